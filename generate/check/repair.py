"""The repairs that `--fix` makes: formats, and single signs; never a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.font import Font
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat
from docx.text.run import Run

from generate import decree, layout
from generate.check.inheritance import Element
from generate.check.line import Part, Piece
from generate.decree import Lettering
from generate.ooxml_mark import line, mark

_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def letter(part: Part, lettering: Lettering) -> None:
    """Size, face and place of an element; its words stay, small letters become capitals where those are wanted."""
    for piece in part.pieces:
        font = _font(piece)
        size_pt = lettering.size.nearest(piece.look.size_pt)
        if size_pt != piece.look.size_pt and not piece.look.raised:
            resize(piece, size_pt)
        if piece.look.bold != lettering.bold:
            font.bold = font.cs_bold = lettering.bold
        if piece.look.italic != lettering.italic:
            font.italic = font.cs_italic = lettering.italic
        if lettering.capitals and not piece.look.capitals:
            for text in piece.element.iterfind(qn("w:t")):
                text.text = (text.text or "").upper()
    if lettering.centred and part.align not in (None, "center"):
        centre(part.line.element)


def resize(piece: Piece, size_pt: float) -> None:
    _font(piece).size = Pt(size_pt)
    properties = piece.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)


def upright(piece: Piece) -> None:
    """Neither bold nor italic."""
    font = _font(piece)
    font.bold = font.cs_bold = font.italic = font.cs_italic = False


def set_font(piece: Piece) -> None:
    """Times New Roman for every script."""
    fonts = piece.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in _SLOTS:
        fonts.set(qn(f"w:{slot}"), decree.FONT)


def blacken(piece: Piece) -> None:
    _font(piece).color.rgb = RGBColor(0, 0, 0)


def centre(paragraph: Element) -> None:
    form = _form(paragraph)
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form.first_line_indent = Mm(0)


def justify(paragraph: Element) -> None:
    _form(paragraph).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def indent_first_line(paragraph: Element) -> None:
    """The first line at 1.27 cm, the others at the margin."""
    form = _form(paragraph)
    form.left_indent, form.first_line_indent = Mm(0), Mm(decree.FIRST_LINE_MM[1])


def space_after(paragraph: Element) -> None:
    properties = paragraph.get_or_add_pPr()
    for spacing in properties.findall(qn("w:spacing")):
        spacing.attrib.pop(qn("w:afterAutospacing"), None)
    if properties.find(qn("w:contextualSpacing")) is None:
        properties.insert_element_before(mark("w:contextualSpacing", val=0), *_BEHIND_CONTEXTUAL_SPACING)
    else:
        properties.find(qn("w:contextualSpacing")).set(qn("w:val"), "0")
    _form(paragraph).space_after = Pt(decree.BETWEEN_PARAGRAPHS_LEAST_PT)


def set_line_spacing(paragraph: Element, lines: float) -> None:
    _form(paragraph).line_spacing = lines


def repeat_header(table: Element) -> None:
    properties = next(table.iter(qn("w:tr"))).get_or_add_trPr()
    for old in properties.findall(qn("w:tblHeader")):
        properties.remove(old)
    properties.append(mark("w:tblHeader"))


def draw_line_below(paragraph: Element, length_mm: float, room_mm: float) -> None:
    """A thin paragraph with a border above it, as long as is wanted and in the middle of its column."""
    side = Mm(max(room_mm - length_mm, 0) / 2).twips
    border = mark("w:pBdr")
    border.append(line("w:top", layout.RULE_PT))
    properties = mark("w:pPr")
    properties.append(border)
    properties.append(mark("w:spacing", before=40, after=0, line=60, lineRule="exact"))
    properties.append(mark("w:ind", left=side, right=side, firstLine=0))
    thin = mark("w:p")
    thin.append(properties)
    paragraph.addnext(thin)


def put(pieces: Sequence[Piece], pattern: re.Pattern[str], new: str) -> None:
    """Puts `new` where group 1 of the pattern's last match stands in what the runs print, in its first run's look."""
    texts = [text for piece in _distinct(pieces) for text in piece.element.iterfind(qn("w:t"))]
    matches = list(pattern.finditer("".join(text.text or "" for text in texts)))
    if not matches:
        return
    start, end = matches[-1].span(1)
    at = 0
    for text in texts:
        held = text.text or ""
        low, high = max(start - at, 0), min(end - at, len(held))
        if low < high:
            text.text = held[:low] + new + held[high:]
            text.set(_SPACE, "preserve")
            new = ""
        at += len(held)


_BEHIND_CONTEXTUAL_SPACING = (
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def _distinct(pieces: Sequence[Piece]) -> list[Piece]:
    """A run may print several pieces of a part."""
    return list({id(piece.element): piece for piece in pieces}.values())


def _font(piece: Piece) -> Font:
    return Run(piece.element, None).font  # type: ignore[arg-type]  # formats need no part to belong to


def _form(paragraph: Element) -> ParagraphFormat:
    form: ParagraphFormat = Paragraph(paragraph, None).paragraph_format  # type: ignore[arg-type]  # as above
    return form
