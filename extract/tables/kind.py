"""What a table is for: tasks and targets ask for something; lists, forms, programmes and budgets do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from extract.tables.columns import Column
from extract.tables.header import WHEN, WHO, Header
from extract.tables.row import Row

_CLOCK = re.compile(r"\d{1,2}\s*(?:h|giờ|g|:)\s*\d{0,2}\s*(?:phút|')?", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}/\d{1,2}|ngày|tháng|quý|năm", re.IGNORECASE)
_LEVEL = re.compile(r"\d")


class TableKind(Enum):
    """UNKNOWN is a table whose columns say nothing to the reader: the clerk is told of it."""

    TASKS = "tasks"
    TARGETS = "targets"
    PROGRAMME = "programme"
    FORM = "form"
    LIST = "list"
    BUDGET = "budget"
    UNKNOWN = "unknown"

    @property
    def asks(self) -> bool:
        """Whether its rows are requirements."""
        return self in (TableKind.TASKS, TableKind.TARGETS)


_NAMED = (
    (Column.PERSON, TableKind.LIST),
    (Column.PROCEDURE, TableKind.LIST),
    (Column.PRICE, TableKind.BUDGET),
)


def kind_of(header: Header | None, body: Sequence[Row]) -> TableKind:
    """What a table with these columns and rows is for."""
    if header is None:
        return TableKind.UNKNOWN
    if header.is_task_header:
        return _task_kind(header, body)
    found = next((kind for column, kind in _NAMED if column in header.columns), None)
    if found:
        return found
    if Column.TASK in header.columns and header.targets and _has_levels(header, body):
        return TableKind.TARGETS
    return TableKind.FORM if _is_form(header, body) or Column.UNIT in header.columns else TableKind.UNKNOWN


def _task_kind(header: Header, body: Sequence[Row]) -> TableKind:
    if _is_form(header, body):
        return TableKind.FORM
    return TableKind.PROGRAMME if _is_programme(header, body) else TableKind.TASKS


def _is_form(header: Header, body: Sequence[Row]) -> bool:
    """Nobody has filled in who or when in any row: the receivers shall."""
    filled_in = [header.columns[column] for column in (*WHO, *WHEN) if column in header.columns]
    filled_in += [column for column, _ in (*header.periods, *header.targets)]
    return not any(re.search(r"\w", row.text(column)) for row in body for column in filled_in if not row.across)


def _is_programme(header: Header, body: Sequence[Row]) -> bool:
    """What takes place where, and nobody is to do it; or one meeting's hours: most times are hours without a day."""
    if Column.PLACE in header.columns and not any(column in header.columns for column in WHO):
        return True
    column = header.columns.get(Column.TIME, header.columns.get(Column.START))
    times = [row.text(column) for row in body if row.text(column)] if column is not None else []
    return bool(times) and sum(bool(_CLOCK.match(time) and not _DAY.search(time)) for time in times) * 2 > len(times)


def _has_levels(header: Header, body: Sequence[Row]) -> bool:
    cells = [row.text(column) for row in body for column, _ in header.targets if row.text(column)]
    return bool(cells) and sum(bool(_LEVEL.search(cell)) for cell in cells) * 2 > len(cells)
