from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from extract.reader import read_directive
from flows.outcome import Stopped
from flows.reading import Clock, Program, read_in_child
from model.errors import LimitExceeded, UnreadableFile

ODD = "tests.flows.odd_reader"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def odd_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the child find the tests: `-P` keeps the working folder out of its path."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.pdf"
    path.write_text(text)
    return path


def _nobody(page: int, pages: int) -> None:
    """Nobody counts."""


def test_the_child_reads_what_the_reader_reads_and_counts_the_pages() -> None:
    path = ROOT / "samples" / "50-KH-UBND.pdf"
    counted: list[tuple[int, int]] = []
    read = read_in_child(path, lambda page, pages: counted.append((page, pages)), threading.Event())
    assert read == read_directive(path)
    pages = read.source_file.pages
    assert counted == [(page, pages) for page in range(1, pages + 1)]


def test_the_readers_error_comes_back_as_itself(tmp_path: Path) -> None:
    path = _file(tmp_path, "no pdf")
    with pytest.raises(UnreadableFile) as here:
        read_directive(path)
    with pytest.raises(type(here.value)) as there:
        read_in_child(path, _nobody, threading.Event())
    assert there.value.message == here.value.message


@pytest.mark.usefixtures("odd_readers")
@pytest.mark.parametrize("how", ["abort", "memory", "nothing at all"])
def test_a_child_that_ends_without_an_answer_is_the_files_fault(tmp_path: Path, how: str) -> None:
    with pytest.raises(UnreadableFile, match="dừng giữa chừng"):
        read_in_child(_file(tmp_path, how), _nobody, threading.Event(), program=Program(ODD))


@pytest.mark.usefixtures("odd_readers")
def test_a_child_that_takes_too_long_is_killed_with_its_children(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    path = _file(tmp_path, f"forever {note}")
    with pytest.raises(LimitExceeded):
        read_in_child(path, _nobody, threading.Event(), program=Program(ODD, 3.0))
    _assert_ended(note)


@pytest.mark.usefixtures("odd_readers")
def test_a_stop_ends_the_child_at_once(tmp_path: Path) -> None:
    stopping = threading.Event()
    threading.Timer(0.5, stopping.set).start()
    begin = time.monotonic()
    with pytest.raises(Stopped):
        read_in_child(_file(tmp_path, "forever"), _nobody, stopping, program=Program(ODD))
    assert time.monotonic() - begin < 5


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
@pytest.mark.usefixtures("odd_readers")
def test_a_child_ends_with_a_killed_parent(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    path = _file(tmp_path, f"forever {note}")
    code = (
        "import sys, threading; from pathlib import Path; from flows.reading import Clock, Program, read_in_child;"
        f"read_in_child(Path(sys.argv[1]), print, threading.Event(), program=Program({ODD!r}))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)]) as parent:
        _wait(note.exists)
        parent.kill()
    reader = int(note.read_text().split()[0])
    _wait(lambda: not _runs(reader))
    os.kill(int(note.read_text().split()[1]), 9)


def _assert_ended(note: Path) -> None:
    for pid in map(int, note.read_text().split()):
        _wait(lambda pid=pid: not _runs(pid))


def _runs(pid: int) -> bool:
    """Whether a process still works (a zombie that nobody has fetched yet does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wait(condition, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def test_a_file_of_many_pages_has_more_time() -> None:
    clock = Clock(end_seconds=time.monotonic() - 1000)
    assert clock.has_run_out
    clock.pages = 500
    assert not clock.has_run_out
