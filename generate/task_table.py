"""An appendix as Word shows it: label, title, `(Kèm theo ...)`, and the table with its header on every page."""

from __future__ import annotations

from collections.abc import Sequence

from generate import layout
from generate.comments import Comments
from generate.wordml import cell, paragraph, row, run, table, twips
from model.draft import Appendix, TableRow

_CONTENT_COLUMN = 1


def appendix_xml(appendix: Appendix, comments: Comments) -> str:
    """Everything on the appendix' pages, without its section properties."""
    title = paragraph("Tenphuluc", run(appendix.title)) if appendix.title else ""
    return (
        paragraph("Phuluc", run(appendix.label))
        + title
        + paragraph("Kemtheo", run(appendix.attached_to))
        + _table_xml(appendix, comments)
    )


def _table_xml(appendix: Appendix, comments: Comments) -> str:
    widths = [twips(width) for width in appendix.table.widths_mm]
    header = row(
        (
            cell(w, paragraph("Dongtieude", run(c)), centred=True)
            for w, c in zip(widths, appendix.table.columns, strict=True)
        ),
        is_header=True,
    )
    rows = (_row_xml(entry, widths, comments) for entry in appendix.table.rows)
    return table(widths, (header, *rows), bordered=True, padding=twips(layout.TABLE_PADDING_MM))


def _row_xml(entry: TableRow, widths: Sequence[int], comments: Comments) -> str:
    if entry.is_group:
        number, heading = entry.cells[0], entry.cells[1]
        joined = cell(
            sum(widths[1:]), paragraph("Nhombang", comments.around(run(heading), entry.origin)), span=len(widths) - 1
        )
        return row((cell(widths[0], paragraph("Dongtieude", run(number))), joined))
    return row(
        cell(width, _cell_text(column, text, entry, comments), centred=True)
        for column, (width, text) in enumerate(zip(widths, entry.cells, strict=True))
    )


def _cell_text(column: int, text: str, entry: TableRow, comments: Comments) -> str:
    if column != _CONTENT_COLUMN:
        return paragraph("Obanggiua", run(text) if text else "")
    return paragraph("Obang", comments.around(run(text), entry.origin))
