"""The school's plan: a Draft from a directive, its mapping, the profile and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generate.citation import full_name, origin_of, own_subject, plan_year
from generate.concern.applicability import Situation
from generate.concern.outline import Outline
from generate.plan.appendix import task_table
from generate.plan.legal_bases import CitedBase, cited_bases
from generate.plan.sections import SectionWriter
from generate.plan.table_fit import is_lying
from generate.rules import Rules
from generate.school.defaults import body_name, own_names, with_defaults
from generate.tasks.residue import residue_warning
from generate.tasks.wording import lower_first, upper_first
from model.directive import Directive
from model.draft import Appendix, DocumentKind, Draft, DraftWarning, Letterhead, Origin, Paragraph, Role, Run, Signature
from model.school import SchoolProfile
from model.task import Mapping, TaskOrigin

BASE_OUT_OF_FORCE = "base out of force"
YEAR_UNKNOWN = 0
"""The letterhead's year when no source tells one: the serialiser leaves room for it."""


def compose_plan(directive: Directive, mapping: Mapping, profile: SchoolProfile, rules: Rules) -> Draft:
    """A plan in the order of the official layout. Every paragraph and row carries its origin.

    Sections quote `mapping.information` and standing tasks; the appendix holds the other tasks and is left out when
    there are none.
    """
    full = with_defaults(profile)
    bases = cited_bases(directive, full, rules)
    return _Composer(directive, mapping, full, rules, own_subject(directive, profile, rules), bases).draft()


@dataclass(frozen=True, slots=True)
class _Composer:
    directive: Directive
    mapping: Mapping
    profile: SchoolProfile
    rules: Rules
    subject: str
    bases: tuple[CitedBase, ...]

    def draft(self) -> Draft:
        phrases, profile = self.rules.phrases, self.profile
        year = plan_year(self.directive) or YEAR_UNKNOWN
        symbol = f"{phrases['symbol_prefix']}-{profile.symbol}"
        attached = phrases["attached_to"].format(symbol=symbol, year=year or "        ", school=profile.name)
        title = phrases["appendix_title"].format(subject=self.subject).upper()
        own, body = own_names(profile), tuple(self._body())
        tabled = tuple(task for task in self.mapping.tasks if not task.is_standing)
        table = task_table(self.directive, tabled, self.rules)
        appendix = Appendix(phrases["appendix_label"], title, attached, table, landscape=is_lying(table.widths_mm))
        return Draft(
            kind=DocumentKind.PLAN,
            title=f"{phrases['kind_word']} {self.subject}",
            letterhead=Letterhead(profile.parent, profile.name, symbol, profile.place, year),
            kind_name=phrases["kind_name"],
            subject=upper_first(self.subject),
            body=body,
            recipients=profile.recipients,
            signature=Signature(None, profile.principal_title, profile.principal),
            appendices=(appendix,) if tabled else (),
            warnings=self._warnings(body, [task.title for task in tabled if task.lead in own]),
        )

    def _warnings(self, body: Sequence[Paragraph], titles: Sequence[str]) -> tuple[DraftWarning, ...]:
        """Bases out of force, and the level above's words in what the school says for itself."""
        ended = tuple(DraftWarning(BASE_OUT_OF_FORCE, base.warning) for base in self.bases if base.warning)
        quoted = [line.text for line in body if line.role is not Role.LEGAL_BASE and line.origin and line.origin.traces]
        return ended + residue_warning([*quoted, *titles], self.rules)

    def _body(self) -> Iterator[Paragraph]:
        yield from self._bases()
        yield self._fixed(Role.BODY, "opening")
        situation = Situation.of(self.directive, self.profile, self.rules)
        outline = Outline.of(self.directive, self.rules)
        yield from SectionWriter(self.directive, situation, outline).write(self.mapping)
        yield self._closing()

    def _bases(self) -> Iterator[Paragraph]:
        for base in self.bases:
            origin = base.origin
            if origin.traces:
                origin = origin_of(self.directive, origin.traces)
            if base.warning:
                origin = replace(origin, note=f"CẢNH BÁO: {base.warning}\n{origin.note}")
            yield Paragraph(Role.LEGAL_BASE, (Run(f"{base.text};"),), origin)
        yield self._carrying_out()

    def _carrying_out(self) -> Paragraph:
        """The direct reason for the plan, last of the bases."""
        phrases, directive = self.rules.phrases, self.directive
        name = full_name(directive)
        if directive.subject:
            subject = lower_first(directive.subject.removeprefix("V/v ").removeprefix("Về việc ").removeprefix("Về "))
            text = phrases["carrying_out"].format(directive=name, subject=subject)
        else:
            text = phrases["carrying_out_bare"].format(directive=name)
        origin = Origin(TaskOrigin.REQUIREMENT, f"Số, ngày, cơ quan ban hành và trích yếu của {name}")
        return Paragraph(Role.LEGAL_BASE, (Run(f"{text.rstrip(' .;')}."),), origin)

    def _closing(self) -> Paragraph:
        phrases = self.rules.phrases
        rule = next((r for r in self.rules.contacts if r.pattern.search(self.subject)), None)
        contact = body_name(self.profile, rule.role if rule else "management")
        first = phrases["closing_heading"].format(subject=self.subject, school=self.profile.name)
        second = phrases["closing_contact"].format(contact=contact)
        return Paragraph(Role.CLOSING, (Run(f"{first} {second}"),), self._rule("closing_contact"))

    def _fixed(self, role: Role, phrase: str) -> Paragraph:
        text = self.rules.phrases[phrase].format(school=self.profile.name, subject=self.subject)
        return Paragraph(role, (Run(text),), self._rule(phrase))

    def _rule(self, phrase: str) -> Origin:
        return Origin(TaskOrigin.RULE, self.rules.phrases["origin_rule"].format(rule=phrase))
