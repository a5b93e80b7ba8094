"""A requirement that sets several acts with a day each (`sơ kết trước 15/6, tổng kết trước 15/12`), act by act.

The reader gives a requirement one time; here the days inside its words are read again, absolute ones with a word that
makes them a deadline, so that a cited paper's date is none. `extract` has the whole grammar, but no layer lies below
both (docs/decisions/0018-school-tasks.md).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generate.rules import Rules
from generate.tasks.wording import lower_first, upper_first
from model.directive import Requirement
from model.timing import Timing

_DEADLINE = re.compile(
    r"(?P<whole>\b(?P<word>"
    r"(?:hoàn thành |xong )?(?:trước|chậm nhất(?: là| vào)?|muộn nhất(?: là)?|đến hết|hết|vào|trong))"
    r"(?P<hour> \d{1,2} ?(?:giờ|h) ?\d{0,2}(?: phút)?)?\s+"
    r"(?:(?:ngày )?(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?:(?:[/.-]| năm )(?P<year>\d{4}))?(?![/.\d])"
    r"|tháng (?P<m>\d{1,2})(?:(?:/| năm )(?P<y>\d{4}))?(?![/.\d])"
    r"|quý (?P<q>III|II|IV|I)\b(?:(?:/| năm )(?P<qy>\d{4}))?))",
    re.IGNORECASE,
)
_ISSUE_AND_DO = re.compile(
    r"^(?P<issue>(?:xây dựng|ban hành)[^,;.]*?)\s+(?P<when>(?:trong|trước|chậm nhất)\b[^,;.]*?),? và "
    r"(?P<do>(?:tổ chức|triển khai)(?: triển khai)? thực hiện)\b[^.;]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^(?:\s*[,;:.]|\s*(?:và|đồng thời|sau đó)\b)+\s*", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_JUNE = 6


@dataclass(frozen=True, slots=True)
class _Dated:
    """One act's words before its deadline, and the deadline."""

    words: str
    timing: Timing


def parts_of(requirement: Requirement, issued_on: date | None, rules: Rules) -> tuple[Requirement, ...]:
    """The requirement itself, or one for each act with a day of its own: same ref and source, other text and time."""
    issued = _issued_and_done(requirement, issued_on)
    if issued:
        return issued
    acts = _acts(requirement, issued_on, rules)
    if len({act.timing.due for act in acts}) < 2:
        return (requirement,)
    return tuple(replace(requirement, text=act.words, timing=act.timing) for act in acts)


def _issued_and_done(requirement: Requirement, issued_on: date | None) -> tuple[Requirement, ...]:
    """A time cell `Ban hành kế hoạch trong tháng 01/2026 và tổ chức thực hiện` is two times for the row's work."""
    timing = requirement.timing
    found = _ISSUE_AND_DO.match(timing.text) if timing else None
    when = _DEADLINE.search(found["when"]) if found else None
    if timing is None or found is None or when is None:
        return ()
    first = _timing(when, timing, issued_on)
    if first is None or first.due is None:
        return ()
    work = lower_first(requirement.text.strip(" .;"))
    rest = Timing(f"Đến hết năm {first.due.year}", first.due + timedelta(days=1), date(first.due.year, 12, 31))
    return (
        replace(requirement, text=f"{upper_first(found['issue'].strip())}: {work}", timing=first),
        replace(requirement, text=f"{upper_first(found['do'])}: {work}", timing=rest),
    )


def _acts(requirement: Requirement, issued_on: date | None, rules: Rules) -> tuple[_Dated, ...]:
    """The acts with their deadlines; () where what stands before a deadline is no act of its own."""
    text = requirement.text.strip(" .;")
    deadlines = list(_DEADLINE.finditer(text))
    if len(deadlines) < 2 or re.search(r"\btừ (?:ngày|tháng)\b", text, re.IGNORECASE):
        return ()
    tail = text[deadlines[-1].end() :].strip(" ,;")
    acts: list[_Dated] = []
    opening, at = "", 0
    for deadline in deadlines:
        words = _BETWEEN.sub("", text[at : deadline.start()]).strip(" ,;(:")
        timing = _timing(deadline, requirement.timing, issued_on)
        is_stage = any(rule.pattern.match(words) for rule in rules.of_kind("stage"))
        if timing is None or not words or (acts and not is_stage and not rules.says("act", words)):
            return ()
        if not acts:
            opening = _opening(words, rules)
        elif is_stage:
            words = f"{opening} {lower_first(words)}".strip()
        acts.append(_Dated(upper_first(f"{words} {tail}".strip()), timing))
        at = deadline.end()
    return tuple(acts)


def _opening(words: str, rules: Rules) -> str:
    """What the first act begins with and the next ones leave out: `Báo cáo` of `Báo cáo sơ kết`."""
    stage = next((m for rule in rules.of_kind("stage") if (m := rule.pattern.search(words))), None)
    return re.split(r"[,;.:]", words[: stage.start()].strip(" ,:"))[-1].strip() if stage else ""


def _timing(deadline: re.Match[str], known: Timing | None, issued_on: date | None) -> Timing | None:
    """The deadline as a time. A year that is not written is the known time's, else the next after the issue."""
    word, text = deadline["word"].casefold(), deadline["whole"].strip()
    written = deadline["year"] or deadline["y"] or deadline["qy"]
    if deadline["q"]:
        month = 3 * _QUARTERS[deadline["q"].upper()]
        span = 3
    else:
        month, span = int(deadline["month"] or deadline["m"]), 1
    year = int(written) if written else _year(month, known, issued_on)
    if year is None or not 1 <= month <= 12:
        return None
    before = "trước" in word and not deadline["hour"]
    if deadline["day"]:
        if not 1 <= int(deadline["day"]) <= monthrange(year, month)[1]:
            return None
        day = date(year, month, int(deadline["day"]))
        return Timing(text, due=day - timedelta(days=1) if before else day)
    first = date(year, month - span + 1, 1)
    if before:
        return Timing(text, due=first - timedelta(days=1))
    return Timing(text, first if word == "trong" else None, date(year, month, monthrange(year, month)[1]))


def _year(month: int, known: Timing | None, issued_on: date | None) -> int | None:
    if issued_on is not None:
        return issued_on.year + (month < issued_on.month and issued_on.month > _JUNE)
    return known.due.year if known and known.due else None
