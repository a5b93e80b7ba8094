from __future__ import annotations

import threading

from db.documents import NewVersion
from model.draft import DocumentKind
from model.kept import DirectiveState, DocumentState
from model.version import VersionOrigin

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def generated(store, content: bytes, name: str = "Dự thảo.docx") -> NewVersion:
    return NewVersion(store.archive.put(content), DOCX, name, VersionOrigin.GENERATED, "Dự thảo", ("aa" * 32,))


def test_a_received_file_is_a_document_with_one_version(store, receive) -> None:
    receive(b"%PDF-1 a", "a.pdf")
    (document,) = store.documents.all()
    (version,) = document.versions
    assert (document.kind, document.state) == (DocumentKind.DIRECTIVE, DirectiveState.RECEIVED)
    assert (version.n, version.origin, version.file_name) == (1, VersionOrigin.RECEIVED, "a.pdf")
    assert version.created_at.tzinfo is not None
    assert store.archive.read(version.sha256) == b"%PDF-1 a"


def test_keeping_a_plan_drafts_the_directive(store, receive, directive) -> None:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    document = store.documents.keep_plan(directive_id, "Kế hoạch", generated(store, b"docx"))
    assert document.state == DocumentState.DRAFTED
    assert document.versions[0].derived_from == ("aa" * 32,)
    kept = store.directives.get(directive_id)
    assert kept is not None
    assert kept.state == DirectiveState.DRAFTED
    assert store.documents.waiting() == (document,)
    assert store.documents.plan_of(directive_id) == document


def test_keeping_twice_at_once_makes_one_plan_of_one_version(store, receive, directive) -> None:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    kept = []

    def keep(content: bytes) -> None:
        kept.append(store.documents.keep_plan(directive_id, "Kế hoạch", generated(store, content)))

    threads = [threading.Thread(target=keep, args=(f"docx {number}".encode(),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 6
    assert len({document.id for document in kept}) == 1
    assert len(kept[0].versions) == 1
    assert [event.kind for event in store.events.all()].count("drafted") == 1


def test_a_further_version_is_added_once_for_equal_bytes(store, receive, directive) -> None:
    directive_id = receive(b"%PDF-1 a")
    store.directives.save_reading(directive_id, directive)
    document = store.documents.keep_plan(directive_id, "Kế hoạch", generated(store, b"one"))
    for _ in range(2):
        document = store.documents.add(document.id, generated(store, b"two"))
    assert [version.n for version in document.versions] == [1, 2]


def test_two_plans_never_share_a_name_in_the_out_folder(store, receive, directive) -> None:
    names = []
    for number in range(3):
        directive_id = receive(f"%PDF-1 {number}".encode())
        document = store.documents.keep_plan(directive_id, "Kế hoạch", generated(store, b"x", "Dự Thảo.docx"))
        names.append(document.out_name)
    assert names == ["Dự Thảo.docx", "Dự Thảo (2).docx", "Dự Thảo (3).docx"]


def test_a_document_that_is_not_there_is_none(store) -> None:
    assert store.documents.get("nobody") is None
    assert store.documents.plan_of("nobody") is None
