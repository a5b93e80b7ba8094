"""What `vanthu start` and `vanthu ingest` run: the home's lock, the embedded Prefect server, the watcher, the end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from flows import health
from flows.desk import Desk, nobody, open_desk, seated
from flows.home_lock import lock
from flows.outcome import Outcome, Progress
from flows.prefect_client import connected, crash_leftovers, import_prefect, say_goodbye
from flows.prefect_server import WAIT_SECONDS, EmbeddedServer, own_server, server_lock, some_server
from flows.recovery import recover
from flows.toolbox import Toolbox
from flows.watcher import Batch, Watcher
from model.errors import UnreadableFile, VanthuError
from model.settings import Settings

Say = Callable[[str], None]


def start(
    settings: Settings,
    *,
    port: int,
    say: Say,
    on_step: Callable[[Progress], None] = nobody,
    toolbox: Toolbox | None = None,
) -> None:
    """Watches the inbox until SIGTERM, SIGINT (Ctrl-C) or SIGBREAK, then comes back; `say` gets Vietnamese lines.

    `GET http://127.0.0.1:PORT/healthz` answers 200 while files are taken. Raises UsageError when another service
    runs on this home or the port is taken, WrongConfiguration, StoreUnavailable.
    """
    stopping, ready = threading.Event(), threading.Event()
    busy = f"vanthu đang chạy trên {settings.home} rồi. Hãy dừng chương trình kia trước, hoặc chọn --home khác."

    def told(outcome: Outcome) -> None:
        say(outcome.message)
        for warning in outcome.warnings:
            say(f"Cảnh báo: {warning}")

    with (
        _stop_on_signals(stopping),
        open_desk(settings, toolbox=toolbox, on_step=on_step, on_outcome=told, stopping=stopping) as desk,
        lock(settings.home / "vanthu.lock", busy=busy),
        health.served(port, ready) as real_port,
        server_lock(settings, wait_seconds=WAIT_SECONDS, stop=stopping.is_set),
        own_server(settings) as server,
    ):
        recover(desk)
        import_prefect(settings)
        server.wait(stopping.is_set)
        if not stopping.is_set():
            with connected(server.address):
                crash_leftovers()
            ready.set()
            say(f"Đang theo dõi {settings.inbox} (http://127.0.0.1:{real_port}/healthz). Nhấn Ctrl-C để dừng.")
            _watch(desk, server, say)
            ready.clear()
            say_goodbye()
    say("Đã dừng.")


def _watch(desk: Desk, server: EmbeddedServer, say: Say) -> None:
    from flows.ingest import ingest

    def run(batch: Batch) -> None:
        with connected(server.address), seated(desk):
            ingest(batch)

    def complain(error: Exception) -> None:
        message = error.message if isinstance(error, VanthuError) else f"Lỗi trong chương trình: {error!r}"
        say(f"{message} Chi tiết trong {desk.settings.logs}; chương trình sẽ tự thử lại.")

    def check() -> None:
        if not server.is_running and not desk.stopping.is_set():
            server.start()
            server.wait(desk.stopping.is_set)

    Watcher(desk.settings.inbox, run, complain, desk.stopping).watch(check)


@contextmanager
def _stop_on_signals(stopping: threading.Event) -> Iterator[None]:
    """Sets `stopping` on the signals that ask a program to end; the handlers of before come back afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    names = [name for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def ingest_files(
    settings: Settings,
    files: Sequence[Path],
    *,
    on_step: Callable[[Progress], None] = nobody,
    toolbox: Toolbox | None = None,
) -> list[Outcome]:
    """Takes files all the way to drafts in `out/`; the files themselves stay where they are. One outcome for each.

    Works beside a running `vanthu start` (on its Prefect server) and without one. Raises UnreadableFile when a path
    is no file that can be opened (before anything is done), WrongConfiguration, StoreUnavailable.
    """
    paths = [_readable(path) for path in files]
    outcomes: list[Outcome] = []
    with (
        open_desk(settings, toolbox=toolbox, on_step=on_step, on_outcome=outcomes.append) as desk,
        some_server(settings, lambda: import_prefect(settings)) as address,
    ):
        from flows.ingest import ingest

        try:
            with connected(address), seated(desk):
                ingest([str(path) for path in paths])
        finally:
            say_goodbye()
    return outcomes


def _readable(path: Path) -> Path:
    try:
        with path.open("rb"):
            return path.absolute()
    except OSError as err:
        raise UnreadableFile(f"Không mở được {path}: {err.strerror}. Kiểm tra tên tệp và quyền đọc.") from err


def draft_again(
    settings: Settings,
    directive_id: str,
    *,
    toolbox: Toolbox | None = None,
    on_step: Callable[[Progress], None] = nobody,
    on_warning: Callable[[str], None] = nobody,
) -> Path:
    """Drafts once more for a directive, after profile or rules have changed; the path in `out/`. Needs no Prefect."""
    from flows import steps

    with open_desk(settings, toolbox=toolbox, on_step=on_step) as desk:
        return steps.draft_again(desk, directive_id, on_warning)
