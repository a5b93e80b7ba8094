from __future__ import annotations

from datetime import date

import pytest

from generate.tasks.workdays import is_working_day, working_days_before, working_days_between


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 3, 14), 3, date(2024, 3, 11)),
        (date(2024, 3, 11), 1, date(2024, 3, 8)),  # over a weekend
        (date(2024, 2, 15), 1, date(2024, 2, 7)),  # over Tết: 8 to 14 February
        (date(2025, 9, 3), 1, date(2025, 8, 29)),  # over the national day and the day beside it
        (date(2024, 3, 16), 0, date(2024, 3, 16)),
    ],
)
def test_days_ahead_leave_out_weekends_and_holidays(day: date, count: int, expected: date) -> None:
    assert working_days_before(day, count) == expected
    assert working_days_between(expected, day) == count


def test_a_later_day_lies_no_days_ahead() -> None:
    assert working_days_between(date(2024, 3, 15), date(2024, 3, 14)) == 0


def test_tet_and_sundays_are_no_working_days() -> None:
    assert not is_working_day(date(2025, 1, 29))
    assert not is_working_day(date(2025, 3, 2))
    assert is_working_day(date(2025, 3, 3))
