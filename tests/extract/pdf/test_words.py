"""Words from characters: marks out of order or drawn by themselves, and signs that stand for others."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pdf.characters import Character, Face
from extract.pdf.folding import composed
from extract.pdf.words import words_of

_FACE = Face("times")
_LETTERS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
]


def texts(characters: Sequence[Character]) -> list[str]:
    return [word.text for word in words_of(characters, 1)]


def drawn(pieces: Sequence[tuple[str, float, float]]) -> list[Character]:
    """Characters on one base line, each (text, left, width)."""
    return [Character(text, left, 100.0, left + width, 114.0, 14.0, _FACE) for text, left, width in pieces]


@pytest.mark.parametrize("letter", _LETTERS)
def test_marks_in_any_order_make_the_letter(letter: str) -> None:
    base, *marks = list(unicodedata.normalize("NFD", letter))
    assert {composed(base + "".join(order)) for order in permutations(marks)} == {letter}


@given(st.text(alphabet=[*_LETTERS, *"bcdđghklmnpqrstvx .,-"]))
def test_text_in_any_normal_form_is_the_same(text: str) -> None:
    assert composed(unicodedata.normalize("NFD", text)) == composed(text) == text


@pytest.mark.parametrize("shift", [-2.0, 0.0, 1.0])
def test_marks_drawn_after_all_letters_join_the_letter_under_them(shift: float) -> None:
    letters = [("K", 60.0, 10.0), ("e", 70.0, 6.0), ("h", 80.0, 7.0), ("o", 87.0, 7.0), ("a", 94.0, 6.0)]
    marks = [("\u0302", 70.0 + shift, 4.0), ("\u0301", 70.5 + shift, 4.0), ("\u0323", 94.0 + shift, 4.0)]
    assert texts(drawn([*letters, *marks])) == ["Kế", "hoạ"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("thi\u200bđua", "thiđua"),
        ("２０２４", "2024"),
        ("ﬁ", "fi"),
        ("UBND\u2011VX", "UBND-VX"),
        ("\u2212", "-"),
        ("e\u0301\u0302", "ế"),
    ],
)
def test_signs_are_made_plain(written: str, shown: str) -> None:
    assert texts(drawn([(sign, 60.0 + 6 * at, 6.0) for at, sign in enumerate(written)])) == [shown]
