"""The way of a directive without Prefect, and what must hold of a home afterwards."""

from __future__ import annotations

from flows import steps, telling
from flows.desk import Desk
from flows.outcome import Outcome
from model.draft import DocumentKind
from model.kept import DirectiveState


def carry(desk: Desk, arrival: steps.Arrival) -> Outcome:
    """What `flows.ingest.carry` does, with the plain functions under the Prefect tasks."""
    warnings: tuple[str, ...] = ()
    try:
        if steps.read(desk, arrival.directive_id).is_open and steps.map_requirements(desk, arrival.directive_id):
            plan = steps.draft(desk, arrival.directive_id)
            steps.keep(desk, arrival.directive_id, plan)
            warnings = plan.warnings
    except steps.FILE_TROUBLE as error:
        steps.put_aside(desk, arrival.directive_id, error)
    return telling.tell(desk, arrival, warnings)


def drop(desk: Desk, name: str, content: bytes) -> Outcome | None:
    """A file that has settled in the inbox, taken all the way."""
    path = desk.settings.inbox / name
    path.write_bytes(content)
    arrival = steps.receive(desk, str(path))
    return carry(desk, arrival) if arrival else None


def assert_one_draft(desk: Desk) -> None:
    """One directive, one plan of one version, one file in out/, and nothing lost, doubled or half written."""
    (directive,) = desk.store.directives.all()
    assert directive.state == DirectiveState.DRAFTED
    documents = desk.store.documents.all()
    assert sorted(document.kind for document in documents) == [DocumentKind.DIRECTIVE, DocumentKind.PLAN]
    assert [len(document.versions) for document in documents] == [1, 1]
    (plan,) = desk.store.documents.waiting()
    (out,) = (path for path in desk.settings.out.iterdir() if not path.name.startswith("."))
    assert out.name == plan.out_name
    assert out.read_bytes() == desk.store.archive.read(plan.versions[0].sha256)
    assert_sound(desk)


def assert_sound(desk: Desk) -> None:
    """The archive's bytes have their hashes, every version has its bytes, the audit chain is whole, the inbox empty."""
    assert all(desk.store.archive.is_whole(sha256) for sha256 in desk.store.archive.hashes())
    versions = [version for document in desk.store.documents.all() for version in document.versions]
    assert all(desk.store.archive.is_whole(version.sha256) for version in versions)
    assert desk.store.events.first_broken() is None
    assert [path for path in desk.settings.inbox.rglob("*") if path.is_file()] == []
