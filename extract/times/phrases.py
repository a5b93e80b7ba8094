"""Phrases of time: tokens that stand together and what they mean as dates (shapes in vocabulary/timing.toml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from extract.times.moments import Grain, Moment
from extract.times.tokens import Token
from extract.times.workdays import add_period
from extract.vocabulary import load_vocabulary
from model.timing import Recurrence

_TAKEN = "!"  # a token that is in a phrase already
_SHORTEST_FIRST = list(Recurrence)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the directive gives to read its times with: the year of dates without one, and its own date."""

    year: int | None
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase from token `first` to `last` (both included) and what it says; `doubt` is a key of the vocabulary.

    `meaning` is that of the shape, `moment` its last moment; `has_year` is false where the year was the directive's.
    """

    meaning: str
    first: int
    last: int
    start: date | None = None
    due: date | None = None
    recurs: Recurrence | None = None
    doubt: str | None = None
    moment: Moment | None = None
    has_year: bool = False

    @property
    def is_dated(self) -> bool:
        return self.start is not None or self.due is not None


def read_phrases(tokens: Sequence[Token], calendar: Calendar) -> tuple[Phrase, ...]:
    """The phrases of time among the tokens, in the order of the text; no token is in two of them."""
    letters = "".join(token.letter for token in tokens)
    phrases: list[Phrase] = []
    for meaning, shape in _shapes():
        for found in list(shape.finditer(letters)):
            first, end = found.span()
            if phrase := _MEANINGS[meaning](tokens[first:end], calendar):
                phrases.append(replace(phrase, meaning=meaning, first=first, last=end - 1))
                letters = letters[:first] + _TAKEN * (end - first) + letters[end:]
    return tuple(sorted(phrases, key=lambda phrase: phrase.first))


def shortest(rhythms: Sequence[Recurrence]) -> Recurrence | None:
    """The shortest of several rhythms, None of none; any is more than `thường xuyên`."""
    return min(rhythms, key=_SHORTEST_FIRST.index, default=None)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["meaning"], re.compile(entry["shape"])) for entry in load_vocabulary("timing")["phrase"])


def _moments(tokens: Sequence[Token]) -> Iterator[Moment]:
    return (token.moment for token in tokens if token.moment)


def _phrase(start: date | None, due: date | None, moment: Moment, *, doubt: str | None = None) -> Phrase:
    return Phrase("", 0, 0, start=start, due=due, moment=moment, has_year=moment.year is not None, doubt=doubt)


def _unread(moment: Moment, calendar: Calendar) -> Phrase:
    """A moment without dates: no year is known, or no calendar has that day."""
    no_year = moment.in_year(calendar.year).year is None
    return _phrase(None, None, moment, doubt="no_year" if no_year else "impossible")


def _span(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    """`Tháng 4/2024`; several moments run from the first to the last, each without a year in the year of the next."""
    moments = list(_moments(tokens))
    for index in range(len(moments) - 2, -1, -1):
        moments[index] = moments[index].in_year(moments[index + 1].year)
    spans = [moment.in_year(calendar.year).dates() for moment in moments]
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return _unread(moments[spans.index(None)], calendar)
    start, due = min(span[0] for span in known), max(span[1] for span in known)
    apart = any(moment.gaps for moment in moments) or _has_gap(known)
    return _spread(start, due, moments[-1], apart=apart)


def _spread(start: date, due: date, moment: Moment, *, apart: bool) -> Phrase:
    """A span of several moments. Months run from the first to the last; quarters that lie apart are no one span."""
    if apart and moment.grain is Grain.QUARTER:
        return _phrase(None, None, moment, doubt="apart")
    return _phrase(start, due, moment, doubt="apart" if apart else None)


def _has_gap(spans: list[tuple[date, date]]) -> bool:
    ordered = sorted(spans)
    return any(later[0] > earlier[1] + timedelta(days=1) for earlier, later in pairwise(ordered))


def _from_to(tokens: Sequence[Token], calendar: Calendar, *, before: bool = False) -> Phrase:
    """Both ends. One without a year takes the other's; the year turns where the end would lie before the start."""
    first, last = _moments(tokens)
    known = first.year or last.year or calendar.year
    first_in, last_in, doubt = first.in_year(last.year or known), last.in_year(first.last_year or known), None
    start, due = first_in.dates(), last_in.dates()
    if start and due and due[1] < start[0]:
        doubt = "turned_year"
        if first.year and last.year:
            return _phrase(None, None, last, doubt="reversed")
        if last.year is None:
            due = replace(last_in, year=(last_in.year or 0) + 1).dates()
        elif first.year is None:
            start = replace(first_in, year=(first_in.year or 0) - 1).dates()
    if not start or not due:
        return _unread(last if start else first, calendar)
    end = due[0] - timedelta(days=1) if before else due[1]
    if end < start[0]:
        return _phrase(None, None, last, doubt="reversed")
    dated = replace(last, year=first.year or last.year)
    return replace(_phrase(start[0], end, dated, doubt=doubt))


