"""Appendices: label, title, `(Kèm theo ...)`, pages of their own, header rows (III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from docx.oxml.ns import qn

from generate import decree
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.content import Appendix
from generate.check.inheritance import Element, is_on
from generate.check.lettering_rule import lettered
from generate.check.reading import Reading
from generate.check.vocabulary import opens
from generate.ooxml_mark import AFTER_PAGE_NUMBERING, mark

_MISSING = "không thấy"
_ROMAN = re.compile(r"[IVXLC]+")
_SHORTEST_WITH_HEADER = 12  # rows of a table outside appendices that may reach a second page


def check_appendices(reading: Reading) -> Iterator[Breach]:
    """Each appendix, then all tables."""
    appendices = reading.content.appendices
    for appendix in appendices:
        yield from _label(appendix, several=len(appendices) > 1)
        yield from _title(appendix)
        yield from _pages(reading, appendix)
    yield from _tables(reading)


def _label(appendix: Appendix, *, several: bool) -> Iterator[Breach]:
    label = appendix.label
    expected = f"“Phụ lục{' I' if several else ''}”, {decree.APPENDIX_LABEL}"
    said = opens("appendix", label.text)
    if said is None:
        yield Breach("appendix-label", label.place, f"“{label.text}”", f"trên một dòng riêng: {expected}")
    elif several and not (said["number"] and _ROMAN.fullmatch(said["number"])):
        yield Breach("appendix-label", label.place, f"“{label.text}”", "đánh số thứ tự bằng chữ số La Mã")
    yield from lettered("appendix-label", label, decree.APPENDIX_LABEL)


def _title(appendix: Appendix) -> Iterator[Breach]:
    where = appendix.label.place
    if not appendix.title and opens("appendix", appendix.label.text):
        yield Breach("appendix-title", where, _MISSING, f"tên phụ lục, {decree.APPENDIX_TITLE}")
    for part in appendix.title:
        yield from lettered("appendix-title", part, decree.APPENDIX_TITLE)
    if appendix.attached is None:
        expected = f"“(Kèm theo Kế hoạch số ... ngày ... của ...)”, {decree.ATTACHED}"
        yield Breach("appendix-attached", where, _MISSING, expected)
    else:
        yield from lettered("appendix-attached", appendix.attached, decree.ATTACHED)


def _pages(reading: Reading, appendix: Appendix) -> Iterator[Breach]:
    """Numbered by themselves, so in a section of their own that begins with 1."""
    line = appendix.label.line
    sheet = reading.sheet_of(line)
    before = [other for other in reading.lines if other.number < line.number and reading.sheet_of(other) is sheet]
    expected = "trang của phụ lục nằm ở một phần (section) riêng, đánh số lại từ 1"
    if any(other.text for other in before):
        yield Breach("appendix-pages", line.place, "chung phần với nội dung đứng trước", expected)
    elif sheet.first_number != 1:
        mend = partial(_count_from_one, sheet.element)
        yield Breach("appendix-pages", line.place, "số trang đếm tiếp văn bản", expected, mend)


def _count_from_one(section: Element) -> None:
    numbering = section.find(qn("w:pgNumType"))
    if numbering is None:
        section.insert_element_before(mark("w:pgNumType", start=1), *AFTER_PAGE_NUMBERING)
    else:
        numbering.set(qn("w:start"), "1")


def _tables(reading: Reading) -> Iterator[Breach]:
    of_appendices = {table for appendix in reading.content.appendices for table in appendix.tables}
    ruled: dict[int, int] = {}
    for line in reading.lines:
        if line.spot and line.spot.ruled:
            ruled[line.spot.table] = max(ruled.get(line.spot.table, 0), line.spot.row)
    for number, rows in ruled.items():
        if rows < (2 if number in of_appendices else _SHORTEST_WITH_HEADER):
            continue
        table = reading.tables[number - 1]
        if not _repeats(table):
            mend = partial(repair.repeat_header, table)
            expected = "hàng tiêu đề lặp lại ở mỗi trang"
            yield Breach("table-header-repeats", f"bảng {number}", "hàng tiêu đề không lặp lại", expected, mend)


def _repeats(table: Element) -> bool:
    row = next(table.iter(qn("w:tr")), None)
    header = None if row is None else row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
    return header is not None and is_on(header.get(qn("w:val")))
