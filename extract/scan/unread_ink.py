"""Black ink of a page on which no word was read: lines that Tesseract's layout took for a picture, a name under a seal.

They are looked for at an eighth of the resolution among the pixels that no surely read word covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.scan.image import Grey
from extract.scan.tesseract import SeenWord
from model.source import BBox

_BLACK = 75  # print has 20 to 50; a seal on a grey scan and its pencilled notes are lighter
_BLOCK = 8  # pixels
_LEAST_BLACK = 4  # pixels of a block: fewer are a speck
_READ = 30.0  # confidence below which a word does not say what its ink is
_GAP_BLOCKS = 5  # between the words of a line
_LEAST_WIDTH_PT, _LEAST_HEIGHT_PT, _HIGHEST_PT = 20.0, 5.0, 90.0
_EDGE = 30  # a scanner's shadow lies in the outermost thirtieth
_MOST = 12  # pieces of a page; one with more holds drawings
_AROUND_PT = 2.0
_LIGHTEST = 110  # grey above it becomes paper, so that a seal over a name goes


def unread_ink(grey: Grey, seen: Sequence[SeenWord], cells: Sequence[BBox], scale: float) -> tuple[BBox, ...]:
    """Boxes in points around black ink that may be lines of text, outside words and `cells` that are read anyway."""
    black = grey < _BLACK
    for word in seen:
        if word.confidence >= _READ:
            left, top, right, bottom = word.box
            black[
                max(top - _BLOCK // 2, 0) : bottom + _BLOCK // 2, max(left - _BLOCK // 2, 0) : right + _BLOCK // 2
            ] = 0
    for cell in cells:
        black[_pixel(cell.top, scale) : _pixel(cell.bottom, scale), _pixel(cell.x0, scale) : _pixel(cell.x1, scale)] = 0
    pieces = [_in_points(piece, scale) for piece in _pieces(_blocks(black))]
    lines = [piece for piece in pieces if _may_be_text(piece)]
    return tuple(lines) if len(lines) <= _MOST else ()


def black_only(grey: Grey) -> Grey:
    """The picture without grey ink."""
    levels = np.minimum(np.arange(256) * 255 // _LIGHTEST, 255).astype(np.uint8)
    black: Grey = levels[grey]
    return black


def _pixel(at_pt: float, scale: float) -> int:
    return max(round(at_pt * scale), 0)


def _blocks(black: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Blocks that hold ink; those at the page's edges left out."""
    rows, columns = black.shape[0] // _BLOCK, black.shape[1] // _BLOCK
    pixels = black[: rows * _BLOCK, : columns * _BLOCK].view(np.uint8)
    bands = pixels.reshape(rows, _BLOCK, columns * _BLOCK).sum(
        axis=1, dtype=np.uint8
    )  # by rows first: five times quicker
    inked: NDArray[np.bool_] = bands.reshape(rows, columns, _BLOCK).sum(axis=2) >= _LEAST_BLACK
    inked[: rows // _EDGE], inked[-(rows // _EDGE) :] = False, False
    inked[:, : columns // _EDGE], inked[:, -(columns // _EDGE) :] = False, False
    return inked


def _pieces(inked: NDArray[np.bool_]) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom in blocks of what hangs together, along a line over the gaps between its words."""
    waiting = set(zip(*np.nonzero(inked), strict=True))
    while waiting:
        piece = [waiting.pop()]
        for row, column in piece:
            near = [
                (row + down, column + along) for down in (-1, 0, 1) for along in range(-_GAP_BLOCKS, _GAP_BLOCKS + 1)
            ]
            found = [place for place in near if place in waiting]
            waiting.difference_update(found)
            piece += found
        rows, columns = [row for row, _ in piece], [column for _, column in piece]
        yield int(min(columns)), int(min(rows)), int(max(columns)) + 1, int(max(rows)) + 1


def _in_points(piece: tuple[int, int, int, int], scale: float) -> BBox:
    left, top, right, bottom = (at * _BLOCK / scale for at in piece)
    return BBox(max(left - _AROUND_PT, 0.0), max(top - _AROUND_PT, 0.0), right + _AROUND_PT, bottom + _AROUND_PT)


def _may_be_text(box: BBox) -> bool:
    width, height = box.x1 - box.x0 - 2 * _AROUND_PT, box.bottom - box.top - 2 * _AROUND_PT
    return width >= _LEAST_WIDTH_PT and _LEAST_HEIGHT_PT <= height <= _HIGHEST_PT and width > height
