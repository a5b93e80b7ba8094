from __future__ import annotations

import hashlib
import io
import os
import stat

import pytest

from db.archive import Archive
from model.errors import StoreUnavailable


@pytest.fixture
def archive(tmp_path) -> Archive:
    return Archive(tmp_path / "archive")


def test_bytes_stand_under_their_hash(archive: Archive) -> None:
    stored = archive.put(b"abc")
    sha256 = hashlib.sha256(b"abc").hexdigest()
    assert (stored.sha256, stored.size_bytes) == (sha256, 3)
    assert (archive.folder / sha256[:2] / sha256).read_bytes() == b"abc"
    assert archive.read(sha256) == b"abc"
    assert list(archive.hashes()) == [sha256]


def test_the_same_bytes_are_kept_once_and_nothing_is_left_beside_them(archive: Archive) -> None:
    archive.put(b"abc")
    before = archive.path(archive.put(b"abc").sha256).stat()
    archive.put_stream(io.BytesIO(b"abc"))
    assert archive.path(archive.put(b"abc").sha256).stat().st_ino == before.st_ino
    assert [path.name for path in archive.folder.rglob("*") if path.is_file()] == list(archive.hashes())


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes")
def test_only_the_owner_reads_the_archive(archive: Archive) -> None:
    path = archive.path(archive.put(b"abc").sha256)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_changed_bytes_are_not_given_out_and_are_healed_by_keeping_them_again(archive: Archive) -> None:
    stored = archive.put(b"abc")
    archive.path(stored.sha256).write_bytes(b"abX")
    assert not archive.is_whole(stored.sha256)
    with pytest.raises(StoreUnavailable):
        archive.read(stored.sha256)
    archive.put(b"abc")
    assert archive.read(stored.sha256) == b"abc"


def test_missing_bytes_are_an_error_of_the_store(archive: Archive) -> None:
    with pytest.raises(StoreUnavailable):
        archive.read("0" * 64)


class _FullDisk(io.BytesIO):
    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(28, "No space left on device")


def test_a_failing_disk_leaves_nothing_half_written(archive: Archive) -> None:
    with pytest.raises(StoreUnavailable):
        archive.put_stream(_FullDisk())
    assert [path for path in archive.folder.rglob("*") if path.is_file()] == []


def test_leftovers_of_a_kill_go_and_those_of_a_living_process_stay(archive: Archive) -> None:
    archive.put(b"abc")
    old, young = archive.folder / ".old.tmp", archive.folder / ".young.tmp"
    for path, seconds in ((old, 1000.0), (young, 1900.0)):
        path.write_bytes(b"half")
        os.utime(path, (seconds, seconds))
    assert archive.remove_leftovers(now=2000.0) == 1
    assert young.exists()
    assert not old.exists()
