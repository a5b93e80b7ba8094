"""The workbook read back by openpyxl: what a school sees, prints, sorts and edits."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generate.exports.task_list import DirectiveTasks, TaskList
from generate.exports.workbook import COLUMNS, to_xlsx
from model.kept import DirectiveState, KeptDirective
from model.source import BBox, Source
from model.task import Answer, AnswerKind, SchoolTask, TaskOrigin, TaskStatus, Trace
from model.timing import Timing

DIRECTIVE = KeptDirective(
    "d1", "ab" * 32, "50.pdf", DirectiveState.DRAFTED, datetime(2024, 2, 20, 8, 30, tzinfo=UTC), kind="Kế hoạch",
    code="50/KH-UBND", issuer="UBND huyện Đắk Song", issued_on=date(2024, 2, 19), subject="Công tác thi đua",
)  # fmt: skip

_DUE = datetime.combine(date(2024, 3, 14), datetime.min.time())  # what openpyxl gives for a day


def a_task(task_id: str = "t1", **fields: Any) -> SchoolTask:
    sources = (
        Trace("PL1/I.3", Source("ab", 6, BBox(1, 1, 2, 2), "x")),
        Trace("III.6", Source("ab", 4, BBox(1, 1, 2, 2), "y")),
    )
    task = SchoolTask(
        task_id, "Báo cáo quý I", "Hiệu trưởng", ("Công đoàn", "Tổ văn phòng"),
        Timing("Trước 15/3/2024", due=date(2024, 3, 14)), "Quý I", TaskOrigin.REQUIREMENT, sources, "",
    )  # fmt: skip
    return replace(task, **fields)


def a_list(*tasks: SchoolTask) -> TaskList:
    return TaskList("ngt", "Trường Tiểu học Ngô Gia Tự", [DirectiveTasks(DIRECTIVE, tasks)])


def _sheet(tasks: TaskList) -> Worksheet:
    return load_workbook(BytesIO(to_xlsx(tasks))).worksheets[0]


def _row(sheet: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


def test_a_row_tells_the_task_with_real_dates_and_its_source() -> None:
    answer = Answer(AnswerKind.REPORT, "Phòng Nội vụ")
    sheet = _sheet(a_list(a_task(status=TaskStatus.ACTIVE, answer=answer)))
    assert _row(sheet, 4) == list(COLUMNS)
    assert _row(sheet, 5) == [None, "Quý I", *[None] * 8]
    assert _row(sheet, 6) == [
        1, "Báo cáo quý I", "Hiệu trưởng", "Công đoàn; Tổ văn phòng", "Trước 15/3/2024", _DUE,
        "Đang thực hiện", None, "Nộp báo cáo cho Phòng Nội vụ", "50/KH-UBND, trang 4, 6 (PL1/I.3; III.6)",
    ]  # fmt: skip
    assert sheet["F6"].is_date
    assert sheet["F6"].number_format == "dd/mm/yyyy"
    assert sheet["A1"].value == "TRƯỜNG TIỂU HỌC NGÔ GIA TỰ"
    assert sheet["A3"].value == "(Thực hiện Kế hoạch 50/KH-UBND của UBND huyện Đắk Song)"


def test_it_prints_on_a4_landscape_with_the_header_on_every_page() -> None:
    sheet = _sheet(a_list(*(a_task(str(n)) for n in range(60))))
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:J65"
    assert all(sheet.column_dimensions[letter].width > 4 for letter in "ABCDEFGHIJ")
    assert sheet["B7"].alignment.wrap_text


def test_the_state_is_chosen_from_a_list() -> None:
    (choice,) = _sheet(a_list(a_task())).data_validations.dataValidation
    assert choice.formula1 == '"Đề xuất,Đang thực hiện,Hoàn thành,Không thực hiện"'
    assert str(choice.sqref) == "G5:G6"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_of_a_directive_becomes_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("http://x")'
    sheet = _sheet(a_list(a_task(title=text, lead=text, group=text)))
    cells = [sheet["B5"], sheet["B6"], sheet["C6"]]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert all(cell.quotePrefix for cell in cells)
    assert [cell.value.lstrip() for cell in cells] == [text.lstrip()] * 3


def test_what_xml_cannot_hold_is_left_out_and_a_cell_is_never_too_long() -> None:
    sheet = _sheet(a_list(a_task(title="a\x00\x0bb" + "c" * 40_000)))
    assert sheet["B6"].value.startswith("abcc")
    assert len(sheet["B6"].value) < 32_767


def test_several_directives_stand_under_their_own_headings() -> None:
    other = replace(DIRECTIVE, id="d2", code=None, subject=None)
    parts = [DirectiveTasks(DIRECTIVE, (a_task(),)), DirectiveTasks(other, (a_task(sources=(), group=None),))]
    sheet = _sheet(TaskList("ngt", "Trường", parts))
    assert [sheet.cell(row, 2).value for row in range(5, 10)] == [
        "50/KH-UBND Công tác thi đua", "Quý I", "Báo cáo quý I", "50.pdf", "Báo cáo quý I",
    ]  # fmt: skip
    assert sheet["J9"].value == "50.pdf (trường thêm)"
    assert sheet["A3"].value == "(2 văn bản)"


def test_equal_lists_give_equal_bytes_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_xlsx(a_list(a_task()))
    monkeypatch.setattr("time.time", lambda: 1.9e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 3, 17, 1, 2, 3, 6, 76, 0))
    assert to_xlsx(a_list(a_task())) == first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2024-02-20T08:30:00Z" in package.read("docProps/core.xml")
