"""Paper, margins and page numbers of each section (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.1 to I.3 and I.7)."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from generate import layout
from generate.layout import Sheet
from generate.ooxml_mark import AFTER_PAGE_NUMBERING, mark

BREAK_STYLE = "Ngắt phần"


def set_first_section(document: Document, sheet: Sheet = layout.USUAL_SHEET) -> None:
    """The pages of the document itself: upright, numbered in the top margin from the second page on."""
    section = document.sections[0]
    _set_paper(section, sheet, landscape=False)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = "Header"
    _add_page_field(number)
    # empty and thin, so that it takes no room from the letterhead
    section.first_page_header.paragraphs[0].style = BREAK_STYLE


def start_appendix(document: Document, sheet: Sheet = layout.USUAL_SHEET, *, landscape: bool) -> None:
    """Pages of their own, counted from 1 (I.7), with the headers of the section before."""
    section = document.add_section()
    document.paragraphs[-1].style = BREAK_STYLE  # the paragraph that python-docx hangs the section's end on
    _set_paper(section, sheet, landscape=landscape)
    if section._sectPr.find(qn("w:pgNumType")) is None:  # a section begins as a copy of the one before
        section._sectPr.insert_element_before(mark("w:pgNumType", start=1), *AFTER_PAGE_NUMBERING)


def _set_paper(section: Section, sheet: Sheet, *, landscape: bool) -> None:
    short, long = Mm(layout.PAGE_WIDTH_MM), Mm(layout.PAGE_HEIGHT_MM)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(sheet.top_mm), Mm(sheet.bottom_mm)
    section.left_margin, section.right_margin = Mm(sheet.left_mm), Mm(sheet.right_mm)
    section.header_distance = section.footer_distance = Mm(layout.HEADER_MM)


def _add_page_field(paragraph: Paragraph) -> None:
    """`PAGE`, with the number that stands there until a word processor counts."""
    field = mark("w:fldSimple", instr=" PAGE ")
    run = OxmlElement("w:r")
    field.append(run)
    run.text = "2"
    paragraph._p.append(field)
