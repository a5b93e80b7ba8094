"""What the columns of a table mean, by their headings and, where these say nothing, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extract.bodies import looks_like_bodies
from extract.table import Row, Table
from extract.timing import read_timing
from extract.vocabulary import load_vocabulary

_NUMBER = re.compile(r"[IVX]+|\d+(\.\d+)*\.?")
_MOST_HEADER_ROWS = 3


class Column(StrEnum):
    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    SUPPORT = "support"
    LEAD_AND_SUPPORT = "lead_and_support"
    TIME = "time"
    PRODUCT = "product"
    MONITOR = "monitor"
    MONEY = "money"
    NOTE = "note"


_WHO_OR_WHEN = (Column.LEAD, Column.LEAD_AND_SUPPORT, Column.SUPPORT, Column.TIME)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column holds what, how many rows the header takes, and the year that the time column's heading names."""

    columns: dict[Column, int]
    row_count: int
    year: int | None = None


def read_header(table: Table) -> Header | None:
    """The meaning of a task table's columns; None where the table is none: no task, or neither who nor when."""
    candidates = [_by_heading(table, count) for count in range(1, min(_MOST_HEADER_ROWS, len(table.rows)) + 1)]
    best = max(candidates, key=lambda header: (len(header.columns), -header.row_count), default=None)
    if best and _is_task_table(best.columns):
        return best
    return _by_content(table)


def _is_task_table(columns: dict[Column, int]) -> bool:
    return Column.TASK in columns and any(column in columns for column in _WHO_OR_WHEN)


def _by_heading(table: Table, count: int) -> Header:
    columns: dict[Column, int] = {}
    year = None
    for index in range(len(table.edges_pt) - 1):
        heading = " ".join(dict.fromkeys(row.text(index) for row in table.rows[:count] if row.text(index)))
        role = column_role(heading)
        if role and role not in columns:
            columns[role] = index
        if role is Column.TIME and (match := re.search(r"\b(20\d\d)\b", heading)):
            year = int(match[1])
    if Column.NUMBER not in columns and 0 not in columns.values() and _is_numbered(table, count):
        columns[Column.NUMBER] = 0
    return Header(columns, count, year)


def _is_numbered(table: Table, count: int) -> bool:
    """The first column counts the rows, whatever its heading (a scan reads `TT` as anything)."""
    cells = [row.text(0) for row in table.rows[count:] if row.text(0)]
    return bool(cells) and _most(cells, lambda cell: bool(_NUMBER.fullmatch(cell)))


def column_role(heading: str) -> Column | None:
    """The role of a heading such as `Thời gianhoàn thành` (blanks do not count); None for one that is unknown."""
    folded = re.sub(r"\([^)]*\)|[\s:.]", "", heading).casefold()
    for name, words, exact in _roles():
        if folded in exact or any(word in folded for word in words):
            return Column(name)
    return None


@cache
def _roles() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    roles = load_vocabulary("columns")["role"]
    return tuple((role["name"], tuple(role.get("words", ())), tuple(role.get("exact", ()))) for role in roles)


def _by_content(table: Table) -> Header | None:
    """A table without a readable heading: numbers first, long texts, then bodies and times by most of their cells."""
    rows = [row for row in table.rows if len(row.filled) > 2]
    if len(rows) < 3:
        return None
    columns: dict[Column, int] = {}
    for index in range(len(table.edges_pt) - 1):
        cells = [row.text(index) for row in rows if row.text(index)]
        role = _role_of(cells, columns)
        if role:
            columns[role] = index
    return Header(columns, 0) if _is_task_table(columns) else None


def _role_of(cells: Sequence[str], known: dict[Column, int]) -> Column | None:
    if not cells:
        return None
    if Column.NUMBER not in known and _most(cells, lambda cell: bool(_NUMBER.fullmatch(cell))):
        return Column.NUMBER
    if Column.TIME not in known and _most(cells, lambda cell: read_timing(cell, year=None, issued_on=None) is not None):
        return Column.TIME
    if _most(cells, looks_like_bodies):
        return Column.SUPPORT if Column.LEAD in known else Column.LEAD
    if Column.TASK not in known and sum(map(len, cells)) / len(cells) > 25:
        return Column.TASK
    return None


def _most(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) >= 0.7 * len(cells)


def is_column_numbers(row: Row) -> bool:
    """A row `(1) (2) (3)` under the heading."""
    texts = [text for text in row.texts if text]
    return len(texts) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)?", text) for text in texts)
