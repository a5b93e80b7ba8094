"""What people have changed in tasks, and what was approved before: the memory of a school."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import codec
from db.database import Database
from db.events import Happening, append
from db.tables import CorrectionRow, DirectiveRow, DocumentRow, TaskRow, TaskSourceRow
from model.draft import DocumentKind
from model.errors import NeedsDecision
from model.memory import Correction, FieldValue, RememberedTask, TaskField
from model.task import SchoolTask, TaskStatus, Trace
from model.timing import Timing

_APPROVED = (TaskStatus.ACTIVE, TaskStatus.DONE)
_KINDS: dict[TaskField, Any] = {
    TaskField.TITLE: str,
    TaskField.LEAD: str | None,
    TaskField.SUPPORT: tuple[str, ...],
    TaskField.TIMING: Timing | None,
}


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of one school. Every method raises StoreUnavailable."""

    database: Database

    def change(self, directive_id: str, seen: SchoolTask, wanted: SchoolTask, *, by: str) -> tuple[Correction, ...]:
        """A person's change of title, lead, support or timing, written with its event in one transaction.

        `seen` is the task as the person saw it, `wanted` as it shall be; what differs between them is changed and
        nothing else. NeedsDecision when such a field is not as it was seen any more, or the task is gone.
        """
        return self.database.write(lambda session: self._change(session, directive_id, seen, wanted, by))

    def corrections(self, directive_id: str | None = None) -> tuple[Correction, ...]:
        """All corrections of the school, oldest first; those of one directive's tasks with `directive_id`."""
        return self.database.read(lambda session: self.within(session, directive_id))

    def within(self, session: Session, directive_id: str | None = None) -> tuple[Correction, ...]:
        """`corrections` as they stand in a transaction that has begun."""
        return tuple(map(_value, self._rows(session, directive_id)))

    def tasks(self, *, other_than: str | None = None) -> tuple[RememberedTask, ...]:
        """The approved tasks (active or done) with the words behind them, oldest directive first; those without a
        requirement teach nothing. `other_than` is a directive whose own tasks are left out: nobody learns from oneself.
        """
        return self.database.read(lambda session: self._tasks(session, other_than))

    def _change(
        self, session: Session, directive_id: str, seen: SchoolTask, wanted: SchoolTask, by: str
    ) -> tuple[Correction, ...]:
        row = session.get(TaskRow, (directive_id, seen.id))
        if row is None or row.school_id != self.database.school_id:
            raise NeedsDecision(f"Nhiệm vụ “{seen.title}” không còn trong danh sách. Hãy tải lại rồi xem lại.")
        title, requirement, made = row.title, _requirement(session, row), []
        for field in TaskField:
            before, after = (_plain(getattr(task, field)) for task in (seen, wanted))
            if before == after:
                continue
            if _plain(_of_row(row, field)) not in (before, after):
                raise NeedsDecision(f"Nhiệm vụ “{title}” vừa được người khác sửa. Hãy tải lại, xem rồi sửa lại.")
            set_field(row, field, after)
            entry = CorrectionRow(field=field, before=before, after=after, by=by, title=title, requirement=requirement)
            made.append(self._keep(session, row, entry))
        return tuple(made)

    def _keep(self, session: Session, row: TaskRow, entry: CorrectionRow) -> Correction:
        school_id = self.database.school_id
        last = session.scalar(select(func.max(CorrectionRow.seq)).where(CorrectionRow.school_id == school_id))
        entry.school_id, entry.seq, entry.at = school_id, (last or 0) + 1, self.database.clock()
        entry.directive_id, entry.task_id = row.directive_id, row.id
        session.add(entry)
        session.flush()
        data = {"task": row.id, "field": entry.field, "before": entry.before, "after": entry.after}
        append(session, self.database, Happening("task changed", row.directive_id, data, entry.by))
        return _value(entry)

    def _rows(self, session: Session, directive_id: str | None) -> list[CorrectionRow]:
        of_school = select(CorrectionRow).where(CorrectionRow.school_id == self.database.school_id)
        if directive_id is not None:
            of_school = of_school.where(CorrectionRow.directive_id == directive_id)
        return list(session.scalars(of_school.order_by(CorrectionRow.seq)))

    def _tasks(self, session: Session, other_than: str | None) -> tuple[RememberedTask, ...]:
        plan = (DocumentRow.directive_id == TaskRow.directive_id) & (DocumentRow.kind == DocumentKind.PLAN)
        source = (
            (TaskSourceRow.directive_id == TaskRow.directive_id)
            & (TaskSourceRow.task_id == TaskRow.id)
            & (TaskSourceRow.position == 0)
        )
        approved = (
            select(TaskRow, TaskSourceRow.trace, DirectiveRow.code, DirectiveRow.issued_on, DocumentRow.code)
            .join(TaskSourceRow, source)
            .join(DirectiveRow, DirectiveRow.id == TaskRow.directive_id)
            .outerjoin(DocumentRow, plan)
            .where(TaskRow.school_id == self.database.school_id, TaskRow.status.in_(_APPROVED))
            .order_by(DirectiveRow.received_at, TaskRow.directive_id, TaskRow.position)
        )
        if other_than is not None:
            approved = approved.where(TaskRow.directive_id != other_than)
        return tuple(
            RememberedTask(
                task_id=row.id,
                directive_id=row.directive_id,
                requirement=trace["source"]["quote"],
                title=row.title,
                lead=row.lead,
                support=tuple(row.support),
                timing=_timing(row.timing),
                asked=_timing(row.asked),
                directive=code,
                plan=plan_code,
                issued_on=issued_on,
            )
            for row, trace, code, issued_on, plan_code in session.execute(approved)
        )


