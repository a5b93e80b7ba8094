"""Table cells cut out and put one below the other, so that no line of text runs from one cell into its neighbour.

Tesseract's page layout loses the lone numbers of a `TT` column and ties words of two columns together; in a stack
every line belongs to one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from extract.scan.image import Grey
from extract.scan.tesseract import SeenWord
from model.source import BBox

_DARK = 150
_INSET_PT = 1.0  # what is left of a rule after painting it white
_PAD_PT = 6.0
_LEAST_INK_PIXELS = 25
_A_ROW = 8
MOST_ROWS = 24_000  # Tesseract takes pictures up to 32,767 pixels high


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's ink: the cell's index, its left and top in the stack, and its box in the picture; pixels."""

    cell: int
    left: int
    top: int
    left_in_picture: int
    top_in_picture: int
    height: int


@dataclass(frozen=True, slots=True)
class CellStack:
    """The stacked picture and where each part of it was, from top to bottom and from left to right."""

    grey: Grey
    _places: tuple[_Place, ...]
    _pad: int
    _zoom: float = 1.0

    def index_of(self, word: SeenWord) -> int:
        """Which of the cells, counted from 0 in the order given, a word of the stack stands in."""
        return self._at(word).cell

    @property
    def cells(self) -> tuple[int, ...]:
        """The indices of the cells that stand in the stack."""
        return tuple(place.cell for place in self._places)

    def _at(self, word: SeenWord) -> _Place:
        left, top, right, bottom = word.box
        reached = [
            place
            for place in self._places
            if place.left - self._pad / 2 <= (left + right) / 2 and place.top - self._pad / 2 <= (top + bottom) / 2
        ]
        return reached[-1] if reached else self._places[0]

    def in_picture(self, word: SeenWord) -> SeenWord:
        """A word of the stack where it stands in the whole picture; lines of two cells never share a line number."""
        place = self._at(word)
        left, top, right, bottom = word.box
        box = (
            place.left_in_picture + round((left - place.left) / self._zoom),
            place.top_in_picture + round((max(top, place.top) - place.top) / self._zoom),
            place.left_in_picture + round((right - place.left) / self._zoom),
            place.top_in_picture + round((min(bottom, place.top + place.height) - place.top) / self._zoom),
        )
        return replace(word, box=box, line=(-1 - place.cell, word.line[0] * 1000 + word.line[1], word.line[2]))


def stack_cells(grey: Grey, cells: Sequence[BBox], scale: float, zoom: float = 1.0) -> Iterator[CellStack]:
    """The cells that hold ink, `zoom` times as large, one below the other in the order given; a new stack begins
    before one grows too high."""
    pad = round(_PAD_PT * scale)
    crops: list[Grey] = []
    places: list[_Place] = []
    top = pad
    for index, cell in enumerate(cells):
        found = _ink(grey, cell, scale)
        if found is None:
            continue
        crop, left, above = found
        crop = _zoomed(crop, zoom)
        if crops and top + crop.shape[0] > MOST_ROWS:
            yield _stack(crops, places, pad, zoom)
            crops, places, top = [], [], pad
        crops.append(crop)
        places.append(_Place(index, pad, top, left, above, crop.shape[0]))
        top += crop.shape[0] + 2 * pad
    if crops:
        yield _stack(crops, places, pad, zoom)


def row_cells(grey: Grey, cells: Sequence[BBox], scale: float) -> Iterator[CellStack]:
    """The cells that hold ink side by side, a few a row: lone numbers, which are lost in a stack, make a line there."""
    pad = round(_PAD_PT * scale)
    gap = 3 * pad
    found = [(index, ink) for index, cell in enumerate(cells) if (ink := _ink(grey, cell, scale))]
    for start in range(0, len(found), _A_ROW):
        row = found[start : start + _A_ROW]
        height = max(crop.shape[0] for _, (crop, _, _) in row)
        left, places, crops = pad, [], []
        for index, (crop, left_in_picture, above) in row:
            low = pad + height - crop.shape[0]  # numbers stand on one base line
            places.append(_Place(index, left, low, left_in_picture, above, crop.shape[0]))
            crops.append(crop)
            left += crop.shape[1] + gap
        yield _stack(crops, places, pad, 1.0)


def _zoomed(crop: Grey, zoom: float) -> Grey:
    if zoom == 1.0:
        return crop
    size = max(1, round(crop.shape[1] * zoom)), max(1, round(crop.shape[0] * zoom))
    return np.asarray(Image.fromarray(crop).resize(size, Image.Resampling.BILINEAR))


def _stack(crops: Sequence[Grey], places: Sequence[_Place], pad: int, zoom: float) -> CellStack:
    height = max(place.top + place.height for place in places) + pad
    width = max(place.left + crop.shape[1] for crop, place in zip(crops, places, strict=True)) + pad
    stack = np.full((height, width), 255, dtype=np.uint8)
    for crop, place in zip(crops, places, strict=True):
        stack[place.top : place.top + crop.shape[0], place.left : place.left + crop.shape[1]] = crop
    return CellStack(stack, tuple(places), pad, zoom)


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
