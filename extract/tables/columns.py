"""What a column of a table is called and what role that gives it (vocabulary/columns.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from extract.pdf.folding import fold
from extract.vocabulary import load_vocabulary

_MOST_HEADING_LETTERS = 100
_BRACKETS = re.compile(r"\([^)]*\)")


class Column(StrEnum):
    """What stands in a column. LEAD_AND_SUPPORT names both; START and END are halves of a TIME; PERSON is a list's."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    SUPPORT = "support"
    LEAD_AND_SUPPORT = "lead_and_support"
    TIME = "time"
    START = "start"
    END = "end"
    PRODUCT = "product"
    MONITOR = "monitor"
    MONEY = "money"
    NOTE = "note"
    PERSON = "person"
    PROCEDURE = "procedure"
    UNIT = "unit"
    PRICE = "price"
    TARGET = "target"
    INDICATOR = "indicator"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class _Role:
    column: Column
    words: tuple[str, ...]
    exact: tuple[str, ...]
    pattern: re.Pattern[str] | None
    brackets: bool

    def fits(self, heading: str, with_brackets: str) -> bool:
        asked = with_brackets if self.brackets else heading
        if asked in self.exact or any(word in asked for word in self.words):
            return True
        return self.pattern is not None and self.pattern.fullmatch(asked) is not None


@lru_cache(maxsize=2_000)  # the same bodies and times fill a long table
def column_role(heading: str) -> Column | None:
    """The role of a heading such as `Thời gianhoàn thành` (blanks do not count); None for one that is unknown."""
    if not heading or len(heading) > _MOST_HEADING_LETTERS:
        return None
    with_brackets = re.sub(r"[\s:.]", "", heading).casefold()
    bare = _BRACKETS.sub("", with_brackets) or with_brackets
    return next((role.column for role in _roles() if role.fits(bare, with_brackets)), None)


def period_of(heading: str, above: str) -> str | None:
    """The part of the year that a heading names, `Quý II` also for `Q2` or for `II` below `Quý`; None for others."""
    data = _period()
    heading = fold(heading).rstrip(".:")
    if re.fullmatch(data["number"], heading, re.IGNORECASE):
        counted = next((word for word in data["counted"] if re.search(rf"\b{word}\b", above, re.IGNORECASE)), None)
        return f"{counted.capitalize()} {heading}" if counted else None
    if not re.fullmatch(data["heading"], heading, re.IGNORECASE):
        return None
    short = re.match(r"(hk|q|t)\s*(?=[\divIV])", heading, re.IGNORECASE)
    return f"{data['short'][short[1].lower()]} {heading[short.end() :]}" if short else heading


def is_mark(cell: str) -> bool:
    """Whether a cell is ticked: `x`."""
    return re.fullmatch(_period()["mark"], cell) is not None


@cache
def _roles() -> tuple[_Role, ...]:
    return tuple(
        _Role(
            Column(role["name"]),
            tuple(role.get("words", ())),
            tuple(role.get("exact", ())),
            re.compile(role["pattern"]) if "pattern" in role else None,
            role.get("brackets", False),
        )
        for role in load_vocabulary("columns")["role"]
    )


def _period() -> dict[str, Any]:
    data: dict[str, Any] = load_vocabulary("columns")["period"]
    return data
