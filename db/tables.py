"""The tables: one class each, a comment per column (they also stand in PostgreSQL), every row of one school.

Rows never leave this folder; `db.rows` turns them into values of `model`. What must never break is a key or a check
here wherever a database can hold it. Changes go with a new file in `migrations/versions`; a test compares both.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    Text,
)
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from model.draft import DocumentKind
from model.kept import CopyDecision, DirectiveState, DocumentState
from model.memory import TaskField
from model.task import TaskOrigin, TaskStatus
from model.version import VersionOrigin


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC: SQLite forgets zones, so it gets and gives UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone is no moment")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def one_of(column: str, values: type[StrEnum], name: str) -> CheckConstraint:
    """A check that `column` holds a value of the enum (or nothing)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        list[str]: JSON(none_as_null=True),
        dict[str, Any]: JSON(none_as_null=True),
    }


Key = String(64)


class SchoolRow(Base):
    """A school that this installation serves."""

    __tablename__ = "schools"

    id: Mapped[str] = mapped_column(Key, primary_key=True, comment="the school's key, `id` of its profile")
    name: Mapped[str] = mapped_column(Text, comment="its name when it was last opened")
    created_at: Mapped[datetime] = mapped_column(comment="when its first row was made")


class ObjectRow(Base):
    """Bytes in the archive, by their hash; the archive may hold more (bytes come first), never less."""

    __tablename__ = "objects"

    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), primary_key=True, comment="whose bytes")
    sha256: Mapped[str] = mapped_column(Key, primary_key=True, comment="SHA-256 of the bytes, hex: their archive name")
    size_bytes: Mapped[int] = mapped_column(BigInteger, comment="how many bytes")
    media_type: Mapped[str] = mapped_column(Text, comment="IANA media type")
    created_at: Mapped[datetime] = mapped_column(comment="when they were first kept")


class DirectiveRow(Base):
    """A received file, once for each SHA-256, and what was read in it."""

    __tablename__ = "directives"
    __table_args__ = (
        Unique("school_id", "sha256"),
        Unique("school_id", "identity"),
        ForeignKeyConstraint(["school_id", "sha256"], ["objects.school_id", "objects.sha256"]),
        Index(None, "school_id", "state"),
        one_of("state", DirectiveState, "state"),
        one_of("copy_decision", CopyDecision, "copy_decision"),
    )

    id: Mapped[str] = mapped_column(Key, primary_key=True, comment="made by us at the first receipt")
    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), comment="who received it")
    sha256: Mapped[str] = mapped_column(Key, comment="the received bytes; unique in its school: once")
    file_name: Mapped[str] = mapped_column(Text, comment="the name under which it first came")
    state: Mapped[str] = mapped_column(String(16), comment="model.kept.DirectiveState")
    received_at: Mapped[datetime] = mapped_column(comment="when its row was first made")
    reading: Mapped[dict[str, Any] | None] = mapped_column(comment="model Directive as JSON; null until read")
    kind: Mapped[str | None] = mapped_column(Text, comment="Kế hoạch, Công văn, ... as read")
    code: Mapped[str | None] = mapped_column(Text, comment="number/symbol, null where the text is silent")
    issuer: Mapped[str | None] = mapped_column(Text, comment="the body that signs, short form")
    issued_on: Mapped[date | None] = mapped_column(comment="date of the document, null where the text is silent")
    subject: Mapped[str | None] = mapped_column(Text, comment="trích yếu")
    identity: Mapped[str | None] = mapped_column(
        Text, comment="issuer|code|date folded, on the first of its kind only: a second one cannot be drafted by race"
    )
    copy_of: Mapped[str | None] = mapped_column(
        ForeignKey("directives.id"), comment="holder of the same identity: this is a probable second copy"
    )
    copy_decision: Mapped[str | None] = mapped_column(String(16), comment="what the clerk said: same or different")
    wants_plan: Mapped[bool | None] = mapped_column(comment="whether a plan answers it; null until mapped")
    plan_reason: Mapped[str | None] = mapped_column(Text, comment="why a plan does or does not, Vietnamese")


