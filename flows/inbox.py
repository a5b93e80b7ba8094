"""The inbox folder: which files have settled, and how a file leaves it without ever being lost.

watchfiles reports half-written files at once and says nothing on network shares, so scanning decides: a file is taken
when size and time were the same over two scans some seconds apart.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from db.files import make_private_folder
from flows.file_name import free_path

CLAIMS = ".dang-nhan"  # files on their way into the archive
IGNORED_SUFFIXES = (".part", ".tmp", ".crdownload", ".partial", ".filepart")
IGNORED_NAMES = ("desktop.ini", "thumbs.db")
QUIET_SECONDS = 2.0
PATIENT_SECONDS = 10.0  # for what looks cut off: an empty file, one without its end mark
END_MARKS = {b"%PDF-": b"%%EOF", b"PK\x03\x04": b"PK\x05\x06"}  # of a PDF; of a Word file, which is a ZIP
END_MARK_BYTES = 2048


@dataclass(frozen=True, slots=True)
class _Sighting:
    size_bytes: int
    modified_ns: int
    since_seconds: float


@dataclass(slots=True)
class Inbox:
    """Watches a folder by scanning. `clock` counts seconds and never goes back."""

    folder: Path
    clock: Callable[[], float] = time.monotonic
    _seen: dict[Path, _Sighting] = field(default_factory=dict)

    def scan(self) -> tuple[Path, ...]:
        """The files that have settled, oldest name first. Raises OSError when the folder cannot be listed."""
        now = self.clock()
        before, self._seen = self._seen, {}
        settled = []
        for path in candidates(self.folder):
            try:
                status = path.stat()
            except OSError:  # gone, or locked by its writer: another time
                continue
            known = before.get(path)
            same = known is not None and (known.size_bytes, known.modified_ns) == (status.st_size, status.st_mtime_ns)
            sighting = known if known is not None and same else _Sighting(status.st_size, status.st_mtime_ns, now)
            self._seen[path] = sighting
            if same and now - sighting.since_seconds >= _quiet_seconds(path, status.st_size):
                settled.append(path)
        return tuple(settled)

    @property
    def is_settling(self) -> bool:
        """True while the last scan saw any file: the next scan should come soon."""
        return bool(self._seen)


def candidates(folder: Path) -> tuple[Path, ...]:
    """The files of the inbox and its folders that may be directives, in order of their names."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place) / name for name in names if not is_ignored(name)]
    return tuple(sorted(path for path in found if path.is_file()))


def settled_now(folder: Path, stopping: threading.Event) -> tuple[Path, ...]:
    """What has settled, for one who does not watch all the time: two scans with a wait between them."""
    inbox = Inbox(folder)
    inbox.scan()
    if inbox.is_settling:
        stopping.wait(QUIET_SECONDS)
    return inbox.scan()


def is_ignored(name: str) -> bool:
    """Hidden files, Word's locks (`~$x.docx`), half-done downloads, and what Windows puts into folders."""
    lower = name.casefold()
    return lower.startswith((".", "~$")) or lower.endswith(IGNORED_SUFFIXES) or lower in IGNORED_NAMES


def _quiet_seconds(path: Path, size_bytes: int) -> float:
    try:
        with path.open("rb") as stream:
            start = stream.read(5)
            stream.seek(max(0, size_bytes - END_MARK_BYTES))
            end_mark = next((mark for sign, mark in END_MARKS.items() if start.startswith(sign)), b"")
            is_whole = size_bytes > 0 and end_mark in stream.read()
    except OSError:
        return PATIENT_SECONDS
    return QUIET_SECONDS if is_whole else PATIENT_SECONDS


@contextmanager
def claimed(path: Path, inbox: Path) -> Iterator[Path | None]:
    """Takes a file out of sight by a rename: one process wins, the others get None.

    When the block ends well the file is removed; otherwise, or when it has changed meanwhile (its writer was not done),
    it goes back under its name.
    """
    claim = _claim(path, inbox)
    if claim is None:
        yield None
        return
    try:
        before = claim.stat()
        yield claim
        after = claim.stat()
        is_unchanged = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    except BaseException:
        _give_back(claim, inbox)
        raise
    if is_unchanged:
        claim.unlink()
        _remove_folder(claim.parent)
    else:
        _give_back(claim, inbox)


def _claim(path: Path, inbox: Path) -> Path | None:
    folder = inbox / CLAIMS / secrets.token_hex(8)
    make_private_folder(folder)
    try:
        return path.rename(folder / path.name)
    except (FileNotFoundError, PermissionError):  # another process has it; or its writer still does, on Windows
        _remove_folder(folder)
        return None


def _give_back(claim: Path, inbox: Path) -> None:
    claim.rename(free_path(inbox, claim.name))
    _remove_folder(claim.parent)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):  # not empty: somebody else's claim
        folder.rmdir()


def release_claims(inbox: Path, *, now: float, older_than_seconds: float = 0.0) -> int:
    """Gives files back that a killed process had claimed; how many. `now` is in seconds since the epoch.

    0 seconds only where no other process receives; otherwise more than receiving a file can take.
    """
    released = 0
    for folder in (inbox / CLAIMS).glob("*"):
        with suppress(FileNotFoundError):  # its process has just been done with it
            if now - folder.stat().st_mtime >= older_than_seconds:
                for claim in list(folder.iterdir()):
                    _give_back(claim, inbox)
                    released += 1
                _remove_folder(folder)
    return released
