"""From the inbox to flow runs: scans, hands settled files to two workers, sweeps what was left over."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import watchfiles

from flows.inbox import Inbox

WORKERS = 2  # Prefect on SQLite: more runs at once lock each other out (docs/decisions/0007)
SCAN_SECONDS = 3.0
SETTLING_SECONDS = 0.5
SWEEP_SECONDS = 600.0
STOP_SECONDS = 8.0
_log = logging.getLogger("vanthu")

Batch = list[str] | None  # None: a sweep of all that waits in the home


@dataclass(slots=True)
class Watcher:
    """Runs until `stopping` is set. `run` carries a batch and raises what went wrong; `complain` tells people."""

    folder: Path
    run: Callable[[Batch], None]
    complain: Callable[[Exception], None]
    stopping: threading.Event
    _batches: queue.Queue[Batch] = field(default_factory=queue.Queue)
    _busy: set[str] = field(default_factory=set)
    _wake: threading.Event = field(default_factory=threading.Event)

    def watch(self, check: Callable[[], None]) -> None:
        """Works until told to stop; calls `check` after every scan. The workers get some seconds to end."""
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(WORKERS)]
        threads.append(threading.Thread(target=self._listen, daemon=True))
        for thread in threads:
            thread.start()
        try:
            self._scan_until_stopped(check)
        finally:
            self.stopping.set()
            self._wake.set()
            deadline = time.monotonic() + STOP_SECONDS
            for thread in threads:
                thread.join(max(0.0, deadline - time.monotonic()))

    def _scan_until_stopped(self, check: Callable[[], None]) -> None:
        inbox = Inbox(self.folder)
        next_sweep = time.monotonic()
        while not self.stopping.is_set():
            if time.monotonic() >= next_sweep and not self._batches.unfinished_tasks:
                next_sweep = time.monotonic() + SWEEP_SECONDS
                self._batches.put(None)
            self._hand_over(self._scan(inbox))
            check()
            self._wake.wait(SETTLING_SECONDS if inbox.is_settling else SCAN_SECONDS)
            if self._wake.is_set():
                self._wake.clear()
                self.stopping.wait(SETTLING_SECONDS / 2)  # a copy in progress wakes us a hundred times a second

    def _scan(self, inbox: Inbox) -> tuple[Path, ...]:
        try:
            return inbox.scan()
        except OSError as error:
            self.complain(error)
            return ()

    def _hand_over(self, settled: tuple[Path, ...]) -> None:
        fresh = [str(path) for path in settled if str(path) not in self._busy]
        if fresh:
            self._busy.update(fresh)
            self._batches.put(fresh)

    def _work(self) -> None:
        while not self.stopping.is_set():
            try:
                batch = self._batches.get(timeout=0.2)
            except queue.Empty:
                continue
            try:
                self.run(batch)
            except Exception as error:  # noqa: BLE001 (told to people and logged; the next batch must have its turn)
                if not self.stopping.is_set():
                    _log.exception("a run failed")
                    self.complain(error)
            finally:
                self._busy.difference_update(batch or ())
                self._batches.task_done()

    def _listen(self) -> None:
        """Wakes the scan when the system says that something has changed; without that, scans come in their time."""
        try:
            for _ in watchfiles.watch(self.folder, stop_event=self.stopping, rust_timeout=500, debounce=200):
                self._wake.set()
        except (OSError, RuntimeError):  # no inotify left, a strange file system
            _log.warning("no change notices for %s; scanning alone", self.folder, exc_info=True)
