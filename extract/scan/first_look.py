"""A page's picture read once: cleaned, turned upright, its rules found, its text and table cells recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extract.page import Page
from extract.pdf.characters import Edge
from extract.scan.cell_stack import stack_cells, without_cells
from extract.scan.image import Grey, ScanImage, has_ink, straightened, turned, without_colour, without_specks
from extract.scan.lean import UPRIGHT, lean_of, set_upright
from extract.scan.placement import Placement
from extract.scan.rules import edges_of, find_rules, without_rules
from extract.scan.tesseract import ONE_BLOCK, SeenWord, recognise, require_tesseract
from extract.scan.unread_ink import unread_ink
from extract.tables.ruled_table import cells_of
from model.source import BBox

_POINTS_PER_INCH = 72
_WELL_READ = 70.0  # mean confidence of a page that stands upright; upside down it is below 45
_HEARD = 30.0  # confidence below which a cell's only word is a guess
_LEAST_WORDS = 5  # fewer do not tell how a page lies
_DARK = 150
_MARGIN_PIXELS = 40


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What was seen on a page's picture; boxes of words in its pixels. `silent` are cells with ink that gave no word,
    `unread` other black ink without one, in points of the upright picture."""

    page: Page
    image: ScanImage
    seen: tuple[SeenWord, ...]
    edges: tuple[Edge, ...]
    silent: tuple[BBox, ...]
    unread: tuple[BBox, ...] = ()

    @property
    def certainty(self) -> float:
        """How surely it was read, 0 to 100; 0 for a page that lies on its side."""
        return 0.0 if _runs_up(self.seen) else certainty(self.seen)


def first_look(page: Page, picture: Any, scale: float) -> FirstLook | None:
    """The page read from its picture with `scale` pixels a point; None where there is nothing on it.

    Raises NotInstalled without Tesseract, LimitExceeded and UnreadableFile where it fails on the page.
    """
    grey = without_specks(without_colour(picture))
    if not has_ink(grey):
        return None
    require_tesseract()
    return _upright(grey, scale, page)


def certainty(words: Sequence[SeenWord]) -> float:
    """Mean confidence over letters, 0 to 100."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _upright(grey: Grey, scale: float, page: Page) -> FirstLook:
    """The picture the way it reads best: as it lies, or where that reads badly turned by quarters."""
    best: FirstLook | None = None
    ways = [0, 2, 1, 3]
    while ways:
        quarters = ways.pop(0)
        look = _look(turned(grey, quarters) if quarters else grey, scale, page, quarters)
        if best is None or look.certainty > best.certainty:
            best = look
        if look.certainty >= _WELL_READ or len(look.seen) < _LEAST_WORDS:
            break
        if not quarters and _runs_up(look.seen):
            ways = [1, 3]
    assert best is not None  # noqa: S101 - the first way always gives a reading
    return best


def _runs_up(seen: Sequence[SeenWord]) -> bool:
    """Most long words are higher than wide: Tesseract reads lines that run up or down, and says nothing of it."""
    long = [word.box for word in seen if len(word.text) > 3]
    upright = sum(box[3] - box[1] > box[2] - box[0] for box in long)
    return upright * 2 > len(long) > 0


def _look(grey: Grey, scale: float, page: Page, quarters: int) -> FirstLook:
    level, skew = straightened(grey)
    lean = lean_of(level, scale)
    if lean != UPRIGHT:
        level = set_upright(level, lean)
    rules = find_rules(level, scale)
    clean = without_rules(level, rules)
    edges = edges_of(rules)
    tables = cells_of(edges, level.shape[1] / scale)
    cells = [BBox(*cell) for table in tables if len(table) > 1 for cell in sorted(table)]
    free = _read_free(without_cells(clean, cells, scale) if cells else clean, scale, has_cells=bool(cells))
    inside, silent = _read_cells(clean, cells, scale)
    placement = Placement(page.width_pt, page.height_pt, quarters, skew, lean.turn, lean.fan * scale)
    image = ScanImage(clean, scale, placement)
    seen = (*free, *inside)
    return FirstLook(page, image, seen, edges, silent, unread_ink(clean, seen, silent, scale))


def _read_free(free: Grey, scale: float, *, has_cells: bool) -> tuple[SeenWord, ...]:
    """What is written outside the cells, read without the margins: a third of a page, and of its layout's time."""
    if has_cells and not has_ink(free):
        return ()
    left, top, right, bottom = _ink_box(free)
    words = recognise(free[top:bottom, left:right], dots_per_inch=round(scale * _POINTS_PER_INCH))
    return tuple(word.moved(left, top) for word in words)


def _ink_box(grey: Grey) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of all ink with some paper around it."""
    dark = grey < _DARK
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return 0, 0, grey.shape[1], grey.shape[0]
    left, top = int(columns[0]) - _MARGIN_PIXELS, int(rows[0]) - _MARGIN_PIXELS
    right, bottom = int(columns[-1]) + _MARGIN_PIXELS, int(rows[-1]) + _MARGIN_PIXELS
    return max(left, 0), max(top, 0), min(right, grey.shape[1]), min(bottom, grey.shape[0])


def _read_cells(clean: Grey, cells: Sequence[BBox], scale: float) -> tuple[list[SeenWord], tuple[BBox, ...]]:
    """What is written in the cells, and the cells whose ink gave nothing: a lone `1` is lost in a stack."""
    seen: list[SeenWord] = []
    silent: list[BBox] = []
    for stack in stack_cells(clean, cells, scale):
        words = recognise(stack.grey, dots_per_inch=round(scale * _POINTS_PER_INCH), mode=ONE_BLOCK)
        heard = {stack.index_of(word) for word in words if word.confidence >= _HEARD}
        seen += (stack.in_picture(word) for word in words if stack.index_of(word) in heard)
        silent += (cells[index] for index in stack.cells if index not in heard)
    return seen, tuple(silent)
