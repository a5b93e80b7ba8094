from __future__ import annotations

import pytest

from flows.ingest import attempt
from flows.outcome import Stopped


class Step:
    """Fails as often as told, then says what it was given."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)

    def __call__(self, given: str) -> str:
        if self.failures:
            raise self.failures.pop(0)
        return given


def test_a_step_that_another_run_got_in_the_way_of_is_done_again() -> None:
    crashes: list[Exception] = []
    assert attempt(Step(RuntimeError("database is locked")), "bản 7.pdf", crashes) == "bản 7.pdf"
    assert crashes == []


def test_a_step_that_fails_twice_leaves_its_error_and_the_others_their_turn() -> None:
    crashes: list[Exception] = []
    last = RuntimeError("a mistake of ours")
    assert attempt(Step(RuntimeError("first"), last), "a.pdf", crashes) is None
    assert attempt(Step(), "b.pdf", crashes) == "b.pdf"
    assert crashes == [last]


def test_a_stop_is_no_failure() -> None:
    with pytest.raises(Stopped):
        attempt(Step(Stopped()), "a.pdf", [])
