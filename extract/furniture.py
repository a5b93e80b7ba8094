"""Page furniture: page numbers, strips of the e-office, signature boxes. It stands on the page and says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.footnotes import footnote_words
from extract.overlays import overlay_words
from extract.page import Line, Page
from extract.signature_box import boxed_words, is_signed

# `2`, `- 2 -`, `2/5`, `Trang 2/5`, `[2]`, `~ 2 ~`, `2 | Trang`, `Trang 2 trên 5`
_PAGE_NUMBER = re.compile(
    r"[-–~\[(|]?\s*(?:(?:Trang|Page)\s*(?:số\s*)?:?\s*)?\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?\s*(?:[-–~\])|]|\|\s*(?:Trang|Page))?",
    re.IGNORECASE,
)
# the e-office's strip of who printed it when: `UBND-12/01/2026-09:34:12-nvhoa`
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}[\s-]+\d{1,2}:\d{2}(?::\d{2})?\b")
_MOST_STRIP_WORDS = 6
_WIDE_PT = 9.0
_EDGE = 0.09  # share of the page's height that running heads and feet keep to


def furniture_of(pages: Sequence[Page]) -> set[int]:
    """Ids of the words that are furniture, over all pages.

    A lone number near the page's edge is a page number; a line near the edge that comes back on three pages or more,
    digits aside, is a running head unless it is the header of a table.
    """
    edge_lines = [line for page in pages for line in _edge_lines(page)]
    lone = {id(line) for page in pages for line in edge_lines if line.page == page.number and _is_lone_mark(line, page)}
    seen = Counter(_shape(line) for line in edge_lines)
    found: set[int] = set()
    for line in edge_lines:
        repeated = seen[_shape(line)] >= max(3, len(pages) // 2) and not _is_table_line(line)
        printed = _PRINTED.search(line.text) and len(line.words) <= _MOST_STRIP_WORDS
        if printed or _PAGE_NUMBER.fullmatch(line.text) or id(line) in lone or (repeated and len(line.words) > 1):
            found.update(id(word) for word in line.words)
    signed = False
    for page in pages:
        found.update(id(word) for word in (*page.margin_words, *boxed_words(page, is_signed_above=signed)))
        found.update(id(word) for word in (*overlay_words(page, is_first=page is pages[0]), *footnote_words(page)))
        signed = signed or is_signed(page)
    return found


def _edge_lines(page: Page) -> list[Line]:
    low, high = page.height_pt * _EDGE, page.height_pt * (1 - _EDGE)
    return [line for line in page.free_lines if line.bbox_pt.bottom < low or line.bbox_pt.top > high]


def _is_table_line(line: Line) -> bool:
    """Three pieces or more with wide blanks between them."""
    wide = (right.bbox_pt.x0 - left.bbox_pt.x1 > _WIDE_PT for left, right in pairwise(line.words))
    return sum(wide) > 1


def _is_lone_mark(line: Line, page: Page) -> bool:
    """A letter or two alone in the middle of the top margin: a page number that a scan shows too faintly."""
    middle = (line.bbox_pt.x0 + line.bbox_pt.x1) / 2
    return len(line.text) <= 2 and line.bbox_pt.top < page.height_pt * _EDGE and abs(middle - page.width_pt / 2) < 36


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())
