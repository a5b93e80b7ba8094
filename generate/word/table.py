"""A Word table of fixed column widths whose rows no page break cuts."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from generate import layout
from generate.ooxml_mark import AFTER_BORDERS_OF_TABLE, AFTER_CELL_MARGINS, line, mark

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(
    document: Document, widths_mm: Sequence[float], *, rows: int, bordered: bool = False, padding_mm: float = 0
) -> Table:
    """A centred table at the end of the document; its cells still hold python-docx' blank paragraph (`vacated`)."""
    table: Table = document.add_table(rows, len(widths_mm))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(mark("w:cantSplit"))
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    _set_frame(table, bordered=bordered, padding_mm=padding_mm)
    return table


def vacated(row: _Row) -> tuple[_Cell, ...]:
    """The cells of a row without the blank paragraph that each comes with; put at least one paragraph in each."""
    cells = row.cells
    for cell in cells:
        for paragraph in cell.paragraphs:
            cell._tc.remove(paragraph._p)
    return cells


def repeat_on_each_page(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(mark("w:tblHeader"))


def allow_break(row: CT_Row) -> None:
    """Takes back what `add_table` says of each row."""
    for whole in row.xpath("w:trPr/w:cantSplit"):
        whole.getparent().remove(whole)


def _set_frame(table: Table, *, bordered: bool, padding_mm: float) -> None:
    properties = table._tbl.tblPr
    width = sum(column.width.twips for column in table.columns if column.width)
    for old in properties.findall(qn("w:tblW")):
        properties.replace(old, mark("w:tblW", w=width, type="dxa"))
    if bordered:
        borders = mark("w:tblBorders")
        borders.extend(line(f"w:{side}", layout.TABLE_LINE_PT) for side in _SIDES)
        properties.insert_element_before(borders, *AFTER_BORDERS_OF_TABLE)
    margins = mark("w:tblCellMar")
    margins.extend(mark(f"w:{side}", w=Mm(padding_mm).twips, type="dxa") for side in ("left", "right"))
    properties.insert_element_before(margins, *AFTER_CELL_MARGINS)
