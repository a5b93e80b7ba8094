"""Seconds from a stable file in the inbox to its draft in `out/` while `vanthu start` runs, and where they go."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.error import URLError

from extract.reader import read_directive
from flows.school import read_profile
from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from generate.word.docx_file import to_docx

_READY_SECONDS = 90
_DRAFT_SECONDS = 120
_PORT = 18765


def measure_way(directives: list[Path]) -> None:
    """Starts the service on a fresh home, drops the files one after the other and prints what each took."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        _vanthu("init", "--yes", "--name", "Trường Tiểu học Ngô Gia Tự", "--symbol", "NGT", "--place", "Đắk Song",
                "--principal", "Trần Đăng Quân", home=home)  # fmt: skip
        began = time.perf_counter()
        command = [sys.executable, "-m", "cli.main", "start", "--port", str(_PORT), "--home", str(home)]
        service = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _await_ready()
            print(f"service ready after {time.perf_counter() - began:.1f} s")
            for path in directives:
                _drop(path, home)
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(timeout=30)


def _drop(path: Path, home: Path) -> None:
    plain = _plain_seconds(path)
    waiting = home / "inbox" / f"{path.stem}.part"
    shutil.copyfile(path, waiting)
    known = set((home / "out").glob("*.docx"))
    began = time.perf_counter()
    waiting.rename(home / "inbox" / path.name)
    while set((home / "out").glob("*.docx")) == known:
        if time.perf_counter() - began > _DRAFT_SECONDS:
            raise TimeoutError(f"no draft of {path.name} within {_DRAFT_SECONDS} s")
        time.sleep(0.02)
    whole = time.perf_counter() - began
    print(
        f"{path.name:<28} inbox to out/ {whole:5.2f} s   read+map+draft alone {plain:5.2f} s   "
        f"waiting until stable, Prefect, keeping {whole - plain:5.2f} s"
    )


def _plain_seconds(path: Path) -> float:
    """The same work without inbox, Prefect, child process and store."""
    profile = read_profile(files("samples").joinpath("school.toml").read_text("utf-8"))
    rules = parse_rules(None)
    began = time.perf_counter()
    directive = read_directive(path)
    mapping = map_directive(directive, profile, rules)
    to_docx(compose_plan(directive, mapping, profile, rules))
    return time.perf_counter() - began


def _await_ready() -> None:
    deadline = time.perf_counter() + _READY_SECONDS
    while time.perf_counter() < deadline:
        with suppress(URLError, ConnectionError), urllib.request.urlopen(f"http://127.0.0.1:{_PORT}/healthz") as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError("the service did not get ready")


def _vanthu(*arguments: str, home: Path) -> None:
    subprocess.run([sys.executable, "-m", "cli.main", *arguments, "--home", str(home)], check=True, capture_output=True)
