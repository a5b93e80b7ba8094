"""What the school will do, and what became of the requirements that gave no task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.source import Source
from model.timing import Timing


class TaskStatus(StrEnum):
    PROPOSED = "proposed"
    ACTIVE = "active"
    DONE = "done"
    DROPPED = "dropped"


class TaskOrigin(StrEnum):
    """Why a task or a line of a draft is there."""

    REQUIREMENT = "requirement"
    RULE = "rule"
    MEMORY = "memory"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Trace:
    """The requirement behind a task or a line: its ref (None where it prints none) and the place it was read."""

    ref: str | None
    source: Source


class AnswerKind(StrEnum):
    """What a task hands to somebody: the values are what staff read."""

    PLAN = "kế hoạch"
    REPORT = "báo cáo"
    LIST = "danh sách"
    REGISTRATION = "đăng ký"
    ATTENDANCE = "cử người dự"
    FORM = "biểu mẫu"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is wanted of the school as an answer, and who gets it (None where the text does not say). The day by which
    is the task's own timing."""

    kind: AnswerKind
    receiver: str | None = None


@dataclass(frozen=True, slots=True)
class SchoolTask:
    """A nhiệm vụ của trường. `id` is stable for equal inputs; `why` says in Vietnamese which rule made it so.

    `timing` is the school's own; `asked` is the directive's where the school's is another (moved ahead by a margin).
    A standing task has no date of its own: the plan says it in its sections and not in the table of tasks.
    """

    id: str
    title: str
    lead: str | None
    support: tuple[str, ...]
    timing: Timing | None
    group: str | None
    origin: TaskOrigin
    sources: tuple[Trace, ...]
    why: str
    status: TaskStatus = TaskStatus.PROPOSED
    answer: Answer | None = None
    asked: Timing | None = None
    is_standing: bool = False

    def is_late(self, today: date) -> bool:
        """Late is computed, never stored: past its due date and neither done nor dropped."""
        due = self.timing.due if self.timing else None
        return due is not None and due < today and self.status in (TaskStatus.PROPOSED, TaskStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class Disposition:
    """A requirement that gave no task: what it says and, in Vietnamese, the reason."""

    trace: Trace
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a school makes of one directive. Each requirement stands in `tasks` (by its trace) or in one other list.

    `wants_plan` says whether a plan is asked for or the custom, else the tasks stand alone; `plan_reason` says why.
    """

    tasks: tuple[SchoolTask, ...]
    not_ours: tuple[Disposition, ...]
    to_decide: tuple[Disposition, ...]
    information: tuple[Disposition, ...]
    wants_plan: bool = True
    plan_reason: str = ""
