"""The legal bases of the plan: the directive's that bind a school and the school's own, by rank and date, once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generate.plan.base_force import Doubtful, code_in, days_in, doubtful, known_base, letters
from generate.rules import Rules
from model.directive import Directive
from model.draft import Origin
from model.school import SchoolProfile
from model.source import Source
from model.task import TaskOrigin, Trace

_UNRANKED = 99
_OPENS = re.compile(r"^(?:căn cứ|thực hiện|triển khai|theo)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedBase:
    """A `Căn cứ ...` of the plan without its final mark, where it comes from, and what is wrong with its time."""

    text: str
    code: str | None
    issued_on: date | None
    rank: int
    origin: Origin
    warning: str | None = None


def cited_bases(
    directive: Directive, profile: SchoolProfile, rules: Rules, drafted_on: date | None = None
) -> tuple[CitedBase, ...]:
    """In order of rank, then date; a base that both cite stands once, in the directive's words.

    Whether each holds is told as of the plan's own day where it is known, else of the directive's.
    """
    kept: dict[str, CitedBase] = {}
    day = drafted_on or directive.issued_on
    for base in (*_of_directive(directive, rules), *_of_profile(profile, rules)):
        kept.setdefault(_key(base, rules), base)
    beside = frozenset(known.id for base in kept.values() if (known := known_base(base.text, rules)))
    told = (_told(base, doubtful(base.text, day, rules), beside) for base in kept.values())
    return tuple(sorted(told, key=lambda base: (base.rank, base.issued_on or date.max)))


def _told(base: CitedBase, doubt: Doubtful | None, beside: frozenset[str]) -> CitedBase:
    return replace(base, warning=doubt.message(beside)) if doubt else base


def rank_of(text: str, rules: Rules) -> int | None:
    """1 for a law and so on down; None when the base binds administrative bodies alone."""
    rule = next((rule for rule in rules.legal_bases if rule.pattern.search(text)), None)
    return rule.rank if rule else _UNRANKED


def date_in(text: str) -> date | None:
    """The first `ngày 15/6/2022` or `ngày 04 tháng 9 năm 2020` in a text that is a day of the calendar."""
    return next(iter(days_in(text)), None)


def _of_directive(directive: Directive, rules: Rules) -> Iterator[CitedBase]:
    for base in directive.legal_bases:
        rank = rank_of(base.text, rules)
        if rank is not None:
            origin = Origin(TaskOrigin.REQUIREMENT, "Căn cứ của văn bản cấp trên", _place(directive, base.text))
            yield CitedBase(_opened(base.text), base.code, base.issued_on or date_in(base.text), rank, origin)


def _of_profile(profile: SchoolProfile, rules: Rules) -> Iterator[CitedBase]:
    origin = Origin(TaskOrigin.PERSON, rules.phrases["origin_profile"])
    for base in profile.legal_bases:
        rank = rank_of(base.text, rules)
        yield CitedBase(_opened(base.text), base.code, date_in(base.text), _UNRANKED if rank is None else rank, origin)


def _place(directive: Directive, text: str) -> tuple[Trace, ...]:
    """The block that holds the base; a block may hold several, or a base end in the next page's block."""
    wanted = _folded(text)
    for block in directive.blocks:
        held = _folded(block.text)
        if held and (wanted in held or wanted.startswith(held)):
            return (Trace(None, Source(directive.source_file.sha256, block.page, block.bbox_pt, text)),)
    return ()


def _opened(text: str) -> str:
    clean = " ".join(text.split()).rstrip(" ;.,")
    return clean if _OPENS.match(clean) else f"Căn cứ {clean}"


def _key(base: CitedBase, rules: Rules) -> str:
    """Equal for one paper cited twice: as a known base, by its code, or (laws) by its words up to the date."""
    known = known_base(base.text, rules)
    if known:
        return f"#{known.id}"
    code = code_in(base.text) or (base.code and re.sub(r"\s", "", base.code).casefold())
    if code:
        return code
    found = re.search(r"số\s+(\d\S*/\S+)", base.text)
    return found[1].casefold() if found else letters(re.split(r"\s+ngày\s|\s+năm\s", base.text)[0])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" ;.,")
