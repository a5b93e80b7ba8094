"""The words of the field as data: one TOML file per idea, each entry with the example that made it necessary."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_vocabulary(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml` in this folder. Read once; callers must not change what they get."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
