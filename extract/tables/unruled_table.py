"""Tables without lines, or with level lines only, as grids: searched for where a header stands by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise

from extract.head.closing import starts_recipients
from extract.page import Cell, Grid, Line, Page, Word, box_of, lines_without
from extract.pdf.characters import Edge
from extract.tables.columns import Column
from extract.tables.parted_rows import grid_cell, has_edges_of, row_cells, with_rows_parted
from extract.tables.row_pieces import Cells, rows_of
from extract.tables.white_columns import WhiteColumns, WhiteHeader, find_header, segments
from model.source import BBox

_ENDS = re.compile(r"^(?:PHỤ LỤC|PHỤ BIỂU|Phụ lục|Phụ biểu)\b|^(?:TM|KT|TL|TUQ|T/M|K/T)\s*\.\s*[A-ZĐÀ-Ỹ]|^Ghi chú\s*:")
_MARKER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.):]?")
_WIDE_BLANK = 0.9  # of the font size: wider than blanks of a justified line
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?|[A-HĐ][.)]")
_MOST_HEADING_LETTERS = 120
_MOST_HEADER_LINES = 8
_FARTHEST_PT = 34.0  # between two lines of a table without a number at the second


class _Sort(Enum):
    """What a stretch of lines in a table's body is."""

    ROWS = "rows"
    HEADING = "heading"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of a table's body on one page; `headings` are those of them that run over all columns, `again` those
    that say the header again."""

    lines: tuple[Line, ...]
    headings: frozenset[int]
    again: frozenset[int]
    columns: WhiteColumns


@dataclass(frozen=True, slots=True)
class _Open:
    """A table that reaches the end of a page: its columns, their edges on its first page, the lines of its header."""

    columns: WhiteColumns
    edges_pt: tuple[float, ...]
    header: tuple[str, ...]


def with_unruled_tables(pages: Sequence[Page], furniture: Set[int]) -> tuple[Page, ...]:
    """The pages with the unruled tables among their free words as grids; words in `furniture` are not looked at."""
    made = []
    going_on: _Open | None = None
    parted: Grid | None = None
    for page in pages:
        grids, going_on = _grids(page, furniture, going_on)
        whole = []
        for grid in grids:
            new = with_rows_parted(grid, as_above=parted)
            parted = new if new is not grid else None
            whole.append(new)
        made.append(page if tuple(whole) == page.grids else replace(page, grids=tuple(whole)))
    return tuple(made)


def _grids(page: Page, furniture: Set[int], going_on: _Open | None) -> tuple[list[Grid], _Open | None]:
    """All grids of a page, and the unruled table that goes on; shaded rows of one are no grids of their own."""
    shaded = [
        grid
        for grid in page.grids
        if grid.row_count == 1 or any(other is not grid and has_edges_of(grid, other) for other in page.grids)
    ]
    if shaded:
        others = tuple(grid for grid in page.grids if grid not in shaded)
        bare = replace(page, grids=others)
        found = _PageTables(bare, lines_without(bare.free_lines, furniture))
        after = found.search(going_on)
        if _takes_up(found.grids, shaded):
            return [*others, *found.grids], after
    found = _PageTables(page, lines_without(page.free_lines, furniture))
    after = found.search(going_on)
    return [*page.grids, *found.grids], after


def _takes_up(found: Sequence[Grid], shaded: Sequence[Grid]) -> bool:
    """Whether unruled tables hold all words of shaded rows, and each more than one stretch of them."""
    seen = {id(word) for grid in found for cell in grid.cells for word in cell.words}
    whole = all(id(word) in seen for grid in shaded for cell in grid.cells for word in cell.words)
    return whole and (len(found) < len(shaded) or all(grid.row_count == 1 for grid in shaded))


class _PageTables:
    """The unruled tables of one page, as they are found from top to bottom."""

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        self.page, self.lines = page, lines
        self.grids: list[Grid] = []

    def search(self, going_on: _Open | None) -> _Open | None:
        """Finds them; `going_on` is a table that reached the end of the page before. Gives that of this page."""
        index = 0
        if going_on is not None and self.lines and not self.page.grids:
            index = self._go_on(going_on)
            if 0 < index == len(self.lines):
                return going_on
        open_at_end = None
        while index < len(self.lines):
            header = find_header(self.lines[index : index + _MOST_HEADER_LINES])
            body = self._below(index, header) if header else None
            if header is None or body is None:
                index += 1
                continue
            lines = self.lines[index : index + self._header_count(index, header)]
            self.grids.append(self._grid((header, lines), body))
            index += len(lines) + len(body.lines)
            if index == len(self.lines):
                open_at_end = _Open(body.columns, body.columns.edges_pt, tuple(line.text for line in lines))
        return open_at_end

    def _go_on(self, table: _Open) -> int:
        """The number of lines that go on with the table of the page before, its repeated header included."""
        count = len(table.header)
        repeated = None
        if tuple(line.text for line in self.lines[:count]) == table.header:
            repeated = find_header(self.lines[:count])
        elif (other := find_header(self.lines[:_MOST_HEADER_LINES])) and other.columns.roles == table.columns.roles:
            repeated, count = other, self._header_count(0, other)
        body = self._body(count if repeated else 0, table.columns, table.header)
        if not body.lines:
            return 0
        grid = self._grid((repeated, self.lines[:count]) if repeated else None, body)
        self.grids.append(replace(grid, edges_pt=table.edges_pt))
        return len(body.lines) + (count if repeated else 0)

    def _below(self, index: int, header: WhiteHeader) -> _Body | None:
        """The body below a header; None where nothing below it stands in its columns."""
        columns: WhiteColumns | None = header.columns
        count = self._header_count(index, header)
        for line in self.lines[index + header.count : index + count]:
            columns = columns.narrowed(line.words) if columns else None
        if columns is None:
            return None
        body = self._body(index + count, columns, tuple(line.text for line in self.lines[index : index + count]))
        cells = _cells(body.columns)
        lines = (line for number, line in enumerate(body.lines) if number not in body.headings)
        filled = {cells.column_of(word) for line in lines for word in line.words}
        return body if cells.task in filled and len(filled - {cells.number}) > 1 else None

    def _header_count(self, index: int, header: WhiteHeader) -> int:
        """Lines of the header: those that give its columns their meaning, and the ends of headings below them."""
        count = header.count
        bold = all(line.bold for line in self.lines[index : index + count])
        task = _cells(header.columns).task
        for line in self.lines[index + count : index + count + 4]:
            above = self.lines[index + count - 1]
            far = line.bbox_pt.top - above.bbox_pt.bottom > 0.5 * line.size_pt
            narrowed = header.columns.narrowed(line.words)
            if far or narrowed is None or self._is_parted(above, line) or _is_counted(line, header.columns):
                break
            rest = all(_cells(narrowed).column_of(word) != task for word in line.words)
            small = all(piece[0].text[0].islower() for piece in segments(line.words))
            if not (bold and line.bold) and not (small or (rest and not bold)):
                break
            count += 1
        return count

    def _is_parted(self, above: Line, below: Line) -> bool:
        """Whether a line is drawn between the two."""
        return any(above.bbox_pt.bottom - 3 <= rule.top <= below.bbox_pt.top + 3 for rule in self.page.rules)

    def _body(self, start: int, columns: WhiteColumns, header: tuple[str, ...]) -> _Body:
        taken: list[Line] = []
        headings: set[int] = set()
        for index in range(start, len(self.lines)):
            line = self.lines[index]
            if self._ends(taken[-1] if taken else None, line, columns):
                break
            narrowed = columns.narrowed(line.words)
            if len(taken) in headings:  # it goes on from the line above
                pass
            elif count := self._heading_lines(index, columns):
                headings.update(range(len(taken), len(taken) + count))
            elif narrowed is not None:
                columns = narrowed
            else:
                break
            taken.append(line)
        while taken and len(taken) - 1 in headings and len(taken) + start < len(self.lines):
            headings.discard(len(taken) - 1)
            taken.pop()  # what heads nothing belongs to the text behind the table
        return _Body(tuple(taken), frozenset(headings), _repeats(taken, header), columns)

    def _ends(self, above: Line | None, line: Line, columns: WhiteColumns) -> bool:
        if starts_recipients(line) or _ENDS.match(line.text):
            return True
        if above is None:
            return False
        between = [grid for grid in self.page.grids if above.bbox_pt.top < grid.bbox_pt.top < line.bbox_pt.top]
        far = line.bbox_pt.top - above.bbox_pt.bottom > _FARTHEST_PT
        goes_on = _is_counted(line, columns) or len({_cells(columns).column_of(word) for word in line.words}) > 2
        return bool(between) or (far and not goes_on)

    def _heading_lines(self, index: int, columns: WhiteColumns) -> int:
        """How many lines from here head the rows below them, 0 for none: bold ones or one with a Roman number or a
        letter, that say nothing of who and when."""
        first, cells = self.lines[index], _cells(columns)
        pieces = segments(first.words, _WIDE_BLANK)
        bridges = len(pieces) == 1 or (
            len(pieces) == 2 and len(pieces[0]) == 1 and bool(_MARKER.fullmatch(pieces[0][0].text))
        )
        count = 0
        while index + count < len(self.lines) and self.lines[index + count].bold and first.bold:
            said = {cells.column_of(word) for word in self.lines[index + count].words}
            if (not bridges and not said <= {cells.task, cells.number}) or said == {cells.number}:
                return 0
            count += 1
        marked = len(first.words) > 1 and bool(_MARKER.fullmatch(first.words[0].text))
        if not count and not (marked and bridges):
            return 0
        count = count or 1
        text = " ".join(line.text for line in self.lines[index : index + count])
        if index + count == len(self.lines):
            return count if marked and first.bold and len(text) <= _MOST_HEADING_LETTERS else 0
        below = self.lines[index + count]
        heads = columns.narrowed(below.words) is not None and _begins_row(below, cells, strictly=not marked)
        return count if heads and len(text) <= _MOST_HEADING_LETTERS else 0

    def _grid(self, header: tuple[WhiteHeader, Sequence[Line]] | None, body: _Body) -> Grid:
        """The table as a grid: the header's cells, then the body's rows."""
        columns = body.columns
        cells = _cells(columns)
        rows: list[list[Cell]] = []
        if header:
            rows.extend(_header_rows(header[0], [word for line in header[1] for word in line.words], columns))
        for stretch, sort in _stretches(body):
            words = [word for line in stretch for word in line.words]
            if sort is _Sort.HEADER:
                rows.append(row_cells(words, cells))
                continue
            if sort is _Sort.HEADING:
                rows.append([grid_cell(range(1), range(len(columns.roles)), words)])
                continue
            rules = [rule.top for rule in self.page.rules if _runs_over(rule, columns)]
            rows.extend(row_cells(row, cells) for row in rows_of(words, cells, rules))
        placed = [
            replace(cell, rows=range(number + cell.rows.start, number + cell.rows.stop))
            for number, row in enumerate(rows)
            for cell in row
        ]
        everything = [word for cell in placed for word in cell.words]
        box = box_of(everything)
        box = BBox(min(box.x0, columns.left_pt), box.top, max(box.x1, columns.right_pt), box.bottom)
        return Grid(self.page.number, box, columns.edges_pt, len(rows), tuple(placed))


def _cells(columns: WhiteColumns) -> Cells:
    said = (columns.index_of(role) for role in (Column.TASK, Column.INDICATOR, Column.PERSON))
    task = next((index for index in said if index is not None), 0)
    return Cells(columns.edges_pt, columns.index_of(Column.NUMBER), task)


def _is_counted(line: Line, columns: WhiteColumns) -> bool:
    """The line's first word is a number that stands in the number column."""
    number = columns.index_of(Column.NUMBER)
    first = line.words[0]
    return number is not None and bool(_COUNTED.fullmatch(first.text)) and _cells(columns).column_of(first) == number


