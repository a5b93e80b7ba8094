"""Footnotes: small type at a page's foot that begins with a mark, and the raised marks in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from extract.page import Line, Page, Word

_MARK = re.compile(r"[(\[]?(?:\d{1,2}|\*{1,3})[)\]]?")
_SMALL = 0.87  # of the text's size: 11 under 13, 12 under 14
_RAISED = 0.9
_RAISED_PT = 2.0
_NEAR_PT = 4.0
_FOOT = 0.5  # share of the page's height that footnotes stay below


def footnote_words(page: Page) -> Iterator[Word]:
    """The words of the page's footnotes and of the marks that point to them; none on a page without marks."""
    if not page.words:
        return
    body_pt = median(word.size_pt for word in page.words)
    marks = tuple(_raised_marks(page.words, body_pt))
    yield from marks
    for line in _notes(page, body_pt):
        yield from line.words


def _raised_marks(words: Sequence[Word], body_pt: float) -> Iterator[Word]:
    """Digits in smaller type that hang on a word and stand higher than it."""
    small = [w for w in words if w.size_pt <= _RAISED * body_pt and _MARK.fullmatch(w.text)]
    for word in small:
        if any(_hangs_on(word, other) for other in words if other is not word):
            yield word


def _hangs_on(mark: Word, word: Word) -> bool:
    here, there = mark.bbox_pt, word.bbox_pt
    beside = -1 <= here.x0 - there.x1 < _NEAR_PT and there.top - 6 < here.top < there.bottom
    return beside and mark.size_pt <= _RAISED * word.size_pt and here.bottom < there.bottom - _RAISED_PT


def _notes(page: Page, body_pt: float) -> Sequence[Line]:
    """The lines in small type at the foot of the page, from the first that begins with a mark."""
    low = page.height_pt * _FOOT
    below = (line for line in page.free_lines if line.bbox_pt.top > low)
    lines = [line for line in below if _is_small(line, body_pt) or not line.text.isdigit()]  # not the page's number
    start = next((i for i in range(len(lines)) if all(_is_small(line, body_pt) for line in lines[i:])), len(lines))
    notes = lines[start:]
    first = next((i for i, line in enumerate(notes) if _begins_note(line, notes[i + 1 :])), len(notes))
    return notes[first:]


def _is_small(line: Line, body_pt: float) -> bool:
    return median(word.size_pt for word in line.words) <= _SMALL * body_pt


def _begins_note(line: Line, below: Sequence[Line]) -> bool:
    """The line begins with a mark, or is one that stands raised in front of the next line."""
    first, *rest = line.words
    if not _MARK.fullmatch(first.text):
        return False
    if not rest:
        return bool(below) and below[0].bbox_pt.top < line.bbox_pt.bottom and below[0].bbox_pt.x0 > line.bbox_pt.x0
    return first.size_pt <= _RAISED * rest[0].size_pt or not first.text.endswith(".")
