"""Characters gathered into words, by the rules of pdfplumber's `extract_words` and with its tolerances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from statistics import median
from sys import intern

from extract.page import Word
from extract.pdf.characters import HYPHEN, Character
from extract.pdf.folding import composed
from model.source import BBox

_TOLERANCE_PT = 3.0
WATERMARK_PT = 30.0  # letters of a watermark are at least so high, and so many times as high as the text's
WATERMARK_TIMES = 2.2
_RAISED_PT = 1.5  # a footnote's mark stands so much higher than the word it hangs on, in smaller type
_SMALLER = 0.8

# Word writes its bullets in the private use area, and some printers write the hyphen as a soft one.
_AS_DASH = dict.fromkeys([0x00AD, 0x2010, 0x2011, *range(0xF000, 0xF100)], "-")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬆ": "st", "ﬅ": "st"})
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_FULL_WIDTH = {0xFF01 + code: chr(0x21 + code) for code in range(94)}
_AS_PRINTED = {**_LIGATURES, **_AS_DASH, **_INVISIBLE, **_FULL_WIDTH, ord(HYPHEN): "-", 0x2212: "-"}

_TEXT, _LEFT, _TOP = itemgetter(0), itemgetter(1), itemgetter(2)  # of a Character; quicker than by name
_MARKS = frozenset(map(chr, range(0x0300, 0x0370)))  # combining ones
_SIZE = itemgetter(5)

Decoder = Callable[[str, str], str]
"""Gives the Unicode of a text that stands in a font."""


def words_of(characters: Sequence[Character], number: int, decode: Decoder | None = None) -> Iterator[Word]:
    """The words of page `number`, line by line; `decode(font, text)` is asked of every stretch in one font."""
    for layer in _layers(characters):
        for line in _lines(layer):
            for run in _runs(line):
                word = _word(run, number, decode)
                if word.text:
                    yield word


def _layers(characters: Sequence[Character]) -> Iterator[Sequence[Character]]:
    """The text, and apart from it what is printed over or under it several times as large: a watermark."""
    if not characters or max(map(_SIZE, characters)) < WATERMARK_PT:
        yield characters
        return
    usual = sorted(map(_SIZE, characters))[len(characters) // 2]
    large = max(WATERMARK_PT, WATERMARK_TIMES * usual)
    yield [character for character in characters if character.size_pt < large]
    yield [character for character in characters if character.size_pt >= large]


def without_large(words: Sequence[Word]) -> Sequence[Word]:
    """The words without those of a watermark: they stand in no cell of a table."""
    if not words or max(word.size_pt for word in words) < WATERMARK_PT:
        return words
    large = max(WATERMARK_PT, WATERMARK_TIMES * median(word.size_pt for word in words))
    return [word for word in words if word.size_pt < large]


def _lines(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Characters whose tops are a chain of steps of 3 pt or less, each line from left to right."""
    tops = sorted(set(map(_TOP, characters)))
    line_of: dict[float, int] = {}
    line = 0
    for index, top in enumerate(tops):
        line += index > 0 and top > tops[index - 1] + _TOLERANCE_PT
        line_of[top] = line
    lines: list[list[Character]] = [[] for _ in range(line + 1)]
    for top, level in groupby(characters, _TOP):
        lines[line_of[top]].extend(level)
    order = _LEFT if _MARKS.isdisjoint(map(_TEXT, characters)) else _place
    for found in lines:
        found.sort(key=order)
        yield found


def _place(character: Character) -> float:
    """Where a character stands in its line; a mark drawn by itself stands behind the letter that its middle is over."""
    return (character.x0 + character.x1) / 2 if character.text in _MARKS else character.x0


def _runs(line: list[Character]) -> Iterator[list[Character]]:
    """A line cut at blanks, at gaps of more than 3 pt and at steps up or down of more than 3 pt."""
    run: list[Character] = []
    end = height = size_before = 0.0  # of the character before
    for character in line:
        text, x0, top, x1, _, size, _ = character
        if text.isspace():
            if run:
                yield run
            run = []
            continue
        if run and (
            x0 > end + _TOLERANCE_PT
            or abs(top - height) > _TOLERANCE_PT
            or (size != size_before and _is_mark(run[-1], character))
        ):
            yield run
            run = []
        run.append(character)
        end, height, size_before = x1, top, size
    if run:
        yield run


def _is_mark(before: Character, after: Character) -> bool:
    """One of them is a footnote's mark beside the other: a raised small digit, but not that of `m²`."""
    small, large = (after, before) if after.size_pt < before.size_pt else (before, after)
    raised = small.bottom < large.bottom - _RAISED_PT and small.size_pt <= _SMALLER * large.size_pt
    return raised and small.text in "0123456789*()[]" and large.text not in "mM"


def _word(run: list[Character], number: int, decode: Decoder | None) -> Word:
    """A word's face is that of most of its characters: fallback fonts lend single letters."""
    texts, lefts, tops, rights, bottoms, sizes, faces = zip(*run, strict=True)
    face = faces[0]
    if faces.count(face) < len(faces):
        face = Counter(faces).most_common(1)[0][0]
    text = _decoded(run, decode) if decode else "".join(texts)
    box = BBox(lefts[0], min(tops), max(rights), max(bottoms))
    return Word(_printed(text), number, box, sizes[0], face.bold, face.italic)


@lru_cache(maxsize=20_000)  # the same few thousand words make a long file
def _printed(text: str) -> str:
    """A word's text as the page shows it, NFC."""
    return intern(printed_text(text).strip())


def printed_text(text: str) -> str:
    """A text with the signs that stand for others made plain, in NFC."""
    return text if text.isascii() else composed(text.translate(_AS_PRINTED))


def _decoded(run: list[Character], decode: Decoder) -> str:
    stretches = groupby(run, key=lambda character: character.face.font)
    return "".join(decode(font, "".join(character.text for character in stretch)) for font, stretch in stretches)