def _begins_row(line: Line, cells: Cells, *, strictly: bool) -> bool:
    """A number, or a task beside something of who or when; not `strictly`, what fills any two columns."""
    filled = {cells.column_of(word) for word in line.words}
    if cells.numbers(line.words) or (cells.task in filled and len(filled - {cells.number}) > 1):
        return True
    return not strictly and len(filled) > 1


def _runs_over(rule: Edge, columns: WhiteColumns) -> bool:
    """A line over most of the table's width."""
    return min(rule.x1, columns.right_pt) - max(rule.x0, columns.left_pt) > 0.6 * (columns.right_pt - columns.left_pt)


def _repeats(lines: Sequence[Line], header: tuple[str, ...]) -> frozenset[int]:
    """The indices of lines that together say the header again: some printers repeat it within a page."""
    texts = [line.text for line in lines]
    starts = [index for index in range(len(texts)) if tuple(texts[index : index + len(header)]) == header]
    return frozenset(index + offset for index in starts for offset in range(len(header)))


def _stretches(body: _Body) -> Iterator[tuple[list[Line], _Sort]]:
    """The body's lines cut at its heading lines and repeated headers."""

    def sort(pair: tuple[int, Line]) -> _Sort:
        again = _Sort.HEADER if pair[0] in body.again else _Sort.ROWS
        return _Sort.HEADING if pair[0] in body.headings else again

    for kind, numbered in groupby(enumerate(body.lines), key=sort):
        lines = [line for _, line in numbered]
        begins = [0]
        if kind is _Sort.HEADING:
            begins += [n for n, line in enumerate(lines) if n and _COUNTED.fullmatch(line.words[0].text)]
        for start, end in pairwise([*begins, len(lines)]):
            yield lines[start:end], kind


def _header_rows(header: WhiteHeader, words: Sequence[Word], columns: WhiteColumns) -> list[list[Cell]]:
    """The header's cells: in one row, or where headings stand over others in two."""
    over = [heading for heading in header.headings if heading.stop - heading.first > 1]
    above = {id(word) for heading in over for word in heading.words}
    below = {column for heading in over for column in range(heading.first, heading.stop)}
    leaves = row_cells([word for word in words if id(word) not in above], _cells(columns))
    if not over:
        return [leaves]
    upper = [grid_cell(range(1), range(heading.first, heading.stop), heading.words) for heading in over]
    upper += [replace(cell, rows=range(2)) for cell in leaves if cell.columns.start not in below]
    return [upper, [cell for cell in leaves if cell.columns.start in below]]
