"""The paragraphs of a Word file in reading order: of the body, its tables, text boxes and content controls.

Deleted text, field codes, comments and footnotes print nothing here (ECMA-376 part 1, 17.13.5, 17.16).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from generate.check.inheritance import Element, Inheritance, number, value
from generate.check.line import Line, Piece, Spot
from generate.check.numbering import Numbering

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_CONTAINERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink")}
_CONTAINERS |= {qn(f"w:{name}") for name in ("fldSimple", "dir", "bdo")}
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:sym"): "□"}
_MM_PER_TWIP, _MM_PER_EMU, _MM_PER_PT = 25.4 / 1440, 1 / 36000, 25.4 / 72
_THIN_MM = 1.0  # a shape not higher is a line
_LINE_SHAPES = ("line", "straightConnector1")
_USUAL_PADDING_TWIPS = 108  # left and right of a cell, where no table says otherwise
_WORD_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm)?")
_MM_OF = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, None: 25.4 / 72}


@dataclass(slots=True)
class Story:
    """Reads one part's paragraphs (the body, a header); counts as it goes."""

    inheritance: Inheritance
    numbering: Numbering
    tables: list[Element] = field(default_factory=list)
    _lines: int = 0
    _boxes: int = 0
    _section: int = 0

    def lines(self, container: Element) -> tuple[Line, ...]:
        """All paragraphs below a body, header, footer, cell or text box."""
        return tuple(self._blocks(container, None, None, None))

    def _blocks(self, container: Element, spot: Spot | None, box: int | None, table: str | None) -> Iterator[Line]:
        for element in container:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element, spot, box, table)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element, box)
            elif element.tag in _CONTAINERS:
                yield from self._blocks(element, spot, box, table)

    def _paragraph(self, element: Element, spot: Spot | None, box: int | None, table: str | None) -> Iterator[Line]:
        properties = element.find(qn("w:pPr"))
        style = self.inheritance.style_of(properties)
        label, listed = self.numbering.next(properties)
        self._lines += 1
        yield Line(
            number=self._lines,
            label=label,
            pieces=tuple(self._pieces(element, style, table)),
            form=self.inheritance.form(properties, listed, table),
            section=self._section,
            element=element,
            spot=spot,
            box=box,
            shapes_mm=tuple(_drawn_lines(element)),
        )
        for content in _text_boxes(element):
            self._boxes += 1
            yield from self._blocks(content, None, self._boxes, None)
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            self._section += 1

    def _pieces(self, container: Element, style: str, table: str | None) -> Iterator[Piece]:
        for element in container:
            if element.tag == qn("w:r"):
                text = "".join(_printed(element))
                if text:
                    look = self.inheritance.look(element.find(qn("w:rPr")), style, table)
                    if not look.hidden:
                        yield Piece(text.upper() if look.capitals else text, look, element)
            elif element.tag in _CONTAINERS:
                yield from self._pieces(element, style, table)

    def _table(self, element: Element, box: int | None) -> Iterator[Line]:
        self.tables.append(element)
        count = len(self.tables)
        properties = element.find(qn("w:tblPr"))
        style = value(properties, "tblStyle") or self.inheritance.usual.get("table")
        ruled = _is_ruled([properties, *self.inheritance.chain(style, "tblPr")], element)
        layout = None if properties is None else properties.find(qn("w:tblLayout"))
        fixed = layout is not None and layout.get(qn("w:type")) == "fixed"
        padding = _padding_mm([properties, *self.inheritance.chain(style, "tblPr")])
        for row, each in enumerate(_below(element, "tr"), 1):
            for column, cell in enumerate(_below(each, "tc"), 1):
                width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
                room = None
                if width is not None and width.get(qn("w:type"), "dxa") == "dxa":
                    room = number(width.get(qn("w:w")), 0) * _MM_PER_TWIP - padding or None
                spot = Spot(count, row, column, room, ruled, fixed)
                yield from self._blocks(cell, spot, box, style)


