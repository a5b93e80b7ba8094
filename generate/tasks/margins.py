"""Deadlines moved ahead of the issuer's by the margins that the school has set (`[margins]` of school.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from generate.tasks.wording import lower_first
from generate.tasks.workdays import working_days_before
from model.school import SchoolProfile
from model.task import SchoolTask
from model.timing import Timing


def with_margins(
    tasks: Iterable[SchoolTask], profile: SchoolProfile, issued_on: date | None, phrases: dict[str, str]
) -> Iterator[SchoolTask]:
    """Each task; one that hands in what has a margin is due that many working days earlier and keeps what was asked.

    A day that would lie before the directive's is not taken: then the deadline stays.
    """
    for task in tasks:
        margin = profile.margins.get(task.answer.kind, 0) if task.answer else 0
        own = earlier(task.timing, margin, phrases) if task.timing and margin else None
        if own is None or own.due is None or (issued_on is not None and own.due <= issued_on):
            yield task
        else:
            why = f"{task.why}. {phrases['margin'].format(days=margin)}"
            yield replace(task, timing=own, asked=task.timing, why=why)


def earlier(asked: Timing, margin: int, phrases: dict[str, str]) -> Timing | None:
    """The school's own time, `Trước 12/3/2024 (hạn của cấp trên: trước 15/3/2024)`; None where nothing is due."""
    if asked.due is None or asked.recurs is not None:
        return None
    due = working_days_before(asked.due, margin)
    is_before = asked.text.casefold().startswith("trước") and asked.text.casefold().find("giờ") < 0
    shown = due + timedelta(days=1) if is_before else due
    text = phrases["before_day" if is_before else "until_day"].format(day=f"{shown.day}/{shown.month}/{shown.year}")
    start = min(asked.start, due) if asked.start else None
    return Timing(phrases["own_deadline"].format(own=text, asked=lower_first(asked.text)), start, due)
