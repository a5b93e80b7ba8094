"""`vanthu start` and `vanthu ingest` as real processes with a real Prefect server; only the tools are small."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.desk import Desk, make_folders, open_desk
from flows.outcome import Fate
from flows.prefect_client import connected
from flows.prefect_server import running_server
from model.kept import DirectiveState
from model.settings import Settings
from tests.flows import fakes, way

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")]


class Service:
    """A service in a process group of its own."""

    def __init__(self, settings: Settings, *extra: str) -> None:
        self.settings = settings
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = settings.home / "said.txt"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.flows.program", "service", str(settings.home), str(self.port), *extra],
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def health(self) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return 0

    def wait_ready(self) -> None:
        wait(lambda: self.health() == 200 or self.process.poll() is not None, 90)
        assert self.process.poll() is None, self.said

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def wait(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def prepared_prefect(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Prefect database with its tables made once: a new home spends eight seconds on that."""
    from flows.prefect_server import own_server

    settings = Settings(home=tmp_path_factory.mktemp("prefect"))
    with own_server(settings) as server:
        server.wait()
    return settings.home / "prefect"


@pytest.fixture
def home(settings: Settings, prepared_prefect: Path) -> Settings:
    shutil.copytree(prepared_prefect, settings.home / "prefect")
    return settings


@pytest.fixture
def start(home: Settings) -> Iterator[Callable[..., Service]]:
    services: list[Service] = []

    def do(*extra: str) -> Service:
        services.append(Service(home, *extra))
        return services[-1]

    yield do
    for service in services:
        service.kill()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, prepared_prefect: Path) -> Iterator[Service]:
    """One service that several tests drop files into."""
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    make_folders(settings)
    settings.profile_file.write_text(fakes.PROFILE, encoding="utf-8")
    shutil.copytree(prepared_prefect, settings.home / "prefect")
    service = Service(settings)
    try:
        service.wait_ready()
        yield service
    finally:
        service.kill()


@pytest.fixture
def shared_desk(running: Service) -> Iterator[Desk]:
    with open_desk(running.settings, toolbox=fakes.toolbox()) as desk:
        yield desk


def _drafted(desk: Desk, number: int) -> list[str]:
    return [one.id for one in desk.store.directives.find(f"{number}/KH-UBND") if one.state == DirectiveState.DRAFTED]


def _times_here_already(desk: Desk, sha256: str) -> int:
    """How often the audit trail says that these bytes came again."""
    events = [event for one in desk.store.directives.find(sha256) for event in desk.store.events.all(one.id)]
    return sum(event.kind == "already here" for event in events)


def test_twenty_copies_dropped_while_it_runs_make_one_directive(running: Service, shared_desk: Desk) -> None:
    content = fakes.pdf(20, seconds=1.0)
    for copy in range(20):
        (running.settings.inbox / f"bản {copy}.pdf").write_bytes(content)
        time.sleep(0.1)  # while the first are on their way
    sha256 = hashlib.sha256(content).hexdigest()
    wait(lambda: _times_here_already(shared_desk, sha256) == 19 and bool(_drafted(shared_desk, 20)), 120)
    wait(lambda: running.said.count("đã có (20/KH-UBND)") == 19, 120)
    assert len(_drafted(shared_desk, 20)) == 1
    assert [path for path in running.settings.inbox.iterdir() if path.is_file()] == []
    assert (
        len([document for document in shared_desk.store.documents.waiting() if "(20-KH" in str(document.out_name)]) == 1
    )
    way.assert_sound(shared_desk)


def test_a_file_in_the_making_is_not_taken(running: Service, shared_desk: Desk) -> None:
    path = running.settings.inbox / "đang chép.pdf"
    content = fakes.pdf(21)
    with path.open("wb", buffering=0) as writer:
        for byte in content:
            writer.write(bytes([byte]))
            time.sleep(6 / len(content))
            assert path.exists()
    wait(lambda: "đang chép.pdf" in running.said)
    assert running.said.count("đang chép.pdf") == 1
    assert len(_drafted(shared_desk, 21)) == 1
    assert shared_desk.store.directives.find("21/KH-UBND")[0].file_name == "đang chép.pdf"


def test_other_files_go_to_quarantine_with_a_line_for_each(running: Service, shared_desk: Desk) -> None:
    for name in ("ảnh.jpg", "hỏng.pdf"):
        (running.settings.inbox / name).write_bytes(name.encode())
    (running.settings.inbox / "~$khóa.docx").write_bytes(b"lock of Word")
    wait(
        lambda: (
            len(shared_desk.store.quarantine.all()) == 2
            and "hỏng.pdf: " in running.said
            and "ảnh.jpg: " in running.said
        )
    )
    names = sorted(path.name for path in running.settings.quarantine.iterdir())
    assert names == ["hỏng.pdf", "hỏng.pdf.ly-do.txt", "ảnh.jpg", "ảnh.jpg.ly-do.txt"]
    assert (running.settings.inbox / "~$khóa.docx").exists()
    (running.settings.inbox / "~$khóa.docx").unlink()


