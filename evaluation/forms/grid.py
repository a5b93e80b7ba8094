"""The task tables of a case as grids of cells that a form may change, with the truth of each row beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from evaluation.case import Case, Entry, Wanted
from samples.source import Marked

_TABLE_MARKS = frozenset({"table", "row", "group", "span"})


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: `mark` is row, group or span; a span has one cell."""

    mark: str
    cells: tuple[str, ...]
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A task table. `roles` says what each column holds: number, task, lead, support, bodies (both), time or
    "" for another."""

    widths_mm: tuple[float, ...]
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    roles: tuple[str, ...]

    def column(self, role: str) -> int | None:
        """The index of the column of a role."""
        return self.roles.index(role) if role in self.roles else None


Change = Callable[[Grid], "Grid | None"]


def with_grids(case: Case, change: Change) -> Case | None:
    """The case with each task table changed; None where no table is (a change answers None for one it leaves alone)."""
    changed = False
    documents = []
    for entries in case.documents:
        document: list[Entry] = []
        for is_table, group in groupby(entries, key=lambda entry: entry.marked.mark in _TABLE_MARKS):
            for part in _tables(list(group)) if is_table else [list(group)]:
                grid = change(_grid(part)) if is_table and _has_tasks(part) else None
                changed = changed or grid is not None
                document.extend(part if grid is None else _entries(grid))
        documents.append(tuple(document))
    return replace(case, documents=tuple(documents)) if changed else None


def _tables(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    starts = [index for index, entry in enumerate(entries) if entry.marked.mark == "table"]
    for start, stop in zip(starts, [*starts[1:], len(entries)], strict=True):
        yield list(entries[start:stop])


def _has_tasks(table: Sequence[Entry]) -> bool:
    return any(wanted.kind == "row" for entry in table for wanted in entry.wanted)


def _grid(table: Sequence[Entry]) -> Grid:
    widths = tuple(float(width) for width in table[0].marked.text.split())
    rows = tuple(_row(entry, len(widths)) for entry in table[1:])
    return Grid(widths, rows[0].cells, rows[1:], _roles(rows[1:], len(widths)))


def _row(entry: Entry, columns: int) -> GridRow:
    cells = entry.marked.parts("|") if entry.marked.mark != "span" else (entry.marked.text,)
    filled = cells if entry.marked.mark == "span" else (*cells, *[""] * (columns - len(cells)))
    return GridRow(entry.marked.mark, filled, entry.wanted)


def _entries(grid: Grid) -> Iterator[Entry]:
    yield Entry(Marked("table", " ".join(f"{width:g}" for width in grid.widths_mm)))
    yield Entry(Marked("row", " | ".join(grid.header)))
    for row in grid.rows:
        yield Entry(Marked(row.mark, " | ".join(row.cells)), row.wanted)


def _roles(rows: Sequence[GridRow], columns: int) -> tuple[str, ...]:
    """Roles told by the truth: which column holds the leads, the expressions of time, the numbers of the refs ..."""
    votes: list[Counter[str]] = [Counter() for _ in range(columns)]
    for row in rows:
        for wanted in row.wanted:
            for index, cell in enumerate(row.cells):
                votes[index].update(_roles_of(cell, wanted))
    roles = [""] * columns
    for role in ("number", "time", "support", "lead", "task"):
        counts = [votes[index][role] if not roles[index] else 0 for index in range(columns)]
        if max(counts, default=0):
            roles[counts.index(max(counts))] = role
    if "support" not in roles and any(wanted.support for row in rows for wanted in row.wanted):
        roles = ["bodies" if role == "lead" else role for role in roles]
    return tuple(roles)


def _roles_of(cell: str, wanted: Wanted) -> Iterator[str]:
    if not cell:
        return
    if wanted.ref and re.split(r"[/.]", wanted.ref)[-1] == cell.strip(".").split(".")[-1]:
        yield "number"
    if wanted.timing and wanted.timing.text == cell:
        yield "time"
    if wanted.lead == cell:
        yield "lead"
    if wanted.support and re.sub(r"[;,\s]", "", "".join(wanted.support)) == re.sub(r"[;,\s]", "", cell):
        yield "support"
    if wanted.text in cell:
        yield "task"
