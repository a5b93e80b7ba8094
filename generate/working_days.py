"""Working days of Vietnam: without Saturdays, Sundays and the public holidays of Bộ luật Lao động 2019, Điều 112.

The `holidays` package knows them year by year, Tết included.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in _public_holidays()


def working_days_before(day: date, count: int) -> date:
    """The working day that lies `count` (0 or more) working days ahead of `day`; `day` itself for 0."""
    while count > 0:
        day -= _DAY
        count -= is_working_day(day)
    return day


def working_days_between(earlier: date, later: date) -> int:
    """How many working days `earlier` lies ahead of `later`; 0 where it does not."""
    count = 0
    while later > earlier:
        later -= _DAY
        count += is_working_day(later)
    return count


@cache
def _public_holidays() -> HolidayBase:
    import holidays  # costs the start of every command; most count no working days

    return holidays.country_holidays("VN")
