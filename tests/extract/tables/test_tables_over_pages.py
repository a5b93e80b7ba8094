"""Task tables as printers really cut them: every row whole, whatever the page break does to it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.reader import read_directive
from model.directive import BlockKind, RequirementKind
from tests.press import Print, print_pdf

_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện")
_LEADS = ("Phòng Nội vụ", "Các cơ quan, đơn vị", "Phòng Giáo dục và Đào tạo", "UBND các xã, thị trấn")
_SUPPORTS = ("Các tổ chức đoàn thể", "Văn phòng HĐND và UBND huyện", "")
_TIMES = ("Tháng 4/2024", "Trước 15/3/2024", "Hàng quý", "Thường xuyên")
_PHRASES = (
    "Tổ chức sơ kết phong trào thi đua",
    "xây dựng báo cáo kết quả thực hiện nhiệm vụ được giao",
    "rà soát, bổ sung hồ sơ đề nghị khen thưởng của các tập thể, cá nhân",
    "biểu dương gương người tốt, việc tốt trên hệ thống truyền thanh",
)


def _rows(count: int, seed: int) -> list[tuple[str, ...]]:
    chance = random.Random(seed)  # noqa: S311 - the same rows at every run, no secret
    made = []
    for number in range(1, count + 1):
        text = f"Nhiệm vụ số {number}: " + "; ".join(chance.choices(_PHRASES, k=chance.randint(1, 4)))
        made.append(
            (str(number), text, chance.choice(_LEADS), chance.choice(_SUPPORTS), chance.choice(_TIMES)),
        )
    return made


@pytest.mark.parametrize(
    ("count", "repeat_header"),
    [(128, True), (128, False), pytest.param(700, True, marks=pytest.mark.slow)],
)
def test_every_row_of_a_table_over_many_pages_is_exact(tmp_path: Path, count: int, repeat_header: bool) -> None:
    rows = _rows(count, seed=count)
    pdf = print_pdf(tmp_path / "table.pdf", Print(appendix=(_HEADER, *rows), repeat_header=repeat_header))
    directive = read_directive(pdf)
    found = [
        (
            (requirement.ref or "").removeprefix("PL1/"),
            requirement.text,
            requirement.lead or "",
            "; ".join(requirement.support),
            requirement.timing.text if requirement.timing else "",
        )
        for requirement in directive.requirements
        if requirement.kind is RequirementKind.ROW
    ]
    assert found == rows


def test_heading_rows_become_groups_and_restart_the_numbers(tmp_path: Path) -> None:
    rows = [
        _HEADER,
        ("I", "Quý I", "", "", ""),
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "", "Tháng 2/2024"),
        ("II", "Quý II", "", "", ""),
        ("1", "Sơ kết sáu tháng", "Các cơ quan, đơn vị", "", "Tháng 6/2024"),
        ("", "Báo cáo kết quả", "Các cơ quan, đơn vị", "", "Tháng 6/2024"),
    ]
    directive = read_directive(print_pdf(tmp_path / "groups.pdf", Print(appendix=rows)))
    assert [(found.ref, found.group) for found in directive.requirements] == [
        ("PL1/I.1", "Quý I"),
        ("PL1/II.1", "Quý II"),
        (None, "Quý II"),
    ]


def test_columns_are_known_by_their_headings_in_any_order(tmp_path: Path) -> None:
    rows = [
        ("STT", "Thời hạn hoàn thành", "Cơ quan phối hợp", "Tên nhiệm vụ", "Cơ quan chủ trì"),
        ("1", "Trước ngày 10/5/2024", "Đoàn Thanh niên", "Lập danh sách học sinh học bơi", "Các trường tiểu học"),
    ]
    content = Print(appendix=rows, widths=(32, 90, 90, 180, 90))
    (row,) = read_directive(print_pdf(tmp_path / "order.pdf", content)).requirements
    assert (row.text, row.lead, row.support) == (
        "Lập danh sách học sinh học bơi",
        "Các trường tiểu học",
        ("Đoàn Thanh niên",),
    )
    assert row.timing is not None
    assert str(row.timing.due) == "2024-05-09"


def test_a_cell_merged_down_gives_its_text_to_every_row_beside_it(tmp_path: Path) -> None:
    rows = [
        _HEADER,
        ("1", "Kiểm tra cải cách hành chính", "Phòng Nội vụ", "", "Tháng 4/2024"),
        ("", "", "Các cơ quan, đơn vị", "", "Tháng 6/2024"),
    ]
    content = Print(appendix=rows, spans=(((0, 1), (0, 2)), ((1, 1), (1, 2))))
    found = read_directive(print_pdf(tmp_path / "merged.pdf", content)).requirements
    assert [(row.ref, row.text, row.lead) for row in found] == [
        ("PL1/1", "Kiểm tra cải cách hành chính", "Phòng Nội vụ"),
        ("PL1/1", "Kiểm tra cải cách hành chính", "Các cơ quan, đơn vị"),
    ]


def test_one_phrase_over_lead_and_support_names_no_lead(tmp_path: Path) -> None:
    rows = [
        _HEADER,
        ("1", "Thực hiện đề án", "Theo phân công tại Quyết định số 12/QĐ-UBND", "", "Năm 2024"),
        ("2", "Ban hành kế hoạch", "Phòng Nội vụ", "", "Tháng 2/2024"),
    ]
    found = read_directive(
        print_pdf(tmp_path / "across.pdf", Print(appendix=rows, spans=(((2, 1), (3, 1)),)))
    ).requirements
    assert [row.lead for row in found] == [None, "Phòng Nội vụ"]


def test_a_list_of_people_asks_for_nothing_and_every_word_of_it_has_its_place(tmp_path: Path) -> None:
    rows = [("TT", "Họ và tên", "Chức vụ"), ("1", "Lê Thị Hà", "Trưởng ban"), ("2", "Vũ Văn Toàn", "Ủy viên")]
    directive = read_directive(print_pdf(tmp_path / "people.pdf", Print(appendix=rows, widths=(32, 200, 200))))
    assert not directive.requirements
    assert "Lê Thị Hà" in " ".join(block.text for block in directive.blocks if block.kind is BlockKind.PROSE)
    assert not [block for block in directive.blocks if block.kind is BlockKind.UNPLACED]


def test_a_table_that_says_nothing_to_the_reader_is_told_to_the_clerk(tmp_path: Path) -> None:
    rows = [("Ký hiệu", "Tên lớp", "Phòng"), ("A", "Lá", "12"), ("B", "Mầm", "14")]
    directive = read_directive(print_pdf(tmp_path / "rooms.pdf", Print(appendix=rows, widths=(90, 200, 100))))
    assert not directive.requirements
    assert "table-unknown" in {doubt.code for doubt in directive.doubts}


def test_rows_with_dashes_are_counted_below_their_number(tmp_path: Path) -> None:
    rows = [
        _HEADER,
        ("1", "Chuẩn bị", "", "", ""),
        ("-", "Lập danh sách", "Văn thư", "", "10/3/2024"),
        ("-", "Gửi giấy mời", "Văn phòng", "", "12/3/2024"),
        ("2", "Tổ chức hội nghị", "Hiệu trưởng", "", "20/3/2024"),
    ]
    found = read_directive(print_pdf(tmp_path / "dashes.pdf", Print(appendix=rows))).requirements
    assert [(row.ref, row.group) for row in found] == [
        ("PL1/1.-1", "Chuẩn bị"),
        ("PL1/1.-2", "Chuẩn bị"),
        ("PL1/2", None),
    ]
