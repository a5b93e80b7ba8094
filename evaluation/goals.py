"""What the reader is held to: shares a group of physical forms must reach, or for what is wrong may not pass."""

from __future__ import annotations

from evaluation.score import WRONG, Score

GOALS: dict[str, dict[str, float]] = {
    "born digital": {
        "metadata": 1.0,
        "recall": 0.99,
        "precision": 0.98,
        "timing": 0.98,
        "addressees": 0.95,
        "unplaced": 0.002,
    },
    "word files": {"metadata": 1.0, "recall": 0.99, "precision": 0.98, "addressees": 0.95, "unplaced": 0.002},
    "legacy fonts": {"metadata": 1.0, "recall": 0.99, "precision": 0.98, "characters": 0.001},
    "scans": {"metadata": 0.95, "recall": 0.95, "rows": 0.95},
    "garbage layers": {"metadata": 0.95, "recall": 0.95, "rows": 0.95},
}


def missed(group: str, score: Score) -> dict[str, tuple[float, float]]:
    """Goals of a group that a score does not meet: measure -> (share reached, share wanted)."""
    found = {}
    for measure, goal in GOALS.get(group, {}).items():
        share = score.share(measure)
        if share is not None and (share > goal if measure in WRONG else share < goal):
            found[measure] = (share, goal)
    return found
