"""The header of a table: rows that say what its columns hold, found by what they mean and not by where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.bodies.enumeration import looks_like_bodies
from extract.tables.columns import Column, column_role, is_mark, period_of
from extract.tables.row import Row
from extract.tables.table import Table
from extract.times.timing import read_timing

_NUMBER = re.compile(r"[IVX]+|\d+(\.\d+)*\.?")
_COUNTED = re.compile(r"\d+(\.\d+)*[.)]?")
_MOST_HEADER_ROWS = 3
_MOST_INTRODUCING_ROWS = 3  # a title or a unit of measure inside the table, above its header
_MOST_LETTERS = 100  # of a heading
WHO = (Column.LEAD, Column.LEAD_AND_SUPPORT, Column.SUPPORT)
WHEN = (Column.TIME, Column.START, Column.END)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column holds what, the index of the first row below the header, the year that a time's heading names.

    `periods` are columns to be ticked and the part of the year that each stands for; `details` further columns that
    say what to do; `targets` all columns with a level to be reached, each with its heading.
    """

    columns: dict[Column, int]
    end: int
    year: int | None = None
    periods: tuple[tuple[int, str], ...] = ()
    details: tuple[int, ...] = ()
    targets: tuple[tuple[int, str], ...] = ()

    @property
    def is_task_header(self) -> bool:
        """It says what is to be done and who or when; a list of people or of procedures is none."""
        named = Column.PERSON in self.columns and not any(column in self.columns for column in WHEN)
        return (
            Column.TASK in self.columns
            and (bool(self.periods) or any(column in self.columns for column in (*WHO, *WHEN)))
            and not named
            and Column.PROCEDURE not in self.columns
        )


def read_header(table: Table) -> Header | None:
    """The meaning of a table's columns by their headings, else by what stands in them; None where both say nothing."""
    best = max(_candidates(table), key=_worth, default=None)
    if best is not None and (best[0].is_task_header or len(best[0].columns) > 2):
        return best[0]
    return _by_content(table) or (best[0] if best is not None and best[0].columns else None)


def _candidates(table: Table) -> Iterator[tuple[Header, int]]:
    """Headers that begin at one of the first rows, each with the number of its rows."""
    for start in range(min(_MOST_INTRODUCING_ROWS, len(table.rows))):
        for end in range(start + 1, min(start + _MOST_HEADER_ROWS, len(table.rows)) + 1):
            if not _may_head(table.rows[end - 1]):
                break
            yield _by_heading(table, start, end), end - start
        if len(table.rows[start].filled) > 2 and _COUNTED.fullmatch(table.rows[start].text(0)):
            break


def _worth(candidate: tuple[Header, int]) -> tuple[int, int]:
    header, count = candidate
    return len(header.columns) + len(header.periods) + len(header.targets), -count


def _may_head(row: Row) -> bool:
    counted = _COUNTED.fullmatch(row.text(0)) is not None and not is_column_numbers(row)
    return not counted and all(len(text) <= _MOST_LETTERS for text in row.texts)


def _by_heading(table: Table, start: int, end: int) -> Header:
    while end < len(table.rows) and table.rows[end].carried and not _is_new(table.rows[end]):
        end += 1  # its cells that are merged down reach into this row
    stacks = _stacks(table.rows[start:end])
    columns: dict[Column, int] = {}
    periods, details, targets, year = [], [], [], None
    for index, stack in enumerate(stacks):
        heading = " ".join(stack)
        role = _role(stack)
        if role is not Column.NUMBER and stack and (period := period_of(stack[-1], " ".join(stack[:-1]))):
            if _is_ticked(table.rows[end:], index):
                periods.append((index, period))
                role = None
            year = year or _year(heading)
        if role in (Column.TIME, Column.START, Column.END):
            year = year or _year(heading)
        if role is Column.TASK and role in columns:
            details.append(index)
        if role is Column.TARGET:
            targets.append((index, stack[-1]))
        if role is Column.LEAD and role in columns and "chủ trì" in heading.casefold():
            columns[role] = index  # beside one who only directs or approves
        if role:
            columns.setdefault(role, index)
    _settle(columns, table, end)
    return Header(columns, end, year, tuple(periods), tuple(details), tuple(targets))


