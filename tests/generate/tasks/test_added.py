"""The tasks that every plan has are added where nobody asks them, and marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive, with_added
from model.directive import Directive
from model.task import Mapping, SchoolTask, TaskOrigin
from model.timing import Timing
from tests.generate.directives import a_directive, a_profile, a_row

RULES = parse_rules()
CLEANING = a_row("Tổng vệ sinh trường lớp", "Các trường", timing=Timing("15/3", None, date(2024, 3, 14)))
PLAN = a_row("Xây dựng kế hoạch vệ sinh trường lớp", "Các trường")
REVIEW = a_row("Báo cáo tổng kết công tác vệ sinh", "Các trường")


def mapped(directive: Directive) -> Mapping:
    return map_directive(directive, a_profile(), RULES)


def added(mapping: Mapping) -> list[SchoolTask]:
    return [task for task in mapping.tasks if task.origin is TaskOrigin.RULE]


def test_issuing_and_final_review_are_added_at_both_ends_and_say_so() -> None:
    mapping = mapped(a_directive(CLEANING, subject="Vệ sinh trường học năm 2024"))
    first, asked, last = mapping.tasks
    assert first.title == "Ban hành kế hoạch vệ sinh trường học năm 2024 của nhà trường"
    assert asked.sources and not first.sources and not last.sources
    assert last.title.startswith("Tổng kết, đánh giá") and last.timing and last.timing.due == date(2024, 12, 31)
    assert all("văn bản cấp trên không nêu" in task.why for task in (first, last))


@pytest.mark.parametrize(("asked", "missing"), [((PLAN, REVIEW), 0), ((PLAN,), 1), ((REVIEW,), 1)])
def test_what_is_asked_is_not_added(asked: tuple[object, ...], missing: int) -> None:
    assert len(added(mapped(a_directive(*asked)))) == missing  # type: ignore[arg-type]


def test_a_review_that_others_lead_is_not_the_schools_own() -> None:
    theirs = a_row("Hội nghị tổng kết công tác vệ sinh", "Phòng Nội vụ", "Các trường thuộc huyện")
    assert [task.title[:8] for task in added(mapped(a_directive(PLAN, theirs)))] == ["Tổng kết"]


def test_nothing_is_added_where_nothing_is_asked_or_no_plan_is_wanted() -> None:
    assert not mapped(a_directive()).tasks
    directive = a_directive(CLEANING)
    alone = Mapping((mapped(directive).tasks[1],), (), (), (), wants_plan=False)
    assert with_added(directive, a_profile(), RULES, alone) == alone


@pytest.mark.parametrize(
    ("subject", "due"),
    [
        ("Nhiệm vụ năm học 2024-2025", date(2025, 5, 31)),
        ("Phòng, chống đuối nước hè năm 2024", date(2024, 8, 31)),
        ("Phòng, chống dịch sốt xuất huyết", date(2024, 3, 31)),
        ("Phong trào giai đoạn 2024-2026", date(2024, 3, 31)),
    ],
)
def test_the_review_is_at_the_end_of_the_plans_time(subject: str, due: date) -> None:
    last = added(mapped(a_directive(CLEANING, subject=subject)))[-1]
    assert last.timing is not None and last.timing.due == due


def test_ids_are_stable_and_the_words_comment_says_that_it_was_added() -> None:
    directive = a_directive(CLEANING)
    assert [task.id for task in mapped(directive).tasks] == [task.id for task in mapped(directive).tasks]
    draft = compose_plan(directive, mapped(directive), a_profile(), RULES)
    row = next(row for row in draft.appendices[0].table.rows if not row.is_group)
    assert row.origin is not None and row.origin.kind is TaskOrigin.RULE
    assert "văn bản cấp trên không nêu" in row.origin.note


def test_in_printed_groups_they_stand_first_and_last() -> None:
    first, second = replace(CLEANING, group="Quý I"), replace(CLEANING, group="Quý IV", ref="PL1/II.1")
    draft = compose_plan(*_with_mapping(a_directive(first, second)), a_profile(), RULES)
    titles = [row.cells[1] for row in draft.appendices[0].table.rows]
    assert titles[0] == "Quý I" and titles[1].startswith("Ban hành kế hoạch")
    assert titles[-1].startswith("Tổng kết")


def _with_mapping(directive: Directive) -> tuple[Directive, Mapping]:
    return directive, mapped(directive)
