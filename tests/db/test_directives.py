from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest

from db.directives import Receipt
from model.errors import UnreadableFile
from model.kept import CopyDecision, DirectiveState


def test_a_file_is_known_by_its_hash_whatever_its_name(store) -> None:
    stored = store.archive.put(b"%PDF-1 a")
    first, receipt = store.directives.receive(stored, "a.pdf", "application/pdf")
    again, second = store.directives.receive(stored, "b.pdf", "application/pdf")
    assert (receipt, second) == (Receipt.NEW, Receipt.ALREADY_HERE)
    assert again == first
    assert [event.kind for event in store.events.all()] == ["received", "already here"]


def test_many_at_once_make_one_directive(store) -> None:
    stored = store.archive.put(b"%PDF-1 a")
    receipts: list[Receipt] = []

    def receive(number: int) -> None:
        receipts.append(store.directives.receive(stored, f"{number}.pdf", "application/pdf")[1])

    threads = [threading.Thread(target=receive, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(receipts) == [Receipt.ALREADY_HERE] * 9 + [Receipt.NEW]
    assert len(store.directives.all()) == 1
    assert len(store.documents.all()) == 1
    assert store.events.first_broken() is None


def test_a_reading_comes_back_as_it_was(store, receive, directive) -> None:
    directive_id = receive(b"%PDF-1 a")
    kept = store.directives.save_reading(directive_id, directive)
    assert kept.state == DirectiveState.READ
    assert (kept.code, kept.issued_on) == ("50/KH-UBND", date(2024, 2, 19))
    assert store.directives.reading(directive_id) == directive
    assert store.documents.all()[0].title == "Kế hoạch công tác thi đua, khen thưởng năm 2024"


def test_another_file_with_the_same_number_and_date_waits_for_the_clerk(store, receive, directive) -> None:
    print_, scan = receive(b"%PDF-1 print"), receive(b"%PDF-1 scan")
    store.directives.save_reading(print_, directive)
    kept = store.directives.save_reading(scan, replace(directive, issuer="ubnd huyện đắk song"))
    assert kept.copy_of == print_
    assert kept.awaits_decision
    assert [one.id for one in store.directives.unfinished()] == [print_]


def test_what_is_unknown_is_no_copy_of_anything(store, receive, directive) -> None:
    blank = replace(directive, number=None)
    for content in (b"%PDF-1 x", b"%PDF-1 y"):
        assert store.directives.save_reading(receive(content), blank).copy_of is None


@pytest.mark.parametrize(
    ("decision", "state"),
    [(CopyDecision.SAME, DirectiveState.SUPERSEDED), (CopyDecision.DIFFERENT, DirectiveState.READ)],
)
def test_the_clerk_decides_on_a_copy(store, receive, directive, decision, state) -> None:
    store.directives.save_reading(receive(b"%PDF-1 print"), directive)
    scan = receive(b"%PDF-1 scan")
    store.directives.save_reading(scan, directive)
    assert store.directives.decide_copy(scan, decision, by="Văn thư").state == state
    goes_on = scan in [one.id for one in store.directives.unfinished()]
    assert goes_on == (decision == CopyDecision.DIFFERENT)


def test_a_second_reading_of_the_same_file_changes_nothing(store, receive, directive) -> None:
    directive_id = receive(b"%PDF-1 a")
    first = store.directives.save_reading(directive_id, directive)
    assert store.directives.save_reading(directive_id, replace(directive, number="51")) == first


def test_a_quarantined_file_is_tried_again_and_then_leaves(store, receive, directive) -> None:
    directive_id = receive(b"damaged")
    put = store.quarantine.put(directive_id, UnreadableFile("Tệp hỏng."))
    store.quarantine.mark_placed(put.sha256, "hỏng.pdf", is_placed=True)
    (waiting,) = store.quarantine.all()
    assert (waiting.code, waiting.reason, waiting.file_name) == ("unreadable", "Tệp hỏng.", "hỏng.pdf")
    assert store.documents.all() == ()
    kept, receipt = store.directives.receive(store.archive.put(b"damaged"), "again.pdf", "application/pdf")
    assert (kept.state, receipt) == (DirectiveState.RECEIVED, Receipt.TRIED_AGAIN)
    store.directives.save_reading(directive_id, directive)
    assert store.quarantine.all() == ()
    assert [one.file_name for one in store.quarantine.released()] == ["hỏng.pdf"]
    store.quarantine.forget(put.sha256)
    assert store.quarantine.released() == ()


def test_a_directive_is_found_by_code_hash_name_or_id(store, receive, directive) -> None:
    directive_id = receive(b"%PDF-1 a", "abc.pdf")
    kept = store.directives.save_reading(directive_id, directive)
    for wanted in (directive_id, kept.sha256, "50/KH-UBND", "abc.pdf"):
        assert store.directives.find(wanted) == (kept,)
    assert store.directives.find("51/KH-UBND") == ()
