"""Where documents begin in a file: a letter and the plan that it carries, a decision and its rules, two in one scan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.head.closing import closes_document
from extract.head.head_columns import NATIONAL_TITLE
from extract.head.issuer import is_issuer_line
from extract.head.kind import is_carried, read_kind
from extract.head.letterhead import ISSUED_WITH, Letterhead, read_letterhead
from extract.page import Line, Page, lines_without

LEAST_EVIDENCE = 2  # of issuer, symbol, date and kind
_FIRST_PAGES = 3  # a blank or cover page may stand before the letterhead
_HEAD_PT = 30.0  # the issuing body may begin so far above the national title
_LABEL_PT = 100.0  # and the label of a form or an appendix so far
_TITLE_PT = 330.0  # a carried plan's title and the decision it came with stand in so much of its first page
_FORM = re.compile(r"^\W*(?:Mẫu|Biểu|Phụ lục|Phụ biểu)\b", re.IGNORECASE)
_BLANK = re.compile(r"…|\.{3,}|_{3,}|\bTÊN (?:CƠ QUAN|ĐƠN VỊ|TRƯỜNG|TỔ CHỨC)\b|^(?:CƠ QUAN|ĐƠN VỊ)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the file: its pages (cut where two share one) and its letterhead."""

    pages: tuple[Page, ...]
    letterhead: Letterhead


@dataclass(frozen=True, slots=True)
class _Start:
    """A new document begins on the page with this index, at this height."""

    page_index: int
    top_pt: float


def split_documents(pages: Sequence[Page], furniture: Set[int]) -> tuple[Document, ...]:
    """The documents in the file in order, at least one; words with ids in `furniture` are not looked at.

    A form with a letterhead to be filled in is no document but part of the appendix that it stands in.
    """
    first = _first_letterhead(pages, furniture)
    starts = list(_starts(pages, first, furniture))
    documents = []
    for start, end in pairwise([None, *starts, None]):
        piece = _cut(pages, start, end)
        head = read_letterhead(piece[0], _text(piece, furniture), furniture) if start else first
        documents.append(Document(piece, head))
    return tuple(documents)


def _first_letterhead(pages: Sequence[Page], furniture: Set[int]) -> Letterhead:
    """The letterhead of the first page that has one."""
    text = _text(pages, furniture)
    heads = (read_letterhead(page, text, furniture) for page in pages[:_FIRST_PAGES])
    first = next(heads)
    return first if first.evidence >= LEAST_EVIDENCE else max((first, *heads), key=lambda head: head.evidence)


def _starts(pages: Sequence[Page], first: Letterhead, furniture: Set[int]) -> Iterator[_Start]:
    """Where further documents begin behind the first letterhead."""
    kind, closed = first.kind, False
    last = max(((word.page, word.bbox_pt.bottom) for word in first.words), default=(0, 0.0))
    for index, page in enumerate(pages):
        lines = [line for line in lines_without(page.free_lines, furniture) if (line.page, line.bbox_pt.top) > last]
        for number, line in enumerate(lines):
            start = _start_at(page, lines[: number + 1], kind, closed=closed, furniture=furniture)
            if start is not None:
                kind, closed = start[1].kind, False
                yield _Start(index, start[0])
            closed = closed or closes_document(line)


def _start_at(
    page: Page, lines: Sequence[Line], kind: str, *, closed: bool, furniture: Set[int]
) -> tuple[float, Letterhead] | None:
    """Height and letterhead of a document whose national title, or without one its kind, is the last of `lines`."""
    line = lines[-1]
    if NATIONAL_TITLE.search(line.text):
        top = min(part.bbox_pt.top for part in lines if line.bbox_pt.top - part.bbox_pt.top < _HEAD_PT and _heads(part))
        above = [part for part in lines if part.bbox_pt.top < top]
        label = any(_FORM.match(part.text) and top - part.bbox_pt.bottom < _LABEL_PT for part in above)
        head = read_letterhead(_below(page, top), "", furniture)
        return (top, head) if not label and (closed or not above) and _is_filled_in(head) else None
    new = read_kind(line.text)
    if new is None or not all(is_issuer_line(part.text) and not _FORM.match(part.text) for part in lines[:-1]):
        return None
    head = read_letterhead(page, "", furniture)
    attached = ISSUED_WITH.match(head.attached or "")
    together = attached is not None and bool(attached["together"])
    carried = new != kind and is_carried(new) and closed
    return (0.0, head) if (together or carried) and head.kind else None


def _heads(line: Line) -> bool:
    """A line of a letterhead, not the last one of the text above it."""
    return bool(NATIONAL_TITLE.search(line.text)) or is_issuer_line(line.text)


def _is_filled_in(head: Letterhead) -> bool:
    """A letterhead that names its issuer and its kind, and its date, its symbol or what it was issued with."""
    named = head.issuer is not None and not _BLANK.search(head.issuer) and not _BLANK.search(head.place or "")
    return named and bool(head.kind) and bool(head.year or head.symbol or head.attached)


def _text(pages: Sequence[Page], furniture: Set[int]) -> str:
    return " ".join(word.text for page in pages for word in page.words if id(word) not in furniture)


def _cut(pages: Sequence[Page], start: _Start | None, end: _Start | None) -> tuple[Page, ...]:
    """The pages from `start` to `end` with what stands between them."""
    piece = list(pages[start.page_index if start else 0 : end.page_index + 1 if end else None])
    if end:
        piece[-1] = _above(piece[-1], end.top_pt)
        if not piece[-1].words and len(piece) > 1:
            piece.pop()
    if start:
        piece[0] = _below(piece[0], start.top_pt)
    return tuple(piece)


def _above(page: Page, top_pt: float) -> Page:
    words = tuple(word for word in page.words if word.middle_pt < top_pt)
    return replace(page, words=words, grids=tuple(grid for grid in page.grids if grid.bbox_pt.bottom < top_pt))


def _below(page: Page, top_pt: float) -> Page:
    words = tuple(word for word in page.words if word.middle_pt >= top_pt)
    return replace(page, words=words, grids=tuple(grid for grid in page.grids if grid.bbox_pt.bottom >= top_pt))