class DocumentRow(Base):
    """A document: a received directive's file, a plan, a report, an attachment. Its states are its versions."""

    __tablename__ = "documents"
    __table_args__ = (
        Unique("school_id", "slot"),
        Unique("school_id", "out_name"),
        one_of("kind", DocumentKind, "kind"),
        one_of("state", DocumentState, "state"),
    )

    id: Mapped[str] = mapped_column(Key, primary_key=True, comment="made by us")
    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), comment="whose document")
    kind: Mapped[str] = mapped_column(String(16), comment="model.draft.DocumentKind")
    slot: Mapped[str] = mapped_column(Text, comment="what there is one of: directive:<id>, plan:<id>, report:2024Q1")
    directive_id: Mapped[str | None] = mapped_column(ForeignKey("directives.id"), comment="the directive behind it")
    title: Mapped[str] = mapped_column(Text, comment="how lists name it")
    code: Mapped[str | None] = mapped_column(Text, comment="its own number/symbol, null until assigned")
    state: Mapped[str | None] = mapped_column(
        String(16), comment="model.kept.DocumentState; null for a directive's file, whose state is the directive's"
    )
    created_at: Mapped[datetime] = mapped_column(comment="when its first version was kept")
    out_name: Mapped[str | None] = mapped_column(Text, comment="its file name in out/")
    out_sha256: Mapped[str | None] = mapped_column(Key, comment="the bytes that we last put into out/; null: not yet")


class VersionRow(Base):
    """One immutable state of a document's file. A trigger refuses changes."""

    __tablename__ = "versions"
    __table_args__ = (
        ForeignKeyConstraint(["school_id", "sha256"], ["objects.school_id", "objects.sha256"]),
        one_of("origin", VersionOrigin, "origin"),
        CheckConstraint("n >= 1", name="n"),
    )

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True, comment="of which document")
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="1, 2, 3, ... in its document")
    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), comment="whose version")
    sha256: Mapped[str] = mapped_column(Key, comment="its bytes in the archive")
    file_name: Mapped[str] = mapped_column(Text, comment="the name under which people see it")
    created_at: Mapped[datetime] = mapped_column(comment="when it was kept")
    by: Mapped[str] = mapped_column(Text, comment="who made it: a person, or vanthu")
    origin: Mapped[str] = mapped_column(String(16), comment="model.version.VersionOrigin")
    derived_from: Mapped[list[str]] = mapped_column(comment="hashes of what it was made of, JSON list")
    why: Mapped[str] = mapped_column(Text, comment="why it was made, Vietnamese")


class TaskRow(Base):
    """A SchoolTask: what the school will do because of a directive."""

    __tablename__ = "tasks"
    __table_args__ = (
        Unique("directive_id", "position"),
        one_of("status", TaskStatus, "status"),
        one_of("origin", TaskOrigin, "origin"),
    )

    directive_id: Mapped[str] = mapped_column(ForeignKey("directives.id"), primary_key=True, comment="why it is there")
    id: Mapped[str] = mapped_column(Text, primary_key=True, comment="stable for equal inputs")
    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), comment="whose task")
    position: Mapped[int] = mapped_column(comment="order within the directive, from 0")
    title: Mapped[str] = mapped_column(Text, comment="what will be done")
    lead: Mapped[str | None] = mapped_column(Text, comment="chủ trì")
    support: Mapped[list[str]] = mapped_column(comment="phối hợp, JSON list")
    timing: Mapped[dict[str, Any] | None] = mapped_column(comment="model Timing as JSON")
    due: Mapped[date | None] = mapped_column(index=True, comment="timing.due again, to find what comes due")
    heading: Mapped[str | None] = mapped_column(Text, comment="the group in which it is shown (Quý I)")
    status: Mapped[str] = mapped_column(String(16), comment="model.task.TaskStatus; late is computed, never stored")
    origin: Mapped[str] = mapped_column(String(16), comment="model.task.TaskOrigin")
    why: Mapped[str] = mapped_column(Text, comment="which rule made it so, Vietnamese")
    answer: Mapped[dict[str, Any] | None] = mapped_column(comment="model Answer as JSON: what is handed in, to whom")
    asked: Mapped[dict[str, Any] | None] = mapped_column(comment="the directive's Timing where the school's is another")
    is_standing: Mapped[bool] = mapped_column(comment="no date of its own: in the plan's sections, not in its table")


class TaskSourceRow(Base):
    """Where a task was read: requirement, page, box, words."""

    __tablename__ = "task_sources"
    __table_args__ = (
        ForeignKeyConstraint(
            ["directive_id", "task_id"], ["tasks.directive_id", "tasks.id"], name="fk_task_sources_task"
        ),
    )

    directive_id: Mapped[str] = mapped_column(Key, primary_key=True, comment="of whose task")
    task_id: Mapped[str] = mapped_column(Text, primary_key=True, comment="of which task")
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="order, from 0")
    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), comment="whose task")
    trace: Mapped[dict[str, Any]] = mapped_column(
        comment="model Trace as JSON: ref, sha256, page, box in points, quote"
    )


