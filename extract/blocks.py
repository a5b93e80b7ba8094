"""Stretches of words as blocks of the model, one a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.page import Word, box_of, text_of
from model.directive import Block, BlockKind


def blocks_of(kind: BlockKind, words: Iterable[Word], ref: str | None = None) -> Iterator[Block]:
    """The words as blocks, one a page."""
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    for page, group in pages.items():
        yield Block(kind, page, box_of(group), len(group), text_of(group), ref)
