"""What people change in tasks: rules are offered from it, and drafting again keeps it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("school_id", sa.String(length=64), nullable=False, comment="whose task"),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False, comment="1, 2, 3, ... in its school"),
        sa.Column("directive_id", sa.String(length=64), nullable=False, comment="of which directive's task"),
        sa.Column(
            "task_id", sa.Text(), nullable=False, comment="which task; drafting again may have taken it away since"
        ),
        sa.Column("field", sa.String(length=16), nullable=False, comment="model.memory.TaskField"),
        sa.Column("before", sa.Text(), nullable=False, comment="the field's value before, JSON"),
        sa.Column("after", sa.Text(), nullable=False, comment="the field's value after, JSON"),
        sa.Column("by", sa.Text(), nullable=False, comment="who changed it"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="when"),
        sa.Column("title", sa.Text(), nullable=False, comment="the task's title before the change"),
        sa.Column(
            "requirement",
            sa.Text(),
            nullable=False,
            comment="the words of the requirement behind it, empty without one",
        ),
        sa.CheckConstraint("field IN ('title', 'lead', 'support', 'timing')", name="ck_corrections_field"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_corrections_school_id"),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name="fk_corrections_directive_id"),
        sa.PrimaryKeyConstraint("school_id", "seq", name="pk_corrections"),
    )
    op.create_index("ix_corrections_directive_id_task_id", "corrections", ["directive_id", "task_id"])
    _guard("corrections")


def _guard(table: str) -> None:
    """It only grows, as the tables of 0001 do; the function is theirs."""
    if op.get_bind().dialect.name == "postgresql":
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
