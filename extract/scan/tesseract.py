"""The program Tesseract: its arguments, what it needs, its answer and its failures, all in this file.

Source of the TSV columns: Tesseract 5 manual, "Command Line Usage", output format `tsv`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extract.scan.image import Grey
from model.errors import LimitExceeded, NotInstalled, UnreadableFile

LANGUAGE = "vie"
PAGE_SECONDS = 120.0  # a full A4 page takes two seconds; noise and hostile pictures can take for ever
_PROBE_SECONDS = 20.0
_INSTALL = (
    "hãy cài Tesseract cùng dữ liệu tiếng Việt (Debian/Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-vie; "
    "macOS: brew install tesseract tesseract-lang; Windows: bộ cài UB Mannheim, chọn thêm Vietnamese) rồi đọc lại."
)
AUTOMATIC, ONE_BLOCK, ONE_LINE = 3, 6, 7  # page segmentation modes


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A recognised word: its box in pixels (left, top, right, bottom), the line it is in, and how sure the program
    is of it, 0 to 100."""

    text: str
    box: tuple[int, int, int, int]
    line: tuple[int, int, int]
    confidence: float

    def moved(self, right: int, down: int) -> SeenWord:
        """The word by so many pixels further right and down."""
        left, top, end, bottom = self.box
        return replace(self, box=(left + right, top + down, end + right, bottom + down))


def require_tesseract() -> None:
    """Raises NotInstalled where the program or its Vietnamese is missing."""
    if shutil.which("tesseract") is None:
        raise NotInstalled(f"Để đọc bản quét cần chương trình Tesseract, máy này chưa có; {_INSTALL}")
    if LANGUAGE not in languages():
        raise NotInstalled(f"Tesseract trên máy này chưa có dữ liệu tiếng Việt (vie); {_INSTALL}")


def version() -> str | None:
    """`5.3.0`, or None without the program."""
    if shutil.which("tesseract") is None:
        return None
    first = _probe("--version").partition("\n")[0].split()
    return first[1] if len(first) > 1 else None


@cache
def languages() -> frozenset[str]:
    """The languages whose data are installed."""
    return frozenset(_probe("--list-langs").split())


def _probe(argument: str) -> str:
    try:
        done = subprocess.run(
            ["tesseract", argument], capture_output=True, check=False, timeout=_PROBE_SECONDS, **_quietly()
        )
    except (OSError, subprocess.TimeoutExpired) as err:
        raise NotInstalled(f"Chương trình Tesseract không chạy được ({err}); {_INSTALL}") from err
    answer: bytes = done.stdout or done.stderr
    return answer.decode("utf-8", "replace")


def recognise(grey: Grey, *, dots_per_inch: int, mode: int = AUTOMATIC) -> tuple[SeenWord, ...]:
    """The words in a grey picture, in the program's reading order.

    Raises LimitExceeded after PAGE_SECONDS, UnreadableFile where the program fails.
    """
    height, width = grey.shape
    picture = b"P5 %d %d 255\n" % (width, height) + grey.tobytes()
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dots_per_inch), "--psm", str(mode), "tsv"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, check=False, timeout=PAGE_SECONDS, **_quietly()
        )
    except subprocess.TimeoutExpired as err:
        raise LimitExceeded("Nhận dạng chữ một trang quá lâu nên đã dừng; hãy quét lại trang rõ hơn.") from err
    except OSError as err:
        raise NotInstalled(f"Chương trình Tesseract không chạy được ({err}); {_INSTALL}") from err
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise UnreadableFile(f"Nhận dạng chữ không thành ({last[:200]}); hãy quét lại rồi gửi lại.")
    return tuple(_words(done.stdout.decode("utf-8", "replace")))


def _quietly() -> dict[str, Any]:
    """One thread a process (its own threads make it 2.5 times slower), no console window on Windows."""
    options: dict[str, Any] = {"env": {**os.environ, "OMP_THREAD_LIMIT": "1"}}
    if os.name == "nt":
        options["creationflags"] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return options


def _words(table: str) -> list[SeenWord]:
    """Level 5 lines of the table: level page block par line word left top width height conf text."""
    found = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        block, paragraph, line, left, top, width, height = (int(cells[i]) for i in (2, 3, 4, 6, 7, 8, 9))
        found.append(
            SeenWord(
                text=unicodedata.normalize("NFC", cells[11].strip()),
                box=(left, top, left + width, top + height),
                line=(block, paragraph, line),
                confidence=float(cells[10]),
            )
        )
    return found
