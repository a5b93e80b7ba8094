"""Words that signing programs, e-offices and copying offices print over a page: boxes, strips, blocks of a copy.

A box may stand beside text on the same base lines: lines are looked at in stretches, cut at wide gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.page import Line, Page, Word
from extract.vocabulary import load_vocabulary

_GAP_PT = 12.0  # between words of one stretch there is less
_ALIGNED_PT = 8.0  # left edges of a box's lines
_FAR = 0.9  # of a line's height: how far below each other a box's lines stand
_SMALL_PT = 10.5  # a box's lines are not larger, where they bear no label
_COPIED = re.compile(r"^(?:Nơi\s+nhận|TM\.|KT\.|TL\.|TUQ\.)")
_ABOVE_PT = 24.0  # the copying body's name stands so near above `SAO Y`


def boxed_words(page: Page, *, is_signed_above: bool = False) -> list[Word]:
    """The words of boxes, strips and copies' blocks; `is_signed_above` when a page before holds the signature."""
    stretches = [stretch for line in page.free_lines for stretch in stretches_of(line)]
    found = [word for stretch in _boxed(stretches) for word in stretch.words]
    return found + _copy_block(page.free_lines, is_signed_above)


def is_signed(page: Page) -> bool:
    """Whether recipients or an authority stand on the page: what follows may be a copy's block."""
    return any(_COPIED.match(stretch.text) for line in page.free_lines for stretch in stretches_of(line))


def stretches_of(line: Line) -> Iterator[Line]:
    """A line cut where its words stand far apart."""
    run: list[Word] = []
    for word in line.words:
        if run and word.bbox_pt.x0 - run[-1].bbox_pt.x1 > _GAP_PT:
            yield Line(tuple(run))
            run = []
        run.append(word)
    yield line if len(run) == len(line.words) else Line(tuple(run))


def _boxed(stretches: Sequence[Line]) -> list[Line]:
    """Labelled stretches, then those that hang on them: companions and small lines above or below, aligned left."""
    found = {index for index, stretch in enumerate(stretches) if _matches("label", stretch.text)}
    waiting = sorted(found)
    while waiting:
        at = waiting.pop()
        for index, stretch in enumerate(stretches):
            if index not in found and _hangs_on(stretches[at], stretch):
                found.add(index)
                waiting.append(index)
    return [stretches[index] for index in sorted(found)]


def _hangs_on(box: Line, stretch: Line) -> bool:
    one, other = box.bbox_pt, stretch.bbox_pt
    below = other.top - one.bottom
    above = one.top - other.bottom
    near = _FAR * (one.bottom - one.top)
    if abs(one.x0 - other.x0) > _ALIGNED_PT or not (-2 <= below <= near or -2 <= above <= near):
        return False
    if _matches("companion", stretch.text):
        return True
    return below >= -2 and stretch.size_pt <= min(_SMALL_PT, box.size_pt + 0.5)


def _copy_block(lines: Sequence[Line], is_signed_above: bool) -> list[Word]:
    """From the head of a copy's own block to the page's end, with the copying body's name beside or above it."""
    signed = is_signed_above
    for index, line in enumerate(lines):
        if signed and any(_copy_head().fullmatch(stretch.text) for stretch in stretches_of(line)):
            start = index
            while start > 0 and _is_name_above(lines[start - 1], lines[start]):
                start -= 1
            return [word for each in lines[start:] for word in each.words]
        signed = signed or any(_COPIED.match(stretch.text) for stretch in stretches_of(line))
    return []


def _is_name_above(above: Line, line: Line) -> bool:
    """A line all in capitals close above, which no authority's is."""
    near = line.bbox_pt.top - above.bbox_pt.bottom < _ABOVE_PT
    return near and above.text == above.text.upper() and not any(_COPIED.match(s.text) for s in stretches_of(above))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    entries = load_vocabulary("signature_boxes")[kind]
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in entries)


@cache
def _copy_head() -> re.Pattern[str]:
    return re.compile(load_vocabulary("signature_boxes")["copy"]["pattern"])


def _matches(kind: str, text: str) -> bool:
    return any(pattern.match(text) for pattern in _patterns(kind))
