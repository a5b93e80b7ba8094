"""`quarantine/`: a file that cannot go on, and beside it `NAME.ly-do.txt` that says why and what to do."""

from __future__ import annotations

import io
from pathlib import Path

from db import files
from db.database import border
from flows.desk import Desk
from flows.file_name import numbered, safe_name
from model.kept import QuarantinedFile

REASON_SUFFIX = ".ly-do.txt"


def place(desk: Desk, quarantined: QuarantinedFile) -> Path:
    """Writes file and reason once, under a name that is free; the file's path. Safe to do again after a kill."""
    with border("ghi thư mục quarantine"):
        path = _path(desk, quarantined)
        desk.store.quarantine.mark_placed(quarantined.sha256, path.name, is_placed=False)
        if not path.exists():
            _write(path, desk.store.archive.read(quarantined.sha256))
        _write(reason_path(path), _reason(quarantined, path.name).encode())
    desk.store.quarantine.mark_placed(quarantined.sha256, path.name, is_placed=True)
    return path


def reason_path(path: Path) -> Path:
    """`a.pdf` -> `a.pdf.ly-do.txt`."""
    return path.with_name(path.name + REASON_SUFFIX)


def clear_released(desk: Desk) -> None:
    """Takes file and reason of what was read in the meantime out of the folder; the bytes are in the archive."""
    for quarantined in desk.store.quarantine.released():
        path = desk.settings.quarantine / quarantined.file_name
        with border("dọn thư mục quarantine"):
            if path.is_file() and files.hash_of(path) == quarantined.sha256:
                path.unlink()
                reason_path(path).unlink(missing_ok=True)
        desk.store.quarantine.forget(quarantined.sha256)


def _path(desk: Desk, quarantined: QuarantinedFile) -> Path:
    """The reserved name, or a new one where nothing else stands: neither a file nor a reason."""
    folder = desk.settings.quarantine
    reserved = quarantined.file_name != quarantined.sha256
    received = desk.store.directives.get(quarantined.directive_id)
    wanted = quarantined.file_name if reserved or received is None else safe_name(received.file_name)
    for path in (folder / name for name in numbered(wanted)):
        if path.exists() and files.hash_of(path) == quarantined.sha256:
            return path
        if not path.exists() and (reserved or not reason_path(path).exists()):
            return path
    raise AssertionError("unreachable: there is always a further number")


def _write(path: Path, content: bytes) -> None:
    temporary, _, _ = files.write_temporary(path.parent, io.BytesIO(content))
    files.replace(temporary, path)


def _reason(quarantined: QuarantinedFile, file_name: str) -> str:
    return (
        f"Tệp: {file_name}\r\n"
        f"Lý do: {quarantined.reason}\r\n"
        "Bản gốc vẫn được giữ trong kho lưu trữ. Khi đã khắc phục, thả lại tệp vào thư mục inbox để thử lại.\r\n"
        f"SHA-256: {quarantined.sha256}\r\n"
    )
