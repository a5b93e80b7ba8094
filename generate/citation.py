"""How a draft names a directive and says where each of its lines was read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generate.rules import Rules, Where
from generate.tasks.wording import adapt, lower_first, upper_first
from model.directive import Directive
from model.draft import Origin
from model.school import SchoolProfile
from model.task import TaskOrigin, Trace

_LONGEST_QUOTE = 400
_BLANK = "        "


def full_name(directive: Directive) -> str:
    """`Kế hoạch số 50/KH-UBND ngày 19 tháng 02 năm 2024 của UBND huyện Đắk Song`; blanks for what it does not say."""
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    symbol = f"/{directive.symbol}" if directive.symbol else ""
    code = directive.code or f"{directive.number or _BLANK}{symbol}"
    return f"{directive.kind} số {code} {_day(directive)}{issuer}"


def short_name(directive: Directive) -> str:
    """`50/KH-UBND`, or its kind and issuer while the number is unknown."""
    return directive.code or " ".join(
        filter(None, (directive.kind, "của" if directive.issuer else "", directive.issuer))
    )


def own_subject(directive: Directive, profile: SchoolProfile, rules: Rules) -> str:
    """The plan's subject, as it goes on inside a sentence; the directive's name where its subject is unknown."""
    if not directive.subject:
        return f"thực hiện {full_name(directive)}"
    own = adapt(directive.subject, Where.SUBJECT, profile, rules).text.strip(" .;,")
    return lower_first(own or directive.subject.strip(" .;,"))  # never nothing, where all of it names the area


def plan_year(directive: Directive) -> int | None:
    """The year of issue, else the one that the subject names, else the latest deadline's; None when none tells."""
    if directive.issued_on:
        return directive.issued_on.year
    named = re.findall(r"năm\s+(20\d\d)", directive.subject or "")
    if named:
        return int(named[-1])
    dues = [r.timing.due.year for r in directive.requirements if r.timing and r.timing.due]
    return max(dues, default=None)


def origin_of(directive: Directive, traces: Iterable[Trace], added: str = "") -> Origin:
    """An origin whose note names directive, ref, page and quote of each trace, then the rules that had a part."""
    traces = tuple(traces)
    lines = [_place(directive, trace) for trace in traces]
    return Origin(TaskOrigin.REQUIREMENT, "\n".join([*lines, upper_first(added)] if added else lines), traces)


def _place(directive: Directive, trace: Trace) -> str:
    section = f", mục {trace.ref}" if trace.ref else ""
    quote = trace.source.quote
    shown = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + "…"
    return f"{short_name(directive)}{section}, trang {trace.source.page}: «{shown}»"


def _day(directive: Directive) -> str:
    day = directive.issued_on
    if day is None:
        return f"ngày{_BLANK}tháng{_BLANK}năm{_BLANK}"
    return f"ngày {day.day:02} tháng {month(day.month)} năm {day.year}"


def month(number: int) -> str:
    """January and February take a zero, no other month (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    return f"{number:02}" if number <= 2 else str(number)
