"""When a row's task is due: its time cell, a start and an end, or marks under quarters; else what its text says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.tables.columns import Column
from extract.tables.header import Header
from extract.tables.row import Row
from extract.times.timing import find_timing, read_cell, read_timing_cell
from model.timing import Timing

_WORDLESS = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class RowTiming:
    """Reads times in the year that the header names, else in the directive's."""

    header: Header
    directive_year: int | None
    issued_on: date | None

    @property
    def year(self) -> int | None:
        return self.header.year or self.directive_year

    def read(self, row: Row, task: str) -> Timing | None:
        """The row's time: as its cells say, else as its text says. A heading row `Quý I` above it stays its group."""
        cell = self._cells(row)
        if cell:
            return read_timing_cell(cell, year=self.year, issued_on=self.issued_on)
        return find_timing(task, year=self.year, issued_on=self.issued_on)

    def doubt(self, text: str) -> str | None:
        """What is doubtful about a time, in Vietnamese; None where nothing is."""
        reading = read_cell(text, year=self.year, issued_on=self.issued_on)
        return reading.doubt if reading else None

    def _cells(self, row: Row) -> str:
        """The words of the time: as printed, the headings of ticked columns, or both halves of a span."""
        columns = self.header.columns
        ticked = [period for column, period in self.header.periods if row.text(column)]
        halves = [row.text(columns[half]) for half in (Column.START, Column.END, Column.TIME) if half in columns]
        halves = [half for half in halves if not _WORDLESS.fullmatch(half)]
        if halves and (Column.START in columns or Column.END in columns):
            return _span(halves)
        return halves[0] if halves else "; ".join(ticked)


def _span(halves: list[str]) -> str:
    if len(halves) < 2 or halves[0] == halves[1]:
        return halves[0]
    start, end = halves[0], halves[1]
    start = start if re.match(r"từ\b", start, re.IGNORECASE) else f"Từ {_small(start)}"
    return f"{start} {end}" if re.match(r"đến\b", end, re.IGNORECASE) else f"{start} đến {_small(end)}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
