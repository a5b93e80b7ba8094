"""Received directives: once for each hash, read, compared with what came before, quarantined or taken further."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import codec
from db.archive import StoredObject
from db.database import Database
from db.documents import NewVersion, add_document, add_object, add_version
from db.events import SYSTEM, Happening, append
from db.rows import directive_value
from db.tables import DirectiveRow, DocumentRow, QuarantineRow
from model.directive import Directive
from model.draft import DocumentKind
from model.kept import CopyDecision, DirectiveState, KeptDirective
from model.version import VersionOrigin


class Receipt(StrEnum):
    """What a received file turned out to be."""

    NEW = "new"
    ALREADY_HERE = "already here"
    TRIED_AGAIN = "tried again"  # it was in quarantine


@dataclass(frozen=True, slots=True)
class Directives:
    """The received directives of one school. Every method raises StoreUnavailable."""

    database: Database

    def receive(self, stored: StoredObject, file_name: str, media_type: str) -> tuple[KeptDirective, Receipt]:
        """A row for bytes that stand in the archive: one for each hash, whatever its name and how often it comes."""

        def change(session: Session) -> tuple[KeptDirective, Receipt]:
            row = self._by_hash(session, stored.sha256)
            if row is None:
                row = self._add(session, stored, file_name, media_type)
                receipt = Receipt.NEW
            elif row.state == DirectiveState.QUARANTINED:
                row.state = DirectiveState.RECEIVED
                receipt = Receipt.TRIED_AGAIN
            else:
                receipt = Receipt.ALREADY_HERE
            data = {"file_name": file_name, "sha256": stored.sha256}
            kind = "received" if receipt == Receipt.NEW else str(receipt)
            append(session, self.database, Happening(kind, row.id, data))
            return directive_value(row), receipt

        return self.database.write(change)

    def _add(self, session: Session, stored: StoredObject, file_name: str, media_type: str) -> DirectiveRow:
        version = NewVersion(stored, media_type, file_name, VersionOrigin.RECEIVED, "Văn bản đến")
        row = DirectiveRow(
            id=self.database.new_id(),
            school_id=self.database.school_id,
            sha256=stored.sha256,
            file_name=file_name,
            state=DirectiveState.RECEIVED,
            received_at=self.database.clock(),
        )
        add_object(session, self.database, stored, media_type)
        session.add(row)
        session.flush()
        document = add_document(session, self.database, DocumentKind.DIRECTIVE, row, file_name)
        add_version(session, self.database, document, version)
        return row

    def save_reading(
        self, directive_id: str, reading: Directive, searchable: NewVersion | None = None
    ) -> KeptDirective:
        """Keeps what was read. One with the issuer, number and date of another is marked as its probable copy.

        `searchable` is a scan's copy with the recognised words, kept beside the original as an attachment.
        """

        def change(session: Session) -> KeptDirective:
            row = session.get_one(DirectiveRow, directive_id)
            if row.state != DirectiveState.RECEIVED:
                return directive_value(row)
            self._fill(row, reading)
            identity = _identity(reading)
            holder = self._by_identity(session, identity) if identity else None
            if holder is None:
                row.identity = identity
            else:
                row.copy_of = holder.id
            self._title(session, row)
            if searchable:
                self._attach(session, row, searchable)
            self._release(session, row.sha256)
            data = {"code": row.code or "", "copy_of": row.copy_of or ""}
            append(session, self.database, Happening("read", row.id, data))
            return directive_value(row)

        return self.database.write(change)

    @staticmethod
    def _fill(row: DirectiveRow, reading: Directive) -> None:
        row.state = DirectiveState.READ
        row.reading = codec.to_json(reading)
        row.kind, row.code, row.issuer = reading.kind, reading.code, reading.issuer
        row.issued_on, row.subject = reading.issued_on, reading.subject

    def _title(self, session: Session, row: DirectiveRow) -> None:
        document = session.scalars(select(DocumentRow).where(DocumentRow.slot == f"directive:{row.id}")).one()
        document.title = f"{row.kind} {row.subject or ''}".strip()
        document.code = row.code

    def _attach(self, session: Session, row: DirectiveRow, version: NewVersion) -> None:
        title = f"Bản tìm kiếm được của {row.file_name}"
        document = add_document(session, self.database, DocumentKind.ATTACHMENT, row, title)
        add_version(session, self.database, document, version)

    def _release(self, session: Session, sha256: str) -> None:
        quarantined = session.get(QuarantineRow, (self.database.school_id, sha256))
        if quarantined is not None:
            quarantined.released_at = self.database.clock()

    def decide_copy(self, directive_id: str, decision: CopyDecision, by: str = SYSTEM) -> KeptDirective:
        """The clerk's word on a probable second copy: SAME supersedes it, DIFFERENT lets it be drafted."""

        def change(session: Session) -> KeptDirective:
            row = session.get_one(DirectiveRow, directive_id)
            row.copy_decision = decision
            if decision == CopyDecision.SAME:
                row.state = DirectiveState.SUPERSEDED
            append(session, self.database, Happening("copy decided", row.id, {"decision": decision}, by))
            return directive_value(row)

        return self.database.write(change)

    def get(self, directive_id: str) -> KeptDirective | None:
        """A directive by its id; None when there is none."""

        def question(session: Session) -> KeptDirective | None:
            row = session.get(DirectiveRow, directive_id)
            return directive_value(row) if row and row.school_id == self.database.school_id else None

        return self.database.read(question)

    def reading(self, directive_id: str) -> Directive:
        """What was read in it. Raises StoreUnavailable also when it was not read yet."""
        plain = self.database.read(lambda session: session.get_one(DirectiveRow, directive_id).reading)
        return codec.from_json(Directive, plain)

    def find(self, wanted: str) -> tuple[KeptDirective, ...]:
        """Directives by id, SHA-256, code (`50/KH-UBND`) or file name; () when none has it."""
        return tuple(
            directive
            for directive in self.all()
            if wanted in (directive.id, directive.sha256, directive.code, directive.file_name)
        )

    def all(self) -> tuple[KeptDirective, ...]:
        """All received files, oldest first."""
        of_school = (
            select(DirectiveRow)
            .where(DirectiveRow.school_id == self.database.school_id)
            .order_by(DirectiveRow.received_at, DirectiveRow.id)
        )
        return self.database.read(lambda session: tuple(directive_value(row) for row in session.scalars(of_school)))

    def unfinished(self) -> tuple[KeptDirective, ...]:
        """Those that a step can take further: received, or read and open."""
        return tuple(one for one in self.all() if one.state == DirectiveState.RECEIVED or one.is_open)

    def _by_hash(self, session: Session, sha256: str) -> DirectiveRow | None:
        return session.scalars(
            select(DirectiveRow).where(DirectiveRow.school_id == self.database.school_id, DirectiveRow.sha256 == sha256)
        ).one_or_none()

    def _by_identity(self, session: Session, identity: str) -> DirectiveRow | None:
        return session.scalars(
            select(DirectiveRow).where(
                DirectiveRow.school_id == self.database.school_id, DirectiveRow.identity == identity
            )
        ).one_or_none()


def _identity(reading: Directive) -> str | None:
    """Issuer, number and date as one key; None while one of them is unknown: unknown is equal to nothing."""
    if not (reading.issuer and reading.code and reading.issued_on):
        return None
    return "|".join((reading.issuer.casefold(), reading.code.casefold(), reading.issued_on.isoformat()))
