"""From the sample directive's PDF to the plan that such a school issues: sections, all eleven rows, movements."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from extract.reader import read_directive
from generate.mapping import map_directive
from generate.plan import compose_plan
from generate.profile import parse_profile
from generate.rules import parse_rules
from model.draft import Draft, Role

ROWS = [
    ("Phát động phong trào thi đua thực hiện thắng lợi", "Nhà trường", "Các đoàn thể", "Tháng 1/2024; tháng 2/2024"),
    ("Xây dựng kế hoạch thi đua khen thưởng 2024", "Hiệu trưởng", "", "Trước 15/3/2024"),
    ("Đôn đốc, hướng dẫn công tác thi đua", "Nhà trường", "Các đoàn thể", "Tháng 4/2024"),
    ("Báo cáo khen thưởng tổng kết năm học", "Nhà trường", "Các đoàn thể", "Tháng 5/2024"),
    ("Sơ kết công tác thi đua khen thưởng 6 tháng", "Nhà trường", "Các đoàn thể", "Tháng 6/2024"),
    ("Dự tổng kết năm học 2023-2024 cấp huyện", "Phòng Nội vụ", "Các trường thuộc huyện", "Thời gian theo quy định"),
    ("Tham dự hội nghị tổng kết cụm thi đua số 4", "Cụm số 4", "Nhà trường", ""),
    ("Xây dựng kế hoạch công tác thi đua khen thưởng đơn vị", "Nhà trường", "Các đoàn thể", "Trước tháng 9/2024"),
    ("Báo cáo tổng kết phong trào thi đua yêu nước", "Nhà trường", "Các đoàn thể", "Tháng 12/2024"),
    ("Tổ chức kiểm tra tại các cơ quan, đơn vị", "Phòng Nội vụ", "Các cơ quan, đơn vị có liên quan", "Hàng quý"),
    ("Giới thiệu gương người tốt, việc tốt", "Phòng Nội vụ", "Các cơ quan, đơn vị có liên quan", "Hàng tháng"),
]


@pytest.fixture(scope="module")
def plan() -> Draft:
    profile = parse_profile((files("samples") / "school.toml").read_text("utf-8"))
    with as_file(files("samples") / "50-KH-UBND.pdf") as path:
        directive = read_directive(path)
    rules = parse_rules()
    return compose_plan(directive, map_directive(directive, profile, rules), profile, rules)


def test_the_table_has_the_eleven_rows_with_lead_support_and_time(plan: Draft) -> None:
    rows = [row for row in plan.appendices[0].table.rows if not row.is_group]
    assert len(rows) == len(ROWS)
    for row, (text, lead, support, time) in zip(rows, ROWS, strict=True):
        assert row.cells[1].startswith(text)
        assert row.cells[2:] == (lead, support, time)
    groups = [row.cells[:2] for row in plan.appendices[0].table.rows if row.is_group]
    assert groups == [("I", "Quý I"), ("II", "Quý II"), ("III", "Quý III"), ("IV", "Quý IV")]


def test_the_sections_are_there(plan: Draft) -> None:
    headings = [paragraph.text for paragraph in plan.body if paragraph.role in (Role.HEADING_1, Role.HEADING_2)]
    assert [h for h in headings if h.startswith("I")] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NỘI DUNG",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    assert headings[1:3] == ["1. Mục đích", "2. Yêu cầu"]
    assert any("Hội đồng Thi đua, khen thưởng nhà trường" in heading for heading in headings)


def test_the_seven_movements_are_quoted_in_italics(plan: Draft) -> None:
    bullets = [paragraph for paragraph in plan.body if paragraph.role is Role.BULLET]
    assert len(bullets) == 7
    assert all(any(run.italic and run.text.startswith("“") for run in bullet.runs) for bullet in bullets)


def test_what_is_the_districts_alone_is_not_in_the_plan(plan: Draft) -> None:
    text = "\n".join(paragraph.text for paragraph in plan.body)
    assert "các xã, thị trấn" not in text
    assert "trên địa bàn huyện" not in text.replace("“Đẩy mạnh cải cách hành chính trên địa bàn huyện", "")
    assert "cơ quan, đơn vị, địa phương" not in text
