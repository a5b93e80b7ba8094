"""Rules that lean: a photo taken askew makes a table's columns fan out. They are found and set upright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extract.scan.image import Grey

_DARK = 150
_HALF = 2
_EDGES = 20  # the edge of the sheet and its shadow lie within a twentieth of the picture
_BAND_PT = 24.0  # a rule that leans by two degrees moves less than a point in it
_WHOLENESS = 0.9
_LEAST_BANDS = 4  # of a rule: letters that stand below each other make no more
_LEAST_RULES = 3
_LEAST_LEAN = 0.004  # sideways for each pixel down, a quarter of a degree: what the search for rules bears
_MOST_LEAN = 0.05


@dataclass(frozen=True, slots=True)
class Lean:
    """How upright lines lean: `turn` pixels to the right for each pixel down in the middle of the picture, and `fan`
    more of it for each pixel further right."""

    turn: float = 0.0
    fan: float = 0.0


UPRIGHT = Lean()


def lean_of(grey: Grey, scale: float) -> Lean:
    """How the upright rules of a straightened picture lean; UPRIGHT where they stand, or are too few to tell."""
    height, width = grey.shape
    even = grey[: height // _HALF * _HALF, : width // _HALF * _HALF]
    small = np.minimum(np.minimum(even[::2, ::2], even[1::2, ::2]), np.minimum(even[::2, 1::2], even[1::2, 1::2]))
    inside = small[:, small.shape[1] // _EDGES : -(small.shape[1] // _EDGES)]
    rules = np.array(list(_rules(inside < _DARK, round(_BAND_PT * scale / _HALF)))).reshape(-1, 2)
    if len(rules) < _LEAST_RULES:
        return UPRIGHT
    at, slopes = rules[:, 0] - inside.shape[1] / 2, rules[:, 1]
    if np.abs(slopes).max() < _LEAST_LEAN or np.ptp(at) < inside.shape[1] / 4:
        return UPRIGHT
    fan, turn = np.polyfit(at, slopes, 1)
    if np.abs(slopes - (turn + fan * at)).max() > _LEAST_LEAN:
        return UPRIGHT  # not one sheet seen askew
    return Lean(float(turn), float(fan) / _HALF)


def set_upright(grey: Grey, lean: Lean) -> Grey:
    """The picture with leaning lines upright."""
    height, width = grey.shape

    def source(x: float, y: float) -> tuple[float, float]:
        return x + (y - height / 2) * (lean.turn + lean.fan * (x - width / 2)), y

    corners = (source(0, 0), source(0, height), source(width, height), source(width, 0))
    data = [value for corner in corners for value in corner]
    image = Image.fromarray(grey).transform(
        (width, height), Image.Transform.QUAD, data, Image.Resampling.BILINEAR, fillcolor=255
    )
    return np.asarray(image)


def _rules(dark: NDArray[np.bool_], band: int) -> Iterator[tuple[float, float]]:
    """Place and slope of each rule that goes through some bands of the picture; pixels."""
    chains: list[list[tuple[int, float]]] = []
    for index in range(dark.shape[0] // band):
        for place in _standing(dark[index * band : (index + 1) * band]):
            near = [
                chain for chain in chains if chain[-1][0] == index - 1 and abs(chain[-1][1] - place) <= _reach(band)
            ]
            if near:
                near[0].append((index, place))
            else:
                chains.append([(index, place)])
    for chain in chains:
        if len(chain) >= _LEAST_BANDS:
            rows, places = np.array(chain).T
            slope = np.polyfit(rows * band, places, 1)[0]
            middle = dark.shape[0] / 2 - band / 2
            if abs(slope) <= _MOST_LEAN:
                yield float(places.mean() + (middle - rows.mean() * band) * slope), float(slope)


def _reach(band: int) -> float:
    return band * _MOST_LEAN + 1


def _standing(rows: NDArray[np.bool_]) -> Iterator[float]:
    """Columns that are dark through a band, themselves or their neighbours, a few side by side as one."""
    wide = rows.copy()
    wide[:, 1:] |= rows[:, :-1]
    wide[:, :-1] |= rows[:, 1:]
    full = np.flatnonzero(wide.mean(axis=0) >= _WHOLENESS)
    for group in np.split(full, np.flatnonzero(np.diff(full) > 1) + 1):
        if 0 < len(group) <= rows.shape[0] // 4:
            yield float(group.mean())
