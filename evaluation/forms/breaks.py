"""Tables cut by a page break without a line there: the frame stays open at the bottom and goes on at the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf

from evaluation.case import Case

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_NEAR_PT = 90
"""How far from the edge of the page a cut table may end or begin: the margin and a row that did not fit."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A horizontal stroke: where its instructions (`m`, `l`, `S`) begin and how high it lies."""

    index: int
    y_pt: float
    width_pt: float


def open_at_breaks(source: Path, target: Path, _case: Case) -> None:
    """Takes away the lowest line of a page and the highest of the next where a table goes on over the break."""
    with pikepdf.open(source) as pdf:
        parsed = [list(pikepdf.parse_content_stream(page)) for page in pdf.pages]
        drop: list[set[int]] = [set() for _ in parsed]
        for here in range(len(parsed) - 1):
            lines, following = list(_lines(parsed[here])), list(_lines(parsed[here + 1]))
            lowest = min(lines, key=lambda line: line.y_pt, default=None)
            highest = max(following, key=lambda line: line.y_pt, default=None)
            top = float(pdf.pages[here + 1].mediabox[3])
            if lowest and highest and lowest.y_pt < _NEAR_PT and highest.y_pt > top - _NEAR_PT:
                drop[here] |= _strokes(lines, lowest)
                drop[here + 1] |= _strokes(following, highest)
        for page, instructions, gone in zip(pdf.pages, parsed, drop, strict=True):
            kept = [instruction for index, instruction in enumerate(instructions) if index not in gone]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(target, deterministic_id=True)


def _lines(instructions: Sequence[_Instruction]) -> Iterator[_Line]:
    for index, (start, end) in enumerate(pairwise(instructions)):
        if (str(start.operator), str(end.operator)) == ("m", "l"):
            (x0, y0), (x1, y1) = (tuple(map(float, step.operands)) for step in (start, end))
            if abs(y0 - y1) < 0.5 and abs(x1 - x0) > 100:
                yield _Line(index, y0, abs(x1 - x0))


def _strokes(lines: Sequence[_Line], edge: _Line) -> set[int]:
    """The instructions of every stroke at the height of the edge."""
    return {line.index + step for line in lines if abs(line.y_pt - edge.y_pt) < 1 for step in range(3)}
