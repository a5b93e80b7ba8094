"""Which phrases of time inside a sentence set a time for what it asks, and which only name or describe something.

In a sentence most numbers of years are names (`giai đoạn 2021-2025`), most dates are those of other papers, and
`thường xuyên` is mostly an adverb. So a phrase counts by what it is and by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from extract.times.moments import Grain, Moment
from extract.times.phrases import Calendar, Phrase, read_phrases
from extract.times.tokens import Token
from extract.vocabulary import load_vocabulary
from model.timing import Recurrence

_RANKS = {
    "before": 6,
    "by": 6,
    "counted from a date": 6,
    "from before": 5,
    "from to": 5,
    "one day between hours": 5,
    "span": 5,
    "each year on a day": 4,
    "comes back": 4,
    "counted": 3,
    "unknown": 3,
    "vague": 3,
    "from": 2,
    "after": 2,
}
_COUNTED_TO_A_DATE = 6
_CONTINUOUS = 1
_OPENS = frozenset("(:,;f")  # what a clause of time may follow
_YEARS_BACK = 1
# `đối chiếu số liệu mỗi quý | một lần`: how often something is done, also behind a thing that has its own rhythm
_SO_OFTEN = re.compile(r"(?:\d+|một|hai|ba)\s+(?:lần|đợt|kỳ|buổi)(?!\w)", re.IGNORECASE)


def phrases_of_sentence(text: str, tokens: Sequence[Token], calendar: Calendar) -> list[Phrase]:
    """The phrases of a folded sentence that set a time for its deed."""
    phrases = [
        phrase
        for phrase in read_phrases(tokens, calendar)
        if _sets_time(phrase, _Place(text, tokens, phrase), calendar)
    ]
    if any(phrase.recurs for phrase in phrases if phrase.recurs is not Recurrence.CONTINUOUS):
        phrases = [phrase for phrase in phrases if phrase.recurs or not _is_yearless_day(phrase)]
    return phrases


def rank(phrase: Phrase) -> int:
    """A dated deadline beats a span, a span a recurrence, and anything beats `thường xuyên`."""
    if phrase.recurs is Recurrence.CONTINUOUS:
        return _CONTINUOUS
    if phrase.meaning == "counted" and phrase.due:
        return _COUNTED_TO_A_DATE
    return _RANKS.get(phrase.meaning, 0)


class _Place:
    """Where a phrase stands: the words before it, the tokens beside it."""

    __slots__ = ("after", "before", "head", "tokens", "words")

    def __init__(self, text: str, tokens: Sequence[Token], phrase: Phrase) -> None:
        self.head = text[: tokens[phrase.first].begin].rstrip()
        self.before = tokens[phrase.first - 1].letter if phrase.first else ""
        self.words = text[tokens[phrase.first].begin : tokens[phrase.last].end]
        self.after = text[tokens[phrase.last].end :].lstrip()
        self.tokens = tokens[phrase.first : phrase.last + 1]

    @property
    def opens_clause(self) -> bool:
        return not self.before or self.before in _OPENS

    @property
    def ends_clause(self) -> bool:
        return not self.after or self.after[0] in ".,;:)(/"

    @property
    def opens_subject(self) -> bool:
        """`Kể từ ngày 01/7/2025 chính quyền hai cấp ...` tells what has been so since; a comma would end the time."""
        return not self.ends_clause and (not self.head or self.words.lower().startswith("kể"))

    def follows(self, words: str) -> bool:
        return _words(words).search(self.head) is not None


def _sets_time(phrase: Phrase, place: _Place, calendar: Calendar) -> bool:
    if phrase.meaning == "vague":
        return place.tokens[0].letter in "NBIU" and _is_month_or_quarter(place.tokens[-1].moment)
    if phrase.meaning == "unknown":
        return phrase.doubt is not None and place.tokens[0].letter in "BIU"
    if phrase.meaning == "counted":
        return True
    if phrase.recurs:
        return _recurs_for_deed(phrase, place)
    return phrase.moment is not None and _is_dated_for_deed(phrase, place, calendar)


def _is_dated_for_deed(phrase: Phrase, place: _Place, calendar: Calendar) -> bool:
    is_open = place.tokens[-1].letter == "O"  # what goes on is not over
    if (_is_past(phrase, calendar) and not is_open) or place.follows("counted"):
        return False
    if phrase.meaning in {"before", "by"}:
        return _is_deadline(phrase, place)
    if phrase.meaning in {"from", "after"}:
        return not place.opens_subject
    return (
        phrase.meaning == "counted from a date" or _is_span(phrase, place) or _is_day_to_come(phrase, place, calendar)
    )


def _is_month_or_quarter(moment: Moment | None) -> bool:
    return moment is not None and moment.grain in {Grain.MONTH, Grain.QUARTER}


def _recurs_for_deed(phrase: Phrase, place: _Place) -> bool:
    is_continuous = phrase.recurs is Recurrence.CONTINUOUS
    if _SO_OFTEN.match(place.after):
        return True
    if place.tokens[0].letter == "R" and place.follows("things") and (is_continuous or not place.head.endswith(",")):
        return False
    if is_continuous:
        return not place.after.lower().lstrip(", ").startswith(("của", "theo đợt", "và theo"))
    return True


def _is_deadline(phrase: Phrase, place: _Place) -> bool:
    """`trước`, `chậm nhất`, `đến hết` are plain; a bare `đến năm 2030` mostly belongs to a plan's name."""
    only_until = all(token.kind == "until" or token.letter not in "BIU" for token in place.tokens)
    if not only_until:
        return True
    return phrase.moment is not None and (phrase.moment.grain is Grain.DAY or not place.head)


def _is_span(phrase: Phrase, place: _Place) -> bool:
    moment = phrase.moment
    if moment is None or place.follows("past"):
        return False
    letters = "".join(token.letter for token in place.tokens)
    whole_year = place.tokens[0].kind == "whole year"
    if moment.grain is Grain.YEAR:
        return (
            whole_year
            and not place.follows("things")
            and (moment.year is not None or place.before == "f" or place.opens_clause)
        )
    if set(letters) & set("NH"):
        return True
    if phrase.meaning in {"from to", "from before"}:
        return moment.named or letters.startswith("F")
    return place.opens_clause and moment.named and (moment.year is not None or bool(place.after[:1] in ":,)"))


def _is_day_to_come(phrase: Phrase, place: _Place, calendar: Calendar) -> bool:
    """`Tổ chức Hội nghị ngày 25/5/2024.`: no paper that a directive names is younger than itself."""
    moment = phrase.moment
    if moment is None or phrase.start is None or calendar.issued_on is None or place.follows("past"):
        return False
    is_day = moment.grain is Grain.DAY and moment.named and moment.year is not None
    return is_day and phrase.start > calendar.issued_on and place.ends_clause


def _is_past(phrase: Phrase, calendar: Calendar) -> bool:
    """A span that was over when the directive was issued, or anything years before it (an anniversary, a history)."""
    today = calendar.issued_on or (date(calendar.year, 1, 1) if calendar.year else None)
    end = phrase.due or phrase.start
    if today is None or end is None:
        return False
    if phrase.meaning not in {"before", "by"} and end < today.replace(day=1):
        return True
    return (phrase.start or end).year < today.year - _YEARS_BACK


def _is_yearless_day(phrase: Phrase) -> bool:
    return phrase.moment is not None and phrase.moment.grain is Grain.DAY and not phrase.has_year


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(load_vocabulary("timing")["sentence"][name] + r"[\s,]*$", re.IGNORECASE)
