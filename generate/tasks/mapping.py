"""What a school makes of a directive: each requirement in exactly one of tasks, not ours, to decide, information."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from generate.concern.applicability import Decision, Outcome, Situation
from generate.rules import Rules, Where
from generate.tasks.added import Adder
from generate.tasks.answers import Desk, answered
from generate.tasks.assignment import Assigned, Assigner
from generate.tasks.joining import join
from generate.tasks.margins import with_margins
from generate.tasks.parts import parts_of
from generate.tasks.pieces import Piece, piece_of
from generate.tasks.plan_wanted import plan_wanted
from generate.tasks.residue import residue_note
from generate.tasks.titles import lead_in_of, title_of
from generate.tasks.wording import Worded, upper_first
from model.directive import Directive, Requirement, RequirementKind
from model.school import SchoolProfile
from model.source import Source
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin, Trace


def map_directive(directive: Directive, profile: SchoolProfile, rules: Rules) -> Mapping:
    """Tasks in the directive's order, the rows of its tables first merged with sentences that say the same.

    Nothing disappears: every requirement's trace is in a task's sources or in one disposition.
    """
    situation = Situation.of(directive, profile, rules)
    assigner = Assigner(situation, directive.subject or "")
    outline = situation.outline
    rows: list[Piece] = []
    body: list[Piece] = []
    left: dict[Outcome, list[Disposition]] = {outcome: [] for outcome in Outcome}
    seen: Counter[str] = Counter()
    helping: set[Source] = set()
    for requirement in directive.requirements:
        decision = situation.decide(requirement)
        if decision.where is not Where.OWN:
            helping.add(requirement.source)
        if decision.outcome is Outcome.TASK:
            lead_in = lead_in_of(requirement, outline, situation)
            for part in parts_of(requirement, directive.issued_on, rules):
                task = _task(part, decision, assigner, seen)
                if part.kind is RequirementKind.ROW:
                    rows.append(piece_of(task, decision.where, part))
                else:
                    body.append(piece_of(task, decision.where, part, lead_in))
        else:
            left[decision.outcome].append(Disposition(trace_of(requirement), requirement.text, decision.reason))
    asker = directive.issuer if situation.audience.binds_all else None
    tasks = tuple(answered(join(rows, body, rules), directive, Desk(outline.lead_ins, asker, rules), helping))
    wants_plan, plan_reason = plan_wanted(directive, tasks, situation, undecided=len(left[Outcome.DECIDE]))
    mapping = Mapping(
        tasks=tasks,
        not_ours=tuple(left[Outcome.NOT_OURS]),
        to_decide=tuple(left[Outcome.DECIDE]),
        information=tuple(left[Outcome.INFORMATION]),
        wants_plan=wants_plan,
        plan_reason=plan_reason,
    )
    whole = with_added(directive, profile, rules, mapping)
    return replace(whole, tasks=tuple(with_margins(whole.tasks, profile, directive.issued_on, rules.phrases)))


def with_added(directive: Directive, profile: SchoolProfile, rules: Rules, mapping: Mapping) -> Mapping:
    """The mapping with the tasks that every plan has, where a plan is wanted."""
    if not mapping.wants_plan:
        return mapping
    return replace(mapping, tasks=Adder(directive, profile, rules).add(mapping.tasks))


def trace_of(requirement: Requirement) -> Trace:
    return Trace(requirement.ref, requirement.source)


def _task(requirement: Requirement, decision: Decision, assigner: Assigner, seen: Counter[str]) -> SchoolTask:
    worded = title_of(requirement, decision, assigner.situation)
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
        why=_why(decision, worded, assigned, assigner.situation),
        is_standing=decision.quoted,
    )


def _task_id(requirement: Requirement, seen: Counter[str]) -> str:
    """Stable for (file, ref, text); rows that share ref and text get their place among them too."""
    key = "\n".join((requirement.source.sha256, requirement.ref or "", requirement.text))
    seen[key] += 1
    if seen[key] > 1:
        key += f"\n{seen[key]}"
    return sha256(key.encode()).hexdigest()[:16]


def _why(decision: Decision, worded: Worded, assigned: Assigned, situation: Situation) -> str:
    """Who is meant, who does it, what the wording rules changed, and what still sounds like the level above."""
    told = [decision.reason, assigned.reason]
    if worded.rules:
        told.append("Lời văn: " + "; ".join(dict.fromkeys(rule.reason for rule in worded.rules)))
    if decision.where is Where.OWN:
        told.append(residue_note(worded.text, situation.rules))
    return ". ".join(filter(None, told))
