"""`vanthu start`: watches the inbox and runs the flows until it is stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of


def register(app: typer.Typer) -> None:
    app.command("start")(start)


def start(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Cổng của trang trên máy này (0: tự chọn).")] = 8765,
    home: Home = None,
) -> None:
    """Theo dõi hộp văn bản đến (inbox) và soạn dự thảo; dừng bằng Ctrl-C."""
    from flows.service import start as run

    console = screen.output()

    def say(line: str) -> None:
        console.print(screen.safe(line), highlight=False, soft_wrap=True)

    run(settings_of(home), port=port, say=say)
