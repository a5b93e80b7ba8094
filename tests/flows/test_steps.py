from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from flows import steps
from flows.desk import Desk, open_desk
from flows.outcome import Fate, Stopped
from flows.recovery import recover
from model.draft import DocumentKind
from model.errors import StoreUnavailable, WrongConfiguration
from model.kept import CopyDecision, DirectiveState
from model.version import VersionOrigin
from tests.flows import fakes, way


def test_a_file_goes_all_the_way_and_leaves_the_inbox(desk: Desk) -> None:
    outcome = way.drop(desk, "50-KH-UBND.pdf", fakes.pdf())
    assert outcome is not None
    assert outcome.fate == Fate.DRAFTED
    assert outcome.draft is not None
    assert outcome.draft.name == "Dự thảo - Kế hoạch công tác thi đua năm 2024 (50-KH-UBND).docx"
    assert outcome.draft.read_bytes().startswith(b"DOCX")
    way.assert_one_draft(desk)


def test_a_draft_names_the_bytes_it_was_made_of(desk: Desk) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    (plan,) = desk.store.documents.waiting()
    directive, profile = plan.versions[0].derived_from
    assert desk.store.archive.read(directive) == fakes.pdf()
    assert desk.store.archive.read(profile).decode() == fakes.PROFILE


def test_a_received_file_is_kept_as_what_its_bytes_are(desk: Desk) -> None:
    way.drop(desk, "không phải word.docx", fakes.pdf())
    kept = [version.media_type for document in desk.store.documents.all() for version in document.versions]
    assert "application/pdf" in kept


def test_a_scans_searchable_copy_is_kept_beside_the_original(desk: Desk) -> None:
    way.drop(desk, "quét.pdf", fakes.pdf(scan="%PDF-1.7 bản tìm kiếm"))
    kept = {document.kind: document for document in desk.store.documents.all()}
    (original,), (copy,) = kept[DocumentKind.DIRECTIVE].versions, kept[DocumentKind.ATTACHMENT].versions
    assert desk.store.archive.read(copy.sha256).decode() == "%PDF-1.7 bản tìm kiếm"
    assert desk.store.archive.read(original.sha256) == fakes.pdf(scan="%PDF-1.7 bản tìm kiếm")
    assert (copy.origin, copy.derived_from) == (VersionOrigin.GENERATED, (original.sha256,))
    assert (copy.file_name, copy.media_type) == ("quét (tìm kiếm được).pdf", "application/pdf")
    assert [document.kind for document in desk.store.documents.waiting()] == [DocumentKind.PLAN]
    way.assert_sound(desk)


def test_the_same_file_under_another_name_makes_nothing_and_the_clerk_is_told(desk: Desk) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    outcome = way.drop(desk, "bản khác tên.pdf", fakes.pdf())
    assert outcome is not None
    assert outcome.fate == Fate.ALREADY_HERE
    assert "đã có (50/KH-UBND)" in outcome.message
    assert [event.kind for event in desk.store.events.all()].count("already here") == 1
    way.assert_one_draft(desk)


def test_a_probable_second_copy_is_kept_and_waits_for_the_clerk(desk: Desk) -> None:
    way.drop(desk, "in.pdf", fakes.pdf(salt="print"))
    outcome = way.drop(desk, "quét.pdf", fakes.pdf(salt="scan"))
    assert outcome is not None
    assert (outcome.fate, outcome.exit_status, outcome.code) == (Fate.PROBABLE_COPY, 9, "needs-decision")
    assert len(desk.store.documents.waiting()) == 1
    assert steps.sweep(desk) == []
    way.assert_sound(desk)


def test_a_copy_that_the_clerk_calls_different_is_drafted_at_the_next_sweep(desk: Desk) -> None:
    way.drop(desk, "in.pdf", fakes.pdf(salt="print"))
    outcome = way.drop(desk, "quét.pdf", fakes.pdf(salt="scan"))
    assert outcome is not None
    desk.store.directives.decide_copy(outcome.directive_id, CopyDecision.DIFFERENT)
    for arrival in steps.sweep(desk):
        way.carry(desk, arrival)
    assert [document.out_name for document in desk.store.documents.waiting()] == [
        "Dự thảo - Kế hoạch công tác thi đua năm 2024 (50-KH-UBND).docx",
        "Dự thảo - Kế hoạch công tác thi đua năm 2024 (50-KH-UBND) (2).docx",
    ]


@pytest.mark.parametrize(
    ("name", "content", "code", "status"),
    [
        ("ảnh.jpg", b"\xff\xd8\xff", "unreadable", 3),
        ("hỏng.pdf", b"damaged", "unreadable", 3),
        ("con.txt", "Giấy mời".encode(), "unreadable", 3),
        ("thư.pdf", fakes.pdf(kind="thư riêng"), "not-a-directive", 4),
    ],
)
def test_what_cannot_go_on_waits_in_quarantine_with_its_reason(desk: Desk, name, content, code, status) -> None:
    outcome = way.drop(desk, name, content)
    assert outcome is not None
    assert (outcome.fate, outcome.code, outcome.exit_status) == (Fate.QUARANTINED, code, status)
    (kept,) = desk.store.quarantine.all()
    assert (desk.settings.quarantine / kept.file_name).read_bytes() == content
    reason = (desk.settings.quarantine / f"{kept.file_name}.ly-do.txt").read_text(encoding="utf-8")
    assert kept.reason in reason
    assert kept.reason.startswith(f"{name}: ")
    assert desk.store.documents.all() == ()
    way.assert_sound(desk)


