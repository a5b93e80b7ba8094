"""A page as the reader sees it: words with boxes and faces, ruled lines, and the lines that the words form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from extract.pdf.characters import Edge
from model.directive import Encoding
from model.source import BBox

_FEW_WORDS = 12
_CUT_DATE = re.compile(r"\(?(?:\d{1,2}/)?\d{1,2}/\d{1,3}")
_DATE = re.compile(r"\(?(?:\d{1,2}/)?\d{1,2}/(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space. `page` counts from 1; the box is in points from the page's top left."""

    text: str
    page: int
    bbox_pt: BBox
    size_pt: float
    bold: bool = False
    italic: bool = False

    @property
    def middle_pt(self) -> float:
        """Height of the word's middle on its page."""
        return (self.bbox_pt.top + self.bbox_pt.bottom) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled table. Spans are half-open ranges of grid rows and columns; `words` stand in reading order."""

    rows: range
    columns: range
    bbox_pt: BBox
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return text_of(self.words)


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page. `edges_pt` are the left edges of its columns and the right edge of the last."""

    page: int
    bbox_pt: BBox
    edges_pt: tuple[float, ...]
    row_count: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)  # without slots: its lines are asked for many times and kept
class Page:
    """One page: `words` are all its words, those of `grids` included; `image_share` of its area is pictures, 0 to 1.

    `encoding` is what most of its words were written in before they became Unicode. `margin_words` are those of
    `words` that Word files call running heads, feet or footnotes, and a PDF's watermark.
    `rules` are long level lines outside the grids.
    """

    number: int
    width_pt: float
    height_pt: float
    words: tuple[Word, ...]
    grids: tuple[Grid, ...]
    image_share: float = 0.0
    encoding: Encoding = Encoding.UNICODE
    margin_words: tuple[Word, ...] = ()
    rules: tuple[Edge, ...] = ()

    @property
    def free_words(self) -> tuple[Word, ...]:
        """The words outside all tables."""
        taken = {id(word) for grid in self.grids for cell in grid.cells for word in cell.words}
        return tuple(word for word in self.words if id(word) not in taken)

    @cached_property
    def free_lines(self) -> tuple[Line, ...]:
        """The lines that the free words form."""
        return lines_of(self.free_words)


@dataclass(frozen=True)  # without slots: its text and box are asked for many times and kept
class Line:
    """Words on one base line, left to right; never empty."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def bbox_pt(self) -> BBox:
        return box_of(self.words)

    @property
    def page(self) -> int:
        return self.words[0].page

    @property
    def size_pt(self) -> float:
        return max(word.size_pt for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)


def encoding_of(pages: Iterable[Page]) -> Encoding:
    """What a file was written in: the legacy encoding of most pages that have one, since stray pages may be Unicode."""
    legacy = Counter(page.encoding for page in pages if page.encoding is not Encoding.UNICODE)
    return legacy.most_common(1)[0][0] if legacy else Encoding.UNICODE


def box_of(words: Iterable[Word]) -> BBox:
    """The smallest box around words of one page; ValueError when there are none."""
    boxes = [word.bbox_pt for word in words]
    return BBox(
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Words gathered into lines from top to bottom: a word joins the line whose middle lies within its own height."""
    words = tuple(words)
    if len(words) <= _FEW_WORDS and len({(word.page, word.bbox_pt.top) for word in words}) == 1:  # as in most cells
        return (Line(tuple(sorted(words, key=_left_pt))),)
    rows: list[list[Word]] = []
    anchor: Word | None = None  # the largest word of the last row; ties go to the first
    for word in sorted(words, key=_place):
        if anchor and _shares_line(anchor, word):
            rows[-1].append(word)
            anchor = word if word.size_pt > anchor.size_pt else anchor
        else:
            rows.append([word])
            anchor = word
    return tuple(Line(tuple(sorted(row, key=_left_pt))) for row in rows)


def _place(word: Word) -> tuple[int, float, float]:
    x0, top, _, bottom = word.bbox_pt
    return word.page, top + bottom, x0


_left_pt = attrgetter("bbox_pt.x0")


def _shares_line(anchor: Word, word: Word) -> bool:
    one, other = anchor.bbox_pt, word.bbox_pt
    apart = one.top + one.bottom - other.top - other.bottom  # twice the distance of the middles
    height, other_height = one.bottom - one.top, other.bottom - other.top
    return anchor.page == word.page and abs(apart) <= 0.8 * (height if height < other_height else other_height)


def lines_without(lines: Iterable[Line], taken: Set[int]) -> list[Line]:
    """The lines without the words whose ids are `taken`; a line that loses none stays the same."""
    left = []
    for line in lines:
        words = tuple(word for word in line.words if id(word) not in taken)
        if words:
            left.append(line if len(words) == len(line.words) else Line(words))
    return left


def text_of(words: Iterable[Word]) -> str:
    """The words' text over all their lines: a code cut after its hyphen (`QĐ-` / `TTg`) is made whole."""
    return join_lines(line.text for line in lines_of(words))


def join_lines(lines: Iterable[str]) -> str:
    """Lines of text as one, a blank where they meet, except after the hyphen or slash of a code cut in two and inside a
    date that a narrow cell cuts (`30/9/202` / `6`)."""
    joined = ""
    for line in lines:
        glue = "" if not joined or _is_cut_code(joined) or _is_cut_date(joined, line) else " "
        joined += glue + line
    return joined


def _is_cut_date(text: str, following: str) -> bool:
    last, first = text.rsplit(" ", 1)[-1], following.split(" ", 1)[0].rstrip(".,;)")
    if not first.isdecimal() or "/" not in last or not last[-1].isdecimal():
        return False
    return _CUT_DATE.fullmatch(last) is not None and _DATE.fullmatch(last + first) is not None


def _is_cut_code(text: str) -> bool:
    last = text.rsplit(" ", 1)[-1]
    return len(last) > 1 and last[-1] in "-/" and last[-2].isalnum()
