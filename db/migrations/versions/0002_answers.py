"""What a task hands in, the directive's own time of it, whether it is standing; whether a directive wants a plan."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    json = sa.JSON(none_as_null=True)
    for column in (
        sa.Column("answer", json, comment="model Answer as JSON: what is handed in, to whom"),
        sa.Column("asked", json, comment="the directive's Timing where the school's is another"),
        sa.Column(
            "is_standing",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="no date of its own: in the plan's sections, not in its table",
        ),
    ):
        op.add_column("tasks", column)
    op.add_column(
        "directives", sa.Column("wants_plan", sa.Boolean(), comment="whether a plan answers it; null until mapped")
    )
    op.add_column("directives", sa.Column("plan_reason", sa.Text(), comment="why a plan does or does not, Vietnamese"))
