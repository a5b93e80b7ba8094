"""On which page of a print each requirement begins: found in the print's own text, never asked of the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

_LENGTHS = (10_000, 80, 40, 24, 12)  # letters of the beginning to look for; a page break may cut the longer ones
_HYPHEN_SIGNS = re.compile(r"[\s\ufffe\u00ad\u200b-]")


def pages_of(texts: Sequence[str], plain: Path) -> tuple[int | None, ...]:
    """The page (from 1) where each text begins, in printed order; None where it is not found in one piece."""
    letters, starts = _letters(plain)
    pages: list[int | None] = []
    position = 0
    for text in texts:
        found = _find(letters, _HYPHEN_SIGNS.sub("", text), position)
        if found is None:
            pages.append(None)
            continue
        pages.append(sum(start <= found for start in starts))
        position = found + 1
    return tuple(pages)


def _find(letters: str, text: str, position: int) -> int | None:
    """The nearest place behind `position`; a cell's text may be printed before that of a column to its left."""
    for length in _LENGTHS:
        found = letters.find(text[:length], position)
        if found >= 0:
            return found
    return None


def _letters(plain: Path) -> tuple[str, list[int]]:
    document = pypdfium2.PdfDocument(plain)
    try:
        letters, starts = "", []
        for page in document:
            starts.append(len(letters))
            letters += _HYPHEN_SIGNS.sub("", page.get_textpage().get_text_range())
        return letters, starts
    finally:
        document.close()
