"""Misreadings that can mean one thing only are mended by the words beside them."""

from __future__ import annotations

import pytest

from extract.page import Word
from extract.scan.corrections import corrected
from model.source import BBox


def _line(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, 1, BBox(60 + 40 * at, 100, 95 + 40 * at, 112), 13) for at, word in enumerate(text.split()))


def _read(text: str, unsure: str = "") -> str:
    words = _line(text)
    doubtful = frozenset(id(word) for word in words if word.text == unsure)
    return " ".join(word.text for word in corrected(words, doubtful))


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("- Lưu: VF, VHXH.", "- Lưu: VT, VHXH."),
        ("- Lưu: VI, CN (Trung).", "- Lưu: VT, CN (Trung)."),
        ("- Lưu: VP Hội.", "- Lưu: VP Hội."),
        ("- Lưu Văn phòng Đảng ủy.", "- Lưu Văn phòng Đảng ủy."),
    ],
)
def test_the_office_that_keeps_a_copy_is_known(read: str, says: str) -> None:
    assert _read(read) == says


def test_an_unsure_bracket_that_nothing_opens_goes() -> None:
    assert _read("các sở, UBND) các xã", unsure="UBND)") == "các sở, UBND các xã"
    assert _read("các sở, UBND) các xã") == "các sở, UBND) các xã"
    assert _read("các cấp (tỉnh, UBND) và xã", unsure="UBND)") == "các cấp (tỉnh, UBND) và xã"
    assert _read("a) Các trường", unsure="a)") == "a) Các trường"
