"""Headers of task tables in the forms that offices give them, and what the columns below them then say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.reader import read_directive
from extract.tables.columns import Column, column_role, period_of
from extract.vocabulary import load_vocabulary
from model.directive import BlockKind, Requirement
from tests.press import Print, print_pdf

_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp", "Thời gian")
_ROW = ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "Các trường học", "Tháng 3/2024")


def _rows(path: Path, rows: Sequence[Sequence[str]], header_rows: int = 1) -> tuple[Requirement, ...]:
    widths = [28.0, 130.0, *[324 / (len(rows[0]) - 2)] * (len(rows[0]) - 2)]
    content = Print(appendix=rows, widths=widths, header_rows=header_rows)
    directive = read_directive(print_pdf(path / "table.pdf", content))
    assert not [block for block in directive.blocks if block.kind is BlockKind.UNPLACED]
    return directive.requirements


def _dates(row: Requirement) -> tuple[str, str]:
    assert row.timing is not None
    return str(row.timing.start), str(row.timing.due)


@pytest.mark.parametrize(
    "heading",
    [
        *("Đơn vị cùng thực hiện", "Cùng thực hiện", "Đơn vị tham gia", "Cơ quan liên quan", "Các bộ phận liên quan"),
        *(
            "Hỗ trợ",
            "Đơn vị phối kết hợp",
            "Cộng tác",
            "Cá nhân, bộ phận hỗ trợ",
            "Phối hợp",
            "Cơ quan, đơn vị liên quan",
        ),
    ],
)
def test_who_helps_has_many_names(heading: str) -> None:
    assert column_role(heading) == "support"


@pytest.mark.parametrize("heading", ["Kinh phí hỗ trợ", "Văn bản liên quan", "Kết hợp nội dung"])
def test_what_helps_is_nobody(heading: str) -> None:
    assert column_role(heading) != "support"


@pytest.mark.parametrize("role", load_vocabulary("columns")["role"], ids=lambda role: role["name"])
def test_each_role_knows_its_example(role: dict[str, str]) -> None:
    assert column_role(role["example"]) == role["name"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Công việc", Column.TASK),
        ("Hoạt động", Column.TASK),
        ("Bộ phận phụ trách", Column.LEAD),
        ("Người phụ trách", Column.LEAD),
        ("Đơn vị, cá nhân thực hiện", Column.LEAD),
        ("Phối hợp", Column.SUPPORT),
        ("Phối hợp thực hiện", Column.SUPPORT),
        ("Hoàn thành", Column.TIME),
        ("Tiến độ", Column.TIME),
        ("Đơn vị thực hiện (chủ trì; phối hợp)", Column.LEAD_AND_SUPPORT),
        ("Cơ quan chủ trì, cơ quan phối hợp", Column.LEAD_AND_SUPPORT),
        ("Đơn vị thực hiện/phối hợp", Column.LEAD_AND_SUPPORT),
        ("Kinh phí", Column.MONEY),
        ("Họ và tên", Column.PERSON),
        ("Đơn vị tính", Column.UNIT),
    ],
)
def test_headings_are_known_by_what_they_say(heading: str, role: Column) -> None:
    assert column_role(heading) is role


def test_quarters_and_months_are_known_in_their_short_forms() -> None:
    assert [period_of("Q2", ""), period_of("T4", ""), period_of("III", "Thời gian (quý)")] == [
        "Quý 2",
        "Tháng 4",
        "Quý III",
    ]
    assert period_of("III", "Mục") is None


def test_the_lowest_of_two_headings_says_what_a_column_holds(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nội dung", "Phân công", "<", "Thời gian", "<"),
        ("^", "^", "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"),
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "Các trường", "01/3/2024", "15/3/2024"),
        ("2", "Sơ kết", "Phòng Nội vụ", "Các trường", "", "Tháng 7/2024"),
    ]
    first, second = _rows(tmp_path, rows, 2)
    assert (first.lead, first.support) == ("Phòng Nội vụ", ("Các trường",))
    assert _dates(first) == ("2024-03-01", "2024-03-15")
    assert _dates(second) == ("2024-07-01", "2024-07-31")


def test_a_header_of_three_rows_is_one_header(tmp_path: Path) -> None:
    rows = [
        ("Số TT", "Công việc", "Tổ chức thực hiện", "<", "<", "Ghi chú"),
        ("^", "^", "Phân công", "<", "Thời gian hoàn thành", "^"),
        ("^", "^", "Đơn vị chủ trì", "Đơn vị phối hợp", "^", "^"),
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "Các trường", "15/3/2024", ""),
    ]
    (row,) = _rows(tmp_path, rows, 3)
    assert (row.ref, row.lead, row.support) == ("PL1/1", "Phòng Nội vụ", ("Các trường",))
    assert _dates(row)[1] == "2024-03-15"


def test_marks_below_quarters_are_a_time_in_the_year_of_the_heading(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian thực hiện năm 2025", "<", "<", "<"),
        ("^", "^", "^", "Quý I", "Quý II", "Quý III", "Quý IV"),
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "x", "", "", ""),
        ("2", "Kiểm tra chéo", "Phòng Nội vụ", "", "x", "x", ""),
        ("3", "Theo dõi", "Phòng Nội vụ", "", "", "", ""),
    ]
    first, second, third = _rows(tmp_path, rows, 2)
    assert _dates(first) == ("2025-01-01", "2025-03-31")
    assert _dates(second) == ("2025-04-01", "2025-09-30")
    assert third.timing is None


def test_a_title_inside_the_table_is_no_header(tmp_path: Path) -> None:
    rows = [("Kế hoạch triển khai nhiệm vụ trọng tâm năm 2024", "<", "<", "<", "<"), _HEADER, ("(1)", *"2345"), _ROW]
    (row,) = _rows(tmp_path, rows)
    assert (row.ref, row.text, row.lead) == ("PL1/1", "Ban hành kế hoạch", "Phòng Nội vụ")


def test_a_header_said_again_in_other_words_is_no_row(tmp_path: Path) -> None:
    again = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ")
    found = _rows(tmp_path, [_HEADER, _ROW, again, ("2", *_ROW[1:])])
    assert [row.ref for row in found] == ["PL1/1", "PL1/2"]


def test_a_merged_task_with_activities_of_its_own_names_both(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Hoạt động cụ thể", "Phụ trách", "Tiến độ"),
        ("1", "Tuyên truyền", "Phát thanh", "Văn thư", "Tháng 3/2024"),
        ("^", "^", "Treo băng rôn", "Đoàn Thanh niên", "Tháng 4/2024"),
    ]
    found = _rows(tmp_path, rows)
    assert [row.text for row in found] == ["Tuyên truyền: Phát thanh", "Tuyên truyền: Treo băng rôn"]


def test_targets_ask_for_their_level(tmp_path: Path) -> None:
    rows = [
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", "Đơn vị chủ trì"),
        ("1", "Tỷ lệ học sinh biết bơi", "%", "60", "Phòng Giáo dục và Đào tạo"),
    ]
    (row,) = _rows(tmp_path, rows)
    assert (row.text, row.lead) == ("Tỷ lệ học sinh biết bơi: 60 %", "Phòng Giáo dục và Đào tạo")


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ"),
            ("1", "Lê Thị Hà", "Trưởng phòng", "Phòng Nội vụ", "Trưởng ban"),
        ],
        [
            ("TT", "Thời gian", "Nội dung", "Người thực hiện"),
            ("1", "7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
            ("2", "8h00 - 8h15", "Tuyên bố lý do", "Văn phòng"),
        ],
        [("TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"), ("1", "......", "", ""), ("2", "", "", "")],
        [("TT", "Nội dung", "Chủ trì", "Thời gian"), ("1", "Tên phong trào", "", ""), ("2", "Số lượng", "", "...")],
        [("TT", "Nội dung chi", "Số lượng", "Thành tiền"), ("1", "Tiền thưởng", "10", "5.000.000")],
        [("TT", "Tên thủ tục", "Thời hạn giải quyết", "Cơ quan thực hiện"), ("1", "Cấp bản sao", "01 ngày", "Sở")],
    ],
    ids=["people", "programme of a meeting", "empty form", "form with questions", "budget", "procedures"],
)
def test_lists_forms_programmes_and_budgets_ask_for_nothing(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert _rows(tmp_path, rows) == ()


def test_a_date_cut_by_a_narrow_cell_is_whole(tmp_path: Path) -> None:
    rows = [_HEADER, ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "", "Trước 30/9/202<br/>4")]
    (row,) = _rows(tmp_path, rows)
    assert _dates(row)[1] == "2024-09-29"


def test_a_number_broken_in_a_narrow_cell_is_whole_and_no_two_rows(tmp_path: Path) -> None:
    rows = [_HEADER, ("II<br/>I", "<b>Quý III</b>", "", "", ""), ("1<br/>2", *_ROW[1:]), ("13", *_ROW[1:])]
    assert [(row.ref, row.group) for row in _rows(tmp_path, rows)] == [
        ("PL1/III.12", "Quý III"),
        ("PL1/III.13", "Quý III"),
    ]


def test_a_column_of_times_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    rows = [
        ("STT", "Công việc", "Đơn vị thực hiện", "Xong khi"),
        ("1", "Lập danh sách học sinh bán trú", "Các trường", "Trước 01/10/2025"),
        ("2", "Kiểm kê bếp ăn", "Các trường", "Tháng 11/2025"),
    ]
    first, second = _rows(tmp_path, rows)
    assert _dates(first) == ("None", "2025-09-30")
    assert _dates(second) == ("2025-11-01", "2025-11-30")


def test_what_takes_place_where_asks_for_nothing(tmp_path: Path) -> None:
    rows = [
        ("Ngày", "Buổi", "Nội dung thi đấu", "Địa điểm"),
        ("12/12/2024", "Sáng", "Khai mạc; chạy 60 m vòng loại", "Sân vận động"),
        ("12/12/2024", "Chiều", "Nhảy xa, ném bóng", "Sân vận động"),
    ]
    assert _rows(tmp_path, rows) == ()


def test_a_task_with_a_place_and_somebody_to_do_it_stays_a_task(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nội dung", "Địa điểm", "Đơn vị chủ trì", "Thời gian"),
        ("1", "Tập huấn kỹ năng bơi", "Bể bơi huyện", "Trung tâm Văn hóa huyện", "Tháng 6/2024"),
    ]
    (row,) = _rows(tmp_path, rows)
    assert row.lead == "Trung tâm Văn hóa huyện"
