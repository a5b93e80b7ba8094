"""The directive's own headings and paragraphs, by the numbering path that requirements carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generate.rules import Rules
from model.directive import Block, BlockKind, Directive, Requirement

_LONGEST_TITLE = 40  # a longer heading that ends in a colon is a sentence which opens a list, and keeps it
_MARK = re.compile(
    r"^(?:(?:phần|chương|mục|điều)(?: thứ)? (?:\d+\w?|(?-i:[IVXLC]+)|nhất|hai|ba|tư|năm)(?:\s*[.:]\s*|\s+[-–]\s+|\s+|$)"
    r"|(?-i:[IVXLC]+)(?:\s*[.)/:-]\s*|\s+(?=(?-i:[^\W\da-z]{2})))"
    r"|(?-i:[A-HK])\.\s*|\d+(?:\.\d+)*\s*(?:[.)]|[-–/](?!\d))\s*|(?-i:[a-zđ]{1,2})\s*[.)]\s*|[-–+•*]\s+)",
    re.IGNORECASE,
)
_TOP = re.compile(r"[IVXLC]+|[A-HK]|(?:phần|chương|mục|điều) [^.]+", re.IGNORECASE)
_ARTICLE = re.compile(r"điều\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above requirements: its path (`II.1`), its text without the number, whether it heads a section.

    `is_opener` when it is a sentence that opens a list; `counts` when it is a numbered part, `is_bullet` a dash.
    `block` is where it is printed; None for a section that the plan adds by the kind of what stands in it.
    """

    path: str
    text: str
    is_section: bool
    block: Block | None = None
    is_opener: bool = False
    counts: bool = True
    is_bullet: bool = False

    @property
    def is_article(self) -> bool:
        """`Điều 2` of a decision."""
        return bool(_ARTICLE.match(self.path))


@dataclass(frozen=True, slots=True)
class Outline:
    """`headings` by path, `lead_ins` by the path of their list's parent, `paragraphs` by path in reading order.

    `tops` are the paths of the sections: Roman numbers, parts, articles; plain numbers where the directive numbers its
    purposes or its organisation so.
    """

    headings: dict[str, Block]
    lead_ins: dict[str, Block]
    paragraphs: dict[str, tuple[Block, ...]]
    tops: frozenset[str]

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
        return cls(headings, lead_ins, paragraphs, _tops(headings, rules))

    @property
    def carries_plan(self) -> bool:
        """Whether a decision has a plan behind its articles."""
        return any(not _ARTICLE.match(path) for path in self.tops) and any(map(_ARTICLE.match, self.tops))

    def headings_over(self, requirement: Requirement) -> tuple[Heading, ...]:
        """From the section down, openers of lists among them; without any heading, the requirement's own nearest."""
        found: list[Heading] = []
        for path in _prefixes(requirement.ref):
            if path in self.headings:
                found.append(self._heading(path, is_first=not found))
            if path in self.lead_ins and path != requirement.ref:
                found.append(self._opener(path))
        if not found and requirement.heading:
            text = without_number(requirement.heading)
            found = [Heading(f"#{text}", text, is_section=False, is_opener=_opens(text), counts=not _opens(text))]
        return tuple(found)

    def _heading(self, path: str, *, is_first: bool) -> Heading:
        text = without_number(self.headings[path].text)
        is_section = is_first and path in self.tops
        return Heading(path, text, is_section, self.headings[path], is_opener=not is_section and _opens(text))

    def _opener(self, path: str) -> Heading:
        block, part = self.lead_ins[path], path.rpartition(".")[2]
        text = _MARK.sub("", block.text.strip(), count=1).strip()
        counts = path not in self.headings and is_counted(path)
        key = f"{path}:" if path in self.headings else path
        return Heading(key, text, False, block, is_opener=True, counts=counts, is_bullet=part[:1] in "-+")

    def paragraph(self, requirement: Requirement) -> int | None:
        """A key that requirements of one printed paragraph share; None when it is not known."""
        wanted = _folded(requirement.text)
        for block in self.paragraphs.get(requirement.ref or "", ()):
            if wanted in _folded(block.text):
                return id(block)
        return None


def _tops(headings: dict[str, Block], rules: Rules) -> frozenset[str]:
    plain = {path for path in headings if path.isdigit()}
    names = [without_number(headings[path].text) for path in plain]
    is_plan = not any(map(_opens, names)) and any(
        rules.says("purpose heading", name) or rules.says("duty heading", name) for name in names
    )
    return frozenset(path for path in headings if _TOP.fullmatch(path)) | (plain if is_plan else frozenset())


def _opens(text: str) -> bool:
    """Whether a heading is rather the sentence that opens a list."""
    return text.endswith(":")


def is_counted(ref: str | None) -> bool:
    """Whether a path ends in a number or letter: `II.1.a`, not `II.1.-2`."""
    return bool(re.search(r"(?:^|\.)(?:\d+|[a-zđ]{1,2})$", ref or ""))


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
