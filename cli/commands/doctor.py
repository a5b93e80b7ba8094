"""`vanthu doctor`: what is installed, what is missing, and whether the home is in order."""

from __future__ import annotations

import sys

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import NotInstalled


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(home: Home = None) -> None:
    """Kiểm tra máy và thư mục dữ liệu: có gì, thiếu gì."""
    from flows.doctor import examine

    checks = examine(settings_of(home))
    table = screen.table("", "Mục", "Tình trạng")
    for check in checks:
        mark = "[green]tốt[/green]" if check.is_fine else ("[red]lỗi[/red]" if check.is_needed else "thiếu")
        table.add_row(mark, screen.safe(check.name), screen.safe(check.detail))
    screen.output().print(table)
    if any(not check.is_fine and check.is_needed for check in checks):
        sys.exit(NotInstalled.exit_status)
