"""kill -9 at any touch of disk or database, then a new start: exactly one draft, and nothing lost or doubled."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from flows.desk import Desk
from model.settings import Settings
from tests.flows import fakes, way

ROOT = Path(__file__).parents[2]
CHANCE = random.Random(20240219)  # noqa: S311 (a seed, no secret)
LAST = 130  # about the last touch of one way; a process that is done earlier ends by itself

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")


def run(settings: Settings, kill_at: int) -> int:
    command = [sys.executable, "-m", "tests.flows.program", "way", str(settings.home), str(kill_at)]
    return subprocess.run(command, cwd=ROOT, timeout=120, check=False).returncode


@pytest.mark.slow
@pytest.mark.parametrize("touch", sorted(CHANCE.sample(range(1, LAST), 16)))
def test_a_kill_at_any_moment_ends_with_one_draft(settings: Settings, desk: Desk, touch: int) -> None:
    (settings.inbox / "a.pdf").write_bytes(fakes.pdf())
    assert run(settings, touch) in (-9, 0)
    assert run(settings, 0) == 0
    way.assert_one_draft(desk)


@pytest.mark.slow
@pytest.mark.parametrize("touches", [[CHANCE.randrange(1, LAST // 2) for _ in range(5)] for _ in range(3)])
def test_kills_one_after_another_lose_nothing(settings: Settings, desk: Desk, touches: list[int]) -> None:
    (settings.inbox / "a.pdf").write_bytes(fakes.pdf())
    (settings.inbox / "b.pdf").write_bytes(fakes.pdf())
    for touch in touches:
        run(settings, touch)
    assert run(settings, 0) == 0
    way.assert_one_draft(desk)


@pytest.mark.slow
@pytest.mark.parametrize("touch", sorted(CHANCE.sample(range(1, LAST), 6)))
def test_a_kill_on_the_way_to_quarantine_ends_with_one_pair_there(settings: Settings, desk: Desk, touch: int) -> None:
    (settings.inbox / "hỏng.pdf").write_bytes(b"damaged")
    assert run(settings, touch) in (-9, 0)
    assert run(settings, 0) == 0
    assert sorted(path.name for path in settings.quarantine.iterdir() if path.suffix != ".tmp") == [
        "hỏng.pdf",
        "hỏng.pdf.ly-do.txt",
    ]
    assert len(desk.store.quarantine.all()) == 1
    way.assert_sound(desk)


def test_a_kill_in_mid_way_ends_with_one_draft(settings: Settings, desk: Desk) -> None:
    (settings.inbox / "a.pdf").write_bytes(fakes.pdf())
    assert run(settings, 60) == -9
    assert run(settings, 0) == 0
    way.assert_one_draft(desk)
