"""Whether two sentences speak of the same work, by the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from model.directive import Requirement

_SAME_WORK = 0.8  # share of common words of all words at which two texts are one work
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class WordSet:
    """A text's different words, folded."""

    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> WordSet:
        return cls(frozenset(re.findall(r"\w+", text.casefold())))

    def shared(self, other: WordSet) -> float:
        """Common words as a share of all words of both, 0 to 1."""
        together = len(self.words | other.words)
        return len(self.words & other.words) / together if together else 0.0

    def held_in(self, other: WordSet) -> float:
        """The share of these words that the other has too; 0 for a text too short to tell."""
        return len(self.words & other.words) / len(self.words) if len(self.words) >= _FEWEST_WORDS else 0.0


def best_match(words: WordSet, rows: Iterable[tuple[WordSet, Requirement]]) -> Requirement | None:
    """The row that speaks of the same work, if one does."""
    best = max(
        ((words.shared(other), -n, row) for n, (other, row) in enumerate(rows)), default=None, key=lambda t: t[:2]
    )
    return best[2] if best and best[0] >= _SAME_WORK else None
