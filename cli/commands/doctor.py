"""`vanthu doctor`: what is installed, what is missing, and whether the home is in order."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import VanthuError

if TYPE_CHECKING:
    from model.settings import Settings

_PACKAGES = ("prefect", "sqlalchemy", "pdfplumber", "python-docx")
_PROGRAMS = (
    ("soffice", "LibreOffice: xem dự thảo ở dạng PDF"),
    ("tesseract", "Tesseract: đọc bản quét (chưa dùng ở phiên bản này)"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: what was looked at, whether it is well, and whether the program needs it."""

    what: str
    state: str
    is_well: bool
    is_needed: bool = True


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(home: Home = None) -> None:
    """Kiểm tra máy và thư mục dữ liệu: có gì, thiếu gì."""
    findings = [*_packages(), *_programs(), *_home(settings_of(home))]
    table = screen.table("", "Mục", "Tình trạng")
    for finding in findings:
        mark = "[green]tốt[/green]" if finding.is_well else ("[red]thiếu[/red]" if finding.is_needed else "—")
        table.add_row(mark, screen.safe(finding.what), screen.safe(finding.state))
    screen.output().print(table)
    if any(not finding.is_well and finding.is_needed for finding in findings):
        sys.exit(6)


def _packages() -> Iterator[Finding]:
    for name in _PACKAGES:
        try:
            yield Finding(name, version(name), is_well=True)
        except PackageNotFoundError:
            yield Finding(name, "chưa cài; hãy chạy lại: make setup", is_well=False)


def _programs() -> Iterator[Finding]:
    for name, use in _PROGRAMS:
        path = shutil.which(name)
        yield Finding(use, path or "không có trên máy", is_well=path is not None, is_needed=False)


def _home(settings: Settings) -> Iterator[Finding]:
    yield Finding("Thư mục dữ liệu", str(settings.home), is_well=settings.home.is_dir(), is_needed=False)
    if not settings.home.is_dir():
        return
    yield _tried("Hồ sơ trường", lambda: _school_name(settings))
    yield _tried("Cơ sở dữ liệu và kho lưu", lambda: _counts(settings))


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, look(), is_well=True)
    except VanthuError as error:
        return Finding(what, error.message, is_well=False)


def _school_name(settings: Settings) -> str:
    from flows.school import load_school

    return load_school(settings).profile.name


def _counts(settings: Settings) -> str:
    from flows.home import opened

    with opened(settings) as store:
        held = len(store.quarantine.all())
        return f"{len(store.documents.all())} văn bản, {held} tệp cách ly"
