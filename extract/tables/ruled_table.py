"""Ruled tables of a page: pdfplumber's table finder over the page's edges, and the words in each cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from pdfplumber import table as finder

from extract.page import Cell, Grid, Word, lines_of
from extract.pdf.characters import Edge
from extract.tables.ruled_cells import Box, cells_between
from model.source import BBox

_LEAST_RULE_PT = 8.0  # shorter lines close no row
_LEAST_PIECE_PT, _LEAST_EDGE_PT = 1.0, 3.0  # pdfplumber's own: before and after pieces of a line are joined
_TOLERANCE_PT = 3.0
_LONG_RULE_PT = 200.0  # the line under a motto or a title is shorter

_Span = tuple[float, float]


def grids_of(edges: Sequence[Edge], words: Sequence[Word], number: int, width_pt: float) -> tuple[Grid, ...]:
    """The ruled tables of page `number`, from top to bottom; words belong to the cell that holds their middle."""
    grids = (_grid(cells, words, number) for cells in cells_of(edges, width_pt))
    return tuple(grid for grid in grids if _is_table(grid))


def level_rules(edges: Iterable[Edge], grids: Sequence[Grid]) -> tuple[Edge, ...]:
    """Level lines outside the grids that are long enough to part the rows of a table, drawn whole or cell by cell."""
    level = sorted((edge for edge in edges if not edge.upright and edge.x1 > edge.x0), key=_height_and_left)
    joined: list[Edge] = []
    for edge in level:
        last = joined[-1] if joined else None
        if last and edge.top - last.top < 1 and edge.x0 - last.x1 < _TOLERANCE_PT:
            joined[-1] = last._replace(x1=max(last.x1, edge.x1))
        else:
            joined.append(edge)
    boxes = [grid.bbox_pt for grid in grids]
    return tuple(
        rule
        for rule in joined
        if rule.x1 - rule.x0 >= _LONG_RULE_PT and not any(box.top - 1 <= rule.top <= box.bottom + 1 for box in boxes)
    )


def _height_and_left(edge: Edge) -> tuple[int, float]:
    return round(edge.top), edge.x0


def cells_of(edges: Sequence[Edge], width_pt: float) -> list[list[Box]]:
    """The cells (x0, top, x1, bottom) that the edges enclose, table by table, with or without words in them."""
    lines = [_dict(edge) for edge in edges if _length(edge) >= _LEAST_PIECE_PT]
    lines += [_dict(Edge(0.0, height, width_pt, height, upright=False)) for height in _open_ends(edges)]
    merged = finder.merge_edges(lines, *[_TOLERANCE_PT] * 4)
    merged += _outer_sides(merged)
    crossings = finder.edges_to_intersections(
        [line for line in merged if max(line["width"], line["height"]) >= _LEAST_EDGE_PT], _TOLERANCE_PT, _TOLERANCE_PT
    )
    tables: list[list[Box]] = finder.cells_to_tables(cells_between(crossings))
    return tables


def _open_ends(edges: Sequence[Edge]) -> list[float]:
    """Heights where upright rules end side by side: a page break may leave a row without its line."""
    ends: dict[int, set[int]] = {}
    for edge in edges:
        if edge.upright and edge.bottom - edge.top >= _LEAST_RULE_PT:
            for end in (edge.top, edge.bottom):
                ends.setdefault(round(end), set()).add(round(edge.x0))
    return [float(height) for height, sides in ends.items() if len(sides) > 2]


def _outer_sides(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Upright lines where level ones end beyond the outermost upright of a table: not all tables have outer lines."""
    uprights = [line for line in lines if line["orientation"] == "v" and line["height"] >= _LEAST_RULE_PT]
    found = []
    for upright in uprights:
        top, bottom, at = upright["top"] - _TOLERANCE_PT, upright["bottom"] + _TOLERANCE_PT, upright["x0"]
        crossing = [
            line
            for line in lines
            if line["orientation"] == "h"
            and line["x0"]
            and top <= line["top"] <= bottom
            and line["x0"] < at < line["x1"]
        ]
        for side, pick in (("x0", min), ("x1", max)):
            ends = [line[side] for line in crossing]
            end = pick(ends, default=at)
            beyond = pick(other["x0"] for other in uprights if other["top"] < bottom and other["bottom"] > top)
            if at == beyond and abs(end - at) > _LEAST_RULE_PT and sum(abs(x - end) < _TOLERANCE_PT for x in ends) > 1:
                found.append(_dict(Edge(end, upright["top"], end, upright["bottom"], upright=True)))
    return found


