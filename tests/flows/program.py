"""A process for tests to kill: `way HOME N` takes the inbox all the way without Prefect and kills itself at the Nth
touch of disk or database (0: never); `service HOME PORT [STEP]` is `vanthu start` with small tools, killing its whole
process group when a file comes to STEP."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from flows import steps
from flows.desk import open_desk
from flows.outcome import Progress
from flows.recovery import recover
from flows.service import start
from model.settings import Settings
from tests.flows import fakes, way

TOUCHES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "open"}


def kill_at(number: int, home: Path) -> None:
    touches = itertools.count(1)

    def touch() -> None:
        if next(touches) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(name: str, arguments: tuple[Any, ...]) -> None:
        if name in TOUCHES and isinstance(arguments[0], str | os.PathLike) and str(arguments[0]).startswith(str(home)):
            touch()

    sys.addaudithook(hear)
    event.listen(Engine, "commit", lambda _: touch())
    event.listen(Engine, "after_cursor_execute", lambda *_: touch())


def run_way(home: Path, number: int) -> None:
    with open_desk(Settings(home=home), toolbox=fakes.toolbox()) as desk:
        if number:
            kill_at(number, home)
        recover(desk)
        for arrival in steps.sweep(desk):
            way.carry(desk, arrival)


def run_service(home: Path, port: int, step: str) -> None:
    def on_step(progress: Progress) -> None:
        if progress.step == step:
            os.killpg(0, signal.SIGKILL)

    def say(line: str) -> None:
        print(line, flush=True)  # noqa: T201 (the test reads it)

    start(Settings(home=home), port=port, say=say, on_step=on_step, toolbox=fakes.toolbox())


if __name__ == "__main__":
    mode, home, number, *rest = sys.argv[1:]
    if mode == "way":
        run_way(Path(home), int(number))
    else:
        run_service(Path(home), int(number), rest[0] if rest else "")
