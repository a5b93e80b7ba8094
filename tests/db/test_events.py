from __future__ import annotations

from sqlalchemy import text

from db.events import GENESIS, Happening


def test_each_line_carries_the_hash_of_the_one_before(store) -> None:
    for number in range(4):
        store.events.append(Happening("noted", f"d{number}", {"lời": "chữ Việt"}, by="Văn thư"))
    trail = store.events.all()
    assert [event.seq for event in trail] == [1, 2, 3, 4]
    assert [event.previous_sha256 for event in trail] == [GENESIS, *(event.sha256 for event in trail[:-1])]
    assert trail[0].data == {"lời": "chữ Việt"}
    assert store.events.first_broken() is None
    assert [event.seq for event in store.events.all("d2")] == [3]


def test_a_changed_line_is_found(store) -> None:
    for _ in range(3):
        store.events.append(Happening("noted"))
    with store.database.engine.begin() as connection:
        _without_triggers(connection, "UPDATE events SET kind = 'forged' WHERE seq = 2")
    assert store.events.first_broken() == 2


def test_a_missing_line_is_found(store) -> None:
    for _ in range(3):
        store.events.append(Happening("noted"))
    with store.database.engine.begin() as connection:
        _without_triggers(connection, "DELETE FROM events WHERE seq = 2")
    assert store.events.first_broken() == 2


def _without_triggers(connection, statement: str) -> None:
    """What somebody does who has the file in his hands."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE events DISABLE TRIGGER ALL"))
    else:
        for change in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER events_only_grows_{change}"))
    connection.execute(text(statement))
