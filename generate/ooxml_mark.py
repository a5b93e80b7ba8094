"""WordprocessingML elements (ECMA-376 part 1, 17) that python-docx 1.2 has no words for."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

# What the schema lets stand behind an element, nearest first: an element goes before the first of them that is there.
AFTER_BORDERS_OF_PARAGRAPH = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:sectPr")
AFTER_OUTLINE_LEVEL = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
AFTER_BORDERS_OF_TABLE = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
AFTER_CELL_MARGINS = ("w:tblLook", "w:tblCaption", "w:tblDescription")
AFTER_PAGE_NUMBERING = ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:docGrid")


def mark(tag: str, **attributes: str | int) -> BaseOxmlElement:
    """An element like `w:cantSplit`; the attributes are those of the same namespace `w:`."""
    return OxmlElement(tag, {qn(f"w:{name}"): str(value) for name, value in attributes.items()})


def line(tag: str, width_pt: float) -> BaseOxmlElement:
    """A side of a border: a single black line."""
    return mark(tag, val="single", sz=round(width_pt * 8), space=0, color="000000")
