"""The reader is held to its goals on our own directives, printed in every physical form that costs no recognition."""

from __future__ import annotations

import pytest

from evaluation.goals import missed
from evaluation.report import sum_of
from evaluation.run import Result, all_cases, jobs, results

_QUICK = ("born digital", "legacy fonts")


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, ...]:
    wanted = [(case, form) for case, form in jobs(all_cases()) if form.group in _QUICK]
    return tuple(results(wanted, tmp_path_factory.mktemp("prints")))


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("group", _QUICK)
def test_every_goal_is_met_on_what_comes_with_a_text_layer(readings: tuple[Result, ...], group: str) -> None:
    inside = [reading for reading in readings if reading.form.group == group]
    assert len({reading.case for reading in inside}) >= 14
    assert missed(group, sum_of(inside)) == {}
