"""What was approved in 2024 is proposed for the directive of 2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generate.memory.recall import remembered
from generate.rules import parse_rules
from generate.tasks.mapping import trace_of
from model.directive import Directive
from model.memory import RememberedTask
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin
from model.timing import Timing
from tests.generate.directives import a_directive, a_requirement

_OLD = "Báo cáo kết quả thi đua quý I/2024 trước ngày 15/3/2024"
_NEW = "Báo cáo kết quả thi đua quý I/2025 trước ngày 14/3/2025"
_PHRASES = parse_rules().phrases
_ASKED = Timing("Trước 14/3/2025", due=date(2025, 3, 13))


def _earlier(requirement: str = _OLD, **fields: Any) -> RememberedTask:
    task = RememberedTask(
        task_id="t",
        directive_id="d1",
        requirement=requirement,
        title="Lập báo cáo thi đua quý I/2024 của trường",
        lead="Tổ văn phòng",
        support=("Công đoàn",),
        timing=Timing("Trước 12/3/2024", due=date(2024, 3, 11)),
        asked=Timing("Trước 15/3/2024", due=date(2024, 3, 14)),
        directive="50/KH-UBND",
        plan="05/KH-NGT",
        issued_on=date(2024, 2, 19),
    )
    return replace(task, **fields)


def _task(text: str = _NEW, **fields: Any) -> SchoolTask:
    sources = (trace_of(a_requirement(text)),)
    task = SchoolTask("t1", text, "Nhà trường", (), _ASKED, None, TaskOrigin.REQUIREMENT, sources, "Nêu tên trường")
    return replace(task, **fields)


def _directive(**fields: Any) -> Directive:
    return a_directive(**{"number": "61", "issued_on": date(2025, 2, 17), **fields})


def _proposal(task: SchoolTask, *memory: RememberedTask, directive: Directive | None = None) -> SchoolTask:
    mapping = Mapping((task,), (), (), ())
    (proposed,) = remembered(mapping, directive or _directive(), memory, _PHRASES).tasks
    return proposed


def test_the_approved_wording_lead_support_and_margin_come_back_with_the_plan_named() -> None:
    proposed = _proposal(_task(), _earlier())
    assert proposed.title == "Lập báo cáo thi đua quý I/2025 của trường"
    assert (proposed.lead, proposed.support) == ("Tổ văn phòng", ("Công đoàn",))
    assert proposed.timing == Timing(
        "Trước 11/3/2025 (hạn của cấp trên: trước 14/3/2025)", due=date(2025, 3, 10)
    )  # 3 working days ahead
    assert proposed.asked == _ASKED
    assert proposed.origin is TaskOrigin.MEMORY
    assert proposed.why == (
        "Nêu tên trường. Theo Kế hoạch 05/KH-NGT đã duyệt: lời văn, chủ trì, phối hợp, hạn sớm hơn 3 ngày làm việc"
    )
    assert proposed.sources == _task().sources


def test_a_margin_of_the_rules_gives_way_to_the_approved_one() -> None:
    moved = _task(timing=Timing("Chậm nhất ngày 12/03/2025", due=date(2025, 3, 12)), asked=_ASKED)
    proposed = _proposal(moved, _earlier())
    assert proposed.timing is not None
    assert (proposed.timing.due, proposed.asked) == (date(2025, 3, 10), _ASKED)


def test_a_margin_never_leads_before_the_directive() -> None:
    late = _directive(issued_on=date(2025, 3, 11))
    assert _proposal(_task(), _earlier(), directive=late).timing == _ASKED


def test_nothing_is_proposed_for_another_work() -> None:
    unlike = _earlier("Tổ chức Hội khỏe Phù Đổng cấp trường năm 2024")
    assert _proposal(_task(), unlike) == _task()


def test_a_similar_work_keeps_the_new_words() -> None:
    longer = _task("Báo cáo kết quả thi đua quý I/2025 kèm danh sách trước ngày 14/3/2025")
    proposed = _proposal(longer, _earlier("Báo cáo kết quả thi đua quý I/2024 kèm danh sách cá nhân"))
    assert proposed.title == longer.title
    assert proposed.lead == "Tổ văn phòng"
    assert "lời văn" not in proposed.why


def test_bodies_above_the_school_are_those_of_the_new_directive() -> None:
    attended = _task(lead="Phòng Văn hóa - Xã hội", support=("Nhà trường",))
    proposed = _proposal(attended, _earlier(lead="Phòng Nội vụ", support=("Nhà trường", "Các trường thuộc huyện")))
    assert (proposed.lead, proposed.support) == ("Phòng Văn hóa - Xã hội", ("Nhà trường",))


def test_what_comes_out_the_same_stays_the_requirements_and_says_so() -> None:
    same = _earlier(_NEW, title=_NEW, lead="Nhà trường", support=(), asked=None)
    proposed = _proposal(_task(), same)
    assert proposed == _task(why="Nêu tên trường. Như Kế hoạch 05/KH-NGT đã duyệt")


def test_a_plan_without_a_number_is_named_by_its_directive() -> None:
    assert "kế hoạch đã duyệt trả lời 50/KH-UBND" in _proposal(_task(), _earlier(plan=None)).why


def test_the_same_quarter_goes_before_another_and_the_newest_before_older() -> None:
    quarter_2 = _earlier(_OLD.replace("quý I/", "quý II/"), lead="Kế toán", issued_on=date(2024, 5, 1))
    assert _proposal(_task(), quarter_2, _earlier()).lead == "Tổ văn phòng"
    older = _earlier(lead="Thư viện", issued_on=date(2023, 2, 1))
    assert _proposal(_task(), older, _earlier()).lead == "Tổ văn phòng"


def test_the_order_of_the_memory_makes_no_difference() -> None:
    memory = [_earlier(task_id=str(n), directive_id=f"d{n % 3}", lead=f"Tổ {n}") for n in range(12)]
    memory += [_earlier(f"Việc {n} khác hẳn", task_id=f"x{n}") for n in range(5)]
    mapping = Mapping((_task(), _task("Việc 3 khác hẳn")), (), (), ())
    expected = remembered(mapping, _directive(), memory, _PHRASES)
    for turned in range(len(memory)):
        other_order = memory[turned:][::-1] + memory[:turned]
        assert remembered(mapping, _directive(), other_order, _PHRASES) == expected


def test_of_joined_requirements_the_most_alike_speaks() -> None:
    joined = replace(_task("Gửi số liệu"), sources=_task("Gửi số liệu").sources + _task().sources)
    assert _proposal(joined, _earlier()).lead == "Tổ văn phòng"


def test_a_task_without_requirement_and_an_empty_memory_change_nothing() -> None:
    added = _task(sources=(), origin=TaskOrigin.RULE)
    assert _proposal(added, _earlier()) == added
    assert _proposal(_task()) == _task()


@pytest.mark.parametrize("text", [_NEW, "Việc chưa từng có"])
def test_a_question_that_was_answered_before_becomes_a_task_and_nothing_is_lost(text: str) -> None:
    requirement = a_requirement(text, timing=_ASKED, group="Quý I")
    asked = Disposition(trace_of(requirement), text, "Không rõ có gồm trường không")
    mapping = remembered(
        Mapping((), (), (asked,), ()), a_directive(requirement, issued_on=date(2025, 2, 17)), [_earlier()], _PHRASES
    )
    if text != _NEW:
        assert mapping.to_decide == (asked,)
        return
    (task,) = mapping.tasks
    assert (mapping.to_decide, task.sources) == ((), (asked.trace,))
    assert (task.title, task.lead, task.timing, task.group) == (
        "Lập báo cáo thi đua quý I/2025 của trường", "Tổ văn phòng", _ASKED, "Quý I",
    )  # fmt: skip
    assert task.origin is TaskOrigin.MEMORY
    assert task.why == "Không rõ có gồm trường không. Trường đã nhận việc này ở Kế hoạch 05/KH-NGT đã duyệt"
