"""A directive's parts: the main text down to the signature, then its appendices, each with its lines and tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extract.head.closing import Closing, read_closing, starts_recipients
from extract.head.kind import read_kind
from extract.page import Grid, Line, Page, lines_without
from extract.tables.table import Table, join_grids

_SIGNATURE_COLUMN_PT = 330.0  # names and titles of signers begin right of it on A4
_APPENDIX = re.compile(r"^(?:PHỤ LỤC|PHỤ BIỂU)\b|^(?:Phụ lục|Phụ biểu)(?:\s+số)?\s*:?\s*(?:[IVXLC]+|\d+)\.?$")
_APPENDIX_NUMBER = re.compile(r"(?:phụ lục|phụ biểu)(?:\s+số)?\s*:?\s*(0?[1-9]\d?|[IVX]+)\b", re.IGNORECASE)
# what is to be filled in: `Mẫu số 01`, `MẪU BÁO CÁO`, `PHIẾU ĐĂNG KÝ`
_FORM = re.compile(
    r"^(?:Mẫu|Biểu mẫu)(?:\s+số)?\s*:?\s*[\dIVX]+\b"
    r"|^(?:MẪU|BIỂU MẪU|ĐỀ CƯƠNG BÁO CÁO|PHIẾU|ĐƠN|BẢN ĐĂNG KÝ|BẢN CAM KẾT|GIẤY CAM KẾT|BIÊN BẢN|GIẤY ĐĂNG KÝ)\b(?! VỊ)"
)
_TITLE_LINES = 5
_ROMAN_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class Part:
    """`appendix` is 0 for the main text, else its printed number, or its place where none is printed.

    `label` begins the refs of its rows and items.
    """

    appendix: int
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]

    @property
    def label(self) -> str:
        return f"PL{self.appendix}" if self.appendix else ""

    @property
    def is_form(self) -> bool:
        """An appendix to be filled in, known by its title: what it prints is asked of nobody."""
        return self.appendix > 0 and any(_FORM.match(line.text) for line in self.lines[:_TITLE_LINES])


def split_parts(pages: Sequence[Page], placed: Set[int]) -> tuple[tuple[Part, ...], Closing]:
    """The parts in order and the closing block; words with ids in `placed` are left out."""
    lines = lines_without((line for page in pages for line in page.free_lines), placed)
    start, end = _closing_span(lines)
    closing = read_closing(lines[:end], start)
    taken = {id(word) for word in closing.words}
    main = lines_without(lines[:end], taken)
    chunks = [main, *_appendices(lines[end:])]
    tables = _tables(pages, [line for chunk in chunks for line in chunk])
    starts = [_position(chunk[0]) for chunk in chunks[1:] if chunk]
    if not starts and end < len(lines) + 1 and any(_after(table, lines, start) for table in tables):
        starts = [min((t.boxes[0][0], t.boxes[0][1].top) for t in tables if _after(t, lines, start))]
        chunks.append([])
    return tuple(_part(index, chunk, tables, starts) for index, chunk in enumerate(chunks)), closing


def _position(line: Line) -> tuple[int, float]:
    return line.page, line.bbox_pt.top


def _after(table: Table, lines: Sequence[Line], start: int | None) -> bool:
    """The table stands behind the line at which the closing block starts."""
    return start is not None and (table.boxes[0][0], table.boxes[0][1].top) > _position(lines[start])


def _part(index: int, chunk: Sequence[Line], tables: Sequence[Table], starts: Sequence[tuple[int, float]]) -> Part:
    low = starts[index - 1] if index else (0, 0.0)
    high = starts[index] if index < len(starts) else (10**9, 0.0)
    own = [table for table in tables if low <= (table.boxes[0][0], table.boxes[0][1].top) < high]
    return Part(_printed_number(chunk) or index if index else 0, tuple(chunk), tuple(own))


def _printed_number(chunk: Sequence[Line]) -> int | None:
    """`Phụ lục II` is 2, `PHỤ LỤC 03` is 3; None where the label bears no number."""
    match = _APPENDIX_NUMBER.match(chunk[0].text) if chunk else None
    if match is None:
        return None
    if match[1].isdigit():
        return int(match[1])
    roman = match[1].upper()
    return _ROMAN_NUMBERS.index(roman) + 1 if roman in _ROMAN_NUMBERS else None


def _closing_span(lines: Sequence[Line]) -> tuple[int | None, int]:
    """Index of the line that starts the recipients (None without one) and of the first line behind the signature."""
    start = next((i for i, line in enumerate(lines) if starts_recipients(line)), None)
    first = start or 0
    for index in range(first + 1, len(lines)):
        line = lines[index]
        turned = start is not None and line.page > lines[index - 1].page
        if _APPENDIX.search(line.text) or (turned and (_opens_page(line) or _is_signed(lines[:index], start, line))):
            return start, index
    return start, len(lines)


def _is_signed(lines: Sequence[Line], start: int | None, line: Line) -> bool:
    """The signer's name stands above, and the new page's first line goes on with no list of recipients."""
    return not line.text.startswith(("-", "–", "+")) and read_closing(lines, start).signer.name is not None


def _opens_page(line: Line) -> bool:
    """A title in capitals on top of a new page, not in the signature's column and no recipient."""
    text = line.text
    titled = text == text.upper() and len(line.words) >= 2 and not text.startswith("-")
    return bool(read_kind(text)) or (titled and line.bbox_pt.x0 < _SIGNATURE_COLUMN_PT)


def _appendices(lines: Sequence[Line]) -> list[list[Line]]:
    chunks: list[list[Line]] = []
    for line in lines:
        turned = bool(chunks) and line.page > chunks[-1][-1].page
        begins = bool(_APPENDIX.search(line.text)) or (turned and _FORM.match(line.text) is not None)
        if not chunks or (begins and len(chunks[-1]) > 1):
            chunks.append([])
        chunks[-1].append(line)
    return chunks


def _tables(pages: Sequence[Page], lines: Sequence[Line]) -> tuple[Table, ...]:
    grids = [grid for page in pages for grid in sorted(page.grids, key=lambda g: g.bbox_pt.top)]
    positions = sorted(map(_position, lines))
    gaps = [False, *(_stands_between(grids[i - 1], grids[i], positions) for i in range(1, len(grids)))]
    return join_grids(grids, gaps[: len(grids)])


def _stands_between(above: Grid, below: Grid, positions: Sequence[tuple[int, float]]) -> bool:
    """Whether one of the sorted positions lies between two tables."""
    low, high = (above.page, above.bbox_pt.bottom - 1), (below.page, below.bbox_pt.top)
    return bisect_right(positions, low) < bisect_left(positions, high)
