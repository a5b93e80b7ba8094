"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from model.settings import Settings

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="FOLDER", help="Thư mục dữ liệu (mặc định: VANTHU_HOME, rồi ~/vanthu)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="In dạng JSON cho chương trình khác đọc.")]


def settings_of(home: Path | None) -> Settings:
    """Read once, here, at the entry point; everything below gets the values."""
    return Settings.read(os.environ, home)
