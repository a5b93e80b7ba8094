"""Locks that end with their process, however it ends: one service per home, one Prefect server per home."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from db.files import make_private_folder
from model.errors import StoreUnavailable, UsageError

POLL_SECONDS = 0.2


@contextmanager
def lock(path: Path, *, busy: str, wait_seconds: float = 0.0, stop: Callable[[], bool] = bool) -> Iterator[None]:
    """Holds the lock file at `path`. Raises UsageError with the message `busy` when another process keeps holding it.

    `stop` ends the waiting early (it answers False by default).
    """
    try:
        make_private_folder(path.parent)
        stream = path.open("ab")
    except OSError as err:
        raise StoreUnavailable(f"Không tạo được {path}: {err}. Kiểm tra quyền ghi.") from err
    with stream:
        deadline = time.monotonic() + wait_seconds
        while not _acquire(stream):
            if stop() or time.monotonic() >= deadline:
                raise UsageError(busy)
            time.sleep(POLL_SECONDS)
        yield  # closing the file lets go


if os.name == "nt":
    import msvcrt

    def _acquire(stream: IO[bytes]) -> bool:
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
