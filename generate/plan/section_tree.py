"""The body of a plan as a tree of headings, list openers and paragraphs, and how it is numbered and punctuated.

Levels as in the official layout: `I.` sections, `1.`, `a)`, then `-` and `+`. Numbers are made anew: what another body
had to do has fallen away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.draft import Origin, Paragraph, Role, Run

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
_DASHED = 10  # the level of dashes: deeper than any number's
_LISTED = (Role.BULLET, Role.SUBBULLET)
_TWO_SENTENCES = re.compile(r"[.!?]\s+[^\W\da-zđ]")


@dataclass(slots=True)
class Node:
    """A heading, or a sentence that opens a list (`is_opener`), with what stands under it in the directive's order.

    `counts` when it is one of the numbered parts of its parent, `is_bullet` when it is printed with a dash.
    """

    text: str
    origin: Origin | None
    is_opener: bool = False
    is_duty: bool = False
    is_bullet: bool = False
    counts: bool = True
    items: list[Node | Line] = field(default_factory=list)
    below: dict[str, Node] = field(default_factory=dict)

    def node(self, key: str) -> Node | None:
        return self.below.get(key)

    def add(self, key: str, node: Node) -> Node:
        self.below[key] = node
        self.items.append(node)
        return node

    @property
    def lines(self) -> Iterator[Line]:
        """All paragraphs at any depth."""
        for item in self.items:
            if isinstance(item, Line):
                yield item
            else:
                yield from item.lines

    @property
    def last_heading(self) -> Node:
        """The last heading at any depth, or this one."""
        below = [item for item in self.items if isinstance(item, Node) and not item.is_opener]
        return below[-1].last_heading if below else self


@dataclass(slots=True)
class Line:
    """A paragraph; `counts` when its parent's parts are numbered and it is one, `is_bullet` when it is a dash's."""

    runs: tuple[Run, ...]
    origin: Origin | None
    is_bullet: bool = False
    counts: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraphs(root: Node) -> tuple[Paragraph, ...]:
    """Depth first, numbered anew at each level; an only part of levels 2 and below takes no number."""
    written = list(_written(root, 0, 0))
    return tuple(_punctuated([paragraph for paragraph, _ in written], [level for _, level in written]))


def _written(node: Node, depth: int, dashes: int) -> Iterator[tuple[Paragraph, int]]:
    """Each paragraph under a node with the depth of its list, 0 outside one; `dashes` counts the dashes around it."""
    counted = [item for item in node.items if item.counts and not item.is_bullet]
    numbers = iter(range(len(counted)))
    for item in node.items:
        n = next(numbers) if item.counts and not item.is_bullet else None
        alone = depth > 0 and len(counted) == 1
        number = "" if n is None or alone else _number(depth, n)
        if isinstance(item, Line):
            yield _line(item, number, depth, dashes)
        elif item.is_opener or depth >= len(_HEADINGS):
            yield _line(Line((Run(item.text),), item.origin, item.is_bullet), number, depth, dashes)
            is_dash = item.is_bullet or number.startswith(("-", "+"))
            yield from _written(item, max(depth, 1) + 1 if number else depth, dashes + is_dash)
        else:
            yield Paragraph(_HEADINGS[depth], (Run(f"{number}{item.text}"),), item.origin), 0
            yield from _written(item, depth + 1, 0)


def _line(line: Line, number: str, depth: int, dashes: int) -> tuple[Paragraph, int]:
    """A dash under a dash is a plus."""
    if line.is_bullet or number == "-":
        return Paragraph(Role.SUBBULLET if dashes else Role.BULLET, line.runs, line.origin), _DASHED + dashes
    runs = (Run(number), *line.runs) if number else line.runs
    return Paragraph(Role.BODY, _joined(runs), line.origin), max(depth, 1) if number else 0


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The number goes into the first run, unless that is in italics."""
    if len(runs) > 1 and not runs[1].italic and not runs[0].italic:
        return (Run(runs[0].text + runs[1].text), *runs[2:])
    return runs


def _number(depth: int, n: int) -> str:
    if depth == 0:
        return f"{_ROMAN[n] if n < len(_ROMAN) else n + 1}. "
    if depth == 1:
        return f"{n + 1}. "
    if depth == 2:
        return f"{_LETTERS[n] if n < len(_LETTERS) else n + 1}) "
    return "-"


def _punctuated(written: Sequence[Paragraph], levels: Sequence[int]) -> Iterator[Paragraph]:
    """A list's parts end in `;`, its last in `.`; what is of several sentences, or opens a list, keeps its mark."""
    for n, paragraph in enumerate(written):
        after = written[n + 1] if n + 1 < len(written) else None
        dashed = paragraph.role in _LISTED
        follows = after is not None and (after.role in _LISTED if dashed else 0 < levels[n] <= levels[n + 1])
        text = paragraph.text
        if paragraph.role in _HEADINGS or text.endswith(":"):
            yield paragraph
        elif dashed and not _TWO_SENTENCES.search(text):
            yield _closed(paragraph, ";" if follows else ".")
        elif text.endswith((";", ",")) and not follows:
            yield _closed(paragraph, ".")
        else:
            yield paragraph if text.endswith((".", ";", "!", "?", ")", "”")) else _closed(paragraph, ".")


def _closed(paragraph: Paragraph, mark: str) -> Paragraph:
    *first, last = paragraph.runs
    bare = last.text.rstrip(" ;.,")
    end = (Run(bare, italic=True), Run(mark)) if last.italic else (Run(bare + mark),)
    return replace(paragraph, runs=(*first, *(run for run in end if run.text)))
