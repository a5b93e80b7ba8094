"""Install what the machine must have: `python3 tools/provision.py venv|demo|test`, on the standard library alone.

Runs before any virtual environment exists, so it keeps to syntax that an old Python can at least read and refuse.
Every message is a Vietnamese line with an English one below it. Exit status 0: all that is needed is there, what is
only useful may be missing and has been named; 6: something needed is missing; 2: wrong usage.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple, Sequence  # noqa: UP035  # collections.abc cannot be subscripted before 3.9

OLDEST_PYTHON = (3, 11)
NOT_INSTALLED = 6
WRONG_USAGE = 2
INSTALL_TIMEOUT_SECONDS = 1800


class Machine(NamedTuple):
    """What provisioning sees of a computer; tests give another one. `root` is where absolute paths begin."""

    which: Callable[[str], str | None]
    run: Callable[[Sequence[str]], tuple[int, str]]
    is_admin: bool
    can_ask: bool
    root: Path


class Need(NamedTuple):
    """An apt package, how to see that what it gives is there, and what is lost without it."""

    package: str
    is_there: Callable[[Machine], bool]
    required: bool
    loss_vi: str
    loss_en: str


def main(arguments: Sequence[str], machine: Machine, python: tuple[int, int] = sys.version_info[:2]) -> int:
    """Check Python, then install what `arguments[0]` (venv, demo or test) misses. Returns the exit status."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        _say("Cách dùng: python3 tools/provision.py venv|demo|test", "Usage: python3 tools/provision.py venv|demo|test")
        return WRONG_USAGE
    if python < OLDEST_PYTHON:
        _say(
            f"Cần Python 3.11 trở lên; đang chạy {python[0]}.{python[1]}. Cài bản mới rồi: make PYTHON=python3.11 ...",
            f"Python 3.11 or newer is needed, this is {python[0]}.{python[1]}. Then run: make PYTHON=python3.11 ...",
        )
        return NOT_INSTALLED
    missing = [need for need in PURPOSES[arguments[0]] if not need.is_there(machine)]
    if missing:
        reason = _install([need.package for need in missing], machine)
        missing = [need for need in missing if not need.is_there(machine)]
        if missing and reason:
            _say(*reason)
    for need in missing:
        _report(need)
    return NOT_INSTALLED if any(need.required for need in missing) else 0


def _install(packages: Sequence[str], machine: Machine) -> tuple[str, str] | None:
    """Ask apt for the packages, together and, where that fails, one by one. A reason when apt could not be asked."""
    names = " ".join(packages)
    if machine.which("apt-get") is None:
        return (
            f"Máy này không có apt. Hãy tự cài (tên theo Debian): {names}. {_hint(machine)}",
            f"This machine has no apt. Please install (Debian's names): {names}. {_hint(machine)}",
        )
    rights = _rights(machine)
    if rights is None:
        return (
            f"Không có quyền quản trị. Nhờ người quản trị chạy: apt-get install {names}",
            f"No administrator rights. Ask the administrator to run: apt-get install {names}",
        )
    _say(f"Đang cài: {names} ...", f"Installing: {names} ...")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    machine.run([*apt, "update"])  # old lists may still do: installing decides
    install = [*apt, "install", "-y", "--no-install-recommends"]
    status, said = machine.run([*install, *packages])
    if status != 0:
        said = "\n".join(output for package in packages for code, output in [machine.run([*install, package])] if code)
    last_line = (said.strip().splitlines() or [""])[-1]
    return (f"apt báo: {last_line}", f"apt says: {last_line}") if last_line else None


