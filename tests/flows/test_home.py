from __future__ import annotations

import threading
import urllib.error
import urllib.request

import pytest

from flows.doctor import examine
from flows.health import served
from flows.home import make_home, opened
from flows.home_lock import lock
from flows.school import load_school
from model.errors import UsageError, WrongConfiguration
from model.school import SchoolProfile
from model.settings import Settings
from tests.flows import fakes, way

PROFILE = SchoolProfile("ngt", "Trường Tiểu học Ngô Gia Tự", "NGT", "Đắk Song", "Trần Đăng Quân")


def test_a_new_home_has_folders_profile_and_an_empty_store(tmp_path) -> None:
    settings = Settings(home=tmp_path / "a" / "b")
    make_home(settings, PROFILE)
    assert load_school(settings).profile == PROFILE
    assert settings.inbox.is_dir()
    with opened(settings) as store:
        assert store.documents.all() == ()


def test_an_earlier_profile_is_not_overwritten_unless_asked(settings) -> None:
    with pytest.raises(UsageError):
        make_home(settings, PROFILE)
    assert settings.profile_file.read_text(encoding="utf-8") == fakes.PROFILE
    make_home(settings, PROFILE, overwrite=True)
    assert settings.profile_file.read_text(encoding="utf-8") != fakes.PROFILE


def test_a_home_without_a_profile_says_what_to_do(tmp_path) -> None:
    with pytest.raises(WrongConfiguration, match="vanthu init"), opened(Settings(home=tmp_path)):
        pass


def test_the_schools_own_rules_are_an_input_of_its_drafts(settings) -> None:
    assert load_school(settings).inputs == (fakes.PROFILE.encode(),)
    settings.rules_file.write_text("", encoding="utf-8")
    assert load_school(settings).inputs == (fakes.PROFILE.encode(), b"")


def _by_name(settings) -> dict[str, bool]:
    return {check.name: check.is_fine for check in examine(settings) if check.is_needed}


def test_the_doctor_finds_a_sound_home_sound(desk) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    assert set(_by_name(desk.settings).values()) == {True}


def test_the_doctor_finds_changed_bytes(desk) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    (plan,) = desk.store.documents.waiting()
    desk.store.archive.path(plan.versions[0].sha256).write_bytes(b"changed")
    assert not _by_name(desk.settings)["Kho lưu trữ"]


def test_the_doctor_finds_a_home_that_was_never_made(tmp_path) -> None:
    assert not _by_name(Settings(home=tmp_path))["Thư mục và cơ sở dữ liệu"]


def test_a_lock_has_one_holder_at_a_time(tmp_path) -> None:
    path = tmp_path / "lock"
    with lock(path, busy="bận"), pytest.raises(UsageError, match="bận"), lock(path, busy="bận", wait_seconds=0.3):
        pass
    with lock(path, busy="bận"):
        pass


def _status(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_health_says_when_it_is_ready() -> None:
    ready = threading.Event()
    with served(0, ready) as port:
        assert _status(port, "/healthz") == 503
        ready.set()
        assert _status(port, "/healthz") == 200
        assert _status(port, "/") == 404
        with pytest.raises(UsageError), served(port, ready):
            pass
