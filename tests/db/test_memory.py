from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.store import open_store
from model.errors import NeedsDecision
from model.memory import TaskField
from model.timing import Recurrence, Timing


@pytest.fixture
def kept(store, receive, directive, mapping) -> str:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    store.tasks.save(directive_id, mapping)
    return directive_id


def _set_status(store, status: str, task_id: str = "t-1") -> None:
    with store.database.engine.begin() as connection:
        connection.execute(text("UPDATE tasks SET status = :s WHERE id = :t"), {"s": status, "t": task_id})


def test_a_change_is_kept_with_what_was_before_and_one_event_each(store, kept, mapping) -> None:
    (seen,) = mapping.tasks
    timing = Timing("Trước 12/3/2024", due=date(2024, 3, 11))
    wanted = replace(seen, title="Nộp báo cáo", lead=None, support=("Công đoàn", "Đội"), timing=timing)
    made = store.tasks.change(kept, seen, wanted, by="cô Hoa")
    assert [(one.field, one.before, one.after) for one in made] == [
        (TaskField.TITLE, seen.title, "Nộp báo cáo"),
        (TaskField.LEAD, "Hiệu trưởng", None),
        (TaskField.SUPPORT, ("Văn phòng",), ("Công đoàn", "Đội")),
        (TaskField.TIMING, seen.timing, timing),
    ]
    assert {(one.by, one.task_id, one.title, one.requirement) for one in made} == {
        ("cô Hoa", "t-1", seen.title, seen.sources[0].source.quote)
    }
    assert store.memory.corrections() == store.memory.corrections(kept) == made
    assert store.tasks.of(kept).tasks == (replace(wanted, asked=seen.timing),)
    events = [event for event in store.events.all(kept) if event.kind == "task changed"]
    assert [(event.by, event.data["field"], json.loads(event.data["after"])) for event in events[:3]] == [
        ("cô Hoa", "title", "Nộp báo cáo"),
        ("cô Hoa", "lead", None),
        ("cô Hoa", "support", ["Công đoàn", "Đội"]),
    ]
    assert store.events.first_broken() is None


def test_the_due_date_of_a_changed_time_is_found_too(store, kept, mapping) -> None:
    (seen,) = mapping.tasks
    store.tasks.change(kept, seen, replace(seen, timing=Timing("Hàng quý", recurs=Recurrence.QUARTERLY)), by="a")
    with store.database.engine.begin() as connection:
        assert connection.execute(text("SELECT due FROM tasks")).scalar_one() is None


@pytest.mark.parametrize(("due", "is_asked"), [(date(2024, 3, 11), True), (date(2024, 3, 20), False)])
def test_a_deadline_moved_ahead_was_the_directives_and_one_moved_back_was_misread(
    store, kept, mapping, due: date, is_asked: bool
) -> None:
    (seen,) = mapping.tasks
    store.tasks.change(kept, seen, replace(seen, timing=Timing("Khác", due=due)), by="a")
    expected = seen.timing if is_asked else None
    assert store.tasks.of(kept).tasks[0].asked == expected
    store.tasks.save(kept, mapping)
    assert store.tasks.of(kept).tasks[0].asked == expected
    _set_status(store, "active")
    assert store.memory.tasks()[0].asked == expected


def test_nothing_changed_is_no_correction(store, kept, mapping) -> None:
    (seen,) = mapping.tasks
    assert store.tasks.change(kept, seen, replace(seen, why="khác"), by="a") == ()
    assert "task changed" not in {event.kind for event in store.events.all()}


def test_two_people_do_not_overwrite_each_other(store, kept, mapping) -> None:
    (seen,) = mapping.tasks
    store.tasks.change(kept, seen, replace(seen, lead="Kế toán"), by="a")
    with pytest.raises(NeedsDecision, match="người khác sửa"):
        store.tasks.change(kept, seen, replace(seen, title="Khác", lead="Văn thư"), by="b")
    (now,) = store.tasks.of(kept).tasks
    assert (now.title, now.lead) == (seen.title, "Kế toán")
    store.tasks.change(kept, seen, replace(seen, title="Khác"), by="b")
    (now,) = store.tasks.of(kept).tasks
    assert (now.title, now.lead) == ("Khác", "Kế toán")


def test_a_task_that_is_gone_is_told(store, kept, mapping) -> None:
    gone = replace(mapping.tasks[0], id="t-9")
    with pytest.raises(NeedsDecision, match="không còn"):
        store.tasks.change(kept, gone, replace(gone, lead="a"), by="a")


def test_mapping_again_keeps_what_a_person_has_changed(store, kept, mapping) -> None:
    (seen,) = mapping.tasks
    once = replace(seen, lead="Kế toán")
    store.tasks.change(kept, seen, once, by="a")
    store.tasks.change(kept, once, replace(once, lead="Văn thư"), by="a")
    store.tasks.save(kept, replace(mapping, tasks=(replace(seen, title="Lời mới"),)))
    (now,) = store.tasks.of(kept).tasks
    assert (now.title, now.lead) == ("Lời mới", "Văn thư")


@pytest.mark.parametrize("status", ["active", "done"])
def test_approved_tasks_are_remembered_with_their_words_and_documents(store, kept, mapping, directive, status) -> None:
    assert store.memory.tasks() == ()
    _set_status(store, status)
    (task,) = store.memory.tasks()
    assert (task.task_id, task.directive_id, task.title) == ("t-1", kept, mapping.tasks[0].title)
    assert task.requirement == directive.requirements[0].text
    assert (task.lead, task.support, task.timing) == ("Hiệu trưởng", ("Văn phòng",), mapping.tasks[0].timing)
    assert (task.directive, task.plan, task.issued_on) == ("50/KH-UBND", None, date(2024, 2, 19))
    assert store.memory.tasks(other_than=kept) == ()


def test_what_was_proposed_or_dropped_and_what_has_no_requirement_teaches_nothing(store, kept, mapping) -> None:
    _set_status(store, "dropped")
    assert store.memory.tasks() == ()
    added = replace(mapping.tasks[0], id="t-2", sources=())
    store.tasks.save(kept, replace(mapping, tasks=(added,)))
    _set_status(store, "active", "t-2")
    assert store.memory.tasks() == ()


def test_another_school_remembers_nothing_of_it(settings, store, kept, mapping) -> None:
    _set_status(store, "active")
    store.tasks.change(kept, mapping.tasks[0], replace(mapping.tasks[0], lead="a"), by="a")
    other = open_store(settings, "khac", "Trường khác")
    try:
        assert (other.memory.tasks(), other.memory.corrections()) == ((), ())
        with pytest.raises(NeedsDecision):
            other.tasks.change(kept, mapping.tasks[0], replace(mapping.tasks[0], lead="b"), by="b")
    finally:
        other.close()


@pytest.mark.parametrize("change", ["UPDATE corrections SET after = '1'", "DELETE FROM corrections"])
def test_a_correction_cannot_be_changed_even_by_hand(store, kept, mapping, change: str) -> None:
    store.tasks.change(kept, mapping.tasks[0], replace(mapping.tasks[0], lead="a"), by="a")
    with pytest.raises(DBAPIError, match="only grows"), store.database.engine.begin() as connection:
        connection.execute(text(change))
