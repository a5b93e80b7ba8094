"""`vanthu export xlsx|ics|pdf`: the tasks as a workbook or a calendar, the draft as a PDF."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of


class Format(StrEnum):
    """As `flows.exporting.ExportFormat`, which only the command itself imports."""

    XLSX = "xlsx"
    ICS = "ics"
    PDF = "pdf"


def register(app: typer.Typer) -> None:
    app.command("export")(export)


def export(
    made: Annotated[
        Format,
        typer.Argument(metavar="xlsx|ics|pdf", help="xlsx: bảng nhiệm vụ; ics: lịch nhắc hạn; pdf: dự thảo kế hoạch."),
    ],
    directive: Annotated[str | None, typer.Option(help="Chỉ của văn bản này (số, ký hiệu hoặc mã).")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Tệp hoặc thư mục để ghi (mặc định: thư mục đang đứng)."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
    alarm: Annotated[int, typer.Option(min=0, max=60, help="Lịch nhắc trước mấy ngày làm việc; 0 là không nhắc.")] = 3,
    home: Home = None,
) -> None:
    """Xuất nhiệm vụ ra Excel hoặc lịch, dự thảo ra PDF."""
    from flows.exporting import ExportFormat, exported, save

    name, content = exported(settings_of(home), ExportFormat(made.value), directive, alarm)
    target = output or Path.cwd()
    path = target / name if target.is_dir() else target
    save(path, content, overwrite=force)
    screen.output().print(screen.safe(str(path)), highlight=False, soft_wrap=True)
