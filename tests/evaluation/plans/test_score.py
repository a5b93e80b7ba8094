from datetime import date

import pytest

from evaluation.plans.score import helpers_right, is_right_time
from evaluation.plans.truth import WantedTask
from model.task import SchoolTask, TaskOrigin
from model.timing import Recurrence, Timing


@pytest.mark.parametrize(
    ("wanted", "timing", "right"),
    [
        (WantedTask("", frozenset(), due=date(2026, 3, 14)), Timing("trước 15/3", due=date(2026, 3, 14)), True),
        (WantedTask("", frozenset(), due=date(2026, 3, 14)), Timing("15/3", due=date(2026, 3, 15)), False),
        (WantedTask("", frozenset(), recurs="monthly"), Timing("hằng tháng", recurs=Recurrence.MONTHLY), True),
        (WantedTask("", frozenset(), quarters=("2026Q1",)), Timing("tháng 3", due=date(2026, 3, 31)), True),
        (WantedTask("", frozenset(), quarters=("2026Q1",)), None, False),
        (WantedTask("", frozenset()), Timing("thường xuyên", recurs=Recurrence.CONTINUOUS), True),
        (WantedTask("", frozenset()), Timing("hằng tháng", recurs=Recurrence.MONTHLY), False),
    ],
)
def test_a_time_is_right_by_date_recurrence_or_quarter(wanted: WantedTask, timing: Timing | None, right: bool) -> None:
    assert is_right_time(wanted, timing) is right


def _helped(*support: str) -> SchoolTask:
    return SchoolTask("x", "x", None, support, None, None, TaskOrigin.REQUIREMENT, (), "")


@pytest.mark.parametrize(
    ("support", "share"),
    [
        (("Nhà trường",), 1.0),
        (("các trường học", "Đoàn Thanh niên phường"), 1.0),
        (("Các trường học", "Công an xã"), 2 / 3),
        ((), 0.0),
    ],
)
def test_helpers_of_the_directives_row_may_stay_or_go(support: tuple[str, ...], share: float) -> None:
    wanted = WantedTask("x", frozenset({0}), support=(("Nhà trường", "Các trường học"),))
    good, of = helpers_right(wanted, _helped(*support), frozenset({"các trường học", "đoàn thanh niên phường"}))
    assert 2 * good / of == share
