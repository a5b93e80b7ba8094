"""The directive's own headings and paragraphs, by the numbering path that requirements carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generate.rules import Rules
from model.directive import Block, BlockKind, Directive, Requirement

_LONGEST_TITLE = 40  # a longer heading that ends in a colon is a sentence which opens a list, and keeps it
_MARK = re.compile(
    r"^(?:(?:phần|chương|mục|điều)(?: thứ)? (?:\d+\w?|(?-i:[IVXLC]+)|nhất|hai|ba|tư|năm)(?:[.:]\s*|\s+|$)"
    r"|(?-i:[IVXLC]+)(?:\s*[.)/:-]\s*|\s+(?=(?-i:[^\W\da-z]{2})))"
    r"|(?-i:[A-HK])\.\s*|\d+(?:\.\d+)*\s*[.)]\s*|(?-i:[a-zđ]{1,2})\s*[.)]\s*)",
    re.IGNORECASE,
)
_TOP = re.compile(r"[IVXLC]+|[A-HK]|(?:phần|chương|mục|điều).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above requirements: its path (`II.1`), its text without the number, whether it heads a section.

    `block` is where it is printed; None for a section that the plan adds by the kind of what stands in it.
    """

    path: str
    text: str
    is_section: bool
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """`headings` by path, `lead_ins` by the path of their bullets' parent, `paragraphs` by path in reading order."""

    headings: dict[str, Block]
    lead_ins: dict[str, Block]
    paragraphs: dict[str, tuple[Block, ...]]

    @classmethod
    def of(cls, directive: Directive, rules: Rules) -> Outline:
        headings: dict[str, Block] = {}
        lead_ins: dict[str, Block] = {}
        paragraphs: dict[str, tuple[Block, ...]] = {}
        for block in directive.blocks:
            if not block.ref:
                continue
            if block.kind is BlockKind.HEADING:
                headings.setdefault(block.ref, block)
            elif block.kind is BlockKind.PROSE and rules.says("lead-in", block.text.strip()):
                lead_ins[block.ref] = block
            elif block.kind is BlockKind.REQUIREMENT:
                paragraphs[block.ref] = (*paragraphs.get(block.ref, ()), block)
        return cls(headings, lead_ins, paragraphs)

    def headings_over(self, requirement: Requirement) -> tuple[Heading, ...]:
        """From the section down, at most three; where blocks tell none, the requirement's own nearest heading."""
        found = [
            Heading(
                path,
                without_number(self.headings[path].text),
                is_section=bool(_TOP.fullmatch(path)),
                block=self.headings[path],
            )
            for path in _prefixes(requirement.ref)
            if path in self.headings
        ]
        if not found and requirement.heading:
            text = without_number(requirement.heading)
            found = [Heading(f"{parent_path(requirement.ref)}#{text}", text, is_section=False)]
        return tuple(found[:3])

    def lead_in(self, requirement: Requirement) -> Block | None:
        """The sentence that a bullet hangs under, if there is one."""
        return self.lead_ins.get(parent_path(requirement.ref)) if is_bullet(requirement.ref) else None

    def paragraph(self, requirement: Requirement) -> int | None:
        """A key that requirements of one printed paragraph share; None when it is not known."""
        wanted = _folded(requirement.text)
        for block in self.paragraphs.get(requirement.ref or "", ()):
            if wanted in _folded(block.text):
                return id(block)
        return None


def is_bullet(ref: str | None) -> bool:
    return bool(ref) and bool(re.search(r"\.?[-+]\d+$", ref or ""))


def parent_path(ref: str | None) -> str:
    """`II.1.b.-3` -> `II.1.b`."""
    return (ref or "").rpartition(".")[0]


def without_number(heading: str) -> str:
    text = _MARK.sub("", heading.strip(), count=1).strip()
    return text if len(text) > _LONGEST_TITLE else text.strip(" :")


def _prefixes(ref: str | None) -> Iterator[str]:
    parts = (ref or "").split(".")
    for n in range(1, len(parts) + 1):
        yield ".".join(parts[:n])


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
