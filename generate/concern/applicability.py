"""Whom a requirement concerns: the decision for each one, by rules, with a Vietnamese reason.

docs/decisions/0005-who-it-concerns.md tells the choices. Nothing here looks at a particular document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generate.concern.audience import Audience, audience_of
from generate.concern.bodies import Bodies, Named
from generate.concern.issuer import Issuer, issuer_of
from generate.concern.likeness import WordSet, best_match
from generate.concern.outline import Outline
from generate.rules import PatternRule, Reach, Rules, Where
from model.directive import Directive, Requirement, RequirementKind
from model.school import SchoolProfile
from model.timing import Recurrence, Timing

_LONGEST_DATED_DAYS = 184  # a deadline or a half-year; a span of a whole year or more dates nothing
_LONGEST_EVENT_DAYS = 14
_UNSURE = (None, Reach.DECIDE, Reach.RELATED, Reach.IMPLIED)
_WHOLE_SCHOOL = ("school", "principal")
_AIMS = (RequirementKind.PURPOSE, RequirementKind.PRINCIPLE)


class Outcome(StrEnum):
    """Where a requirement ends."""

    TASK = "task"
    INFORMATION = "information"
    NOT_OURS = "not ours"
    DECIDE = "to decide"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a requirement. `named` is the body that decided it; `quoted` puts it into the plan's sections,
    a task too (then it is a standing one); `where` says in whose voice its words are."""

    outcome: Outcome
    reason: str
    named: Named | None = None
    quoted: bool = False
    where: Where = Where.OWN


