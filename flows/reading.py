"""Reading in a child process under a wall clock: a hostile or damaged PDF ends the child, never the service."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from db import codec
from flows.outcome import Stopped
from model import errors
from model.directive import Directive
from model.errors import LimitExceeded, StoreUnavailable, UnreadableFile, VanthuError

OnPage = Callable[[int, int], None]  # page from 1, of how many

WALL_CLOCK_SECONDS = 600.0
SECONDS_A_PAGE = 4.0  # on top: a scanned page takes two on one core, and a school's computer is slow
POLL_SECONDS = 0.05
LAST_WORDS_BYTES = 4000
_log = logging.getLogger("vanthu")


@dataclass(frozen=True, slots=True)
class Program:
    """What reads: a module to be run, and how long it may take besides the time for each page."""

    module: str
    wall_clock_seconds: float = WALL_CLOCK_SECONDS


@dataclass(slots=True)
class Clock:
    """When the child must be done: the more pages it says the file has, the later."""

    end_seconds: float  # on the monotonic clock, for a file without pages
    pages: int = 0

    @property
    def has_run_out(self) -> bool:
        return time.monotonic() > self.end_seconds + SECONDS_A_PAGE * self.pages


READER = Program("flows.reading_process")


def read_in_child(
    path: Path,
    on_page: OnPage,
    stopping: threading.Event,
    searchable: Path | None = None,
    program: Program = READER,
) -> Directive:
    """The directive in the file at `path`, read by a process that limits itself and is killed when it takes too long.

    Of a scan, the copy that can be searched is written to `searchable`.
    Raises what `extract.reader` raises, LimitExceeded and UnreadableFile when the child ends otherwise, Stopped when
    `stopping` was set meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as folder:
        answer = Path(folder) / "answer.json"
        errors_file = Path(folder) / "errors.txt"
        arguments = [program.module, str(path), str(answer), *([str(searchable)] if searchable else [])]
        clock = Clock(time.monotonic() + program.wall_clock_seconds)
        with errors_file.open("wb") as said, _start(arguments, said) as child:
            listener = threading.Thread(target=_listen, args=(child.stdout, on_page, clock), daemon=True)
            listener.start()
            try:
                _await(child, clock, stopping)
            finally:
                _kill(child)
                listener.join()
        if not answer.exists():
            _log.warning("reading %s ended with %s: %s", path.name, child.returncode, _last_words(errors_file))
        return _answer(answer, child.returncode)


def _last_words(errors_file: Path) -> str:
    return errors_file.read_bytes()[-LAST_WORDS_BYTES:].decode("utf-8", "replace")


def _start(arguments: list[str], errors_to: IO[bytes]) -> subprocess.Popen[bytes]:
    """In a group of its own; it ends by itself when its stdin closes, so also when this process is killed."""
    group: dict[str, Any] = {"process_group": 0}
    if os.name == "nt":
        group = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    command = [sys.executable, "-P", "-m", *arguments]
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors_to, **group)
    except OSError as err:
        raise StoreUnavailable(f"Không khởi động được chương trình đọc văn bản: {err}.") from err


def _await(child: subprocess.Popen[bytes], clock: Clock, stopping: threading.Event) -> None:
    while True:
        with suppress(subprocess.TimeoutExpired):
            child.wait(POLL_SECONDS)
            return
        if stopping.is_set():
            raise Stopped
        if clock.has_run_out:
            raise LimitExceeded("Đọc tệp quá lâu nên đã dừng. Hãy tách tệp thành các phần nhỏ hơn rồi thả lại.")


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it has started."""
    if os.name == "nt":
        child.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS: EPERM for a group of zombies
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _listen(lines: IO[bytes] | None, on_page: OnPage, clock: Clock) -> None:
    """Each line of the child's stdout is `page pages`."""
    for line in lines or ():
        page, _, pages = line.decode("ascii", "replace").strip().partition(" ")
        if page.isdigit() and pages.isdigit():
            clock.pages = int(pages)
            on_page(int(page), int(pages))


def _answer(answer: Path, status: int) -> Directive:
    try:
        text = answer.read_text(encoding="utf-8")
    except FileNotFoundError as err:
        raise UnreadableFile(
            f"Chương trình đọc văn bản đã dừng giữa chừng (mã {status}): tệp bị hỏng hoặc vượt giới hạn bộ nhớ. "
            "Hãy mở tệp xem có đọc được không, in lại ra PDF rồi thả lại."
        ) from err
    if status == 0:
        return codec.from_text(Directive, text)
    slug, _, message = text.partition("\n")
    raise _error_class(slug)(message)


def _error_class(slug: str) -> type[VanthuError]:
    known = (value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, VanthuError))
    return next((one for one in known if one.slug == slug), UnreadableFile)
