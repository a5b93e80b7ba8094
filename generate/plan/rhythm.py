"""A recurring duty on the days of a plan's quarters: `Hằng quý` once in each, `mỗi học kỳ` twice a school year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from model.quarter import Quarter, quarters_between
from model.task import SchoolTask
from model.timing import Recurrence, Timing

_MOST_QUARTERS = 6  # a year with what is settled before and after it; a plan for years has its duty once
_DAY_OF_QUARTER = re.compile(
    r"(?P<before>trước )?(?:ngày )?(?P<day>\d{1,2})(?: của)? tháng "
    r"(?:(?P<last>cuối)(?: của)?(?: mỗi)? quý|đầu(?: tiên)?(?: của)? quý (?:sau|tiếp theo|kế tiếp|liền kề))",
    re.IGNORECASE,
)
_HALVES, _TERMS = {2: (6, 30), 4: (12, 31)}, {1: (1, 15), 2: (5, 31)}  # quarter -> month and day of its end
SPREAD = (Recurrence.QUARTERLY, Recurrence.HALF_YEARLY)


def period_of(tasks: Sequence[SchoolTask]) -> tuple[date, date] | None:
    """The first and last day that the dated tasks tell; None when none is dated or the time is too long to spread."""
    timings = [task.timing for task in tasks if task.timing and task.timing.recurs is None]
    days = [day for timing in timings for day in (timing.start, timing.due) if day is not None]
    dues = [timing.due for timing in timings if timing.due is not None]
    if not dues or len(quarters_between(min(days), max(dues))) > _MOST_QUARTERS:
        return None
    return min(days), max(dues)


def spread(tasks: Sequence[SchoolTask], text: str) -> Iterator[SchoolTask]:
    """Each task, a quarterly or half-yearly one once for each of its days in the period of all.

    `text` says one such time: `{text}` is the printed one, `{quarter}` in Roman numbers, `{day}` the day.
    """
    period = period_of(tasks)
    for task in tasks:
        days = list(_days(task, task.timing, *period)) if period and task.timing else []
        for quarter, day in days:
            shown = text.format(
                text=task.timing.text if task.timing else "", quarter=_roman(quarter), day=_written(day)
            )
            yield replace(task, timing=Timing(shown, due=day))
        if not days:
            yield task


def _days(task: SchoolTask, timing: Timing, first: date, last: date) -> Iterator[tuple[Quarter, date]]:
    if timing.recurs not in SPREAD:
        return
    told = _DAY_OF_QUARTER.search(timing.text) or _DAY_OF_QUARTER.search(task.title)
    for quarter in quarters_between(first, last):
        day = _day_in(timing, told, quarter)
        if day is not None and first <= day:
            yield quarter, day


def _day_in(timing: Timing, told: re.Match[str] | None, quarter: Quarter) -> date | None:
    """The quarter's own day, as told, else its last; half-years and terms have none in the other quarters."""
    if timing.recurs is Recurrence.HALF_YEARLY:
        ends = _TERMS if "học kỳ" in timing.text.casefold() else _HALVES
        return date(quarter.year, *ends[quarter.number]) if quarter.number in ends else None
    if told is None:
        return quarter.last_day
    month = quarter.last_day.replace(day=1) if told["last"] else quarter.next().first_day
    day = month + timedelta(days=int(told["day"]) - 1)
    return day - timedelta(days=1) if told["before"] else day


def _roman(quarter: Quarter) -> str:
    return ("I", "II", "III", "IV")[quarter.number - 1]


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
