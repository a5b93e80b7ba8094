"""What is kept, as one object: `open_store` gives it, its parts are the rooms. Values of `model` go in and come out."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from db import files, schema
from db.archive import Archive
from db.database import Database, border, connect
from db.directives import Directives
from db.documents import Documents
from db.events import EventTrail
from db.memory import Memory
from db.quarantine import Quarantine
from db.tables import SchoolRow
from db.tasks import Tasks
from model.errors import WrongConfiguration
from model.settings import Settings


def now() -> datetime:
    """This moment in UTC: the default clock."""
    return datetime.now(UTC)


def new_id() -> str:
    """A fresh id that no other process makes: the default ids."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Store:
    """All that is kept for one school. Safe to use from several threads and processes at once."""

    database: Database
    archive: Archive
    directives: Directives
    documents: Documents
    tasks: Tasks
    memory: Memory
    quarantine: Quarantine
    events: EventTrail

    def close(self) -> None:
        """Lets go of the connections."""
        self.database.engine.dispose()


def open_store(
    settings: Settings,
    school_id: str,
    school_name: str,
    *,
    clock: Callable[[], datetime] = now,
    ids: Callable[[], str] = new_id,
) -> Store:
    """Opens (and makes, and migrates) the store of a home for one school.

    Raises StoreUnavailable when the disk or the server fails, WrongConfiguration for a wrong URL.
    """
    if settings.archive_url is not None:
        raise WrongConfiguration("VANTHU_ARCHIVE_URL chưa được hỗ trợ ở phiên bản này; hãy bỏ trống biến này.")
    with border("mở cơ sở dữ liệu"):
        files.make_private_folder(settings.home)
        if settings.database_url is None:
            files.make_private_file(settings.database_file)
        engine = connect(settings.database_url, settings.database_file)
        database = Database(engine, school_id, clock, ids)
        try:
            schema.upgrade(engine)
            _register(database, school_name)
        except BaseException:
            engine.dispose()
            raise
    archive = Archive(settings.archive)
    return Store(
        database=database,
        archive=archive,
        directives=Directives(database),
        documents=Documents(database, archive),
        tasks=Tasks(database),
        memory=Memory(database),
        quarantine=Quarantine(database),
        events=EventTrail(database),
    )


def _register(database: Database, name: str) -> None:
    known = database.read(lambda session: session.get(SchoolRow, database.school_id))
    if known is not None and known.name == name:
        return

    def change(session: Session) -> None:
        school = session.get(SchoolRow, database.school_id)
        if school is None:
            session.add(SchoolRow(id=database.school_id, name=name, created_at=database.clock()))
        else:
            school.name = name

    database.write(change)
