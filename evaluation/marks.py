"""Figures put between two marks of a Markdown file."""

from __future__ import annotations

from pathlib import Path


def write_between(path: Path, name: str, figures: str) -> None:
    """Puts `figures` (ending in a line's end) between `<!-- NAME begin -->` and `<!-- NAME end -->`.

    Raises SystemExit where the file has no such marks.
    """
    first, last = f"<!-- {name} begin -->", f"<!-- {name} end -->"
    before, begin, rest = path.read_text(encoding="utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not begin or not end:
        raise SystemExit(f"{path}: no marks {first} and {last}")
    path.write_text(f"{before}{first}\n{figures}{last}{after}", encoding="utf-8")
