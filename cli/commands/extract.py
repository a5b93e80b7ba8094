"""`vanthu extract FILE [--json]`: what the reader understands of a directive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import screen
from cli.contract import extraction

if TYPE_CHECKING:
    from model.directive import Directive, Requirement


def register(app: typer.Typer) -> None:
    app.command("extract")(extract)


def extract(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Tệp của văn bản đến: PDF, Word (.docx) hoặc ảnh (JPG, PNG, TIFF, BMP)."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON (theo hợp đồng dữ liệu).")] = False,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Ghi hình các trang vào thư mục này, tô màu những gì đã hiểu được."),
    ] = None,
) -> None:
    """Đọc một văn bản đến và cho xem: số, ngày, cơ quan, các yêu cầu, ai làm, khi nào."""
    from extract.reader import read_directive

    with screen.progress(f"Đọc {file.name}") as on_page:
        directive = read_directive(file, on_page=on_page)
    if as_json:
        screen.as_json(extraction(directive))
    else:
        _show(directive)
    if picture:
        _draw(file, directive, picture, to_stderr=as_json)


def _draw(file: Path, directive: Directive, folder: Path, *, to_stderr: bool) -> None:
    """Pictures of the pages, and their paths: on stdout, beside JSON on stderr."""
    from extract.block_pictures import draw_blocks

    console = screen.messages() if to_stderr else screen.output()
    with screen.progress("Vẽ các trang") as on_page:
        for number, path in enumerate(draw_blocks(file, directive, folder), start=1):
            on_page(number, directive.source_file.pages)
            console.print(screen.safe(str(path)), highlight=False, soft_wrap=True)


def _show(directive: Directive) -> None:
    out = screen.output()
    heading = f"{directive.kind} {directive.code or directive.symbol or '(chưa rõ số)'}"
    dated = f", ngày {directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""
    out.print(f"[bold]{screen.safe(heading)}[/bold] của {screen.safe(directive.issuer or '(chưa rõ)')}{dated}")
    out.print(screen.safe(directive.subject or "(chưa rõ trích yếu)"))
    table = screen.table("Mục", "Trang", "Yêu cầu", "Ai làm", "Thời gian", title="Các yêu cầu")
    for requirement in directive.requirements:
        table.add_row(
            screen.safe(requirement.ref or "—"),
            str(requirement.source.page),
            screen.safe(requirement.text),
            screen.safe(_who(requirement)),
            screen.safe(requirement.timing.text if requirement.timing else ""),
        )
    out.print(table)
    for doubt in directive.doubts:
        screen.note(doubt.message if doubt.page is None else f"Trang {doubt.page}: {doubt.message}")


def _who(requirement: Requirement) -> str:
    lead = [requirement.lead] if requirement.lead else []
    return "; ".join([*lead, *requirement.support] or requirement.addressees)