def _rights(machine: Machine) -> list[str] | None:
    """What to put before a command that needs the administrator: nothing, sudo, or None when there is no way."""
    if machine.is_admin:
        return []
    if machine.which("sudo") is None:
        return None
    if machine.run(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n"]
    return ["sudo"] if machine.can_ask else None


def _hint(machine: Machine) -> str:
    for program, hint in (
        ("brew", "macOS: brew install tesseract tesseract-lang; brew install --cask libreoffice"),
        ("dnf", "Fedora: sudo dnf install tesseract-langpack-vie libreoffice-writer poppler-utils postgresql-server"),
        ("winget", "Windows: winget install UB-Mannheim.TesseractOCR TheDocumentFoundation.LibreOffice"),
    ):
        if machine.which(program):
            return hint
    return ""


def _report(need: Need) -> None:
    degree_vi, degree_en = ("Thiếu", "Missing") if need.required else ("Chưa có (không bắt buộc)", "Absent (optional)")
    _say(f"{degree_vi}: {need.package}. {need.loss_vi}", f"{degree_en}: {need.package}. {need.loss_en}")


def _say(vietnamese: str, english: str) -> None:
    print(vietnamese)
    print(f"  {english}")


def _has_venv(_machine: Machine) -> bool:
    """Debian's python3 brings venv without ensurepip, which then fails half-way: both must be there."""
    return all(importlib.util.find_spec(module) is not None for module in ("venv", "ensurepip"))


def _program(*names: str) -> Callable[[Machine], bool]:
    return lambda machine: any(machine.which(name) for name in names)


def _speaks_vietnamese(machine: Machine) -> bool:
    return machine.which("tesseract") is not None and "vie" in machine.run(["tesseract", "--list-langs"])[1].split()


def _has_font(machine: Machine) -> bool:
    """Liberation Serif stands in for Times New Roman with the same widths."""
    fonts = machine.root / "usr" / "share" / "fonts"
    return any(fonts.rglob("LiberationSerif*")) or any(fonts.rglob("[Tt]imes*.[Tt][Tt][Ff]"))


def _has_second_font(machine: Machine) -> bool:
    """Debian 12 and Ubuntu 22.04 keep version 2, the first with all Vietnamese letters, in a package of its own."""
    return any((machine.root / "usr" / "share" / "fonts").rglob("liberation2/LiberationSerif*"))


def _has_postgres(machine: Machine) -> bool:
    """Debian keeps the server's programs off the PATH."""
    found = any((machine.root / "usr" / "lib" / "postgresql").glob("*/bin/initdb"))
    return found or machine.which("initdb") is not None


_VENV = Need(
    "python3-venv", _has_venv, True, "Không tạo được môi trường Python.", "No virtual environment can be made."
)
_TESSERACT = Need(
    "tesseract-ocr", _program("tesseract"), False, "Chưa nhận dạng được bản quét.", "Scans cannot be read."
)
_VIETNAMESE = Need(
    "tesseract-ocr-vie", _speaks_vietnamese, False, "Chưa đọc được bản quét tiếng Việt.", "No Vietnamese scans."
)
_OFFICE = Need(
    "libreoffice-writer-nogui",
    _program("soffice", "libreoffice"),
    True,
    "Không in thử được văn bản ra PDF.",
    "Documents cannot be printed to PDF for the tests.",
)
_POPPLER = Need("poppler-utils", _program("pdftoppm"), False, "Không tạo được ảnh các trang.", "No pictures of pages.")
_FONT = Need("fonts-liberation", _has_font, True, "Trang in sẽ khác bản thật.", "Pages would break at other places.")
_SECOND_FONT = Need(
    "fonts-liberation2", _has_second_font, False, "Chữ Việt in thử có thể thiếu.", "Vietnamese letters may lack."
)
_CHROMIUM = Need(
    "chromium",
    _program("chromium", "chromium-browser", "google-chrome"),
    False,
    "Không thử được trang duyệt trong trình duyệt.",
    "The review page cannot be tried in a browser.",
)
_POSTGRES = Need("postgresql", _has_postgres, True, "Không thử được với PostgreSQL.", "PostgreSQL cannot be tested.")

PURPOSES = {
    "venv": (_VENV,),
    "demo": (_VENV, _TESSERACT, _VIETNAMESE),
    "test": (_VENV, _TESSERACT, _VIETNAMESE, _OFFICE, _POPPLER, _FONT, _SECOND_FONT, _CHROMIUM, _POSTGRES),
}


def this_machine() -> Machine:
    """The computer that this runs on. Programs get no standard input and the plain C language."""

    def run(command: Sequence[str]) -> tuple[int, str]:
        asks = command[0] == "sudo" and "-n" not in command
        try:
            ended = subprocess.run(
                list(command),
                stdin=None if asks else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                timeout=INSTALL_TIMEOUT_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return 1, str(error)
        return ended.returncode, ended.stdout

    effective_user = getattr(os, "geteuid", None)  # Windows has none, and no apt either
    is_admin = effective_user is not None and effective_user() == 0
    return Machine(shutil.which, run, is_admin, sys.stdin is not None and sys.stdin.isatty(), Path("/"))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:], this_machine()))