def test_ingest_works_beside_a_running_service(running: Service, shared_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "của tôi.pdf"
    path.write_bytes(fakes.pdf(22))
    assert _ingest(running.settings, path) == [f"drafted {path.name} 0"]
    assert path.exists()
    assert len(_drafted(shared_desk, 22)) == 1
    assert running.health() == 200


def test_a_second_service_on_the_same_home_is_refused(running: Service) -> None:
    second = Service(running.settings)
    try:
        assert second.process.wait(30) != 0
        assert "đang chạy trên" in running.said
        assert running.health() == 200
    finally:
        second.kill()


def _run_ingest(settings: Settings, *files: Path, tools: str = "fakes.toolbox()") -> subprocess.CompletedProcess[str]:
    code = (
        "import sys, dataclasses; from pathlib import Path; from flows.service import ingest_files;"
        "from model.settings import Settings; from tests.flows import fakes\n"
        "for one in ingest_files(Settings(home=Path(sys.argv[1])), [Path(name) for name in sys.argv[2:]],"
        f" toolbox={tools}): print(one.fate, one.file_name, one.exit_status)"
    )
    command = [sys.executable, "-c", code, str(settings.home), *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def _ingest(settings: Settings, *files: Path) -> list[str]:
    done = _run_ingest(settings, *files)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_mistake_of_ours_with_one_file_is_raised_after_the_others_were_done(home, desk: Desk, tmp_path: Path) -> None:
    bad, good = tmp_path / "a.pdf", tmp_path / "b.pdf"
    bad.write_bytes(fakes.pdf(1))
    good.write_bytes(fakes.pdf(2))
    tools = "dataclasses.replace(fakes.toolbox(), map=fakes.map_all_but_number_1)"
    done = _run_ingest(home, bad, good, tools=tools)
    assert done.returncode == 1
    assert "a mistake of ours" in done.stderr
    states = {one.code: one.state for one in desk.store.directives.all()}
    assert states == {"1/KH-UBND": DirectiveState.READ, "2/KH-UBND": DirectiveState.DRAFTED}
    assert desk.store.quarantine.all() == ()


def test_ingest_alone_ends_with_the_drafts_in_out_and_keeps_quiet(home: Settings, desk: Desk, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.pdf", tmp_path / "b.pdf"
    good.write_bytes(fakes.pdf())
    bad.write_bytes(b"damaged")
    lines = _ingest(home, good, bad, good)
    assert lines == [f"{Fate.DRAFTED} a.pdf 0", f"{Fate.QUARANTINED} b.pdf 3", f"{Fate.ALREADY_HERE} a.pdf 0"]
    assert [path.suffix for path in home.out.iterdir()] == [".docx"]
    assert good.exists()
    assert running_server(home) is None
    assert "Beginning flow run" in (home.logs / "prefect.log").read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_within_seconds_even_in_mid_read(start, home: Settings, desk: Desk, number: int) -> None:
    service = start()
    service.wait_ready()
    (home.inbox / "lâu.pdf").write_bytes(fakes.pdf(seconds=300))
    wait(lambda: bool(desk.store.directives.all()))
    begin = time.monotonic()
    assert service.stop(number) == 0, service.said
    assert time.monotonic() - begin < 100  # the read would go on for 300
    assert "Đã dừng." in service.said
    assert desk.store.directives.all()[0].state == DirectiveState.RECEIVED
    assert desk.store.quarantine.all() == ()
    assert running_server(home) is None


@pytest.mark.parametrize("step", ["receive", "read", "map", "draft", "keep", "tell"])
def test_a_killed_group_goes_on_at_the_next_start_to_exactly_one_draft(start, home, desk, step: str) -> None:
    first = start(step)
    first.wait_ready()
    for copy in range(3):
        (home.inbox / f"{copy}.pdf").write_bytes(fakes.pdf(seconds=0.2))
    assert first.process.wait(40) == -signal.SIGKILL
    second = start()
    second.wait_ready()
    assert "CRASHED" in _run_states(home)
    wait(lambda: bool(desk.store.documents.waiting()) and not [p for p in home.inbox.rglob("*") if p.is_file()])
    wait(lambda: _run_states(home) == {"CRASHED", "COMPLETED"})
    assert second.stop() == 0
    way.assert_one_draft(desk)


def _run_states(settings: Settings) -> set[str]:
    from prefect.client.orchestration import get_client

    address = running_server(settings)
    assert address is not None
    with connected(address), get_client(sync_client=True) as client:
        return {run.state_type.value for run in client.read_flow_runs() if run.state_type}
