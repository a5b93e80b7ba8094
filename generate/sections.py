"""Sections I, II, III of a plan: what the directive says to the school, under the directive's own headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generate.applicability import Decision, Situation
from generate.citation import origin_of
from generate.outline import Heading, Outline, is_bullet
from generate.rules import Reach, Where
from generate.school_defaults import body_name
from generate.wording import adapt, upper_first
from model.directive import Block, Directive, Requirement, RequirementKind
from model.draft import Origin, Paragraph, Role, Run
from model.source import Source
from model.task import Mapping, TaskOrigin, Trace

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROLES = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)


@dataclass(frozen=True, slots=True)
class _Line:
    """Requirements of one printed paragraph with the headings above them and whether they are a bullet."""

    headings: tuple[Heading, ...]
    requirements: tuple[Requirement, ...]
    decision: Decision


@dataclass(slots=True)
class _Node:
    """A heading with what stands under it, while the tree is built."""

    text: str
    origin: Origin | None
    is_duty: bool = False
    nodes: dict[str, _Node] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Writes the sections for one directive, mapped for one school."""

    directive: Directive
    situation: Situation
    outline: Outline

    def write(self, mapping: Mapping) -> tuple[Paragraph, ...]:
        """Headings and paragraphs in the directive's order; headings without content are left out."""
        root = _Node("", None)
        for line in self._lines(mapping):
            self._place(root, line)
        self._add_fixed(root, has_tasks=any(not task.is_standing for task in mapping.tasks))
        return tuple(_numbered(root))

    def _lines(self, mapping: Mapping) -> Iterator[_Line]:
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
                yield self._line(held, decision)
                held = []
            held.append(requirement)
            held_key, decision = key, now
        if held and decision:
            yield self._line(held, decision)

    def _line(self, held: Sequence[Requirement], decision: Decision) -> _Line:
        return _Line(self._headings(held[0]), tuple(held), decision)

    def _headings(self, requirement: Requirement) -> tuple[Heading, ...]:
        """The directive's headings; a section by kind goes before them where the directive prints none."""
        headings = self.outline.headings_over(requirement)
        if headings and headings[0].is_section:
            return headings
        return (Heading(f"#{requirement.kind}", self._section_name(requirement.kind), is_section=True), *headings)[:3]

    def _section_name(self, kind: RequirementKind) -> str:
        names = {
            RequirementKind.PURPOSE: "purpose_only",
            RequirementKind.PRINCIPLE: "demands_only",
            RequirementKind.DUTY: "organisation",
        }
        return self.situation.rules.phrases[names.get(kind, "content")]

    def _place(self, root: _Node, line: _Line) -> None:
        node = root
        first = line.requirements[0]
        for heading in line.headings:
            if heading.path not in node.nodes:
                node.nodes[heading.path] = self._node(heading, first)
            node = node.nodes[heading.path]
        lead_in = self.outline.lead_in(first)
        if lead_in and not any(p.text == self._own(lead_in.text) for p in node.paragraphs):
            origin = origin_of(self.directive, self._block_trace(lead_in))
            node.paragraphs.append(Paragraph(Role.BODY, (Run(self._own(lead_in.text)),), origin))
        node.paragraphs.append(self._paragraph(line))

    def _block_trace(self, block: Block) -> tuple[Trace, ...]:
        return (Trace(block.ref, Source(self.directive.source_file.sha256, block.page, block.bbox_pt, block.text)),)

    def _node(self, heading: Heading, first: Requirement) -> _Node:
        rules, profile = self.situation.rules, self.situation.bodies.profile
        is_duty = heading.is_section and (
            first.kind is RequirementKind.DUTY or rules.says("duty heading", heading.text)
        )
        named = self.situation.bodies.all_named((heading.text,)) if not heading.is_section else ()
        ours = next((body for body in named if body.reach in (Reach.OURS, Reach.IMPLIED)), None)
        if ours and ours.rule and first.kind is RequirementKind.DUTY:
            text = body_name(profile, ours.rule.role or "school")
        else:
            text = adapt(heading.text, Where.HEADING, profile, rules).text
        block = heading.block
        origin = origin_of(self.directive, self._block_trace(block)) if block else self._by_kind(first)
        return _Node(text.upper() if heading.is_section else upper_first(text), origin, is_duty)

    def _by_kind(self, first: Requirement) -> Origin:
        """A heading that no block prints: of the first sentence below it."""
        return origin_of(self.directive, (Trace(first.ref, first.source),))

    def _paragraph(self, line: _Line) -> Paragraph:
        profile, rules = self.situation.bodies.profile, self.situation.rules
        worded = [adapt(requirement.text, Where.OWN, profile, rules) for requirement in line.requirements]
        text = " ".join(_ended(upper_first(part.text)) for part in worded)
        reasons = dict.fromkeys(rule.reason for part in worded for rule in part.rules)
        traces = (Trace(requirement.ref, requirement.source) for requirement in line.requirements)
        origin = origin_of(self.directive, traces, _added(line.decision, tuple(reasons)))
        role = Role.BULLET if is_bullet(line.requirements[0].ref) else Role.BODY
        return Paragraph(role, self._runs(text), origin)

    def _runs(self, text: str) -> tuple[Run, ...]:
        """Names of movements in italics."""
        runs: list[Run] = []
        at = 0
        spans = sorted(m.span() for r in self.situation.rules.of_kind("italic") for m in r.pattern.finditer(text))
        for start, end in spans:
            if start < at:
                continue
            runs += [Run(text[at:start])] if start > at else []
            runs.append(Run(text[start:end], italic=True))
            at = end
        return (*runs, Run(text[at:])) if at < len(text) else tuple(runs)

    def _own(self, text: str) -> str:
        return upper_first(adapt(text.strip(), Where.OWN, self.situation.bodies.profile, self.situation.rules).text)

    def _add_fixed(self, root: _Node, *, has_tasks: bool) -> None:
        """The note on the appendix after the content, and a section on carrying out where the directive has none."""
        phrases = self.situation.rules.phrases
        duty = next((node for node in root.nodes.values() if node.is_duty), None)
        if duty is None:
            duty = root.nodes["#organisation"] = _Node(
                phrases["organisation"], self._fixed("organisation"), is_duty=True
            )
        key = "do_the_tasks" if has_tasks else "do_the_plan"
        is_said = any("phụ lục" in paragraph.text.casefold() for paragraph in _paragraphs(duty))
        if (has_tasks and not is_said) or not (duty.nodes or duty.paragraphs):
            duty.paragraphs.append(Paragraph(Role.BODY, (Run(phrases[key]),), self._fixed(key)))
        contents = [node for node in root.nodes.values() if not node.is_duty]
        if has_tasks and contents:
            note = Paragraph(Role.BODY, (Run(phrases["appendix_note"], italic=True),), self._fixed("appendix_note"))
            _last(contents[-1]).paragraphs.append(note)

    def _fixed(self, phrase: str) -> Origin:
        return Origin(TaskOrigin.RULE, self.situation.rules.phrases["origin_rule"].format(rule=phrase))


