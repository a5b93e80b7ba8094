"""The audit trail: a chain of lines, each with the hash of the one before, so that no line can be changed or lost."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.database import Database
from db.tables import EventRow
from model.kept import Event

GENESIS = "0" * 64
SYSTEM = "vanthu"


@dataclass(frozen=True, slots=True)
class Happening:
    """What is to be written down: `kind` in one English word, `subject` an id, `data` plain strings."""

    kind: str
    subject: str | None = None
    data: dict[str, str] | None = None
    by: str = SYSTEM


def append(session: Session, database: Database, happening: Happening) -> None:
    """Adds a line within the transaction that makes it true, so that neither stands without the other."""
    last = session.scalars(
        select(EventRow).where(EventRow.school_id == database.school_id).order_by(EventRow.seq.desc()).limit(1)
    ).first()
    row = EventRow(
        school_id=database.school_id,
        seq=last.seq + 1 if last else 1,
        at=database.clock(),
        by=happening.by,
        kind=happening.kind,
        subject=happening.subject,
        data=json.dumps(happening.data or {}, ensure_ascii=False, sort_keys=True),
        previous_sha256=last.sha256 if last else GENESIS,
    )
    row.sha256 = _hash(row)
    session.add(row)
    session.flush()


def _hash(row: EventRow) -> str:
    """SHA-256 over the line: its columns in this order as a JSON list, the moment in UTC with microseconds."""
    line = [
        row.previous_sha256,
        row.school_id,
        row.seq,
        _moment(row.at),
        row.by,
        row.kind,
        row.subject,
        row.data,
    ]
    return hashlib.sha256(json.dumps(line, ensure_ascii=False).encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class EventTrail:
    """The trail of one school."""

    database: Database

    def append(self, happening: Happening) -> None:
        """Writes down something that changed nothing else. Raises StoreUnavailable."""
        self.database.write(lambda session: append(session, self.database, happening))

    def all(self, subject: str | None = None) -> tuple[Event, ...]:
        """All lines, oldest first; those of one directive or document with `subject`."""
        return tuple(_value(row) for row in self._rows() if subject in (None, row.subject))

    def first_broken(self) -> int | None:
        """The `seq` of the first line that does not follow from the one before; None when the chain is whole."""
        previous = GENESIS
        for expected, row in enumerate(self._rows(), start=1):
            if row.seq != expected or row.previous_sha256 != previous or row.sha256 != _hash(row):
                return expected
            previous = row.sha256
        return None

    def _rows(self) -> list[EventRow]:
        of_school = select(EventRow).where(EventRow.school_id == self.database.school_id).order_by(EventRow.seq)
        return self.database.read(lambda session: list(session.scalars(of_school)))


def _value(row: EventRow) -> Event:
    return Event(
        seq=row.seq,
        at=row.at,
        by=row.by,
        kind=row.kind,
        subject=row.subject,
        data=json.loads(row.data),
        previous_sha256=row.previous_sha256,
        sha256=row.sha256,
    )
