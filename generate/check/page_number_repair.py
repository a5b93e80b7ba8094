"""Puts the page number where the decree wants it."""

from __future__ import annotations

import re

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generate import decree
from generate.check.inheritance import Element
from generate.check.sheet import Sheet
from generate.check.story import field_codes
from generate.ooxml_mark import mark

_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)


def drop_numbers(root: Element) -> None:
    """Empties the paragraphs of a header or footer that hold a page number; they stay, for the room they take."""
    for field in list(field_codes(root)):
        if _PAGE.match(field.code):
            for child in list(field.paragraph):
                if child.tag != qn("w:pPr"):
                    field.paragraph.remove(child)


def put_in_header(document: Document, sheet: Sheet, kind: str) -> None:
    """A centred number in the header of a section, and none on its first page where it is the document's."""
    section = document.sections[sheet.number - 1]
    header = section.even_page_header if kind == "even" else section.header
    blank = next((paragraph for paragraph in header.paragraphs if not paragraph.text.strip()), None)
    paragraph = blank if blank is not None else header.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Mm(0)
    run = paragraph.add_run("2")
    run.font.size = Pt(decree.PAGE_NUMBER.size.most)
    run.font.name = decree.FONT
    run.font.bold = run.font.italic = False
    field = mark("w:fldSimple", instr=" PAGE ")
    paragraph._p.replace(run._r, field)
    field.append(run._r)
    if sheet.number == 1 and not section.different_first_page_header_footer:
        section.different_first_page_header_footer = True
        drop_numbers(section.first_page_header._element)
