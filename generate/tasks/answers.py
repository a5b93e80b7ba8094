"""What a task hands in and to whom: a plan, a report, a list, a registration, people at a meeting, a filled form.

docs/decisions/0017-kind-of-answer.md tells the choices; the words are in rules/answers.toml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from generate.concern.outline import parent_path
from generate.rules import Rules
from model.directive import Block, Directive
from model.source import Source
from model.task import Answer, AnswerKind, SchoolTask

_FOR_THE_ASKER = (AnswerKind.REPORT, AnswerKind.REGISTRATION, AnswerKind.FORM)
_PAPERS = (AnswerKind.FORM, AnswerKind.LIST, None)  # what a letter about a registration calls its dossier


@dataclass(frozen=True, slots=True)
class Desk:
    """Where answers go that name nobody: the sentence above a list's lines tells, else `asker` (the issuer, where it
    stands right above the school)."""

    lead_ins: dict[str, Block]
    asker: str | None
    rules: Rules

    def receiver(self, task: SchoolTask, texts: Sequence[str], kind: AnswerKind) -> str | None:
        """Who gets the answer of a task that stands in `texts`."""
        above = (self.lead_ins.get(parent_path(trace.ref)) for trace in task.sources)
        said = (task.title, *texts, *(block.text for block in above if block))
        found = next((found for text in said if (found := receiver_of(text, self.rules))), None)
        return found or (self.asker if kind in _FOR_THE_ASKER else None)


def answered(
    tasks: Sequence[SchoolTask], directive: Directive, desk: Desk, helping: Collection[Source]
) -> Iterator[SchoolTask]:
    """The tasks with their answers. `helping` are places of others' work in which the school takes part: that hands
    nothing in."""
    texts = {requirement.source: requirement.text for requirement in directive.requirements}
    shared = Counter(trace.source for task in tasks for trace in task.sources)
    for task in tasks:
        places = [trace.source for trace in task.sources if trace.source in texts]
        alone = [texts[place] for place in places if shared[place] == 1]
        is_helping = all(place in helping for place in places)
        kind = None if is_helping else kind_of((task.title, *alone), directive.subject, desk.rules)
        if kind is None:
            yield task
        else:
            said = [texts[place] for place in places]
            yield replace(task, answer=Answer(kind, desk.receiver(task, said, kind)))


def kind_of(said: Sequence[str], subject: str | None, rules: Rules) -> AnswerKind | None:
    """The kind that the first of the texts tells. In a directive about registering, papers handed in register."""
    kinds = (_kind(text, rules) for text in said)
    kind = next((kind for kind in kinds if kind is not None), None)
    about_registering = _kind(subject or "", rules) is AnswerKind.REGISTRATION
    hands_in = any(rules.says("hands in", text) for text in said)
    return AnswerKind.REGISTRATION if kind in _PAPERS and about_registering and hands_in else kind


def receiver_of(text: str, rules: Rules) -> str | None:
    """Who gets it, as printed ("UBND xã (qua Phòng Văn hóa - Xã hội)"), where the text says so."""
    for rule in rules.of_kind("receiver"):
        match = rule.pattern.search(text)
        if match:
            return " ".join(match["who"].split())
    return None


def _kind(text: str, rules: Rules) -> AnswerKind | None:
    rule = next((rule for rule in rules.answers if rule.pattern.search(text)), None)
    return rule.kind if rule else None
