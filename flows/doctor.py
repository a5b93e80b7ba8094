"""What `vanthu doctor` finds: what works in this home and on this machine, and what is missing for what."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from flows.home import opened
from flows.prefect_server import running_server
from flows.school import load_school
from model.errors import NotInstalled, VanthuError
from model.settings import Settings

PROGRAMS = {  # what each is for; none is needed for the main job
    "soffice": "LibreOffice: đọc tệp .doc, .rtf, .odt; xem trước dự thảo ở dạng PDF và hình ảnh",
    "pdftoppm": "Poppler: hình ảnh của trang PDF",
}
LEAST_FREE_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. `is_needed` is False for what only some jobs want."""

    name: str
    is_fine: bool
    detail: str
    is_needed: bool = True


def examine(settings: Settings) -> tuple[Check, ...]:
    """All findings, the home first. Never raises: what is wrong is a finding."""
    return (
        _check("Hồ sơ trường", lambda: load_school(settings).profile.name),
        _check("Thư mục và cơ sở dữ liệu", lambda: _store(settings)),
        _check("Chuỗi nhật ký", lambda: _trail(settings)),
        _check("Kho lưu trữ", lambda: _archive(settings)),
        _space(settings),
        Check("Dịch vụ vanthu start", True, "đang chạy" if running_server(settings) else "không chạy", is_needed=False),
        _recognition(),
        *(_program(name, what_for) for name, what_for in PROGRAMS.items()),
    )


def _check(name: str, examination: Callable[[], str]) -> Check:
    try:
        return Check(name, True, examination())
    except VanthuError as error:
        return Check(name, False, error.message)


def _store(settings: Settings) -> str:
    with opened(settings) as store:
        return f"{settings.home}: {len(store.directives.all())} văn bản đến ({store.database.engine.dialect.name})"


def _trail(settings: Settings) -> str:
    with opened(settings) as store:
        broken = store.events.first_broken()
        if broken is not None:
            raise VanthuError(f"bị đứt ở dòng {broken}: nhật ký đã bị sửa hoặc mất dòng")
        return "nguyên vẹn"


def _archive(settings: Settings) -> str:
    with opened(settings) as store:
        versions = [version for document in store.documents.all() for version in document.versions]
        lost = sorted({version.file_name for version in versions if not store.archive.is_whole(version.sha256)})
        if lost:
            raise VanthuError(f"{len(lost)} tệp bị mất hoặc bị thay đổi: {', '.join(lost[:5])}")
        return f"{len(versions)} phiên bản, nguyên vẹn"


def _space(settings: Settings) -> Check:
    try:
        free = shutil.disk_usage(settings.home if settings.home.exists() else settings.home.anchor).free
    except OSError as error:
        return Check("Dung lượng đĩa", False, str(error))
    return Check("Dung lượng đĩa", free >= LEAST_FREE_BYTES, f"còn {free // 1_000_000} MB")


def _recognition() -> Check:
    """Tesseract with its Vietnamese: without it scans cannot be read."""
    from extract.scan.tesseract import require_tesseract, version  # numpy comes with it

    name = "Tesseract: nhận dạng chữ trong bản quét"
    try:
        require_tesseract()
    except NotInstalled as error:
        return Check(name, False, error.message, is_needed=False)
    return Check(name, True, f"{version()}, có tiếng Việt", is_needed=False)


def _program(name: str, what_for: str) -> Check:
    path = shutil.which(name)
    return Check(what_for, path is not None, path or f"chưa cài {name}", is_needed=False)
