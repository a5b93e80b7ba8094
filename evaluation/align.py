"""Requirements wanted and requirements read, paired one to one by their folded text."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

_LEAST_LIKENESS = 0.8


def folded(text: str | None) -> str:
    """NFC, small letters, single spaces, no mark at the end: what two clerks would call the same words."""
    return " ".join(unicodedata.normalize("NFC", text or "").casefold().split()).strip(" .;,:/-–")


def pairs(wanted: Sequence[str], read: Sequence[str]) -> list[tuple[int, int]]:
    """Indexes of texts that say the same: equal ones first, in order, then the likest, each used once.

    Texts that share less than 0.8 of their letters (normalised indel similarity) are no pair.
    """
    found = _equal(wanted, read)
    here, there = {one for one, _ in found}, {other for _, other in found}
    rest = [index for index in range(len(wanted)) if index not in here]
    others = [index for index in range(len(read)) if index not in there]
    return sorted([*found, *_likest(wanted, read, rest, others)])


def _equal(wanted: Sequence[str], read: Sequence[str]) -> list[tuple[int, int]]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for index, text in reversed(list(enumerate(read))):
        waiting[folded(text)].append(index)
    return [(index, waiting[folded(text)].pop()) for index, text in enumerate(wanted) if waiting[folded(text)]]


def _likest(
    wanted: Sequence[str], read: Sequence[str], rest: Sequence[int], others: Sequence[int]
) -> list[tuple[int, int]]:
    if not rest or not others:
        return []
    likeness = cdist(
        [folded(wanted[index]) for index in rest],
        [folded(read[index]) for index in others],
        scorer=Indel.normalized_similarity,
    )
    ranked = sorted(
        ((float(likeness[i][j]), -i, -j) for i in range(len(rest)) for j in range(len(others))),
        reverse=True,
    )
    found: dict[int, int] = {}
    for share, i, j in ranked:
        if share >= _LEAST_LIKENESS and rest[-i] not in found and others[-j] not in found.values():
            found[rest[-i]] = others[-j]
    return list(found.items())
