"""`out/`: the latest Word file of each document that waits for somebody. A person's edit there is never overwritten."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

from db import files
from db.database import border
from db.documents import NewVersion
from flows.desk import Desk
from flows.file_name import numbered
from model.kept import KeptDocument
from model.version import Version, VersionOrigin


def place(desk: Desk, document: KeptDocument) -> Path:
    """Puts the latest generated version into `out/`; the path at which it stands.

    A file there that is not ours (a person has edited it, or it is somebody else's) stays as it is: its bytes are kept
    as an edited version first when it was ours, and the new draft stands beside it under a number.
    """
    document = keep_edit(desk, document)
    latest = next(version for version in reversed(document.versions) if version.origin == VersionOrigin.GENERATED)
    with border("ghi thư mục out"):
        path = _write(desk, document, latest)
    desk.store.documents.mark_placed(document.id, path.name, latest.sha256)
    return path


def keep_edit(desk: Desk, document: KeptDocument) -> KeptDocument:
    """Keeps what a person has made of our file in `out/` as an edited version; the document with it."""
    path = _path(desk, document)
    if document.out_sha256 is None or path is None or not path.is_file():
        return document
    with border("đọc thư mục out"):
        content = path.read_bytes()
    stored = desk.store.archive.put(content)
    if stored.sha256 in {version.sha256 for version in document.versions}:
        return document
    edited = NewVersion(
        stored=stored,
        media_type=document.versions[-1].media_type,
        file_name=path.name,
        origin=VersionOrigin.EDITED,
        why="Người dùng đã sửa tệp trong thư mục out",
        derived_from=(document.out_sha256,),
        by="người dùng",
    )
    return desk.store.documents.add(document.id, edited)


def _path(desk: Desk, document: KeptDocument) -> Path | None:
    return desk.settings.out / document.out_name if document.out_name else None


def _write(desk: Desk, document: KeptDocument, latest: Version) -> Path:
    ours = {version.sha256 for version in document.versions if version.origin == VersionOrigin.GENERATED}
    content = io.BytesIO(desk.store.archive.read(latest.sha256))
    temporary, _, _ = files.write_temporary(desk.settings.out, content)
    try:
        for name in numbered(document.out_name or latest.file_name):
            path = desk.settings.out / name
            with suppress(FileExistsError):
                files.place_new(temporary, path)
                return path
            found = files.hash_of(path)
            if found == latest.sha256:
                return path
            if document.out_sha256 is not None and found in ours:
                files.replace(temporary, path)
                return path
    finally:
        temporary.unlink(missing_ok=True)
    raise AssertionError("unreachable: there is always a further number")
