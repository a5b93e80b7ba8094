"""Cells set side by side, and blocks set below each other, in points from the top left of what holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.files.word_file.blocks import Block, WordCell, WordTable
from extract.files.word_file.shown_text import Decode
from extract.files.word_file.typesetting import SetWord, set_paragraph
from extract.page import Word

_PADDING_PT = 5.4  # between a cell's edge and its text: Word's own
_LEAST_ROW_PT = 14.0
_GUTTER_PT = 16.0
_DEEPEST = 6  # of tables in tables
_MOST_WIDER = 1.25  # a table may be so much wider than the text; beyond it Word has shrunk it


@dataclass(slots=True)
class SetCell:
    """A cell's words from its top left, and the height that they need; `placed` are they on the page, once there."""

    columns: range
    words: tuple[SetWord, ...]
    need: float
    goes_on: bool
    placed: tuple[Word, ...] = ()


@dataclass(slots=True)
class SetRow:
    cells: list[SetCell]
    height: float

    def goes_on(self, columns: range) -> bool:
        """The cell over these columns is merged with the one above."""
        return any(cell.goes_on and cell.columns.start == columns.start for cell in self.cells)


def table_edges(table: WordTable, width: float) -> tuple[float, ...]:
    """Where the columns begin, and the last one ends, from the left margin of a column of `width` points."""
    total = sum(table.widths_pt)
    scale = width / total if total > width * _MOST_WIDER else 1.0
    start = min(max(table.indent_pt, -30.0), max(width - total * scale, 0.0))
    if table.align in ("center", "right", "end"):
        start = (width - total * scale) * (0.5 if table.align == "center" else 1.0)
    return tuple(accumulate((size * scale for size in table.widths_pt), initial=start))


def set_rows(table: WordTable, edges: Sequence[float], decode: Decode, page: str, *, depth: int = 0) -> list[SetRow]:
    """The rows with their heights: what stands in a cell merged down may fill all its rows."""
    rows = []
    for row in table.rows:
        cells = [_set_cell(cell, edges, decode, page, depth=depth) for cell in row.cells]
        if not table.is_ruled:
            _keep_apart(cells, edges)
        single = (cell.need for cell, source in zip(cells, row.cells, strict=True) if not source.is_merged)
        rows.append(SetRow(cells, max((row.least_pt, _LEAST_ROW_PT, *single))))
    for index, row in enumerate(table.rows):
        for cell, source in zip(rows[index].cells, row.cells, strict=True):
            if source.begins_merge:
                _give_room(rows, index, cell)
    return rows


def _keep_apart(cells: Sequence[SetCell], edges: Sequence[float]) -> None:
    """Without a line between them only a gap tells the columns of a letterhead apart."""
    end = -1000.0
    for cell in cells:
        left = edges[cell.columns.start]
        start = min((word.x0 for word in cell.words), default=end) + left
        move = max(end + _GUTTER_PT - start, 0.0)
        cell.words = tuple(word.moved(move, 0.0) for word in cell.words)
        end = max((word.x1 + left for word in cell.words), default=end)


def _give_room(rows: Sequence[SetRow], index: int, cell: SetCell) -> None:
    """A merged cell with more text than its rows are high makes the last of them higher."""
    stop = index + 1
    while stop < len(rows) and rows[stop].goes_on(cell.columns):
        stop += 1
    missing = cell.need - sum(row.height for row in rows[index:stop])
    rows[stop - 1].height += max(missing, 0.0)


def _set_cell(cell: WordCell, edges: Sequence[float], decode: Decode, page: str, *, depth: int) -> SetCell:
    width = edges[cell.columns.stop] - edges[cell.columns.start] - 2 * _PADDING_PT
    words, height = set_blocks(cell.blocks, max(width, 12.0), decode, page, depth=depth)
    return SetCell(cell.columns, tuple(word.moved(_PADDING_PT, 0.25) for word in words), height + 0.5, cell.goes_on)


def set_blocks(
    blocks: Sequence[Block], width: float, decode: Decode, page: str, *, depth: int = 0
) -> tuple[list[SetWord], float]:
    """The words of blocks below each other in a column of `width` points, and how high they are together."""
    words: list[SetWord] = []
    down = 0.0
    for block in blocks:
        if isinstance(block, WordTable):
            if depth >= _DEEPEST:
                continue
            edges = table_edges(block, width)
            for row in set_rows(block, edges, decode, page, depth=depth + 1):
                words += [word.moved(edges[cell.columns.start], down) for cell in row.cells for word in cell.words]
                down += row.height
            continue
        for box in block.boxes:
            inner, height = set_blocks(box.blocks, box.width_pt or width, decode, page, depth=depth + 1)
            words += [word.moved(min(box.left_pt, width / 2), down) for word in inner]
            down += height
        for line in set_paragraph(block, width, decode, page):
            words += [word.moved(0.0, down) for word in line.words]
            end = line.top + line.height
        down += end + min(block.format.after_pt, 100.0)
    return words, down
