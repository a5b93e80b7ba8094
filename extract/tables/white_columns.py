"""Columns that only white space parts: a header that stands there by meaning, and the gaps that lines below leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.page import Line, Word, box_of, text_of
from extract.tables.columns import Column, column_role, is_mark, period_of

_LEAST_GAP_PT = 4.5  # between two columns, over all lines
_HEADING_GAP = 0.45  # of the font size: a wider blank parts two headings
_MOST_HEADER_LINES = 7
_LEAST_COLUMNS = 3
_MOST_TASKS = 2  # columns that say what to do
_WHAT = frozenset({Column.TASK, Column.INDICATOR})
_BESIDE_WHAT = frozenset(
    {
        *(Column.LEAD, Column.SUPPORT, Column.LEAD_AND_SUPPORT),
        *(Column.TIME, Column.START, Column.END),
        *(Column.UNIT, Column.PRICE),
    }
)
_PEOPLE = frozenset({Column.NUMBER, Column.PERSON})

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Heading:
    """Words of one heading; it stands over the columns from `first` up to and not with `stop`."""

    words: tuple[Word, ...]
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class WhiteColumns:
    """Columns from left to right: the spans between them that are free so far, and what role each has.

    Two are parted by the widest part of their gap that no word has entered.
    """

    gaps: tuple[tuple[Span, ...], ...]
    roles: tuple[Column | None, ...]
    left_pt: float
    right_pt: float

    @property
    def edges_pt(self) -> tuple[float, ...]:
        widest = (max(gap, key=_width) for gap in self.gaps)
        return (self.left_pt, *((low + high) / 2 for low, high in widest), self.right_pt)

    def index_of(self, role: Column) -> int | None:
        return self.roles.index(role) if role in self.roles else None

    def narrowed(self, words: Sequence[Word]) -> WhiteColumns | None:
        """The columns with further words in them; None where the words run over a gap or stand beside the table."""
        gaps = tuple(_without(gap, words) for gap in self.gaps)
        if any(not gap for gap in gaps):
            return None
        box = box_of(words)
        return WhiteColumns(gaps, self.roles, min(self.left_pt, box.x0 - 1), max(self.right_pt, box.x1 + 1))


@dataclass(frozen=True, slots=True)
class WhiteHeader:
    """A header of `count` lines: its columns, its headings (upper ones over several columns first)."""

    count: int
    columns: WhiteColumns
    headings: tuple[Heading, ...]


def find_header(lines: Sequence[Line]) -> WhiteHeader | None:
    """The header that begins with the first of `lines`, in as few lines as give most columns a meaning."""
    if len(lines[0].words) < 2 or not _has_gap(lines[0]):
        return None
    best: WhiteHeader | None = None
    for count in range(1, min(_MOST_HEADER_LINES, len(lines)) + 1):
        if count > 1 and not (_follows(lines[count - 2], lines[count - 1]) and _may_head(lines[count - 1])):
            break
        found = _header(lines[:count])
        if found and (best is None or _known(found) > _known(best)):
            best = found
    return best


def _known(header: WhiteHeader) -> int:
    roles = [role for role in header.columns.roles if role]
    return len(set(roles)) + max(roles.count(Column.TIME) - 1, 0)  # quarters or months side by side


def _has_gap(line: Line) -> bool:
    words = line.words
    least = 0.6 * words[0].size_pt
    return any(right.bbox_pt.x0 - left.bbox_pt.x1 > least for left, right in pairwise(words))


def _follows(above: Line, below: Line) -> bool:
    return below.page == above.page and below.bbox_pt.top - above.bbox_pt.bottom < 0.8 * above.size_pt


def _may_head(line: Line) -> bool:
    """A line with figures among longer words is a row's; a heading says at most `Quý 1` or `Năm 2026`."""
    figures = any(character.isdigit() for character in line.text)
    return not figures or all(sum(len(word.text) + 1 for word in piece) <= 14 for piece in segments(line.words))


