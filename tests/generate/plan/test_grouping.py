"""Where a task stands in the table: its quarter, each quarter for a quarterly one, the last group for the oftener."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate.plan.grouping import grouped
from generate.plan.rhythm import spread
from generate.rules import parse_rules
from model.source import BBox, Source
from model.task import SchoolTask, TaskOrigin, Trace
from model.timing import Recurrence, Timing

PHRASES = parse_rules().phrases
SOURCE = Trace("I.1", Source("5" * 64, 1, BBox(0, 0, 1, 1), "x"))
YEAR = Timing("Tháng 12/2026", date(2026, 12, 1), date(2026, 12, 31))
START = Timing("Ngày 19/2/2026", date(2026, 2, 19), date(2026, 2, 19))


def a_task(title: str, timing: Timing | None, group: str | None = None) -> SchoolTask:
    return SchoolTask(title, title, "Nhà trường", (), timing, group, TaskOrigin.REQUIREMENT, (SOURCE,), "x")


def table(*tasks: SchoolTask) -> dict[str, list[tuple[str, str]]]:
    shown = grouped(tasks, PHRASES)
    return {
        name: [(task.title, task.timing.text if task.timing else "") for task in held] for name, held in shown.items()
    }


def a_rhythm(text: str, recurs: Recurrence) -> Timing:
    return Timing(text, recurs=recurs)


def test_a_quarterly_duty_stands_in_each_quarter_with_that_quarters_day() -> None:
    shown = table(
        a_task("Bắt đầu", START), a_task("Báo cáo", a_rhythm("Hằng quý", Recurrence.QUARTERLY)), a_task("Cuối", YEAR)
    )
    assert list(shown) == ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]
    assert shown["Quý II/2026"] == [("Báo cáo", "Hằng quý (quý II: chậm nhất ngày 30/6/2026)")]


@pytest.mark.parametrize(
    ("text", "recurs", "days"),
    [
        ("Trước ngày 20 của tháng cuối quý", Recurrence.QUARTERLY, ["19/3", "19/6", "19/9", "19/12"]),
        ("Ngày 05 tháng đầu quý sau", Recurrence.QUARTERLY, ["5/4", "5/7", "5/10", "5/1"]),
        ("6 tháng một lần", Recurrence.HALF_YEARLY, ["30/6", "31/12"]),
        ("Mỗi học kỳ", Recurrence.HALF_YEARLY, ["31/5"]),
    ],
)
def test_the_day_is_as_the_text_says(text: str, recurs: Recurrence, days: list[str]) -> None:
    tasks = [a_task("Bắt đầu", START), a_task("Báo cáo", a_rhythm(text, recurs)), a_task("Cuối", YEAR)]
    found = [task.timing.due for task in spread(tasks, "{day}") if task.title == "Báo cáo" and task.timing]
    assert [f"{day.day}/{day.month}" for day in found if day] == days


def test_the_day_may_stand_in_the_work_itself() -> None:
    work = a_task("Báo cáo trước ngày 20 của tháng cuối quý", a_rhythm("hằng quý", Recurrence.QUARTERLY))
    found = [task.timing for task in spread([a_task("Bắt đầu", START), work, a_task("Cuối", YEAR)], "{day}")]
    assert found[1] is not None and found[1].text == "19/3/2026"


def test_what_comes_oftener_or_never_ends_stands_once_in_the_last_group() -> None:
    shown = table(
        a_task("Tháng", a_rhythm("Hằng tháng", Recurrence.MONTHLY)),
        a_task("Luôn", a_rhythm("Thường xuyên", Recurrence.CONTINUOUS)),
        a_task("Khi cần", Timing("Khi có yêu cầu")),
        a_task("Cuối", YEAR),
    )
    assert list(shown) == ["Quý IV/2026", "Theo yêu cầu, thời gian khác", "Hằng tháng, thường xuyên"]
    assert [title for title, _ in shown["Hằng tháng, thường xuyên"]] == ["Tháng", "Luôn"]


def test_printed_groups_keep_their_tasks_once() -> None:
    shown = table(
        a_task("Kiểm tra", a_rhythm("Hàng quý", Recurrence.QUARTERLY), "Quý IV"), a_task("Cuối", YEAR, "Quý IV")
    )
    assert shown == {"Quý IV": [("Kiểm tra", "Hàng quý"), ("Cuối", "Tháng 12/2026")]}


def test_a_plan_for_years_has_its_quarterly_duty_once() -> None:
    tasks = [
        a_task("Báo cáo", a_rhythm("Hằng quý", Recurrence.QUARTERLY)),
        a_task("Bắt đầu", START),
        a_task("Cuối", Timing("Năm 2030", None, date(2030, 12, 31))),
    ]
    assert len(list(spread(tasks, "{day}"))) == 3


dated = st.builds(Timing, st.just("x"), st.none(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
rhythms = st.builds(Timing, st.sampled_from(["Hằng quý", "mỗi học kỳ"]), recurs=st.sampled_from(Recurrence))


@given(st.lists(st.none() | dated | rhythms, min_size=1, max_size=8))
def test_every_task_stands_somewhere_and_none_is_due_before_the_plan_begins(timings: list[Timing | None]) -> None:
    tasks = [a_task(str(n), timing) for n, timing in enumerate(timings)]
    shown = [task for held in grouped(tasks, PHRASES).values() for task in held]
    assert {task.id for task in shown} == {task.id for task in tasks}
    first = min((t.due for t in timings if t and t.due), default=None)
    assert all(task.timing.due >= first for task in shown if first and task.timing and task.timing.due)
