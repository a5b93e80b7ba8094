"""ms per page of our reader beside pdfplumber's `extract_text` + `extract_tables` on the same file in the same run.

Milliseconds of CPU: both read in one thread, and what else the machine does must not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pdfplumber

from extract.reader import read_directive

_ROUNDS = 3


@dataclass(frozen=True)
class Reading:
    """Milliseconds a page, the middle of three warm rounds that take turns."""

    name: str
    pages: int
    ours_ms: float
    peer_ms: float

    def __str__(self) -> str:
        ratio = self.peer_ms / self.ours_ms
        return (
            f"{self.name:<28} {self.pages:>4} pages   extract {self.ours_ms:6.1f} ms/page   "
            f"pdfplumber text+tables {self.peer_ms:6.1f} ms/page   ratio {ratio:4.2f}"
        )


def measure_reading(path: Path) -> Reading:
    """Reads a file with both, turn by turn, after one round to warm up."""
    pages = read_directive(path).source_file.pages
    _with_pdfplumber(path)
    ours, peer = [], []
    for _ in range(_ROUNDS):
        ours.append(_milliseconds(lambda: read_directive(path)))
        peer.append(_milliseconds(lambda: _with_pdfplumber(path)))
    return Reading(path.name, pages, median(ours) / pages, median(peer) / pages)


def _with_pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)