def _header(lines: Sequence[Line]) -> WhiteHeader | None:
    pieces = [piece for line in lines for piece in segments(line.words)]
    parents = {index for index, piece in enumerate(pieces) if _stands_over_others(piece, pieces[index + 1 :])}
    leaves = _clusters(piece for index, piece in enumerate(pieces) if index not in parents)
    spans = [_span(leaf) for leaf in leaves]
    if len(leaves) < _LEAST_COLUMNS or any(right[0] - left[1] < _LEAST_GAP_PT for left, right in pairwise(spans)):
        return None
    above = [_heading_over(pieces[index], spans) for index in sorted(parents)]
    roles = tuple(_role(index, leaf, above) for index, leaf in enumerate(leaves))
    known = {role for role in roles if role}
    says_what = bool(known & _WHAT and known & _BESIDE_WHAT) or known >= _PEOPLE
    odd = Column.NUMBER in roles[1:] or roles.count(Column.TASK) > _MOST_TASKS
    if odd or not says_what or sum(map(bool, roles)) * 5 < len(roles) * 3:
        return None
    gaps = tuple(((left[1], right[0]),) for left, right in pairwise(spans))
    columns = WhiteColumns(gaps, roles, spans[0][0] - 1, spans[-1][1] + 1)
    own = [Heading(tuple(leaf), index, index + 1) for index, leaf in enumerate(leaves)]
    return WhiteHeader(len(lines), columns, (*above, *own))


def segments(words: Iterable[Word], share: float = _HEADING_GAP) -> list[list[Word]]:
    """A line's words cut at blanks wider than `share` of their font size."""
    pieces: list[list[Word]] = []
    for word in words:
        if pieces and word.bbox_pt.x0 - pieces[-1][-1].bbox_pt.x1 <= share * word.size_pt:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _span(words: Sequence[Word]) -> Span:
    return min(word.bbox_pt.x0 for word in words), max(word.bbox_pt.x1 for word in words)


def _stands_over_others(piece: Sequence[Word], below: Sequence[Sequence[Word]]) -> bool:
    """Whether two pieces of one lower line stand under this one: both below it, or one and its middle between them."""
    start, end = _span(piece)
    middle, floor = (start + end) / 2, max(word.bbox_pt.bottom for word in piece) - 1
    lower = sorted((_span(other), other[0].middle_pt) for other in below if other[0].middle_pt > floor)
    for left, right in pairwise(lower):
        if abs(left[1] - right[1]) > 3:
            continue
        touched = [span for span, _ in (left, right) if min(end, span[1]) - max(start, span[0]) > 1]
        if len(touched) == 2 or (touched and left[0][1] <= middle <= right[0][0]):
            return True
    return False


def _clusters(pieces: Iterable[Sequence[Word]]) -> list[list[Word]]:
    """Pieces that overlap from left to right as one column each."""
    columns: list[list[Word]] = []
    for piece in sorted(pieces, key=_span):
        if columns and _span(piece)[0] < _span(columns[-1])[1]:
            columns[-1].extend(piece)
        else:
            columns.append(list(piece))
    return columns


def _heading_over(piece: Sequence[Word], spans: Sequence[Span]) -> Heading:
    """An upper heading over the columns that it touches, and those that make its own middle theirs."""
    start, end = _span(piece)
    under = [index for index, span in enumerate(spans) if min(end, span[1]) - max(start, span[0]) > 1]
    middle = (start + end) / 2
    first, last = min(under, default=0), max(under, default=0)
    while first > 0 and middle < (spans[first][0] + spans[last][1]) / 2 and _is_nearer(spans, first - 1, last, middle):
        first -= 1
    while last + 1 < len(spans) and _is_nearer(spans, first, last + 1, middle, than=(first, last)):
        last += 1
    return Heading(tuple(piece), first, last + 1)


def _is_nearer(
    spans: Sequence[Span], first: int, last: int, middle: float, *, than: tuple[int, int] | None = None
) -> bool:
    """Whether the columns from `first` to `last` have their middle nearer to `middle` than those of `than`."""
    low, high = than or (first + 1, last)
    here = abs((spans[first][0] + spans[last][1]) / 2 - middle)
    return here < abs((spans[low][0] + spans[high][1]) / 2 - middle)


def _role(index: int, leaf: Sequence[Word], above: Sequence[Heading]) -> Column | None:
    text = text_of(leaf)
    if is_mark(text):
        return None
    over = " ".join(text_of(heading.words) for heading in above if heading.first <= index < heading.stop)
    if period_of(text, over):
        return Column.TIME
    return column_role(text) or (column_role(f"{over} {text}") if over else None)


def _without(gap: Sequence[Span], words: Sequence[Word]) -> tuple[Span, ...]:
    """What the words leave free of a gap, in parts wide enough to part columns."""
    free = list(gap)
    for word in words:
        start, end = word.bbox_pt.x0, word.bbox_pt.x1
        if start < free[-1][1] and end > free[0][0]:
            free = [part for low, high in free for part in ((low, min(high, start)), (max(low, end), high))]
            free = sorted({part for part in free if _width(part) >= _LEAST_GAP_PT})
            if not free:
                return ()
    return tuple(free)


def _width(span: Span) -> float:
    return span[1] - span[0]
