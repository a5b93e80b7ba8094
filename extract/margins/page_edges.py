"""What stands above and below the text: page numbers, running heads and feet, strips of the e-office, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median

from extract.head.head_columns import RIGHT_TITLE
from extract.page import Line, Page
from extract.vocabulary import load_vocabulary

# `2`, `- 2 -`, `2/5`, `Trang 2/5`, `[2]`, `~ 2 ~`, `2 | Trang`, `Trang 2 trên 5`, `Trang 25 /` (2/5 in two sizes)
_PAGE_NUMBER = re.compile(
    r"[-–~\[(|]?\s*(?:(?:Trang|Page|Tr\.)\s*(?:số\s*)?[:|]?\s*)?\d{1,4}(?:\s*(?:/|trên|of|\|)\s*\d{1,4})?\s*"
    r"(?:[-–~\])|]|[|/]?\s*(?:Trang|Page)\b)?|Trang \d{2,6} /",
    re.IGNORECASE,
)
# the e-office's strip of who printed it when: `UBND-12/01/2026-09:34:12-nvhoa`
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}[\s-]+\d{1,2}:\d{2}(?::\d{2})?\b")
_ITEM = re.compile(r"[-+•*]|Nơi nhận|(?:[IVX]+|\d+|[a-zđ])[.)/]\s")
_APPENDIX = re.compile(
    r"(?:Phụ lục|Phụ biểu|Biểu|Mẫu|Phần|Chương|Mục|Điều)\b", re.IGNORECASE
)  # `PHỤ LỤC 1`, `PHỤ LỤC 2`
_TOP = 5  # lines, among which a document's first page says `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`
_MOST_STRIP_WORDS = 6
_WIDE_PT = 9.0
_EDGE = 0.09  # share of the page's height that running heads and feet keep to
_MARGIN_PT = 56.0  # 20 mm above and below the text (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4): no text stands there
_SMALL = 0.85  # of the text's size
_APART = 0.8  # of a line's height: how far small type stands from the text, at least


def edge_lines(pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages that are page numbers, running heads or feet, strips or addresses.

    A lone number near the page's edge is a page number; a line near the edge that comes back on three pages or more,
    or in the outer margin on two, digits aside, is a running head unless it is the header of a table or a letterhead.
    """
    near = [(page, line) for page in pages for line in _near_edge(page)]
    begins = {page.number: top for page in pages if (top := _letterhead_top(page))}
    seen = Counter(_shape(line) for _, line in near)
    most = max(3, len(pages) // 2)
    found = [line for page, line in near if _is_mark(line, page)]
    found += (
        line
        for page, line in near
        if not _is_head(line, page, begins.get(page.number)) and _comes_back(line, page, seen, most)
    )
    known = {id(line) for line in found}
    for page in pages:
        small = _apart(page, known, begins=page.number == 1 or page.number in begins)
        found += (line for line in small if id(line) not in known)
        known.update(map(id, small))
        found += (line for line in _near_edge(page) if id(line) not in known and _is_told(line, page))
    return found


def _letterhead_top(page: Page) -> float | None:
    titles = (line.bbox_pt.top for line in page.free_lines[:_TOP] if RIGHT_TITLE.search(line.text))
    return next(titles, None)


def _is_head(line: Line, page: Page, top: float | None) -> bool:
    """A line of a letterhead that begins at the height `top`."""
    return top is not None and top < line.bbox_pt.bottom < page.height_pt / 2


def _near_edge(page: Page) -> list[Line]:
    low, high = page.height_pt * _EDGE, page.height_pt * (1 - _EDGE)
    return [line for line in page.free_lines if line.bbox_pt.bottom < low or line.bbox_pt.top > high]


def _in_margin(line: Line, page: Page) -> bool:
    return line.bbox_pt.bottom < _MARGIN_PT or line.bbox_pt.top > page.height_pt - _MARGIN_PT


def _is_mark(line: Line, page: Page) -> bool:
    """A page number, or who printed it when."""
    printed = _PRINTED.search(line.text) and len(line.words) <= _MOST_STRIP_WORDS
    return bool(printed or _PAGE_NUMBER.fullmatch(line.text)) or _is_lone_mark(line, page)


def _comes_back(line: Line, page: Page, seen: Counter[str], most: int) -> bool:
    times = seen[_shape(line)]
    if len(line.words) < 2 or times < 2 or _is_table_line(line) or _APPENDIX.match(line.text):
        return False
    return times >= most or _in_margin(line, page)


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


def _apart(page: Page, known: set[int], *, begins: bool) -> list[Line]:
    """Lines in small type that stand in the outer margin, apart from the text; not above a letterhead."""
    lines = page.free_lines
    margin = [line for line in lines if _in_margin(line, page)]
    if not any(id(line) not in known for line in margin):
        return []
    body_pt = _body_pt(page)
    heads = () if begins else _run(lines, page, body_pt, known)
    return [*heads, *_run(lines[::-1], page, body_pt, known)]


def _run(lines: Sequence[Line], page: Page, body_pt: float, known: set[int]) -> Iterator[Line]:
    """From the page's edge inwards, the small lines up to a gap or to larger type; none where such lines go on."""
    run: list[Line] = []
    for line in lines:
        if run and _parts(run[-1], line):
            break
        if not _in_margin(line, page) or (id(line) not in known and not _is_small(line, body_pt)):
            return
        run.append(line)
    yield from run


def _parts(edge: Line, inner: Line) -> bool:
    """The text begins with the inner line: behind a gap, or in larger type."""
    height = inner.bbox_pt.bottom - inner.bbox_pt.top
    return _gap(edge, inner) > _APART * height or edge.size_pt <= _SMALL * inner.size_pt


def _gap(one: Line, other: Line) -> float:
    return max(other.bbox_pt.top - one.bbox_pt.bottom, one.bbox_pt.top - other.bbox_pt.bottom)


def _is_small(line: Line, body_pt: float) -> bool:
    return line.size_pt <= _SMALL * body_pt and not _ITEM.match(line.text)


def _is_told(line: Line, page: Page) -> bool:
    """An address, a file's path, a code under bars: told by its words, in small type or in the outer margin."""
    if not any(pattern.match(line.text) for pattern in _told()):
        return False
    return _in_margin(line, page) or line.size_pt <= _SMALL * _body_pt(page)


def _body_pt(page: Page) -> float:
    return median(word.size_pt for word in page.words)


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in load_vocabulary("page_edges")["line"])
