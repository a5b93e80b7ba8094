"""Where the rows of a table begin that no line parts: by lines that do, by white between rows, by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.page import Word, lines_of, text_of

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?|[A-HĐ][.)]?|[a-zđ][.)]")
_REST_PT = 2.0  # what it counts against a reading that lines above the first row belong to the page before
_WHITE_SHARE = 0.05  # how much white between two lines speaks for a new row
_WIDER_PT = 2.5  # than the white between two lines: that between two rows


@dataclass(frozen=True, slots=True)
class Cells:
    """Words by column; which column counts the rows (None without one) and which says what to do."""

    edges_pt: tuple[float, ...]
    number: int | None
    task: int

    def column_of(self, word: Word) -> int:
        middle = (word.bbox_pt.x0 + word.bbox_pt.x1) / 2
        inner = self.edges_pt[1:-1]
        return sum(middle > edge for edge in inner)

    def of(self, words: Sequence[Word], column: int) -> list[Word]:
        return [word for word in words if self.column_of(word) == column]

    def numbers(self, words: Sequence[Word]) -> list[Word]:
        """The numbers that count rows: each alone on its line in the first column."""
        if self.number is None:
            return []
        lines = lines_of(self.of(words, self.number))
        return [line.words[0] for line in lines if len(line.words) == 1 and _NUMBER.fullmatch(line.text)]


def rows_of(words: Sequence[Word], cells: Cells, rules_pt: Sequence[float] = ()) -> list[list[Word]]:
    """Words of a table's body on one page, row by row; `rules_pt` are the heights of lines over its width."""
    bands = _cut(words, rules_pt)
    if len(bands) > 1 and all(len(cells.numbers(band)) < 2 for band in bands):
        return bands
    return [row for band in bands for row in _rows(band, cells)]


def _cut(words: Sequence[Word], heights: Sequence[float]) -> list[list[Word]]:
    """The words between the given heights, from top to bottom, without empty stretches."""
    limits = [float("-inf"), *sorted(heights), float("inf")]
    bands = ([word for word in words if low <= word.middle_pt < high] for low, high in pairwise(limits))
    return [band for band in bands if band]


def _rows(words: Sequence[Word], cells: Cells) -> list[list[Word]]:
    whites = _whites(words)
    least = min((size for _, size in whites), default=0.0)
    wide = [height for height, size in whites if size >= least + _WIDER_PT]
    if wide:
        pieces = _cut(words, wide)
        parted = ([piece] if len(cells.numbers(piece)) < 2 else _by_numbers(piece, cells) for piece in pieces)
        return _gathered([row for piece in parted for row in piece], cells)
    return _by_numbers(words, cells) if cells.numbers(words) else _by_text(words, cells)


def _whites(words: Sequence[Word]) -> list[tuple[float, float]]:
    """The level stretches that no word enters: height of the middle and size; overlapping lines leave 0 between."""
    boxes = sorted((word.bbox_pt.top, word.bbox_pt.bottom, word.middle_pt) for word in words)
    found = []
    floor, low = boxes[0][1], boxes[0][2]
    for top, bottom, middle in boxes:
        if top >= floor - 1 and middle > low + 3:
            found.append(((floor + top) / 2, max(top - floor, 0.0)))
        floor, low = max(floor, bottom), max(low, middle)
    return found


def _by_numbers(words: Sequence[Word], cells: Cells) -> list[list[Word]]:
    """Rows that begin with their numbers, or that have them in their middle."""
    numbers = cells.numbers(words)
    if not numbers:
        return [list(words)]
    if not _are_centred(numbers, words, cells):
        return _cut(words, [number.bbox_pt.top - 0.3 * number.size_pt for number in numbers])
    return _cut(words, _ends_of_centred([number.middle_pt for number in numbers], words))


def _ends_of_centred(numbers: Sequence[float], words: Sequence[Word]) -> list[float]:
    """The heights that part rows whose numbers stand, as nearly as lines allow, at half the height of theirs.

    Lines above the first row that are too many for it are the rest of a row of the page before.
    """
    lines = lines_of(words)
    middles = [line.words[0].middle_pt for line in lines]
    ways = {
        start: (_REST_PT if start else 0.0, [start]) for start, middle in enumerate(middles) if middle <= numbers[0]
    }
    for number, following in zip(numbers, (*numbers[1:], float("inf")), strict=True):
        longer: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, starts) in ways.items():
            for end in range(start, len(middles)):
                last = following == float("inf")
                if middles[end] < number - 3 or (last and end < len(middles) - 1):
                    continue
                if end + 1 < len(middles) and middles[end + 1] > following + 3:
                    break
                white = lines[end + 1].bbox_pt.top - lines[end].bbox_pt.bottom if end + 1 < len(lines) else 0.0
                above = (middles[start] + middles[end]) / 2 - number
                off = max(above, 0.0) if last else abs(above)  # the last row may go on behind the page break
                total = cost + off - _WHITE_SHARE * white
                if end + 1 not in longer or total < longer[end + 1][0]:
                    longer[end + 1] = (total, [*starts, end + 1])
        ways = longer
    _, starts = min(ways.values(), default=(0.0, []))
    return [(middles[start - 1] + middles[start]) / 2 for start in starts if 0 < start < len(middles)]


def _are_centred(numbers: Sequence[Word], words: Sequence[Word], cells: Cells) -> bool:
    """Whether numbers stand at half the height of their rows: no task begins on the line of many of them."""
    tasks = cells.of(words, cells.task)
    beside = (
        [word for word in tasks if abs(word.middle_pt - number.middle_pt) < 0.3 * number.size_pt] for number in numbers
    )
    inside = sum(not line or min(line, key=_left_pt).text[0].islower() for line in beside)
    return inside * 4 > len(numbers)


def _left_pt(word: Word) -> float:
    return word.bbox_pt.x0


def _gathered(pieces: Sequence[list[Word]], cells: Cells) -> list[list[Word]]:
    """Pieces that are no row of their own put to the one before: paragraphs of one cell stand apart as well."""
    rows: list[list[Word]] = []
    for piece in pieces:
        if rows and not _is_row(piece, cells):
            rows[-1] = [*rows[-1], *piece]
        else:
            rows.append(list(piece))
    return rows


def _is_row(piece: Sequence[Word], cells: Cells) -> bool:
    """A number, or a task that begins anew beside something of who or when."""
    if cells.numbers(piece):
        return True
    task = text_of(cells.of(piece, cells.task))
    others = {cells.column_of(word) for word in piece} - {cells.task, cells.number}
    return bool(task) and not task[0].islower() and bool(others)


def _by_text(words: Sequence[Word], cells: Cells) -> list[list[Word]]:
    """Without numbers and without white: a row begins where a task begins with a capital beside another cell."""
    lines = lines_of(words)
    tops = []
    for line in lines:
        task = text_of(cells.of(line.words, cells.task))
        others = [text_of(cells.of(line.words, column)) for column in range(len(cells.edges_pt) - 1)]
        begins = [text for column, text in enumerate(others) if text and column != cells.task and not text[0].islower()]
        if task and not task[0].islower() and begins:
            tops.append(line.bbox_pt.top)
    return _cut(words, [top + 0.1 for top in tops])