@dataclass(frozen=True, slots=True)
class Situation:
    """One directive before one school: what all decisions need, made once."""

    issuer: Issuer
    bodies: Bodies
    rules: Rules
    audience: Audience
    rows: tuple[tuple[WordSet, Requirement], ...]
    outline: Outline

    @classmethod
    def of(cls, directive: Directive, profile: SchoolProfile, rules: Rules) -> Situation:
        issuer = issuer_of(directive, profile, rules)
        bodies = Bodies(issuer, profile, rules)
        rows = [row for row in directive.requirements if row.kind is RequirementKind.ROW]
        return cls(
            issuer=issuer,
            bodies=bodies,
            rules=rules,
            audience=audience_of(directive, bodies),
            rows=tuple((WordSet.of(row.text), row) for row in rows),
            outline=Outline.of(directive, rules),
        )

    def decide(self, requirement: Requirement) -> Decision:
        """The one outcome of a requirement."""
        if not self.issuer.above_us:
            reason = f"{self.issuer.name} không phải cấp trên của trường theo hồ sơ (mục areas)"
            return Decision(Outcome.DECIDE, reason)
        if self.audience.other_level and not self._names_our_level(requirement):
            return Decision(Outcome.NOT_OURS, self.audience.reason)
        limit = self.rules.first("only for", requirement.text)
        limited_to = limit.pattern.search(requirement.text) if limit else None
        if limit and limited_to and not self.bodies.names_our_level(limited_to.group()):
            return Decision(Outcome.NOT_OURS, limit.reason)
        if requirement.kind is RequirementKind.ROW:
            return self._row(requirement)
        return self._clause(requirement)

    def _names_our_level(self, requirement: Requirement) -> bool:
        """Whether the requirement itself speaks to schools of our level, in a directive to those of another."""
        said = (requirement.text, requirement.lead or "", *requirement.support, *requirement.addressees)
        return any(map(self.bodies.names_our_level, said))

    # --- rows of a task table ---

    def _row(self, row: Requirement) -> Decision:
        leads = self._leads(row)
        for lead in leads:
            if lead.reach is Reach.CLUSTER:
                return Decision(Outcome.TASK, "Cụm thi đua của trường thực hiện", lead, where=Where.CLUSTER)
            if self._is_ours(lead):
                return self._if_met(row, Decision(Outcome.TASK, lead.reason, lead))
        helped = self._helped(row, leads[0]) if leads else None
        unsure = next(filter(self._is_unsure, leads), None)
        if helped and (helped.outcome is Outcome.TASK or not unsure):
            return helped
        if unsure:
            return Decision(Outcome.DECIDE, unsure.reason, unsure)
        if not leads:
            return Decision(Outcome.DECIDE, "Dòng không ghi ai chủ trì")
        return Decision(Outcome.NOT_OURS, f"{leads[0].body} chủ trì, không giao cho trường", leads[0])

    def _leads(self, row: Requirement) -> tuple[Named, ...]:
        named = self.bodies.all_named((row.lead,) if row.lead else row.addressees)
        subject = None if named else self.bodies.subject_of(row.text)
        return (subject,) if subject else named

    def _helped(self, row: Requirement, lead: Named) -> Decision | None:
        """Somebody else's row: the school takes part where the support names it."""
        for helper in self.bodies.all_named(row.support):
            by_name = helper.reach in (Reach.OURS, Reach.CLUSTER)
            if by_name or (helper.reach is Reach.RELATED and self.issuer.is_near):
                reason = f"{lead.body} chủ trì, trường phối hợp ({helper.body})"
                return self._if_met(row, Decision(Outcome.TASK, reason, helper, where=Where.ATTENDED))
            if helper.reach in (Reach.RELATED, Reach.IMPLIED):
                reason = f"{lead.body} chủ trì; “{helper.body}” chỉ phối hợp khi được yêu cầu"
                return Decision(Outcome.INFORMATION, reason, helper)
        return None

    def _is_ours(self, named: Named) -> bool:
        """A wide phrase of a high issuer, and a clerk or treasurer of nobody, mean the school's only where the whole
        directive binds schools."""
        is_bare = named.reach is Reach.IMPLIED or (named.rule is not None and named.rule.role == "office")
        return named.reach in (Reach.OURS, Reach.IMPLIED) and (self.audience.binds_all or not is_bare)

    def _is_unsure(self, named: Named) -> bool:
        return named.reach in _UNSURE or (named.reach is Reach.OURS and not self._is_ours(named))

    def _if_met(self, requirement: Requirement, decision: Decision) -> Decision:
        """The decision, but a person's where the work hangs on a condition that the profile does not tell."""
        helper = decision.named.body if decision.named else ""
        said = " ".join((requirement.text, *requirement.addressees, requirement.lead or "", helper))
        condition = self.rules.first("condition", said)
        if condition and not self.rules.says("condition met", f"{self.bodies.profile.level}: {said}"):
            return Decision(Outcome.DECIDE, condition.reason, decision.named)
        return decision

    # --- sentences of the body ---

    def _clause(self, clause: Requirement) -> Decision:
        named = self._addressed(clause)
        idle = self._asks_no_act(clause, named)
        if idle:
            return idle
        if not named:
            return self._nobody_named(clause)
        for body in named:
            if body.reach is Reach.CLUSTER or self._is_ours(body):
                return self._ours(clause, body.reason, body)
        return self._others(clause, named)

    def _addressed(self, clause: Requirement) -> tuple[Named, ...]:
        """The bodies that a sentence asks. One that opens with `Đối với X,` asks nobody but X."""
        limited = clause.text.casefold().startswith("đối với ")
        named = self.bodies.all_named(clause.addressees)
        if any(body.reach is not None for body in named) and not limited:
            return named
        subject = self.bodies.subject_of(clause.text)
        if limited and subject and self._is_ours(subject) and all(body.reach is Reach.OTHER for body in named):
            return named or (subject,)  # `Đối với các trường vùng cao, Phòng Y tế cấp thuốc`
        named = () if limited else named
        if subject is None and clause.kind is RequirementKind.DUTY and clause.heading:
            subject = self.bodies.subject_of(clause.heading)
        return (subject,) if subject else named

    def _asks_no_act(self, clause: Requirement, named: tuple[Named, ...]) -> Decision | None:
        """Targets, prohibitions, rules of a contest, money: the school should know them, where they are not laid on
        others. None for what asks for an act."""
        rule = self._idle_rule(clause, named)
        if rule is None:
            return None
        stranger = next((body for body in named if body.reach in (Reach.OTHER, Reach.MIRROR, None)), None)
        other_school = stranger and stranger.rule and stranger.rule.role == "school"
        if stranger and (other_school or clause.addressees) and not any(map(self._is_ours, named)):
            return Decision(Outcome.NOT_OURS, stranger.reason, stranger)
        for_us = clause.kind in _AIMS or self.audience.binds_all or any(map(self._is_ours, named))
        quoted = for_us and not self.rules.says(
            "not quoted", clause.text
        )  # a province's own target is none of a school
        return Decision(Outcome.INFORMATION, rule.reason, quoted=quoted)

    def _idle_rule(self, clause: Requirement, named: tuple[Named, ...]) -> PatternRule | None:
        by_words = self.rules.first("no act", clause.text)
        if by_words is None and not _is_an_event(clause.timing) and not self._is_held_here(clause):
            by_words = self.rules.first("event fact", clause.text)
        if by_words or clause.kind is not RequirementKind.TASK or not clause.heading:
            return by_words
        by_name = any(self._is_ours(body) and body.rule and body.rule.role in _WHOLE_SCHOOL for body in named)
        if by_name or self.rules.says("answer", clause.text):
            return None
        above = (heading.text for heading in self.outline.headings_over(clause))
        sections = (self.rules.first("no act section", text) for text in (clause.heading, *above))
        return next(filter(None, sections), None) or self.rules.first("no act heading", clause.heading)

    def _is_held_here(self, clause: Requirement) -> bool:
        """Whether a span of days stands under the heading of what each school holds itself (`Cấp trường`)."""
        return is_dated(clause.timing) and self.rules.says("own event", clause.heading or "")

    def _others(self, clause: Requirement, named: tuple[Named, ...]) -> Decision:
        mirrored = next((body for body in named if body.reach is Reach.MIRROR), None)
        if mirrored and clause.kind in (RequirementKind.DUTY, RequirementKind.PRINCIPLE):
            return Decision(Outcome.INFORMATION, mirrored.reason, mirrored, quoted=True)
        if self.rules.says("joint", clause.text):
            reason = f"{named[0].body} chủ trì, phối hợp với các trường"
            standing = not is_dated(clause.timing)
            return Decision(Outcome.TASK, reason, named[0], quoted=standing, where=Where.ATTENDED)
        unsure = next(filter(self._is_unsure, named), None)
        if unsure and clause.kind not in _AIMS:
            return Decision(Outcome.DECIDE, unsure.reason, unsure)
        if unsure:
            return Decision(Outcome.INFORMATION, "Mục đích, yêu cầu chung", unsure, quoted=True)
        body = mirrored or named[0]
        reason = f"Việc của {body.body}" if mirrored else body.reason
        return Decision(Outcome.NOT_OURS, reason, body)

    def _nobody_named(self, clause: Requirement) -> Decision:
        if clause.kind in _AIMS or self.audience.binds_all:
            return self._ours(clause, "Văn bản không nêu riêng ai: áp dụng cho mọi đơn vị nhận văn bản", None)
        row = best_match(WordSet.of(clause.text), self.rows)
        return self._general(clause) if row is None else self._as_row(row)

    def _as_row(self, row: Requirement) -> Decision:
        """A sentence that a row of the same words assigns."""
        given = self._row(row)
        place = f"Phụ lục phân công việc này (dòng {row.ref or 'không số'})"
        if given.outcome is Outcome.TASK:
            return Decision(Outcome.INFORMATION, f"{place}: xem nhiệm vụ của trường", given.named)
        return Decision(given.outcome, f"{place}: {given.reason}", given.named)

    def _general(self, clause: Requirement) -> Decision:
        """A high issuer's sentence that nobody is named for."""
        if self.issuer.scope is None:
            return Decision(Outcome.DECIDE, "Chưa rõ cơ quan ban hành là cấp nào và giao cho ai")
        if is_dated(clause.timing) or self.rules.says("answer", clause.text):
            return Decision(Outcome.DECIDE, "Có thời hạn, báo cáo nhưng không nêu ai thực hiện")
        if self.rules.says("mention", clause.text):
            return Decision(Outcome.DECIDE, "Không nêu ai thực hiện nhưng có nhắc đến đơn vị như trường")
        return Decision(Outcome.INFORMATION, f"Nhiệm vụ chung của {self.issuer.name}, không nêu ai thực hiện")

    def _ours(self, clause: Requirement, reason: str, named: Named | None) -> Decision:
        return self._if_met(clause, self._bound(clause, reason, named))

    def _bound(self, clause: Requirement, reason: str, named: Named | None) -> Decision:
        if self.rules.says("not quoted", clause.text):
            return Decision(Outcome.INFORMATION, reason, named)
        if clause.kind not in _AIMS and self._is_concrete(clause, named):
            return Decision(Outcome.TASK, reason, named)
        outcome = Outcome.TASK if self._is_standing(clause, named) else Outcome.INFORMATION
        return Decision(outcome, reason, named, quoted=True)

    def _is_standing(self, clause: Requirement, named: Named | None) -> bool:
        """Work without a date. Content that names nobody is told by the table, where it has the school's rows."""
        if clause.kind in _AIMS:
            return False
        is_timed = clause.timing is not None and clause.timing.recurs is not Recurrence.CONTINUOUS
        if clause.kind is RequirementKind.DUTY or named is not None or is_timed:
            return True
        return self.rules.says("particular", clause.text) or not self._table_assigns()

    def _table_assigns(self) -> bool:
        return any(self._row(row).outcome is Outcome.TASK for _, row in self.rows)

    def _is_concrete(self, clause: Requirement, named: Named | None) -> bool:
        """A deadline or rhythm makes a task; so does a named answer (a plan, a report) asked of somebody named."""
        asks_an_answer = named is not None and self.rules.says("answer", clause.text)
        return is_dated(clause.timing) or asks_an_answer


def _is_an_event(timing: Timing | None) -> bool:
    """Whether a time is an event's, which the school attends, and no long phase."""
    if timing is None or timing.due is None:
        return False
    return timing.start is None or (timing.due - timing.start).days <= _LONGEST_EVENT_DAYS


def is_dated(timing: Timing | None) -> bool:
    """Whether a time makes something a task of its own: a due date after a span of at most half a year, or a rhythm."""
    if timing is None:
        return False
    if timing.recurs is not None:
        return timing.recurs is not Recurrence.CONTINUOUS
    if timing.due is None:
        return False
    return timing.start is None or (timing.due - timing.start).days <= _LONGEST_DATED_DAYS
