"""Files that cannot go on: the row says so first, then file and reason are placed in `quarantine/` (by `flows`)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from db.database import Database
from db.events import Happening, append
from db.rows import quarantine_value
from db.tables import DirectiveRow, QuarantineRow
from model.errors import VanthuError
from model.kept import DirectiveState, QuarantinedFile


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The quarantine of one school. Every method raises StoreUnavailable."""

    database: Database

    def put(self, directive_id: str, error: VanthuError) -> QuarantinedFile:
        """Notes why a received file cannot go on. A second time for the same bytes renews the reason."""

        def change(session: Session) -> QuarantinedFile:
            directive = session.get_one(DirectiveRow, directive_id)
            directive.state = DirectiveState.QUARANTINED
            row = session.get(QuarantineRow, (self.database.school_id, directive.sha256)) or self._add(directive)
            row.code, row.reason, row.retry_helps = error.slug, error.message, error.retry_helps
            row.at, row.is_placed, row.released_at = self.database.clock(), False, None
            session.add(row)
            append(session, self.database, Happening("quarantined", directive.id, {"code": error.slug}))
            return quarantine_value(row)

        return self.database.write(change)

    def _add(self, directive: DirectiveRow) -> QuarantineRow:
        """`file_name` is the hash until `flows` has found a free name in the folder."""
        return QuarantineRow(
            school_id=self.database.school_id,
            sha256=directive.sha256,
            directive_id=directive.id,
            file_name=directive.sha256,
        )

    def mark_placed(self, sha256: str, file_name: str, *, is_placed: bool) -> None:
        """Notes the name in `quarantine/`: before the file is written there, and again after it stands there."""
        self._change(sha256, file_name=file_name, is_placed=is_placed)

    def _change(self, sha256: str, **columns: str | bool) -> None:
        self.database.write(
            lambda session: session.execute(update(QuarantineRow).where(*self._key(sha256)).values(columns))
        )

    def forget(self, sha256: str) -> None:
        """Takes a released row away, after its file and reason have left `quarantine/`."""
        released = (*self._key(sha256), QuarantineRow.released_at.is_not(None))
        self.database.write(lambda session: session.execute(delete(QuarantineRow).where(*released)))

    def _key(self, sha256: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return (QuarantineRow.school_id == self.database.school_id, QuarantineRow.sha256 == sha256)

    def all(self) -> tuple[QuarantinedFile, ...]:
        """What waits in quarantine, oldest first."""
        return self._list(released=False)

    def released(self) -> tuple[QuarantinedFile, ...]:
        """What was read in the meantime, and whose file and reason still stand in the folder."""
        return self._list(released=True)

    def _list(self, *, released: bool) -> tuple[QuarantinedFile, ...]:
        column = QuarantineRow.released_at
        wanted = (
            select(QuarantineRow)
            .where(QuarantineRow.school_id == self.database.school_id)
            .where(column.is_not(None) if released else column.is_(None))
            .order_by(QuarantineRow.at, QuarantineRow.sha256)
        )
        return self.database.read(lambda session: tuple(quarantine_value(row) for row in session.scalars(wanted)))
