"""Our reading of scans beside bare Tesseract on the same pages, on all cores, in the same run."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extract.reader import read_directive
from extract.scan.image import Grey, rendered_pages
from extract.scan.tesseract import recognise

_DOTS_PER_INCH = 300


@dataclass(frozen=True)
class Recognition:
    """Seconds for all pages of a scan: cleaning, tables, second looks and structure included, and Tesseract alone."""

    name: str
    pages: int
    ours_seconds: float
    bare_seconds: float

    def __str__(self) -> str:
        return (
            f"{self.name:<28} {self.pages:>4} pages   extract {self.ours_seconds:6.1f} s   "
            f"bare Tesseract {self.bare_seconds:6.1f} s   ratio {self.ours_seconds / self.bare_seconds:4.2f}"
        )


def measure_recognition(scan: Path) -> Recognition:
    """Reads a scanned PDF; Tesseract alone is timed before and after, and the quicker of both counts."""
    pages = read_directive(scan).source_file.pages
    pictures = _pictures(scan, pages)
    before = _bare_seconds(pictures)
    start = time.perf_counter()
    read_directive(scan)
    ours = time.perf_counter() - start
    return Recognition(scan.name, pages, ours, min(before, _bare_seconds(pictures)))


def _pictures(scan: Path, pages: int) -> list[Grey]:
    """The pages in grey: green is what a scanner calls grey."""
    with rendered_pages(scan) as renderer:
        return [renderer.picture(number)[0][..., 1].copy() for number in range(1, pages + 1)]


def _bare_seconds(pictures: list[Grey]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(lambda picture: recognise(picture, dots_per_inch=_DOTS_PER_INCH), pictures))
    return time.perf_counter() - start
