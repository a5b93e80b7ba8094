"""Rows that a page break cuts made whole: their rests joined, cells merged down over the break carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.page import Word
from extract.table_row import Row

_NUMBER = re.compile(r"[IVX]+[.)]?|\d+(\.\d+)*[.)]?|[A-HĐ][.)]?|[a-zđ]\)|[-+–]")
_OPEN_END = re.compile(r"(?:[,(/–-]|\b(?:và|của|các|thuộc|với|về|cho|tại|theo|số|từ|đến|trong))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Joining:
    """How a table's rows are known: `number` is the column that counts them (None without one), `task` the wordiest."""

    number: int | None
    task: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Joining:
        """From the rows of all pages."""
        firsts = [row.text(0) for row in rows if row.text(0)]
        counted = sum(bool(_NUMBER.fullmatch(text)) for text in firsts) * 2 > len(firsts)
        whole = [row for row in rows if not row.across]
        letters = [sum(len(row.text(column)) for row in whole) for column in range(len(rows[0].cells))]
        return cls(0 if counted else None, letters.index(max(letters)))

    def append(self, rows: list[Row], part: list[Row]) -> None:
        """Adds the rows of a later page; its first one is joined to the last where the break cut a row in two."""
        if rows and part:
            before, after = rows[-1], part[0]
            if self._is_cut(before, after):
                rows[-1] = _joined(before, after)
                part = part[1:]
            elif not _is_heading(after):
                _complete_merged(rows, part)
                part = _carried_down(rows[-1], self._with_task(before, part))
        rows.extend(part)

    def _is_cut(self, before: Row, after: Row) -> bool:
        """Whether `after` is the rest of `before`.

        A rest has no number of its own (unless the number stands at half the height of its row) and goes on in small
        letters or after an open phrase, or fills only a few columns, all of them begun before.
        """
        number = after.text(self.number) if self.number is not None else ""
        if number and (before.text(self.number or 0) or not self._goes_on(before, after)):
            return False
        if self._goes_on(before, after):
            return True
        if _is_bold(after) and not _is_bold(before):
            return False
        few = (len(before.filled) - 1) // 2 if before.text(self.number or 0) and self.number is not None else 0
        return after.filled < before.filled and len(after.filled) <= max(1, few, len(before.filled) // 3)

    def _goes_on(self, before: Row, after: Row) -> bool:
        """By any cell, but without numbers by the task: others may begin small (`các trường`) and still be new."""
        filled = [column for column in after.filled if column != self.number and before.text(column)]
        if self.task in filled and (self.number is None or after.text(self.number)):
            begins_small = _begins_small(after.text(self.task))
        else:
            begins_small = any(_begins_small(after.text(column)) for column in filled)
        return begins_small or any(_is_open(before.text(column)) for column in filled)

    def _with_task(self, before: Row, part: list[Row]) -> list[Row]:
        """Number and task carried into a first row that has cells of its own beside them but neither of both."""
        first = part[0]
        leading = {self.task} if self.number is None else {self.number, self.task}
        begun = before.text(self.task) and len(first.cells) > 2
        if begun and not leading & first.filled and len(first.filled) > 1:
            return [_filled_from(before, first, leading), *part[1:]]
        return part


def _complete_merged(rows: list[Row], part: list[Row]) -> None:
    """Words of a cell merged down that the break cut: rows on both sides get all of them."""
    before, after, following = rows[-1], part[0], part[1] if len(part) > 1 else None
    for column in before.filled & after.filled:
        merged = column in before.carried or (following is not None and column in following.carried)
        rest = _begins_small(after.text(column)) or _is_open(before.text(column))
        if not (merged and rest and column):
            continue
        words = (*before.cells[column], *after.cells[column])
        index = len(rows) - 1
        while index > 0 and column in rows[index].carried:
            rows[index] = _with_words(rows[index], column, words)
            index -= 1
        rows[index] = _with_words(rows[index], column, words)
        for index, row in enumerate(part):
            if index and column not in row.carried:
                break
            part[index] = _with_words(row, column, words, is_carried=True)


def _with_words(row: Row, column: int, words: tuple[Word, ...], *, is_carried: bool = False) -> Row:
    cells = tuple(words if n == column else own for n, own in enumerate(row.cells))
    return replace(row, cells=cells, carried=row.carried | {column} if is_carried else row.carried)


def _carried_down(before: Row, part: list[Row]) -> list[Row]:
    """Cells merged down over the break: empty at the head of the page, over several rows on either side of it."""
    first, following = part[0], part[1] if len(part) > 1 else None
    columns = {
        column
        for column in before.filled - first.filled
        if column in before.carried or (following and column in following.carried and not following.text(column))
    }
    rows = list(part)
    for index, row in enumerate(part):
        columns = {column for column in columns if not row.text(column) and (index == 0 or column in row.carried)}
        if not columns:
            break
        rows[index] = _filled_from(before, row, columns)
    return rows


def _filled_from(before: Row, row: Row, columns: set[int]) -> Row:
    cells = tuple(before.cells[n] if n in columns else words for n, words in enumerate(row.cells))
    return replace(row, cells=cells, carried=row.carried | columns)


def _joined(before: Row, after: Row) -> Row:
    cells = tuple((*upper, *lower) for upper, lower in zip(before.cells, after.cells, strict=True))
    return replace(before, cells=cells)


def _begins_small(text: str) -> bool:
    return text.lstrip("“\"'(")[:1].islower()


def _is_open(text: str) -> bool:
    """`Các sở, ban,` or `Phòng Giáo dục và` goes on, as does an open bracket."""
    return bool(_OPEN_END.search(text.rstrip())) or text.count("(") > text.count(")")


def _is_heading(row: Row) -> bool:
    return bool(row.across) or _is_bold(row)


def _is_bold(row: Row) -> bool:
    return bool(row.own_words) and all(word.bold for word in row.own_words)
