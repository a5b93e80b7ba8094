"""The appendix of a plan: the school's tasks as the table that everybody looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generate.citation import origin_of
from generate.residue import residue_note
from generate.rules import Rules
from generate.table_fit import fitted_widths
from generate.wording import upper_first
from model.directive import Directive
from model.draft import Table, TableRow
from model.task import SchoolTask

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_QUARTER = re.compile(r"quý\s+(I{1,3}|IV)\b", re.IGNORECASE)


def task_table(directive: Directive, tasks: Sequence[SchoolTask], rules: Rules, own: frozenset[str]) -> Table:
    """One row a task under its group; rows are numbered anew in each group, groups in Roman numbers.

    `own` are the names of the school's bodies: in rows that they lead, the level above's words are told.
    """
    phrases = rules.phrases
    names = ("column_number", "column_content", "column_lead", "column_support", "column_time")
    columns = tuple(phrases[name] for name in names)
    rows = tuple(_rows(directive, _grouped(tasks, phrases), rules, own))
    tasks_cells = [row.cells for row in rows if not row.is_group]
    widths = fitted_widths(columns, tasks_cells, [row.cells[0] for row in rows if row.is_group])
    return Table(columns, widths, rows)


def labelled(tasks: Sequence[SchoolTask], phrases: dict[str, str]) -> Iterator[tuple[str, SchoolTask]]:
    """Each task with what names its row elsewhere in the plan: `II.3`, or `3` in a table without groups."""
    for n, (heading, held) in enumerate(_grouped(tasks, phrases).items()):
        for number, task in enumerate(held, 1):
            yield f"{_group_number(n)}.{number}" if heading else str(number), task


def _group_number(n: int) -> str:
    return _ROMAN[n] if n < len(_ROMAN) else str(n + 1)


def _rows(
    directive: Directive, groups: dict[str, list[SchoolTask]], rules: Rules, own: frozenset[str]
) -> Iterator[TableRow]:
    for n, (heading, tasks) in enumerate(groups.items()):
        if heading:
            yield TableRow((_group_number(n), heading, "", "", ""), is_group=True)
        for number, task in enumerate(tasks, 1):
            left = residue_note(task.title, rules) if task.lead in own else ""
            added = f"{task.why}; {left}" if left and left not in task.why else task.why
            yield _row(directive, number, task, added)


def _row(directive: Directive, number: int, task: SchoolTask, added: str) -> TableRow:
    time = upper_first(task.timing.text) if task.timing else ""
    return TableRow(
        cells=(str(number), task.title, task.lead or "", "; ".join(task.support), time),
        task_id=task.id,
        origin=origin_of(directive, task.sources, added),
    )


def _grouped(tasks: Sequence[SchoolTask], phrases: dict[str, str]) -> dict[str, list[SchoolTask]]:
    """By the directive's own heading rows; tasks without one by the quarter of their due date.

    A table without heading rows stays without, in its own order.
    """
    if not any(task.group for task in tasks):
        by_quarter = {_quarter(task, phrases) for task in tasks}
        if len(by_quarter) < 2:
            return {"": list(tasks)}
        ordered = sorted(tasks, key=_due_order)
        return _collected((_quarter(task, phrases), task) for task in ordered)
    own = [task for task in tasks if task.group]
    groups = _collected((task.group or "", task) for task in own)
    are_quarters = {match[1].upper(): name for name in groups if (match := _QUARTER.search(name))}
    for task in tasks:
        if not task.group:
            name = are_quarters.get(_quarter_number(task), phrases["group_body"])
            groups.setdefault(name, []).append(task)
    return groups


def _collected(pairs: Iterator[tuple[str, SchoolTask]]) -> dict[str, list[SchoolTask]]:
    groups: dict[str, list[SchoolTask]] = {}
    for name, task in pairs:
        groups.setdefault(name, []).append(task)
    return groups


def _quarter_number(task: SchoolTask) -> str:
    quarters = task.timing.quarters if task.timing else ()
    return _ROMAN[quarters[-1].number - 1] if quarters else ""


def _quarter(task: SchoolTask, phrases: dict[str, str]) -> str:
    quarters = task.timing.quarters if task.timing else ()
    if not quarters:
        return phrases["group_open"]
    return phrases["group_quarter_year"].format(quarter=_ROMAN[quarters[-1].number - 1], year=quarters[-1].year)


def _due_order(task: SchoolTask) -> tuple[int, str]:
    due = task.timing.due if task.timing and task.timing.recurs is None else None
    return (0, due.isoformat()) if due else (1, "")
