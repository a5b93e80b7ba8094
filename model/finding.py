"""What the linter of the official layout says: one breach of one rule at one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of the official layout; all but `rule` is Vietnamese.

    `rule` is a stable id ("margin-left"), `clause` the decree's, `place` where ("đoạn 12: “Căn cứ…”"), `found` what
    is there, `expected` what should be. `repairable` ones are mended by `vanthu check --fix`.
    """

    rule: str
    clause: str
    place: str
    found: str
    expected: str
    repairable: bool = False
