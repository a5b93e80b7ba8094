"""Lines of tables as Word's own PDF export draws them: thin filled rectangles, one for each side of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf

from evaluation.case import Case

_THICK_PT = 0.48


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A level or upright line: the instruction where it begins, the place across and its two ends."""

    index: int
    is_level: bool
    across_pt: float
    start_pt: float
    end_pt: float


def as_word_draws(source: Path, target: Path, _case: Case) -> None:
    """Replaces each stroke by rectangles between the lines that it meets, and a small square at each meeting."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            instructions = list(pikepdf.parse_content_stream(page))
            strokes = list(_strokes(instructions))
            gone = {stroke.index + step for stroke in strokes for step in range(3)}
            kept = [instruction for index, instruction in enumerate(instructions) if index not in gone]
            boxes = "\n".join(box for stroke in strokes for box in _boxes(stroke, strokes))
            drawn = f"\nq 0 0 0 rg\n{boxes}\nQ\n".encode() if strokes else b""
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept) + drawn)
        pdf.save(target, deterministic_id=True)


def _strokes(
    instructions: Sequence[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage],
) -> Iterator[_Stroke]:
    for index in range(len(instructions) - 2):
        steps = instructions[index : index + 3]
        if [str(step.operator) for step in steps] != ["m", "l", "S"]:
            continue
        (x0, y0), (x1, y1) = (tuple(map(float, step.operands)) for step in steps[:2])
        if abs(y0 - y1) < 0.1:
            yield _Stroke(index, True, y0, min(x0, x1), max(x0, x1))
        elif abs(x0 - x1) < 0.1:
            yield _Stroke(index, False, x0, min(y0, y1), max(y0, y1))


def _boxes(stroke: _Stroke, strokes: Sequence[_Stroke]) -> Iterator[str]:
    meetings = sorted(
        {
            round(other.across_pt, 2)
            for other in strokes
            if other.is_level != stroke.is_level
            and stroke.start_pt - 1 < other.across_pt < stroke.end_pt + 1
            and other.start_pt - 1 < stroke.across_pt < other.end_pt + 1
        }
    )
    ends = meetings if len(meetings) > 1 else [stroke.start_pt, stroke.end_pt]
    half_pt = _THICK_PT / 2
    for start, end in pairwise(ends):
        yield _box(stroke, start + half_pt, end - half_pt)
    if stroke.is_level:
        for meeting in meetings:
            yield _box(stroke, meeting - half_pt, meeting + half_pt)


def _box(stroke: _Stroke, start: float, end: float) -> str:
    low = stroke.across_pt - _THICK_PT / 2
    if stroke.is_level:
        return f"{start:.2f} {low:.2f} {end - start:.2f} {_THICK_PT} re f"
    return f"{low:.2f} {start:.2f} {_THICK_PT} {end - start:.2f} re f"
