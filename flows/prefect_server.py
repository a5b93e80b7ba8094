"""Prefect without its user noticing: an embedded server per home, on loopback, with a password, silent on the console.

docs/decisions/0007-prefect-embedded.md says why it is a process of its own and what each setting costs or saves.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from db.files import make_private_folder
from flows.home_lock import lock
from model.errors import StoreUnavailable, UsageError
from model.settings import Settings

START_SECONDS = 120.0  # its own migrations take 8 s on a new home, more on a slow disk
STOP_SECONDS = 6.0
WAIT_SECONDS = 900.0  # for another `vanthu ingest` on the same home
USER = "vanthu"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers, and the password that it wants."""

    port: int
    password: str

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def credentials(self) -> str:
        return f"{USER}:{self.password}"

    def is_alive(self) -> bool:
        """True when the server answers."""
        token = base64.b64encode(self.credentials.encode()).decode()
        request = urllib.request.Request(self.api_url + "/health", headers={"Authorization": f"Basic {token}"})  # noqa: S310 (loopback)
        with suppress(OSError), urllib.request.urlopen(request, timeout=2) as answer:  # noqa: S310 (loopback)
            return bool(answer.status == 200)
        return False


class EmbeddedServer:
    """The server of a home as a child process, from `start` to `stop`."""

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.home / "prefect"
        self.log = settings.logs / "prefect-server.log"
        self.address = Address(_free_port(), secrets.token_urlsafe(24))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts the process and comes back at once; `wait` until it answers."""
        make_private_folder(self.folder)
        make_private_folder(self.log.parent)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "flows.prefect_process", str(self.address.port)],
                env={**os.environ, **server_environment(self.folder, self.address)},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C at the terminal is ours to handle
            )

    def wait(self, stop: Callable[[], bool] = bool) -> None:
        """Until it answers, or `stop` says so. Raises StoreUnavailable when it ends or takes too long."""
        deadline = time.monotonic() + START_SECONDS
        while not self.address.is_alive():
            if stop():
                return
            if not self.is_running or time.monotonic() > deadline:
                raise StoreUnavailable(f"Không khởi động được Prefect. Xem {self.log}.")
            time.sleep(0.05)
        note = self.folder / "server.json"
        note.unlink(missing_ok=True)
        with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(asdict(self.address), stream)

    @property
    def is_running(self) -> bool:
        """False once the process has ended."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Ends it, within a few seconds and whatever it does."""
        if self._process is None:
            return
        (self.folder / "server.json").unlink(missing_ok=True)
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def own_server(settings: Settings) -> Iterator[EmbeddedServer]:
    """Starts the home's server, which is not yet ready when the block begins (`wait`), and ends it with the block."""
    server = EmbeddedServer(settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def some_server(settings: Settings, meanwhile: Callable[[], None]) -> Iterator[Address]:
    """The server of a running `vanthu start` on this home, or one of our own for as long as the block runs.

    `meanwhile` is done while our own one starts.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        running = running_server(settings)
        if running is not None:
            meanwhile()
            yield running
            return
        try:
            with server_lock(settings), own_server(settings) as server:
                meanwhile()
                server.wait()
                yield server.address
                return
        except UsageError:  # another `vanthu ingest` has its own server: wait until it is done
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def server_lock(
    settings: Settings, wait_seconds: float = 0.0, stop: Callable[[], bool] = bool
) -> AbstractContextManager[None]:
    """At most one server per home: two on one SQLite file block each other."""
    busy = "Một lệnh vanthu khác đang chạy trên cùng thư mục này. Hãy chờ lệnh đó xong rồi thử lại."
    return lock(settings.home / "prefect" / "lock", busy=busy, wait_seconds=wait_seconds, stop=stop)


def running_server(settings: Settings) -> Address | None:
    """The server that `vanthu start` has noted in this home, when it answers."""
    try:
        address = Address(**json.loads((settings.home / "prefect" / "server.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return address if address.is_alive() else None


def server_environment(folder: Path, address: Address) -> dict[str, str]:
    """The server's settings: private, silent, closed to other web pages (docs/decisions/0007)."""
    return {
        "PREFECT_HOME": str(folder),
        "PREFECT_PROFILES_PATH": str(folder / "profiles.toml"),
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{(folder / 'prefect.db').as_posix()}",
        "PREFECT_SERVER_API_AUTH_STRING": address.credentials,
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": f"http://127.0.0.1:{address.port}",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "DO_NOT_TRACK": "1",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
