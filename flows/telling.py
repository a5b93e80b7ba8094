"""What the clerk is told of each file: one Vietnamese line, also written down in the audit trail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.directives import Receipt
from db.events import Happening
from flows import out_folder
from flows.desk import Desk
from flows.outcome import Fate, Outcome, Progress, Step
from flows.steps import Arrival
from model.errors import NeedsDecision, StoreUnavailable, VanthuError
from model.kept import DirectiveState, DocumentState, KeptDirective


def tell(desk: Desk, arrival: Arrival, warnings: tuple[str, ...] = ()) -> Outcome:
    """Says what became of an arrival, and what its draft warns of: to whoever listens at the desk, and in the trail."""
    desk.on_step(Progress(arrival.file_name, Step.TELL))
    outcome = replace(_outcome(desk, arrival), warnings=warnings)
    told = {"message": outcome.message} | ({"warnings": "\n".join(warnings)} if warnings else {})
    desk.store.events.append(Happening("told", arrival.directive_id, told))
    desk.on_outcome(outcome)
    return outcome


def _outcome(desk: Desk, arrival: Arrival) -> Outcome:
    directive = desk.store.directives.get(arrival.directive_id)
    if directive is None:
        raise StoreUnavailable(f"Không có văn bản đến với mã {arrival.directive_id} trong cơ sở dữ liệu.")
    if directive.state == DirectiveState.QUARANTINED:
        return _quarantined(desk, arrival)
    if directive.awaits_decision:
        return _probable_copy(desk, arrival, directive)
    return _drafted(desk, arrival, directive)


def _quarantined(desk: Desk, arrival: Arrival) -> Outcome:
    found = next(one for one in desk.store.quarantine.all() if one.directive_id == arrival.directive_id)
    reason = found.reason.removeprefix(f"{arrival.file_name}: ")
    message = f"{arrival.file_name}: {reason} Tệp nằm ở quarantine/{found.file_name}."
    known = {error.slug: error.exit_status for error in _all_errors(VanthuError)}
    return Outcome(
        arrival.file_name,
        Fate.QUARANTINED,
        message,
        arrival.directive_id,
        code=found.code,
        exit_status=known.get(found.code, 3),
    )


def _all_errors(root: type[VanthuError]) -> list[type[VanthuError]]:
    return [root, *(below for child in root.__subclasses__() for below in _all_errors(child))]


def _probable_copy(desk: Desk, arrival: Arrival, directive: KeptDirective) -> Outcome:
    first = desk.store.directives.get(directive.copy_of or "")
    message = (
        f"{arrival.file_name}: có thể là bản thứ hai của văn bản số {directive.code} đã nhận"
        f" ({first.file_name if first else 'không rõ tên'}). Đã lưu, chưa soạn dự thảo; chờ văn thư quyết định."
    )
    return Outcome(
        arrival.file_name,
        Fate.PROBABLE_COPY,
        message,
        arrival.directive_id,
        code=NeedsDecision.slug,
        exit_status=NeedsDecision.exit_status,
    )


def _drafted(desk: Desk, arrival: Arrival, directive: KeptDirective) -> Outcome:
    path = _draft(desk, directive.id)
    already = arrival.receipt == Receipt.ALREADY_HERE
    name = directive.code or directive.file_name
    message = f"{arrival.file_name}: văn bản này đã có ({name}), không tạo thêm." if already else ""
    if path is not None:
        message = f"{message or arrival.file_name + ':'} Dự thảo: out/{path.name}"
    elif directive.wants_plan is False:
        message = f"{message or arrival.file_name + ':'} {_tasks_alone(desk, directive)}"
    fate = Fate.ALREADY_HERE if already else Fate.DRAFTED if path else Fate.TASKS_ALONE
    return Outcome(arrival.file_name, fate, message, directive.id, draft=path)


def _tasks_alone(desk: Desk, directive: KeptDirective) -> str:
    mapping = desk.store.tasks.of(directive.id)
    counted = ((len(mapping.tasks), "nhiệm vụ"), (len(mapping.to_decide), "yêu cầu cần văn thư quyết định"))
    there = ", ".join(f"{many} {what}" for many, what in counted if many)
    wanted = f"{directive.plan_reason}; có {there} (xem: vanthu tasks)" if there else directive.plan_reason
    return f"{wanted}. Nếu vẫn cần kế hoạch: vanthu draft {directive.code or directive.id}"


def _draft(desk: Desk, directive_id: str) -> Path | None:
    """The draft's file in `out/`, put there again when somebody has taken it away."""
    plan = desk.store.documents.plan_of(directive_id)
    if plan is None or plan.out_name is None:
        return None
    path = desk.settings.out / plan.out_name
    waits = plan.state == DocumentState.DRAFTED
    return out_folder.place(desk, plan) if waits and not path.exists() else path
