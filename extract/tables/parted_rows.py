"""Rows of a ruled table that no line parts, and the cells that a row's words make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.page import Cell, Grid, Word, box_of, lines_of
from extract.tables.row_pieces import Cells, rows_of


def with_rows_parted(grid: Grid, as_above: Grid | None = None) -> Grid:
    """The grid with a row for each number where no line parts the rows of a ruled table.

    `as_above` is such a grid on the page before: there the rest of a row may stand above a single number.
    """
    columns = len(grid.edges_pt) - 1
    least = 1 if as_above and has_edges_of(grid, as_above) else 2
    shift, cells = 0, []
    if _is_ruled_by_row(grid):
        return grid
    for row in range(grid.row_count):
        own = [cell for cell in grid.cells if cell.rows.start == row]
        words = [word for cell in own for word in cell.words]
        rows = []
        if columns > 2 and all(len(cell.rows) == 1 == len(cell.columns) for cell in own):
            widest = max(range(1, columns), key=lambda n: grid.edges_pt[n + 1] - grid.edges_pt[n])
            rows = _numbered_rows(words, Cells(grid.edges_pt, 0, widest), least)
        if len(rows) < 2:
            cells += [replace(cell, rows=_moved(cell.rows, shift)) for cell in own]
            continue
        cells += [
            replace(cell, rows=_moved(cell.rows, row + shift + n)) for n, part in enumerate(rows) for cell in part
        ]
        shift += len(rows) - 1
    return replace(grid, row_count=grid.row_count + shift, cells=tuple(cells)) if shift else grid


def _is_ruled_by_row(grid: Grid) -> bool:
    """Lines part the rows: there are more than a header and one. A number broken in a narrow cell is no two."""
    firsts = [cell for cell in grid.cells if cell.columns.start == 0 and len(cell.rows) == 1 and cell.words]
    return len(firsts) > 2 and not any(_counts_up(cell) for cell in firsts)


def _counts_up(cell: Cell) -> bool:
    """Three numbers or more, line below line, each one more than the last."""
    lines = [line.text.rstrip(".)") for line in lines_of(cell.words)]
    counts = [int(text) for text in lines if text.isdecimal()]
    steps = [after - before for before, after in pairwise(counts)]
    return len(counts) == len(lines) > 2 and set(steps) == {1}


def has_edges_of(grid: Grid, other: Grid) -> bool:
    same = len(grid.edges_pt) == len(other.edges_pt)
    return same and all(abs(one - two) < 3 for one, two in zip(grid.edges_pt, other.edges_pt, strict=True))


def _numbered_rows(words: Sequence[Word], cells: Cells, least: int) -> list[list[Cell]]:
    """The rows that several numbers count; none where there are fewer than `least`."""
    if len(cells.numbers(words)) < least:
        return []
    return [row_cells(row, cells) for row in rows_of(words, cells)]


def _moved(rows: range, shift: int) -> range:
    return range(rows.start + shift, rows.stop + shift)


def row_cells(words: Sequence[Word], cells: Cells) -> list[Cell]:
    return [
        grid_cell(range(1), range(column, column + 1), own)
        for column in range(len(cells.edges_pt) - 1)
        if (own := cells.of(words, column))
    ]


def grid_cell(rows: range, columns: range, words: Sequence[Word]) -> Cell:
    return Cell(rows, columns, box_of(words), tuple(word for line in lines_of(words) for word in line.words))
