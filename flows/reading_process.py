"""The child that reads one PDF: `python -m flows.reading_process FILE ANSWER [COPY]`.

It limits itself before it opens anything. COPY is where a scan's searchable copy goes.

Prints `page pages` after each page. Leaves ANSWER whole or not at all: a Directive as JSON (exit status 0), or a slug
and a message (any other status).
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from db import codec
from extract.reader import read_directive
from model.errors import LimitExceeded, VanthuError

ADDRESS_SPACE_BYTES = 2 << 30
PROCESSOR_SECONDS = 1200
FILE_BYTES = 1 << 30


def main(file: Path, answer: Path, searchable: Path | None = None) -> int:
    """Reads `file`, writes `answer` and, of a scan, `searchable`; the exit status."""
    try:
        try:
            text, status = codec.to_text(read_directive(file, on_page=_tell, searchable=searchable)), 0
        except (MemoryError, RecursionError) as err:
            raise LimitExceeded(
                "Tệp cần quá nhiều bộ nhớ nên đã dừng đọc. Hãy in lại ra PDF hoặc tách nhỏ rồi thả lại."
            ) from err
    except VanthuError as error:
        text, status = f"{error.slug}\n{error.message}", error.exit_status
    temporary = answer.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(answer)
    return status


def _tell(page: int, pages: int) -> None:
    sys.stdout.write(f"{page} {pages}\n")
    sys.stdout.flush()


def limit_myself() -> None:
    """Address space, processor time, file size, no core: where the platform has such limits."""
    try:
        import resource
    except ImportError:  # Windows: the parent's wall clock must do
        return
    for what, most in (
        (resource.RLIMIT_AS, ADDRESS_SPACE_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        try:
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS below what is mapped already
            continue


def end_with_parent() -> None:
    """Ends this process when stdin closes: the parent was killed and nobody waits for the answer."""

    def watch() -> None:
        while os.read(0, 1):
            pass
        os._exit(3)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    limit_myself()
    end_with_parent()
    sys.exit(main(*map(Path, sys.argv[1:4])))
