"""Table cells cut out and put one below the other, so that no line of text runs from one cell into its neighbour.

Tesseract's page layout loses the lone numbers of a `TT` column and ties words of two columns together; in a stack
every line belongs to one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.scan_image import Grey
from extract.tesseract import SeenWord
from model.source import BBox

_DARK = 150
_INSET_PT = 1.0  # what is left of a rule after painting it white
_PAD_PT = 6.0
_LEAST_INK_PIXELS = 25
_MOST_ROWS = 24_000  # Tesseract takes pictures up to 32,767 pixels high


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's ink: the cell's index, its top in the stack, and its box in the picture; pixels."""

    cell: int
    top: int
    left_in_picture: int
    top_in_picture: int
    height: int


@dataclass(frozen=True, slots=True)
class CellStack:
    """The stacked picture and where each part of it was."""

    grey: Grey
    _places: tuple[_Place, ...]
    _pad: int

    def index_of(self, word: SeenWord) -> int:
        """Which of the cells, counted from 0 in the order given, a word of the stack stands in."""
        return self._at(word).cell

    @property
    def cells(self) -> tuple[int, ...]:
        """The indices of the cells that stand in the stack."""
        return tuple(place.cell for place in self._places)

    def _at(self, word: SeenWord) -> _Place:
        middle = (word.box[1] + word.box[3]) / 2
        above = [place for place in self._places if place.top - self._pad / 2 <= middle]
        return above[-1] if above else self._places[0]

    def in_picture(self, word: SeenWord) -> SeenWord:
        """A word of the stack where it stands in the whole picture; lines of two cells never share a line number."""
        place = self._at(word)
        right, down = place.left_in_picture - self._pad, place.top_in_picture - place.top
        left, top, end, bottom = word.box
        box = (left + right, max(top, place.top) + down, end + right, min(bottom, place.top + place.height) + down)
        return replace(word, box=box, line=(-1 - place.cell, word.line[0] * 1000 + word.line[1], word.line[2]))


def stack_cells(grey: Grey, cells: Sequence[BBox], scale: float) -> Iterator[CellStack]:
    """The cells that hold ink, stacked in the order given; a new stack begins before one grows too high."""
    pad = round(_PAD_PT * scale)
    crops: list[Grey] = []
    places: list[_Place] = []
    top = pad
    for index, cell in enumerate(cells):
        found = _ink(grey, cell, scale)
        if found is None:
            continue
        crop, left, above = found
        if crops and top + crop.shape[0] > _MOST_ROWS:
            yield _stack(crops, places, pad)
            crops, places, top = [], [], pad
        crops.append(crop)
        places.append(_Place(index, top, left, above, crop.shape[0]))
        top += crop.shape[0] + 2 * pad
    if crops:
        yield _stack(crops, places, pad)


def _stack(crops: Sequence[Grey], places: Sequence[_Place], pad: int) -> CellStack:
    height = places[-1].top + places[-1].height + pad
    stack = np.full((height, max(crop.shape[1] for crop in crops) + 2 * pad), 255, dtype=np.uint8)
    for crop, place in zip(crops, places, strict=True):
        stack[place.top : place.top + crop.shape[0], pad : pad + crop.shape[1]] = crop
    return CellStack(stack, tuple(places), pad)


def without_cells(grey: Grey, cells: Sequence[BBox], scale: float) -> Grey:
    """The picture with its table cells painted white."""
    rest = grey.copy()
    for cell in cells:
        rest[round(cell.top * scale) : round(cell.bottom * scale), round(cell.x0 * scale) : round(cell.x1 * scale)] = (
            255
        )
    return rest


def _ink(grey: Grey, cell: BBox, scale: float) -> tuple[Grey, int, int] | None:
    """The part of a cell that holds ink, with its left and top in the picture; None for an empty cell."""
    left, top = round((cell.x0 + _INSET_PT) * scale), round((cell.top + _INSET_PT) * scale)
    part = grey[top : round((cell.bottom - _INSET_PT) * scale), left : round((cell.x1 - _INSET_PT) * scale)]
    dark = part < _DARK
    if dark.sum() < _LEAST_INK_PIXELS:
        return None
    rows, columns = np.flatnonzero(dark.sum(axis=1) > 1), np.flatnonzero(dark.sum(axis=0) > 1)
    if not len(rows) or not len(columns):
        return None
    crop = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return crop, left + int(columns[0]), top + int(rows[0])
