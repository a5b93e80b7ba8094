"""A Word file as all rules look at it: paragraphs, sections, tables and the elements found among them."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part as PackagePart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from generate.check.content import Content, find_content
from generate.check.head import Head, find_head
from generate.check.inheritance import Element, Inheritance, is_set, number
from generate.check.line import Line
from generate.check.numbering import Numbering
from generate.check.sheet import Sheet, read_sheets
from generate.check.story import Story

_MM_PER_TWIP = 25.4 / 1440
_TAB_TWIPS = 720  # where the settings name none


@dataclass(frozen=True, slots=True)
class Reading:
    """`tables` are in the order in which `Spot.table` counts them."""

    document: Document
    inheritance: Inheritance
    lines: tuple[Line, ...]
    tables: tuple[Element, ...]
    sheets: tuple[Sheet, ...]
    head: Head
    content: Content
    default_tab_mm: float
    has_even_headers: bool

    @classmethod
    def of(cls, document: Document) -> Reading:
        """Reads the whole document once; the elements in it can be repaired in place."""
        part = document.part
        inheritance = Inheritance.read(
            _related(part, RELATIONSHIP_TYPE.STYLES), _related(part, RELATIONSHIP_TYPE.THEME)
        )
        story = Story(inheritance, Numbering.read(_related(part, RELATIONSHIP_TYPE.NUMBERING), inheritance))
        lines = story.lines(document.element.body)
        head = find_head(lines)
        settings = _related(part, RELATIONSHIP_TYPE.SETTINGS)
        tab = None if settings is None else settings.find(qn("w:defaultTabStop"))
        return cls(
            document=document,
            inheritance=inheritance,
            lines=lines,
            tables=tuple(story.tables),
            sheets=read_sheets(document),
            head=head,
            content=find_content(lines, head),
            default_tab_mm=number(None if tab is None else tab.get(qn("w:val")), _TAB_TWIPS) * _MM_PER_TWIP,
            has_even_headers=settings is not None and is_set([settings], "evenAndOddHeaders"),
        )

    def lines_of(self, container: Element) -> tuple[Line, ...]:
        """The paragraphs of a header or footer."""
        return Story(self.inheritance, Numbering(self.inheritance)).lines(container)

    def sheet_of(self, line: Line) -> Sheet:
        return self.sheets[min(line.section, len(self.sheets) - 1)]


def _related(part: PackagePart, kind: str) -> Element | None:
    """The root of a part that the document is linked to; those that python-docx keeps as bytes are parsed."""
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            target = relation.target_part
            root = getattr(target, "element", None)
            return root if root is not None else parse_xml(target.blob)
    return None
