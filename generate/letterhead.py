"""The head of an outgoing document: letterhead, kind and subject (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate import layout
from generate.citation import month
from generate.school_defaults import school_defaults
from generate.text_width import balanced_room_mm, broken, width_mm
from generate.wordml import cell, centred_rule, indents, paragraph, row, run, table, twips
from model.draft import Draft, Letterhead

_LEFT, _RIGHT = layout.LEFT_CELL_MM, layout.RIGHT_CELL_MM
_SLACK_MM = 1.5  # against rounding in word processors
_BLANK = "        "


def head_xml(draft: Draft) -> str:
    """Letterhead table, kind, subject and the line under it."""
    subject_pt = layout.SUBJECT_PT
    lines = broken(draft.subject, layout.TEXT_WIDTH_MM, subject_pt, bold=True)
    length = layout.RULE_SHARE * max((width_mm(line, subject_pt, bold=True) for line in lines), default=0)
    return (
        letterhead_xml(draft.letterhead)
        + paragraph("Tenloai", run(draft.kind_name))
        + paragraph("Trichyeu", run(draft.subject))
        + centred_rule(length, layout.TEXT_WIDTH_MM)
        + paragraph("Khoangcach")
    )


def letterhead_xml(head: Letterhead) -> str:
    """A table without borders: names and motto in one row, number and date side by side in the next."""
    left, right = twips(_LEFT), twips(_RIGHT)
    motto_mm = width_mm(layout.MOTTO, layout.MOTTO_PT, bold=True)
    names = row(
        (
            cell(left, _issuing_bodies(head)),
            cell(
                right,
                paragraph("Quochieu", run(layout.NATIONAL_TITLE))
                + paragraph("Tieungu", run(layout.MOTTO))
                + centred_rule(motto_mm, _RIGHT),
            ),
        )
    )
    number = row(
        (
            cell(left, paragraph("Sokyhieu", run(_number(head)))),
            cell(right, paragraph("Diadanh", run(f"{head.place}, {_date(head)}"))),
        )
    )
    return table((left, right), (names, number), bordered=False)


@dataclass(frozen=True, slots=True)
class FittedName:
    """A name in capitals as the left cell shows it: its size, and the room that makes its lines break well."""

    text: str
    bold: bool
    size_pt: float
    room_mm: float

    @classmethod
    def fit(cls, name: str, *, bold: bool) -> FittedName:
        """At the first size at which what officials keep on the first line stays there; else at the smallest."""
        text = name.upper()
        head = _first_line(text)
        for size_pt in layout.NAME_SIZES_PT:
            fitted = cls(text, bold, size_pt, _room(text, size_pt, bold=bold, head=head))
            if head is None or len(fitted.lines) == 1 or fitted.lines[0] == head:
                break
        return fitted

    @property
    def lines(self) -> tuple[str, ...]:
        return broken(self.text, self.room_mm, self.size_pt, bold=self.bold)

    @property
    def widest_mm(self) -> float:
        return min(max(width_mm(line, self.size_pt, bold=self.bold) for line in self.lines), _LEFT)

    def xml(self, style: str) -> str:
        """A paragraph whose side indents leave just the room; the text itself stays in one piece."""
        side = twips(max(_LEFT - self.room_mm, 0) / 2)
        size = None if self.size_pt == layout.NAME_SIZES_PT[0] else self.size_pt
        return paragraph(style, run(self.text, size_pt=size), properties=indents(side, side) if side else "")


def _issuing_bodies(head: Letterhead) -> str:
    parent = FittedName.fit(head.parent, bold=False).xml("Coquanchuquan") if head.parent else ""
    issuer = FittedName.fit(head.issuer, bold=True)
    return parent + issuer.xml("Coquanbanhanh") + centred_rule(layout.RULE_SHARE * issuer.widest_mm, _LEFT)


def _room(text: str, size_pt: float, *, bold: bool, head: str | None) -> float:
    inner = _LEFT - _SLACK_MM
    if len(broken(text, inner, size_pt, bold=bold)) < 2:
        return _LEFT
    return balanced_room_mm(text, inner, size_pt, bold=bold, head=head) + _SLACK_MM


def _first_line(name: str) -> str | None:
    """What officials keep on the first line: the kind of school, the office before its area."""
    match = re.match(school_defaults().first_line, name, re.IGNORECASE)
    return match[1] if match else None


def _number(head: Letterhead) -> str:
    """Numbers below 10 get a zero (II.3); blank until the clerk assigns it."""
    return f"Số: {head.number.zfill(2) if head.number else _BLANK}/{head.symbol}"


def _date(head: Letterhead) -> str:
    day = head.issued_on
    if day:
        return f"ngày {day.day:02} tháng {month(day.month)} năm {day.year}"
    return f"ngày{_BLANK}tháng{_BLANK}năm {head.year or _BLANK}"
