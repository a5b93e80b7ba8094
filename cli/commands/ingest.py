"""`vanthu ingest FILE...`: files all the way to drafts in `out/`, without the inbox."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of

if TYPE_CHECKING:
    from flows.outcome import Outcome


def register(app: typer.Typer) -> None:
    app.command("ingest")(ingest)


def ingest(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Các tệp của văn bản đến: PDF, Word hoặc ảnh.")
    ],
    home: Home = None,
) -> None:
    """Nhận văn bản đến và soạn dự thảo; tệp gốc vẫn ở nguyên chỗ."""
    from flows.service import ingest_files

    settings = settings_of(home)
    with screen.steps() as on_step:
        outcomes = ingest_files(settings, files, on_step=on_step)
    for outcome in outcomes:
        show(outcome)
    status = max((outcome.exit_status for outcome in outcomes), default=0)
    if status:
        sys.exit(status)


def show(outcome: Outcome) -> None:
    """One line on a file's fate: drafts to stdout, what needs the clerk's eye to stderr."""
    if outcome.exit_status:
        screen.complain(outcome.message)
    else:
        screen.output().print(screen.safe(outcome.message), highlight=False, soft_wrap=True)
    if outcome.draft:
        screen.output().print(f"  {screen.safe(str(outcome.draft))}", highlight=False, soft_wrap=True)
    for warning in outcome.warnings:
        screen.warn(warning)
