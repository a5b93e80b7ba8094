"""Titles as Công báo prints them."""

from __future__ import annotations

from datetime import date

import pytest

from extract.head.gazette import GazetteTitle, read_gazette_title

_TITLE = "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC SỬA ĐỔI QUY CHẾ"


def test_number_date_and_issuer_run_on_under_the_kind() -> None:
    body = f"{_TITLE} theo Quyết định số 193/2001/QĐ-TTg ngày 20 tháng 12 năm 2001"
    assert read_gazette_title(_TITLE, body) == GazetteTitle(
        "THỦ TƯỚNG CHÍNH PHỦ", "115", "2004/QĐ-TTg", date(2004, 6, 25), "SỬA ĐỔI QUY CHẾ"
    )


def test_a_symbol_that_stands_nowhere_else_stays_as_printed() -> None:
    title = read_gazette_title(_TITLE, _TITLE)
    assert title is not None
    assert title.symbol == "2004/QĐ-TTG"


@pytest.mark.parametrize("text", ["", "Công tác thi đua năm 2024", _TITLE.replace("25 THÁNG 6", "31 THÁNG 6")])
def test_a_plain_subject_is_no_such_title(text: str) -> None:
    assert read_gazette_title(text, text) is None
