"""Page numbers (I.7): Arabic, upright, in the middle of the top margin, none on the first page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from docx.oxml.ns import qn

from generate import decree
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.inheritance import Element
from generate.check.lettering_rule import faults
from generate.check.line import Line, Part
from generate.check.page_number_repair import drop_numbers, put_in_header
from generate.check.reading import Reading
from generate.check.sheet import Sheet
from generate.check.story import field_codes
from generate.text_width import width_mm

_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_ROMAN = re.compile(r"\\\*\s*(roman|alphabetic)", re.IGNORECASE)
_CENTRE_SLACK_MM = 6.0  # a centre tab made for other margins
_WANTED = "ở giữa lề trên, không ở trang đầu"
_MORE_THAN_A_PAGE = 1.15  # by our rough measure of its height
_PT_PER_MM = 72 / 25.4
_LINE_HEIGHT = 1.15  # of the letters' size


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A PAGE field, the paragraph that it stands in, and its code. Inside an IF it decides itself when it shows."""

    line: Line
    code: str
    conditional: bool


def check_page_numbers(reading: Reading) -> Iterator[Breach]:
    """Each header and footer once."""
    seen: set[int] = set()
    for sheet in reading.sheets:
        yield from _in_footers(reading, sheet, seen)
        yield from _in_header(reading, sheet, seen)
    if reading.sheets:
        yield from _on_first_page(reading, reading.sheets[0])


def _in_footers(reading: Reading, sheet: Sheet, seen: set[int]) -> Iterator[Breach]:
    for root in sheet.footers.values():
        numbers = page_numbers(reading, root)
        if numbers and id(root) not in seen:
            seen.add(id(root))
            mend = partial(_move_up, reading, sheet, root)
            yield Breach("page-number-place", f"chân trang, {sheet.place}", "số trang ở chân trang", _WANTED, mend)


def _in_header(reading: Reading, sheet: Sheet, seen: set[int]) -> Iterator[Breach]:
    kinds = ["default", *(["even"] if reading.has_even_headers else [])]
    for kind in kinds:
        root = sheet.headers.get(kind)
        numbers = page_numbers(reading, root) if root is not None else []
        if not numbers:
            if _needs_number(reading, sheet) and not any(
                page_numbers(reading, foot) for foot in sheet.footers.values()
            ):
                mend = partial(put_in_header, reading.document, sheet, kind)
                yield Breach("page-number-place", f"đầu trang, {sheet.place}", "không có số trang", _WANTED, mend)
        elif id(root) not in seen:
            seen.add(id(root))
            yield from _looks(sheet, numbers[0])


def _looks(sheet: Sheet, number: PageNumber) -> Iterator[Breach]:
    where = f"đầu trang, {sheet.place}"
    if not _is_centred(number.line, sheet):
        mend = partial(repair.centre, number.line.element) if "\t" not in number.line.raw else None
        yield Breach("page-number-place", where, "số trang không canh giữa", _WANTED, mend)
    part = Part(number.line, number.line.pieces, tabs=1)
    wrong = faults(part, decree.PAGE_NUMBER)
    roman = sheet.numerals != "decimal" or _ROMAN.search(number.code)
    if roman:
        wrong.append("không phải chữ số Ả Rập")
    if wrong:
        mend = None if roman else partial(repair.letter, part, decree.PAGE_NUMBER)
        yield Breach("page-number-face", where, "; ".join(wrong), f"chữ số Ả Rập, {decree.PAGE_NUMBER}", mend)


def _on_first_page(reading: Reading, sheet: Sheet) -> Iterator[Breach]:
    shown = sheet.headers.get("first" if sheet.hides_first else "default")
    numbers = page_numbers(reading, shown) if shown is not None else []
    if any(not number.conditional for number in numbers):
        mend = partial(drop_numbers, shown) if sheet.hides_first else partial(_hide_first, reading, sheet)
        yield Breach(
            "page-number-first", sheet.place, "số trang hiện ở trang thứ nhất", "không hiển thị số trang thứ nhất", mend
        )


def page_numbers(reading: Reading, root: Element) -> list[PageNumber]:
    """The PAGE fields of a header or footer."""
    by_element = {id(line.element): line for line in reading.lines_of(root)}
    return [
        PageNumber(by_element[id(field.paragraph)], field.code, field.nested)
        for field in field_codes(root)
        if _PAGE.match(field.code) and id(field.paragraph) in by_element
    ]


def _is_centred(line: Line, sheet: Sheet) -> bool:
    form = line.form
    before = line.raw.split("\t")
    if len(before) == 1 or not any(part.strip() for part in before[1:]):
        return form.align == "center" or form.framed_centre
    jump = next((n for n, part in enumerate(before) if part.strip()), 0)
    if any(element.get(qn("w:alignment")) == "center" for element in line.element.iter(qn("w:ptab"))):
        return True
    stops = [(place, kind) for place, kind in form.tabs if kind != "clear"]
    if jump == 0 or jump > len(stops):
        return False
    place, kind = stops[jump - 1]
    return kind == "center" and abs(place - sheet.text_width_mm / 2) <= _CENTRE_SLACK_MM


def _needs_number(reading: Reading, sheet: Sheet) -> bool:
    """A section that shows more than its first page; one page needs no number."""
    lines = [line for line in reading.lines if reading.sheet_of(line) is sheet and line.box is None]
    if any(next(line.element.iter(qn("w:lastRenderedPageBreak")), None) is not None for line in lines[1:]):
        return True
    if any("\f" in line.raw for line in lines[:-1]):
        return True
    return _height_pt(lines, sheet) > _MORE_THAN_A_PAGE * sheet.text_height_mm * _PT_PER_MM


def _height_pt(lines: Sequence[Line], sheet: Sheet) -> float:
    """Roughly: lines as long as their column is wide; a table row is as high as its highest cell."""
    rows: dict[tuple[int, int], dict[int, float]] = {}
    total = 0.0
    for line in lines:
        spot = line.spot
        room = (spot.width_mm if spot else None) or sheet.text_width_mm / (2 if spot else 1)
        height = _line_height_pt(line, room)
        if spot:
            cells = rows.setdefault((spot.table, spot.row), {})
            cells[spot.column] = cells.get(spot.column, 0.0) + height
        else:
            total += height
    return total + sum(max(cells.values()) for cells in rows.values())


def _line_height_pt(line: Line, room_mm: float) -> float:
    size = max((piece.look.size_pt for piece in line.pieces), default=12.0)
    long = sum(width_mm(piece.text, piece.look.size_pt, bold=piece.look.bold) for piece in line.pieces)
    count = max(math.ceil(long / max(room_mm, 10.0)), 1) + line.raw.count("\n")
    one = line.form.fixed_pt or size * _LINE_HEIGHT * (line.form.line or 1.0)
    return count * one + line.form.before_pt + line.form.after_pt


def _move_up(reading: Reading, sheet: Sheet, footer: Element) -> None:
    drop_numbers(footer)
    header = sheet.headers.get("default")
    if header is None or not page_numbers(reading, header):
        put_in_header(reading.document, sheet, "default")


def _hide_first(reading: Reading, sheet: Sheet) -> None:
    section = reading.document.sections[sheet.number - 1]
    section.different_first_page_header_footer = True
    drop_numbers(section.first_page_header._element)
