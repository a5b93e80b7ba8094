"""What was approved before is used again: for a requirement like an earlier one the approved wording, lead, support and
margin are proposed, and the earlier plan is named. Pure and deterministic: equal memories give equal proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from generate.memory.renewed_wording import Requirements, renewed
from generate.memory.same_work import Work, alike, is_outside, work_of
from generate.tasks.margins import earlier as moved_ahead
from generate.tasks.wording import upper_first
from generate.tasks.workdays import working_days_between
from model.directive import Directive, Requirement
from model.memory import RememberedTask
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin
from model.timing import Timing

_LONGEST_MARGIN_DAYS = 30  # what lies further apart is another date and no margin


@dataclass(frozen=True, slots=True)
class _Recalled:
    """An earlier task that asked for the same work; `likeness` is 1 where the words are the same but for the year."""

    task: RememberedTask
    likeness: float


def remembered(
    mapping: Mapping, directive: Directive, memory: Sequence[RememberedTask], phrases: dict[str, str]
) -> Mapping:
    """The mapping with what the memory proposes; `phrases` are the rules', to say a time.

    What a person should decide and has decided before becomes a task. Every requirement stays accounted for: a
    disposition leaves its list only for a task with its trace.
    """
    if not memory:
        return mapping
    recall = _Recall.of(memory)
    tasks = tuple(_proposed(task, recall, directive, phrases) for task in mapping.tasks)
    to_decide, decided = [], []
    for n, entry in enumerate(mapping.to_decide):
        task = _decided(entry, n, recall, directive)
        if task is None:
            to_decide.append(entry)
        else:
            decided.append(task)
    return replace(mapping, tasks=tasks + tuple(decided), to_decide=tuple(to_decide))


@dataclass(frozen=True, slots=True)
class _Recall:
    """The memory, newest first: of those equally alike the newest wins, then the first by code and id."""

    tasks: tuple[RememberedTask, ...]
    works: list[Work]

    @classmethod
    def of(cls, memory: Iterable[RememberedTask]) -> _Recall:
        by_id = sorted(memory, key=lambda task: (task.plan or "", task.directive_id, task.task_id))
        ordered = sorted(by_id, key=lambda task: task.issued_on or date.min, reverse=True)
        return cls(tuple(ordered), [work_of(task.requirement) for task in ordered])

    def like(self, text: str) -> _Recalled | None:
        """The earlier task whose requirement is most like this one; of equal ones that with more of the same text."""
        work = work_of(text)
        best = max(
            ((score, _common(text, self.tasks[n].requirement), -n) for n, score in alike(work, self.works)),
            default=None,
        )
        return _Recalled(self.tasks[-best[2]], best[0]) if best else None


def _common(text: str, other: str) -> int:
    """How many words both have, numbers too: `Quý I` goes before `Quý II` for a requirement of the first quarter."""
    one, two = (set(re.findall(r"\w+", words.casefold())) for words in (text, other))
    return len(one & two)


def _proposed(task: SchoolTask, recall: _Recall, directive: Directive, phrases: dict[str, str]) -> SchoolTask:
    """Of several requirements joined in one task the one that is most like an earlier one speaks for it."""
    found = [(one, trace) for trace in task.sources if (one := recall.like(trace.source.quote)) is not None]
    if not found:
        return task
    best, trace = max(found, key=lambda pair: pair[0].likeness)
    changed, notes = _with_memory(task, _title(trace.source.quote, best, directive), best.task)
    timing = _timing(task, best.task, directive.issued_on, phrases)
    if timing is not None and timing != task.timing:
        changed = replace(changed, timing=timing, asked=task.asked or task.timing)
        notes.append(f"hạn sớm hơn {_margin(best.task)} ngày làm việc")
    origin = TaskOrigin.MEMORY if notes else task.origin
    said = f"theo {_named(best.task)}: {', '.join(notes)}" if notes else f"như {_named(best.task)}"
    return replace(changed, origin=origin, why=". ".join(filter(None, (task.why, upper_first(said)))))


def _with_memory(task: SchoolTask, title: str | None, earlier: RememberedTask) -> tuple[SchoolTask, list[str]]:
    """The task with wording, lead and support as approved then, and which of them that changed, in Vietnamese."""
    notes: list[str] = []
    if title is not None and title != task.title:
        task, notes = replace(task, title=title), [*notes, "lời văn"]
    if _may_lead(task.lead, earlier.lead) and earlier.lead != task.lead:
        task, notes = replace(task, lead=earlier.lead), [*notes, "chủ trì"]
    if task.lead == earlier.lead and _may_help(task.support, earlier.support) and earlier.support != task.support:
        task, notes = replace(task, support=earlier.support), [*notes, "phối hợp"]
    return task, notes


def _title(text: str, recalled: _Recalled, directive: Directive) -> str | None:
    """The approved wording where the work is word for word the same: of a similar one it could leave something out."""
    if recalled.likeness < 1:
        return None
    earlier = recalled.task
    old_year, new_year = (day.year if day else None for day in (earlier.issued_on, directive.issued_on))
    return renewed(earlier.title, Requirements(earlier.requirement, text, old_year, new_year))


def _may_lead(now: str | None, then: str | None) -> bool:
    """Others lead as the new directive says: bodies above the school change their names."""
    return then is not None and not is_outside(then) and not (now and is_outside(now))


def _may_help(now: tuple[str, ...], then: tuple[str, ...]) -> bool:
    return not any(is_outside(body) for body in (*now, *then))


def _timing(
    task: SchoolTask, earlier: RememberedTask, issued_on: date | None, phrases: dict[str, str]
) -> Timing | None:
    """The directive's deadline moved ahead by the margin of then; None where there was or is none."""
    asked, margin = task.asked or task.timing, _margin(earlier)
    own = moved_ahead(asked, margin, phrases) if asked and margin else None
    if own is None or own.due is None or (issued_on is not None and own.due <= issued_on):
        return None
    return own


def _margin(earlier: RememberedTask) -> int:
    """By how many working days the school's own deadline lay ahead of the directive's."""
    own, asked = earlier.timing, earlier.asked
    if not (own and asked and own.due and asked.due) or (asked.due - own.due).days > _LONGEST_MARGIN_DAYS:
        return 0
    return working_days_between(own.due, asked.due)


def _decided(entry: Disposition, n: int, recall: _Recall, directive: Directive) -> SchoolTask | None:
    """The task that the school made then of a requirement about which nobody could know."""
    best = recall.like(entry.text)
    title = _title(entry.text, best, directive) if best else None
    if best is None or title is None:
        return None
    asked = next((one for one in directive.requirements if _is_of(one, entry)), None)
    key = "\n".join((entry.trace.source.sha256, entry.trace.ref or "", entry.text, str(n)))
    return SchoolTask(
        id=sha256(key.encode()).hexdigest()[:16],
        title=title,
        lead=best.task.lead if _may_lead(None, best.task.lead) else None,
        support=best.task.support if _may_help((), best.task.support) else (),
        timing=asked.timing if asked else None,
        group=asked.group if asked else None,
        origin=TaskOrigin.MEMORY,
        sources=(entry.trace,),
        why=f"{entry.reason}. Trường đã nhận việc này ở {_named(best.task)}",
    )


def _is_of(requirement: Requirement, entry: Disposition) -> bool:
    return (requirement.ref, requirement.source) == (entry.trace.ref, entry.trace.source)


def _named(earlier: RememberedTask) -> str:
    if earlier.plan:
        return f"Kế hoạch {earlier.plan} đã duyệt"
    return f"kế hoạch đã duyệt trả lời {earlier.directive or 'một văn bản trước đây'}"
