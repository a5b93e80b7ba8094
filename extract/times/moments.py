"""Moments: one day, month, quarter or year, or several, as a text prints them, with or without their year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

_END = 31  # as a day: the last of its month
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2200


class Grain(IntEnum):
    """How fine a moment is."""

    DAY = 1
    MONTH = 2
    QUARTER = 3
    HALF = 4  # also the first nine months
    YEAR = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """A span inside a year: `first` and `last` are (month, day); `year` is None where the text leaves it out.

    `last_year` differs from `year` only for spans of years. `gaps` says that it lists months or quarters which do not
    follow each other (`Quý I và quý III`). `named` says that the word ngày, tháng, quý or năm stands there.
    """

    grain: Grain
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    last_year: int | None = None
    gaps: bool = False
    named: bool = True

    @property
    def is_several(self) -> bool:
        """More than one day, month, quarter or year."""
        if self.grain is Grain.DAY:
            return self.first != self.last
        months = self.last[0] - self.first[0] + 1
        return self.last_year is not None or months > {Grain.MONTH: 1, Grain.QUARTER: 3}.get(self.grain, 12)

    def in_year(self, year: int | None) -> Moment:
        """The same with `year` where it names none itself."""
        return self if self.year is not None else replace(self, year=year)

    def dates(self) -> tuple[date, date] | None:
        """First and last day; None without a year or for a day that no calendar has (`31/2`)."""
        if self.year is None:
            return None
        first, last = _day(self.year, self.first), _day(self.last_year or self.year, self.last, self.grain > Grain.DAY)
        return (first, last) if first and last and first <= last else None


def read_moment(kind: str, found: re.Match[str]) -> Moment | None:
    """The moment of a token of vocabulary/timing.toml; None where its numbers are no date (`45/90`)."""
    groups = found.groupdict()
    moment = _READERS[kind](groups, found[0])
    return replace(moment, year=_year(groups), named=_is_named(groups, found[0])) if moment else None


def _days(groups: dict[str, str | None], _text: str) -> Moment | None:
    day, last_day, month = (int(groups.get(name) or 0) for name in ("day", "last_day", "month"))
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    return Moment(Grain.DAY, (month, day), (month, last_day or day))


def _months(groups: dict[str, str | None], _text: str) -> Moment | None:
    return _parts(Grain.MONTH, groups["months"] or "", months_each=1)


def _month_by_name(groups: dict[str, str | None], _text: str) -> Moment | None:
    name = " ".join((groups["name"] or "").lower().split()).replace("bẩy", "bảy")
    month = _MONTHS.index(name) + 1
    if day := groups.get("day"):
        return _days({"day": day, "month": str(month)}, "")
    return Moment(Grain.MONTH, (month, 1), (month, _END))


def _quarters(groups: dict[str, str | None], _text: str) -> Moment | None:
    return _parts(Grain.QUARTER, groups["quarters"] or "", months_each=3)


def _parts(grain: Grain, listed: str, *, months_each: int) -> Moment | None:
    numbers = [_ROMAN.get(item) or int(item) for item in re.findall(r"\d+|\b(?:iv|i{1,3})\b", listed.lower())]
    first, last = numbers[0], numbers[-1]
    is_range = re.search(r"[-–—−]|đến|tới", listed) is not None
    gaps = not is_range and numbers != list(range(first, last + 1))
    return Moment(grain, (months_each * (first - 1) + 1, 1), (months_each * last, _END), gaps=gaps)


def _first_months(groups: dict[str, str | None], _text: str) -> Moment | None:
    return Moment(Grain.HALF, (1, 1), (_count(groups), _END))


def _last_months(groups: dict[str, str | None], _text: str) -> Moment | None:
    return Moment(Grain.HALF, (13 - _count(groups), 1), (12, _END))


def _years(groups: dict[str, str | None], _text: str) -> Moment | None:
    last = groups.get("last_year")
    return Moment(Grain.YEAR, (1, 1), (12, _END), last_year=int(last) if last else None)


_READERS = {
    "days": _days,
    "date": _days,
    "months": _months,
    "month by name": _month_by_name,
    "first months": _first_months,
    "last months": _last_months,
    "quarters": _quarters,
    "years": _years,
    "year": _years,
    "whole year": _years,
}


def _count(groups: dict[str, str | None]) -> int:
    written = (groups["count"] or "").lower()
    return _WORDS.get(written) or int(written)


def _year(groups: dict[str, str | None]) -> int | None:
    if short := groups.get("short_year"):
        return 2000 + int(short)
    written = groups.get("year") or groups.get("year_word") or groups.get("year_after")
    return int(written) if written else None


def _is_named(groups: dict[str, str | None], text: str) -> bool:
    return bool(groups.get("word")) or re.search(r"ngày|tháng|qu[ýí]|qúy|năm", text, re.IGNORECASE) is not None


def _day(year: int, month_day: tuple[int, int], fit: bool = False) -> date | None:
    month, day = month_day
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    longest = monthrange(year, month)[1]
    return date(year, month, min(day, longest)) if fit or day <= longest else None
