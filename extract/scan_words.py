"""What Tesseract saw as the reader's words: boxes in points, one height a line, bold by the thickness of strokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from extract.page import Word
from extract.scan_image import Grey
from extract.tesseract import SeenWord
from model.source import BBox

UNSURE = 60.0  # below it every second word is wrong; above it one in a hundred (measured on rendered plans)
_DARK = 140
_BOLD_RATIO = 1.22  # strokes of Times bold are 1.35-1.6 times those of the page's text, upright and italic 0.9-1.1
_SIZE_OF_HEIGHT = 1.15  # a face's size over the height of a word's ink, most words having a mark or a tail
_BULLETS = frozenset("-–+•*")


def reader_words(
    seen: Sequence[SeenWord], grey: Grey, scale: float, page: int
) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words of a page's picture with `scale` pixels a point, and the ids of those that a person should look at.

    Unsure marks that are no letters are left out.
    """
    lines = [line for line in _lines(seen) if line]
    thickness = {id(word): _stroke(word, grey) for line in lines for word in line}
    usual = median(thickness.values()) if thickness else 0.0
    read: list[tuple[Word, float]] = []
    for line in lines:
        words = _line_words(line, [thickness[id(word)] for word in line], usual, (scale, page))
        read += zip(words, (word.confidence for word in line), strict=True)
    return tuple(word for word, _ in read), frozenset(id(word) for word, sure in read if sure < UNSURE)


def _lines(seen: Sequence[SeenWord]) -> Iterator[list[SeenWord]]:
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    for line in lines.values():
        yield [word for index, word in enumerate(line) if not _is_dust(word, is_first=index == 0)]


def _is_dust(word: SeenWord, *, is_first: bool) -> bool:
    """Specks and remains of rules: no letter, no digit, and no certainty. A dash that opens a line is a bullet."""
    if any(char.isalnum() for char in word.text):
        return False
    if word.text.strip("|_¦—") == "":
        return not is_first
    return word.confidence < UNSURE and not (is_first and word.text in _BULLETS)


def _line_words(line: list[SeenWord], strokes: list[float], usual: float, at: tuple[float, int]) -> Iterator[Word]:
    scale, page = at
    top: float = median([float(word.box[1]) for word in line])
    bottom: float = median([float(word.box[3]) for word in line])
    size = round((bottom - top) / scale * _SIZE_OF_HEIGHT, 1)
    bold = _bold_words([stroke > usual * _BOLD_RATIO for stroke in strokes])
    for word, is_bold in zip(line, bold, strict=True):
        on_line = top < (word.box[1] + word.box[3]) / 2 < bottom
        high, low = (top, bottom) if on_line else (word.box[1], word.box[3])
        box = BBox(word.box[0] / scale, high / scale, word.box[2] / scale, low / scale)
        yield Word(word.text, page, box, size, bold=is_bold)


def _bold_words(flags: list[bool]) -> list[bool]:
    """A lone flag among the other kind is an error of measurement; a line nearly all bold is bold."""
    share = sum(flags) / len(flags)
    if share >= 0.75 or share <= 0.15:
        return [share >= 0.75] * len(flags)
    return [
        sum(flags[max(0, i - 1) : i + 2]) * 2 > len(flags[max(0, i - 1) : i + 2]) if 0 < i < len(flags) - 1 else flag
        for i, flag in enumerate(flags)
    ]


def _stroke(word: SeenWord, grey: Grey) -> float:
    """The mean length in pixels of level runs of ink in the word."""
    left, top, right, bottom = word.box
    dark = grey[max(top, 0) : bottom, max(left, 0) : right] < _DARK
    if not dark.size:
        return 0.0
    runs = int(np.count_nonzero(dark[:, 1:] & ~dark[:, :-1])) + int(np.count_nonzero(dark[:, 0]))
    return int(np.count_nonzero(dark)) / max(runs, 1)
