"""The numbering of Vietnamese administrative documents: markers at the head of a paragraph and the path they print.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 (phần, chương, mục, điều, khoản, điểm; I., 1., a), -, +).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum


class Level(IntEnum):
    """How deep a kind of marker stands; a marker closes everything as deep as itself or deeper."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    CAPITAL = 3
    ROMAN = 4
    ARTICLE = 5
    ARABIC = 6
    LETTER = 12  # 7 to 11 are 1.1 to 1.1.1.1.1
    DASH = 13
    PLUS = 14


@dataclass(frozen=True, slots=True)
class Marker:
    """A number as printed (`II`, `1`, `1.2`, `đ`, `Điều 2`, `-`), its level, and how many characters it takes."""

    label: str
    level: int
    length: int


_NAMED = (
    (
        Level.PART,
        re.compile(r"(phần(?: thứ)? (?:[IVXLC]+|\d+|nhất|hai|ba|tư|năm|sáu))(?:[.:]|(?=\s|$))\s*", re.IGNORECASE),
    ),
    (Level.CHAPTER, re.compile(r"(chương (?:[IVXLC]+|\d+))(?:[.:]|(?=\s|$))\s*", re.IGNORECASE)),
    (Level.SECTION, re.compile(r"(mục (?:[IVXLC]+|\d+))(?:[.:]|$)\s*", re.IGNORECASE)),
    (Level.ARTICLE, re.compile(r"(điều \d+[a-zđ]?)(?:[.:]|$)\s*", re.IGNORECASE)),
)
_ROMAN = re.compile(r"([IVX]{1,6})(?:\s*[.)/:-]+\s+|[.)](?=\S)|\s+(?=[A-ZĐÀ-Ỹ]{2}))")
_CAPITAL = re.compile(r"([A-HJ-M])(?:\.\s+|\.(?=[A-ZĐÀ-Ỹ])|\s*[-/]\s+(?=[A-ZĐÀ-Ỹ]{2}))")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s+)(?=\D)")
_ARABIC = re.compile(r"(\d{1,3})\s?[.)](?!\d)\s*(?=\S|$)")
_LETTER = re.compile(r"([a-zđ]{1,2})\s?[).]\s*(?=\S|$)")
_DASH = re.compile(r"[-–—•●▪■*]\s*(?=\S)")
_PLUS = re.compile(r"[+○◦]\s*(?=\S)")


def read_marker(text: str) -> Marker | None:
    """The marker at the head of a paragraph, or None. `2021 - 2030` and `15/3/2024` begin with none."""
    for level, pattern in _NAMED:
        if match := pattern.match(text):
            return Marker(_named_label(match[1]), level, match.end())
    if match := _ROMAN.match(text):
        return Marker(match[1], Level.ROMAN, match.end())
    if match := _CAPITAL.match(text):
        return Marker(match[1], Level.CAPITAL, match.end())
    return _small_marker(text)


def _small_marker(text: str) -> Marker | None:
    if match := _DECIMAL.match(text):
        return Marker(match[1], Level.ARABIC + match[1].count("."), match.end())
    for pattern, level in ((_ARABIC, Level.ARABIC), (_LETTER, Level.LETTER)):
        if match := pattern.match(text):
            return Marker(match[1], level, match.end())
    for pattern, label, level in ((_DASH, "-", Level.DASH), (_PLUS, "+", Level.PLUS)):
        if match := pattern.match(text):
            return Marker(label, level, match.end())
    return None


def _named_label(printed: str) -> str:
    return printed[0].upper() + printed[1:].lower() if printed[-1].isdigit() else printed[0].upper() + printed[1:]


@dataclass(slots=True)
class Path:
    """Where in the numbering a reader stands; `enter` moves it along, `ref` prints it (`II.1.-2`)."""

    _steps: list[tuple[int, str]] = field(default_factory=list)
    _bullets: dict[tuple[str, int], int] = field(default_factory=dict)

    def enter(self, marker: Marker) -> None:
        """Steps to a marker: everything as deep or deeper closes; bullets are counted from 1 under their parent."""
        while self._steps and self._steps[-1][0] >= marker.level:
            self._steps.pop()
        label = marker.label
        if Level.ARABIC < marker.level < Level.LETTER:
            label = self._rest_of_decimal(label)
        if marker.level in (Level.DASH, Level.PLUS):
            key = (self.ref or "", marker.level)
            self._bullets[key] = self._bullets.get(key, 0) + 1
            label = f"{marker.label}{self._bullets[key]}"
        self._steps.append((marker.level, label))

    def leave(self, level: int) -> None:
        """Closes everything as deep as `level` or deeper, as an unnumbered heading or paragraph does."""
        while self._steps and self._steps[-1][0] >= level:
            self._steps.pop()

    def _rest_of_decimal(self, label: str) -> str:
        """`1.2` below a `1.` that was printed before adds only its own last part: II.1.2 and not II.1.1.2."""
        parts = label.split(".")
        own = [step for level, step in self._steps if Level.ARABIC <= level < Level.LETTER]
        printed = ".".join(own).split(".") if own else []
        return ".".join(parts[len(printed) :]) if printed and parts[: len(printed)] == printed else label

    @property
    def ref(self) -> str | None:
        """The path as the contract prints it, None before the first marker."""
        return ".".join(label for _, label in self._steps) or None

    @property
    def depth(self) -> int:
        """The level of the innermost step, -1 before the first."""
        return self._steps[-1][0] if self._steps else -1

    def __len__(self) -> int:
        return len(self._steps)
