"""From the sample directive's PDF to the plan that such a school issues: sections, all eleven rows, movements."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from extract.reader import read_directive
from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.school.profile import parse_profile
from generate.tasks.mapping import map_directive
from model.draft import Draft, Role
from tests.generate.seed_plan import ROWS


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