def _length(edge: Edge) -> float:
    return edge.bottom - edge.top if edge.upright else edge.x1 - edge.x0


def _dict(edge: Edge) -> dict[str, Any]:
    """An edge as pdfplumber's functions want it."""
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "doctop": edge.top,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "v" if edge.upright else "h",
    }


def _grid(raw_cells: Sequence[Box], words: Sequence[Word], number: int) -> Grid:
    """A pdfplumber table as a grid of spanning cells, each with the words whose middle lies in it."""
    lefts = _edges(x for cell in raw_cells for x in (cell[0], cell[2]))
    tops = _edges(y for cell in raw_cells for y in (cell[1], cell[3]))
    box = BBox(lefts[0], tops[0], max(cell[2] for cell in raw_cells), max(cell[3] for cell in raw_cells))
    column_at = {x: _nearest(lefts, x) for cell in raw_cells for x in (cell[0], cell[2])}
    row_at = {y: _nearest(tops, y) for cell in raw_cells for y in (cell[1], cell[3])}
    bands = _bands(raw_cells, words)
    cells = []
    for raw in raw_cells:
        x0, top, x1, bottom = raw
        inside = (word for middle, word in bands[top, bottom] if x0 <= middle <= x1)
        cells.append(
            Cell(
                rows=range(row_at[top], row_at[bottom]),
                columns=range(column_at[x0], column_at[x1]),
                bbox_pt=BBox(*raw),
                words=tuple(word for line in lines_of(inside) for word in line.words),
            )
        )
    cells.sort(key=lambda cell: (cell.rows.start, cell.columns.start))
    return Grid(number, box, lefts, len(tops) - 1, tuple(cells))


def _bands(raw_cells: Iterable[Box], words: Sequence[Word]) -> dict[_Span, list[tuple[float, Word]]]:
    """For each height from top to bottom of a cell the words whose middle lies in it, each with its middle across."""
    by_height = sorted(words, key=attrgetter("middle_pt"))
    heights = [word.middle_pt for word in by_height]
    return {
        (top, bottom): [
            ((word.bbox_pt.x0 + word.bbox_pt.x1) / 2, word)
            for word in by_height[bisect_left(heights, top) : bisect_right(heights, bottom)]
        ]
        for top, bottom in {(cell[1], cell[3]) for cell in raw_cells}
    }


def _edges(positions: Iterable[float]) -> tuple[float, ...]:
    """Positions with those nearer than 3 pt to the one before merged: drawn lines rarely meet exactly."""
    merged: list[float] = []
    for position in sorted(positions):
        if not merged or position - merged[-1] > 3:
            merged.append(float(position))
    return tuple(merged)


def _nearest(edges: tuple[float, ...], position: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - position))


def _is_table(grid: Grid) -> bool:
    """Cells with words beside each other, or the rest of a row among empty ones; a framed letterhead or signature is
    layout, and the lines of a paragraph may be shaded one by one."""
    filled = Counter(row for cell in grid.cells if cell.words for row in cell.rows)
    beside = Counter(row for cell in grid.cells for row in cell.rows)
    text = " ".join(word.text for cell in grid.cells for word in cell.words).casefold()
    is_rest = len(filled) == 1 and all(beside[row] > 2 for row in filled)
    is_ruled = max(filled.values(), default=0) > 1 or is_rest
    return is_ruled and "độc lập - tự do" not in text and "nơi nhận:" not in text
