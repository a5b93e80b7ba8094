"""SchoolTasks with their sources, and the requirements that gave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import codec
from db.database import Database
from db.directives import Directives
from db.events import Happening, append
from db.memory import Memory, corrected
from db.tables import DirectiveRow, DispositionRow, TaskRow, TaskSourceRow
from model.kept import DirectiveState, KeptDirective
from model.memory import Correction
from model.task import Answer, Disposition, Mapping, SchoolTask, TaskOrigin, TaskStatus, Trace
from model.timing import Timing

KINDS = ("not_ours", "to_decide", "information")


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one school. Every method raises StoreUnavailable."""

    database: Database

    def save(self, directive_id: str, mapping: Mapping) -> None:
        """Keeps what a school makes of a directive, in the place of an earlier attempt.

        Tasks that a person or time has moved on (active, done, dropped) keep their status under the same id, and what
        a person has changed in a task stays changed.
        """

        def change(session: Session) -> None:
            directive = session.get_one(DirectiveRow, directive_id)
            directive.wants_plan, directive.plan_reason = mapping.wants_plan, mapping.plan_reason
            statuses = self._statuses(session, directive_id)
            corrections = Memory(self.database).within(session, directive_id)
            self._remove(session, directive_id)
            for position, task in enumerate(mapping.tasks):
                changed = corrected(task, corrections)
                self._add_task(session, directive_id, position, changed, statuses.get(task.id, task.status))
            for kind in KINDS:
                self._add_dispositions(session, directive_id, kind, getattr(mapping, kind))
            append(session, self.database, Happening("mapped", directive_id, {"tasks": str(len(mapping.tasks))}))

        self.database.write(change)

    def change(self, directive_id: str, seen: SchoolTask, wanted: SchoolTask, *, by: str) -> tuple[Correction, ...]:
        """A person's change of a task, remembered: see `db.memory.Memory.change`."""
        return Memory(self.database).change(directive_id, seen, wanted, by=by)

    def of(self, directive_id: str) -> Mapping:
        """What was made of one directive, in the order in which it was made."""
        return self.database.read(lambda session: self._mapping(session, directive_id))

    def all(self) -> tuple[tuple[KeptDirective, Mapping], ...]:
        """Each directive that was mapped, oldest first, with its mapping."""
        directives = Directives(self.database).all()
        mapped = (one for one in directives if one.state not in (DirectiveState.RECEIVED, DirectiveState.QUARANTINED))
        return tuple((directive, self.of(directive.id)) for directive in mapped)

    @staticmethod
    def _statuses(session: Session, directive_id: str) -> dict[str, TaskStatus]:
        rows = session.scalars(select(TaskRow).where(TaskRow.directive_id == directive_id))
        return {row.id: TaskStatus(row.status) for row in rows if row.status != TaskStatus.PROPOSED}

    @staticmethod
    def _remove(session: Session, directive_id: str) -> None:
        for table in (TaskSourceRow, TaskRow, DispositionRow):
            session.execute(delete(table).where(table.directive_id == directive_id))
        session.expunge_all()

    def _add_task(
        self, session: Session, directive_id: str, position: int, task: SchoolTask, status: TaskStatus
    ) -> None:
        school_id = self.database.school_id
        session.add(
            TaskRow(
                directive_id=directive_id,
                id=task.id,
                school_id=school_id,
                position=position,
                title=task.title,
                lead=task.lead,
                support=list(task.support),
                timing=codec.to_json(task.timing) if task.timing else None,
                due=task.timing.due if task.timing else None,
                heading=task.group,
                status=status,
                origin=task.origin,
                why=task.why,
                answer=codec.to_json(task.answer) if task.answer else None,
                asked=codec.to_json(task.asked) if task.asked else None,
                is_standing=task.is_standing,
            )
        )
        session.flush()
        for place, trace in enumerate(task.sources):
            keys = {"directive_id": directive_id, "task_id": task.id, "position": place, "school_id": school_id}
            session.add(TaskSourceRow(**keys, trace=codec.to_json(trace)))

    def _add_dispositions(
        self, session: Session, directive_id: str, kind: str, dispositions: tuple[Disposition, ...]
    ) -> None:
        for position, disposition in enumerate(dispositions):
            session.add(
                DispositionRow(
                    directive_id=directive_id,
                    kind=kind,
                    position=position,
                    school_id=self.database.school_id,
                    trace=codec.to_json(disposition.trace),
                    text=disposition.text,
                    reason=disposition.reason,
                )
            )

    def _mapping(self, session: Session, directive_id: str) -> Mapping:
        traces = self._traces(session, directive_id)
        tasks = session.scalars(select(TaskRow).where(TaskRow.directive_id == directive_id).order_by(TaskRow.position))
        dispositions = session.scalars(
            select(DispositionRow).where(DispositionRow.directive_id == directive_id).order_by(DispositionRow.position)
        )
        directive = session.get_one(DirectiveRow, directive_id)
        lists: dict[str, list[Disposition]] = {kind: [] for kind in KINDS}
        for row in dispositions:
            lists[row.kind].append(Disposition(codec.from_json(Trace, row.trace), row.text, row.reason))
        return Mapping(
            tasks=tuple(_task(row, tuple(traces.get(row.id, ()))) for row in tasks),
            **{kind: tuple(found) for kind, found in lists.items()},
            wants_plan=directive.wants_plan is not False,
            plan_reason=directive.plan_reason or "",
        )

    @staticmethod
    def _traces(session: Session, directive_id: str) -> dict[str, list[Trace]]:
        rows = session.scalars(
            select(TaskSourceRow).where(TaskSourceRow.directive_id == directive_id).order_by(TaskSourceRow.position)
        )
        traces: dict[str, list[Trace]] = {}
        for row in rows:
            traces.setdefault(row.task_id, []).append(codec.from_json(Trace, row.trace))
        return traces


def _task(row: TaskRow, sources: tuple[Trace, ...]) -> SchoolTask:
    return SchoolTask(
        id=row.id,
        title=row.title,
        lead=row.lead,
        support=tuple(row.support),
        timing=_timing(row.timing),
        group=row.heading,
        origin=TaskOrigin(row.origin),
        sources=sources,
        why=row.why,
        status=TaskStatus(row.status),
        answer=codec.from_json(Answer, row.answer) if row.answer is not None else None,
        asked=_timing(row.asked),
        is_standing=row.is_standing,
    )


def _timing(plain: dict[str, Any] | None) -> Timing | None:
    return codec.from_json(Timing, plain) if plain is not None else None