def test_quarantine_never_overwrites_another_file_of_the_same_name(desk: Desk) -> None:
    for content in (b"one", b"two", b"three"):
        way.drop(desk, "hỏng.pdf", content)
    names = sorted(path.name for path in desk.settings.quarantine.iterdir())
    assert names == sorted(
        f"hỏng{number}.pdf{ending}" for number in ("", " (2)", " (3)") for ending in ("", ".ly-do.txt")
    )


def test_dropping_a_quarantined_file_again_tries_again(desk: Desk) -> None:
    way.drop(desk, "hỏng.pdf", b"damaged")
    outcome = way.drop(desk, "hỏng lần 2.pdf", b"damaged")
    assert outcome is not None
    assert outcome.fate == Fate.QUARANTINED
    assert len(list(desk.settings.quarantine.iterdir())) == 2
    assert len(desk.store.directives.all()) == 1


def test_a_retry_that_succeeds_clears_the_quarantine(desk: Desk, settings) -> None:
    content = fakes.pdf()
    (directive, _) = desk.store.directives.receive(desk.store.archive.put(content), "a.pdf", "application/pdf")
    steps.put_aside(desk, directive.id, steps.LimitExceeded("Quá lâu."))
    assert len(list(settings.quarantine.iterdir())) == 2
    outcome = way.drop(desk, "a.pdf", content)
    assert outcome is not None
    assert outcome.fate == Fate.DRAFTED
    assert list(settings.quarantine.iterdir()) == []
    way.assert_one_draft(desk)


def test_files_outside_the_inbox_stay_where_they_are(desk: Desk, tmp_path) -> None:
    path = tmp_path / "của tôi.pdf"
    path.write_bytes(fakes.pdf())
    arrival = steps.receive(desk, str(path))
    assert arrival is not None
    way.carry(desk, arrival)
    assert path.read_bytes() == fakes.pdf()
    way.assert_one_draft(desk)


def test_a_stop_leaves_the_directive_where_it_is(desk: Desk) -> None:
    path = desk.settings.inbox / "a.pdf"
    path.write_bytes(fakes.pdf())
    arrival = steps.receive(desk, str(path))
    assert arrival is not None
    desk.stopping.set()
    with pytest.raises(Stopped):
        way.carry(desk, arrival)
    assert desk.store.directives.all()[0].state == DirectiveState.RECEIVED
    desk.stopping.clear()
    for left in steps.sweep(desk):
        way.carry(desk, left)
    way.assert_one_draft(desk)


def test_every_step_done_twice_changes_nothing(desk: Desk) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    (directive,) = desk.store.directives.all()
    plan = steps.draft(desk, directive.id)
    for _ in range(2):
        steps.read(desk, directive.id)
        steps.keep(desk, directive.id, plan)
    recover(desk)
    way.assert_one_draft(desk)


def test_a_failing_archive_leaves_the_file_in_the_inbox(desk: Desk, settings) -> None:
    path = settings.inbox / "a.pdf"
    path.write_bytes(fakes.pdf())
    settings.archive.rmdir()
    settings.archive.write_bytes(b"no folder")
    with pytest.raises(StoreUnavailable):
        steps.receive(desk, str(path))
    assert path.read_bytes() == fakes.pdf()
    assert desk.store.directives.all() == ()


def test_a_mistake_in_the_profile_is_not_the_files_fault(desk: Desk, settings) -> None:
    settings.profile_file.write_text("name = 5", encoding="utf-8")
    with pytest.raises(WrongConfiguration):
        way.drop(desk, "a.pdf", fakes.pdf())
    assert desk.store.directives.all()[0].state == DirectiveState.READ
    settings.profile_file.write_text(fakes.PROFILE, encoding="utf-8")
    for left in steps.sweep(desk):
        way.carry(desk, left)
    way.assert_one_draft(desk)


def _origins(desk: Desk) -> list[VersionOrigin]:
    (plan,) = desk.store.documents.waiting()
    return [version.origin for version in plan.versions]


def test_drafting_again_keeps_a_persons_edit_and_stands_beside_it(desk: Desk, settings) -> None:
    outcome = way.drop(desk, "a.pdf", fakes.pdf())
    assert outcome is not None
    assert outcome.draft is not None
    outcome.draft.write_bytes(b"edited by hand")
    settings.profile_file.write_text(fakes.PROFILE.replace("Quân", "Minh"), encoding="utf-8")
    again = steps.draft_again(desk, outcome.directive_id)
    assert outcome.draft.read_bytes() == b"edited by hand"
    assert again.name == "Dự thảo - Kế hoạch công tác thi đua năm 2024 (50-KH-UBND) (2).docx"
    assert "Minh" in again.read_text(encoding="utf-8")
    assert _origins(desk) == [VersionOrigin.GENERATED, VersionOrigin.EDITED, VersionOrigin.GENERATED]
    (plan,) = desk.store.documents.waiting()
    assert desk.store.archive.read(plan.versions[1].sha256) == b"edited by hand"


