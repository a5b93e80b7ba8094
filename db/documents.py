"""Documents and their versions: bytes first under their hash, then one transaction; a version never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.archive import Archive, StoredObject
from db.database import Database
from db.events import SYSTEM, Happening, append
from db.rows import document_value, version_value
from db.tables import DirectiveRow, DocumentRow, ObjectRow, VersionRow
from model.draft import DocumentKind
from model.kept import DirectiveState, DocumentState, KeptDocument
from model.version import Version, VersionOrigin

_RECEIVED = (DocumentKind.DIRECTIVE, DocumentKind.ATTACHMENT)  # their state is the directive's


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to be kept. `stored` is already in the archive; `why` is Vietnamese."""

    stored: StoredObject
    media_type: str
    file_name: str
    origin: VersionOrigin
    why: str
    derived_from: tuple[str, ...] = ()
    by: str = SYSTEM


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one school. Every method raises StoreUnavailable."""

    database: Database
    archive: Archive

    def keep_plan(self, directive_id: str, title: str, version: NewVersion) -> KeptDocument:
        """Keeps the plan that answers a directive, and the directive is drafted: one transaction.

        A second call for a directive that is drafted already changes nothing and gives what is kept, so that a
        step that is done again after a kill, or by two processes at once, makes no second draft.
        """
        return self.database.write(lambda session: self._keep_plan(session, directive_id, title, version))

    def _keep_plan(self, session: Session, directive_id: str, title: str, version: NewVersion) -> KeptDocument:
        directive = session.get_one(DirectiveRow, directive_id)
        document = _in_slot(session, self.database, f"plan:{directive_id}")
        if document is None:
            document = add_document(session, self.database, DocumentKind.PLAN, directive, title)
            document.out_name = _free_name(session, self.database, version.file_name)
            add_version(session, self.database, document, version)
            append(session, self.database, Happening("drafted", document.id, {"sha256": version.stored.sha256}))
        if directive.state == DirectiveState.READ:
            directive.state = DirectiveState.DRAFTED
        return _document(session, document)

    def add(self, document_id: str, version: NewVersion) -> KeptDocument:
        """Keeps a further version, unless the latest one has the same bytes."""
        return self.database.write(lambda session: self._add(session, document_id, version))

    def _add(self, session: Session, document_id: str, version: NewVersion) -> KeptDocument:
        document = session.get_one(DocumentRow, document_id)
        latest = _versions(session, document_id)[-1]
        if latest.sha256 != version.stored.sha256:
            add_version(session, self.database, document, version)
            data = {"sha256": version.stored.sha256, "origin": version.origin}
            append(session, self.database, Happening("version kept", document_id, data, version.by))
        return _document(session, document)

    def mark_placed(self, document_id: str, out_name: str, sha256: str) -> None:
        """Notes that `out/out_name` holds these bytes, written by us."""

        def change(session: Session) -> None:
            document = session.get_one(DocumentRow, document_id)
            document.out_name, document.out_sha256 = out_name, sha256

        self.database.write(change)

    def get(self, document_id: str) -> KeptDocument | None:
        """A document by its id; None when there is none."""

        def question(session: Session) -> KeptDocument | None:
            row = session.get(DocumentRow, document_id)
            return _document(session, row) if row and row.school_id == self.database.school_id else None

        return self.database.read(question)

    def plan_of(self, directive_id: str) -> KeptDocument | None:
        """The plan that answers a directive; None while there is none."""

        def question(session: Session) -> KeptDocument | None:
            row = _in_slot(session, self.database, f"plan:{directive_id}")
            return _document(session, row) if row else None

        return self.database.read(question)

    def all(self) -> tuple[KeptDocument, ...]:
        """All documents, oldest first, as `vanthu archive list` shows them. Quarantined files are listed there."""

        def question(session: Session) -> tuple[KeptDocument, ...]:
            rows = session.scalars(
                select(DocumentRow)
                .where(DocumentRow.school_id == self.database.school_id)
                .order_by(DocumentRow.created_at, DocumentRow.id)
            )
            found = (_document(session, row) for row in rows)
            return tuple(document for document in found if document.state != DirectiveState.QUARANTINED)

        return self.database.read(question)

    def waiting(self) -> tuple[KeptDocument, ...]:
        """The documents that wait for somebody: their latest version belongs into `out/`."""
        ours = (document for document in self.all() if document.kind not in _RECEIVED)
        return tuple(document for document in ours if document.state == DocumentState.DRAFTED)


def add_object(session: Session, database: Database, stored: StoredObject, media_type: str) -> None:
    """Notes bytes that stand in the archive, once."""
    if session.get(ObjectRow, (database.school_id, stored.sha256)) is None:
        session.add(
            ObjectRow(
                school_id=database.school_id,
                sha256=stored.sha256,
                size_bytes=stored.size_bytes,
                media_type=media_type,
                created_at=database.clock(),
            )
        )
        session.flush()


def add_document(
    session: Session, database: Database, kind: DocumentKind, directive: DirectiveRow, title: str
) -> DocumentRow:
    """A new document of a directive, without versions yet."""
    document = DocumentRow(
        id=database.new_id(),
        school_id=database.school_id,
        kind=kind,
        slot=f"{kind}:{directive.id}",
        directive_id=directive.id,
        title=title,
        state=None if kind in _RECEIVED else DocumentState.DRAFTED,
        created_at=database.clock(),
    )
    session.add(document)
    session.flush()
    return document


def add_version(session: Session, database: Database, document: DocumentRow, version: NewVersion) -> None:
    """The next version of a document."""
    add_object(session, database, version.stored, version.media_type)
    session.add(
        VersionRow(
            document_id=document.id,
            n=len(_versions(session, document.id)) + 1,
            school_id=database.school_id,
            sha256=version.stored.sha256,
            file_name=document.out_name or version.file_name,
            created_at=database.clock(),
            by=version.by,
            origin=version.origin,
            derived_from=list(version.derived_from),
            why=version.why,
        )
    )
    session.flush()


def _in_slot(session: Session, database: Database, slot: str) -> DocumentRow | None:
    return session.scalars(
        select(DocumentRow).where(DocumentRow.school_id == database.school_id, DocumentRow.slot == slot)
    ).one_or_none()


def _free_name(session: Session, database: Database, wanted: str) -> str:
    """`wanted`, or `wanted (2)`, ... : names differ also where the file system folds capitals."""
    names = session.scalars(select(DocumentRow.out_name).where(DocumentRow.school_id == database.school_id))
    taken = {name.casefold() for name in names if name}
    stem, dot, suffix = wanted.rpartition(".")
    name, count = wanted, 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem} ({count}){dot}{suffix}"
    return name


def _versions(session: Session, document_id: str) -> tuple[Version, ...]:
    rows = session.execute(
        select(VersionRow, ObjectRow)
        .join(ObjectRow, (ObjectRow.school_id == VersionRow.school_id) & (ObjectRow.sha256 == VersionRow.sha256))
        .where(VersionRow.document_id == document_id)
        .order_by(VersionRow.n)
    )
    return tuple(version_value(version, stored) for version, stored in rows)


def _document(session: Session, row: DocumentRow) -> KeptDocument:
    if row.state is not None:
        state: DirectiveState | DocumentState = DocumentState(row.state)
    else:
        directive = session.get_one(DirectiveRow, cast(str, row.directive_id))
        state = DirectiveState(directive.state)
    return document_value(row, _versions(session, row.id), state)
