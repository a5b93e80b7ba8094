"""Days counted from an event, in calendar days or in working days of Vietnam.

Working days leave out Saturdays, Sundays and the public holidays of Bộ luật Lao động 2019, Điều 112 (Tết included),
which the `holidays` package knows year by year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5


def add_period(day: date, count: int, unit: str) -> date:
    """`count` units after `day`, which is day zero. Units: ngày, ngày làm việc, tuần, tháng."""
    words = unit.lower().split()
    if len(words) > 1:
        return _add_working_days(day, count)
    if words == ["tháng"]:
        return _add_months(day, count)
    return day + timedelta(days=count * (7 if words == ["tuần"] else 1))


def _add_working_days(day: date, count: int) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY and day not in _public_holidays()
    return day


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _public_holidays() -> HolidayBase:
    import holidays  # costs the start of every command; few directives count working days

    return holidays.country_holidays("VN")