def _from_before(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    return _from_to(tokens, calendar, before=not any(token.letter == "H" for token in tokens))


def _deadline(tokens: Sequence[Token], calendar: Calendar, *, before: bool) -> Phrase:
    moment = next(_moments(tokens))
    dates = moment.in_year(calendar.year).dates()
    if not dates:
        return _unread(moment, calendar)
    return _phrase(None, dates[0] - timedelta(days=1) if before else dates[1], moment)


def _before(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    """`trước` leaves the day out, unless an hour of it is named."""
    return _deadline(tokens, calendar, before=not any(token.letter == "H" for token in tokens))


def _by(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    return _deadline(tokens, calendar, before=False)


def _from(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    """`từ tháng 3/2024` and `năm 2024 và những năm tiếp theo` have no end; `từ ngày 15-20/3` has one."""
    moment = next(_moments(tokens))
    dates = moment.in_year(calendar.year).dates()
    ends = moment.is_several and tokens[-1].letter != "O"
    return _phrase(dates[0], dates[1] if ends else None, moment) if dates else _unread(moment, calendar)


def _after(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    moment = next(_moments(tokens))
    dates = moment.in_year(calendar.year).dates()
    return _phrase(dates[1] + timedelta(days=1), None, moment) if dates else _unread(moment, calendar)


def _each_year(tokens: Sequence[Token], _calendar: Calendar) -> Phrase | None:
    """`trước ngày 15/12 hằng năm`: comes back yearly; None where the date has its own year or the rhythm is another."""
    moments = list(_moments(tokens))
    if tokens[-1].kind != Recurrence.YEARLY or any(moment.year for moment in moments):
        return None
    return replace(_phrase(None, None, moments[-1]), recurs=Recurrence.YEARLY)


def _comes_back(tokens: Sequence[Token], _calendar: Calendar) -> Phrase:
    return Phrase("", 0, 0, recurs=shortest([Recurrence(token.kind) for token in tokens if token.letter == "R"]))


def _counted(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    """`trong vòng 10 ngày làm việc kể từ ngày ban hành`; nothing is known where the event is another."""
    (token,) = tokens
    if token.kind != "from the issue date":
        return Phrase("", 0, 0)
    if calendar.issued_on is None:
        return Phrase("", 0, 0, doubt="no_issue_date")
    return Phrase("", 0, 0, due=add_period(calendar.issued_on, token.count, token.unit), has_year=True)


def _counted_from_a_date(tokens: Sequence[Token], calendar: Calendar) -> Phrase:
    """`trong vòng 10 ngày kể từ ngày 15/3/2024`: that day is day zero."""
    moment = next(_moments(tokens))
    dates = moment.in_year(calendar.year).dates()
    if not dates:
        return _unread(moment, calendar)
    return _phrase(None, add_period(dates[0], tokens[0].count, tokens[0].unit), moment)


def _unknown(tokens: Sequence[Token], _calendar: Calendar) -> Phrase:
    return Phrase("", 0, 0, doubt=tokens[-1].kind if tokens[-1].kind in {"blank", "impossible"} else None)


def _vague(_tokens: Sequence[Token], _calendar: Calendar) -> Phrase:
    return Phrase("", 0, 0, doubt="vague")


_MEANINGS: dict[str, Callable[[Sequence[Token], Calendar], Phrase | None]] = {
    "each year on a day": _each_year,
    "one day between hours": _span,
    "from before": _from_before,
    "from to": _from_to,
    "before": _before,
    "by": _by,
    "from": _from,
    "after": _after,
    "unknown": _unknown,
    "vague": _vague,
    "span": _span,
    "counted": _counted,
    "counted from a date": _counted_from_a_date,
    "comes back": _comes_back,
}
