"""Cells between ruled lines: pdfplumber's own search, with the points of a line at hand instead of looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Crossings = Mapping[Point, Mapping[str, Sequence[Mapping[str, Any]]]]
"""Where lines meet (x, top): the upright ones by `v`, the level ones by `h`, as `edges_to_intersections` gives them."""

_sides = itemgetter("x0", "top", "x1", "bottom")


def cells_between(crossings: Crossings) -> list[Box]:
    """The smallest cell (x0, top, x1, bottom) right below each crossing, as pdfplumber's `intersections_to_cells`."""
    upright, level = (
        {point: frozenset(map(_sides, lines[way])) for point, lines in crossings.items()} for way in ("v", "h")
    )
    points = sorted(crossings)
    below: dict[float, list[float]] = defaultdict(list)  # the tops of the points over each other
    beside: dict[float, list[float]] = defaultdict(list)
    for x, top in points:
        below[x].append(top)
        beside[top].append(x)
    found = []
    for x, top in points:
        corners = (
            (right, bottom)
            for bottom in below[x]
            if bottom > top and not upright[x, top].isdisjoint(upright[x, bottom])
            for right in beside[top]
            if right > x and not level[x, top].isdisjoint(level[right, top])
            if (right, bottom) in crossings
            and not upright[right, top].isdisjoint(upright[right, bottom])
            and not level[x, bottom].isdisjoint(level[right, bottom])
        )
        if corner := next(corners, None):
            found.append((x, top, *corner))
    return found
