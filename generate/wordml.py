"""Small pieces of WordprocessingML (ECMA-376 part 1, 17) as text: runs, paragraphs, cells, tables.

Text, because a document of 600 rows is then written in milliseconds and equal drafts give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def half_points(pt: float) -> int:
    return round(pt * 2)


def text_xml(text: str) -> str:
    """Text content: escaped, without the control characters that XML forbids."""
    return escape(_NOT_XML.sub("", text))


def run(text: str, *, bold: bool = False, italic: bool = False, size_pt: float | None = None) -> str:
    """`w:r` with its text; spaces are kept."""
    properties = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    if size_pt is not None:
        properties += f'<w:sz w:val="{half_points(size_pt)}"/><w:szCs w:val="{half_points(size_pt)}"/>'
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{text_xml(text)}</w:t></w:r>'


def paragraph(style: str, content: str = "", *, properties: str = "") -> str:
    """`w:p` of a named style; `properties` are further children of `w:pPr` in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def indents(left: int, right: int) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="0"/>'


def centred_rule(length_mm: float, room_mm: float) -> str:
    """A drawn line of `length_mm`, centred in `room_mm`: the top border of an empty, thin paragraph."""
    side = twips(max(room_mm - length_mm, 0) / 2)
    return paragraph("Dongke", properties=indents(side, side))


def cell(width: int, content: str, *, span: int = 1, centred: bool = False) -> str:
    """`w:tc` of `width` twips over `span` columns; `centred` is vertically."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if centred:
        properties += '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, is_header: bool = False) -> str:
    """`w:tr` that no page break cuts; a header row is repeated on each page."""
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[int], rows: Iterable[str], *, bordered: bool, padding: int = 0) -> str:
    """`w:tbl` of fixed column widths in twips."""
    widths = tuple(widths)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if bordered else ""
    margins = f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
