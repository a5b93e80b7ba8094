"""`vanthu draft CODE`: drafts once more, after the profile or the rules have changed."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import NeedsDecision, UsageError


def register(app: typer.Typer) -> None:
    app.command("draft")(draft)


def draft(
    directive: Annotated[
        str, typer.Argument(metavar="VĂN-BẢN", help="Số, ký hiệu (50/KH-UBND) hoặc mã của văn bản đến.")
    ],
    home: Home = None,
) -> None:
    """Soạn lại dự thảo trả lời một văn bản đến; bản đã sửa tay được giữ nguyên."""
    from flows.home import opened
    from flows.service import draft_again

    settings = settings_of(home)
    with opened(settings) as store:
        found = store.directives.find(directive)
    if not found:
        raise UsageError(f"Không có văn bản đến nào là {directive}; hãy xem: vanthu archive list")
    if len(found) > 1:
        listed = ", ".join(f"{one.id} ({one.issuer or one.file_name})" for one in found)
        raise NeedsDecision(f"Có {len(found)} văn bản là {directive}: {listed}. Hãy chạy lại với mã của văn bản.")
    path = draft_again(settings, found[0].id, on_warning=screen.warn)
    screen.output().print(screen.safe(str(path)), highlight=False, soft_wrap=True)
