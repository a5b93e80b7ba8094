"""The archive: bytes under their SHA-256 (`archive/ab/abcdef...`), written once, never changed, checked when kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db import files
from db.database import border
from model.errors import StoreUnavailable


@dataclass(frozen=True, slots=True)
class StoredObject:
    """Bytes in the archive: their hash and size."""

    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Archive:
    """Objects below `folder`. Every method raises StoreUnavailable when the disk fails."""

    folder: Path

    def put(self, content: bytes) -> StoredObject:
        """Keeps `content`; once it returns the bytes are on the disk under their hash."""
        return self.put_stream(io.BytesIO(content))

    def put_stream(self, source: BinaryIO) -> StoredObject:
        """Keeps a stream to its end without holding it in memory."""
        with border("ghi kho lưu trữ"):
            files.make_private_folder(self.folder)
            temporary, sha256, size_bytes = files.write_temporary(self.folder, source)
            try:
                self._settle(temporary, sha256)
            finally:
                temporary.unlink(missing_ok=True)
        return StoredObject(sha256, size_bytes)

    def _settle(self, temporary: Path, sha256: str) -> None:
        target = self.path(sha256)
        if not (target.exists() and files.hash_of(target) == sha256):
            files.make_private_folder(target.parent)
            files.sync_folder(self.folder)
            files.replace(temporary, target)
        if files.hash_of(target) != sha256:
            raise OSError(f"{target.name}: đọc lại khác với lúc ghi")

    def path(self, sha256: str) -> Path:
        """Where the bytes stand (or would stand). For reading only."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes, checked against their name; StoreUnavailable when missing or changed."""
        with border("đọc kho lưu trữ"):
            content = self.path(sha256).read_bytes()
        if not self.is_whole(sha256):
            raise StoreUnavailable(f"Tệp {sha256} trong kho lưu trữ đã bị thay đổi. Hãy khôi phục từ bản sao lưu.")
        return content

    def is_whole(self, sha256: str) -> bool:
        """True when the bytes are there and still have their hash."""
        with border("đọc kho lưu trữ"):
            path = self.path(sha256)
            return path.is_file() and files.hash_of(path) == sha256

    def hashes(self) -> Iterator[str]:
        """The names of all objects, in order."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            yield path.name

    def remove_leftovers(self, now: float) -> int:
        """Removes half-written files that a kill left behind; `now` in seconds since the epoch."""
        with border("dọn kho lưu trữ"):
            return files.remove_leftovers(self.folder, now=now)
