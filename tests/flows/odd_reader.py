"""Readers that go wrong, run in the place of `flows.reading_process`: the file's text says how."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from flows.reading_process import end_with_parent, limit_myself

if __name__ == "__main__":
    limit_myself()
    end_with_parent()
    how = Path(sys.argv[1]).read_text()
    if how == "abort":
        os.kill(os.getpid(), signal.SIGABRT)
    if how == "memory":
        hoard = [bytearray(1 << 28) for _ in range(64)]
    if how.startswith("forever"):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        note = how.partition(" ")[2]
        if note:
            Path(note).write_text(f"{os.getpid()} {child.pid}")
        time.sleep(600)
