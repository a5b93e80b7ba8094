"""A requirement of several acts with a day each is several tasks; one act with a span or a cited day is one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from generate.tasks.parts import parts_of
from model.directive import Requirement, RequirementKind
from model.timing import Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
ISSUED = date(2026, 2, 19)


def a_duty(text: str, timing: Timing | None = None) -> Requirement:
    return a_requirement(text, RequirementKind.DUTY, "III.1", addressees=("Các trường học",), timing=timing)


def dues(requirement: Requirement) -> list[tuple[str, str]]:
    parts = parts_of(requirement, ISSUED, RULES)
    return [(part.text, str(part.timing.due if part.timing else None)) for part in parts]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Báo cáo sơ kết trước 15/6, tổng kết trước 15/12.",
            [("Báo cáo sơ kết", "2026-06-14"), ("Báo cáo tổng kết", "2026-12-14")],
        ),
        (
            "Rà soát bình chữa cháy; báo cáo sơ kết trước 15/6, tổng kết trước 15/12 về UBND xã.",
            [
                ("Rà soát bình chữa cháy; báo cáo sơ kết về UBND xã", "2026-06-14"),
                ("Báo cáo tổng kết về UBND xã", "2026-12-14"),
            ],
        ),
        (
            "Các trường xây dựng kế hoạch trước ngày 15/3/2026 và báo cáo kết quả chậm nhất ngày 30 tháng 11 năm 2026",
            [("Các trường xây dựng kế hoạch", "2026-03-14"), ("Báo cáo kết quả", "2026-11-30")],
        ),
        (
            "Gửi danh sách trước 16 giờ 30 ngày 06/3/2026; đăng ký nội dung trong tháng 4/2026 về UBND xã",
            [("Gửi danh sách về UBND xã", "2026-03-06"), ("Đăng ký nội dung về UBND xã", "2026-04-30")],
        ),
        (
            "Tự đánh giá đợt 1 đến hết quý II/2026, đợt 2 trước tháng 11/2026",
            [("Tự đánh giá đợt 1", "2026-06-30"), ("Tự đánh giá đợt 2", "2026-10-31")],
        ),
    ],
)
def test_each_act_gets_its_own_day(text: str, acts: list[tuple[str, str]]) -> None:
    assert dues(a_duty(text)) == acts


@pytest.mark.parametrize(
    "text",
    [
        "Treo băng rôn từ ngày 01/10/2026 đến hết ngày 07/10/2026",
        "Thực hiện Nghị định số 5/2025/NĐ-CP ngày 15/6/2025, báo cáo trước ngày 30/11/2026",
        "Báo cáo trước ngày 30/11/2026 (muộn nhất ngày 29/11/2026)",
        "Nộp hồ sơ trước ngày 31/02/2026, báo cáo trước ngày 45/13/2026",
        "Xây dựng kế hoạch và báo cáo",
        "Rà soát thiết bị, hoàn thành trước 30/6 đối với khối 1, trước 30/9 đối với các khối còn lại",
    ],
)
def test_one_act_stays_whole(text: str) -> None:
    requirement = a_duty(text, Timing("x", due=date(2026, 11, 29)))
    assert parts_of(requirement, ISSUED, RULES) == (requirement,)


def test_a_cell_that_says_when_to_issue_and_then_to_do_gives_two_tasks_of_one_source() -> None:
    timing = Timing("Ban hành kế hoạch trong tháng 3/2026 và tổ chức thực hiện trong năm", due=date(2026, 3, 31))
    row = a_row("Công tác phòng, chống cháy, nổ", "Các trường học", timing=timing)
    directive = a_directive(row, issued_on=ISSUED)
    first, second = (task for task in map_directive(directive, a_profile(), RULES).tasks if task.sources)
    assert first.title == "Ban hành kế hoạch: công tác phòng, chống cháy, nổ"
    assert second.title == "Tổ chức thực hiện: công tác phòng, chống cháy, nổ"
    assert (
        first.timing
        and second.timing
        and (first.timing.due, second.timing.due)
        == (
            date(2026, 3, 31),
            date(2026, 12, 31),
        )
    )
    assert first.sources == second.sources and first.id != second.id


@given(
    st.lists(
        st.builds(
            "{} {}".format,
            st.sampled_from(["báo cáo", "tổng kết", "trước 15/6", "trước ngày 30/2", "và", ",", "quý I", "hết quý II"]),
            st.sampled_from(["", "trước 1/3", "chậm nhất 15/12/2026", "trong tháng 13", "của trường"]),
        ),
        max_size=5,
    ).map(" ".join)
)
def test_no_words_are_invented_and_the_source_stays(text: str) -> None:
    requirement = a_duty(text)
    for part in parts_of(requirement, ISSUED, RULES):
        assert (part.ref, part.source) == (requirement.ref, requirement.source)
        assert set(part.text.casefold().split()) <= set(text.casefold().replace(",", " ").split()) | {
            text.casefold()
        } | set(text.casefold().split())
