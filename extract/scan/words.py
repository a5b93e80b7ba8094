"""What Tesseract saw as the reader's words: boxes in points, one height a line, bold by the thickness of strokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from extract.page import Word
from extract.scan.dust import UNSURE, without_dust
from extract.scan.image import Grey
from extract.scan.tesseract import SeenWord
from model.source import BBox

_DARK = 140
_BOLD_RATIO = 1.22  # strokes of Times bold are 1.35-1.6 times those of the page's text, upright and italic 0.9-1.1
_SIZE_OF_HEIGHT = 1.15  # a face's size over the height of a word's ink, most words having a mark or a tail
_GAP = 1.5  # heights of a word: wider than any blank
_SHORT_PASSAGE = 4  # words


def reader_words(
    seen: Sequence[SeenWord], grey: Grey, scale: float, page: int
) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words of a page's picture with `scale` pixels a point, and the ids of those that a person should look at.

    What is no word is left out.
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
    yield from without_dust([sorted(line, key=lambda word: word.box[0]) for line in lines.values()])


def _line_words(line: list[SeenWord], strokes: list[float], usual: float, at: tuple[float, int]) -> Iterator[Word]:
    scale, page = at
    top: float = median([float(word.box[1]) for word in line])
    bottom: float = median([float(word.box[3]) for word in line])
    size = round((bottom - top) / scale * _SIZE_OF_HEIGHT, 1)
    bold = [flag for part in _passages(line, strokes) for flag in _bold_words(part, usual * _BOLD_RATIO)]
    for word, is_bold in zip(line, bold, strict=True):
        on_line = top < (word.box[1] + word.box[3]) / 2 < bottom
        high, low = (top, bottom) if on_line else (word.box[1], word.box[3])
        box = BBox(word.box[0] / scale, high / scale, word.box[2] / scale, low / scale)
        yield Word(word.text, page, box, size, bold=is_bold)


def _passages(line: Sequence[SeenWord], strokes: Sequence[float]) -> Iterator[list[float]]:
    """The strokes of words that stand together: a line of a letterhead goes over two columns."""
    part = [strokes[0]]
    for before, word, stroke in zip(line, line[1:], strokes[1:], strict=False):
        if word.box[0] - before.box[2] > _GAP * (word.box[3] - word.box[1]):
            yield part
            part = []
        part.append(stroke)
    yield part


def _bold_words(strokes: list[float], least: float) -> list[bool]:
    """A lone word among the other kind is an error of measurement; a short passage is of one kind."""
    flags = [stroke > least for stroke in strokes]
    share = sum(flags) / len(flags)
    if len(flags) <= _SHORT_PASSAGE or share >= 0.75 or share <= 0.15:
        return [sum(strokes) / len(strokes) > least] * len(flags)
    near = [flags[max(0, index - 1) : index + 2] for index in range(len(flags))]
    return [sum(beside) * 2 > len(beside) if len(beside) == 3 else beside[0] for beside in near]


def _stroke(word: SeenWord, grey: Grey) -> float:
    """The mean length in pixels of level runs of ink in the word."""
    left, top, right, bottom = word.box
    dark = grey[max(top, 0) : bottom, max(left, 0) : right] < _DARK
    if not dark.size:
        return 0.0
    runs = int(np.count_nonzero(dark[:, 1:] & ~dark[:, :-1])) + int(np.count_nonzero(dark[:, 0]))
    return int(np.count_nonzero(dark)) / max(runs, 1)
