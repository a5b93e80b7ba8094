"""The task table of a directive as Word sets it.

The cell `^` belongs to the cell above it, `<` to the cell on its left; rows with `^` directly under the first one are
further lines of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from samples.layout import Layout, Lines
from samples.source import Marked

_ABOVE, _LEFT = "^", "<"
_SIDES: Mapping[Lines, Mapping[str, str]] = {  # in the order of the schema
    Lines.HORIZONTAL: {"top": "single", "bottom": "single", "insideH": "single"},
    Lines.DOTTED_ROWS: dict.fromkeys(("top", "left", "bottom", "right"), "single")
    | {"insideH": "dotted", "insideV": "single"},
}


def set_task_table(word: Document, lines: Sequence[Marked], layout: Layout) -> None:
    """A table whose header may repeat; rows may break across pages, as Word's default has it."""
    widths = [Mm(float(width)) for width in lines[0].text.split()]
    table = word.add_table(0, len(widths), style="Table Grid" if layout.lines is Lines.ALL else "Normal Table")
    if layout.lines in _SIDES:
        _draw_lines(table, _SIDES[layout.lines])
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    header_rows = _header_rows(lines[1:])
    grid = [
        _fill(table, line, widths, size_pt=layout.table_pt, is_header=index < header_rows)
        for index, line in enumerate(lines[1:])
    ]
    _merge(grid, lines[1:])
    for index, (row, line) in enumerate(zip(grid, lines[1:], strict=True)):
        if layout.is_shaded and (index < header_rows or line.mark != "row"):
            _shade(row)
    for row in table.rows[:header_rows] if layout.header_repeats else []:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _header_rows(lines: Sequence[Marked]) -> int:
    more = takewhile(lambda line: _ABOVE in line.parts("|"), lines[1:])
    return 1 + len(list(more))


def _shade(cells: Sequence[_Cell]) -> None:
    for cell in {id(cell._tc): cell for cell in cells}.values():
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "D9D9D9")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _draw_lines(table: Table, sides: Mapping[str, str]) -> None:
    borders = OxmlElement("w:tblBorders")
    for side, style in sides.items():
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", style), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _fill(
    table: Table, line: Marked, widths: Sequence[Length], *, size_pt: float, is_header: bool
) -> tuple[_Cell, ...]:
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
        if text in (_ABOVE, _LEFT):
            continue
        paragraph = cells[column].paragraphs[0]
        is_prose = not is_header and column == _widest(widths) and line.mark != "span"
        paragraph.alignment = ALIGN.JUSTIFY if is_prose else ALIGN.CENTER
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        set_runs(paragraph, text, bold=is_header or line.mark != "row", size_pt=size_pt)
    return cells


def _merge(grid: Sequence[Sequence[_Cell]], lines: Sequence[Marked]) -> None:
    """Makes one cell of each cell and those `^` below it and `<` on its right."""
    texts = [line.parts("|") for line in lines]
    for top, row in enumerate(texts):
        for left, text in enumerate(row):
            if text in (_ABOVE, _LEFT):
                continue
            column = [below[left] if left < len(below) else "" for below in texts[top + 1 :]]
            bottom, right = top + _run_of(_ABOVE, column), left + _run_of(_LEFT, row[left + 1 :])
            if (bottom, right) != (top, left):
                _join(grid[top][left], grid[bottom][right])


def _run_of(sign: str, cells: Sequence[str]) -> int:
    return len(list(takewhile(sign.__eq__, cells)))


def _join(first: _Cell, last: _Cell) -> None:
    whole = first.merge(last)
    for paragraph in whole.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def _widest(widths: Sequence[Length]) -> int:
    return max(range(len(widths)), key=lambda index: widths[index])


def set_runs(paragraph: Paragraph, text: str, *, bold: bool, size_pt: float) -> None:
    """Adds the text to a paragraph, `*...*` in italics."""
    for piece, italic in _pieces(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size_pt)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for index, piece in enumerate(re.split(r"\*", text)):
        if piece:
            yield piece, index % 2 == 1
