"""Provisioning on machines of all kinds, with a pretended apt."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "provision.py"

# what each package puts on the pretended machine
PROGRAMS = {
    "tesseract-ocr": "tesseract",
    "libreoffice-writer-nogui": "soffice",
    "poppler-utils": "pdftoppm",
    "chromium": "chromium",
    "postgresql": "initdb",
}


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("provision", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["provision"] = module
    spec.loader.exec_module(module)
    return module


provision = _load()


@dataclass
class Pretended:
    """A machine with some programs; its apt installs what it knows and remembers what it was asked."""

    root: Path
    programs: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    unknown_to_apt: frozenset[str] = frozenset()
    sudo_without_password: bool = True
    asked: list[list[str]] = field(default_factory=list)

    def run(self, command: Sequence[str]) -> tuple[int, str]:
        self.asked.append(list(command))
        if command[:3] == ["sudo", "-n", "true"]:
            return (0, "") if self.sudo_without_password else (1, "sudo: a password is required")
        if command[0] == "tesseract":
            return 0, "List of available languages:\n" + "\n".join(self.languages)
        if "install" in command:
            return self._install(command[command.index("install") + 3 :])
        return 0, ""

    def _install(self, packages: Sequence[str]) -> tuple[int, str]:
        for package in packages:
            if package in self.unknown_to_apt:
                return 100, f"E: Unable to locate package {package}"
        for package in packages:
            self.programs.update({PROGRAMS[package]} if package in PROGRAMS else set())
            if package == "tesseract-ocr-vie":
                self.languages.add("vie")
            if package == "fonts-liberation":
                fonts = self.root / "usr/share/fonts"
                fonts.mkdir(parents=True)
                (fonts / "LiberationSerif-Regular.ttf").touch()
        return 0, ""

    def machine(self, *, is_admin: bool = True, can_ask: bool = False) -> object:
        return provision.Machine(
            lambda name: name if name in self.programs else None, self.run, is_admin, can_ask, self.root
        )

    @property
    def installed(self) -> list[str]:
        return [
            package
            for command in self.asked
            if "install" in command
            for package in command[command.index("install") + 3 :]
        ]


def test_a_bare_machine_gets_all_that_tests_need_from_apt(tmp_path: Path) -> None:
    bare = Pretended(tmp_path, {"apt-get"})
    assert provision.main(["test"], bare.machine()) == 0
    assert set(bare.installed) >= {*PROGRAMS, "tesseract-ocr-vie", "fonts-liberation"}


def test_what_is_there_is_not_installed_again(tmp_path: Path) -> None:
    ready = Pretended(tmp_path, {"apt-get", "tesseract"}, {"vie", "eng"})
    assert provision.main(["demo"], ready.machine()) == 0
    assert ready.installed == []


def test_only_the_missing_language_is_fetched(tmp_path: Path) -> None:
    half = Pretended(tmp_path, {"apt-get", "tesseract"}, {"eng"})
    assert provision.main(["demo"], half.machine()) == 0
    assert half.installed == ["tesseract-ocr-vie"]


def test_a_package_that_apt_lacks_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    poor = Pretended(tmp_path, {"apt-get"}, unknown_to_apt=frozenset({"chromium"}))
    assert provision.main(["test"], poor.machine()) == 0
    assert "soffice" in poor.programs
    printed = capsys.readouterr().out
    assert "Chưa có (không bắt buộc): chromium" in printed
    assert "Absent (optional): chromium" in printed


def test_a_missing_need_ends_with_six_and_apts_own_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    poor = Pretended(tmp_path, {"apt-get"}, unknown_to_apt=frozenset({"libreoffice-writer-nogui"}))
    assert provision.main(["test"], poor.machine()) == 6
    printed = capsys.readouterr().out
    assert "Unable to locate package libreoffice-writer-nogui" in printed
    assert "Thiếu: libreoffice-writer-nogui" in printed


def test_an_ordinary_user_goes_through_sudo(tmp_path: Path) -> None:
    user = Pretended(tmp_path, {"apt-get", "sudo"})
    assert provision.main(["demo"], user.machine(is_admin=False)) == 0
    assert all(command[:2] == ["sudo", "-n"] for command in user.asked if "install" in command)
    assert user.installed


def test_a_password_is_asked_for_only_at_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user = Pretended(tmp_path, {"apt-get", "sudo"}, sudo_without_password=False)
    assert provision.main(["demo"], user.machine(is_admin=False, can_ask=False)) == 0
    assert user.installed == []
    assert "Nhờ người quản trị chạy: apt-get install tesseract-ocr" in capsys.readouterr().out
    assert provision.main(["demo"], user.machine(is_admin=False, can_ask=True)) == 0
    assert "tesseract" in user.programs


@pytest.mark.parametrize(("program", "named"), [("brew", "macOS"), ("dnf", "Fedora"), ("winget", "Windows")])
def test_without_apt_it_says_what_to_install(
    program: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Pretended(tmp_path, {program})
    assert provision.main(["demo"], other.machine()) == 0
    assert provision.main(["test"], other.machine()) == 6
    printed = capsys.readouterr().out
    assert named in printed
    assert "libreoffice-writer-nogui" in printed


def test_an_old_python_is_refused_before_anything_is_installed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = Pretended(tmp_path, {"apt-get"})
    assert provision.main(["demo"], old.machine(), (3, 10)) == 6
    assert old.asked == []
    assert "Cần Python 3.11" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["everything"], ["demo", "test"]])
def test_wrong_usage_ends_with_two(arguments: list[str], tmp_path: Path) -> None:
    assert provision.main(arguments, Pretended(tmp_path).machine()) == 2


def test_the_script_runs_by_itself_with_a_pretended_apt_on_the_path(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    log = tmp_path / "asked"
    for name, body in {
        "apt-get": f'echo "$@" >> {log}',
        "env": 'shift; exec "$@"',
        "sudo": 'shift; exec "$@"',
        "true": "exit 0",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{body}\n")
        (programs / name).chmod(0o755)
    ended = subprocess.run(
        [sys.executable, str(SCRIPT), "demo"],
        env={"PATH": str(programs)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "-q install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie" in log.read_text()
    assert "Chưa có (không bắt buộc): tesseract-ocr." in ended.stdout
