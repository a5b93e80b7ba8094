"""The tasks as a workbook that a school works in: one sheet, A4 landscape, its header on every page.

Equal lists give equal bytes. What comes from a directive is text, also where it begins like a formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generate.exports.task_list import STATUS_WORDS, DirectiveTasks, TaskList, source_said
from generate.word.text import legible
from generate.word.zip_package import repacked
from model.task import SchoolTask

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = {  # heading: width in characters
    "TT": 5, "Nội dung": 46, "Chủ trì": 17, "Phối hợp": 20, "Thời gian": 18, "Hạn": 12, "Trạng thái": 16,
    "Kết quả": 18, "Ghi chú": 16, "Nguồn (văn bản, trang)": 22,
}  # fmt: skip
_HEADER_ROW = 4
_STATUS = list(COLUMNS).index("Trạng thái") + 1
_CENTRED = ("TT", "Hạn", "Trạng thái")
_MOST_CHARACTERS = 32_000  # of 32,767 that a cell holds
_FONT = "Times New Roman"
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY, _LIGHT = (PatternFill("solid", start_color=colour) for colour in ("D9D9D9", "F2F2F2"))
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_xlsx(tasks: TaskList) -> bytes:
    """The list as the bytes of an .xlsx file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Nhiệm vụ"
    _titles(sheet, tasks)
    for number, heading in enumerate(COLUMNS, 1):
        _put(sheet, (_HEADER_ROW, number), heading, _HEADER)
    row = _HEADER_ROW
    for part in tasks.parts:
        row = _part(sheet, row, part, names_directive=len(tasks.parts) > 1)
    _tools(sheet, row)
    _page(sheet)
    return _saved(book, tasks)


def _titles(sheet: Worksheet, tasks: TaskList) -> None:
    only = tasks.parts[0] if len(tasks.parts) == 1 else None
    made_of = f"Thực hiện {only.directive.kind or 'văn bản'} {only.code}" if only else f"{len(tasks.parts)} văn bản"
    if only and only.directive.issuer:
        made_of += f" của {only.directive.issuer}"
    lines = (tasks.school.upper(), "DANH MỤC NHIỆM VỤ CỦA TRƯỜNG", f"({made_of})")
    for row, (text, size) in enumerate(zip(lines, (12, 14, 12), strict=True), 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
        cell = cast("Cell", sheet.cell(row, 1))
        _set_text(cell, text)
        cell.font = Font(name=_FONT, size=size, bold=row < 3, italic=row == 3)
        cell.alignment = Alignment(horizontal="left" if row == 1 else "center", vertical="center")


def _part(sheet: Worksheet, row: int, part: DirectiveTasks, *, names_directive: bool) -> int:
    """A directive's rows below `row`, under heading rows for it and for its groups; the last row."""
    if names_directive:
        row = _heading(sheet, row + 1, f"{part.code} {part.directive.subject or ''}".strip(), _GREY)
    group: str | None = None
    for number, task in enumerate(part.tasks, 1):
        if task.group and task.group != group:
            row = _heading(sheet, row + 1, task.group, _LIGHT)
        group, row = task.group, row + 1
        values = (
            number, task.title, task.lead or "", "; ".join(task.support), task.timing.text if task.timing else "",
            task.timing.due if task.timing else None, STATUS_WORDS[task.status], "", _remark(task),
            source_said(task, part.code),
        )  # fmt: skip
        for column, (heading, value) in enumerate(zip(COLUMNS, values, strict=True), 1):
            _put(sheet, (row, column), value, _Look(centred=heading in _CENTRED))
    return row


def _heading(sheet: Worksheet, row: int, text: str, fill: PatternFill) -> int:
    """A row over the width; its cells stay apart, so that sorting and filtering go on working."""
    for column in range(1, len(COLUMNS) + 1):
        _put(sheet, (row, column), text if column == 2 else "", _Look(bold=True, fill=fill))
    return row


def _remark(task: SchoolTask) -> str:
    if task.answer is None:
        return ""
    return f"Nộp {task.answer.kind.value}" + (f" cho {task.answer.receiver}" if task.answer.receiver else "")


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    fill: PatternFill | None = None
    centred: bool = False


_HEADER = _Look(bold=True, fill=_GREY, centred=True)


def _put(sheet: Worksheet, place: tuple[int, int], value: str | int | date | None, look: _Look) -> None:
    """A value in the cell at row and column."""
    cell = cast("Cell", sheet.cell(*place))
    if isinstance(value, str):
        _set_text(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = "dd/mm/yyyy" if isinstance(value, date) else "0"
    cell.font = Font(name=_FONT, size=12, bold=look.bold)
    cell.border = _BOX
    cell.alignment = Alignment(horizontal="center" if look.centred else "left", vertical="center", wrap_text=True)
    if look.fill is not None:
        cell.fill = look.fill


def _set_text(cell: Cell, text: str) -> None:
    """Text that no spreadsheet takes for a formula: by its type in the file, and by its prefix when it is edited."""
    text = legible(text)
    if not text:
        return
    cell.value = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def _tools(sheet: Worksheet, last_row: int) -> None:
    last_row = max(last_row, _HEADER_ROW + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last_row}"
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    choice = DataValidation("list", formula1=f'"{",".join(STATUS_WORDS.values())}"', allow_blank=True)
    choice.error = f"Hãy chọn một trong: {', '.join(STATUS_WORDS.values())}."
    choice.errorTitle = "Trạng thái"
    choice.showErrorMessage = True
    letter = get_column_letter(_STATUS)
    choice.add(f"{letter}{_HEADER_ROW + 1}:{letter}{last_row}")
    sheet.add_data_validation(choice)


def _page(sheet: Worksheet) -> None:
    for number, width in enumerate(COLUMNS.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top = margins.bottom = 0.6
    cast("HeaderFooterItem", sheet.oddFooter).center.text = "Trang &P/&N"


def _saved(book: Workbook, tasks: TaskList) -> bytes:
    """Without `Workbook.save`, which writes the clock into the file."""
    moment = tasks.made_at.replace(tzinfo=None, microsecond=0)
    book.properties.creator = tasks.school
    book.properties.created = book.properties.modified = moment
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w", ZIP_DEFLATED)).save()
    return repacked(saved)
