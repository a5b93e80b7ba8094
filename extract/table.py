"""Ruled tables over several pages made one: parts joined by their columns, repeated headers dropped, cut rows whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from extract.page import Grid, Line, Word, box_of, join_lines, lines_of, text_of
from model.source import BBox

_SAME_EDGE_PT = 6.0
_BLANK_SHARE = 0.3  # of the font size, a little more than the blank between two words
_SAME_WORDING = 0.85  # of letters, between a header and the same header recognised on another page


@dataclass(frozen=True)  # without slots: its texts are asked for many times and kept
class Row:
    """A table row: words by column. `carried` are columns whose cell was merged down from the row above; `across`
    maps a column to the number of columns its cell spans where that is more than one."""

    cells: tuple[tuple[Word, ...], ...]
    carried: frozenset[int] = frozenset()
    across: tuple[tuple[int, int], ...] = ()

    def text(self, column: int) -> str:
        """The cell's text; lines of a cell that a page break cut follow each other."""
        return self.texts[column]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(map(_text, self.cells))

    @property
    def own_words(self) -> tuple[Word, ...]:
        """The words that stand in this row itself, not those carried down."""
        return tuple(word for column, words in enumerate(self.cells) if column not in self.carried for word in words)

    @property
    def filled(self) -> frozenset[int]:
        return frozenset(column for column, words in enumerate(self.cells) if words)


def _text(words: Sequence[Word]) -> str:
    pages = sorted({word.page for word in words})
    return join_lines(text_of(w for w in words if w.page == page) for page in pages)


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: its column edges on its first page, its rows in order, the pages and boxes it stands on."""

    edges_pt: tuple[float, ...]
    rows: tuple[Row, ...]
    boxes: tuple[tuple[int, BBox], ...]

    def lines_text(self, row: Row, column: int) -> str:
        """A cell's text, cut where its lines are: where the first word of the next line had room on the one before."""
        room = max((line.bbox_pt.x1 - line.bbox_pt.x0 for line in self._lines(column)), default=0.0)
        lines = lines_of(row.cells[column])
        text = lines[0].text if lines else ""
        for above, below in pairwise(lines):
            first = below.words[0]
            used = above.bbox_pt.x1 - above.bbox_pt.x0 + first.bbox_pt.x1 - first.bbox_pt.x0
            apart = above.page == below.page and used + _BLANK_SHARE * above.size_pt < room
            text = f"{text}\n{below.text}" if apart else join_lines((text, below.text))
        return text

    def _lines(self, column: int) -> Iterator[Line]:
        spanning = ((row, dict(row.across).get(column, 1) > 1) for row in self.rows)
        return (line for row, across in spanning if not across for line in lines_of(row.cells[column]))


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
    """All edges of the poorer grid among those of the richer, outer edges equal: merged cells may hide some edges."""
    widest = max(group, key=lambda part: len(part.edges_pt)).edges_pt
    few, many = sorted((widest, grid.edges_pt), key=len)
    outer = abs(few[0] - many[0]) < _SAME_EDGE_PT and abs(few[-1] - many[-1]) < _SAME_EDGE_PT
    return outer and all(min(abs(edge - other) for other in many) < _SAME_EDGE_PT for edge in few)


def _table(group: Sequence[Grid]) -> Table:
    edges = max(group, key=lambda part: len(part.edges_pt)).edges_pt
    first, *others = (_rows(grid, edges) for grid in group)
    rows = list(first)
    for part in others:
        _append(rows, _without_header(part, first))
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


def _append(rows: list[Row], part: list[Row]) -> None:
    """Adds the rows of a later page; its first one is joined to the last where the break cut a row in two."""
    if rows and part:
        before, after = rows[-1], part[0]
        if _is_cut(before, after):
            rows[-1] = _joined(before, after)
            part = part[1:]
        elif _is_merged_on(before, after):
            part = [_carried_on(before, after), *part[1:]]
    rows.extend(part)


def _is_cut(before: Row, after: Row) -> bool:
    """Whether `after` is the rest of `before`.

    A rest has no number of its own (the first cell is empty) and either goes on in small letters or after an open
    phrase in some column, or fills none but columns that were already begun and leaves others empty.
    """
    number, *_ = after.texts
    if number and (before.text(0) or not _goes_on(before, after)):
        return False
    if _goes_on(before, after):
        return True
    return after.filled < before.filled and len(after.filled) <= max(1, len(before.filled) // 3)


def _goes_on(before: Row, after: Row) -> bool:
    return any(
        before.text(column) and _continues(before.text(column), after.text(column))
        for column in after.filled
        if column > 0
    )


def _continues(before: str, after: str) -> bool:
    """`Các sở, ban,` + `ngành`: the second begins small or the first ends open (comma, hyphen, opening bracket)."""
    first = after.lstrip("“\"'(")[:1]
    return first.islower() or before.rstrip().endswith((",", "-", "(", "/")) or before.count("(") > before.count(")")


def _joined(before: Row, after: Row) -> Row:
    cells = tuple((*upper, *lower) for upper, lower in zip(before.cells, after.cells, strict=True))
    return replace(before, cells=cells)


def _is_merged_on(before: Row, after: Row) -> bool:
    """A new row under cells merged down over the page break: no number, no text, but at least two cells of its own."""
    leading_empty = not after.cells[0] and len(after.cells) > 2 and not after.cells[1]
    return leading_empty and bool(before.cells[1]) and len(after.filled) >= 2


def _carried_on(before: Row, after: Row) -> Row:
    cells = (before.cells[0], before.cells[1], *after.cells[2:])
    return replace(after, cells=cells, carried=frozenset({0, 1}))


def row_box(row: Row) -> tuple[int, BBox]:
    """The first page a row stands on and the box of its words there; ValueError for an empty row."""
    words = row.own_words
    page = min(word.page for word in words)
    return page, box_of(word for word in words if word.page == page)
