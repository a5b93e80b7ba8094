"""What a school makes of a directive: each requirement in exactly one of tasks, not ours, to decide, information."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from generate.applicability import Decision, Outcome, Situation
from generate.assignment import Assigned, Assigner
from generate.likeness import WordSet
from generate.rules import Rules, Where
from generate.wording import Worded, adapt, upper_first
from model.directive import Directive, Requirement, RequirementKind
from model.school import SchoolProfile
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin, Trace

_SAME_TASK = 0.8  # share of a row's words that a sentence must hold to speak of it; the due date must agree too


def map_directive(directive: Directive, profile: SchoolProfile, rules: Rules) -> Mapping:
    """Tasks in the directive's order, the rows of its tables first merged with sentences that say the same.

    Nothing disappears: every requirement's trace is in a task's sources or in one disposition.
    """
    situation = Situation.of(directive, profile, rules)
    assigner = Assigner(situation, directive.subject or "")
    tasks: list[SchoolTask] = []
    left: dict[Outcome, list[Disposition]] = {outcome: [] for outcome in Outcome}
    from_body: list[SchoolTask] = []
    seen: Counter[str] = Counter()
    for requirement in directive.requirements:
        decision = situation.decide(requirement)
        if decision.outcome is Outcome.TASK:
            task = _task(requirement, decision, assigner, seen)
            (tasks if requirement.kind is RequirementKind.ROW else from_body).append(task)
        else:
            left[decision.outcome].append(Disposition(trace_of(requirement), requirement.text, decision.reason))
    return Mapping(
        tasks=tuple(_merged(tasks, from_body)),
        not_ours=tuple(left[Outcome.NOT_OURS]),
        to_decide=tuple(left[Outcome.DECIDE]),
        information=tuple(left[Outcome.INFORMATION]),
    )


def trace_of(requirement: Requirement) -> Trace:
    return Trace(requirement.ref, requirement.source)


def _task(requirement: Requirement, decision: Decision, assigner: Assigner, seen: Counter[str]) -> SchoolTask:
    worded = _worded(requirement, decision, assigner.situation)
    assigned = assigner.assign(requirement, decision)
    return SchoolTask(
        id=_task_id(requirement, seen),
        title=upper_first(worded.text),
        lead=assigned.lead,
        support=assigned.support,
        timing=requirement.timing,
        group=requirement.group,
        origin=TaskOrigin.REQUIREMENT,
        sources=(trace_of(requirement),),
        why=_why(decision, worded, assigned),
        is_standing=decision.quoted,
    )


def _worded(requirement: Requirement, decision: Decision, situation: Situation) -> Worded:
    """The work in the school's words: of the product, where the text has others advise and the product is a unit's."""
    profile, rules = situation.bodies.profile, situation.rules
    product = requirement.product
    is_advice = decision.where is Where.OWN and rules.says("advice", requirement.text)
    if product and is_advice and rules.says("mention", product):
        own = adapt(product.rstrip(" ;."), Where.OWN, profile, rules)
        asked = adapt(own.text, Where.PRODUCT, profile, rules)
        return Worded(asked.text, own.rules + asked.rules)
    return adapt(requirement.text.rstrip(" ;."), decision.where, profile, rules)


def _task_id(requirement: Requirement, seen: Counter[str]) -> str:
    """Stable for (file, ref, text); rows that share ref and text get their place among them too."""
    key = "\n".join((requirement.source.sha256, requirement.ref or "", requirement.text))
    seen[key] += 1
    if seen[key] > 1:
        key += f"\n{seen[key]}"
    return sha256(key.encode()).hexdigest()[:16]


def _why(decision: Decision, worded: Worded, assigned: Assigned) -> str:
    changes = "; ".join(dict.fromkeys(rule.reason for rule in worded.rules))
    return ". Lời văn: ".join(filter(None, (". ".join(filter(None, (decision.reason, assigned.reason))), changes)))


def _merged(rows: list[SchoolTask], from_body: list[SchoolTask]) -> list[SchoolTask]:
    """A sentence of the body that sets the same work with the same deadline as a row adds its trace to that row."""
    merged = list(rows)
    words = [WordSet.of(row.title) for row in rows]
    alone = []
    for task in from_body:
        n = _same(task, rows, words)
        if n is None:
            alone.append(task)
        else:
            merged[n] = replace(merged[n], sources=merged[n].sources + task.sources)
    return merged + alone


def _same(task: SchoolTask, rows: list[SchoolTask], words: list[WordSet]) -> int | None:
    due = task.timing.due if task.timing else None
    if due is None:
        return None
    body = WordSet.of(task.title)
    fits = (n for n, row in enumerate(rows) if row.timing and row.timing.due == due)
    return next((n for n in fits if words[n].held_in(body) >= _SAME_TASK), None)
