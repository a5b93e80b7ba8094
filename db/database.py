"""The connection: engine, pragmas, transactions that two processes can run at once, and the border for its errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, Select, create_engine, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from db.tables import SchoolRow
from model.errors import StoreUnavailable, WrongConfiguration

Result = TypeVar("Result")

BUSY_TIMEOUT_SECONDS = 30
ATTEMPTS = 5  # a lost race is over after one; more are for many processes on one key


@contextmanager
def border(doing: str) -> Iterator[None]:
    """Turns every failure of the database or the disk into StoreUnavailable; `doing` is Vietnamese."""
    try:
        yield
    except (SQLAlchemyError, OSError) as err:
        cause = getattr(err, "orig", None) or err
        raise StoreUnavailable(
            f"Không {doing} được: {cause}. Kiểm tra ổ đĩa và cơ sở dữ liệu rồi thử lại; chưa có gì thay đổi."
        ) from err


@dataclass(frozen=True, slots=True)
class Database:
    """An open database on behalf of one school. `clock` gives moments with a zone, `new_id` fresh ids."""

    engine: Engine
    school_id: str
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def read(self, question: Callable[[Session], Result]) -> Result:
        """The answer of one consistent look. Raises StoreUnavailable."""
        with border("đọc cơ sở dữ liệu"), Session(self.engine) as session:
            return question(session)

    def write(self, change: Callable[[Session], Result]) -> Result:
        """Runs `change` as one transaction, again when another process was faster. Raises StoreUnavailable.

        Within a school, writers queue: SQLite by BEGIN IMMEDIATE, PostgreSQL by the lock on the school's row.
        """
        with border("ghi cơ sở dữ liệu"):
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    return self._transact(change)
                except (IntegrityError, OperationalError):
                    if attempt == ATTEMPTS:
                        raise
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _transact(self, change: Callable[[Session], Result]) -> Result:
        writing = self.engine.execution_options(vanthu_writes=True)
        with Session(writing, expire_on_commit=False) as session, session.begin():
            session.execute(_lock_school(self.school_id))
            return change(session)


def _lock_school(school_id: str) -> Select[tuple[str]]:
    """`FOR UPDATE` on PostgreSQL; SQLite leaves it out and has the whole file locked."""
    return select(SchoolRow.id).where(SchoolRow.id == school_id).with_for_update()


def connect(url: str | None, embedded: Path) -> Engine:
    """An engine for `url`, or for the SQLite file `embedded` when it is None. Raises WrongConfiguration."""
    try:
        parsed = make_url(url) if url else URL.create("sqlite", database=str(embedded))
        engine = create_engine(_with_driver(parsed), **_options(parsed))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as err:
        raise WrongConfiguration(
            "VANTHU_DATABASE_URL không đúng. Ví dụ: postgresql+psycopg://vanthu@may-chu/vanthu"
        ) from err
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _with_driver(url: URL) -> URL:
    """`postgresql://` alone would look for a driver that is not installed; ours is psycopg."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_TIMEOUT_SECONDS}}
    return {"pool_pre_ping": True}


def _set_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin: the driver's own come too late
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_SECONDS * 1000}",
        "journal_mode = WAL",
        "foreign_keys = ON",
        "synchronous = FULL",  # a row is on the disk before the file leaves the inbox
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get("vanthu_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
