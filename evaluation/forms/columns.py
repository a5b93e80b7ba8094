"""Task tables with other columns: their order, their headings, two in one, cells that several rows share."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from evaluation.case import Case, Wanted
from evaluation.forms.form import Rework
from evaluation.forms.grid import Grid, GridRow, with_grids

_ABOVE, _LEFT = "^", "<"


def reordered(*order: str) -> Rework:
    """Columns in the order of the roles named; others stay behind the task."""

    def change(grid: Grid) -> Grid | None:
        places = [index for index, role in enumerate(grid.roles) if role in order]
        wanted = [grid.roles.index(role) for role in order if role in grid.roles]
        rest = [index for index in range(len(grid.roles)) if index not in places]
        task = grid.column("task")
        if task is None or "time" not in grid.roles:
            return None
        at = wanted.index(task) + 1 if task in wanted else len(wanted)
        columns = [*wanted[:at], *rest, *wanted[at:]]
        return None if columns == sorted(columns) else _taken(grid, columns)

    return lambda case: with_grids(case, change)


def _taken(grid: Grid, columns: Sequence[int]) -> Grid:
    def of(cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(cells[index] for index in columns)

    return Grid(
        widths_mm=tuple(grid.widths_mm[index] for index in columns),
        header=of(grid.header),
        rows=tuple(row if row.mark == "span" else replace(row, cells=of(row.cells)) for row in grid.rows),
        roles=of(grid.roles),
    )


@cache
def _heading_sets() -> Sequence[dict[str, str]]:
    written = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    return tuple(written["set"])


def headed(number: int) -> Rework:
    """Columns under the headings of a set of `columns.toml`, counted from 0; columns without a role keep theirs."""

    def change(grid: Grid) -> Grid | None:
        words = _heading_sets()[number]
        header = tuple(words.get(role, old) for role, old in zip(grid.roles, grid.header, strict=True))
        return None if header == grid.header else replace(grid, header=header)

    return lambda case: with_grids(case, change)


def headed_twice(case: Case) -> Case | None:
    """A header of two lines, `Phân công` over `Chủ trì | Phối hợp`, where these two stand side by side."""

    def change(grid: Grid) -> Grid | None:
        lead, support = grid.column("lead"), grid.column("support")
        if lead is None or support != lead + 1:
            return None
        upper = [_LEFT if index == support else text for index, text in enumerate(grid.header)]
        upper[lead] = "Phân công thực hiện"
        lower = [_ABOVE] * len(grid.header)
        lower[lead], lower[support] = "Chủ trì", "Phối hợp"
        return replace(grid, header=tuple(upper), rows=(GridRow("row", tuple(lower)), *grid.rows))

    return with_grids(case, change)


def merged_down(case: Case) -> Case | None:
    """Consecutive rows that say the same of lead, support or time share one cell there."""

    def change(grid: Grid) -> Grid | None:
        columns = [index for role in ("lead", "support", "time") if (index := grid.column(role)) is not None]
        rows: list[GridRow] = []
        for above, row in zip([None, *grid.rows], grid.rows, strict=False):
            same = [index for index in columns if above and _say_the_same(above, row, index)]
            cells = tuple(_ABOVE if index in same else cell for index, cell in enumerate(row.cells))
            rows.append(replace(row, cells=cells))
        return None if tuple(rows) == grid.rows else replace(grid, rows=tuple(rows))

    return with_grids(case, change)


def _say_the_same(above: GridRow, row: GridRow, column: int) -> bool:
    return above.mark == row.mark == "row" and above.cells[column] == row.cells[column] != ""


def combined(*, labelled: bool) -> Rework:
    """Lead and support in one column: `Đơn vị chủ trì/phối hợp`, `;` between the names, or each after its word.

    Without words the first name leads and all others help. Tables with rows that nobody leads are then left alone.
    """

    def change(grid: Grid) -> Grid | None:
        lead, support = grid.column("lead"), grid.column("support")
        if lead is None or support is None:
            return None
        if not labelled and any(not wanted.lead for row in grid.rows for wanted in row.wanted):
            return None
        heading = "Đơn vị thực hiện" if labelled else "Đơn vị chủ trì/phối hợp"
        header = tuple(heading if index == lead else text for index, text in enumerate(grid.header))
        combine = _labelled if labelled else _listed
        rows = tuple(combine(row, lead, support) if row.mark == "row" else row for row in grid.rows)
        widths = list(grid.widths_mm)
        widths[lead] += widths[support]
        kept = [index for index in range(len(grid.header)) if index != support]
        return _taken(replace(grid, header=header, rows=rows, widths_mm=tuple(widths)), kept)

    return lambda case: with_grids(case, change)


def _labelled(row: GridRow, lead: int, support: int) -> GridRow:
    words = {"Chủ trì": row.cells[lead], "Phối hợp": row.cells[support]}
    said = " ".join(f"{word}: {names}." for word, names in words.items() if names)
    return replace(row, cells=tuple(said if index == lead else cell for index, cell in enumerate(row.cells)))


def _listed(row: GridRow, lead: int, support: int) -> GridRow:
    said = "; ".join(name for name in (row.cells[lead], row.cells[support]) if name)
    return replace(
        row,
        cells=tuple(said if index == lead else cell for index, cell in enumerate(row.cells)),
        wanted=tuple(_led_by_first(wanted) for wanted in row.wanted),
    )


def _led_by_first(wanted: Wanted) -> Wanted:
    first, *others = [name.strip() for name in (wanted.lead or "").split(";")]
    return replace(wanted, lead=first, support=(*others, *wanted.support))


def set_landscape(case: Case) -> Case | None:
    """Every appendix on landscape pages, its tables as wide as they allow."""
    return _turned(case, "landscape", 250)


def set_portrait(case: Case) -> Case | None:
    """Every appendix on portrait pages, its tables squeezed into them."""
    return _turned(case, "portrait", 170)


def _turned(case: Case, way: str, width_mm: float) -> Case | None:
    documents, changed = [], False
    for entries in case.documents:
        document, in_appendix = [], False
        for entry in entries:
            marked = entry.marked
            if marked.mark == "appendix":
                in_appendix, changed = True, changed or marked.text != way
                marked = replace(marked, text=way)
            elif in_appendix and marked.mark == "table":
                widths = [float(width) for width in marked.text.split()]
                marked = replace(marked, text=" ".join(f"{width * width_mm / sum(widths):.1f}" for width in widths))
            document.append(replace(entry, marked=marked))
        documents.append(tuple(document))
    return replace(case, documents=tuple(documents)) if changed else None


def any_table(case: Case) -> Case | None:
    """The case as it is, where it has a task table at all."""
    return with_grids(case, lambda grid: grid)
