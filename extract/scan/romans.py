"""Roman numbers of a scan by the stems in their picture: `II.` is read as `IIL`, `III` as `IH` or `II`, `I.` as `L`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import multimode

import numpy as np

from extract.scan.image import Grey
from extract.scan.tesseract import SeenWord

_STROKES = re.compile(r"(?=.*[IHL])([IHLl1|]{1,6})([.)]?)")
_NAMED = re.compile(r"quý|phần|chương|mục|lục", re.IGNORECASE)
_MOST = 3  # stems: more than three begin with `IV`
_DARK = 140
_UPPER, _LOWER = 0.3, 0.7  # of the word's height: between the serifs; a full stop lies below
_BROADEST = 0.4  # of the height: a stem is narrower
_AGREED = 0.8  # of the rows


def with_counted_romans(seen: Sequence[SeenWord], grey: Grey) -> tuple[SeenWord, ...]:
    """The words, those made of strokes at the head of a line or behind `Quý` with as many I as the picture has stems.

    Where the rows of the picture do not agree, the word stays as it was read.
    """
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    changed = {id(word): text for line in lines.values() for word, text in _counted(line, grey)}
    return tuple(replace(word, text=changed[id(word)]) if id(word) in changed else word for word in seen)


def _counted(line: list[SeenWord], grey: Grey) -> Iterator[tuple[SeenWord, str]]:
    ordered = sorted(line, key=lambda word: word.box[0])
    for before, word, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        strokes = _STROKES.fullmatch(word.text)
        heads = before is None and (after is None or after.text[:1].isupper())
        if not strokes or not (heads or (before and _NAMED.fullmatch(before.text))):
            continue
        stems = _stems(grey, word)
        if not 1 <= stems <= _MOST:
            continue
        stop = strokes[2] or ("." if strokes[1][-1] == "L" and after is not None else "")
        if (text := "I" * stems + stop) != word.text:
            yield word, text


def _stems(grey: Grey, word: SeenWord) -> int:
    """Upright strokes side by side in the middle of the word; 0 where its rows do not agree."""
    left, top, right, bottom = word.box
    height = bottom - top
    rows = grey[top + round(height * _UPPER) : top + round(height * _LOWER), max(left, 0) : right] < _DARK
    if not rows.size:
        return 0
    padded = np.pad(rows, ((0, 0), (1, 1)))
    counts = np.count_nonzero(padded[:, 1:] & ~padded[:, :-1], axis=1).tolist()
    usual = multimode(counts)[0]
    share = counts.count(usual) / len(counts)
    ink = np.count_nonzero(rows) / max(len(rows), 1)
    return usual if share >= _AGREED and usual and ink / usual < height * _BROADEST else 0