def _below(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in element:
        if child.tag == qn(f"w:{name}"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _below(child, name)


def _printed(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:br"):
            yield "\f" if child.get(qn("w:type")) in ("page", "column") else "\n"
        else:
            yield _SIGNS.get(child.tag, "")


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Text boxes hang twice in Word's files: as a drawing, and as VML for old readers."""
    for content in paragraph.iter(qn("w:txbxContent")):
        above = list(content.iterancestors(_MC + "Fallback", qn("w:txbxContent")))
        if not above:
            yield content


def _drawn_lines(paragraph: Element) -> Iterator[float | None]:
    """The lengths of the horizontal lines that hang on a paragraph."""
    for extent in paragraph.iter(qn("wp:extent")):
        shapes = [each.get("prst") for each in extent.getparent().iter(qn("a:prstGeom"))]
        across, down = (number(extent.get(side), 0) * _MM_PER_EMU for side in ("cx", "cy"))
        if shapes and (shapes[0] in _LINE_SHAPES or down <= _THIN_MM) and down < across:
            yield across
    for shape in paragraph.iter(_V + "line", _V + "shape", _V + "rect"):
        if not any(True for _ in shape.iterancestors(_MC + "Fallback")):
            yield from _vml_line(shape)


def _vml_line(shape: Element) -> Iterator[float | None]:
    if shape.tag == _V + "line":
        ends = [re.match(r"(-?[\d.]+)(pt|in|cm|mm)?,", f"{shape.get(end, '')},") for end in ("from", "to")]
        places = [float(end[1]) * _MM_OF[end[2]] for end in ends if end]
        yield abs(places[1] - places[0]) if len(places) == 2 else None
        return
    sizes = {name: float(size) * _MM_OF[unit] for name, size, unit in _WORD_LENGTH.findall(shape.get("style", ""))}
    if sizes.get("width", 0) > 0 and sizes.get("height", _THIN_MM + 1) <= _THIN_MM:
        yield sizes["width"]


def _is_ruled(properties: list[Element | None], table: Element) -> bool:
    """Lines between rows or columns, by the table, its style or its cells."""
    for each in properties:
        borders = None if each is None else each.find(qn("w:tblBorders"))
        if borders is not None:
            return any(_draws(borders.find(qn(f"w:{side}"))) for side in ("insideH", "insideV"))
    return any(
        _draws(side) for borders in table.iter(qn("w:tcBorders")) for side in borders if side.tag != qn("w:bottom")
    )


def _draws(border: Element | None) -> bool:
    return border is not None and border.get(qn("w:val")) not in ("nil", "none", None)


def _padding_mm(properties: list[Element | None]) -> float:
    for each in properties:
        margins = None if each is None else each.find(qn("w:tblCellMar"))
        if margins is not None:
            sides = [margins.find(qn(f"w:{side}")) for side in ("left", "start", "right", "end")]
            return sum(number(side.get(qn("w:w")), 0) for side in sides if side is not None) * _MM_PER_TWIP
    return 2 * _USUAL_PADDING_TWIPS * _MM_PER_TWIP


@dataclass(frozen=True, slots=True)
class FieldCode:
    """A field's code (" PAGE \\* MERGEFORMAT ") and its paragraph; `nested` in another field, such as an IF."""

    code: str
    paragraph: Element
    nested: bool = False


def field_codes(container: Element) -> Iterator[FieldCode]:
    """The fields below a header or footer; Word cuts their codes over several runs."""
    for paragraph in container.iter(qn("w:p")):
        yield from _fields_of(paragraph)


def _fields_of(paragraph: Element) -> Iterator[FieldCode]:
    open_codes: list[str] = []
    for element in paragraph.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:pgNum")):
        if next(element.iterancestors(qn("w:p")), None) is not paragraph:
            continue  # a text box's own
        kind = element.get(qn("w:fldCharType"))
        if element.tag == qn("w:fldSimple"):
            yield FieldCode(element.get(qn("w:instr"), ""), paragraph)
        elif element.tag == qn("w:pgNum"):
            yield FieldCode("PAGE", paragraph)
        elif kind == "begin":
            open_codes.append("")
        elif kind == "end" and open_codes:
            yield FieldCode(open_codes.pop(), paragraph, nested=bool(open_codes))
        elif element.tag == qn("w:instrText") and open_codes:
            open_codes[-1] += element.text or ""
