"""Task tables with other rows: numbers missing, heading rows left out, unnumbered or bridging all columns."""

from __future__ import annotations

import re
from dataclasses import replace

from evaluation.case import Case, Wanted
from evaluation.forms.grid import Grid, GridRow, with_grids

_HEADING_NUMBER = re.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d+)\s*[.:)]?\s+")


def without_some_numbers(case: Case) -> Case | None:
    """Every fourth row has lost its TT: its ref is null."""

    def change(grid: Grid) -> Grid | None:
        number = grid.column("number")
        if number is None:
            return None
        truths = iter(range(1, len(grid.rows) + 1))
        rows = tuple(_unnumbered(row, number) if row.wanted and next(truths) % 4 == 2 else row for row in grid.rows)
        return replace(grid, rows=rows)

    return with_grids(case, change)


def _unnumbered(row: GridRow, number: int) -> GridRow:
    cells = tuple("" if index == number else cell for index, cell in enumerate(row.cells))
    return replace(row, cells=cells, wanted=tuple(replace(wanted, ref=None) for wanted in row.wanted))


def without_number_column(case: Case) -> Case | None:
    """A table that counts nothing: heading rows bridge it, no row has a ref."""

    def change(grid: Grid) -> Grid | None:
        number = grid.column("number")
        if number is None or any(cell == "^" for row in grid.rows for cell in row.cells):
            return None
        kept = [index for index in range(len(grid.header)) if index != number]
        rows = tuple(_without(_bridging(row), number) for row in grid.rows)
        widths = [grid.widths_mm[index] for index in kept]
        widths[kept.index(grid.column("task") or kept[0])] += grid.widths_mm[number]
        return Grid(
            tuple(widths),
            tuple(grid.header[index] for index in kept),
            rows,
            tuple(grid.roles[index] for index in kept),
        )

    return with_grids(case, change)


def _without(row: GridRow, number: int) -> GridRow:
    if row.mark == "span":
        return row
    bare = _unnumbered(row, number)
    return replace(bare, cells=tuple(cell for index, cell in enumerate(bare.cells) if index != number))


def with_bridging_headings(case: Case) -> Case | None:
    """Heading rows as one merged cell, `II. Quý II`."""
    return with_grids(case, lambda grid: _changed(grid, tuple(_bridging(row) for row in grid.rows)))


def _bridging(row: GridRow) -> GridRow:
    if row.mark != "group":
        return row
    words = [cell for cell in row.cells if cell]
    joined = f"{words[0].rstrip('.')}. {' '.join(words[1:])}" if len(words) > 1 else " ".join(words)
    return GridRow("span", (joined,))


def with_unnumbered_headings(case: Case) -> Case | None:
    """Heading rows as one merged cell without a number, `Quý II`: rows are counted by the appendix alone."""

    def change(grid: Grid) -> Grid | None:
        rows = tuple(_nameless(_bridging(row)) for row in grid.rows)
        return _changed(grid, _counted_alone(grid, rows))

    return with_grids(case, change)


def _nameless(row: GridRow) -> GridRow:
    return replace(row, cells=(_HEADING_NUMBER.sub("", row.cells[0]),)) if row.mark == "span" else row


def without_headings(case: Case) -> Case | None:
    """Heading rows left out; rows belong to no group. Tables that give a row its time by a heading are left alone."""

    def change(grid: Grid) -> Grid | None:
        if any(wanted.timing and not _stands_in(wanted.timing.text, row) for row in grid.rows for wanted in row.wanted):
            return None
        rows = tuple(row for row in grid.rows if row.mark == "row")
        return _changed(grid, tuple(_ungrouped(row) for row in _counted_alone(grid, rows)))

    return with_grids(case, change)


def _stands_in(words: str, row: GridRow) -> bool:
    return re.sub(r"\s", "", words) in re.sub(r"\s", "", "".join(row.cells))


def _ungrouped(row: GridRow) -> GridRow:
    return replace(row, wanted=tuple(replace(wanted, group=None) for wanted in row.wanted))


def _counted_alone(grid: Grid, rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    number = grid.column("number")
    if number is None:
        return rows
    return tuple(
        replace(row, wanted=tuple(_without_group_number(wanted, row.cells[number]) for wanted in row.wanted))
        for row in rows
    )


def _without_group_number(wanted: Wanted, printed: str) -> Wanted:
    """`PL1/II.3` is `PL1/3` where no heading row bears a number."""
    if not wanted.ref or not printed:
        return wanted
    return replace(wanted, ref=f"{wanted.ref.partition('/')[0]}/{printed.rstrip('.')}")


def _changed(grid: Grid, rows: tuple[GridRow, ...]) -> Grid | None:
    had_headings = any(row.mark != "row" for row in grid.rows)
    return replace(grid, rows=rows) if had_headings and rows != grid.rows else None
