"""Stretches of words as blocks of the model, one a page; what is scattered over a page by what stands together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.page import Word, box_of, lines_of, text_of
from model.directive import Block, BlockKind

_SCATTERED = (BlockKind.FURNITURE, BlockKind.UNPLACED)
_APART = 1.5  # heights of a line


def blocks_of(kind: BlockKind, words: Iterable[Word], ref: str | None = None) -> Iterator[Block]:
    """The words as blocks, one a page; furniture and what has no place, a block for each of its spots."""
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    for page, group in pages.items():
        for spot in _spots(group) if kind in _SCATTERED else (group,):
            yield Block(kind, page, box_of(spot), len(spot), text_of(spot), ref)


def _spots(words: list[Word]) -> Iterator[list[Word]]:
    """Words of one page, cut where the lines stand far apart: a page number above, a strip below."""
    spot: list[Word] = []
    low = 0.0
    for line in lines_of(words):
        box = line.bbox_pt
        if spot and box.top - low > _APART * (box.bottom - box.top):
            yield spot
            spot = []
        spot.extend(line.words)
        low = box.bottom
    yield spot
