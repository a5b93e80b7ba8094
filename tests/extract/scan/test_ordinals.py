"""A misread number of a TT column is mended by its neighbours; what was printed out of order stays."""

from __future__ import annotations

import pytest

from extract.page import Cell, Grid, Word
from extract.scan.ordinals import mended_numbers
from model.source import BBox


def _grid(numbers: str) -> Grid:
    cells = []
    for row, text in enumerate(numbers.split()):
        box = BBox(50, 100 + 20 * row, 80, 120 + 20 * row)
        words = () if text == "_" else (Word(text, 1, box, 13),)
        cells.append(Cell(range(row, row + 1), range(1), box, words))
    return Grid(1, BBox(50, 100, 500, 100 + 20 * len(cells)), (50, 80, 500), len(cells), tuple(cells))


def _mended(numbers: str) -> str:
    grid = _grid(numbers)
    changed = {id(word): text for word, text in mended_numbers([grid])}
    return " ".join(changed.get(id(word), word.text) for cell in grid.cells for word in cell.words or (None,) if word)


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("TT 1 2 n 4", "TT 1 2 3 4"),
        ("TT 1 2 8 4 8", "TT 1 2 3 4 5"),
        ("1 z1 2", "1 z1 2"),
        ("2 z1 2.2 z3 2.4", "2 2.1 2.2 2.3 2.4"),
        ("3 3.1 82 3.3 3:8", "3 3.1 3.2 3.3 3:8"),
        ("5.3 5.4 S55 6", "5.3 5.4 5.5 6"),
        ("IV Ì 2 3", "IV 1 2 3"),
        ("5 6 W 8", "5 6 7 8"),
    ],
)
def test_a_number_is_what_fits_between_its_neighbours(read: str, says: str) -> None:
    assert _mended(read) == says


@pytest.mark.parametrize(
    "says", ["1 2 2 4", "1 2 B 1 2", "1 2 3 B", "1 2 4 5", "I 1 2 II 1 2", "1 2 3 1 2", "6 _ 8", "1 2 a 7"]
)
def test_numbers_printed_so_letters_of_groups_and_gaps_stay(says: str) -> None:
    assert _mended(says) == says.replace(" _", "")
