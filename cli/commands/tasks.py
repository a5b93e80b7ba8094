"""`vanthu tasks [--json] [--why ID]`: what the school has to do, what became of the other requirements, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from cli import contract, screen
from cli.commands.options import AsJson, Home, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.task_search import Found, Kept
    from generate.tasks.explanation import Explanation
    from model.kept import KeptDirective
    from model.memory import Correction
    from model.settings import Settings
    from model.task import Answer, Mapping

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_SHOWN_OF_ID = 6  # enough for --why among thousands of tasks


def register(app: typer.Typer) -> None:
    app.command("tasks")(tasks)


def tasks(
    as_json: AsJson = False,
    directive: Annotated[str | None, typer.Option(help="Chỉ của văn bản này (số, ký hiệu hoặc mã).")] = None,
    why: Annotated[
        str | None,
        typer.Option(
            metavar="MÃ",
            help="Vì sao một việc như vậy: mã (hay phần đầu), số mục trong văn bản, hoặc số thứ tự cùng --directive.",
        ),
    ] = None,
    home: Home = None,
) -> None:
    """Các nhiệm vụ của trường, và các yêu cầu không thành nhiệm vụ kèm lý do."""
    from cli.task_search import find
    from flows.home import opened
    from flows.rule_offers import rule_offers

    settings = settings_of(home)
    with opened(settings) as store:
        kept = store.tasks.all()
        corrections = store.memory.corrections() if why is not None else ()
        offers = () if as_json or why is not None else rule_offers(settings, store)
        plans = {one.directive_id: one.code for one in store.documents.all() if one.kind == "plan"}
    if directive is not None:
        kept = tuple(pair for pair in kept if directive in (pair[0].code, pair[0].id))
    today = datetime.now(UTC).astimezone(_VIETNAM).date()
    if why is not None:
        found = find(kept, why, by_row=len(kept) == 1)
        kept = ((found.directive, found.as_mapping()),)
    if as_json:
        screen.as_json(_as_json(kept, plans, today))
    elif why is not None:
        _explain(found, today, corrections)
    else:
        for one, mapping in kept:
            show(one, mapping, today)
        if offers:
            screen.note(f"Có {len(offers)} quy tắc được đề nghị từ những lần sửa giống nhau: xem vanthu doctor")
        if not kept:
            _say_nothing_yet(settings)


def _as_json(kept: Kept, plans: dict[str | None, str | None], today: date) -> dict[str, Any]:
    listed = [
        contract.task(task, directive=one.code, plan=plans.get(one.id), today=today)
        for one, mapping in kept
        for task in mapping.tasks
    ]
    return {
        "schema": contract.SCHEMA,
        "tasks": listed,
        "not_ours": [entry for _, mapping in kept for entry in contract.dispositions(mapping.not_ours)],
        "to_decide": [entry for _, mapping in kept for entry in contract.dispositions(mapping.to_decide)],
        "information": [
            entry for _, mapping in kept for entry in contract.dispositions(mapping.information, with_reason=False)
        ],
    }


def _explain(found: Found, today: date, corrections: Sequence[Correction]) -> None:
    """Each task or requirement that was meant, with all that made it so."""
    from generate.tasks.explanation import explain_disposition, explain_task

    own = [one for one in corrections if one.directive_id == found.directive.id]
    for task in found.tasks:
        _tell(explain_task(task, found.directive, today, own))
    for kind, entry in found.dispositions:
        _tell(explain_disposition(kind, entry, found.directive))


def _tell(explanation: Explanation) -> None:
    out = screen.output()
    out.print(f"[bold]{screen.safe(explanation.title)}[/bold]", highlight=False)
    table = screen.facts()
    for fact in explanation.facts:
        table.add_row(screen.safe(fact.label), screen.safe(fact.text))
    out.print(table)


def show(directive: KeptDirective, mapping: Mapping, today: date) -> None:
    """A directive's tasks as a table, and how many requirements ended elsewhere."""
    out = screen.output()
    out.print(
        f"[bold]{screen.safe(directive.code or directive.file_name)}[/bold] {screen.safe(directive.subject or '')}"
    )
    table = screen.table("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Trang", "Mã")
    for number, task in enumerate(mapping.tasks, start=1):
        late = " (quá hạn)" if task.is_late(today) else ""
        table.add_row(
            str(number),
            screen.safe(task.title + _hands_in(task.answer)),
            screen.safe(task.lead or ""),
            screen.safe("; ".join(task.support)),
            screen.safe((task.timing.text if task.timing else "") + late),
            ", ".join(map(str, sorted({trace.source.page for trace in task.sources}))),
            screen.safe(task.id[:_SHOWN_OF_ID]),
        )
    out.print(table)
    out.print(
        f"{len(mapping.not_ours)} yêu cầu không phải của trường, {len(mapping.to_decide)} cần quyết định, "
        f"{len(mapping.information)} là thông tin (xem: vanthu tasks --json). "
        "Vì sao một việc như vậy: vanthu tasks --why MÃ.",
        highlight=False,
    )
    for entry in mapping.to_decide:
        screen.note(f"Cần quyết định ({entry.trace.ref or 'không số'}): {entry.text} — {entry.reason}")


def _hands_in(answer: Answer | None) -> str:
    """A line under the work: what is handed in, and to whom where that is known."""
    if answer is None:
        return ""
    return f"\n(nộp: {answer.kind.value}" + (f" → {answer.receiver})" if answer.receiver else ")")


def _say_nothing_yet(settings: Settings) -> None:
    screen.note(f"Chưa có nhiệm vụ nào; hãy thả văn bản đến vào {settings.inbox} hoặc chạy: vanthu ingest FILE")
