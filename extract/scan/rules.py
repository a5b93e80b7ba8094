"""Ruled lines in a page's picture as the edges that a printed page has, and the picture without them.

They are found at half the resolution as dark runs too long for a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.pdf.characters import Edge
from extract.scan.image import Grey

Dark = NDArray[np.bool_]

_DARK = 150
_HALF = 2
_LEAST_LEVEL_PT = 36.0  # serifs touch along a word of a scan, but not along three
_LEAST_UPRIGHT_PT = 18.0  # longer than the stem of any letter; a row of one line is higher
_WHOLENESS = 0.95  # a scanned rule has gaps
_THICKEST_PT = 4.0
_CLEAR_PT = 1.5  # beside a rule stands paper; above and below the serifs of a word, its letters
_SNAP_PT = 4.0  # rules nearer than this are one: thick, doubled or slightly slanted
_REACH_PT = 6.0  # how far from a crossing a rule may end


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line in points: it lies at `at_pt` across its direction and runs from `start_pt` to `stop_pt`."""

    at_pt: float
    start_pt: float
    stop_pt: float


@dataclass(frozen=True, slots=True)
class RuledLines:
    """All level and upright rules of a picture, and the dark pixels they are made of (at half its resolution)."""

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pixels: Dark


def find_rules(grey: Grey, scale: float) -> RuledLines:
    """The rules of a straightened picture with `scale` pixels per point."""
    height, width = grey.shape
    even = grey[: height // _HALF * _HALF, : width // _HALF * _HALF]
    small = np.minimum(np.minimum(even[::2, ::2], even[1::2, ::2]), np.minimum(even[::2, 1::2], even[1::2, 1::2]))
    dark = small < _DARK
    per_point = scale / _HALF
    level, level_pixels = _rules(dark, per_point, _LEAST_LEVEL_PT)
    upright, upright_pixels = _rules(np.ascontiguousarray(dark.T), per_point, _LEAST_UPRIGHT_PT)
    return RuledLines(level, upright, level_pixels | upright_pixels.T)


def without_rules(grey: Grey, rules: RuledLines) -> Grey:
    """The picture with its rules painted white: Tesseract reads them as letters (`|`, `_`) or as frames of pictures."""
    clean = grey.copy()
    mask = _spread(_spread(rules.pixels, 1).T, 1).T
    whole = mask.repeat(_HALF, axis=0).repeat(_HALF, axis=1)
    clean[: whole.shape[0], : whole.shape[1]][whole] = 255
    return clean


def edges_of(rules: RuledLines) -> tuple[Edge, ...]:
    """The rules as a printed page gives them: nearly equal places made equal, ends that nearly meet a crossing rule
    drawn up to it, open tables closed."""
    level, upright = _aligned(rules.level), _aligned(rules.upright)
    level = [_reaching(rule, upright) for rule in level] + list(_closing(upright))
    upright = [_reaching(rule, level) for rule in upright]
    lying = (Edge(rule.start_pt, rule.at_pt, rule.stop_pt, rule.at_pt, upright=False) for rule in level)
    standing = (Edge(rule.at_pt, rule.start_pt, rule.at_pt, rule.stop_pt, upright=True) for rule in upright)
    return (*lying, *standing)


def _long_runs(dark: Dark, length: int) -> Dark:
    """Pixels of level runs of at least `length` that are dark but for small gaps, themselves or in the next row."""
    thick = _spread(dark, 1)
    count = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = count[:, length:] - count[:, :-length] >= length * _WHOLENESS
    starts = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype=np.int32)
    starts[:, : full.shape[1]] += full
    starts[:, length : length + full.shape[1]] -= full[:, : starts.shape[1] - length]
    runs: Dark = (np.cumsum(starts, axis=1)[:, :-1] > 0) & thick
    return runs


def _spread(mask: Dark, rows: int) -> Dark:
    """Each true pixel with those up to `rows` above and below."""
    wide = mask.copy()
    for shift in range(1, rows + 1):
        wide[shift:] |= mask[:-shift]
        wide[:-shift] |= mask[shift:]
    return wide


def _rules(dark: Dark, per_point: float, least_pt: float) -> tuple[tuple[Rule, ...], Dark]:
    """The level rules among dark pixels, and the pixels that they are made of."""
    runs = _long_runs(dark, round(least_pt * per_point))
    kept = np.zeros_like(runs)
    found = []
    for first, last, start, stop in _strokes(runs, reach=round(_SNAP_PT * per_point)):
        rows, clear = last - first + 1, round(_CLEAR_PT * per_point)
        beside = [dark[row, start:stop].mean() for row in (first - clear, last + clear) if 0 <= row < len(dark)]
        if rows <= _THICKEST_PT * per_point and all(share < 0.5 for share in beside):
            found.append(Rule((first + last + 1) / 2 / per_point, start / per_point, stop / per_point))
            kept[first : last + 1, start:stop] |= runs[first : last + 1, start:stop]
    return tuple(found), kept


def _strokes(runs: Dark, *, reach: int) -> list[list[int]]:
    """Runs of neighbouring rows that overlap as one: first row, last row, start, stop."""
    strokes: list[list[int]] = []
    for row in np.flatnonzero(runs.any(axis=1)).tolist():
        change = np.flatnonzero(np.diff(np.pad(runs[row].astype(np.int8), 1))).tolist()
        for start, stop in zip(change[::2], change[1::2], strict=True):
            for stroke in strokes:
                if row - stroke[1] <= 2 and start <= stroke[3] + reach and stop >= stroke[2] - reach:
                    stroke[1:] = [row, min(stroke[2], start), max(stroke[3], stop)]
                    break
            else:
                strokes.append([row, row, start, stop])
    return strokes


def _aligned(rules: Sequence[Rule]) -> list[Rule]:
    """Rules nearer than _SNAP_PT to the one before share its place."""
    aligned: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at_pt):
        near = aligned and rule.at_pt - aligned[-1].at_pt < _SNAP_PT
        aligned.append(replace(rule, at_pt=aligned[-1].at_pt) if near else rule)
    return aligned


def _reaching(rule: Rule, others: Sequence[Rule]) -> Rule:
    """The rule with its ends moved to crossing rules that they nearly reach or slightly pass."""
    crossing = [
        other.at_pt for other in others if other.start_pt - _REACH_PT <= rule.at_pt <= other.stop_pt + _REACH_PT
    ]

    def end(position: float) -> float:
        nearest = min(crossing, key=lambda at: abs(at - position), default=position)
        return nearest if abs(nearest - position) <= _REACH_PT else position

    return replace(rule, start_pt=end(rule.start_pt), stop_pt=end(rule.stop_pt))


def _closing(upright: Sequence[Rule]) -> Iterator[Rule]:
    """A rule where more than two upright ones end side by side: a page break leaves the last row of a table open."""
    for ends in ([rule.start_pt for rule in upright], [rule.stop_pt for rule in upright]):
        done: list[float] = []
        for end in sorted(ends):
            beside = [r.at_pt for r, other in zip(upright, ends, strict=True) if abs(other - end) < _SNAP_PT]
            if len(set(beside)) > 2 and not any(abs(end - other) < _SNAP_PT for other in done):
                done.append(end)
                yield Rule(end, min(beside), max(beside))
