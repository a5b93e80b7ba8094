"""One immutable state of a document's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class VersionOrigin(StrEnum):
    RECEIVED = "received"
    GENERATED = "generated"
    EDITED = "edited"
    ISSUED = "issued"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Version:
    """A phiên bản: `n` counts from 1 in its document, `sha256` finds the bytes in the archive, `created_at` has a zone.

    `derived_from` are the hashes of what it was made of: the directive's file, the profile, the rules.
    """

    n: int
    sha256: str
    size_bytes: int
    media_type: str
    file_name: str
    created_at: datetime
    by: str
    origin: VersionOrigin
    derived_from: tuple[str, ...] = ()
