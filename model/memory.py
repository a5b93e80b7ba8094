"""What the school has approved before and how people have corrected it: what later proposals are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from model.timing import Timing


@dataclass(frozen=True, slots=True)
class RememberedTask:
    """A task of an approved plan. `requirement` is the text of the first requirement behind it, as printed then.

    `directive` and `plan` are the codes of the two documents (None where there was none); `asked` is the directive's
    own time where the school's `timing` was another: the working days between them are the school's margin.
    """

    task_id: str
    directive_id: str
    requirement: str
    title: str
    lead: str | None
    support: tuple[str, ...]
    timing: Timing | None
    asked: Timing | None
    directive: str | None
    plan: str | None
    issued_on: date | None


class TaskField(StrEnum):
    """What a person may change in a task."""

    TITLE = "title"
    LEAD = "lead"
    SUPPORT = "support"
    TIMING = "timing"


FieldValue = str | tuple[str, ...] | Timing | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that a person made in one field of a task. `title` and `requirement` are the task's when it was made."""

    directive_id: str
    task_id: str
    field: TaskField
    before: FieldValue
    after: FieldValue
    by: str
    at: datetime
    title: str
    requirement: str
