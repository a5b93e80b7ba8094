from __future__ import annotations

import multiprocessing
import os
import stat

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db import schema
from db.store import Store, open_store
from db.tables import Base
from model.errors import StoreUnavailable, WrongConfiguration
from model.settings import Settings


def test_migrations_make_the_tables_that_the_models_describe(store: Store) -> None:
    with store.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_head_is_the_latest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_every_column_says_what_it_holds_and_every_table_has_the_school() -> None:
    tables = Base.metadata.sorted_tables
    assert [column for table in tables for column in table.columns if not column.comment] == []
    assert {table.name for table in tables if "school_id" not in table.columns} == {"schools"}


def test_opening_again_keeps_what_is_there(settings: Settings, store: Store, receive) -> None:
    directive_id = receive(b"%PDF-1 a")
    again = open_store(settings, "ngt", "Trường khác tên")
    try:
        kept = again.directives.get(directive_id)
        assert kept is not None
        assert kept.file_name == "50-KH-UBND.pdf"
    finally:
        again.close()


def _open(settings: Settings) -> None:
    open_store(settings, "ngt", "Trường").close()


def test_processes_that_open_a_new_home_at_once_all_get_it(settings: Settings) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open, args=(settings,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]


@pytest.mark.parametrize("table", ["versions", "events", "objects"])
@pytest.mark.parametrize("change", ["UPDATE {} SET school_id = 'x'", "DELETE FROM {}"])
def test_what_only_grows_cannot_be_changed_even_by_hand(store: Store, receive, table: str, change: str) -> None:
    receive(b"%PDF-1 a")
    with pytest.raises(DBAPIError, match="only grows"), store.database.engine.begin() as connection:
        connection.execute(text(change.format(table)))


def test_schools_of_one_installation_do_not_see_each_other(settings: Settings, store: Store, receive) -> None:
    receive(b"%PDF-1 a")
    other = open_store(settings, "khac", "Trường khác")
    try:
        assert other.directives.all() == ()
        assert other.documents.all() == ()
        kept, receipt = other.directives.receive(other.archive.put(b"%PDF-1 a"), "x.pdf", "application/pdf")
        assert receipt == "new"
        assert [one.id for one in other.directives.all()] == [kept.id]
        assert other.events.first_broken() is None
    finally:
        other.close()


def test_a_damaged_database_is_an_error_of_the_store(tmp_path) -> None:
    settings = Settings(home=tmp_path)
    settings.database_file.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreUnavailable):
        open_store(settings, "ngt", "Trường")


def test_a_server_that_is_away_is_an_error_of_the_store(tmp_path) -> None:
    settings = Settings(home=tmp_path, database_url=f"postgresql://vanthu@/x?host={tmp_path}")
    with pytest.raises(StoreUnavailable):
        open_store(settings, "ngt", "Trường")


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host/x"])
def test_a_wrong_url_is_an_error_of_the_configuration(tmp_path, url: str) -> None:
    with pytest.raises(WrongConfiguration):
        open_store(Settings(home=tmp_path, database_url=url), "ngt", "Trường")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes; the home keeps its owner's rights")
def test_only_its_owner_may_read_a_new_database(tmp_path) -> None:
    settings = Settings(home=tmp_path / "home")
    open_store(settings, "truong", "Trường").close()
    assert stat.S_IMODE(settings.database_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
