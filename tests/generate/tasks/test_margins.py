"""The school's own deadlines lie working days before the issuer's, never before the directive itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate.rules import parse_rules
from generate.tasks.margins import with_margins
from generate.tasks.workdays import is_working_day, working_days_before
from model.source import BBox, Source
from model.task import Answer, AnswerKind, SchoolTask, TaskOrigin, Trace
from model.timing import Recurrence, Timing
from tests.generate.directives import a_profile

PHRASES = parse_rules().phrases
ISSUED = date(2024, 2, 19)
SOURCE = Trace("III.1", Source("5" * 64, 1, BBox(0, 0, 1, 1), "x"))
ASKED = Timing("trước 15/3/2024", due=date(2024, 3, 14))


def with_margin(timing: Timing | None, days: int = 3, kind: AnswerKind | None = AnswerKind.REPORT) -> SchoolTask:
    answer = Answer(kind) if kind else None
    task = SchoolTask(
        "1", "Báo cáo", "Nhà trường", (), timing, None, TaskOrigin.REQUIREMENT, (SOURCE,), "Vì", answer=answer
    )
    (moved,) = with_margins([task], a_profile(margins={AnswerKind.REPORT: days}), ISSUED, PHRASES)
    return moved


def test_the_deadline_moves_and_what_was_asked_is_kept() -> None:
    task = with_margin(ASKED)
    assert task.timing == Timing("Trước 12/3/2024 (hạn của cấp trên: trước 15/3/2024)", due=date(2024, 3, 11))
    assert task.asked == ASKED
    assert "3 ngày làm việc" in task.why


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Timing("Chậm nhất ngày 30/4/2026", due=date(2026, 4, 30)), "Chậm nhất 24/4/2026"),  # Giỗ Tổ 26/4, bù 27/4
        (Timing("Trước 16 giờ 00 ngày 06/12/2024", due=date(2024, 12, 6)), "Chậm nhất 3/12/2024"),
        (Timing("Tháng 2/2026", date(2026, 2, 1), date(2026, 2, 23)), "Chậm nhất 11/2/2026"),  # Tết
    ],
)
def test_weekends_holidays_and_tet_do_not_count(asked: Timing, text: str) -> None:
    timing = with_margin(asked).timing
    assert timing is not None and timing.text.startswith(f"{text} (hạn của cấp trên: ")


@pytest.mark.parametrize(
    ("timing", "days", "kind"),
    [
        (ASKED, 0, AnswerKind.REPORT),
        (ASKED, 3, AnswerKind.PLAN),
        (ASKED, 3, None),
        (Timing("Hằng quý", recurs=Recurrence.QUARTERLY), 3, AnswerKind.REPORT),
        (Timing("Trước 21/2/2024", due=date(2024, 2, 20)), 3, AnswerKind.REPORT),
        (None, 3, AnswerKind.REPORT),
    ],
)
def test_without_a_margin_a_day_or_room_the_deadline_stays(
    timing: Timing | None, days: int, kind: AnswerKind | None
) -> None:
    task = with_margin(timing, days, kind)
    assert (task.timing, task.asked) == (timing, None)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 15))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    before = working_days_before(day, count)
    assert is_working_day(before)
    assert sum(is_working_day(before + timedelta(days=n)) for n in range((day - before).days)) == count


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 15), st.integers(0, 15))
def test_more_days_are_never_later(day: date, fewer: int, more: int) -> None:
    assert working_days_before(day, fewer + more) <= working_days_before(day, fewer) <= day
