"""A table's rows as requirements: number, group, who leads, who helps, when, or the level to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.bodies.enumeration import split_bodies
from extract.tables.columns import Column, is_mark
from extract.tables.header import Header, is_column_numbers, read_header, repeats_header
from extract.tables.heading_rows import Groups, is_heading_row, row_number, says_and_groups
from extract.tables.kind import TableKind, kind_of
from extract.tables.lead_and_support import split_combined, split_marked
from extract.tables.row import Row, row_box
from extract.tables.row_timing import RowTiming
from extract.tables.table import Table
from model.directive import Doubt, Requirement, RequirementKind
from model.source import Source

_WORDLESS = re.compile(r"[\W\d_]*")


@dataclass(frozen=True, slots=True)
class TableContext:
    """What stands around a table: the file, the prefix of its rows' refs (`PL1`), the directive's year and date."""

    sha256: str
    prefix: str
    year: int | None
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row below the header: the requirement it is, or None for a heading row and for one without a task."""

    row: Row
    requirement: Requirement | None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a table is, the rows below its header in order, and what is doubtful about it."""

    kind: TableKind
    rows: tuple[ReadRow, ...]
    doubts: tuple[Doubt, ...]


def read_table(table: Table, context: TableContext) -> ReadTable:
    """A table read row by row, heading rows as `group` of those below; only tasks and targets give requirements."""
    header = read_header(table)
    body = _body(table, header) if header else table.rows
    kind = kind_of(header, body)
    if header is None or not kind.asks:
        unknown = (Doubt("table-unknown", "Có bảng không phải bảng nhiệm vụ.", table.boxes[0][0]),)
        return ReadTable(kind, tuple(ReadRow(row, None) for row in body), unknown if kind is TableKind.UNKNOWN else ())
    reader = _Reader(header, kind, context, RowTiming(header, context.year, context.issued_on), table)
    found = tuple(reader.read(body))
    requirements = [row.requirement for row in found if row.requirement]
    return ReadTable(kind, found, tuple(_doubts(requirements, reader.timing)))


def _body(table: Table, header: Header) -> tuple[Row, ...]:
    rows = table.rows[header.end :]
    return tuple(row for row in rows if not is_column_numbers(row) and not repeats_header(row, header))


@dataclass(frozen=True, slots=True)
class _Reader:
    header: Header
    kind: TableKind
    context: TableContext
    timing: RowTiming
    table: Table

    def read(self, body: Sequence[Row]) -> Iterator[ReadRow]:
        groups = Groups()
        for index, row in enumerate(body):
            following = body[index + 1] if index + 1 < len(body) else None
            if is_heading_row(row, self.header, following):
                groups.enter(row, self.header)
                yield ReadRow(row, None, is_heading=True)
                continue
            yield ReadRow(row, self._requirement(row, groups))
            if says_and_groups(row, self.header, following):
                groups.enter(row, self.header)

    def _requirement(self, row: Row, groups: Groups) -> Requirement | None:
        task = self._task(row)
        if _WORDLESS.fullmatch(task) or not row.own_words:
            return None
        text = self._with_targets(row, task) if self._measures else task
        page, box = row_box(row)
        lead, support = self._who(row)
        return Requirement(
            ref=groups.ref(row_number(row, self.header), self.context.prefix),
            kind=RequirementKind.ROW,
            text=text,
            source=Source(self.context.sha256, page, box, task),
            lead=lead,
            support=support,
            group=groups.title,
            timing=self.timing.read(row, task),
            product=self._text(row, Column.PRODUCT) or None,
        )

    @property
    def _measures(self) -> bool:
        return self.kind is TableKind.TARGETS or Column.UNIT in self.header.columns

    def _task(self, row: Row) -> str:
        """The task, with what further columns say of it behind a colon."""
        parts = [row.text(column) for column in (self.header.columns[Column.TASK], *self.header.details)]
        return ": ".join(
            part.rstrip(" :") if index < len(parts) - 1 else part for index, part in enumerate(parts) if part
        )

    def _with_targets(self, row: Row, task: str) -> str:
        """`Tỷ lệ học sinh biết bơi: 60 %`; several levels each under its heading."""
        unit = self._text(row, Column.UNIT)
        levels = [(heading, row.text(column)) for column, heading in self.header.targets if row.text(column)]
        said = [level if len(self.header.targets) == 1 else f"{heading} {level}" for heading, level in levels]
        measured = "; ".join(f"{level} {unit}".strip() for level in said)
        return f"{task.rstrip(' :;.')}: {measured}" if measured else task

    def _who(self, row: Row) -> tuple[str | None, tuple[str, ...]]:
        combined = self.header.columns.get(Column.LEAD_AND_SUPPORT)
        if combined is not None:
            return split_combined(self.table.lines_text(row, combined))
        column = self.header.columns.get(Column.LEAD)
        if column is not None and any(first == column and width > 1 for first, width in row.across):
            return None, ()  # one phrase over lead and support ("Theo phân công tại ..."): who leads is not said here
        support = self._support(row)
        lead = row.text(column) if column is not None else ""
        said = split_marked(self.table.lines_text(row, column)) if column is not None and lead else None
        if said is not None:
            return said[0], (*said[1], *support)
        return (None if is_mark(lead) else lead or None), support

    def _support(self, row: Row) -> tuple[str, ...]:
        column = self.header.columns.get(Column.SUPPORT)
        return split_bodies(self.table.lines_text(row, column)) if column is not None else ()

    def _text(self, row: Row, column: Column) -> str:
        index = self.header.columns.get(column)
        return row.text(index) if index is not None else ""


def _doubts(rows: Iterable[Requirement], timing: RowTiming) -> Iterator[Doubt]:
    for row in rows:
        text = row.timing.text if row.timing else ""
        if doubt := timing.doubt(text):
            yield Doubt("timing-unclear", f"{doubt}: «{text}»", row.source.page)
