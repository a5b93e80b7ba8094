"""Words of a scan as they follow each other in reading: along a line up to a wide gap, then on to the line below it.

Lines go across columns and cells; what is read together ends at their border.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.page import Word, lines_of
from extract.pdf.characters import Edge

_WIDE = 1.5  # heights of a line: wider than any blank
_NEXT = 1.1  # heights from the foot of a line to the head of the next one
_INDENT = 4.0  # heights by which the first line of a paragraph may stand in


def flows(words: Iterable[Word], edges: Sequence[Edge] = ()) -> Iterator[list[Word]]:
    """Each run of words that are read one after the other; ruled `edges` part them."""
    upright = [edge for edge in edges if edge.upright]
    level = [edge for edge in edges if not edge.upright]
    segments = [segment for line in lines_of(words) for segment in _segments(line.words, upright)]
    following = {index: _next(segments, index, level) for index in range(len(segments))}
    continued = {index for index in following.values() if index is not None}
    done: set[int] = set()
    for start in sorted(range(len(segments)), key=lambda index: index in continued):
        flow: list[Word] = []
        index: int | None = start
        while index is not None and index not in done:
            done.add(index)
            flow += segments[index]
            index = following[index]
        if flow:
            yield flow


def _segments(words: tuple[Word, ...], upright: Sequence[Edge]) -> Iterator[list[Word]]:
    segment: list[Word] = []
    for word in words:
        if segment and (
            word.bbox_pt.x0 - segment[-1].bbox_pt.x1 > _WIDE * _height(word) or _parts(upright, segment[-1], word)
        ):
            yield segment
            segment = []
        segment.append(word)
    if segment:
        yield segment


def _parts(upright: Sequence[Edge], word: Word, other: Word) -> bool:
    """Whether a rule stands between the middles of two words of a line."""
    left, right = ((word.bbox_pt.x0 + word.bbox_pt.x1) / 2 for word in (word, other))
    return any(left < edge.x0 < right and edge.top <= word.middle_pt <= edge.bottom for edge in upright)


def _height(word: Word) -> float:
    return word.bbox_pt.bottom - word.bbox_pt.top


def _next(segments: list[list[Word]], index: int, level: Sequence[Edge]) -> int | None:
    """The segment right below that begins where this one does, or a little before."""
    first, last = segments[index][0].bbox_pt, segments[index][-1].bbox_pt
    height = first.bottom - first.top
    for later in range(index + 1, len(segments)):
        box = segments[later][0].bbox_pt
        if box.top - first.bottom > _NEXT * height:
            return None
        if box.top >= first.bottom - height / 2 and abs(box.x0 - first.x0) < _INDENT * height and box.x0 < last.x1:
            middle = (first.top + first.bottom) / 2, (box.top + box.bottom) / 2
            crossed = any(middle[0] < e.top < middle[1] and e.x0 <= first.x0 <= e.x1 for e in level)
            return None if crossed else later
    return None
