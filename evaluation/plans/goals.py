"""What the mapping is held to, as data: `goals.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.plans.score import PlanScore


@dataclass(frozen=True, slots=True)
class Goal:
    """The share wanted, and what is reached already and may not be lost again: on the directives that rules were mended
    on (`floor`) and on the held-out ones."""

    goal: float
    floor: float
    held_out: float


@cache
def goals() -> dict[str, Goal]:
    """Measure -> goal."""
    read = tomllib.loads(Path(__file__).with_name("goals.toml").read_text(encoding="utf-8"))
    return {measure: Goal(**entry) for measure, entry in read.items()}


def missed(score: PlanScore) -> dict[str, tuple[float, float]]:
    """Goals that a score does not meet: measure -> (share reached, share wanted)."""
    return _below(score, {measure: goal.goal for measure, goal in goals().items()})


def lost(score: PlanScore, *, held_out: bool = False) -> dict[str, tuple[float, float]]:
    """What a score has lost of what was reached: measure -> (share reached, floor)."""
    return _below(score, {measure: goal.held_out if held_out else goal.floor for measure, goal in goals().items()})


def _below(score: PlanScore, wanted: dict[str, float]) -> dict[str, tuple[float, float]]:
    found = {}
    for measure, least in wanted.items():
        share = score.share(measure)
        if share is not None and share < least:
            found[measure] = (share, least)
    return found
