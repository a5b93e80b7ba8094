"""Sections I, II, III of a plan: what the directive says to the school, under the directive's own headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generate.citation import origin_of
from generate.concern.applicability import Decision, Situation
from generate.concern.outline import Heading, Outline, is_bullet, is_counted
from generate.plan.capitals import WordForms
from generate.plan.section_tree import Line, Node, paragraphs
from generate.plan.shares import shares
from generate.rules import Reach, Rules, Where
from generate.school.defaults import body_name
from generate.tasks.residue import residue_note
from generate.tasks.wording import adapt, upper_first
from model.directive import Block, Directive, Requirement, RequirementKind
from model.draft import Origin, Paragraph, Run
from model.school import SchoolProfile
from model.source import Source
from model.task import Mapping, SchoolTask, TaskOrigin, Trace

_LONGEST_NAME = 90  # of a heading that only names who has to do something
_DUTY = "#duty"
_BY_KIND = {
    RequirementKind.PURPOSE: ("#purpose", "purpose_only"),
    RequirementKind.PRINCIPLE: ("#principle", "demands_only"),
    RequirementKind.DUTY: (_DUTY, "organisation"),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """Requirements of one printed paragraph, and why they are ours."""

    requirements: tuple[Requirement, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Writes the sections for one directive, mapped for one school."""

    directive: Directive
    situation: Situation
    outline: Outline

    def write(self, mapping: Mapping) -> tuple[Paragraph, ...]:
        """Headings and paragraphs in the directive's order; headings without content are left out."""
        root = Node("", None)
        for part in self._parts(mapping):
            self._place(root, part)
        self._add_fixed(root, mapping)
        return paragraphs(root)

    @property
    def _rules(self) -> Rules:
        return self.situation.rules

    @property
    def _profile(self) -> SchoolProfile:
        return self.situation.bodies.profile

    def _parts(self, mapping: Mapping) -> Iterator[_Part]:
        """The quoted requirements, sentences of one paragraph together."""
        informed = {(item.trace, item.text) for item in mapping.information}
        standing = {trace for task in mapping.tasks if task.is_standing for trace in task.sources}
        held: list[Requirement] = []
        held_key: tuple[object, ...] | None = None
        decision: Decision | None = None
        for requirement in self.directive.requirements:
            trace = Trace(requirement.ref, requirement.source)
            if (trace, requirement.text) not in informed and trace not in standing:
                continue
            now = self.situation.decide(requirement)
            if not now.quoted:
                continue
            paragraph = self.outline.paragraph(requirement)
            key = (requirement.ref, requirement.kind, paragraph) if paragraph is not None else None
            if held and decision and (key is None or key != held_key):
                yield _Part(tuple(held), decision)
                held = []
            held.append(requirement)
            held_key, decision = key, now
        if held and decision:
            yield _Part(tuple(held), decision)

    def _place(self, root: Node, part: _Part) -> None:
        node, first = root, part.requirements[0]
        for heading in self._headings(first):
            node = self._below(node, heading, first)
        counts = is_counted(first.ref) and first.ref not in self.outline.headings
        node.items.append(self._line(part, is_bullet=is_bullet(first.ref), counts=counts))

    # --- headings ---

    def _headings(self, first: Requirement) -> tuple[Heading, ...]:
        """The directive's; a section by kind goes before them where it prints none, and for articles before a plan."""
        found = self.outline.headings_over(first)
        printed = [heading for heading in found if not self._is_left_out(heading, first)]
        if printed and printed[0].is_section:
            if not (printed[0].is_article and self.outline.carries_plan):
                return tuple(printed)
            return (self._by_kind(RequirementKind.DUTY), *printed[1:])
        return (self._by_kind(first.kind), *printed)

    def _by_kind(self, kind: RequirementKind) -> Heading:
        path, phrase = _BY_KIND.get(kind, ("#task", "content"))
        return Heading(path, self._rules.phrases[phrase], is_section=True)

    def _is_left_out(self, heading: Heading, first: Requirement) -> bool:
        """The level above asking whom; another body's name over what concerns the school all the same."""
        if heading.is_section:
            return False
        if heading.block is None and heading.is_opener and self._rules.says("asking opener", heading.text):
            return True
        if first.kind is not RequirementKind.DUTY:
            return False
        named = self.situation.bodies.all_named((heading.text,))
        return bool(named) and all(body.reach is Reach.OTHER for body in named)

    def _below(self, node: Node, heading: Heading, first: Requirement) -> Node:
        """The node of a heading under another: there already, or made now."""
        named = self._own_body(heading, first)
        key = f"={named}" if named else heading.path
        found = node.node(key)
        if found:
            return found
        made = self._node(heading, first, named)
        if made.is_duty:
            return self._duty_section(node, key, made)
        return node.add(key, made)

    def _duty_section(self, root: Node, key: str, made: Node) -> Node:
        """One section of duties: what articles or a letter said of them goes into the printed one, at its place."""
        before = root.node(_DUTY)
        if before is None:
            printed = next((node for node in root.below.values() if node.is_duty), None)
            return printed if printed and key == _DUTY else root.add(key, made)
        root.items.remove(before)
        made.items, made.below = before.items, before.below
        root.below[_DUTY] = made
        return root.add(key, made)

    def _own_body(self, heading: Heading, first: Requirement) -> str | None:
        """The school's own name where a heading only names who has to do it."""
        if heading.is_section or len(heading.text) > _LONGEST_NAME:
            return None
        is_duty = first.kind is RequirementKind.DUTY
        if (heading.is_opener or not is_duty) and not self._only_names(heading):
            return None
        named = self.situation.bodies.all_named((heading.text,))
        ours = next((body for body in named if body.reach in (Reach.OURS, Reach.IMPLIED)), None)
        if ours is None or ours.rule is None:
            return None
        return body_name(self._profile, ours.rule.role or "school")

    def _only_names(self, heading: Heading) -> bool:
        """Whether a heading over content names somebody and says nothing more."""
        says_more = any(rule.pattern.search(heading.text) for rule in self._rules.of_kind("verb"))
        return not heading.is_opener and not says_more and self._rules.says("who heading", heading.text)

    def _node(self, heading: Heading, first: Requirement, named: str | None) -> Node:
        rules = self._rules
        is_duty = heading.is_section and (
            first.kind is RequirementKind.DUTY or heading.path == _DUTY or rules.says("duty heading", heading.text)
        )
        where = Where.OWN if heading.is_opener else Where.HEADING
        text = named or self._cited(adapt(heading.text, where, self._profile, rules).text)
        trace = self._block_trace(heading.block) if heading.block else (Trace(first.ref, first.source),)
        return Node(
            text.upper() if heading.is_section else self._in_small(upper_first(text)),
            origin_of(self.directive, trace, residue_note(text, rules)),
            is_opener=heading.is_opener and not named,
            is_duty=is_duty,
            is_bullet=heading.is_bullet,
            counts=heading.counts,
        )

    def _in_small(self, text: str) -> str:
        """A heading in capitals as the directive writes its words elsewhere."""
        if not text.isupper():
            return text
        return WordForms.of(requirement.text for requirement in self.directive.requirements).lowered(text)

    def _block_trace(self, block: Block) -> tuple[Trace, ...]:
        return (Trace(block.ref, Source(self.directive.source_file.sha256, block.page, block.bbox_pt, block.text)),)

    # --- paragraphs ---

    def _line(self, part: _Part, *, is_bullet: bool, counts: bool) -> Line:
        worded = [adapt(requirement.text, Where.OWN, self._profile, self._rules) for requirement in part.requirements]
        text = self._cited(" ".join(_ended(upper_first(one.text)) for one in worded))
        reasons = dict.fromkeys(rule.reason for one in worded for rule in one.rules)
        traces = (Trace(requirement.ref, requirement.source) for requirement in part.requirements)
        added = "; ".join(filter(None, (part.decision.reason, *reasons, residue_note(text, self._rules))))
        return Line(self._runs(text), origin_of(self.directive, traces, added), is_bullet, counts)

    def _cited(self, text: str) -> str:
        """`Hướng dẫn này` is the directive, `Kế hoạch này` now the school's own."""
        kind = self.directive.kind
        if not self.directive.code or kind == self._rules.phrases["kind_word"]:
            return text
        return re.sub(rf"\b{re.escape(kind)} này\b", f"{kind} số {self.directive.code}", text, flags=re.IGNORECASE)

    def _runs(self, text: str) -> tuple[Run, ...]:
        """Names of movements in italics."""
        runs: list[Run] = []
        at = 0
        spans = sorted(m.span() for r in self._rules.of_kind("italic") for m in r.pattern.finditer(text))
        for start, end in spans:
            if start < at or not self._rules.says("before a movement", text[:start]):
                continue
            runs += [Run(text[at:start])] if start > at else []
            runs.append(Run(text[start:end], italic=True))
            at = end
        return (*runs, Run(text[at:])) if at < len(text) else tuple(runs)

    # --- what every plan says ---

    def _add_fixed(self, root: Node, mapping: Mapping) -> None:
        """A note on the appendix after the content, and a section on carrying out where the directive has none."""
        tabled = tuple(task for task in mapping.tasks if not task.is_standing)
        duty = next((item for item in root.items if isinstance(item, Node) and item.is_duty), None)
        contents = [item for item in root.items if isinstance(item, Node) and not item.is_duty]
        if tabled:
            self._add_note(root, contents)
        if duty is not None and duty is root.node(_DUTY):
            root.items.remove(duty)  # printed by no heading of its own: who does what comes last
            root.items.append(duty)
        if duty is None:
            duty = root.add(_DUTY, Node(self._rules.phrases["organisation"], self._fixed("organisation"), is_duty=True))
        key = "do_the_tasks" if tabled else "do_the_plan"
        is_said = any("phụ lục" in line.text.casefold() for line in duty.lines)
        if (tabled and not is_said) or not duty.items:
            duty.items.insert(0, self._phrase(key))
        self._add_assignments(duty, tabled)

    def _add_note(self, root: Node, contents: Sequence[Node]) -> None:
        """Behind the last section of content, not behind the money's; alone where the tasks are all there is."""
        if not contents:
            content = Node(self._rules.phrases["content"], self._fixed("content"))
            content.items.append(self._phrase("only_the_tasks"))
            root.items.insert(0, content)
            return
        fitting = [node for node in contents if not self._rules.says("money heading", node.text)]
        (fitting or contents)[-1].last_heading.items.append(self._phrase("appendix_note", italic=True))

    def _add_assignments(self, duty: Node, tabled: Sequence[SchoolTask]) -> None:
        """Which row each of the school's own bodies leads, where several do."""
        found = shares(tabled, self._profile, self._rules.phrases)
        if not found:
            return
        node = Node(self._rules.phrases["assignment"], self._fixed("assignment"))
        for share in found:
            origin = origin_of(self.directive, share.traces, self._fixed("assignment").note)
            node.items.append(Line((Run(share.text),), origin, is_bullet=True))
        duty.add("#assignment", node)

    def _phrase(self, key: str, *, italic: bool = False) -> Line:
        return Line((Run(self._rules.phrases[key], italic=italic),), self._fixed(key))

    def _fixed(self, phrase: str) -> Origin:
        return Origin(TaskOrigin.RULE, self._rules.phrases["origin_rule"].format(rule=phrase))


def _ended(text: str) -> str:
    return text if text.endswith((".", ";", ":", "!", "?")) else text + "."
