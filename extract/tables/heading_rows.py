"""Heading rows of a task table (`I | Quý I`, a bold line, one merged cell) and the path they give the rows below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.tables.columns import Column
from extract.tables.header import WHEN, WHO, Header
from extract.tables.row import Row

_ROMAN = re.compile(r"[IVXLC]+")
_CAPITAL = re.compile(r"[A-HĐ]")
_PRINTED = re.compile(r"(?:[IVXLC]+|[A-Za-zĐđ]|\d+)(?:[.\-–/]?(?:\d+|[a-zđ]|[IVX]+))*|[-+–•*]")
_DASHES = frozenset("-–•*+")
_NUMBERED_TITLE = re.compile(r"([IVXLC]+|[A-HĐ]|\d{1,2})[.):\s-]+\s*(.+)")
_SAID = (*WHO, *WHEN, Column.PRODUCT, Column.MONEY)


@dataclass(slots=True)
class Groups:
    """The heading rows that a row stands under: their numbers from the outermost in, and the innermost's title."""

    title: str | None = None
    _steps: list[tuple[str, str]] = field(default_factory=list)  # the style of a number and the number
    _last: int = 0  # the number of the row before
    _bullets: int = 0  # rows with a dash so far below a heading or a numbered row
    _is_unnumbered: bool = False  # the innermost heading is

    def enter(self, row: Row, header: Header) -> None:
        """A heading row: it closes those of its own style and below."""
        number, title = _numbered_title(row, header)
        self.title = title or self.title
        self._is_unnumbered, self._bullets = not number, 0
        if not number:
            return
        self._last = 0
        style = self._style(number)
        styles = [known for known, _ in self._steps]
        if style in styles:
            del self._steps[styles.index(style) :]
        elif style == "capital" or (style == "roman" and "capital" not in styles):
            self._steps.clear()
        elif style == "digit":
            self._steps = [step for step in self._steps if step[0] in ("roman", "capital")]
        self._steps.append((style, number))

    def ref(self, number: str, prefix: str) -> str | None:
        """`PL1/II.3` for row 3 under heading II; None for a row without a number, or with one that a scan hides."""
        if not _PRINTED.fullmatch(number):
            return None
        counted = int(number) if number.isdigit() else 0
        if self._is_unnumbered and counted != self._last + 1:
            self._steps.clear()  # the heading without a number began a count of its own
        if counted > self._last + 1 and self._steps and self._steps[-1] == ("digit", str(counted - 1)):
            self._steps.pop()  # 2 behind the bullets of 1
            self.title = None
        self._last, self._is_unnumbered = counted, False
        self._bullets = self._bullets + 1 if number in _DASHES else 0
        number = f"-{self._bullets}" if number in _DASHES else number
        steps = [step for _, step in self._steps if not number.startswith(f"{step}.")]
        return f"{prefix}/{'.'.join([*steps, number])}"

    def _style(self, number: str) -> str:
        if number[0].isdigit():
            return "dotted" if "." in number else "digit"
        follows = any(style == "capital" and ord(number[0]) == ord(step) + 1 for style, step in self._steps)
        lone = _CAPITAL.fullmatch(number) and (number != "C" or follows or not self._steps)
        return "capital" if lone else "roman"


def is_heading_row(row: Row, header: Header, following: Row | None) -> bool:
    """A heading row says nothing of who and when: one merged cell, a Roman number, or a parent of rows."""
    number = row_number(row, header)
    spans = any(width >= 3 or width >= len(row.cells) - 1 for _, width in row.across)
    if spans and len(row.filled) <= 2:
        return True
    if any(row.cells[header.columns[column]] for column in _SAID if column in header.columns):
        return False
    if any(row.cells[column] for column, _ in (*header.periods, *header.targets)):
        return False
    if _ROMAN.fullmatch(number) or _CAPITAL.fullmatch(number):
        return True
    below = row_number(following, header) if following is not None else ""
    if number and below and _is_child(number, below):
        return True
    return _is_title(row, header, following)


def _is_title(row: Row, header: Header, following: Row | None) -> bool:
    """Bold, or without a number of its own and alone in its row."""
    number = row_number(row, header)
    if _is_bold(row) and (not number or (following is not None and not _is_bold(following))):
        return True
    alone = not number and row.filled == {header.columns.get(Column.TASK)}
    above_row = following is not None and following.filled > row.filled
    return alone and above_row and not row.texts[min(row.filled)].endswith((".", ";"))


def row_number(row: Row, header: Header) -> str:
    """The printed number without its closing mark, whole where a narrow cell broke it; "" where there is none."""
    index = header.columns.get(Column.NUMBER)
    text = row.text(index) if index is not None else ""
    broken = re.fullmatch(r"[IVX]+ [IVX]+[.)]?|\d+ \d[.)]?", text)
    return (text.replace(" ", "") if broken else text).rstrip(".)")


def says_and_groups(row: Row, header: Header, following: Row | None) -> bool:
    """A row with a Roman number that says who and when itself, above rows with Arabic numbers: task and heading."""
    if following is None or not _ROMAN.fullmatch(row_number(row, header)):
        return False
    return row_number(following, header)[:1].isdigit()


def _is_child(number: str, below: str) -> bool:
    return below.startswith(f"{number}.") or (number.isdigit() and bool(re.fullmatch(r"[a-zđ]|[-+–•]", below)))


def _is_bold(row: Row) -> bool:
    return bool(row.own_words) and all(word.bold for word in row.own_words)


def _numbered_title(row: Row, header: Header) -> tuple[str, str]:
    number = row_number(row, header)
    title = " ".join(
        text for column, text in enumerate(row.texts) if text and column != header.columns.get(Column.NUMBER)
    )
    if not title and number:
        number, title = "", number
    if not number and (match := _NUMBERED_TITLE.match(title)):
        return match[1], match[2]
    return number, title
