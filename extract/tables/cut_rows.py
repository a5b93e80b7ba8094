"""Rows that a page break cuts made whole: their rests joined, cells merged down over the break carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.page import Word
from extract.tables.row import Row

_NUMBER = re.compile(r"[IVX]+[.)]?|\d+(\.\d+)*[.)]?|[A-HĐ][.)]?|[a-zđ]\)|[-+–]")
_OPEN_END = re.compile(r"(?:[,(/–-]|\b(?:và|của|các|(?<!trực )thuộc|với|về|cho|tại|theo|từ|đến|trong))$", re.IGNORECASE)

_OPEN_TIME = re.compile(r"\b(?:ngày|tháng|quý|năm)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Joining:
    """How a table's rows are known: `number` is the column that counts them (None without one), `task` the wordiest;
    `never_empty` are columns that merge cells and have words in every row but the first of a page."""

    number: int | None
    task: int
    never_empty: frozenset[int] = frozenset()

    @classmethod
    def of(cls, parts: Sequence[Sequence[Row]]) -> Joining:
        """From the rows of all pages."""
        rows = [row for part in parts for row in part]
        firsts = [row.text(0) for row in rows if row.text(0)]
        counted = sum(bool(_NUMBER.fullmatch(text)) for text in firsts) * 2 > len(firsts)
        whole = [row for row in rows if not row.across]
        letters = [sum(len(row.text(column)) for row in whole) for column in range(len(rows[0].cells))]
        inner = [row for part in parts for row in part[1:] if len(row.filled) > 2]
        merging = frozenset(column for row in inner for column in row.carried if column)
        never_empty = frozenset(column for column in merging if all(_has(row, column) for row in inner))
        return cls(0 if counted else None, letters.index(max(letters)), never_empty)

    def append(self, rows: list[Row], part: list[Row]) -> None:
        """Adds the rows of a later page; its first one is joined to the last where the break cut a row in two."""
        if rows and part:
            before, after = rows[-1], part[0]
            if self._is_cut(before, after):
                rows[-1] = _joined(before, after)
                for column in rows[-1].filled:
                    _spread(rows if column in after.filled else [], part, column, rows[-1].cells[column], first=1)
                part = part[1:]
            elif not _is_heading(after):
                _complete_merged(rows, part)
                part = _carried_down(rows[-1], self._with_task(before, part), self.never_empty)
        rows.extend(part)

    def _is_cut(self, before: Row, after: Row) -> bool:
        """Whether `after` is the rest of `before`.

        A rest has no number of its own (unless the number stands at half the height of its row) and goes on in small
        letters or after an open phrase, or fills only a few columns, all of them begun before.
        """
        if _is_heading(before) and not _is_heading(after):
            return False
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
            others = any(_is_open(before.text(column)) for column in filled)
            return (others and len(after.filled) < len(before.filled)) or _continues(
                before.text(self.task), after.text(self.task)
            )
        return any(_continues(before.text(column), after.text(column)) for column in filled)

    def _with_task(self, before: Row, part: list[Row]) -> list[Row]:
        """Number and task carried into a first row that has cells of its own beside them but neither of both."""
        first = part[0]
        leading = {self.task} if self.number is None else {self.number, self.task}
        begun = before.text(self.task) and len(first.cells) > 2
        if begun and not leading & first.filled and len(first.filled) > 1:
            return [_filled_from(before, first, leading), *part[1:]]
        return part


def _complete_merged(rows: list[Row], part: list[Row]) -> None:
    """Words of a cell merged down that the break cut between two rows: those on both sides get all of them."""
    before, after, following = rows[-1], part[0], part[1] if len(part) > 1 else None
    for column in before.filled & after.filled - {0}:
        merged = column in before.carried or (following is not None and column in following.carried)
        if merged and _continues(before.text(column), after.text(column)):
            words = (*before.cells[column], *after.cells[column])
            part[0] = _with_words(after, column, words, is_carried=True)
            _spread(rows, part, column, words, first=1)


def _spread(rows: list[Row], part: list[Row], column: int, words: tuple[Word, ...], *, first: int) -> None:
    """Gives all words of a cell to the rows it is merged over: the last of `rows` upwards, `part` from `first` on."""
    for index in range(len(rows) - 1, -1, -1):
        rows[index] = _with_words(rows[index], column, words)
        if column not in rows[index].carried:
            break
    for index in range(first, len(part)):
        if column not in part[index].carried:
            break
        part[index] = _with_words(part[index], column, words)


def _with_words(row: Row, column: int, words: tuple[Word, ...], *, is_carried: bool = False) -> Row:
    cells = tuple(words if n == column else own for n, own in enumerate(row.cells))
    return replace(row, cells=cells, carried=row.carried | {column} if is_carried else row.carried)


def _has(row: Row, column: int) -> bool:
    """Words of its own or those of a cell merged down, be they left behind on the page before."""
    return (
        bool(row.text(column)) or column in row.carried or any(first <= column < first + n for first, n in row.across)
    )


def _carried_down(before: Row, part: list[Row], never_empty: frozenset[int]) -> list[Row]:
    """Cells merged down over the break: empty at the head of the page, over several rows on either side of it."""
    first, following = part[0], part[1] if len(part) > 1 else None
    columns = {
        column
        for column in before.filled - first.filled
        if column in before.carried | never_empty
        or (following and column in following.carried and not following.text(column))
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


def _continues(before: str, after: str) -> bool:
    """`Các sở, ban,` + `ngành`, `Phòng Văn hóa` + `- Xã hội`, `Tháng` + `6/2026`: the second begins small or the first
    is open."""
    first = after.lstrip("“\"'(")[:1]
    if first.islower() or _is_open(before):
        return True
    hyphened = first in ("-", "–") and not before.startswith(first)
    return hyphened or (first.isdigit() and _OPEN_TIME.search(before) is not None)


def _is_open(text: str) -> bool:
    """`Các sở, ban,` or `Phòng Giáo dục và` goes on, as does an open bracket."""
    return bool(_OPEN_END.search(text.rstrip())) or text.count("(") > text.count(")")


def _is_heading(row: Row) -> bool:
    return bool(row.across) or _is_bold(row)


def _is_bold(row: Row) -> bool:
    return bool(row.own_words) and all(word.bold for word in row.own_words)
