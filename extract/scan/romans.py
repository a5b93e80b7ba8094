"""Roman numbers of a scan by the stems in their picture: `II.` is read as `IIL`, `III` as `IH` or `II`, `I.` as `L`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import multimode

import numpy as np
from numpy.typing import NDArray

from extract.scan.image import Grey
from extract.scan.tesseract import SeenWord

_STROKES = re.compile(r"(?=.*[IHL])([IHLl1|]{1,6})([.)]?)")
_WITH_YEAR = re.compile(r"(?=[^/⁄]*[IHLTU])([IHLTUl1|[]{1,6})([/⁄]\d{4}[.,;:)]*)")
_JOINED = re.compile(r"(?=.*[HTU])([IHTUl1|]{1,4})([.,;:)]*)")  # `quý TH năm 2025`: serifs that touch
_NAMED = re.compile(r"quý|phần|chương|mục|lục", re.IGNORECASE)
_QUARTER = re.compile(r"quý|quí", re.IGNORECASE)
_QUARTER_ALONE = re.compile(r"(?=.*[HTU])[IHTU]{1,4}/20\d\d[.,;:)]*")
_MOST = 3  # stems: more than three begin with `IV`
_DARK = 140
_UPPER, _LOWER = 0.3, 0.7  # of the word's height: between the serifs; a full stop lies below
_BROADEST = 0.4  # of the height: a stem is narrower
_AGREED = 0.8  # of the rows
_BLANK = 2.0  # heights: wider than the blanks of a justified line
_STRAIGHT = 0.05  # of the height by which a stem may lean in the band; a slash leans by more


def with_counted_romans(seen: Sequence[SeenWord], grey: Grey) -> tuple[SeenWord, ...]:
    """The words, those made of strokes at the head of a line or behind `Quý` with as many I as the picture has stems.

    Where the rows of the picture do not agree, the word stays as it was read.
    """
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    changed = {id(word): text for line in lines.values() for word, text in _counted(line, grey)}
    quarters = [word for word in seen if _QUARTER.fullmatch(word.text)]
    behind = [word for before, word in pairwise(seen) if _QUARTER.fullmatch(before.text)]  # over a line's end as well
    behind += (word for word in seen if any(_stands_behind(word, quarter) for quarter in quarters))
    behind += (word for word in seen if _QUARTER_ALONE.fullmatch(word.text))
    changed.update({id(word): text for word in behind if (text := _quarter(word, grey))})
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


def _stands_behind(word: SeenWord, other: SeenWord) -> bool:
    """Next to it by their places: a word read twice is in a line of its own."""
    height = other.box[3] - other.box[1]
    level = other.box[1] < (word.box[1] + word.box[3]) / 2 < other.box[3]
    return level and 0 < word.box[0] - other.box[2] < _BLANK * height


def _quarter(word: SeenWord, grey: Grey) -> str | None:
    """What stands behind `Quý` by its stems: `III/2026.`, `III`; None where the picture does not tell."""
    if found := _WITH_YEAR.fullmatch(word.text):
        stems = _stems_before_slash(grey, word)
    elif found := _JOINED.fullmatch(word.text):
        stems = _stems(grey, word)
    else:
        return None
    return "I" * stems + found[2] if 1 <= stems <= _MOST else None


def _stems_before_slash(grey: Grey, word: SeenWord) -> int:
    """Upright strokes at the left of the word up to a leaning one; 0 where its rows do not agree."""
    rows = _band(grey, word)
    height = word.box[3] - word.box[1]
    starts = [np.flatnonzero(row[1:] & ~row[:-1]) for row in np.pad(rows, ((0, 0), (1, 1)))]
    for stems in range(_MOST + 2):
        reached = [start[stems] for start in starts if len(start) > stems]
        if len(reached) < _AGREED * len(starts):
            return 0
        third = max(len(reached) // 3, 1)
        leans = float(np.median(reached[:third]) - np.median(reached[-third:])) / height
        if leans > _STRAIGHT:
            return stems
        if leans < -_STRAIGHT:
            return 0
    return 0


def _band(grey: Grey, word: SeenWord) -> NDArray[np.bool_]:
    """Where the rows between the word's serifs are dark."""
    left, top, right, bottom = word.box
    height = bottom - top
    dark: NDArray[np.bool_] = (
        grey[top + round(height * _UPPER) : top + round(height * _LOWER), max(left, 0) : right] < _DARK
    )
    return dark


def _stems(grey: Grey, word: SeenWord) -> int:
    """Upright strokes side by side in the middle of the word; 0 where its rows do not agree."""
    height = word.box[3] - word.box[1]
    rows = _band(grey, word)
    if not rows.size:
        return 0
    padded = np.pad(rows, ((0, 0), (1, 1)))
    counts = np.count_nonzero(padded[:, 1:] & ~padded[:, :-1], axis=1).tolist()
    usual = multimode(counts)[0]
    share = counts.count(usual) / len(counts)
    ink = np.count_nonzero(rows) / max(len(rows), 1)
    return usual if share >= _AGREED and usual and ink / usual < height * _BROADEST else 0
