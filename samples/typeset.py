"""Marked text set as the Word file that an office would type: Nghị định 30/2020/NĐ-CP, Phụ lục I, read loosely.

This is the stand-in for the *sender's* Word, kept apart from `generate` on purpose: a reader tested on documents of our
own writer would only learn our own habits. Hence it draws lines, tables and letterheads its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from samples.footnotes import add_footnotes
from samples.layout import Layout
from samples.source import Marked
from samples.word_table import set_runs, set_task_table

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_HEAD_MARKS = frozenset({"nation", "parent", "issuer", "number", "place", "date", "kind", "subject", "to"})
_FOOT_MARKS = frozenset({"recipient", "sign"})
_PAGE_MM = (210, 297)
_TEXT_MM = 165
_SAMPLE = Layout()
_COUNTED = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def typeset(marked: Sequence[Marked], layout: Layout = _SAMPLE) -> Document:
    """The whole document: letterhead and title, body, recipients and signature, then the appendices in their order."""
    word = docx.Document()
    _set_base_style(word, layout)
    _set_page(word.sections[0], layout, landscape=False)
    fields = {line.mark: line for line in marked if line.mark in _HEAD_MARKS}
    _letterhead(word, fields, layout)
    _title(word, fields, [line.text for line in marked if line.mark == "to"])
    rest = [line for line in marked if line.mark not in _HEAD_MARKS]
    for kind, lines in groupby(rest, key=_part_of):
        _PARTS[kind](word, list(lines), layout)
    add_footnotes(word, layout.footnotes)
    return word


def _part_of(line: Marked) -> str:
    if line.mark in _FOOT_MARKS:
        return "foot"
    if line.mark in ("table", "row", "group", "span"):
        return "table"
    return "body"


def _set_base_style(word: Document, layout: Layout) -> None:
    style = word.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(layout.body_pt)
    style.paragraph_format.space_after = Pt(0)


def _set_page(section: Section, layout: Layout, *, landscape: bool) -> None:
    short, long = _PAGE_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if landscape else (Mm(short), Mm(long))
    top, right, bottom, left = (Mm(margin) for margin in layout.margins_mm)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = top, right, bottom, left
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    _field(paragraph, "PAGE")
    if layout.running_head:
        _line(section.header, layout.running_head, size_pt=10)
    if layout.running_foot:
        section.footer.is_linked_to_previous = section.first_page_footer.is_linked_to_previous = False
        for footer in (section.footer, section.first_page_footer):
            _running_foot(footer.paragraphs[0], layout.running_foot)


def _running_foot(paragraph: Paragraph, text: str) -> None:
    paragraph.alignment = ALIGN.RIGHT
    for piece in re.split(r"(\{\w+\})", text):
        if piece in _COUNTED:
            _field(paragraph, _COUNTED[piece])
        else:
            paragraph.add_run(piece).font.size = Pt(10)


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
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


def _letterhead(word: Document, fields: dict[str, Marked], layout: Layout) -> None:
    left, right = _two_columns(word, left_mm=layout.letterhead_left_mm)
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
    said = layout.number.format(number or "       ", symbol) if slash else f"Số: {number}"
    _line(left, said, size_pt=13)
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


def _body(word: Document, lines: Iterable[Marked], layout: Layout) -> None:
    for line in lines:
        if line.mark == "appendix":
            _set_page(word.add_section(WD_SECTION.NEW_PAGE), layout, landscape=line.text == "landscape")
        elif line.mark in ("title", "h0"):
            _line(word, line.text, size_pt=14, bold=True)
        elif line.mark == "attached":
            _line(word, f"*{line.text}*", size_pt=13).paragraph_format.space_after = Pt(8)
        else:
            _paragraph(word, line, layout)


def _paragraph(word: Document, line: Marked, layout: Layout) -> None:
    paragraph = word.add_paragraph()
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.alignment = Mm(layout.first_line_mm), Pt(6), ALIGN.JUSTIFY
    shape.line_spacing = layout.line_spacing
    shape.keep_with_next = line.mark in ("h1", "h2", "h3")
    text = f"*{line.text}*" if line.mark == "base" else line.text
    set_runs(paragraph, text, bold=line.mark in ("h1", "h2"), size_pt=layout.body_pt)


def _foot(word: Document, lines: Sequence[Marked], _layout: Layout) -> None:
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


def _line(place: Document | BlockItemContainer, text: str, *, size_pt: float, bold: bool = False) -> Paragraph:
    paragraph = place.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    set_runs(paragraph, text, bold=bold, size_pt=size_pt)
    return paragraph


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


_PARTS = {"body": _body, "foot": _foot, "table": set_task_table}
