"""What a school makes of a directive: each requirement in exactly one of tasks, not ours, to decide, information."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from generate.applicability import Decision, Outcome, Situation
from generate.bodies import Named
from generate.likeness import WordSet
from generate.rules import Reach, Rules, Where
from generate.school_defaults import body_name
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
    tasks: list[SchoolTask] = []
    left: dict[Outcome, list[Disposition]] = {outcome: [] for outcome in Outcome}
    from_body: list[SchoolTask] = []
    seen: Counter[str] = Counter()
    for requirement in directive.requirements:
        decision = situation.decide(requirement)
        if decision.outcome is Outcome.TASK:
            task = _task(requirement, decision, situation, seen)
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


def _task(requirement: Requirement, decision: Decision, situation: Situation, seen: Counter[str]) -> SchoolTask:
    worded = _worded(requirement, decision, situation)
    lead = _lead(requirement, decision, situation)
    return SchoolTask(
        id=_task_id(requirement, seen),
        title=upper_first(worded.text),
        lead=lead,
        support=_support(requirement, decision, lead, situation),
        timing=requirement.timing,
        group=requirement.group,
        origin=TaskOrigin.REQUIREMENT,
        sources=(trace_of(requirement),),
        why=_why(decision, worded),
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


def _lead(requirement: Requirement, decision: Decision, situation: Situation) -> str | None:
    profile = situation.bodies.profile
    if decision.where is Where.ATTENDED:
        return requirement.lead or (decision.named.body if decision.named else None)
    if decision.where is Where.CLUSTER or (decision.named and decision.named.reach is Reach.CLUSTER):
        return adapt(profile.cluster or "", Where.LEAD, profile, situation.rules).text
    return _own_name(decision.named, profile)


def _own_name(named: Named | None, profile: SchoolProfile) -> str:
    role = named.rule.role if named and named.rule else None
    return body_name(profile, role or "school")


def _support(requirement: Requirement, decision: Decision, lead: str | None, situation: Situation) -> tuple[str, ...]:
    """Who helps: unchanged in others' rows; the school in its cluster's; the school's own bodies in its rows."""
    profile = situation.bodies.profile
    if decision.where is Where.ATTENDED:
        return requirement.support or (body_name(profile, "school"),)
    if decision.where is Where.CLUSTER:
        return (body_name(profile, "school"),)
    helpers = (_helper(named, profile) for named in situation.bodies.all_named(requirement.support))
    return tuple(dict.fromkeys(name for name in helpers if name != lead))


def _helper(named: Named, profile: SchoolProfile) -> str:
    """Mass organisations and wide phrases become the school's own organisations; a named office keeps its name."""
    is_organisation = named.rule is not None and named.rule.role == "organisations"
    if is_organisation or named.reach in (Reach.OURS, Reach.IMPLIED, Reach.RELATED):
        return body_name(profile, "organisations")
    if named.reach is Reach.MIRROR:
        return body_name(profile, "council")
    return upper_first(named.body)


def _why(decision: Decision, worded: Worded) -> str:
    changes = "; ".join(dict.fromkeys(rule.reason for rule in worded.rules))
    return f"{decision.reason}. Lời văn: {changes}" if changes else decision.reason


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
