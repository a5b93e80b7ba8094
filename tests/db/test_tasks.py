from __future__ import annotations

from dataclasses import replace

from sqlalchemy import text

from model.task import TaskStatus


def test_a_mapping_comes_back_as_it_was(store, receive, directive, mapping) -> None:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    store.tasks.save(directive_id, mapping)
    kept = store.directives.get(directive_id)
    assert store.tasks.of(directive_id) == mapping
    assert store.tasks.all() == ((kept, mapping),)


def test_mapping_again_takes_the_place_of_the_earlier_attempt(store, receive, directive, mapping) -> None:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    store.tasks.save(directive_id, mapping)
    changed = replace(mapping, tasks=(replace(mapping.tasks[0], title="Khác"),), not_ours=())
    store.tasks.save(directive_id, changed)
    assert store.tasks.of(directive_id) == changed


def test_mapping_again_keeps_what_people_have_done(store, receive, directive, mapping) -> None:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    store.tasks.save(directive_id, mapping)
    with store.database.engine.begin() as connection:
        connection.execute(text("UPDATE tasks SET status = 'done'"))
    store.tasks.save(directive_id, mapping)
    assert store.tasks.of(directive_id).tasks[0].status == TaskStatus.DONE