def _settle(columns: dict[Column, int], table: Table, end: int) -> None:
    """Roles that hang on the others: a first column that counts, half a time alone, the indicator that is the task."""
    if Column.NUMBER not in columns and 0 not in columns.values() and _is_numbered(table, end):
        columns[Column.NUMBER] = 0
    if Column.TASK in columns and not any(column in columns for column in WHEN):
        columns |= _dated_column(table, end, taken=frozenset(columns.values()))
    if Column.TIME not in columns and (Column.START in columns) != (Column.END in columns):
        half = Column.START if Column.START in columns else Column.END
        columns[Column.TIME] = columns.pop(half)
    if Column.TASK not in columns and Column.INDICATOR in columns:
        columns[Column.TASK] = columns.pop(Column.INDICATOR)
    if Column.PERSON in columns and Column.LEAD not in columns and any(column in columns for column in WHEN):
        columns[Column.LEAD] = columns.pop(Column.PERSON)


def _dated_column(table: Table, end: int, *, taken: frozenset[int]) -> dict[Column, int]:
    """The column under a heading that says nothing whose cells are mostly times."""
    for index in range(len(table.edges_pt) - 1):
        cells = [row.text(index) for row in table.rows[end:] if row.text(index) and not row.across]
        if index not in taken and len(cells) > 1 and _most(cells, _is_time):
            return {Column.TIME: index}
    return {}


def _is_new(row: Row) -> bool:
    """A row that counts itself, below a header."""
    return 0 not in row.carried and _NUMBER.fullmatch(row.text(0)) is not None


def _stacks(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The headings over each column from top to bottom; a merged one stands over all its columns and once."""
    stacks: list[tuple[str, ...]] = []
    for column in range(len(rows[0].cells)):
        texts = [text for row in rows if (text := _covering(row, column))]
        stacks.append(tuple(dict.fromkeys(texts)))
    return stacks


def _covering(row: Row, column: int) -> str:
    over = next((first for first, width in row.across if first <= column < first + width), column)
    return row.text(over)


def _role(stack: Sequence[str]) -> Column | None:
    """By the lowest heading, or by all of them where it alone says nothing (`Cá nhân` below `Trách nhiệm`)."""
    if not stack:
        return None
    return column_role(stack[-1]) or (column_role(" ".join(stack)) if len(stack) > 1 else None)


def _year(heading: str) -> int | None:
    match = re.search(r"\b(20\d\d)\b", heading)
    return int(match[1]) if match else None


def _is_ticked(rows: Sequence[Row], column: int) -> bool:
    return all(is_mark(row.text(column)) for row in rows if row.text(column) and not row.across)


def _is_numbered(table: Table, end: int) -> bool:
    """The first column counts the rows, whatever its heading (a scan reads `TT` as anything)."""
    cells = [row.text(0) for row in table.rows[end:] if row.text(0)]
    return bool(cells) and _most(cells, lambda cell: bool(_NUMBER.fullmatch(cell)))


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
    header = Header(columns, 0)
    return header if header.is_task_header else None


def _role_of(cells: Sequence[str], known: dict[Column, int]) -> Column | None:
    if not cells:
        return None
    if Column.NUMBER not in known and _most(cells, lambda cell: bool(_NUMBER.fullmatch(cell))):
        return Column.NUMBER
    if Column.TIME not in known and _most(cells, _is_time):
        return Column.TIME
    if _most(cells, looks_like_bodies):
        return Column.SUPPORT if Column.LEAD in known else Column.LEAD
    if Column.TASK not in known and sum(map(len, cells)) / len(cells) > 25:
        return Column.TASK
    return None


def _is_time(cell: str) -> bool:
    return read_timing(cell, year=None, issued_on=None) is not None


def _most(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) >= 0.7 * len(cells)


def is_column_numbers(row: Row) -> bool:
    """A row `(1) (2) (3)` or `A B 1 2` under the heading."""
    texts = [text for text in row.texts if text]
    return len(texts) > 2 and all(re.fullmatch(r"\(?(?:\d{1,2}|[A-E])\)?", text) for text in texts)


def repeats_header(row: Row, header: Header) -> bool:
    """Whether a row further down says again, in whatever words, what the columns hold."""
    roles = {index: role for role, index in header.columns.items() if role is not Column.NUMBER}
    filled = [index for index in sorted(row.filled) if index in roles]
    texts = [row.text(index) for index in filled]
    same = sum(column_role(text) is roles[index] for index, text in zip(filled, texts, strict=True))
    short = all(len(text) <= _MOST_LETTERS // 2 and not re.search(r"\d", text) for text in texts)
    return same > 1 and short and same == len(filled) and not _COUNTED.fullmatch(row.text(0))
