"""An appendix as Word shows it: label, title, `(Kèm theo ...)`, and the table with its header on every page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.table import CT_Row
from docx.oxml.text.run import CT_R, CT_Text
from docx.table import Table, _Cell, _Row
from docx.text.run import Run

from generate import layout
from generate.layout import Sheet
from generate.text_width import height_pt
from generate.word.comments import Comments
from generate.word.even_lines import add_title
from generate.word.table import add_table, allow_break, repeat_on_each_page, vacated
from generate.word.text import add_paragraph, legible
from model.draft import Appendix

_CONTENT_COLUMN = 1
_WIDEST_MM = layout.TABLE_PT / 2.83  # no letter is wider than its size
_SURE = 0.97  # of a page: word processors differ in how high they set a line
_SPACED = " "  # stands in a form until its copy has a text; python-docx then marks its spaces as to be kept


def add_appendix(document: Document, appendix: Appendix, comments: Comments, sheet: Sheet = layout.USUAL_SHEET) -> None:
    """Everything on the appendix' pages."""
    add_paragraph(document, "Phụ lục", appendix.label)
    room = sheet.text_width_mm(landscape=appendix.landscape)
    if appendix.title:
        add_title(document, "Tên phụ lục", appendix.title, room)
    add_paragraph(document, "Kèm theo", appendix.attached_to)
    widths = _filling(appendix.table.widths_mm, room)
    table = add_table(document, widths, rows=3, bordered=True, padding_mm=layout.TABLE_PADDING_MM)
    header, group, task = table.rows
    _fill_header(header, appendix.table.columns)
    group_form, task_form = RowForm.of_group(group), RowForm.of_task(task)
    page = PageOfRows.of(widths, appendix)
    taken_pt = _head_pt(appendix)
    for entry in appendix.table.rows:
        form, texts = (group_form, entry.cells[:2]) if entry.is_group else (task_form, entry.cells)
        run = form.add_to(table, texts, whole=entry.is_group or page.holds(texts, taken_pt))
        taken_pt = taken_pt if entry.is_group else 0.0
        comments.trace([Run(run, document)], entry.origin)


def _filling(widths_mm: Sequence[float], room_mm: float) -> tuple[float, ...]:
    """The same shares of the page's width, on which a table made for another paper would stand lost or cut off."""
    share = room_mm / sum(widths_mm)
    return tuple(width * share for width in widths_mm)


def _fill_header(row: _Row, columns: tuple[str, ...]) -> None:
    repeat_on_each_page(row)
    for cell, name in zip(vacated(row), columns, strict=True):
        _set_cell(cell, "Dòng tiêu đề bảng", name)


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """How much of a row a page holds: LibreOffice cuts off what a row has beyond that when no break may cut it."""

    inner_mm: tuple[float, ...]
    room_pt: float

    @classmethod
    def of(cls, widths_mm: Sequence[float], appendix: Appendix) -> PageOfRows:
        """For cells of these widths below the header row."""
        inner = tuple(max(width - 2 * layout.TABLE_PADDING_MM, 1.0) for width in widths_mm)
        header = max(map(partial(_cell_pt, bold=True), appendix.table.columns, inner), default=0)
        return cls(inner, _SURE * (layout.text_height_pt(landscape=appendix.landscape) - header))

    def holds(self, texts: Sequence[str], taken_pt: float) -> bool:
        """Measured only for texts so long that it is in doubt. `taken_pt` is what stands above on the same page."""
        room_pt = self.room_pt - taken_pt
        lines = room_pt / (layout.TABLE_PT * layout.LINE_OF_SIZE) - 1
        return all(
            len(text) * _WIDEST_MM < room_mm * lines or _cell_pt(text, room_mm, bold=False) <= room_pt
            for text, room_mm in zip(texts, self.inner_mm, strict=True)
        )


def _head_pt(appendix: Appendix) -> float:
    """What stands above the first row of tasks: were that kept whole below it, a page would hold the titles alone."""
    width_mm = layout.text_width_mm(landscape=appendix.landscape)
    texts = ((appendix.label, True), (appendix.title, True), (appendix.attached_to, False))
    titles = sum(height_pt(text, width_mm, layout.BODY_PT, bold=bold) for text, bold in texts)
    first = next(iter(appendix.table.rows), None)
    group = _cell_pt(first.cells[1], width_mm - layout.NUMBER_COLUMN_MM, bold=True) if first and first.is_group else 0
    return titles + group + layout.AFTER_PARAGRAPH_PT + 2


def _cell_pt(text: str, room_mm: float, *, bold: bool) -> float:
    return height_pt(text, room_mm, layout.TABLE_PT, bold=bold) + layout.CELL_SPACE_PT


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row taken out of its table, to be copied with other texts.

    Through python-docx' objects for each row and cell, 600 rows take more than a second.
    """

    row: CT_Row

    @classmethod
    def of_group(cls, row: _Row) -> RowForm:
        """A number, and a heading over all remaining columns."""
        row.cells[_CONTENT_COLUMN].merge(row.cells[-1])
        number, heading, *_ = vacated(row)
        _set_cell(number, "Dòng tiêu đề bảng", centred=False)
        _set_cell(heading, "Nhóm trong bảng", centred=False)
        return cls._taken_out(row)

    @classmethod
    def of_task(cls, row: _Row) -> RowForm:
        """The task on the left of its cell, all else centred."""
        for column, cell in enumerate(vacated(row)):
            _set_cell(cell, "Ô bảng" if column == _CONTENT_COLUMN else "Ô bảng canh giữa")
        return cls._taken_out(row)

    @classmethod
    def _taken_out(cls, row: _Row) -> RowForm:
        row.table._tbl.remove(row._tr)
        return cls(row._tr)

    def add_to(self, table: Table, texts: Sequence[str], *, whole: bool = True) -> CT_R:
        """A copy at the table's end with these texts, one a cell; returns the content's run, to hang a comment on.

        `whole` says that no page break cuts it.
        """
        row = deepcopy(self.row)
        if not whole:
            allow_break(row)
        table._tbl.append(row)
        words: list[CT_Text] = row.xpath("w:tc/w:p/w:r/w:t")
        for word, text in zip(words, texts, strict=True):
            word.text = legible(text)
        content: CT_R = words[_CONTENT_COLUMN].getparent()
        return content


def _set_cell(cell: _Cell, style: str, text: str = _SPACED, *, centred: bool = True) -> None:
    """A cell of one paragraph; `centred` is vertically."""
    add_paragraph(cell, style, text)
    if centred:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
