"""File names that a clerk can read and that Windows, macOS and Linux all take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePath

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# Names of devices on Windows, with any ending.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
LIMIT_BYTES = 180  # of 255 on Linux: room for " (12)", ".ly-do.txt" and for what Word and OneDrive add


def safe_name(wanted: str) -> str:
    """`wanted` as one NFC file name of at most 180 bytes, its ending kept: `50/KH-UBND.pdf` -> `50-KH-UBND.pdf`."""
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", wanted))
    name = re.sub(r"\s+", " ", name).strip(" .")
    if not name or _RESERVED.fullmatch(name):
        name = f"tep-{name}" if name else "tep"
    return _shortened(name)


def _shortened(name: str) -> str:
    suffix = PurePath(name).suffix
    suffix = suffix if len(suffix) <= 10 else ""
    stem = name.removesuffix(suffix) if suffix else name
    room = LIMIT_BYTES - len(suffix.encode())
    while len(stem.encode()) > room:
        stem = stem[:-1]
    return stem.rstrip(" .") + suffix


def numbered(name: str) -> Iterator[str]:
    """`a.pdf`, `a (2).pdf`, `a (3).pdf`, ..."""
    yield name
    path = PurePath(name)
    count = 2
    while True:
        yield f"{path.stem} ({count}){path.suffix}"
        count += 1


def free_path(folder: Path, name: str) -> Path:
    """The first of `numbered(name)` that stands for nothing in the folder yet."""
    return next(path for path in (folder / one for one in numbered(name)) if not path.exists())


def draft_name(title: str, code: str | None) -> str:
    """`Dự thảo - Kế hoạch công tác ... năm 2024 (50-KH-UBND).docx`; the code is the directive's that it answers."""
    answers = f" ({code})" if code else ""
    room = LIMIT_BYTES - len(unicodedata.normalize("NFC", f"Dự thảo - {answers}.docx").encode())
    while len(title.encode()) > room:
        title = title[:-1]
    return safe_name(f"Dự thảo - {title.strip()}{answers}.docx")
