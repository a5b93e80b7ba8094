"""Entry point: the commands, and the one boundary at which every expected failure becomes a sentence and a status."""

from __future__ import annotations

import sys

import typer

from cli import screen
from cli.commands import (
    archive,
    check,
    decide,
    demo,
    doctor,
    draft,
    export,
    extract,
    ingest,
    init,
    start,
    tasks,
    template,
)
from cli.contract import failure
from model.errors import VanthuError

app = typer.Typer(
    name="vanthu",
    help="Từ văn bản đến (PDF, Word, bản quét) thành kế hoạch, nhiệm vụ và báo cáo của nhà trường.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (init, demo, start, ingest, extract, tasks, draft, export, check, decide, template, archive, doctor):
    command.register(app)


def main() -> None:
    """Runs a command; exit statuses are those of the contract: 0, or 2 to 9. 1 is left to crashes."""
    _speak_utf8()
    try:
        app()
    except VanthuError as error:
        screen.complain(error.message)
        if "--json" in sys.argv:
            screen.as_json(failure(error))
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        sys.exit(130)


def _speak_utf8() -> None:
    """Vietnamese on any console: Windows' code pages and the C locale have no letters for it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
