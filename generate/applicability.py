"""Whom a requirement concerns: the decision for each one, by rules, with a Vietnamese reason.

docs/decisions/0005-who-it-concerns.md tells the choices. Nothing here looks at a particular document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generate.bodies import Bodies, Named
from generate.issuer import Issuer, issuer_of
from generate.likeness import WordSet, best_match
from generate.rules import Reach, Rules, Where
from model.directive import BlockKind, Directive, Requirement, RequirementKind
from model.school import SchoolProfile
from model.timing import Recurrence, Timing

_LONGEST_DATED_DAYS = 184  # a deadline or a half-year; a span of a whole year or more dates nothing
_OURS = (Reach.OURS, Reach.IMPLIED)
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
    """One directive before one school: what all decisions need, made once. `binds_all` when words that name nobody
    bind the school: the issuer is its own commune or district, or the recipients name schools."""

    issuer: Issuer
    bodies: Bodies
    rules: Rules
    binds_all: bool
    rows: tuple[tuple[WordSet, Requirement], ...]

    @classmethod
    def of(cls, directive: Directive, profile: SchoolProfile, rules: Rules) -> Situation:
        issuer = issuer_of(directive, profile, rules)
        bodies = Bodies(issuer, profile, rules)
        rows = [row for row in directive.requirements if row.kind is RequirementKind.ROW]
        return cls(
            issuer=issuer,
            bodies=bodies,
            rules=rules,
            binds_all=issuer.is_near or _names_schools(directive, bodies),
            rows=tuple((WordSet.of(row.text), row) for row in rows),
        )

    def decide(self, requirement: Requirement) -> Decision:
        """The one outcome of a requirement."""
        if not self.issuer.above_us:
            reason = f"{self.issuer.name} không phải cấp trên của trường theo hồ sơ (mục areas)"
            return Decision(Outcome.DECIDE, reason)
        if requirement.kind is RequirementKind.ROW:
            return self._row(requirement)
        return self._clause(requirement)

    # --- rows of a task table ---

    def _row(self, row: Requirement) -> Decision:
        leads = self._leads(row)
        for lead in leads:
            if lead.reach in _OURS:
                return Decision(Outcome.TASK, lead.reason, lead)
            if lead.reach is Reach.CLUSTER:
                return Decision(Outcome.TASK, "Cụm thi đua của trường thực hiện", lead, where=Where.CLUSTER)
        if not leads:
            return Decision(Outcome.DECIDE, "Dòng không ghi ai chủ trì")
        unsure = next((lead for lead in leads if lead.reach in (None, Reach.DECIDE, Reach.RELATED)), None)
        if unsure:
            return Decision(Outcome.DECIDE, unsure.reason, unsure)
        return self._led_by_others(row, leads[0])

    def _leads(self, row: Requirement) -> tuple[Named, ...]:
        named = self.bodies.all_named((row.lead,) if row.lead else row.addressees)
        subject = None if named else self.bodies.subject_of(row.text)
        return (subject,) if subject else named

    def _led_by_others(self, row: Requirement, lead: Named) -> Decision:
        """Somebody else's row: the school takes part where the support names it."""
        for helper in self.bodies.all_named(row.support):
            by_name = helper.reach in (Reach.OURS, Reach.CLUSTER)
            if by_name or (helper.reach is Reach.RELATED and self.issuer.is_near):
                reason = f"{lead.body} chủ trì, trường phối hợp ({helper.body})"
                return Decision(Outcome.TASK, reason, helper, where=Where.ATTENDED)
            if helper.reach in (Reach.RELATED, Reach.IMPLIED):
                reason = f"{lead.body} chủ trì; “{helper.body}” chỉ phối hợp khi được yêu cầu"
                return Decision(Outcome.INFORMATION, reason, helper)
        return Decision(Outcome.NOT_OURS, f"{lead.body} chủ trì, không giao cho trường", lead)

    # --- sentences of the body ---

    def _clause(self, clause: Requirement) -> Decision:
        named = self._addressed(clause)
        if not named:
            return self._nobody_named(clause)
        for body in named:
            if body.reach in (*_OURS, Reach.CLUSTER):
                return self._ours(clause, body.reason, body)
        return self._others(clause, named)

    def _addressed(self, clause: Requirement) -> tuple[Named, ...]:
        """The bodies that a sentence asks. One that opens with `Đối với X,` asks nobody but X."""
        limited = clause.text.casefold().startswith("đối với ")
        named = () if limited else self.bodies.all_named(clause.addressees)
        if named:
            return named
        subject = self.bodies.subject_of(clause.text)
        if subject is None and clause.kind is RequirementKind.DUTY and clause.heading:
            subject = self.bodies.subject_of(clause.heading)
        return (subject,) if subject else ()

    def _others(self, clause: Requirement, named: tuple[Named, ...]) -> Decision:
        mirrored = next((body for body in named if body.reach is Reach.MIRROR), None)
        if mirrored and clause.kind in (RequirementKind.DUTY, RequirementKind.PRINCIPLE):
            return Decision(Outcome.INFORMATION, mirrored.reason, mirrored, quoted=True)
        if self.binds_all and self.rules.says("joint", clause.text):
            reason = f"{named[0].body} chủ trì, phối hợp với các trường"
            outcome = Outcome.TASK if is_dated(clause.timing) else Outcome.INFORMATION
            return Decision(outcome, reason, named[0], where=Where.ATTENDED)
        unsure = next((body for body in named if body.reach in (None, Reach.DECIDE, Reach.RELATED)), None)
        if unsure:
            return Decision(Outcome.DECIDE, unsure.reason, unsure)
        body = mirrored or named[0]
        reason = f"Việc của {body.body}" if mirrored else body.reason
        return Decision(Outcome.NOT_OURS, reason, body)

    def _nobody_named(self, clause: Requirement) -> Decision:
        if clause.kind in _AIMS or self.binds_all:
            return self._ours(clause, "Văn bản không nêu riêng ai: áp dụng cho mọi đơn vị nhận văn bản", None)
        row = best_match(WordSet.of(clause.text), self.rows)
        if row is not None:
            given = self._row(row)
            place = f"Phụ lục phân công việc này (dòng {row.ref or 'không số'})"
            if given.outcome is Outcome.TASK:
                return Decision(Outcome.INFORMATION, f"{place}: xem nhiệm vụ của trường", given.named)
            return Decision(given.outcome, f"{place}: {given.reason}", given.named)
        if self.issuer.scope is None:
            return Decision(Outcome.DECIDE, "Chưa rõ cơ quan ban hành là cấp nào và giao cho ai")
        if self.rules.says("mention", clause.text):
            return Decision(Outcome.DECIDE, "Không nêu ai thực hiện nhưng có nhắc đến đơn vị như trường")
        return Decision(Outcome.NOT_OURS, f"Mục tiêu, nhiệm vụ chung của {self.issuer.scope}, không nêu trường học")

    def _ours(self, clause: Requirement, reason: str, named: Named | None) -> Decision:
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
        return clause.kind is RequirementKind.DUTY or named is not None or not self._table_assigns()

    def _table_assigns(self) -> bool:
        return any(self._row(row).outcome is Outcome.TASK for _, row in self.rows)

    def _is_concrete(self, clause: Requirement, named: Named | None) -> bool:
        """A deadline or rhythm makes a task; so does a named answer (a plan, a report) asked of somebody named."""
        asks_an_answer = named is not None and self.rules.says("answer", clause.text)
        return is_dated(clause.timing) or asks_an_answer


def is_dated(timing: Timing | None) -> bool:
    """Whether a time makes something a task of its own: a due date after a span of at most half a year, or a rhythm."""
    if timing is None:
        return False
    if timing.recurs is not None:
        return timing.recurs is not Recurrence.CONTINUOUS
    if timing.due is None:
        return False
    return timing.start is None or (timing.due - timing.start).days <= _LONGEST_DATED_DAYS


def _names_schools(directive: Directive, bodies: Bodies) -> bool:
    """Whether recipients or `Kính gửi` name schools of this level."""
    greetings = (
        part
        for block in directive.blocks
        if block.kind is BlockKind.LETTERHEAD and "kính gửi" in block.text.casefold()
        for part in block.text.split("ính gửi", 1)[1].replace(" - ", ";").strip(" :").split(";")
    )
    return any(_is_by_name(bodies.named(body)) for body in _bodies_of((*directive.recipients, *greetings)))


def _bodies_of(lines: Iterable[str]) -> Iterable[str]:
    return (line.strip(" :-.") for line in lines if line.strip(" :-."))


def _is_by_name(named: Named) -> bool:
    return named.reach is Reach.OURS and named.rule is not None and named.rule.role in ("school", "principal")
