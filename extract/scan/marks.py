"""Marks and letters that Tesseract puts where Vietnamese has none, and blanks that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.page import Word
from extract.scan.accents import is_pair
from extract.scan.syllables import is_syllable
from model.source import BBox

# No Vietnamese letters, each with the one it stands for: `05⁄4/2016`, `(b/€)`, `Krông NÑô`.
_ALIKE = str.maketrans(
    {"⁄": "/", "ø": "g", "Ø": "Đ", "ð": "đ", "Ð": "Đ", "¡": "i", "¬": "-", "€": "c", "©": "c", "Ñ": "N", "ñ": "n"}
)
_MENDED = (
    (re.compile(r"(?<=Q)ĐĐ(?=-)"), "Đ"),  # `1688/QĐĐ-SGDĐT`
    (re.compile(r"NN(?=[a-zà-ỹ])"), "N"),  # `NÑô`
    (re.compile(r"^\([bD][/íi][cCe]?\)"), "(b/c)"),  # `(b/C)`, `(b/)`, `(bíc)`: để báo cáo
    (re.compile(r"(?<=^[A-ZĐ])I(?=[a-zâêôơưă])"), "l"),  # `MIô`
    (re.compile(r"(?<=^20\d)G(?=[;,.)]*$)"), "6"),  # `202G;`
    (re.compile(r"^['`´](?=[^\W\d_]+$)"), ""),  # a speck before a word
    (re.compile(r"(?<=/(?:19|20)\d\d)(?=[A-ZĐ]{2,4}-[A-ZĐ])"), "/"),  # `07/2026NQ-HĐND`
    (re.compile(r"(?<=GDTr)TH\b"), "H"),  # `SGDĐT-GDTrTH`: trung học
    (re.compile(r"\(@"), "@"),
    (re.compile(r"(?<=\w)[`'´]+(?=$|[,;.)])"), ""),  # the serif of a capital T
    (re.compile(r"^([A-ZĐ])[`'´ˆ^\"”“?‘](?=[A-ZĐÂÊÔƠƯ][a-zà-ỹ])"), r"\1’"),  # `H’Linh`, `M’Nông`, `K’Brèo`
)
_JOINED = re.compile(r"([^\w]*)([^\W\d_]{3,})([^\w]*)")
_HEAD = re.compile(r"([IVX]{1,4}\.)([^\W\d_]{2,}.*)")  # `I.MỤC`
_MOST_PARTS = 3


def readable(text: str) -> str:
    """The word with signs that Vietnamese does not have as the letters or marks they look like."""
    text = text.translate(_ALIKE)
    for pattern, right in _MENDED:
        text = pattern.sub(right, text)
    return text


def parted(word: Word) -> tuple[Word, ...]:
    """The word, or the words it runs together, each with its share of the box: `Thờigian`, `ytếxã`, `I.MỤC`.

    Only what is no syllable is taken apart, and only where one way gives a known pair.
    """
    parts = _parts(word.text)
    box, width = word.bbox_pt, len("".join(parts))
    words: list[Word] = []
    done = 0
    for part in parts:
        left, right = (box.x0 + (box.x1 - box.x0) * at / width for at in (done, done + len(part)))
        words.append(replace(word, text=part, bbox_pt=BBox(left, box.top, right, box.bottom)))
        done += len(part)
    return tuple(words) if len(words) > 1 else (word,)


def _parts(text: str) -> tuple[str, ...]:
    if head := _HEAD.fullmatch(text):
        return head[1], head[2]
    joined = _JOINED.fullmatch(text)
    if not joined or is_syllable(joined[2]) or joined[2].isupper():
        return (text,)
    ways = _ways(joined[2])
    if len(ways) != 1:
        return (text,)
    parts = list(ways[0])
    return (joined[1] + parts[0], *parts[1:-1], parts[-1] + joined[3])


@cache
def _ways(letters: str) -> tuple[tuple[str, ...], ...]:
    """All ways to part the letters into two or three syllables that hold a known pair."""
    ways = (way for way in _splits(letters, _MOST_PARTS) if len(way) > 1)
    return tuple(way for way in ways if any(map(is_pair, way, way[1:])))


def _splits(letters: str, most: int) -> Iterator[tuple[str, ...]]:
    if is_syllable(letters):
        yield (letters,)
    if most > 1:
        for cut in range(1, len(letters)):
            if letters[cut].islower() and is_syllable(letters[:cut]):
                yield from ((letters[:cut], *rest) for rest in _splits(letters[cut:], most - 1))
