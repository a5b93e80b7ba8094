"""`vanthu template export|check`: the Word form and the wording of the school's plans, for a clerk to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import NeedsDecision

_FOUND = NeedsDecision.exit_status


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="Mẫu kế hoạch của trường: tệp Word và lời văn, sửa được.", no_args_is_help=True)
    group.command("export")(export)
    group.command("check")(check)
    app.add_typer(group, name="template")


def export(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[THƯ-MỤC]", help="Nơi ghi mẫu; bỏ trống: thư mục templates, dùng ngay.")
    ] = None,
    home: Home = None,
) -> None:
    """Ghi mẫu kế hoạch đang dùng ra tệp Word (plan.docx) và tệp lời văn (plan.toml)."""
    from flows.templates import write_template

    settings = settings_of(home)
    for path in write_template(settings, folder or settings.templates):
        screen.output().print(screen.safe(str(path)), highlight=False, soft_wrap=True)
    if folder is not None:
        screen.note(f"Để dùng khi soạn dự thảo, chép các tệp này vào {settings.templates}")
    screen.note("Trong tệp Word, mỗi dòng như [CĂN CỨ] phải đứng riêng; sửa xong hãy chạy: vanthu template check")


def check(
    path: Annotated[
        Path | None, typer.Argument(metavar="[THƯ-MỤC|TỆP]", help="Mẫu cần kiểm tra; bỏ trống: thư mục templates.")
    ] = None,
    home: Home = None,
) -> None:
    """Kiểm tra mẫu: thiếu chỗ điền, thiếu kiểu chữ, sai lời văn, sai thể thức.

    Mã kết thúc: 0 dùng được, 9 còn chỗ phải sửa, 3 không đọc được tệp.
    """
    from flows.templates import template_mistakes

    settings = settings_of(home)
    found = template_mistakes(settings, path or settings.templates)
    for mistake in found:
        screen.output().print(f"• {screen.safe(mistake)}", highlight=False, soft_wrap=True)
    if found:
        raise typer.Exit(_FOUND)
    screen.output().print("Mẫu dùng được.", highlight=False)
