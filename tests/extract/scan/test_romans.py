"""Roman numbers are counted by the stems in the picture, not by the letters that Tesseract makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from extract.scan.image import Grey
from extract.scan.romans import with_counted_romans
from extract.scan.tesseract import SeenWord


def _stems(count: int, *, stop: bool) -> Grey:
    """A word of 40 pixels' height: stems with serifs and, behind them, a full stop."""
    grey = np.full((60, 200), 255, dtype=np.uint8)
    for index in range(count):
        left = 20 + 20 * index
        grey[10:50, left + 5 : left + 11] = 0
        grey[10:12, left : left + 16] = 0
        grey[48:50, left : left + 16] = 0
    if stop:
        grey[44:50, 22 + 20 * count : 28 + 20 * count] = 0
    return grey


def _word(text: str, left: int, right: int) -> SeenWord:
    return SeenWord(text, (left, 10, right, 50), (1, 1, 1), 90.0)


@pytest.mark.parametrize(
    ("stems", "read", "says"), [(1, "L", "I."), (2, "IIL", "II."), (2, "H.", "II."), (3, "IH", "III")]
)
def test_a_number_at_the_head_of_a_line_has_as_many_strokes_as_its_picture(stems: int, read: str, says: str) -> None:
    picture = _stems(stems, stop=says.endswith("."))
    first = _word(read, 18, 30 + 20 * stems)
    heading = _word("Mục", 150, 190)
    assert [word.text for word in with_counted_romans([first, heading], picture)] == [says, "Mục"]


@pytest.mark.parametrize("name", ["Quý", "quý"])
def test_a_quarter_read_a_stroke_short_is_counted(name: str) -> None:
    before = SeenWord(name, (0, 10, 15, 50), (1, 1, 1), 95.0)
    read = with_counted_romans([before, _word("II", 18, 80)], _stems(3, stop=False))
    assert [word.text for word in read] == [name, "III"]


def test_other_words_numbers_and_unclear_pictures_stay() -> None:
    picture = _stems(3, stop=False)
    inside = [_word("và", 0, 15), _word("II", 18, 80)]
    assert with_counted_romans(inside, picture) == tuple(inside)
    assert with_counted_romans([_word("111", 18, 80)], picture)[0].text == "111"
    smudge = np.zeros_like(picture)
    assert with_counted_romans([_word("II", 18, 80)], smudge)[0].text == "II"


def _with_year(stems: int) -> Grey:
    """Stems, a slash that leans to the right, and round figures."""
    grey = _stems(stems, stop=False)
    left = 20 + 20 * stems
    for row in range(10, 50):
        start = left + 14 - (row - 10) * 14 // 40
        grey[row, start : start + 4] = 0
    rows, columns = np.mgrid[0:60, 0:200]
    for middle in (left + 30, left + 50):
        ring = np.hypot(rows - 30, (columns - middle) * 2.0)
        grey[(ring < 20) & (ring > 13)] = 0
    return grey


@pytest.mark.parametrize(("stems", "read"), [(3, "II/2026."), (3, "IIH/2026."), (2, "III/2026."), (2, "H/2026.")])
def test_a_quarter_with_its_year_is_counted_up_to_the_slash(stems: int, read: str) -> None:
    before = SeenWord("quý", (0, 10, 15, 50), (1, 1, 1), 95.0)
    word = _word(read, 18, 20 + 20 * stems + 62)
    assert with_counted_romans([before, word], _with_year(stems))[1].text == "I" * stems + "/2026."


def test_a_quarter_at_the_head_of_the_next_line_is_counted() -> None:
    before = SeenWord("quý", (900, 10, 960, 50), (1, 1, 1), 95.0)
    word = SeenWord("TH", (18, 10, 80, 50), (1, 2, 1), 62.0)
    assert with_counted_romans([before, word], _stems(3, stop=False))[1].text == "III"


def test_a_quarter_whose_stems_do_not_end_at_a_slash_stays() -> None:
    before = SeenWord("quý", (0, 10, 15, 50), (1, 1, 1), 95.0)
    assert with_counted_romans([before, _word("II/2026", 18, 80)], _stems(3, stop=False))[1].text == "II/2026"
