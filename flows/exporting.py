"""Tasks and drafts as files for other programs, written where a person wants them: whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from db.files import place_new, replace
from db.store import Store
from flows import out_folder
from flows.desk import Desk, open_desk
from flows.file_name import safe_name
from flows.school import load_school
from model.draft import DocumentKind
from model.errors import NeedsDecision, StoreUnavailable, UsageError
from model.kept import DirectiveState, KeptDirective, KeptDocument
from model.settings import Settings

Kept = TypeVar("Kept")


class ExportFormat(StrEnum):
    XLSX = "xlsx"
    ICS = "ics"
    PDF = "pdf"


def exported(settings: Settings, made: ExportFormat, wanted: str | None, alarm_days: int) -> tuple[str, bytes]:
    """File name and bytes. `wanted` is a directive's code, id or file name; without it all tasks, or the only plan.

    Raises UsageError where nothing is there to export, NeedsDecision where several fit, NotInstalled for a PDF without
    LibreOffice.
    """
    with open_desk(settings) as desk:
        chosen = None if wanted is None else _directive(desk.store, wanted)
        if made is ExportFormat.PDF:
            return _pdf(desk, chosen)
        return _tasks(desk, made, chosen, alarm_days)


def save(path: Path, content: bytes, *, overwrite: bool) -> None:
    """The file at once and whole; UsageError where one stands there and may not be written over, StoreUnavailable."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        try:
            with temporary.open("xb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            (replace if overwrite else place_new)(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as err:
        raise UsageError(f"Đã có tệp {path}. Hãy chọn tên khác bằng -o, hoặc thêm --force để ghi đè.") from err
    except OSError as err:
        raise StoreUnavailable(f"Không ghi được {path}: {err.strerror}. Kiểm tra thư mục và quyền ghi.") from err


def _tasks(desk: Desk, made: ExportFormat, chosen: KeptDirective | None, alarm_days: int) -> tuple[str, bytes]:
    from generate.exports.task_list import DirectiveTasks, TaskList

    kept = [(one, mapping) for one, mapping in desk.store.tasks.all() if chosen is None or one.id == chosen.id]
    parts = [DirectiveTasks(one, mapping.tasks) for one, mapping in kept if mapping.tasks]
    if not parts:
        raise UsageError("Chưa có nhiệm vụ nào để xuất; hãy xem: vanthu tasks")
    profile = load_school(desk.settings).profile
    tasks = TaskList(profile.id, profile.name, parts)
    name = safe_name(f"Nhiệm vụ ({parts[0].code if len(parts) == 1 else profile.symbol}).{made}")
    if made is ExportFormat.XLSX:
        from generate.exports.workbook import to_xlsx

        return name, to_xlsx(tasks)
    from generate.exports.calendar_file import to_ics

    return name, to_ics(tasks, alarm_days=alarm_days)


def _pdf(desk: Desk, chosen: KeptDirective | None) -> tuple[str, bytes]:
    """Of the latest version, with what a person has made of it in `out/`."""
    from extract.files.office_file import as_pdf

    document = out_folder.keep_edit(desk, _plan(desk.store, chosen))
    latest = document.versions[-1]
    content = as_pdf(desk.store.archive.read(latest.sha256), latest.file_name)
    return safe_name(f"{Path(document.out_name or latest.file_name).stem}.pdf"), content


def _plan(store: Store, chosen: KeptDirective | None) -> KeptDocument:
    plans = [one for one in store.documents.all() if one.kind is DocumentKind.PLAN]
    if chosen is not None:
        plans = [one for one in plans if one.directive_id == chosen.id]
    if not plans:
        raise UsageError("Chưa có dự thảo kế hoạch nào để xuất; hãy xem: vanthu archive list")
    return _only(plans, [one.title for one in plans])


def _directive(store: Store, wanted: str) -> KeptDirective:
    found = store.directives.find(wanted)
    if not found:
        raise UsageError(f"Không có văn bản đến nào là {wanted}; hãy xem: vanthu archive list")
    # a second copy of the same paper has no tasks of its own and is not meant
    meant = [one for one in found if one.state is not DirectiveState.SUPERSEDED and not one.awaits_decision] or found
    return _only(meant, [f"{one.id} ({one.file_name})" for one in meant])


def _only(found: Sequence[Kept], names: Sequence[str]) -> Kept:
    if len(found) > 1:
        raise NeedsDecision(f"Có {len(found)} văn bản phù hợp: {'; '.join(names)}. Hãy chọn bằng --directive.")
    return found[0]
