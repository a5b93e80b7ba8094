"""Numbers and bullets that Word prints before paragraphs by itself.

Source: ECMA-376 Part 1, 17.9. Counters belong to the abstract list: two lists of the same one go on counting, unless
the second says where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from extract.files.word_file.formatting import Styles, is_on, value

_LEVELS = 9
_MOST = 100_000
_HOLLOW = "o"  # Courier New's round bullet, one level below the dash
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_SIGN_FONTS = ("wingdings", "symbol", "webdings")


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph; `paragraph` and `run` are its level's own formatting."""

    text: str
    paragraph: Element | None
    run: Element | None


@dataclass(slots=True)
class _List:
    """Levels of an abstract list and how far each has counted; None before its first number."""

    levels: dict[int, Element]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class ListLabels:
    """Counts through a document's lists, paragraph by paragraph, in the order of the text."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _uses: dict[str, tuple[str, dict[int, Element]]] = field(default_factory=dict)  # num: abstract list, overrides
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> ListLabels:
        """From the part `numbering.xml`."""
        found = cls()
        links, linked = {}, {}
        for abstract in root.iterfind("abstractNum") if root is not None else ():
            name = abstract.get("abstractNumId", "")
            found._lists[name] = _List({_level(level): level for level in abstract.iterfind("lvl")})
            if link := value(abstract, "numStyleLink"):
                links[name] = link
            if link := value(abstract, "styleLink"):
                linked[link] = name
        for name, link in links.items():  # a list may be defined by a numbering style, 17.9.21
            if link in linked:
                found._lists[name] = found._lists[linked[link]]
        for use in root.iterfind("num") if root is not None else ():
            overrides = {_level(override): override for override in use.iterfind("lvlOverride")}
            found._uses[use.get("numId", "")] = (value(use, "abstractNumId") or "", overrides)
        return found

    def next(self, properties: Element | None, style: str | None, styles: Styles) -> Label | None:
        """The label of the next paragraph with these direct properties and style; None where it has none."""
        number, depth = self._place(properties, style, styles)
        if number is None or number not in self._uses:
            return None
        abstract, overrides = self._uses[number]
        counted = self._lists.get(abstract)
        if counted is None:
            return None
        level = self._definition(counted, overrides, depth)
        if level is None:
            return None
        self._restart(number, counted, overrides)
        self._count(counted, overrides, depth)
        return Label(self._text(counted, overrides, depth), level.find("pPr"), level.find("rPr"))

    def _place(self, properties: Element | None, style: str | None, styles: Styles) -> tuple[str | None, int]:
        """List and level of a paragraph; a list that a style brings has that style's level."""
        chain = [] if properties is None else [properties]
        chain += styles.chain(style, "pPr")
        number = depth = None
        for element in chain:
            place = element.find("numPr")
            number = number if number is not None else value(place, "numId")
            depth = depth if depth is not None else value(place, "ilvl")
        if depth is None and number in self._uses:
            levels = self._lists.get(self._uses[number][0], _List({})).levels
            own = (str(at) for at, level in levels.items() if style and value(level, "pStyle") == style)
            depth = next(own, None)
        return (None if number == "0" else number), _depth(depth)

    @staticmethod
    def _definition(counted: _List, overrides: dict[int, Element], depth: int) -> Element | None:
        override = overrides.get(depth)
        own = None if override is None else override.find("lvl")
        return own if own is not None else counted.levels.get(depth)

    def _restart(self, number: str, counted: _List, overrides: dict[int, Element]) -> None:
        """A list that says where it starts begins there when it is first used."""
        if number in self._begun:
            return
        self._begun.add(number)
        for depth, override in overrides.items():
            if override.find("startOverride") is not None:
                counted.counts[depth:] = [None] * (_LEVELS - depth)

    def _count(self, counted: _List, overrides: dict[int, Element], depth: int) -> None:
        for above in range(depth):
            if counted.counts[above] is None:
                counted.counts[above] = self._start(counted, overrides, above)
        now = counted.counts[depth]
        counted.counts[depth] = self._start(counted, overrides, depth) if now is None else min(now + 1, _MOST)
        for below in range(depth + 1, _LEVELS):
            level = self._definition(counted, overrides, below)
            if level is None or value(level, "lvlRestart") != "0":
                counted.counts[below] = None

    def _start(self, counted: _List, overrides: dict[int, Element], depth: int) -> int:
        forced = value(overrides.get(depth), "startOverride")
        return _whole(forced if forced is not None else value(self._definition(counted, overrides, depth), "start"), 1)

    def _text(self, counted: _List, overrides: dict[int, Element], depth: int) -> str:
        level = self._definition(counted, overrides, depth)
        pattern = (value(level, "lvlText") or "")[:100]
        if value(level, "numFmt") == "bullet":
            return _bullet(pattern, level)
        legal = level is not None and level.find("isLgl") is not None and is_on(value(level, "isLgl"))

        def printed(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            shown = value(self._definition(counted, overrides, at), "numFmt") or "decimal"
            return _formatted(counted.counts[at] or 1, "decimal" if legal and at < depth else shown)

        return re.sub(r"%([1-9])", printed, pattern).strip()


def _bullet(sign: str, level: Element | None) -> str:
    """Signs of symbol fonts are dashes here, as they are in PDFs; `o` is the hollow bullet."""
    fonts = None if level is None else level.find("rPr/rFonts")
    font = "" if fonts is None else (fonts.get("ascii") or fonts.get("hAnsi") or "").lower()
    if sign == _HOLLOW:
        return "○"
    private = any("\ue000" <= letter <= "\uf8ff" for letter in sign)
    return "-" if private or (sign and font.startswith(_SIGN_FONTS)) else sign.strip()


def _formatted(number: int, shown: str) -> str:
    if shown in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if shown == "upperRoman" else roman.lower()
    if shown in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else ""
        return letter if shown == "upperLetter" else letter.lower()
    if shown == "decimalZero":
        return f"{number:02d}"
    return "" if shown == "none" else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _level(element: Element) -> int:
    return _depth(element.get("ilvl"))


def _depth(text: str | None) -> int:
    return min(max(_whole(text, 0), 0), _LEVELS - 1)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return min(max(int(text or otherwise), -_MOST), _MOST)
    except ValueError:
        return otherwise
