"""What a school makes of a directive: each requirement in exactly one of tasks, not ours, to decide, information."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256

from generate.added import Adder
from generate.applicability import Decision, Outcome, Situation
from generate.assignment import Assigned, Assigner
from generate.joining import Piece, join, piece_of
from generate.outline import Outline, is_bullet, parent_path, without_number
from generate.residue import residue_note
from generate.rules import Rules, Where
from generate.wording import Worded, adapt, upper_first
from model.directive import Directive, Requirement, RequirementKind
from model.school import SchoolProfile
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin, Trace
from model.timing import Timing

_FEWEST_WORDS = 2  # of a title that a deadline is cut from


def map_directive(directive: Directive, profile: SchoolProfile, rules: Rules) -> Mapping:
    """Tasks in the directive's order, the rows of its tables first merged with sentences that say the same.

    Nothing disappears: every requirement's trace is in a task's sources or in one disposition.
    """
    situation = Situation.of(directive, profile, rules)
    assigner = Assigner(situation, directive.subject or "")
    outline = Outline.of(directive, rules)
    rows: list[Piece] = []
    body: list[Piece] = []
    left: dict[Outcome, list[Disposition]] = {outcome: [] for outcome in Outcome}
    seen: Counter[str] = Counter()
    for requirement in directive.requirements:
        decision = situation.decide(requirement)
        if decision.outcome is Outcome.TASK:
            task = _task(requirement, decision, assigner, seen)
            if requirement.kind is RequirementKind.ROW:
                rows.append(piece_of(task, decision.where, requirement))
            else:
                body.append(piece_of(task, decision.where, requirement, _lead_in(requirement, outline, situation)))
        else:
            left[decision.outcome].append(Disposition(trace_of(requirement), requirement.text, decision.reason))
    return with_added(
        directive,
        profile,
        rules,
        Mapping(
            tasks=join(rows, body, rules),
            not_ours=tuple(left[Outcome.NOT_OURS]),
            to_decide=tuple(left[Outcome.DECIDE]),
            information=tuple(left[Outcome.INFORMATION]),
        ),
    )


def with_added(directive: Directive, profile: SchoolProfile, rules: Rules, mapping: Mapping) -> Mapping:
    """The mapping with the tasks that every plan has, where a plan is wanted."""
    if not mapping.wants_plan:
        return mapping
    return replace(mapping, tasks=Adder(directive, profile, rules).add(mapping.tasks))


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
        why=_why(decision, worded, assigned, assigner.situation),
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
    worded = adapt(requirement.text.rstrip(" ;."), decision.where, profile, rules)
    if decision.where is not Where.OWN:
        return worded
    title = adapt(_without_time(worded.text, requirement.timing), Where.TITLE, profile, rules)
    return Worded(title.text, worded.rules + title.rules)


def _without_time(text: str, timing: Timing | None) -> str:
    """The text without the deadline at its end, which has a column of its own."""
    if timing is None or (timing.due is None and timing.recurs is None):
        return text
    done = r"(?:[\s,;:(]*(?:và )?(?:phải )?(?:hoàn thành|thực hiện xong|xong|thời (?:gian|hạn)))?"
    shorter = re.sub(rf"{done}[\s,;:(]*{re.escape(timing.text)}\)?$", "", text, flags=re.IGNORECASE)
    return shorter if len(shorter.split()) >= _FEWEST_WORDS else text


def _lead_in(requirement: Requirement, outline: Outline, situation: Situation) -> str:
    """The sentence above a list's line, in the school's words; so is a heading that announces a list of papers."""
    profile, rules = situation.bodies.profile, situation.rules
    block = outline.lead_ins.get(parent_path(requirement.ref))
    heading = without_number(requirement.heading or "")
    if block is not None:
        above = block.text
    elif is_bullet(requirement.ref) and rules.says("papers", f"{heading}:"):
        above = heading
    else:
        return ""
    own = adapt(without_number(above.strip().lstrip("-+•* ")), Where.OWN, profile, rules)
    return upper_first(adapt(own.text, Where.TITLE, profile, rules).text)


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
