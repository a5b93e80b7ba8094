"""`vanthu decide DIRECTIVE --same|--different`: the clerk's word on a probable second copy."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import UsageError
from model.kept import CopyDecision, KeptDirective


def register(app: typer.Typer) -> None:
    app.command("decide")(decide)


def decide(
    directive: Annotated[str, typer.Argument(metavar="VĂN-BẢN", help="Mã hoặc tên tệp của bản nghi là bản thứ hai.")],
    same: Annotated[bool, typer.Option("--same", help="Đúng là cùng một văn bản: không soạn lại.")] = False,
    different: Annotated[bool, typer.Option("--different", help="Là văn bản khác: soạn dự thảo.")] = False,
    home: Home = None,
) -> None:
    """Quyết định về một tệp trùng cơ quan, số và ngày với văn bản đã có."""
    from flows.home import opened
    from flows.service import draft_again

    if same == different:
        raise UsageError("Hãy chọn một trong hai: --same (cùng một văn bản) hoặc --different (văn bản khác).")
    settings = settings_of(home)
    with opened(settings) as store:
        one = _waiting(store.directives.find(directive), directive)
        store.directives.decide_copy(one.id, CopyDecision.SAME if same else CopyDecision.DIFFERENT, by="văn thư")
    if same:
        screen.output().print(f"Đã ghi: {screen.safe(one.file_name)} là bản thứ hai, không soạn lại.", highlight=False)
    else:
        path = draft_again(settings, one.id, on_warning=screen.warn)
        screen.output().print(screen.safe(str(path)), highlight=False, soft_wrap=True)


def _waiting(found: tuple[KeptDirective, ...], wanted: str) -> KeptDirective:
    waiting = [one for one in found if one.awaits_decision]
    if len(waiting) != 1:
        raise UsageError(f"Không có (hoặc có nhiều) văn bản chờ quyết định là {wanted}; hãy xem: vanthu archive list")
    return waiting[0]
