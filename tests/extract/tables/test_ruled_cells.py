"""Cells between crossing lines are those that pdfplumber finds."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pdfplumber import table as finder

from extract.tables.ruled_cells import cells_between


@pytest.mark.parametrize("seed", range(30))
def test_cells_are_those_of_pdfplumber_whatever_lines_are_missing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same lines at every run, no secret
    crossings = finder.edges_to_intersections(_broken_lines(chance), 3.0, 3.0)
    wanted = finder.intersections_to_cells(crossings)
    assert wanted
    assert cells_between(crossings) == wanted


def _broken_lines(chance: random.Random) -> list[dict[str, Any]]:
    """The lines of a table of 6 columns and 8 rows, each drawn in one or two pieces, some of them left out."""
    lefts, tops = [40.0 + 80 * n for n in range(7)], [50.0 + 30 * n for n in range(9)]
    lines = []
    for at in lefts:
        lines += [_line("v", at, at, low, high) for low, high in _pieces(tops, chance)]
    for at in tops:
        lines += [_line("h", low, high, at, at) for low, high in _pieces(lefts, chance)]
    return lines


def _pieces(places: list[float], chance: random.Random) -> list[tuple[float, float]]:
    cut = chance.randrange(1, len(places) - 1)
    pieces = (
        [(places[0], places[-1])] if chance.random() < 0.6 else [(places[0], places[cut]), (places[cut], places[-1])]
    )
    return [piece for piece in pieces if chance.random() < 0.9]


def _line(orientation: str, x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    return {"orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom}
