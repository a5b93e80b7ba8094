"""Cells that name who leads and who helps together."""

from __future__ import annotations

import pytest

from extract.tables.lead_and_support import split_combined, split_marked

_BOTH = ("Phòng Nội vụ", ("Hội Khuyến học", "Phòng Tài chính"))


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Phòng Nội vụ; Phối hợp: Hội Khuyến học, Phòng Tài chính",
        "- Đơn vị chủ trì: Phòng Nội vụ\n- Đơn vị phối hợp: Hội Khuyến học, Phòng Tài chính",
        "Phòng Nội vụ; phối hợp: Hội Khuyến học, Phòng Tài chính",
        "Phòng Nội vụ (chủ trì), Hội Khuyến học, Phòng Tài chính",
        "Phòng Nội vụ (chủ trì); Hội Khuyến học, Phòng Tài chính (phối hợp)",
        "Phòng Nội vụ chủ trì, phối hợp với Hội Khuyến học, Phòng Tài chính",
        "Phòng Nội vụ chủ trì; Hội Khuyến học, Phòng Tài chính phối hợp",
        "Phòng Nội vụ phối hợp với Hội Khuyến học, Phòng Tài chính",
    ],
)
def test_a_cell_that_says_who_leads_is_split_in_any_column(cell: str) -> None:
    assert split_marked(cell) == _BOTH


@pytest.mark.parametrize(
    "cell",
    [
        "Phòng Nội vụ; Hội Khuyến học, Phòng Tài chính",
        "Phòng Nội vụ/Hội Khuyến học, Phòng Tài chính",
        "Phòng Nội vụ\nHội Khuyến học\nPhòng Tài chính",
        "Phòng Nội vụ, Hội Khuyến học, Phòng Tài chính",
    ],
)
def test_in_a_column_for_both_the_first_body_leads(cell: str) -> None:
    assert split_marked(cell) is None
    assert split_combined(cell) == _BOTH


@pytest.mark.parametrize("cell", ["Các cơ quan được giao chủ trì", "Phòng Nội vụ", "Các sở, ban, ngành", ""])
def test_other_cells_say_nothing_of_who_leads(cell: str) -> None:
    assert split_marked(cell) is None
