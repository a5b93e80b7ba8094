"""Black ink that gave no word is found, line by line; a grey seal, specks and the scanner's edge are none."""

from __future__ import annotations

import numpy as np

from extract.scan.image import Grey
from extract.scan.tesseract import SeenWord
from extract.scan.unread_ink import black_only, unread_ink
from model.source import BBox

_SCALE = 4.0  # pixels a point


def _page() -> Grey:
    return np.full((1600, 1200), 250, dtype=np.uint8)


def _write(grey: Grey, left: int, top: int, letters: int, ink: int = 30) -> tuple[int, int, int, int]:
    """Letters as strokes 30 pixels high; gives their box."""
    for at in range(letters):
        grey[top : top + 30, left + 20 * at : left + 20 * at + 8] = ink
        grey[top + 12 : top + 18, left + 20 * at : left + 20 * at + 16] = ink
    return left, top, left + 20 * letters, top + 30


def _covers(box: BBox, pixels: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = (at / _SCALE for at in pixels)
    return box.x0 <= left + 2 and box.top <= top + 2 and box.x1 >= right - 4 and box.bottom >= bottom - 2


def test_a_line_without_a_word_is_found_whole() -> None:
    grey = _page()
    read, left_out = _write(grey, 200, 300, 9), _write(grey, 200, 400, 12)
    found = unread_ink(grey, [SeenWord("Chủ", read, (1, 1, 1), 95.0)], [], _SCALE)
    assert len(found) == 1
    assert _covers(found[0], left_out)


def test_a_guess_does_not_say_what_its_ink_is() -> None:
    grey = _page()
    box = _write(grey, 200, 300, 9)
    assert unread_ink(grey, [SeenWord("¬S", box, (1, 1, 1), 12.0)], [], _SCALE)
    assert not unread_ink(grey, [SeenWord("Nguyễn", box, (1, 1, 1), 62.0)], [], _SCALE)


def test_a_name_under_a_grey_seal_is_found_without_the_seal() -> None:
    grey = _page()
    grey[250:420, 150:170] = 95
    grey[250:420, 330:350] = 95
    name = _write(grey, 250, 320, 10)
    (found,) = unread_ink(grey, [], [], _SCALE)
    assert _covers(found, name)
    assert found.bottom - found.top < 20
    clean = black_only(grey)
    assert clean[260:310, 150:170].min() > 200
    assert clean[320:350, 250:450].min() < 75


def test_specks_edges_and_cells_read_elsewhere_are_left_alone() -> None:
    grey = _page()
    grey[500:503, 500:503] = 20
    grey[:, :12] = 20
    box = _write(grey, 600, 900, 8)
    cell = BBox(*(at / _SCALE for at in (590, 890, 790, 940)))
    assert unread_ink(grey, [], [cell], _SCALE) == ()
    assert len(unread_ink(grey, [], [], _SCALE)) == 1
    assert box


def test_a_page_full_of_drawings_is_not_read_again() -> None:
    grey = _page()
    for row in range(5):
        for column in range(4):
            _write(grey, 100 + 280 * column, 100 + 200 * row, 6)
    assert unread_ink(grey, [], [], _SCALE) == ()
