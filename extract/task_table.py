"""A task table's rows as requirements: number, group, who leads, who helps, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from extract.bodies import split_bodies, split_lead
from extract.columns import Column, Header, is_column_numbers, read_header
from extract.table import Row, Table, row_box
from extract.timing import find_timing, read_cell, read_timing_cell
from model.directive import Doubt, Requirement, RequirementKind
from model.source import Source
from model.timing import Timing

_SAID = (Column.LEAD, Column.LEAD_AND_SUPPORT, Column.SUPPORT, Column.TIME, Column.PRODUCT)
_ROMAN = re.compile(r"[IVXLC]+|[A-H]")


@dataclass(frozen=True, slots=True)
class TableContext:
    """What stands around a table: the file, the prefix of its rows' refs (`PL1`), the directive's year and date."""

    sha256: str
    prefix: str
    year: int | None
    issued_on: date | None


@dataclass(slots=True)
class _Place:
    """The heading rows that a row stands under, by depth: Roman or unnumbered groups, then numbered sub-groups."""

    group: str | None = None
    steps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row below the header: the requirement it is, or None for a heading row and for one without a task."""

    row: Row
    requirement: Requirement | None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The rows below a task table's header in order, and what is doubtful about their times."""

    rows: tuple[ReadRow, ...]
    doubts: tuple[Doubt, ...]


def read_task_table(table: Table, context: TableContext) -> ReadTable | None:
    """A task table read row by row, heading rows as `group` of those under them; None when it is no task table."""
    header = read_header(table)
    if header is None:
        return None
    body = [row for row in table.rows[header.row_count :] if not is_column_numbers(row)]
    place = _Place()
    found = []
    for index, row in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        if _is_heading(row, header, following):
            _enter(place, row, header)
            found.append(ReadRow(row, None, is_heading=True))
        else:
            found.append(ReadRow(row, _requirement(row, header, place, context)))
    times = [row.requirement for row in found if row.requirement]
    return ReadTable(tuple(found), tuple(_doubts(times, header, context)))


def _is_heading(row: Row, header: Header, following: Row | None) -> bool:
    """A heading row says nothing of who and when: one merged cell, a Roman number, or a parent of rows."""
    number = _text(row, header, Column.NUMBER).rstrip(".)")
    said = [c for c in _SAID if c in header.columns and row.cells[header.columns[c]]]
    spans = any(width >= 3 or width >= len(row.cells) - 1 for _, width in row.across)
    if spans and len(row.filled) <= 2:
        return True
    if said:
        return False
    if _ROMAN.fullmatch(number):
        return True
    has_children = following is not None and number != "" and _is_child(number, _text(following, header, Column.NUMBER))
    return has_children or (not number and _is_bold(row))


def _is_child(number: str, following: str) -> bool:
    below = following.rstrip(".)")
    return below.startswith(f"{number}.") or (number.isdigit() and bool(re.fullmatch(r"[a-zđ]|[-+]", below)))


def _is_bold(row: Row) -> bool:
    return bool(row.own_words) and all(word.bold for word in row.own_words)


def _enter(place: _Place, row: Row, header: Header) -> None:
    number = _text(row, header, Column.NUMBER).rstrip(".)")
    title = _text(row, header, Column.TASK) if number else " ".join(text for text in row.texts if text)
    if not title and number:
        match = re.match(r"([IVXLC]+|[A-H])[.):\s-]+(.+)", number)
        number, title = (match[1], match[2]) if match else ("", number)
    if not number and (match := re.match(r"([IVXLC]+|[A-H])[.)]\s*(.+)", title)):
        number, title = match[1], match[2]
    if _ROMAN.fullmatch(number) or not number:
        place.steps = [number] if number else []
    else:
        place.steps = [*place.steps[:1], number] if place.steps and _ROMAN.fullmatch(place.steps[0]) else [number]
    place.group = title


def _requirement(row: Row, header: Header, place: _Place, context: TableContext) -> Requirement | None:
    text = _text(row, header, Column.TASK)
    if not text or not row.own_words:
        return None
    page, box = row_box(row)
    lead, support = _who(row, header)
    return Requirement(
        ref=_ref(_text(row, header, Column.NUMBER).rstrip(".)"), place, context.prefix),
        kind=RequirementKind.ROW,
        text=text,
        source=Source(context.sha256, page, box, text),
        lead=lead,
        support=support,
        group=place.group,
        timing=_timing(row, header, context, text),
        product=_text(row, header, Column.PRODUCT) or None,
    )


def _who(row: Row, header: Header) -> tuple[str | None, tuple[str, ...]]:
    combined = header.columns.get(Column.LEAD_AND_SUPPORT)
    lead_column = header.columns.get(Column.LEAD)
    if combined is not None:
        return split_lead(row.text(combined))
    if lead_column is not None and any(column == lead_column and width > 1 for column, width in row.across):
        return None, ()  # one phrase over lead and support ("Theo phân công tại ..."): who leads is not said here
    support = split_bodies(_text(row, header, Column.SUPPORT))
    return (_text(row, header, Column.LEAD) or None), support


def _timing(row: Row, header: Header, context: TableContext, text: str) -> Timing | None:
    year = header.year or context.year
    if Column.TIME in header.columns:
        return read_timing_cell(_text(row, header, Column.TIME), year=year, issued_on=context.issued_on)
    return find_timing(text, year=year, issued_on=context.issued_on)


def _doubts(rows: Iterable[Requirement], header: Header, context: TableContext) -> Iterator[Doubt]:
    for row in rows:
        text = row.timing.text if row.timing else ""
        found = read_cell(text, year=header.year or context.year, issued_on=context.issued_on)
        if found and found.doubt:
            yield Doubt("timing-unclear", f"{found.doubt}: «{text}»", row.source.page)


def _ref(number: str, place: _Place, prefix: str) -> str | None:
    if not number:
        return None
    steps = [step for step in place.steps if not number.startswith(f"{step}.")]
    return f"{prefix}/{'.'.join([*steps, number])}"


def _text(row: Row, header: Header, column: Column) -> str:
    index = header.columns.get(column)
    return row.text(index) if index is not None else ""
