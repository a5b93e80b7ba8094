"""How wide the columns of a table are, and which way its pages lie: by what its cells hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil

from generate import layout
from generate.text_width import width_mm

_STEPS_MM = (3.0, 6.0, 12.0)
_MOST_ROWS = 120  # looked at: of a longer table every second, third, ... row
_SLACK = 1.06  # words never fill their lines to the end
_TALL_ROW = 7  # lines; a table of such rows reads better lying
_TALL_SHARE = 0.3
_WIDEST_SIDE = 0.45  # of the page, for any column but the one of the contents


def fitted_widths(
    columns: Sequence[str], rows: Sequence[Sequence[str]], groups: Sequence[str] = ()
) -> tuple[float, ...]:
    """Millimetres of each column, which add up to the text width of upright or of lying pages.

    Widths at which the rows are lowest; lying pages where too many rows stay tall on upright ones.

    `rows` are those with a text in each column; `groups` the numbers of heading rows, in the first column and bold.
    """
    number_mm = _number_column([columns[0], *groups])
    seen = rows[:: ceil(len(rows) / _MOST_ROWS) or 1]
    cells = [tuple(width_mm(text, layout.TABLE_PT, bold=False) for text in row[1:]) for row in seen]
    least = [_least(column) for column in zip(*([columns[1:], *(row[1:] for row in rows)]), strict=True)]
    upright = _widths(cells, least, layout.text_width_mm(landscape=False) - number_mm)
    if not rows or _tall_share(cells, upright) < _TALL_SHARE:
        return (number_mm, *upright)
    return (number_mm, *_widths(cells, least, layout.text_width_mm(landscape=True) - number_mm))


def _number_column(numbers: Sequence[str]) -> float:
    widest = max(width_mm(number, layout.TABLE_PT, bold=True) for number in numbers)
    return max(layout.NUMBER_COLUMN_MM, widest + 2 * layout.TABLE_PADDING_MM + 1)


def is_lying(widths_mm: Sequence[float]) -> bool:
    """Whether columns are wider than upright pages."""
    return sum(widths_mm) > layout.text_width_mm(landscape=False) + 1


def _least(column: Sequence[str]) -> float:
    """The room of the longest word in a column, its heading's in bold; never so little that it reads badly."""
    heading, *texts = column
    words = {word for text in texts for word in text.split()}
    widest = max((width_mm(word, layout.TABLE_PT, bold=False) for word in words), default=0.0)
    bold = max((width_mm(word, layout.TABLE_PT, bold=True) for word in heading.split()), default=0.0)
    return max(max(widest, bold) + 2 * layout.TABLE_PADDING_MM + 1, layout.COLUMN_LEAST_MM)


def _widths(cells: Sequence[Sequence[float]], least: Sequence[float], room: float) -> tuple[float, ...]:
    """From the usual shares on, room is moved between two columns as long as the table gets lower by it."""
    widths = _started(least, room)
    best = _height(cells, widths)
    while True:
        tried = [(_height(cells, moved), n, moved) for n, moved in enumerate(_moves(widths, least, room))]
        lowest = min(tried, default=None)
        if lowest is None or lowest[0] >= best:
            return tuple(widths)
        best, _, widths = lowest


def _started(least: Sequence[float], room: float) -> list[float]:
    """The usual shares, none below its longest word while the whole has the room for that."""
    usual = [room * share / sum(layout.COLUMN_SHARES) for share in layout.COLUMN_SHARES]
    widths = [max(wanted, word) for wanted, word in zip(usual, least, strict=True)]
    spare = [width - word for width, word in zip(widths, least, strict=True)]
    over = sum(widths) - room
    if over > 0 and sum(spare) > over:
        widths = [width - over * free / sum(spare) for width, free in zip(widths, spare, strict=True)]
    return [width * room / sum(widths) for width in widths]


def _moves(widths: Sequence[float], least: Sequence[float], room: float) -> Iterator[list[float]]:
    """Every way to give a step from one column to another, above its longest word, none of the side ones too wide."""
    for step, giver, taker in product(_STEPS_MM, range(len(widths)), range(len(widths))):
        is_too_wide = taker > 0 and widths[taker] + step > _WIDEST_SIDE * room
        if taker == giver or widths[giver] - step < least[giver] or is_too_wide:
            continue
        moved = list(widths)
        moved[giver], moved[taker] = widths[giver] - step, widths[taker] + step
        yield moved


def _height(cells: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    """Lines of all rows; cells that are not the tallest count a little, so that room goes where words are."""
    rooms = [width - 2 * layout.TABLE_PADDING_MM for width in widths]
    total = 0.0
    for row in cells:
        lines = [_lines(text, room) for text, room in zip(row, rooms, strict=True)]
        total += max(lines) + 0.01 * sum(lines)
    return total


def _lines(text_mm: float, room_mm: float) -> int:
    return max(1, ceil(text_mm * _SLACK / room_mm)) if text_mm > room_mm else 1


def _tall_share(cells: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    tall = sum(_height([row], widths) >= _TALL_ROW for row in cells)
    return tall / len(cells)
