"""Who in the school leads a task and who helps: as the table says, else by the kind of work (`rules/duties.toml`)."""

from __future__ import annotations

from dataclasses import dataclass

from generate.concern.applicability import Decision, Situation
from generate.concern.bodies import Named
from generate.rules import DutyRule, Reach, Where
from generate.school.defaults import body_name
from generate.tasks.wording import adapt, upper_first
from model.directive import Requirement, RequirementKind
from model.school import SchoolLevel, SchoolProfile

_WIDE = (Reach.OURS, Reach.IMPLIED, Reach.RELATED)
_BY_KIND_OF_WORK = ("school", "staff", None)  # roles that say no more than that somebody of the school does it


@dataclass(frozen=True, slots=True)
class Assigned:
    """A task's lead and helpers by name; `reason` is the rule's, where one chose them."""

    lead: str | None
    support: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assigner:
    """Assigns the tasks of one directive about `subject`."""

    situation: Situation
    subject: str

    def assign(self, requirement: Requirement, decision: Decision) -> Assigned:
        """Lead and support of a task in whose voice `decision.where` says."""
        if decision.where is Where.ATTENDED:
            return self._attended(requirement, decision)
        if decision.where is Where.CLUSTER or (decision.named and decision.named.reach is Reach.CLUSTER):
            cluster = adapt(self._profile.cluster or "", Where.LEAD, self._profile, self.situation.rules).text
            helps = (self._name("school"),) if decision.where is Where.CLUSTER else self._helpers(requirement, cluster)
            return Assigned(cluster, helps)
        return self._own(requirement, decision)

    @property
    def _profile(self) -> SchoolProfile:
        return self.situation.bodies.profile

    def _name(self, role: str) -> str:
        return body_name(self._profile, role)

    def _attended(self, requirement: Requirement, decision: Decision) -> Assigned:
        """Others lead and the school helps. Helpers stay as printed where they do not say whether that is the school,
        and where they say whose schools."""
        lead = requirement.lead or (decision.named.body if decision.named else None)
        unsure = decision.named is not None and decision.named.reach is Reach.RELATED
        printed = requirement.support and (
            unsure or any(self.situation.rules.says("helpers as printed", body) for body in requirement.support)
        )
        return Assigned(lead, requirement.support if printed else (self._name("school"),))

    def _own(self, requirement: Requirement, decision: Decision) -> Assigned:
        rule = self._duty(requirement.text, decision.named)
        role = decision.named.rule.role if decision.named and decision.named.rule else None
        is_assigned = requirement.kind is RequirementKind.ROW and requirement.lead is not None
        if rule is None or is_assigned or role not in _BY_KIND_OF_WORK:
            lead = self._name(role or "school")
        else:
            lead = self._name(rule.lead)
        helps = self._helpers(requirement, lead)
        if helps or rule is None:
            return Assigned(lead, helps, rule.reason if rule and not is_assigned else "")
        own = dict.fromkeys(self._name(helper) for helper in rule.support)
        return Assigned(lead, tuple(name for name in own if name != lead), rule.reason)

    def _duty(self, text: str, named: Named | None) -> DutyRule | None:
        """The first rule for this work; rules about people go by those whom the directive names (`Giáo viên`) too."""
        duties, level = self.situation.rules.duties, self._profile.level
        people = named.body if named and named.rule and named.rule.role == "staff" else ""
        return next(
            (rule for rule in duties if rule.holds_for(text, self.subject, level) or _is_about(rule, people, level)),
            None,
        )

    def _helpers(self, requirement: Requirement, lead: str | None) -> tuple[str, ...]:
        named = self.situation.bodies.all_named(requirement.support)
        helpers = (self._helper(one) for one in named)
        return tuple(dict.fromkeys(name for name in helpers if name != lead))

    def _helper(self, named: Named) -> str:
        """Organisations in general and wide phrases become the school's own organisations; others keep their name."""
        role = named.rule.role if named.rule else None
        if role == "principal":
            return self._name(role)
        if self.situation.rules.says("all organisations", named.body):
            return self._name("organisations")
        if named.reach in _WIDE and role in ("school", "organisations", None):
            return self._name("organisations")
        if named.reach is Reach.MIRROR:
            return self._name("council")
        return upper_first(named.body)


def _is_about(rule: DutyRule, people: str, level: SchoolLevel) -> bool:
    return (
        bool(people) and rule.subject is None and rule.holds_for(people, "", level) and bool(rule.pattern.match(people))
    )
