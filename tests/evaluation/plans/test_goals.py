"""The mapping is held to what it has reached on our own directives, and to the goals."""

from __future__ import annotations

import pytest

from evaluation.plans.goals import goals, lost, missed
from evaluation.plans.report import by_set, plan_sum
from evaluation.plans.run import PlanResult, all_truths, plan_results
from evaluation.plans.score import MEASURES, PlanScore


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlanResult, ...]:
    return tuple(plan_results(all_truths(), tmp_path_factory.mktemp("prints")))


def test_every_goal_and_floor_is_a_share_of_a_measure() -> None:
    assert goals().keys() <= set(MEASURES)
    for goal in goals().values():
        assert 0 < goal.held_out <= goal.floor <= goal.goal <= 1


def test_a_score_below_goal_or_floor_is_named_with_both_shares() -> None:
    score = PlanScore()
    score.count("recall", 1, 4)
    assert missed(score) == {"recall": (0.25, goals()["recall"].goal)}
    assert lost(score) == {"recall": (0.25, goals()["recall"].floor)}
    assert lost(score, held_out=True) == {"recall": (0.25, goals()["recall"].held_out)}


def test_truths_are_of_ten_directives_and_of_several_levels_of_school() -> None:
    truths = all_truths()
    assert len({truth.case.name for truth in truths if not truth.held_out}) >= 10
    assert len({truth.case.name for truth in truths if truth.held_out}) >= 3
    assert len({truth.school.level for truth in truths}) == 4


@pytest.mark.slow
@pytest.mark.office
def test_nothing_that_was_reached_is_lost(results: tuple[PlanResult, ...]) -> None:
    sets = by_set(results)
    assert lost(plan_sum(sets["mended on"])) == {}
    assert lost(plan_sum(sets["held out"]), held_out=True) == {}
