"""The heading rows of the table of tasks: as the directive prints them, else the quarters of the tasks' days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generate.plan.rhythm import spread
from model.task import SchoolTask, TaskOrigin
from model.timing import Recurrence

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_QUARTER = re.compile(r"quý\s+(I{1,3}|IV)\b", re.IGNORECASE)


def grouped(tasks: Sequence[SchoolTask], phrases: dict[str, str]) -> dict[str, list[SchoolTask]]:
    """Heading -> tasks in order; one group without heading where the directive has none and all are of one quarter.

    Under the directive's own headings tasks stay once, as printed. In quarters, a quarterly duty stands in each with
    that quarter's day (`generate.plan.rhythm`), what comes oftener or never ends once in the last group.
    """
    if any(task.group for task in tasks):
        return _as_printed(tasks, phrases)
    opening = [task for task in tasks if _is_opening(task)]
    places = [(_place(task, phrases), task) for task in spread(tasks, phrases["quarter_day"]) if task not in opening]
    places.sort(key=lambda placed: (placed[0][0], _day(placed[1])))
    groups = _collected((name, task) for (_, name), task in places)
    if len(groups) < 2:
        return {"": [*opening, *(task for held in groups.values() for task in held)]}
    first = next(iter(groups))
    groups[first] = [*opening, *groups[first]]
    return groups


def _as_printed(tasks: Sequence[SchoolTask], phrases: dict[str, str]) -> dict[str, list[SchoolTask]]:
    groups = _collected((task.group, task) for task in tasks if task.group)
    are_quarters = {match[1].upper(): name for name in groups if (match := _QUARTER.search(name))}
    ends = list(groups)
    for task in tasks:
        if task.group:
            continue
        if _is_opening(task):
            groups[ends[0]].insert(0, task)
        elif task.origin is TaskOrigin.RULE:
            groups[are_quarters.get(_quarter_number(task), ends[-1])].append(task)
        else:
            groups.setdefault(are_quarters.get(_quarter_number(task), phrases["group_body"]), []).append(task)
    return groups


def _is_opening(task: SchoolTask) -> bool:
    """The added task that begins the plan: without a day of its own."""
    return task.origin is TaskOrigin.RULE and (task.timing is None or task.timing.due is None)


def _place(task: SchoolTask, phrases: dict[str, str]) -> tuple[tuple[int, int, int], str]:
    """What a group is sorted by, and its heading."""
    timing = task.timing
    if timing and timing.quarters:
        last = timing.quarters[-1]
        name = phrases["group_quarter_year"].format(quarter=ROMAN[last.number - 1], year=last.year)
        return (0, last.year, last.number), name
    if timing and timing.recurs not in (None, Recurrence.YEARLY):
        return (2, 0, 0), phrases["group_rhythm"]
    return (1, 0, 0), phrases["group_open"]


def _collected(pairs: Iterable[tuple[str, SchoolTask]]) -> dict[str, list[SchoolTask]]:
    groups: dict[str, list[SchoolTask]] = {}
    for name, task in pairs:
        groups.setdefault(name, []).append(task)
    return groups


def _quarter_number(task: SchoolTask) -> str:
    quarters = task.timing.quarters if task.timing else ()
    return ROMAN[quarters[-1].number - 1] if quarters else ""


def _day(task: SchoolTask) -> str:
    due = task.timing.due if task.timing and task.timing.recurs is None else None
    return due.isoformat() if due else ""
