"""Marked text set as the Word file that an office would type: Nghị định 30/2020/NĐ-CP, Phụ lục I, read loosely.

This is the stand-in for the *sender's* Word, kept apart from `generate` on purpose: a reader tested on documents of our
own writer would only learn our own habits. Hence it draws lines, tables and letterheads its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from samples.source import Marked

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_HEAD_MARKS = frozenset({"nation", "parent", "issuer", "number", "place", "date", "kind", "subject", "to"})
_FOOT_MARKS = frozenset({"recipient", "sign"})
_PAGE_MM = (210, 297)
_TEXT_MM = 165


def typeset(marked: Sequence[Marked]) -> Document:
    """The whole document: letterhead and title, body, recipients and signature, then the appendices in their order."""
    word = docx.Document()
    _set_base_style(word)
    _set_page(word.sections[0], landscape=False)
    fields = {line.mark: line for line in marked if line.mark in _HEAD_MARKS}
    _letterhead(word, fields)
    _title(word, fields, [line.text for line in marked if line.mark == "to"])
    rest = [line for line in marked if line.mark not in _HEAD_MARKS]
    for kind, lines in groupby(rest, key=_part_of):
        _PARTS[kind](word, list(lines))
    return word


def _part_of(line: Marked) -> str:
    if line.mark in _FOOT_MARKS:
        return "foot"
    if line.mark in ("table", "row", "group", "span"):
        return "table"
    return "body"


def _set_base_style(word: Document) -> None:
    style = word.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(14)
    style.paragraph_format.space_after = Pt(0)


def _set_page(section: Section, *, landscape: bool) -> None:
    short, long = _PAGE_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if landscape else (Mm(short), Mm(long))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    _page_field(paragraph)


def _page_field(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _two_columns(word: Document, *, left_mm: float) -> tuple[_Cell, _Cell]:
    """A table without lines over the text width (a little more, as offices pull it out), kept on one page."""
    table = word.add_table(1, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width_mm in zip(table.columns, (left_mm, _TEXT_MM + 8 - left_mm), strict=True):
        column.width = column.cells[0].width = Mm(width_mm)
    left, right = row.cells
    return left, right


def _letterhead(word: Document, fields: dict[str, Marked]) -> None:
    left, right = _two_columns(word, left_mm=68)
    if "parent" in fields:
        for line in fields["parent"].parts(" / "):
            _line(left, line, size_pt=13)
    for line in fields["issuer"].parts(" / "):
        _line(left, line, size_pt=13, bold=True)
    if "nation" in fields:
        left.add_paragraph("*").alignment = ALIGN.CENTER
    else:
        _rule(left, side_mm=22)
    number, slash, symbol = fields["number"].text.partition("/")
    _line(left, f"Số: {number or '       '}{slash}{symbol}", size_pt=13)
    if "kind" not in fields:
        _line(left, fields["subject"].text, size_pt=12)
    for line, size_pt in _titles(fields):
        _line(right, line, size_pt=size_pt, bold=True)
    _rule(right, side_mm=18)
    _line(right, f"*{fields['place'].text}, {fields['date'].text}*", size_pt=14)
    for cell in (left, right):
        first = cell.paragraphs[0]._p
        cell._tc.remove(first)


def _titles(fields: dict[str, Marked]) -> tuple[tuple[str, float], ...]:
    """The lines above place and date with their sizes in points."""
    if "nation" in fields:
        return tuple((line, 15) for line in fields["nation"].parts(" / "))
    return (_NATION, 13), (_MOTTO, 14)


def _title(word: Document, fields: dict[str, Marked], receivers: Sequence[str]) -> None:
    if "kind" in fields:
        _line(word, fields["kind"].text, size_pt=14, bold=True).paragraph_format.space_before = Pt(18)
        for line in fields["subject"].parts(" / "):
            _line(word, line, size_pt=14, bold=True)
        _rule(word, side_mm=62)
    if len(receivers) == 1:
        _line(word, f"Kính gửi: {receivers[0]}", size_pt=14).paragraph_format.space_before = Pt(18)
    elif receivers:
        opening = _line(word, "Kính gửi:", size_pt=14)
        opening.paragraph_format.space_before = Pt(18)
        for receiver in receivers:
            listed = _line(word, f"- {receiver}", size_pt=14)
            listed.alignment, listed.paragraph_format.left_indent = ALIGN.LEFT, Mm(55)
    word.add_paragraph().paragraph_format.line_spacing = Pt(8)


def _body(word: Document, lines: Iterable[Marked]) -> None:
    for line in lines:
        if line.mark == "appendix":
            _set_page(word.add_section(WD_SECTION.NEW_PAGE), landscape=line.text == "landscape")
        elif line.mark in ("title", "h0"):
            _line(word, line.text, size_pt=14, bold=True)
        elif line.mark == "attached":
            _line(word, f"*{line.text}*", size_pt=13).paragraph_format.space_after = Pt(8)
        else:
            _paragraph(word, line)


def _paragraph(word: Document, line: Marked) -> None:
    paragraph = word.add_paragraph()
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.alignment = Mm(12.7), Pt(6), ALIGN.JUSTIFY
    shape.line_spacing = 1.0
    shape.keep_with_next = line.mark in ("h1", "h2", "h3")
    _runs(paragraph, f"*{line.text}*" if line.mark == "base" else line.text, bold=line.mark in ("h1", "h2"), size_pt=14)


def _foot(word: Document, lines: Sequence[Marked]) -> None:
    left, right = _two_columns(word, left_mm=80)
    head = left.paragraphs[0]
    run = head.add_run("Nơi nhận:")
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for line in lines:
        if line.mark == "recipient":
            _line(left, line.text, size_pt=11).alignment = ALIGN.LEFT
    *titles, name = next(line for line in lines if line.mark == "sign").parts(" / ")
    for title in titles:
        _line(right, title, size_pt=14, bold=True)
    for _ in range(4):
        _line(right, "", size_pt=14)
    _line(right, name, size_pt=14, bold=True)
    right._tc.remove(right.paragraphs[0]._p)


def _task_table(word: Document, lines: Sequence[Marked]) -> None:
    """A ruled table whose header repeats; rows may break across pages, as Word's default has it."""
    widths = [Mm(float(width)) for width in lines[0].text.split()]
    table = word.add_table(0, len(widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for index, line in enumerate(lines[1:]):
        _fill(table, line, widths, is_header=index == 0)


def _fill(table: Table, line: Marked, widths: Sequence[Length], *, is_header: bool) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it untyped
    texts = line.parts("|")
    if len(texts) > len(widths):
        raise ValueError(f"more cells than columns: {line.text[:60]!r}")
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = width
    if line.mark == "span":
        cells[0].merge(cells[-1])
    for column, text in enumerate(texts):
        paragraph = cells[column].paragraphs[0]
        is_prose = not is_header and column == _widest(widths) and line.mark != "span"
        paragraph.alignment = ALIGN.JUSTIFY if is_prose else ALIGN.CENTER
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        _runs(paragraph, text, bold=is_header or line.mark != "row", size_pt=13)
    if is_header:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widest(widths: Sequence[Length]) -> int:
    return max(range(len(widths)), key=lambda index: widths[index])


def _line(place: Document | _Cell, text: str, *, size_pt: float, bold: bool = False) -> Paragraph:
    paragraph = place.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    _runs(paragraph, text, bold=bold, size_pt=size_pt)
    return paragraph


def _runs(paragraph: Paragraph, text: str, *, bold: bool, size_pt: float) -> None:
    for piece, italic in _pieces(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size_pt)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for index, piece in enumerate(re.split(r"\*", text)):
        if piece:
            yield piece, index % 2 == 1


def _rule(place: Document | _Cell, *, side_mm: float) -> None:
    """The line under a heading: a paragraph's upper border between two indents."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(side_mm)
    shape.line_spacing = Pt(6)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


_PARTS = {"body": _body, "foot": _foot, "table": _task_table}
