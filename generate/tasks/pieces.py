"""Tasks on their way: in whose voice, with the words of their requirements, and two of them made one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from generate.checked_toml import CheckedTable
from generate.concern.likeness import WordSet
from generate.concern.outline import parent_path
from generate.rules import Where
from model.directive import Requirement
from model.task import SchoolTask
from model.timing import Recurrence, Timing

_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")
_DAY = re.compile(r"\d+(?:[/.]\d+)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A task on its way: in whose voice, the words of its requirement, and the list that it is a line of (its path and
    the lead-in above it in the school's words, both empty for none)."""

    task: SchoolTask
    where: Where
    words: WordSet
    path: str = ""
    lead_in: str = ""


def piece_of(task: SchoolTask, where: Where, requirement: Requirement, lead_in: str = "") -> Piece:
    """A task of one requirement; `lead_in` is empty where that is no line of a list."""
    return Piece(task, where, content_of(requirement.text), parent_path(requirement.ref) if lead_in else "", lead_in)


def joined(one: Piece, other: Piece) -> Piece:
    """`one` with the sources of both and the earlier deadline; the reason tells both."""
    first, second = one.task, other.task
    timing, told = _earlier(first.timing, second.timing)
    place = ", ".join(trace.ref or f"trang {trace.source.page}" for trace in second.sources)
    task = replace(
        first,
        timing=timing,
        sources=first.sources + second.sources,
        support=first.support or second.support,
        is_standing=first.is_standing and second.is_standing,
        answer=first.answer or second.answer,
        why=f"{first.why}. Cùng việc với mục {place}{told}",
    )
    return replace(one, task=task)


def _earlier(first: Timing | None, second: Timing | None) -> tuple[Timing | None, str]:
    if second is None or (second.due is None and second.recurs is None):
        return first or second, ""
    if first is None or (first.due is None and first.recurs in (None, Recurrence.CONTINUOUS)):
        return second, ""
    if first.due is None or second.due is None or first.due == second.due:
        return first, ""
    return min(first, second, key=lambda one: str(one.due)), (
        f"; hạn nêu ở hai chỗ (“{first.text}” và “{second.text}”): lấy hạn sớm hơn"
    )


def content_of(text: str) -> WordSet:
    """A text's words without those that only join others, and without the school, which every task is of."""
    return WordSet(WordSet.of(text).words - _words()["fillers"])


def due_of(task: SchoolTask) -> date | None:
    """The deadline; None of a rhythm or of what is undated."""
    return task.timing.due if task.timing and task.timing.recurs is None else None


def rhythm_of(task: SchoolTask) -> Recurrence | None:
    """The rhythm; None of what is continuous."""
    recurs = task.timing.recurs if task.timing else None
    return None if recurs is Recurrence.CONTINUOUS else recurs


def is_timed(task: SchoolTask) -> bool:
    """Whether it has a deadline or a rhythm."""
    return due_of(task) is not None or rhythm_of(task) is not None


def numbers_of(task: SchoolTask) -> set[str]:
    """Numbers that tell one work from another (`quý II`, `lớp 5`), without days."""
    text = task.title.casefold()
    if task.timing:
        text = text.replace(task.timing.text.casefold(), " ")
    return set(_NUMBER.findall(_DAY.sub(" ", text)))


def meeting_words() -> frozenset[str]:
    """What a meeting is called and how one takes part in it (`rules/joining.toml`)."""
    return _words()["meeting"]


@cache
def _words() -> dict[str, frozenset[str]]:
    whole = CheckedTable.parse((files("generate") / "rules" / "joining.toml").read_text("utf-8"), "joining.toml")
    read = {name: frozenset(whole.texts(name)) for name in ("fillers", "meeting")}
    whole.finish()
    return read
