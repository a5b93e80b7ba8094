"""An approved wording for the next year: its years and quarters are the new requirement's, or it is not used at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_QUARTER = re.compile(r"(?<=[Qq]uý )(?:IV|I{1,3}|[1-4])(?!\w)|(?<=[Hh]ọc kỳ )I{1,2}(?!\w)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Requirements:
    """The requirement that the wording was approved for and the new one, each with the year of its directive."""

    old: str
    new: str
    old_year: int | None
    new_year: int | None


def renewed(wording: str, requirements: Requirements) -> str | None:
    """The wording with new years and quarters; None where it says something else that the new text does not."""
    years = _changes(_YEAR, requirements)
    quarters = _changes(_QUARTER, requirements)
    years = _with_shift(years, wording, requirements)
    for pattern, known in ((_YEAR, years), (_QUARTER, quarters)):
        if any(found not in known for found in pattern.findall(wording)):
            return None
    changed = _YEAR.sub(lambda match: years[match.group()], wording)
    changed = _QUARTER.sub(lambda match: quarters[match.group()], changed)
    return None if _stale(changed, requirements) else changed


def _changes(pattern: re.Pattern[str], requirements: Requirements) -> dict[str, str]:
    """Each number of the old requirement in order with its successor; {} where one has more than the other."""
    old, new = (list(dict.fromkeys(pattern.findall(text))) for text in (requirements.old, requirements.new))
    if pattern is _YEAR:
        old, new = sorted(old), sorted(new)
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else {}


def _with_shift(years: dict[str, str], wording: str, requirements: Requirements) -> dict[str, str]:
    """Years that the old requirement does not name, but its directive's own year or those beside it."""
    if requirements.old_year is None or requirements.new_year is None:
        return years
    shift = requirements.new_year - requirements.old_year
    own = {
        year: str(int(year) + shift) for year in _YEAR.findall(wording) if abs(int(year) - requirements.old_year) <= 1
    }
    named = set(_YEAR.findall(requirements.old))
    return {year: after for year, after in own.items() if year not in named} | years


def _stale(changed: str, requirements: Requirements) -> bool:
    """Whether words of the old requirement that the new one has no more are in the wording."""
    old, new, said = (set(_WORD.findall(text.casefold())) for text in (requirements.old, requirements.new, changed))
    return bool((old - new) & said)
