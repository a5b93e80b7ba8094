"""The words by which elements are known (`vocabulary.toml`): by meaning, not by the names of anybody's styles."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from generate.checked_toml import CheckedTable


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], str]]:
    whole = CheckedTable.parse((files("generate") / "check" / "vocabulary.toml").read_text("utf-8"), "vocabulary.toml")
    found = {}
    for name in whole.values:
        table = whole.table(name)
        found[name] = (re.compile(table.text("pattern"), re.IGNORECASE), table.text("example"))
        table.finish()
    return found


def opens(name: str, text: str) -> re.Match[str] | None:
    """How a line begins as the element `name` does."""
    return _patterns()[name][0].match(text)


def is_whole(name: str, text: str) -> bool:
    """Whether a line is the element `name` and nothing else."""
    return _patterns()[name][0].fullmatch(text.strip(" :.")) is not None


def examples() -> dict[str, str]:
    """A line for each element that its pattern must know."""
    return {name: example for name, (_, example) in _patterns().items()}