def test_drafting_again_replaces_an_untouched_draft(desk: Desk, settings) -> None:
    outcome = way.drop(desk, "a.pdf", fakes.pdf())
    assert outcome is not None
    settings.profile_file.write_text(fakes.PROFILE.replace("Quân", "Minh"), encoding="utf-8")
    assert steps.draft_again(desk, outcome.directive_id) == outcome.draft
    assert _origins(desk) == [VersionOrigin.GENERATED, VersionOrigin.GENERATED]
    assert len(list(settings.out.iterdir())) == 1


def test_drafting_again_from_the_same_inputs_makes_no_version(desk: Desk) -> None:
    outcome = way.drop(desk, "a.pdf", fakes.pdf())
    assert outcome is not None
    assert steps.draft_again(desk, outcome.directive_id) == outcome.draft
    assert _origins(desk) == [VersionOrigin.GENERATED]


def test_a_strangers_file_in_out_is_not_overwritten(desk: Desk, settings) -> None:
    stranger = settings.out / "Dự thảo - Kế hoạch công tác thi đua năm 2024 (50-KH-UBND).docx"
    stranger.write_bytes(b"mine")
    outcome = way.drop(desk, "a.pdf", fakes.pdf())
    assert outcome is not None
    assert outcome.draft is not None
    assert stranger.read_bytes() == b"mine"
    assert outcome.draft != stranger
    assert outcome.draft.read_bytes().startswith(b"DOCX")


def test_an_edit_in_out_is_kept_at_the_next_start(desk: Desk) -> None:
    outcome = way.drop(desk, "a.pdf", fakes.pdf())
    assert outcome is not None
    assert outcome.draft is not None
    outcome.draft.write_bytes(b"edited by hand")
    recover(desk)
    recover(desk)
    assert _origins(desk) == [VersionOrigin.GENERATED, VersionOrigin.EDITED]
    assert outcome.draft.read_bytes() == b"edited by hand"


def test_what_a_draft_warns_of_is_told_and_written_down(settings) -> None:
    warned = replace(fakes.toolbox(), compose=fakes.compose_with_warning)
    with open_desk(settings, toolbox=warned) as desk:
        outcome = way.drop(desk, "a.pdf", fakes.pdf())
        assert outcome is not None
        assert outcome.warnings == ("Nghị định này đã hết hiệu lực.",)
        told = [event.data for event in desk.store.events.all() if event.kind == "told"]
        assert told[-1]["warnings"] == "Nghị định này đã hết hiệu lực."
        heard: list[str] = []
        steps.draft_again(desk, outcome.directive_id, heard.append)
        assert heard == list(outcome.warnings)


@pytest.fixture
def desk_without_plans(settings) -> Iterator[Desk]:  # type: ignore[no-untyped-def]
    """A desk at which no directive wants a plan."""
    with open_desk(settings, toolbox=replace(fakes.toolbox(), map=fakes.map_without_a_plan)) as own:
        yield own


def test_where_no_plan_is_wanted_the_tasks_stand_alone_and_the_clerk_is_told_how_to_get_one(desk_without_plans) -> None:  # type: ignore[no-untyped-def]
    desk = desk_without_plans
    outcome = way.drop(desk, "184-NV.pdf", fakes.pdf())
    assert outcome is not None
    assert (outcome.fate, outcome.draft, outcome.exit_status) == (Fate.TASKS_ALONE, None, 0)
    assert "không yêu cầu trường có kế hoạch; có 1 nhiệm vụ" in outcome.message
    assert outcome.message.endswith("vanthu draft 50/KH-UBND")
    assert list(desk.settings.out.iterdir()) == []
    assert desk.store.documents.waiting() == ()
    way.assert_sound(desk)


def test_what_is_to_decide_is_counted_where_no_plan_is_drafted(settings) -> None:
    undecided = replace(fakes.toolbox(), map=fakes.map_undecided)
    with open_desk(settings, toolbox=undecided) as desk:
        outcome = way.drop(desk, "184-NV.pdf", fakes.pdf())
        assert outcome is not None
        assert "có 1 yêu cầu cần văn thư quyết định (xem: vanthu tasks)" in outcome.message


def test_a_directive_without_a_plan_is_done_for_the_sweep_and_known_when_it_comes_again(desk_without_plans) -> None:  # type: ignore[no-untyped-def]
    desk = desk_without_plans
    way.drop(desk, "184-NV.pdf", fakes.pdf())
    assert steps.sweep(desk) == []
    recover(desk)
    assert steps.sweep(desk) == []
    again = way.drop(desk, "bản khác tên.pdf", fakes.pdf())
    assert again is not None
    assert again.fate == Fate.ALREADY_HERE
    assert "vanthu draft" in again.message
