"""Runs LibreOffice and ends it with everything it starts: `python -m extract.files.office_keeper SECONDS PROGRAM ...`.

A process of its own between the reader and LibreOffice: when the reader is killed, this one's stdin closes and it ends
what is running. Exit status: LibreOffice's, or 124 when it took too long.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Any

TOO_LONG = 124
_POLL_SECONDS = 0.05


def main(seconds: float, command: list[str]) -> int:
    """Runs `command` for at most `seconds`, and not longer than somebody holds stdin open."""
    group: dict[str, Any] = {"process_group": 0}
    if os.name == "nt":
        group = {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}
    abandoned = threading.Event()
    threading.Thread(target=_watch_stdin, args=(abandoned,), daemon=True).start()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, **group) as office:
        deadline = time.monotonic() + seconds
        try:
            while office.poll() is None:
                if abandoned.is_set() or time.monotonic() > deadline:
                    return TOO_LONG
                time.sleep(_POLL_SECONDS)
            return office.returncode
        finally:
            _end(office)


def _watch_stdin(abandoned: threading.Event) -> None:
    while os.read(0, 1):
        pass
    abandoned.set()


def _end(office: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice and its children: by their group, on Windows by their tree."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(office.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # already ended; macOS: EPERM for a group of zombies
            os.killpg(office.pid, signal.SIGKILL)
    office.wait()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