def set_field(row: TaskRow, field: TaskField, plain: str) -> None:
    """Gives a task's row the value that a correction holds as JSON."""
    value = _read(field, plain)
    if field is TaskField.TIMING:
        timing = cast("Timing | None", value)
        asked = _asked(_timing(row.asked), _timing(row.timing), timing)
        row.asked = codec.to_json(asked) if asked else None
        row.timing = codec.to_json(timing) if timing else None
        row.due = timing.due if timing else None
    else:
        setattr(row, field, list(value) if isinstance(value, tuple) else value)


def corrected(task: SchoolTask, corrections: tuple[Correction, ...]) -> SchoolTask:
    """A newly made task with what people have changed in it before: their word goes over the rules'."""
    changes: dict[str, Any] = {one.field.value: one.after for one in corrections if one.task_id == task.id}
    if TaskField.TIMING.value in changes:
        changes["asked"] = _asked(task.asked, task.timing, changes[TaskField.TIMING.value])
    return replace(task, **changes) if changes else task


def _asked(asked: Timing | None, before: Timing | None, after: Timing | None) -> Timing | None:
    """The directive's own time: a deadline that a person moves ahead was the directive's until then."""
    if asked is not None or before is None or after is None or before.due is None or after.due is None:
        return asked
    return before if after.due < before.due else None


def _of_row(row: TaskRow, field: TaskField) -> FieldValue:
    if field is TaskField.TIMING:
        return _timing(row.timing)
    value = getattr(row, field)
    return tuple(value) if isinstance(value, list) else cast("str | None", value)


def _timing(plain: dict[str, Any] | None) -> Timing | None:
    return codec.from_json(Timing, plain) if plain is not None else None


def _plain(value: FieldValue) -> str:
    return json.dumps(codec.to_json(value), ensure_ascii=False, sort_keys=True)


def _read(field: TaskField, plain: str) -> FieldValue:
    value: FieldValue = codec.from_json(_KINDS[field], json.loads(plain))
    return value


def _requirement(session: Session, row: TaskRow) -> str:
    source = session.get(TaskSourceRow, (row.directive_id, row.id, 0))
    return codec.from_json(Trace, source.trace).source.quote if source else ""


def _value(row: CorrectionRow) -> Correction:
    field = TaskField(row.field)
    return Correction(
        directive_id=row.directive_id,
        task_id=row.task_id,
        field=field,
        before=_read(field, row.before),
        after=_read(field, row.after),
        by=row.by,
        at=row.at,
        title=row.title,
        requirement=row.requirement,
    )
