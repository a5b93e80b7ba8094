"""Files that are whole or absent: temporary names, synced bytes, renames; private where the platform knows it."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

TEMPORARY_SUFFIX = ".tmp"
CHUNK_BYTES = 1 << 20


def make_private_folder(folder: Path) -> None:
    """Makes the folder (and those above it), readable by its owner alone where the platform knows modes."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """An empty file that its owner alone may read, where there is none yet; Windows keeps the folder's own rights."""
    path.touch(mode=0o600, exist_ok=True)


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hex. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_temporary(folder: Path, source: BinaryIO) -> tuple[Path, str, int]:
    """Copies a stream into a new hidden file of `folder`, synced: its path, SHA-256 and size in bytes."""
    path = folder / f".{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
    digest, size_bytes = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as target:
            while chunk := source.read(CHUNK_BYTES):
                digest.update(chunk)
                size_bytes += target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    return path, digest.hexdigest(), size_bytes


def sync_folder(folder: Path) -> None:
    """Makes a rename last through a power cut. Windows cannot open folders and does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(temporary: Path, target: Path) -> None:
    """Puts a temporary file in the place of `target`, at once and for good."""
    temporary.replace(target)
    sync_folder(target.parent)


def place_new(temporary: Path, target: Path) -> None:
    """Gives a temporary file its final name; FileExistsError, and no change, when something stands there already."""
    if os.name == "nt":
        temporary.rename(target)  # refuses an existing target
    else:
        _link_or_rename(temporary, target)
    sync_folder(target.parent)


def _link_or_rename(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
        temporary.unlink()
    except FileExistsError:
        raise
    except OSError:  # file systems without links (some network shares, FAT)
        if target.exists():
            raise FileExistsError(target) from None
        temporary.rename(target)


def remove_leftovers(folder: Path, *, now: float, older_than_seconds: float = 600) -> int:
    """Removes temporary files that a killed process left behind; how many. Young ones may belong to a live process."""
    removed = 0
    for leftover in folder.glob(f".*{TEMPORARY_SUFFIX}"):
        with suppress(FileNotFoundError):
            if now - leftover.stat().st_mtime > older_than_seconds:
                leftover.unlink()
                removed += 1
    return removed


_BINARY = getattr(os, "O_BINARY", 0)
