"""The appendix of a plan: the school's tasks as the table that everybody looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generate.citation import origin_of
from generate.plan.grouping import ROMAN, grouped
from generate.plan.table_fit import fitted_widths
from generate.rules import Rules
from generate.tasks.wording import upper_first
from model.directive import Directive
from model.draft import Origin, Table, TableRow
from model.task import SchoolTask


def task_table(directive: Directive, tasks: Sequence[SchoolTask], rules: Rules) -> Table:
    """One row a task under its group; rows are numbered anew in each group, groups in Roman numbers."""
    phrases = rules.phrases
    names = ("column_number", "column_content", "column_lead", "column_support", "column_time")
    columns = tuple(phrases[name] for name in names)
    rows = tuple(_rows(directive, grouped(tasks, phrases)))
    tasks_cells = [row.cells for row in rows if not row.is_group]
    widths = fitted_widths(columns, tasks_cells, [row.cells[0] for row in rows if row.is_group])
    return Table(columns, widths, rows)


def labelled(tasks: Sequence[SchoolTask], phrases: dict[str, str]) -> Iterator[tuple[str, SchoolTask]]:
    """Each task with what names its row elsewhere in the plan: `II.3`, or `3` in a table without groups."""
    for n, (heading, held) in enumerate(grouped(tasks, phrases).items()):
        for number, task in enumerate(held, 1):
            yield f"{_group_number(n)}.{number}" if heading else str(number), task


def _group_number(n: int) -> str:
    return ROMAN[n] if n < len(ROMAN) else str(n + 1)


def _rows(directive: Directive, groups: dict[str, list[SchoolTask]]) -> Iterator[TableRow]:
    for n, (heading, tasks) in enumerate(groups.items()):
        if heading:
            yield TableRow((_group_number(n), heading, "", "", ""), is_group=True)
        for number, task in enumerate(tasks, 1):
            yield _row(directive, number, task)


def _row(directive: Directive, number: int, task: SchoolTask) -> TableRow:
    time = upper_first(task.timing.text) if task.timing else ""
    return TableRow(
        cells=(str(number), task.title, task.lead or "", "; ".join(task.support), time),
        task_id=task.id,
        origin=origin_of(directive, task.sources, task.why)
        if task.sources
        else Origin(task.origin, upper_first(task.why)),
    )
