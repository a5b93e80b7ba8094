"""The head of an outgoing document: letterhead, kind and subject (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.document import Document
from docx.shared import Pt
from docx.table import _Cell

from generate import decree, layout
from generate.citation import month
from generate.layout import Sheet
from generate.school.defaults import school_defaults
from generate.text_width import balanced_room_mm, broken, width_mm
from generate.word.even_lines import add_title
from generate.word.table import add_table, vacated
from generate.word.text import add_centred_rule, add_paragraph, leave_room
from model.draft import Draft, Letterhead

_RIGHT = layout.RIGHT_CELL_MM
_SLACK_MM = 1.5  # against rounding in word processors
_BLANK, _NARROW_BLANK = " " * 8, " " * 5
_AS_WIDE_AS_A_DAY = " 00 "
_MOST_WORDS_OF_A_NAME = 4
_NO_BREAK = "\u00a0"


def add_head(document: Document, draft: Draft, sheet: Sheet = layout.USUAL_SHEET) -> None:
    """Letterhead table, kind, subject and the line under it."""
    whole_mm = sheet.text_width_mm()
    _add_letterhead(document, draft.letterhead, whole_mm - _RIGHT)
    add_paragraph(document, "Tên loại", draft.kind_name)
    _add_subject(document, draft.subject, whole_mm)
    add_paragraph(document, "Khoảng cách")


def _add_subject(document: Document, subject: str, whole: float) -> None:
    """With a line under it."""
    widest = add_title(document, "Trích yếu", subject, whole)
    add_centred_rule(document, layout.RULE_SHARE * widest, whole)


def _add_letterhead(document: Document, head: Letterhead, left_mm: float) -> None:
    """A table without borders: names and motto in one row, number and date side by side in the next."""
    seam = _seam_mm(head, left_mm)
    names, numbers = _rows(document, left_mm, seam)
    left, right = names
    _add_issuing_bodies(left, head, left_mm)
    add_paragraph(right, "Quốc hiệu", layout.NATIONAL_TITLE)
    add_paragraph(right, "Tiêu ngữ", layout.MOTTO)
    add_centred_rule(right, width_mm(layout.MOTTO, layout.MOTTO_PT, bold=True), _RIGHT)
    left, right = numbers
    add_paragraph(left, "Số, ký hiệu", _number(head, left_mm - seam))
    _add_place_and_date(right, head, _RIGHT + seam)


def _rows(document: Document, left_mm: float, seam_mm: float) -> tuple[tuple[_Cell, _Cell], tuple[_Cell, _Cell]]:
    """Two rows of two cells; the border between those of the second stands `seam_mm` further to the left."""
    if not seam_mm:
        names, numbers = (vacated(row) for row in add_table(document, (left_mm, _RIGHT), rows=2).rows)
        return (names[0], names[1]), (numbers[0], numbers[1])
    upper, lower = add_table(document, (left_mm - seam_mm, seam_mm, _RIGHT), rows=2).rows
    upper.cells[0].merge(upper.cells[1])
    lower.cells[1].merge(lower.cells[2])
    names, numbers = vacated(upper), vacated(lower)
    return (names[0], names[2]), (numbers[0], numbers[2])


def _seam_mm(head: Letterhead, left_mm: float) -> float:
    """What a long place and its date ("Thành phố Hồ Chí Minh, ngày 20 tháng 12 năm 2026") take of the number's room,
    where that leaves enough of it; else nothing."""
    least, usual = (
        width_mm(f"{head.place}, {_date(head, blank)}", decree.PLACE_DATE.size.least, bold=False) + _SLACK_MM - _RIGHT
        for blank in (_AS_WIDE_AS_A_DAY, _BLANK)
    )
    number_mm = width_mm(_numbered(head, _NARROW_BLANK), decree.NUMBER.size.most, bold=False) + _SLACK_MM
    most = min(left_mm - number_mm, layout.MOST_SEAM_MM)
    return min(usual, most) if 0 < least <= most else 0.0


def _add_place_and_date(cell: _Cell, head: Letterhead, room_mm: float) -> None:
    """On one line: in the larger size, else in the smaller one, else with less room for day and month. Where no line
    holds it, a break stands before the date and not inside."""
    sizes, room = decree.PLACE_DATE.size, room_mm - _SLACK_MM
    usual, narrow = (f"{head.place}, {_date(head, blank)}" for blank in (_BLANK, _NARROW_BLANK))
    tries = ((usual, sizes.most), (usual, sizes.least), (narrow, sizes.least))
    unbroken = f"{head.place}, {_date(head, _BLANK).replace(' ', _NO_BREAK)}"
    fitting = (one for one in tries if width_mm(one[0], one[1], bold=False) <= room)
    text, size_pt = next(fitting, (unbroken, sizes.least))
    paragraph = add_paragraph(cell, "Địa danh, ngày tháng", text)
    if size_pt != sizes.most:
        for run in paragraph.runs:
            run.font.size = Pt(size_pt)


@dataclass(frozen=True, slots=True)
class FittedName:
    """A name in capitals as the left cell shows it: its size, and the room that makes its lines break well."""

    text: str
    bold: bool
    size_pt: float
    room_mm: float
    left_mm: float = layout.LEFT_CELL_MM

    @classmethod
    def fit(cls, name: str, *, bold: bool, left_mm: float = layout.LEFT_CELL_MM) -> FittedName:
        """At the first size at which what officials keep on the first line stays there; else at the smallest."""
        text = " ".join(name.upper().split())
        head = _first_line(text)
        plain = cls._at_best_size(text, head, bold=bold, left_mm=left_mm)
        for bound in (_bound(text, with_own_name=True), _bound(text)):
            if plain.breaks_only_between(bound):
                return plain
            kept = cls._at_best_size(bound, _bound(head) if head else None, bold=bold, left_mm=left_mm)
            if len(kept.lines) <= len(plain.lines) and kept.widest_mm < left_mm:
                return kept
        return plain

    @classmethod
    def _at_best_size(cls, text: str, head: str | None, *, bold: bool, left_mm: float) -> FittedName:
        for size_pt in layout.NAME_SIZES_PT:
            room = _room(text, size_pt, left_mm, bold=bold, head=head)
            fitted = cls(text, bold, size_pt, room, left_mm)
            if head is None or len(fitted.lines) == 1 or fitted.lines[0] == head:
                break
        return fitted

    def breaks_only_between(self, bound: str) -> bool:
        """Whether no line ends inside what `bound` holds together by no-break spaces."""
        ends, at = set(), 0
        for line in self.lines[:-1]:
            at += len(line) + 1
            ends.add(at - 1)
        return not any(bound[end] == _NO_BREAK for end in ends)

    @property
    def lines(self) -> tuple[str, ...]:
        return broken(self.text, self.room_mm, self.size_pt, bold=self.bold)

    @property
    def widest_mm(self) -> float:
        return min(max(width_mm(line, self.size_pt, bold=self.bold) for line in self.lines), self.left_mm)

    def add_to(self, cell: _Cell, style: str) -> None:
        """A paragraph whose side indents leave just the room; the text itself stays in one piece."""
        paragraph = add_paragraph(cell, style, self.text)
        if self.size_pt != layout.NAME_SIZES_PT[0]:
            for run in paragraph.runs:
                run.font.size = Pt(self.size_pt)
        if self.room_mm < self.left_mm:
            leave_room(paragraph, self.room_mm, self.left_mm)


def _add_issuing_bodies(cell: _Cell, head: Letterhead, left_mm: float) -> None:
    if head.parent:
        FittedName.fit(head.parent, bold=False, left_mm=left_mm).add_to(cell, "Cơ quan chủ quản")
    issuer = FittedName.fit(head.issuer, bold=True, left_mm=left_mm)
    issuer.add_to(cell, "Cơ quan ban hành")
    add_centred_rule(cell, layout.RULE_SHARE * issuer.widest_mm, left_mm)


def _room(text: str, size_pt: float, left_mm: float, *, bold: bool, head: str | None) -> float:
    inner = left_mm - _SLACK_MM
    if len(broken(text, inner, size_pt, bold=bold)) < 2:
        return left_mm
    return balanced_room_mm(text, inner, size_pt, bold=bold, head=head) + _SLACK_MM


def _bound(name: str, *, with_own_name: bool = False) -> str:
    """No-break spaces inside the words that belong together, and in what stands behind the last of them."""
    kept = school_defaults().kept_together
    bound = kept.sub(lambda match: match.group().replace(" ", _NO_BREAK), name)
    ends = [match.end() for match in kept.finditer(name)]
    if not ends or not with_own_name or len(name[ends[-1] :].split()) > _MOST_WORDS_OF_A_NAME:
        return bound
    at = ends[-1] + 1
    return bound[:at] + bound[at:].replace(" ", _NO_BREAK)


def _first_line(name: str) -> str | None:
    """What officials keep on the first line: the kind of school, the office before its area."""
    match = re.match(school_defaults().first_line, name, re.IGNORECASE)
    return match[1] if match else None


def _number(head: Letterhead, room_mm: float) -> str:
    """Blank until the clerk assigns it, less so where a long symbol needs the line."""
    usual = _numbered(head, _BLANK)
    fits = width_mm(usual, decree.NUMBER.size.most, bold=False) <= room_mm - _SLACK_MM
    return usual if fits else _numbered(head, _NARROW_BLANK)


def _numbered(head: Letterhead, blank: str) -> str:
    """Numbers below 10 get a zero (II.3)."""
    return f"Số: {head.number.zfill(2) if head.number else blank}/{head.symbol}"


def _date(head: Letterhead, blank: str) -> str:
    day = head.issued_on
    if day:
        return f"ngày {day.day:02} tháng {month(day.month)} năm {day.year}"
    return f"ngày{blank}tháng{blank}năm {head.year or blank}"
