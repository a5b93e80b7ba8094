"""Headings of the text, by the number before them: Phần, Chương, Điều, I., 1., a) (II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generate import decree
from generate.check.catalogue import Breach
from generate.check.lettering_rule import lettered
from generate.check.line import Line, Part, Piece, is_capitals

_PART = re.compile(r"(phần|chương|mục|tiểu mục)\s+([ivxlc]+|\d+|thứ \w+)\s*[.:]?$", re.IGNORECASE)
_ARTICLE = re.compile(r"điều\s+\d+[.:]?", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+\s*[.\-)/]\s*(?P<words>\S.*)$")
_NUMBER = re.compile(r"\d{1,2}\s*[.)/]\s*(?P<words>[^\d\s].*)$")
_LETTER = re.compile(r"[a-zđ]\s*[).]\s+(?P<words>\S.*)$")
_SENTENCE_END = (".", ";", ",", ":", "…", "!", "?")
_LONGEST = 160  # characters of a heading; longer ones are sentences


def is_heading(line: Line) -> bool:
    """Numbered, and no sentence; a lettered line is one when it is no sentence, or when it looks like a heading."""
    text = line.text
    if _PART.match(text) or _ARTICLE.match(text):
        return True
    roman = _ROMAN.match(text)
    if roman:
        return len(text) <= _LONGEST and (is_capitals(roman["words"]) or not text.endswith(_SENTENCE_END))
    return (_NUMBER.match(text) or _LETTER.match(text)) is not None and _is_title(text)


def check_heading(line: Line) -> Iterator[Breach]:
    """A line for which `is_heading` holds."""
    text = line.text
    whole = Part(line, line.pieces, label=line.label)
    if _PART.match(text):
        yield from lettered("heading-part", whole, decree.PART)
    elif said := _ARTICLE.match(text):
        yield from lettered("heading-article", _opening(whole, len(said[0])), decree.ARTICLE)
    elif _ROMAN.match(text):
        yield from lettered("heading-roman", whole, decree.ROMAN_HEADING)
    elif _NUMBER.match(text):
        yield from lettered("heading-number", whole, decree.NUMBER_HEADING)
    else:
        yield from lettered("heading-letter", whole, decree.LETTER_HEADING)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and not text.endswith(_SENTENCE_END)


def _opening(part: Part, length: int) -> Part:
    """The first characters of a part, by themselves."""
    kept: list[Piece] = []
    left = length + len(part.line.raw) - len(part.line.raw.lstrip())
    for piece in part.pieces:
        if left <= 0:
            break
        kept.append(replace(piece, text=piece.text[:left]))
        left -= len(piece.text)
    return Part(part.line, tuple(kept))
