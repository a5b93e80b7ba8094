"""Working days of Vietnam: no Saturday or Sunday, no public holiday of Bộ luật Lao động 2019, Điều 112 (Tết included).

The calendar is the `holidays` package's. `extract` counts forward with it, from an event that a text names; it lies
beside this folder and `model` below both is the standard library alone, so that the package is what is shared.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def working_days_before(day: date, count: int) -> date:
    """The working day with `count` working days from it up to `day` (itself not counted); `day` for a count of 0."""
    return _calendar().get_nth_working_day(day, -count) if count > 0 else day


def is_working_day(day: date) -> bool:
    return bool(_calendar().is_working_day(day))


def working_days_between(earlier: date, later: date) -> int:
    """How many working days `earlier` lies ahead of `later`; 0 where it does not."""
    days = (earlier + timedelta(days=n) for n in range((later - earlier).days))
    return sum(map(is_working_day, days))


@cache
def _calendar() -> HolidayBase:
    import holidays  # costs the start of every command; few schools set margins

    return holidays.country_holidays("VN")
