"""Quarters of the calendar year, the rhythm in which schools report to the administration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})[-_ ]?[Qq]([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year: `number` is 1 to 4. Ordered in time; written `2024Q1`.

    Raises ValueError for a number outside 1 to 4.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"a quarter is 1 to 4, not {self.number}")

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @classmethod
    def parse(cls, written: str) -> Quarter:
        """`2024Q1` (also `2024-q1`) as a Quarter; ValueError for anything else."""
        match = _WRITTEN.fullmatch(written.strip())
        if not match:
            raise ValueError(f"not a quarter: {written!r} (write it as 2024Q1)")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter in which a day lies."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    def next(self) -> Quarter:
        """The quarter that follows."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


def quarters_between(start: date, end: date) -> tuple[Quarter, ...]:
    """All quarters that the span from `start` to `end` (both included) touches, in order; () when end is earlier."""
    return tuple(_quarters_from(Quarter.of(start), Quarter.of(end))) if start <= end else ()


def _quarters_from(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    while first <= last:
        yield first
        first = first.next()
