"""The first tables, and the triggers that keep what must never change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What only grows: a version, an audit line and an object's row are never changed or taken away.
APPEND_ONLY = ("versions", "events", "objects")


def upgrade() -> None:
    _create_tables()
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION vanthu_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; "
            "END $$"
        )
    for table in APPEND_ONLY:
        _guard(table, dialect)


def _guard(table: str, dialect: str) -> None:
    if dialect == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION vanthu_append_only()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_only_grows_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        )


def _create_tables() -> None:
    op.create_table(
        "schools",
        sa.Column("id", sa.String(length=64), nullable=False, comment="the school's key, `id` of its profile"),
        sa.Column("name", sa.Text(), nullable=False, comment="its name when it was last opened"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="when its first row was made"),
        sa.PrimaryKeyConstraint("id", name="pk_schools"),
    )
    op.create_table(
        "events",
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose trail"),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False, comment="1, 2, 3, ... without gaps"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="when it happened"),
        sa.Column("by", sa.Text(), nullable=False, comment="who did it: a person, or vanthu"),
        sa.Column("kind", sa.String(length=32), nullable=False, comment="what happened: received, read, drafted, ..."),
        sa.Column("subject", sa.Text(), nullable=True, comment="id of the directive or document"),
        sa.Column(
            "data", sa.Text(), nullable=False, comment="JSON object of strings, as text: the hash is over these bytes"
        ),
        sa.Column(
            "previous_sha256",
            sa.String(length=64),
            nullable=False,
            comment="sha256 of the line before; 64 zeros at the first",
        ),
        sa.Column(
            "sha256", sa.String(length=64), nullable=False, comment="over all columns before it, see db/events.py"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_events_school_id"),
        sa.PrimaryKeyConstraint("school_id", "seq", name="pk_events"),
    )
    op.create_index("ix_events_school_id_subject", "events", ["school_id", "subject"], unique=False)
    op.create_table(
        "objects",
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose bytes"),
        sa.Column(
            "sha256", sa.String(length=64), nullable=False, comment="SHA-256 of the bytes, hex: their archive name"
        ),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False, comment="how many bytes"),
        sa.Column("media_type", sa.Text(), nullable=False, comment="IANA media type"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="when they were first kept"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_objects_school_id"),
        sa.PrimaryKeyConstraint("school_id", "sha256", name="pk_objects"),
    )
    op.create_table(
        "directives",
        sa.Column("id", sa.String(length=64), nullable=False, comment="made by us at the first receipt"),
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="who received it"),
        sa.Column(
            "sha256", sa.String(length=64), nullable=False, comment="the received bytes; unique in its school: once"
        ),
        sa.Column("file_name", sa.Text(), nullable=False, comment="the name under which it first came"),
        sa.Column("state", sa.String(length=16), nullable=False, comment="model.kept.DirectiveState"),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, comment="when its row was first made"),
        sa.Column("reading", sa.JSON(), nullable=True, comment="model Directive as JSON; null until read"),
        sa.Column("kind", sa.Text(), nullable=True, comment="Kế hoạch, Công văn, ... as read"),
        sa.Column("code", sa.Text(), nullable=True, comment="number/symbol, null where the text is silent"),
        sa.Column("issuer", sa.Text(), nullable=True, comment="the body that signs, short form"),
        sa.Column("issued_on", sa.Date(), nullable=True, comment="date of the document, null where the text is silent"),
        sa.Column("subject", sa.Text(), nullable=True, comment="trích yếu"),
        sa.Column(
            "identity",
            sa.Text(),
            nullable=True,
            comment="issuer|code|date folded, on the first of its kind only: a second one cannot be drafted by race",
        ),
        sa.Column(
            "copy_of",
            sa.String(length=64),
            nullable=True,
            comment="holder of the same identity: this is a probable second copy",
        ),
        sa.Column(
            "copy_decision", sa.String(length=16), nullable=True, comment="what the clerk said: same or different"
        ),
        sa.CheckConstraint("copy_decision IN ('same', 'different')", name="ck_directives_copy_decision"),
        sa.CheckConstraint(
            "state IN ('received', 'read', 'drafted', 'approved', 'rejected', 'superseded', 'quarantined')",
            name="ck_directives_state",
        ),
        sa.ForeignKeyConstraint(["copy_of"], ["directives.id"], name="fk_directives_copy_of"),
        sa.ForeignKeyConstraint(
            ["school_id", "sha256"], ["objects.school_id", "objects.sha256"], name="fk_directives_school_id_sha256"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_directives_school_id"),
        sa.PrimaryKeyConstraint("id", name="pk_directives"),
        sa.UniqueConstraint("school_id", "identity", name="uq_directives_school_id_identity"),
        sa.UniqueConstraint("school_id", "sha256", name="uq_directives_school_id_sha256"),
    )
    op.create_index("ix_directives_school_id_state", "directives", ["school_id", "state"], unique=False)
    op.create_table(
        "dispositions",
        sa.Column("directive_id", sa.String(length=64), nullable=False, comment="of which directive"),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="not_ours, to_decide or information"),
        sa.Column(
            "position", sa.Integer(), autoincrement=False, nullable=False, comment="order within its kind, from 0"
        ),
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose"),
        sa.Column(
            "trace", sa.JSON(), nullable=False, comment="model Trace as JSON: ref, sha256, page, box in points, quote"
        ),
        sa.Column("text", sa.Text(), nullable=False, comment="what it says"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it gave no task, Vietnamese"),
        sa.CheckConstraint("kind IN ('not_ours', 'to_decide', 'information')", name="ck_dispositions_kind"),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name="fk_dispositions_directive_id"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_dispositions_school_id"),
        sa.PrimaryKeyConstraint("directive_id", "kind", "position", name="pk_dispositions"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=64), nullable=False, comment="made by us"),
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose document"),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="model.draft.DocumentKind"),
        sa.Column(
            "slot", sa.Text(), nullable=False, comment="what there is one of: directive:<id>, plan:<id>, report:2024Q1"
        ),
        sa.Column("directive_id", sa.String(length=64), nullable=True, comment="the directive behind it"),
        sa.Column("title", sa.Text(), nullable=False, comment="how lists name it"),
        sa.Column("code", sa.Text(), nullable=True, comment="its own number/symbol, null until assigned"),
        sa.Column(
            "state",
            sa.String(length=16),
            nullable=True,
            comment="model.kept.DocumentState; null for a directive's file, whose state is the directive's",
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="when its first version was kept"),
        sa.Column("out_name", sa.Text(), nullable=True, comment="its file name in out/"),
        sa.Column(
            "out_sha256",
            sa.String(length=64),
            nullable=True,
            comment="the bytes that we last put into out/; null: not yet",
        ),
        sa.CheckConstraint("kind IN ('directive', 'plan', 'report', 'attachment')", name="ck_documents_kind"),
        sa.CheckConstraint(
            "state IN ('drafted', 'approved', 'issued', 'rejected', 'superseded')", name="ck_documents_state"
        ),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name="fk_documents_directive_id"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_documents_school_id"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("school_id", "out_name", name="uq_documents_school_id_out_name"),
        sa.UniqueConstraint("school_id", "slot", name="uq_documents_school_id_slot"),
    )
    op.create_table(
        "quarantine",
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose file"),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="the bytes"),
        sa.Column("directive_id", sa.String(length=64), nullable=False, comment="the received file"),
        sa.Column(
            "file_name", sa.Text(), nullable=False, comment="its name in quarantine/; the reason stands beside it"
        ),
        sa.Column("code", sa.String(length=32), nullable=False, comment="slug of the error"),
        sa.Column("reason", sa.Text(), nullable=False, comment="what is wrong and what to do, Vietnamese"),
        sa.Column(
            "retry_helps", sa.Boolean(), nullable=False, comment="whether the same bytes may be read another time"
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="when it was put there last"),
        sa.Column("is_placed", sa.Boolean(), nullable=False, comment="file and reason were written to quarantine/"),
        sa.Column(
            "released_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="when a retry read it; the row goes once file and reason have left quarantine/",
        ),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name="fk_quarantine_directive_id"),
        sa.ForeignKeyConstraint(
            ["school_id", "sha256"], ["objects.school_id", "objects.sha256"], name="fk_quarantine_school_id_sha256"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_quarantine_school_id"),
        sa.PrimaryKeyConstraint("school_id", "sha256", name="pk_quarantine"),
        sa.UniqueConstraint("school_id", "file_name", name="uq_quarantine_school_id_file_name"),
    )
    op.create_table(
        "tasks",
        sa.Column("directive_id", sa.String(length=64), nullable=False, comment="why it is there"),
        sa.Column("id", sa.Text(), nullable=False, comment="stable for equal inputs"),
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose task"),
        sa.Column("position", sa.Integer(), nullable=False, comment="order within the directive, from 0"),
        sa.Column("title", sa.Text(), nullable=False, comment="what will be done"),
        sa.Column("lead", sa.Text(), nullable=True, comment="chủ trì"),
        sa.Column("support", sa.JSON(), nullable=False, comment="phối hợp, JSON list"),
        sa.Column("timing", sa.JSON(), nullable=True, comment="model Timing as JSON"),
        sa.Column("due", sa.Date(), nullable=True, comment="timing.due again, to find what comes due"),
        sa.Column("heading", sa.Text(), nullable=True, comment="the group in which it is shown (Quý I)"),
        sa.Column(
            "status",
            sa.String(length=16),
            nullable=False,
            comment="model.task.TaskStatus; late is computed, never stored",
        ),
        sa.Column("origin", sa.String(length=16), nullable=False, comment="model.task.TaskOrigin"),
        sa.Column("why", sa.Text(), nullable=False, comment="which rule made it so, Vietnamese"),
        sa.CheckConstraint("origin IN ('requirement', 'rule', 'memory', 'person')", name="ck_tasks_origin"),
        sa.CheckConstraint("status IN ('proposed', 'active', 'done', 'dropped')", name="ck_tasks_status"),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name="fk_tasks_directive_id"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_tasks_school_id"),
        sa.PrimaryKeyConstraint("directive_id", "id", name="pk_tasks"),
        sa.UniqueConstraint("directive_id", "position", name="uq_tasks_directive_id_position"),
    )
    op.create_index("ix_tasks_due", "tasks", ["due"], unique=False)
    op.create_table(
        "task_sources",
        sa.Column("directive_id", sa.String(length=64), nullable=False, comment="of whose task"),
        sa.Column("task_id", sa.Text(), nullable=False, comment="of which task"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="order, from 0"),
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose task"),
        sa.Column(
            "trace", sa.JSON(), nullable=False, comment="model Trace as JSON: ref, sha256, page, box in points, quote"
        ),
        sa.ForeignKeyConstraint(
            ["directive_id", "task_id"], ["tasks.directive_id", "tasks.id"], name="fk_task_sources_task"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_task_sources_school_id"),
        sa.PrimaryKeyConstraint("directive_id", "task_id", "position", name="pk_task_sources"),
    )
    op.create_table(
        "versions",
        sa.Column("document_id", sa.String(length=64), nullable=False, comment="of which document"),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False, comment="1, 2, 3, ... in its document"),
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose version"),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="its bytes in the archive"),
        sa.Column("file_name", sa.Text(), nullable=False, comment="the name under which people see it"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="when it was kept"),
        sa.Column("by", sa.Text(), nullable=False, comment="who made it: a person, or vanthu"),
        sa.Column("origin", sa.String(length=16), nullable=False, comment="model.version.VersionOrigin"),
        sa.Column("derived_from", sa.JSON(), nullable=False, comment="hashes of what it was made of, JSON list"),
        sa.Column("why", sa.Text(), nullable=False, comment="why it was made, Vietnamese"),
        sa.CheckConstraint(
            "origin IN ('received', 'generated', 'edited', 'issued', 'merged')", name="ck_versions_origin"
        ),
        sa.CheckConstraint("n >= 1", name="ck_versions_n"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_versions_document_id"),
        sa.ForeignKeyConstraint(
            ["school_id", "sha256"], ["objects.school_id", "objects.sha256"], name="fk_versions_school_id_sha256"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_versions_school_id"),
        sa.PrimaryKeyConstraint("document_id", "n", name="pk_versions"),
    )
