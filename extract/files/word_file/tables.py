"""Tables of a Word file: grid columns, cells over several of them, cells merged down.

Source: ECMA-376 Part 1, 17.4 (tables), 17.4.85 (vertical merging).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from extract.files.word_file.blocks import WordCell, WordRow, WordTable
from extract.files.word_file.formatting import draws_beside, draws_inside, is_on, points, value
from extract.files.word_file.package import elements

if TYPE_CHECKING:
    from extract.files.word_file.story import Story

_MOST_COLUMNS = 63  # as many as Word allows
_LEAST_COLUMN_PT = 6.0
_USUAL_COLUMN_PT = 72.0
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 2, 2  # an unruled table up to these is layout: a letterhead, a signature


def read_table(element: Element, story: Story) -> WordTable:
    """A `tbl` with everything in it."""
    properties = element.find("tblPr")
    story.styles.tables.append(value(properties, "tblStyle") or "")
    rows = tuple(row for each in _rows(element, story) if (row := _row(each, story)).cells)
    story.styles.tables.pop()
    columns = max((row.cells[-1].columns.stop for row in rows), default=1)
    indent = None if properties is None else properties.find("tblInd")
    return WordTable(
        widths_pt=_widths(element, columns),
        rows=rows,
        is_ruled=_is_ruled(element, properties, story) or (columns > _LAYOUT_COLUMNS and len(rows) > _LAYOUT_ROWS),
        indent_pt=points(indent.get("w")) if indent is not None and indent.get("type") == "dxa" else 0.0,
        align=value(properties, "jc") or "left",
    )


def _rows(parent: Element, story: Story) -> list[Element]:
    found: list[Element] = []
    for child in parent:
        if child.tag == "tr":
            if child.find("trPr/del") is not None:
                story.changes += 1
                continue
            story.changes += child.find("trPr/ins") is not None
            found.append(child)
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            found += _rows(child, story)
    return found


def _row(element: Element, story: Story) -> WordRow:
    properties = element.find("trPr")
    column = _number(value(properties, "gridBefore"), 0)
    cells = []
    for cell in _cells(element, story):
        span = max(_number(value(cell.find("tcPr"), "gridSpan"), 1), 1)
        merge = cell.find("tcPr/vMerge")
        begins = merge is not None and merge.get("val") == "restart"
        columns = range(min(column, _MOST_COLUMNS - 1), min(column + span, _MOST_COLUMNS))
        cells.append(WordCell(columns, story.blocks(cell), begins, merge is not None and not begins))
        column = columns.stop
        if column >= _MOST_COLUMNS:
            break
    height = None if properties is None else properties.find("trHeight")
    header = None if properties is None else properties.find("tblHeader")
    return WordRow(
        tuple(cells),
        min(points(height.get("val")), 300.0) if height is not None else 0.0,
        header is not None and is_on(header.get("val")),
    )


def _cells(parent: Element, story: Story) -> list[Element]:
    found: list[Element] = []
    for child in parent:
        if child.tag == "tc":
            if child.find("tcPr/cellDel") is not None:
                story.changes += 1
                continue
            found.append(child)
        elif child.tag in ("sdt", "sdtContent", "customXml"):
            found += _cells(child, story)
    return found


def _widths(element: Element, columns: int) -> tuple[float, ...]:
    """Of the grid, completed where cells reach beyond it."""
    found = [max(points(column.get("w")), _LEAST_COLUMN_PT) for column in elements(element, "tblGrid/gridCol")]
    found = found[:columns]
    usual = sum(found) / len(found) if found else _USUAL_COLUMN_PT
    return tuple(found + [usual] * (columns - len(found)))


def _is_ruled(element: Element, properties: Element | None, story: Story) -> bool:
    """By its own borders, those of its style, or those of its cells."""
    borders = None if properties is None else properties.find("tblBorders")
    if borders is not None and draws_inside(borders):
        return True
    if borders is None and story.styles.is_ruled(value(properties, "tblStyle")):
        return True
    return any(draws_beside(cell) for cell in elements(element, "tr/tc/tcPr/tcBorders"))


def _number(text: str | None, otherwise: int) -> int:
    try:
        return min(max(int(text or otherwise), 0), _MOST_COLUMNS)
    except ValueError:
        return otherwise
