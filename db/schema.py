"""The schema's history: Alembic migrations, run when the store is opened, by one process at a time."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0003"  # of migrations/versions; a test holds it
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK_KEY = 0x76616E746875  # "vanthu", for PostgreSQL's advisory locks


def upgrade(engine: Engine) -> None:
    """Brings the tables to HEAD in one transaction. Cheap when they are there: Alembic is not even imported."""
    with engine.begin() as connection:
        if current(connection) == HEAD:
            return
    with engine.execution_options(vanthu_writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
        if current(connection) != HEAD:  # another process may have done it while we waited
            _run(connection)


def current(connection: Connection) -> str | None:
    """The migration at which the tables stand; None in an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
