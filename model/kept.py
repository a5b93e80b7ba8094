"""What is kept, as plain values: received directives, documents with their versions, quarantine, the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from model.draft import DocumentKind
from model.version import Version


class DirectiveState(StrEnum):
    """Where a received file stands. READ with an undecided `copy_of` waits for the clerk."""

    RECEIVED = "received"
    READ = "read"
    DRAFTED = "drafted"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    QUARANTINED = "quarantined"


class DocumentState(StrEnum):
    """Where a document of ours stands; DRAFTED waits for somebody and so stands in `out/`."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    ISSUED = "issued"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class CopyDecision(StrEnum):
    """What the clerk said of a probable second copy."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class KeptDirective:
    """A received file and how far it has come. Metadata is None until it was read, and where the text is silent.

    `copy_of` is the id of the directive with the same issuer, number and date; `copy_decision` what the clerk said.
    `wants_plan` is None until it was mapped; READ with False is done: its tasks stand alone, `plan_reason` says why.
    """

    id: str
    sha256: str
    file_name: str
    state: DirectiveState
    received_at: datetime
    kind: str | None = None
    code: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    copy_of: str | None = None
    copy_decision: CopyDecision | None = None
    wants_plan: bool | None = None
    plan_reason: str | None = None

    @property
    def awaits_decision(self) -> bool:
        """True while the clerk has not said whether this is a second copy."""
        return self.copy_of is not None and self.copy_decision is None

    @property
    def is_open(self) -> bool:
        """True when it was read, nobody has to decide first, and the draft that it wants is not there yet."""
        return self.state == DirectiveState.READ and not self.awaits_decision and self.wants_plan is not False


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document with all its versions, oldest first. `state` is a DirectiveState for a directive's own file.

    `out_name` is its file name in `out/`; `out_sha256` the bytes that were last put there by us.
    """

    id: str
    kind: DocumentKind
    title: str
    code: str | None
    state: DirectiveState | DocumentState
    versions: tuple[Version, ...]
    directive_id: str | None = None
    out_name: str | None = None
    out_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class QuarantinedFile:
    """A file that cannot go on: its name in `quarantine/`, the error's slug, the Vietnamese reason, since when.

    `is_placed` says that the file and its reason were written to `quarantine/` once.
    """

    sha256: str
    directive_id: str
    file_name: str
    code: str
    reason: str
    retry_helps: bool
    at: datetime
    is_placed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the audit trail. `sha256` is over the line and `previous_sha256`: the trail only grows."""

    seq: int
    at: datetime
    by: str
    kind: str
    subject: str | None
    data: dict[str, str]
    previous_sha256: str
    sha256: str
