"""How much of a truth the mapping got: who is concerned, which tasks, by whom, when, and what is handed in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evaluation.align import folded, pairs
from evaluation.plans.pairing import Made, Pairing, paired
from evaluation.plans.truth import Concern, Truth, WantedTask
from evaluation.score import Score
from model.directive import Directive
from model.source import Source
from model.task import Mapping, SchoolTask
from model.timing import Recurrence, Timing

MEASURES = ("applicability", "recall", "precision", "lead", "support", "due", "answer", "plan")
"""All count shares; `support` is F1 where the truth names helpers (good = 2 hits, of = names wanted + names of ours,
without those who help by the directive's own row); `due` is asked of what the directive asks."""

_LOST = "lost"
_THE_SCHOOL = "nhà trường"
_SCHOOLS = re.compile(r"(?:hiệu trưởng )?(?:các )?(?:nhà |đơn vị )?(?:trường|cơ sở giáo dục)\b")


@dataclass(slots=True)
class PlanScore(Score):
    """Counts for each of MEASURES, the misses as readable lines, and which concern was taken for which."""

    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        Score.add(self, other)
        if isinstance(other, PlanScore):
            self.confusions.update(other.confusions)


def score(truth: Truth, directive: Directive, mapping: Mapping) -> PlanScore:
    """Compares a truth with what the mapping made of the directive as it was read."""
    result = PlanScore()
    here = _places(truth, directive)
    _applicability(result, truth, here, mapping)
    made = [_made(task, here) for task in mapping.tasks]
    pairing = paired(truth.tasks, made)
    result.count("recall", len(pairing.found), len(truth.tasks))
    result.count("precision", len(made) - len(pairing.unwanted), len(made))
    result.misses.extend(_missing(truth, pairing, made))
    for index, ours in sorted(pairing.found.items()):
        for measure, said in _compared(result, truth.tasks[index], ours.task, _helpers(truth, truth.tasks[index])):
            result.misses.append(f"{measure} of {truth.tasks[index].title!r}: {said}\n      why: {ours.task.why}")
    result.misses.extend(
        f"not wanted: {one.task.title!r} {_refs(one.sources, truth)}\n      why: {one.task.why}"
        for one in pairing.unwanted
    )
    _plan(result, truth, mapping)
    return result


def _places(truth: Truth, directive: Directive) -> dict[Source, int]:
    """Where the truth's requirements were read. A requirement that was not read is nowhere."""
    read = directive.requirements
    matched = pairs([wanted.text for wanted in truth.case.wanted], [requirement.text for requirement in read])
    return {read[j].source: i for i, j in matched}


def _applicability(result: PlanScore, truth: Truth, here: dict[Source, int], mapping: Mapping) -> None:
    said: dict[int, tuple[str, str]] = {}
    left = ((Concern.INFO, mapping.information), (Concern.OTHER, mapping.not_ours), (Concern.ASK, mapping.to_decide))
    for concern, dispositions in left:
        for one in dispositions:
            said[here.get(one.trace.source, -1)] = (concern, one.reason)
    for task in mapping.tasks:
        for trace in task.sources:
            said[here.get(trace.source, -1)] = (Concern.OURS, task.why)
    for index, (concern, wanted) in enumerate(zip(truth.concerns, truth.case.wanted, strict=True)):
        ours, why = said.get(index, (_LOST, "not read, or read otherwise"))
        result.count("applicability", concern == ours)
        result.confusions[concern.value, ours] += 1
        if concern != ours:
            result.misses.append(f"{concern} taken as {ours}: {wanted.ref or ''} | {wanted.text}\n      why: {why}")


def _made(task: SchoolTask, here: dict[Source, int]) -> Made:
    return Made(task, frozenset(here[trace.source] for trace in task.sources if trace.source in here))


def _missing(truth: Truth, pairing: Pairing, made: Sequence[Made]) -> Iterator[str]:
    for index, wanted in enumerate(truth.tasks):
        if index not in pairing.found:
            near = [one for one in made if one.sources & wanted.sources]
            lines = "".join(f"\n      ours: {one.task.title!r}" for one in near) or "\n      ours: nothing from there"
            yield f"missing task: {wanted.title!r} {_refs(wanted.sources, truth)}{lines}"


def _refs(sources: frozenset[int], truth: Truth) -> list[str]:
    return [truth.case.wanted[index].ref or "-" for index in sorted(sources)]


def _helpers(truth: Truth, wanted: WantedTask) -> frozenset[str]:
    """Who helps by the directive's own rows."""
    rows = (truth.case.wanted[index] for index in wanted.sources)
    return frozenset(folded(name) for row in rows for name in row.support)


def _compared(
    result: PlanScore, wanted: WantedTask, ours: SchoolTask, helpers: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Counts lead, support, time and answer; the measures that differ with what was wanted and what is there."""
    if wanted.leads:
        right = folded(ours.lead) in {folded(name) for name in wanted.leads}
        result.count("lead", right)
        if not right:
            yield "lead", f"{' or '.join(wanted.leads)}, ours {ours.lead}"
    if wanted.support:
        hits, of = helpers_right(wanted, ours, helpers)
        result.count("support", 2 * hits, of)
        if 2 * hits != of:
            names = "; ".join(" / ".join(names) for names in wanted.support)
            yield "support", f"{names}, ours {'; '.join(ours.support) or 'nobody'}"
    timing = ours.asked or ours.timing
    if not wanted.added and (_has_time(wanted) or _is_timed(timing)):
        right = is_right_time(wanted, timing)
        result.count("due", right)
        if not right:
            yield "due", f"{_time_wanted(wanted)}, ours {_time_of(timing)}"
    if wanted.answer or ours.answer:
        right = _is_right_answer(wanted, ours)
        result.count("answer", right)
        if not right:
            given = (ours.answer.kind.value, ours.answer.receiver) if ours.answer else None
            yield "answer", f"{wanted.answer and wanted.answer.value} to {' / '.join(wanted.receiver)}, ours {given}"


def helpers_right(wanted: WantedTask, ours: SchoolTask, helpers: frozenset[str]) -> tuple[int, int]:
    """How many of the names wanted are ours, and how many there are on both sides.

    A row's other helpers (folded names) may stay in the plan or go: ours among them are not counted.
    """
    there = {folded(name) for name in ours.support}
    hits = sum(any(folded(name) in there for name in names) for names in wanted.support)
    known = helpers | {folded(name) for names in wanted.support for name in names}
    return hits, len(wanted.support) + hits + len(there - known)


def _has_time(wanted: WantedTask) -> bool:
    return bool(wanted.due or wanted.recurs or wanted.quarters)


def _is_timed(timing: Timing | None) -> bool:
    """Continuous is no more than a standing duty."""
    return timing is not None and bool(timing.due or timing.recurs not in (None, Recurrence.CONTINUOUS))


def is_right_time(wanted: WantedTask, timing: Timing | None) -> bool:
    """The due date, else the recurrence, else the quarters that the truth names; nothing where it names nothing."""
    if wanted.due:
        return timing is not None and timing.due == wanted.due
    if wanted.recurs:
        return timing is not None and timing.recurs == wanted.recurs
    if wanted.quarters:
        return timing is not None and tuple(str(quarter) for quarter in timing.quarters) == wanted.quarters
    return not _is_timed(timing)


def _is_right_answer(wanted: WantedTask, ours: SchoolTask) -> bool:
    if wanted.answer is None or ours.answer is None:
        return False
    receivers = {folded(name) for name in wanted.receiver}
    return ours.answer.kind is wanted.answer and (not receivers or folded(ours.answer.receiver) in receivers)


def _time_wanted(wanted: WantedTask) -> str:
    return str(wanted.due or wanted.recurs or " ".join(wanted.quarters) or "none")


def _time_of(timing: Timing | None) -> str:
    if timing is None:
        return "none"
    return f"{timing.due or timing.recurs or 'undated'} ({timing.text})"


def _plan(result: PlanScore, truth: Truth, mapping: Mapping) -> None:
    result.count("plan", truth.wants_plan == mapping.wants_plan)
    if truth.wants_plan != mapping.wants_plan:
        result.misses.append(f"plan wanted: {truth.wants_plan}, ours {mapping.wants_plan} ({mapping.plan_reason})")
