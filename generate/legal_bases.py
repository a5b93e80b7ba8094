"""The legal bases of the plan: the directive's that bind a school and the school's own, by rank and date, once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generate.rules import Rules
from model.directive import Directive
from model.draft import Origin
from model.school import SchoolProfile
from model.source import Source
from model.task import TaskOrigin, Trace

_UNRANKED = 99
_DATE = re.compile(r"ngày\s+(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})", re.IGNORECASE)
_OPENS = re.compile(r"^(?:căn cứ|thực hiện|triển khai|theo)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedBase:
    """A `Căn cứ ...` of the plan without its final mark, and where it comes from."""

    text: str
    code: str | None
    issued_on: date | None
    rank: int
    origin: Origin


def cited_bases(directive: Directive, profile: SchoolProfile, rules: Rules) -> tuple[CitedBase, ...]:
    """In order of rank, then date; a base that both cite stands once, in the directive's words."""
    kept: dict[str, CitedBase] = {}
    for base in (*_of_directive(directive, rules), *_of_profile(profile, rules)):
        kept.setdefault(_key(base), base)
    return tuple(sorted(kept.values(), key=lambda base: (base.rank, base.issued_on or date.max)))


def rank_of(text: str, rules: Rules) -> int | None:
    """1 for a law and so on down; None when the base binds administrative bodies alone."""
    rule = next((rule for rule in rules.legal_bases if rule.pattern.search(text)), None)
    return rule.rank if rule else _UNRANKED


def date_in(text: str) -> date | None:
    """The first `ngày 15/6/2022` or `ngày 04 tháng 9 năm 2020` in a text that is a day of the calendar."""
    for day, month, year in _DATE.findall(text):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


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


def _key(base: CitedBase) -> str:
    """Equal for one paper cited twice: by its code, or (laws) by its words up to the date."""
    if base.code:
        return re.sub(r"\s", "", base.code).casefold()
    found = re.search(r"số\s+(\d\S*/\S+)", base.text)
    return found[1].casefold() if found else _folded(re.split(r"\s+ngày\s|\s+năm\s", base.text)[0])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" ;.,")
