"""Which task of ours does which task of a truth.

Two are paired when they share a requirement and their titles agree: of the words of the shorter at least half stand in
the other. The likest pairs go first, each task once. Then a joined task of ours also finds the other tasks of the truth
whose requirements it took in, and what the truth calls `parts` is found, too, as separate tasks that take in all its
requirements. Tasks that every plan has pair by words alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.align import folded
from evaluation.plans.truth import WantedTask
from model.task import SchoolTask, TaskOrigin

_LEAST_AGREEMENT = 0.5


@dataclass(frozen=True, slots=True)
class Made:
    """A task of ours with the indexes of the truth's requirements that it comes from."""

    task: SchoolTask
    sources: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """`found` has the tasks of the truth by index with the one of ours that does it; `unwanted` are the others'."""

    found: dict[int, Made]
    unwanted: tuple[Made, ...]


def paired(wanted: Sequence[WantedTask], made: Sequence[Made]) -> Pairing:
    """Which task of ours does which of the truth's."""
    likeness = sorted(
        ((_agreement(one, ours), -i, -j) for i, one in enumerate(wanted) for j, ours in enumerate(made)), reverse=True
    )
    found: dict[int, int] = {}
    for share, i, j in likeness:
        if share >= _LEAST_AGREEMENT and -i not in found and -j not in found.values():
            found[-i] = -j
    taken = set(found.values())
    for i, one in enumerate(wanted):
        joined, parts = _joined(one, wanted, made, found), _parts(one, made)
        taken |= parts
        if i not in found and (others := [*joined, *parts]):
            found[i] = min(others)
    unwanted = tuple(ours for j, ours in enumerate(made) if j not in taken)
    return Pairing({i: made[j] for i, j in found.items()}, unwanted)


def _agreement(wanted: WantedTask, ours: Made) -> float:
    """The share of the shorter title's words that both have, a little more for the same sources; 0 for strangers."""
    if wanted.added != (ours.task.origin is TaskOrigin.RULE and not ours.sources):
        return 0.0
    if not wanted.added and not wanted.sources & ours.sources:
        return 0.0
    here, there = Counter(_words(wanted.title)), Counter(_words(ours.task.title))
    both = (here & there).total()
    shorter = both / max(1, min(here.total(), there.total()))
    return shorter + 0.1 * both / max(1, here.total(), there.total()) if shorter >= _LEAST_AGREEMENT else 0.0


def _words(title: str) -> list[str]:
    return [word for token in folded(title).split() if (word := token.strip("“”\"'().,;:-–/"))]


def _joined(
    wanted: WantedTask, all_wanted: Sequence[WantedTask], made: Sequence[Made], found: dict[int, int]
) -> set[int]:
    """Ours that take in all sources of this one and do another one of other sources."""
    return {
        j
        for i, j in found.items()
        if wanted.sources and wanted.sources <= made[j].sources and not all_wanted[i].sources & wanted.sources
    }


def _parts(wanted: WantedTask, made: Sequence[Made]) -> set[int]:
    """Ours that are parts of it, where they together take in all its sources."""
    if not wanted.parts:
        return set()
    parts = {j for j, ours in enumerate(made) if ours.sources and ours.sources <= wanted.sources}
    return parts if frozenset().union(*(made[j].sources for j in parts)) == wanted.sources else set()
