from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.inbox import PATIENT_SECONDS, QUIET_SECONDS, Inbox, candidates, claimed, release_claims

WHOLE = b"%PDF-1.7 words %%EOF"


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(tmp_path: Path, clock: Clock) -> Inbox:
    return Inbox(tmp_path, clock)


def test_a_file_is_taken_when_it_was_the_same_for_some_seconds(inbox: Inbox, clock: Clock) -> None:
    path = inbox.folder / "a.pdf"
    path.write_bytes(WHOLE)
    assert inbox.scan() == ()
    clock.seconds = QUIET_SECONDS / 2
    assert inbox.scan() == ()
    clock.seconds = QUIET_SECONDS
    assert inbox.scan() == (path,)


def test_a_file_that_grows_is_left_alone_until_it_rests(inbox: Inbox, clock: Clock) -> None:
    path = inbox.folder / "a.pdf"
    for piece in range(5):
        with path.open("ab") as stream:
            stream.write(WHOLE)
        clock.seconds = piece * QUIET_SECONDS
        assert inbox.scan() == ()
    clock.seconds += QUIET_SECONDS
    assert inbox.scan() == (path,)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 the rest is still to come", b"PK\x03\x04 half a Word file"])
def test_what_looks_cut_off_gets_more_time(inbox: Inbox, clock: Clock, content: bytes) -> None:
    path = inbox.folder / "a.pdf"
    path.write_bytes(content)
    inbox.scan()
    clock.seconds = PATIENT_SECONDS - 0.1
    assert inbox.scan() == ()
    clock.seconds = PATIENT_SECONDS
    assert inbox.scan() == (path,)


@pytest.mark.parametrize(
    "name", [".hidden.pdf", "~$report.docx", "a.pdf.part", "a.tmp", "A.TMP", "a.crdownload", "Thumbs.db", "desktop.ini"]
)
def test_what_is_no_document_is_ignored(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(WHOLE)
    assert candidates(tmp_path) == ()


def test_files_in_a_dropped_folder_are_found_and_hidden_folders_are_not(tmp_path: Path) -> None:
    for folder in ("tháng 2", ".dang-nhan"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.pdf").write_bytes(WHOLE)
    assert candidates(tmp_path) == (tmp_path / "tháng 2" / "a.pdf",)


def test_only_one_of_two_gets_a_file_and_it_leaves_the_inbox(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(WHOLE)
    with claimed(path, tmp_path) as first, claimed(path, tmp_path) as second:
        assert first is not None
        assert first.read_bytes() == WHOLE
        assert second is None
        assert candidates(tmp_path) == ()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_a_failure_gives_the_file_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(WHOLE)
    with pytest.raises(OSError, match="disk full"), claimed(path, tmp_path):
        raise OSError("disk full")
    assert path.read_bytes() == WHOLE


def test_a_file_that_its_writer_goes_on_writing_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as writer:
        writer.write(WHOLE)
        writer.flush()
        with claimed(path, tmp_path):
            writer.write(b"more")
            writer.flush()
    assert path.read_bytes() == WHOLE + b"more"


def test_claims_of_a_killed_process_go_back_without_overwriting(tmp_path: Path) -> None:
    claim = tmp_path / ".dang-nhan" / "0123" / "a.pdf"
    claim.parent.mkdir(parents=True)
    claim.write_bytes(b"first")
    (tmp_path / "a.pdf").write_bytes(b"second")
    taken = claim.parent.stat().st_mtime
    assert release_claims(tmp_path, now=taken + 100, older_than_seconds=101) == 0
    assert release_claims(tmp_path, now=taken) == 1
    assert (tmp_path / "a.pdf").read_bytes() == b"second"
    assert (tmp_path / "a (2).pdf").read_bytes() == b"first"
    assert list((tmp_path / ".dang-nhan").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_nowhere_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "nowhere")
    assert candidates(tmp_path) == ()
