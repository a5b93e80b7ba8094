"""What automatic lists print before their paragraphs, and how they indent them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from generate.check.inheritance import Element, Inheritance, number, value

_LEVELS = 9
_ROMAN = (("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40),
          ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))  # fmt: skip
_DASHES = "-–—\uf02d\uf0be"
_MOST = 3999


@dataclass(slots=True)
class _List:
    levels: dict[int, Element]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class Numbering:
    """Counts the lists of a document, paragraph after paragraph."""

    inheritance: Inheritance
    _lists: dict[str, _List] = field(default_factory=dict)  # by numId; those of one abstract list count together
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None, inheritance: Inheritance) -> Numbering:
        """From the root of `numbering.xml`."""
        found = cls(inheritance)
        if root is None:
            return found
        abstract = {}
        for each in root.iterfind(qn("w:abstractNum")):
            levels = {int(number(lvl.get(qn("w:ilvl")), 0)): lvl for lvl in each.iterfind(qn("w:lvl"))}
            abstract[each.get(qn("w:abstractNumId"))] = _List(levels)
        for each in root.iterfind(qn("w:num")):
            shared = abstract.get(value(each, "abstractNumId") or "")
            if shared is not None:
                name = each.get(qn("w:numId"), "")
                found._lists[name] = shared
                for override in each.iterfind(qn("w:lvlOverride")):
                    start = value(override, "startOverride")
                    if start is not None:
                        found._starts[name, int(number(override.get(qn("w:ilvl")), 0))] = int(number(start, 1))
        return found

    def next(self, paragraph: Element | None) -> tuple[str, Element | None]:
        """The label before this paragraph ("I.", "a)", "-"; "" for none) and its level's `w:pPr`."""
        place = self._place(paragraph)
        counted = self._lists.get(place[0]) if place else None
        if place is None or counted is None:
            return "", None
        name, depth = place
        level = counted.levels.get(depth)
        start = self._starts.pop((name, depth), None)
        before = counted.counts[depth]
        fresh = int(number(value(level, "start"), 1))
        now = start if start is not None else fresh if before is None else before + 1
        counted.counts[depth] = min(now, _MOST)
        counted.counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        properties = None if level is None else level.find(qn("w:pPr"))
        return _printed(counted, depth), properties

    def _place(self, paragraph: Element | None) -> tuple[str, int] | None:
        style = self.inheritance.style_of(paragraph)
        for properties in ([] if paragraph is None else [paragraph]) + self.inheritance.chain(style, "pPr"):
            listed = properties.find(qn("w:numPr"))
            if listed is not None and value(listed, "numId") is not None:
                depth = int(number(value(listed, "ilvl"), 0))
                return (value(listed, "numId") or "", min(max(depth, 0), _LEVELS - 1))
        return None


def _printed(counted: _List, depth: int) -> str:
    level = counted.levels.get(depth)
    pattern = value(level, "lvlText") or ""
    if value(level, "numFmt") == "bullet":
        return "-" if pattern.strip() and pattern.strip() in _DASHES else "•" if pattern.strip() else ""

    def shown(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        return _formatted(counted.counts[at] or 1, value(counted.levels.get(at), "numFmt") or "decimal")

    return re.sub(r"%([1-9])", shown, pattern).strip()


def _formatted(count: int, shown: str) -> str:
    if shown in ("upperRoman", "lowerRoman"):
        text = ""
        for sign, worth in _ROMAN:
            text += sign * (count // worth)
            count %= worth
        return text if shown == "upperRoman" else text.lower()
    if shown in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26)
        return letter if shown == "upperLetter" else letter.lower()
    return "" if shown == "none" else str(count)
