"""The numbering of Vietnamese administrative documents: markers at the head of a paragraph and the path they print.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 (phần, chương, mục, điều, khoản, điểm; I., 1., a), -, +).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum


class Level(IntEnum):
    """How deep a kind of marker stands; a marker closes everything as deep as itself or deeper.

    `*` stands above `-` unless it begins inside a list of `-` or `+`; so does `(1)`.
    """

    PART = 0
    CHAPTER = 1
    SECTION = 2
    CAPITAL = 3
    ROMAN = 4
    ARTICLE = 5
    ARABIC = 6
    LETTER = 12  # 7 to 11 are 1.1 to 1.1.1.1.1
    SUBLETTER = 13  # a.1)
    BRACKET = 14  # (1)
    STAR = 15
    DASH = 16
    PLUS = 17
    INNER_STAR = 18
    INNER_BRACKET = 19


@dataclass(frozen=True, slots=True)
class Marker:
    """A number as printed (`II`, `1`, `1.2`, `đ`, `Điều 2`, `-`), its level, and how many characters it takes."""

    label: str
    level: int
    length: int


_BIG = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_OPENS = rf"(?=[{_BIG}“\"‘(\d])"  # what the text behind a number begins with
_CAPITALS = rf"(?=[{_BIG}]{{2}}|[{_BIG}][ ,][{_BIG}])"  # a heading in capitals
_ORDINAL = "nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám"
_NAMED = (
    (
        Level.PART,
        re.compile(rf"(phần(?: thứ)? (?:[IVXLC]+|\d+|{_ORDINAL}))(?:\s?[.:–-]|(?=\s|$))\s*", re.IGNORECASE),
    ),
    (Level.CHAPTER, re.compile(r"(chương (?:[IVXLC]+|\d+))(?:\s?[.:–-]|(?=\s|$))\s*", re.IGNORECASE)),
    (Level.SECTION, re.compile(r"(mục (?:[IVXLC]+|\d+))(?:\s?[.:–-]|$)\s*", re.IGNORECASE)),
    (Level.ARTICLE, re.compile(r"(điều (?:\d+|l)[a-zđ]?)(?:\s?[.:]|$)\s*", re.IGNORECASE)),
)
# `I.`, `II-`, `III/`, `IV NỘI DUNG`; in front of capitals also `II,` and what OCR makes of I (`Il.`, `lV.`, `1I.`)
_ROMAN = re.compile(rf"([IVX]{{1,6}})(?:\s*[.)/:–-]+\s+|[.)](?=\S)|[,/–-]\s*{_CAPITALS}|\s+(?=[{_BIG}]{{2}}))")
_MISREAD_ROMAN = re.compile(rf"([IVXHl1|]{{1,6}})\s?[.,)/–-]+\s*{_CAPITALS}")
_VALID_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_COMPOSITE = re.compile(rf"([IVX]{{1,5}}\.\d{{1,2}}(?:\.\d{{1,2}})*)(?:[.)]\s*|\s+){_OPENS}")
_CAPITAL = re.compile(rf"([A-HJ-M])(?:\.\s+|\.(?=[{_BIG}])|\s*[-/]\s+(?=[{_BIG}]{{2}}))")
_DECIMAL = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:[.):/-]\s*(?=\D)|\s+(?=[{_BIG}“\"(]))")
# `1.`, `1)`, `1/ Các`, `1- Các`, `1, Các`; OCR reads `1.` as `l.`
_ARABIC = re.compile(
    rf"(\d{{1,3}})\s?(?:[.)](?!\d)\s*(?=\S|$)|[/–-]\s+{_OPENS}|/(?=[{_BIG}][^{_BIG}/])|,\s+(?=[{_BIG}]))"
)
_MISREAD_ONE = re.compile(rf"(l|I)\.\s*(?=[{_BIG}][^{_BIG}])")
_SUBLETTER = re.compile(r"([a-zđ]\.?\d{1,2})\s?[).:]\s*(?=\S)")
_LETTER = re.compile(rf"([a-zđ]{{1,2}})\s?(?:[).]\s*(?=\S|$)|[/–-]\s*(?=[{_BIG}]))")
_BRACKET = re.compile(r"\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)")
_ALPHABET = tuple("abcdđeghiklmnopqrstuvxy")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LOOKS_LIKE = {
    "c": ("e", "o"),
    "g": ("q",),
    "h": ("n",),
    "i": ("l", "j"),
    "l": ("i",),
    "II": ("I",),
    "III": ("I", "II"),
    "IV": ("I", "V"),
    "VII": ("VI",),
    "VIII": ("VI", "VII"),
}
_BULLETS = (
    (Level.DASH, "-", re.compile(r"[-–—]\s*(?=\S)")),
    (Level.DASH, "•", re.compile(r"[•●▪■·❖➢✓]\s*(?=\S)")),
    (Level.PLUS, "+", re.compile(r"(?:[+○◦]|o\s(?=\s*[^\W\d_]))\s*(?=\S)")),
    (Level.STAR, "*", re.compile(r"\*+\s*(?=\S)")),
)


def read_marker(text: str) -> Marker | None:
    """The marker at the head of a paragraph, or None. `2021 - 2030` and `15/3/2024` begin with none."""
    for level, pattern in _NAMED:
        if match := pattern.match(text):
            return Marker(_named_label(match[1]), level, match.end())
    if match := _COMPOSITE.match(text):
        return Marker(match[1], Level.ARABIC + match[1].count(".") - 1, match.end())
    return _roman(text) or _small_marker(text)


def _roman(text: str) -> Marker | None:
    """A Roman number as it is printed or misread, or the capital letter of a section."""
    if match := _ROMAN.match(text):
        return Marker(match[1], Level.ROMAN, match.end())
    if match := _MISREAD_ROMAN.match(text):
        meant = re.sub("[l1|]", "I", match[1]).replace("H", "II")  # `HI-` is what OCR makes of `III-`
        if not match[1].isdigit() and match[1] != "H" and _VALID_ROMAN.fullmatch(meant):
            return Marker(meant, Level.ROMAN, match.end())
    if match := _CAPITAL.match(text):
        return Marker(match[1], Level.CAPITAL, match.end())
    return None


def _small_marker(text: str) -> Marker | None:
    if match := _DECIMAL.match(text):
        return Marker(match[1], Level.ARABIC + match[1].count("."), match.end())
    if match := _MISREAD_ONE.match(text):
        return Marker("1", Level.ARABIC, match.end())
    for level, pattern in (
        (Level.ARABIC, _ARABIC),
        (Level.SUBLETTER, _SUBLETTER),
        (Level.LETTER, _LETTER),
        (Level.BRACKET, _BRACKET),
    ):
        if match := pattern.match(text):
            return Marker(match[1], level, match.end())
    for level, label, pattern in _BULLETS:
        if match := pattern.match(text):
            return Marker(label, level, match.end())
    return None


def _named_label(printed: str) -> str:
    """`PHẦN THỨ NHẤT` as `Phần thứ nhất`, `CHƯƠNG II` as `Chương II`, `Điều l` as `Điều 1`."""
    *words, number = printed.split()
    name = " ".join(words).capitalize()
    if re.fullmatch(_ORDINAL, number, re.IGNORECASE):
        return f"{name} {number.lower()}"
    return f"{name} {'1' if number == 'l' else number}"


@dataclass(slots=True)
class Path:
    """Where in the numbering a reader stands; `enter` moves it along, `ref` prints it (`II.1.-2`).

    On a scan (`is_scan`) a number that looks like the one that is due is that one.
    """

    is_scan: bool = False
    _steps: list[tuple[int, str]] = field(default_factory=list)
    _bullets: dict[tuple[str, int], int] = field(default_factory=dict)
    _last: dict[tuple[str, int], str] = field(default_factory=dict)  # the last letter or Roman number under a parent
    _dash: str = "-"  # what the open list of bullets is printed with

    def enter(self, marker: Marker) -> int:
        """Steps to a marker and returns its level here: everything as deep or deeper closes.

        Bullets are counted from 1 under their parent.
        """
        level = self._level_here(marker)
        self.leave(level)
        label = marker.label
        if Level.ARABIC <= marker.level < Level.LETTER:
            label = self._rest_of_decimal(label)
        elif marker.level in (Level.LETTER, Level.ROMAN) and self.is_scan:
            label = self._due(label, marker.level)
        elif marker.level == Level.SUBLETTER and self._steps and self._steps[-1][1] == label[0]:
            label = label[1:].removeprefix(".")
        elif level in (Level.STAR, Level.DASH, Level.PLUS, Level.INNER_STAR):
            key = (self.ref or "", level)
            self._bullets[key] = self._bullets.get(key, 0) + 1
            label = f"{'-' if level in (Level.STAR, Level.DASH) else '+'}{self._bullets[key]}"
        self._steps.append((level, label))
        return level

    def leave(self, level: int) -> None:
        """Closes everything as deep as `level` or deeper, as an unnumbered heading or paragraph does."""
        while self._steps and self._steps[-1][0] >= level:
            self._steps.pop()

    def _level_here(self, marker: Marker) -> int:
        """A marker's level, deeper where it begins a list inside another list."""
        opened = {level for level, _ in self._steps}
        in_bullets = bool(opened & {Level.STAR, Level.DASH, Level.PLUS})
        if marker.level == Level.DASH:
            inside = Level.DASH in opened and marker.label == "•" and self._dash == "-"
            self._dash = self._dash if inside else marker.label
            return Level.PLUS if inside else Level.DASH
        if marker.level == Level.STAR and in_bullets and Level.STAR not in opened:
            return Level.INNER_STAR
        if marker.level == Level.BRACKET and in_bullets and Level.BRACKET not in opened:
            return Level.INNER_BRACKET
        return marker.level

    def _due(self, label: str, level: int) -> str:
        """`e)` behind `b)` is a `c)`, and `I.` behind `I.` a `II.`, that were misread."""
        key = (self.ref or "", level)
        before, order = self._last.get(key), _ALPHABET if level == Level.LETTER else _ROMANS
        due = order[order.index(before) + 1 :][:1] if before in order else ()
        if due and label in _LOOKS_LIKE.get(due[0], ()):
            label = due[0]
        self._last[key] = label
        return label

    def _rest_of_decimal(self, label: str) -> str:
        """`1.2` below a `1.` that was printed before adds only its own last part: II.1.2 and not II.1.1.2.

        So does `II.1` below `II.`
        """
        parts = label.split(".")
        lowest = Level.ARABIC if parts[0].isdigit() else Level.ROMAN
        own = [step for level, step in self._steps if lowest <= level < Level.LETTER]
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
