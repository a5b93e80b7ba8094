"""Tables over several pages made one: parts joined by their columns, repeated headers dropped, cut rows whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from extract.page import Grid, Word, join_lines, lines_of
from extract.tables.cut_rows import Joining
from extract.tables.row import Row
from model.source import BBox

_SAME_EDGE_PT = 6.0
_BLANK_SHARE = 0.3  # of the font size, a little more than the blank between two words
_SAME_WORDING = 0.85  # of letters, between a header and the same header recognised on another page


@dataclass(frozen=True)  # without slots: the room of its columns is asked for by every row and kept
class Table:
    """A whole table: its column edges on its first page, its rows in order, the pages and boxes it stands on."""

    edges_pt: tuple[float, ...]
    rows: tuple[Row, ...]
    boxes: tuple[tuple[int, BBox], ...]

    def lines_text(self, row: Row, column: int) -> str:
        """A cell's text, cut where its lines are: where the first word of the next line had room on the one before."""
        room = self._rooms_pt[column]
        lines = lines_of(row.cells[column])
        text = lines[0].text if lines else ""
        for above, below in pairwise(lines):
            first = below.words[0]
            used = above.bbox_pt.x1 - above.bbox_pt.x0 + first.bbox_pt.x1 - first.bbox_pt.x0
            apart = above.page == below.page and used + _BLANK_SHARE * above.size_pt < room
            text = f"{text}\n{below.text}" if apart else join_lines((text, below.text))
        return text

    @cached_property
    def _rooms_pt(self) -> tuple[float, ...]:
        """How wide the words of each column run at most, cells over several columns left out."""
        return tuple(max(map(_width_pt, self._cells(column)), default=0.0) for column in range(len(self.edges_pt) - 1))

    def _cells(self, column: int) -> Iterator[tuple[Word, ...]]:
        return (
            row.cells[column]
            for row in self.rows
            if row.cells[column] and not any(first == column and width > 1 for first, width in row.across)
        )


def _width_pt(words: Sequence[Word]) -> float:
    return max(word.bbox_pt.x1 for word in words) - min(word.bbox_pt.x0 for word in words)


def join_grids(grids: Sequence[Grid], gaps: Sequence[bool]) -> tuple[Table, ...]:
    """Grids in reading order as whole tables. `gaps[i]` tells that body text stands between grid i-1 and grid i.

    A grid goes on with the table before it when it stands on the next page under nothing and has the same columns.
    """
    groups: list[list[Grid]] = []
    for grid, gap in zip(grids, gaps, strict=True):
        if groups and not gap and grid.page == groups[-1][-1].page + 1 and _same_columns(groups[-1], grid):
            groups[-1].append(grid)
        else:
            groups.append([grid])
    return tuple(_table(group) for group in groups)


def _same_columns(group: Sequence[Grid], grid: Grid) -> bool:
    """All edges of the poorer grid among those of the richer, outer edges equal: merged cells may hide some edges.

    A rest of one row in a table without outer lines shows its inner edges alone.
    """
    widest = max(group, key=lambda part: len(part.edges_pt)).edges_pt
    few, many = sorted((widest, grid.edges_pt), key=len)
    within = all(min(abs(edge - other) for other in many) < _SAME_EDGE_PT for edge in few)
    outer = abs(few[0] - many[0]) < _SAME_EDGE_PT and abs(few[-1] - many[-1]) < _SAME_EDGE_PT
    inner = grid.row_count == 1 and len(grid.edges_pt) == len(widest) - 2 > 2
    return within and (outer or inner)


def _table(group: Sequence[Grid]) -> Table:
    edges = max(group, key=lambda part: len(part.edges_pt)).edges_pt
    first, *others = (_rows(grid, edges) for grid in group)
    rows = list(first)
    parts = [_without_header(part, first) for part in others]
    joining = Joining.of([first, *parts])
    for part in parts:
        joining.append(rows, part)
    head = rows[0]
    rows[1:] = [row for row in rows[1:] if not _repeats(row, head)]  # some printers repeat it within a page too
    return Table(edges, tuple(rows), tuple((grid.page, grid.bbox_pt) for grid in group))


def _rows(grid: Grid, edges: tuple[float, ...]) -> list[Row]:
    """The grid's rows on the table's columns: a spanning cell stands in its first column, a merged-down one in each
    of its rows."""
    column_of = [min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) for edge in grid.edges_pt]
    cells: list[list[tuple[Word, ...]]] = [[()] * (len(edges) - 1) for _ in range(grid.row_count)]
    carried: list[set[int]] = [set() for _ in range(grid.row_count)]
    across: list[list[tuple[int, int]]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        column = column_of[cell.columns.start]
        width = column_of[cell.columns.stop] - column
        for row in cell.rows:
            cells[row][column] = cell.words
            if row > cell.rows.start:
                carried[row].add(column)
            if width > 1:
                across[row].append((column, width))
    made = [Row(tuple(cells[i]), frozenset(carried[i]), tuple(across[i])) for i in range(grid.row_count)]
    return [row for row in made if row.filled]


def _without_header(part: list[Row], first: list[Row]) -> list[Row]:
    """The part without leading rows that repeat those at the head of the table's first part."""
    for count in range(min(4, len(part), len(first)), 0, -1):
        if all(_repeats(part[i], first[i]) for i in range(count)):
            return part[count:]
    rest = _beheaded(part[0], first[0]) if part else None
    return [rest, *part[1:]] if rest else part


def _beheaded(row: Row, header: Row) -> Row | None:
    """The rest of a cut row that no line divides from the repeated header above it; None where that is not so."""
    if not header.own_words or len(header.filled) < 3:
        return None
    cells = []
    for words, heading in zip(row.cells, header.cells, strict=True):
        count = len(heading)
        if [word.text for word in words[:count]] != [word.text for word in heading]:
            return None
        cells.append(words[count:])
    return replace(row, cells=tuple(cells)) if any(cells) else None


def _repeats(row: Row, header: Row) -> bool:
    """Whether the row is the header again; on a scan some of its letters may be read otherwise.

    Rows with digits must be equal: they may be tasks that differ in a number alone.
    """
    number = row.texts[0]
    if number != header.texts[0] and any(map(str.isdigit, number)):
        return False  # which is most rows
    here, there = _folded(row), _folded(header)
    if here == there:
        return True
    one, other = "|".join(here), "|".join(there)
    if (
        abs(len(one) - len(other)) > len(other) * 0.15
        or re.search(r"\d", one + other)
        or not row.filled >= header.filled
    ):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_WORDING


def _folded(row: Row) -> tuple[str, ...]:
    return tuple(re.sub(r"\s+", "", text).casefold() for text in row.texts)
