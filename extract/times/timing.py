"""When something must be done: the time that a table cell or a sentence of a directive gives.

Source of the rules: contract.md, "Timing"; what it leaves open is decided in docs/decisions/0008-timing.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from extract.pdf.folding import fold
from extract.times.moments import Grain
from extract.times.phrases import Calendar, Phrase, read_phrases, shortest
from extract.times.sentences import phrases_of_sentence, rank
from extract.times.tokens import Token, read_tokens
from extract.vocabulary import load_vocabulary
from model.timing import Recurrence, Timing

_DEADLINES = frozenset({"before", "by", "counted", "counted from a date"})
_YEAR = re.compile(r"năm\s+((?:19|20)\d{2})(?!\d|\s*[-–]\s*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimingReading:
    """A time as read, and in Vietnamese what is doubtful about it, for the clerk; None where nothing is."""

    timing: Timing
    doubt: str | None = None


def read_timing_cell(text: str, *, year: int | None, issued_on: date | None) -> Timing | None:
    """The time of a table cell: its whole text is kept, with nulls where nothing is understood; None if it is empty."""
    reading = read_cell(text, year=year, issued_on=issued_on)
    return reading.timing if reading else None


def read_timing(text: str, *, year: int | None, issued_on: date | None) -> Timing | None:
    """The time of a text that may be one, such as a cell of an unknown column; None where it speaks of no time."""
    reading = read_cell(text, year=year, issued_on=issued_on)
    if reading is None:
        return None
    timing = reading.timing
    says_when = timing.start or timing.due or timing.recurs or reading.doubt or _has_undated_time(timing.text)
    return timing if says_when else None


def find_timing(sentence: str, *, year: int | None, issued_on: date | None) -> Timing | None:
    """The time that a sentence sets for what it asks, its text as printed; None where it sets none."""
    reading = find_time(sentence, year=year, issued_on=issued_on)
    return reading.timing if reading else None


def heading_year(heading: str) -> int | None:
    """The year in the heading of a time column (`Thời gian (Năm 2026)`): that of the cells below which name none."""
    found = _YEAR.search(fold(heading))
    return int(found[1]) if found else None


@lru_cache(maxsize=2_000)  # the same few hundred times fill a long table
def read_cell(text: str, *, year: int | None, issued_on: date | None) -> TimingReading | None:
    """As `read_timing_cell`, with what is doubtful about it."""
    text = fold(text)
    if not re.search(r"\w", text):
        return None
    calendar = Calendar(year, issued_on)
    tokens = read_tokens(text)
    phrases = read_phrases(tokens, calendar)
    if _refers(text):
        phrases = tuple(phrase for phrase in phrases if phrase.meaning in _DEADLINES)
    phrases = tuple(phrase for phrase in phrases if not _names_year(phrase, tokens))
    if not phrases:
        return TimingReading(Timing(text))
    start, due, recurs, doubt = _settle(phrases)
    doubtful = [text[tokens[phrase.first].begin : tokens[phrase.last].end].strip(" (,:") for phrase in _dated(phrases)]
    doubt = doubt or _early(start, due, phrases, issued_on)
    return TimingReading(Timing(text, start, due, recurs), _say(doubt, text, doubtful))


def find_time(sentence: str, *, year: int | None, issued_on: date | None) -> TimingReading | None:
    """As `find_timing`, with what is doubtful about it."""
    text = fold(sentence)
    calendar = Calendar(year, issued_on)
    tokens = read_tokens(text)
    phrases = phrases_of_sentence(text, tokens, calendar)
    if not phrases:
        return None
    best = max(map(rank, phrases))
    equals = [phrase for phrase in phrases if rank(phrase) == best]
    chosen = min(equals, key=lambda phrase: (phrase.due or phrase.start or date.max, phrase.first))
    texts = [text[tokens[phrase.first].begin : tokens[phrase.last].end].strip(" (,:") for phrase in equals]
    printed = texts[equals.index(chosen)]
    several = chosen.due and len({phrase.due for phrase in equals}) > 1
    doubt = "several" if several else chosen.doubt or _early(chosen.start, chosen.due, [chosen], issued_on)
    return TimingReading(Timing(printed, chosen.start, chosen.due, chosen.recurs), _say(doubt, printed, texts))


def _settle(phrases: Sequence[Phrase]) -> tuple[date | None, date | None, Recurrence | None, str | None]:
    """Start, due, recurrence and doubt of a cell with these phrases."""
    recurs = shortest([phrase.recurs for phrase in phrases if phrase.recurs])
    dated = _dated(phrases)
    if recurs and not _outweighs_recurrence(dated, recurs):
        start = next((phrase.start for phrase in dated if phrase.meaning in {"from", "after"}), None)
        return start, None, recurs, None
    with_end = [phrase for phrase in dated if phrase.due]
    if not with_end:
        opening = next(iter(dated), None)
        doubt = next((phrase.doubt for phrase in phrases if phrase.doubt), None)
        return (opening.start if opening else None), None, None, doubt
    if all(phrase.meaning == "span" for phrase in with_end):
        return _joined(with_end)
    return _earliest(with_end)


def _dated(phrases: Sequence[Phrase]) -> list[Phrase]:
    return [phrase for phrase in phrases if phrase.is_dated]


def _outweighs_recurrence(dated: Sequence[Phrase], recurs: Recurrence) -> bool:
    """A deadline with its own year, or a month or quarter, is more than a rhythm; a whole year only bounds it.

    A month without a year beside `hằng năm` only says in which month of each year.
    """
    named = recurs is Recurrence.YEARLY
    return any(
        phrase.has_year if named or phrase.meaning in _DEADLINES else phrase.due and not _is_year(phrase)
        for phrase in dated
    )


def _is_year(phrase: Phrase) -> bool:
    return phrase.moment is not None and phrase.moment.grain is Grain.YEAR


def _joined(spans: Sequence[Phrase]) -> tuple[date | None, date | None, Recurrence | None, str | None]:
    """Several spans run from the first to the last; whole years beside months only say which year."""
    finer = [phrase for phrase in spans if not _is_year(phrase)] or spans
    start = min(phrase.start for phrase in finer if phrase.start)
    due = max(phrase.due for phrase in finer if phrase.due)
    doubt = next((phrase.doubt for phrase in finer if phrase.doubt), "apart" if len(finer) > 1 else None)
    return start, due, None, doubt


def _earliest(phrases: Sequence[Phrase]) -> tuple[date | None, date | None, Recurrence | None, str | None]:
    """Of several ends the earliest, with a doubt; a span that holds the deadline of the same thing raises none."""
    finer = [phrase for phrase in phrases if not (phrase.meaning == "span" and _is_year(phrase))] or phrases
    first = min(finer, key=lambda phrase: phrase.due or date.max)
    others = [phrase for phrase in finer if phrase.due != first.due and not _holds(phrase, first)]
    return first.start, first.due, None, "several" if others else first.doubt


def _holds(span: Phrase, other: Phrase) -> bool:
    return bool(span.start and span.due and other.due and span.start <= other.due <= span.due)


def _early(start: date | None, due: date | None, phrases: Sequence[Phrase], issued_on: date | None) -> str | None:
    """A deadline, or a month, that lies before the directive's own date."""
    if issued_on is None or (due is None and start is None):
        return None
    by_month = all(phrase.moment is None or phrase.moment.grain <= Grain.MONTH for phrase in phrases)
    begins = start if start and due and by_month else None
    is_early = (due or date.max) < issued_on or (begins or date.max) < issued_on.replace(day=1)
    return "before_issue" if is_early else None


def _names_year(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """`Kế hoạch công tác năm 2026`: a bare year behind other words is part of a name."""
    bare = phrase.meaning == "span" and tokens[phrase.first].kind in {"year", "years"}
    return bare and phrase.first > 0 and tokens[phrase.first - 1].letter in "xc"


def _has_undated_time(text: str) -> bool:
    return _cell_pattern("undated").search(text) is not None


def _refers(text: str) -> bool:
    return _cell_pattern("refers").match(text) is not None


@cache
def _cell_pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_vocabulary("timing")["cell"][name], re.IGNORECASE)


def _say(doubt: str | None, text: str, texts: Sequence[str]) -> str | None:
    if doubt is None:
        return None
    message: str = load_vocabulary("timing")["doubts"][doubt]
    return message.format(text="; ".join(texts) if doubt == "several" else text)