def _added(decision: Decision, reasons: Sequence[str]) -> str:
    return "; ".join((decision.reason, *reasons))


def _paragraphs(node: _Node) -> Iterator[Paragraph]:
    yield from node.paragraphs
    for below in node.nodes.values():
        yield from _paragraphs(below)


def _last(node: _Node) -> _Node:
    return _last(list(node.nodes.values())[-1]) if node.nodes else node


def _ended(text: str) -> str:
    return text if text.endswith((".", ";", ":", "!", "?")) else text + "."


def _numbered(root: _Node, depth: int = 0) -> Iterator[Paragraph]:
    """Depth first, numbered anew at each level; an only child of level 2 or 3 takes no number."""
    for n, node in enumerate(root.nodes.values()):
        alone = depth > 0 and len(root.nodes) == 1
        number = "" if alone else _number(depth, n)
        yield Paragraph(_ROLES[depth], (Run(f"{number}{node.text}"),), node.origin)
        yield from _bullets_ended(node.paragraphs)
        yield from _numbered(node, depth + 1)


def _number(depth: int, n: int) -> str:
    if depth == 0:
        return f"{_ROMAN[n] if n < len(_ROMAN) else n + 1}. "
    if depth == 1:
        return f"{n + 1}. "
    return f"{_LETTERS[n] if n < len(_LETTERS) else n + 1}) "


def _bullets_ended(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A list's lines end in `;`, its last in `.`."""
    for n, paragraph in enumerate(paragraphs):
        following = paragraphs[n + 1].role if n + 1 < len(paragraphs) else None
        if paragraph.role is not Role.BULLET:
            yield paragraph
            continue
        mark = ";" if following is Role.BULLET else "."
        runs = list(paragraph.runs)
        last = runs[-1].text.rstrip(" ;.,")
        runs[-1:] = [Run(last, runs[-1].italic)] if last else []
        runs = [*runs[:-1], *_closed(runs[-1], mark)]
        yield Paragraph(paragraph.role, tuple(runs), paragraph.origin)


def _closed(run: Run, mark: str) -> tuple[Run, ...]:
    return (run, Run(mark)) if run.italic else (Run(run.text + mark),)
