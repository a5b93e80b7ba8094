"""`vanthu doctor`: what is installed, what is missing, and whether the home is in order."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import NotInstalled

if TYPE_CHECKING:
    from model.settings import Settings


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(home: Home = None) -> None:
    """Kiểm tra máy và thư mục dữ liệu: có gì, thiếu gì; quy tắc nào trường nên tự thêm."""
    from flows.doctor import examine

    settings = settings_of(home)
    checks = examine(settings)
    table = screen.table("", "Mục", "Tình trạng")
    for check in checks:
        mark = "[green]tốt[/green]" if check.is_fine else ("[red]lỗi[/red]" if check.is_needed else "thiếu")
        table.add_row(mark, screen.safe(check.name), screen.safe(check.detail))
    screen.output().print(table)
    if all(check.is_fine for check in checks if check.is_needed):
        _show_offers(settings)
    if any(not check.is_fine and check.is_needed for check in checks):
        sys.exit(NotInstalled.exit_status)


def _show_offers(settings: Settings) -> None:
    """What people have corrected three times, as text to paste; nothing where there is none."""
    from flows.home import opened
    from flows.rule_offers import rule_offers

    with opened(settings) as store:
        offers = rule_offers(settings, store)
    if offers:
        screen.note(f"Trường đã sửa giống nhau nhiều lần; nếu muốn thành quy tắc, chép vào cuối {settings.rules_file}:")
    for offer in offers:
        screen.output().print(screen.safe(offer.toml), highlight=False, soft_wrap=True)