class DispositionRow(Base):
    """A requirement that gave no task, and why."""

    __tablename__ = "dispositions"
    __table_args__ = (CheckConstraint("kind IN ('not_ours', 'to_decide', 'information')", name="kind"),)

    directive_id: Mapped[str] = mapped_column(
        ForeignKey("directives.id"), primary_key=True, comment="of which directive"
    )
    kind: Mapped[str] = mapped_column(String(16), primary_key=True, comment="not_ours, to_decide or information")
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="order within its kind, from 0"
    )
    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), comment="whose")
    trace: Mapped[dict[str, Any]] = mapped_column(
        comment="model Trace as JSON: ref, sha256, page, box in points, quote"
    )
    text: Mapped[str] = mapped_column(Text, comment="what it says")
    reason: Mapped[str] = mapped_column(Text, comment="why it gave no task, Vietnamese")


class CorrectionRow(Base):
    """What a person changed in one field of a task. A trigger refuses changes: offered rules are made of these."""

    __tablename__ = "corrections"
    __table_args__ = (Index(None, "directive_id", "task_id"), one_of("field", TaskField, "field"))

    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), primary_key=True, comment="whose task")
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="1, 2, 3, ... in its school")
    directive_id: Mapped[str] = mapped_column(ForeignKey("directives.id"), comment="of which directive's task")
    task_id: Mapped[str] = mapped_column(Text, comment="which task; drafting again may have taken it away since")
    field: Mapped[str] = mapped_column(String(16), comment="model.memory.TaskField")
    before: Mapped[str] = mapped_column(Text, comment="the field's value before, JSON")
    after: Mapped[str] = mapped_column(Text, comment="the field's value after, JSON")
    by: Mapped[str] = mapped_column(Text, comment="who changed it")
    at: Mapped[datetime] = mapped_column(comment="when")
    title: Mapped[str] = mapped_column(Text, comment="the task's title before the change")
    requirement: Mapped[str] = mapped_column(Text, comment="the words of the requirement behind it, empty without one")


class QuarantineRow(Base):
    """A received file that cannot go on, once for each hash."""

    __tablename__ = "quarantine"
    __table_args__ = (
        Unique("school_id", "file_name"),
        ForeignKeyConstraint(["school_id", "sha256"], ["objects.school_id", "objects.sha256"]),
    )

    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), primary_key=True, comment="whose file")
    sha256: Mapped[str] = mapped_column(Key, primary_key=True, comment="the bytes")
    directive_id: Mapped[str] = mapped_column(ForeignKey("directives.id"), comment="the received file")
    file_name: Mapped[str] = mapped_column(Text, comment="its name in quarantine/; the reason stands beside it")
    code: Mapped[str] = mapped_column(String(32), comment="slug of the error")
    reason: Mapped[str] = mapped_column(Text, comment="what is wrong and what to do, Vietnamese")
    retry_helps: Mapped[bool] = mapped_column(comment="whether the same bytes may be read another time")
    at: Mapped[datetime] = mapped_column(comment="when it was put there last")
    is_placed: Mapped[bool] = mapped_column(comment="file and reason were written to quarantine/")
    released_at: Mapped[datetime | None] = mapped_column(
        comment="when a retry read it; the row goes once file and reason have left quarantine/"
    )


class EventRow(Base):
    """The audit trail: it only grows (a trigger refuses changes), each line hashed over the line before."""

    __tablename__ = "events"
    __table_args__ = (Index(None, "school_id", "subject"),)

    school_id: Mapped[str] = mapped_column(ForeignKey("schools.id"), primary_key=True, comment="whose trail")
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="1, 2, 3, ... without gaps")
    at: Mapped[datetime] = mapped_column(comment="when it happened")
    by: Mapped[str] = mapped_column(Text, comment="who did it: a person, or vanthu")
    kind: Mapped[str] = mapped_column(String(32), comment="what happened: received, read, drafted, ...")
    subject: Mapped[str | None] = mapped_column(Text, comment="id of the directive or document")
    data: Mapped[str] = mapped_column(Text, comment="JSON object of strings, as text: the hash is over these bytes")
    previous_sha256: Mapped[str] = mapped_column(Key, comment="sha256 of the line before; 64 zeros at the first")
    sha256: Mapped[str] = mapped_column(Key, comment="over all columns before it, see db/events.py")
