"""The calendar read back: by icalendar, and line by line as RFC 5545 wants it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from generate.exports.calendar_file import to_ics
from generate.exports.task_list import DirectiveTasks, TaskList
from generate.tasks.workdays import working_days_before
from model.task import SchoolTask, TaskStatus
from model.timing import Recurrence, Timing
from tests.generate.exports.test_workbook import DIRECTIVE, a_list, a_task


def _events(*tasks: SchoolTask, **options: Any) -> list[Event]:
    return list(Calendar.from_ical(to_ics(a_list(*tasks), **options)).walk("VEVENT"))


def _recurring(text: str, recurs: Recurrence, **fields: Any) -> SchoolTask:
    return a_task("r1", timing=Timing(text, recurs=recurs, **fields))


def _days(event: Event) -> list[date]:
    rule = event["RRULE"].to_ical().decode()
    start = datetime.combine(event["DTSTART"].dt, datetime.min.time())
    return [day.date() for day in rrulestr(rule, dtstart=start)]


def test_a_deadline_is_an_all_day_event_that_leaves_the_day_free() -> None:
    (event,) = _events(a_task(status=TaskStatus.ACTIVE))
    assert event["DTSTART"].dt == date(2024, 3, 14)
    assert event["DTEND"].dt == date(2024, 3, 15)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == DIRECTIVE.received_at
    assert (event["SUMMARY"], event["STATUS"], event["TRANSP"]) == ("Báo cáo quý I", "CONFIRMED", "TRANSPARENT")
    assert "Chủ trì: Hiệu trưởng" in event["DESCRIPTION"]
    assert "Nguồn: 50/KH-UBND, trang 4, 6" in event["DESCRIPTION"]


def test_the_alarm_rings_working_days_before_over_weekends_and_tet() -> None:
    (event,) = _events(a_task(timing=Timing("Trước 17/02/2024", due=date(2024, 2, 16))))
    (alarm,) = event.walk("VALARM")
    rings = datetime(2024, 2, 16, tzinfo=UTC) + alarm["TRIGGER"].dt
    assert rings.date() == working_days_before(date(2024, 2, 16), 3) == date(2024, 2, 6)
    assert rings.time().isoformat() == "07:30:00"


@pytest.mark.parametrize(("status", "alarms", "options"), [
    (TaskStatus.PROPOSED, 1, {}), (TaskStatus.ACTIVE, 1, {}), (TaskStatus.DONE, 0, {}),
    (TaskStatus.ACTIVE, 0, {"alarm_days": 0}),
])  # fmt: skip
def test_what_is_done_rings_no_more(status: TaskStatus, alarms: int, options: dict[str, int]) -> None:
    (event,) = _events(a_task(status=status), **options)
    assert len(event.walk("VALARM")) == alarms
    assert event["SUMMARY"].startswith("[Xong]") == (status is TaskStatus.DONE)


def test_what_is_dropped_or_never_due_is_not_in_it() -> None:
    tasks = [
        a_task("a", status=TaskStatus.DROPPED),
        a_task("b", timing=None),
        a_task("c", timing=Timing("Thời gian theo quy định")),
        _recurring("Thường xuyên", Recurrence.CONTINUOUS),
    ]
    assert _events(*tasks) == []


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (_recurring("Hàng quý", Recurrence.QUARTERLY), ["2024-03-29", "2024-06-28", "2024-09-30", "2024-12-31"]),
        (_recurring("Mỗi học kỳ", Recurrence.HALF_YEARLY), ["2024-06-28", "2024-12-31"]),
        (_recurring("Hằng năm", Recurrence.YEARLY), ["2024-12-31"]),
        (
            _recurring("Hàng tháng", Recurrence.MONTHLY, start=date(2024, 10, 1)),
            ["2024-10-31", "2024-11-29", "2024-12-31"],
        ),
        (
            _recurring("chậm nhất ngày 05 hằng tháng", Recurrence.MONTHLY, start=date(2024, 10, 1)),
            ["2024-10-05", "2024-11-05", "2024-12-05"],
        ),
        (
            _recurring("trước ngày 20 của tháng cuối quý", Recurrence.QUARTERLY),
            ["2024-03-19", "2024-06-19", "2024-09-19", "2024-12-19"],
        ),
        (
            _recurring("Hằng tuần", Recurrence.WEEKLY, start=date(2024, 12, 10)),
            ["2024-12-13", "2024-12-20", "2024-12-27"],
        ),
    ],
)  # fmt: skip
def test_a_recurring_duty_comes_back_until_the_end_of_the_plans_year(task: SchoolTask, expected: list[str]) -> None:
    (event,) = _events(task)
    assert [day.isoformat() for day in _days(event)] == expected
    assert event["DTSTART"].dt == date.fromisoformat(expected[0])


def test_a_plan_for_the_next_year_recurs_through_that_year() -> None:
    events = _events(
        a_task(timing=Timing("Tháng 12/2025", due=date(2025, 12, 31))), _recurring("Hằng năm", Recurrence.YEARLY)
    )
    assert _days(events[1])[-1] == date(2025, 12, 31)


def test_lines_are_folded_at_75_bytes_and_unfold_to_the_same_text() -> None:
    title = "Tổ chức, phối hợp; tuyên truyền \\ phòng chống đuối nước " * 8
    written = to_ics(a_list(a_task(title=title)))
    lines = written.split(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]) == title
    for line in lines:
        line.decode("utf-8")  # folded between letters, not inside one


def test_uids_are_stable_and_differ_between_tasks_and_directives() -> None:
    other = replace(DIRECTIVE, id="d2", sha256="cd" * 32)
    parts = [DirectiveTasks(one, (a_task("a"), a_task("b"))) for one in (DIRECTIVE, other)]
    uids = [str(event["UID"]) for event in Calendar.from_ical(to_ics(TaskList("n", "T", parts))).walk("VEVENT")]
    assert len(set(uids)) == 4
    moved = a_task("a", title="Khác", timing=Timing("Sau", due=date(2024, 4, 1)))
    assert str(_events(moved)[0]["UID"]) == uids[0]


def test_equal_lists_give_equal_bytes_and_dates_have_no_zone_to_shift_them() -> None:
    local = replace(DIRECTIVE, received_at=DIRECTIVE.received_at + timedelta(hours=0))
    again = TaskList("ngt", "Trường Tiểu học Ngô Gia Tự", [DirectiveTasks(local, (a_task(),))])
    written = to_ics(a_list(a_task()))
    assert to_ics(again) == written
    assert b"X-WR-TIMEZONE:Asia/Ho_Chi_Minh" in written
    assert b"DTSTART;VALUE=DATE:20240314" in written
    assert DIRECTIVE.received_at.tzinfo is UTC
