"""Older Word files, RTF and OpenDocument: LibreOffice makes a DOCX of them, where it is installed.

A DOCX and not a PDF: it keeps legacy fonts by their names, and tracked changes as such (docs/decisions/0011).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from extract.files.media import Media
from extract.files.office_keeper import TOO_LONG
from model.errors import EncryptedFile, LimitExceeded, NotInstalled, UnreadableFile

MAX_SECONDS = 120.0  # LibreOffice needs 3 for a plan of ten pages, 10 when its profile is new and the disk slow
MAX_DOCX_BYTES = 200 * 1024 * 1024
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (  # where installers put it without putting it on the PATH
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_ENDINGS = {Media.DOC: "doc", Media.RTF: "rtf", Media.ODT: "odt"}
_NAMES = {Media.DOC: "Word đời cũ (.doc)", Media.RTF: "RTF", Media.ODT: "OpenDocument (.odt)"}
_FILTER = "docx:MS Word 2007 XML"
_FIB, _FIB_LOCKED, _SECTOR_BYTES = b"\xec\xa5", 0x0100, 512  # [MS-DOC] 2.5.2: wIdent, fEncrypted


def office_program() -> str | None:
    """LibreOffice's program, on the PATH or where its installers put it."""
    found = (shutil.which(name) for name in (*_PROGRAMS, *_PLACES))
    return next((path for path in found if path), None)


def as_docx(content: bytes, media: Media, name: str) -> bytes:
    """The file's content as a DOCX.

    Raises NotInstalled without LibreOffice, EncryptedFile, UnreadableFile where it cannot open the file, LimitExceeded
    where it takes too long.
    """
    if media is Media.DOC and _is_locked(content):
        raise EncryptedFile(f"{name}: tệp Word có mật khẩu; hãy xin bản không khóa từ nơi gửi.")
    program = office_program()
    if program is None:
        raise NotInstalled(
            f"{name}: là tệp {_NAMES[media]}, cần LibreOffice để đọc mà máy này chưa có; "
            "hãy mở bằng Word, lưu thành PDF hoặc Word (.docx) rồi gửi lại."
        )
    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as folder:
        return _converted(program, content, Path(folder), (_ENDINGS[media], name))


def as_pdf(content: bytes, name: str) -> bytes:
    """A DOCX as the PDF that LibreOffice prints of it. Raises what `as_docx` raises."""
    program = office_program()
    if program is None:
        raise NotInstalled(
            "Xuất PDF cần LibreOffice mà máy này chưa có. Hãy cài LibreOffice, hoặc mở tệp Word rồi lưu thành PDF."
        )
    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as name_of_folder:
        folder = Path(name_of_folder)
        made = folder / "out" / "in.pdf"
        if _run(program, content, folder / "in.docx", ("pdf:writer_pdf_Export", made.parent)) == TOO_LONG:
            raise LimitExceeded(f"{name}: LibreOffice làm PDF quá lâu nên đã dừng; hãy thử lại.")
        if not made.is_file():
            raise UnreadableFile(f"{name}: LibreOffice không làm được PDF; hãy mở tệp bằng Word để xem có hỏng không.")
        return made.read_bytes()


def _converted(program: str, content: bytes, folder: Path, named: tuple[str, str]) -> bytes:
    ending, name = named
    made = folder / "out" / "in.docx"
    status = _run(program, content, folder / f"in.{ending}", (_FILTER, made.parent))
    if status == TOO_LONG:
        raise LimitExceeded(f"{name}: LibreOffice mở tệp quá lâu nên đã dừng; hãy lưu thành PDF rồi gửi lại.")
    if not made.is_file():
        raise UnreadableFile(f"{name}: LibreOffice không mở được (hỏng hoặc có mật khẩu); hãy xin bản PDF từ nơi gửi.")
    if made.stat().st_size > MAX_DOCX_BYTES:
        raise LimitExceeded(f"{name}: tệp quá lớn khi chuyển sang Word; hãy lưu thành PDF rồi gửi lại.")
    return made.read_bytes()


def _run(program: str, content: bytes, source: Path, target: tuple[str, Path]) -> int:
    """Converts `content`, written to `source`, by a filter into a folder; the exit status.

    With a profile of its own: a LibreOffice that runs already would take the job and say nothing.
    """
    source.write_bytes(content)
    to, folder = target
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", str(folder)]
    return _kept([program, profile, *options, str(source)])


def _kept(command: list[str]) -> int:
    """Runs the command under its keeper; the exit status."""
    group: dict[str, Any] = {"process_group": 0}
    if os.name == "nt":
        group = {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}
    keeper = [sys.executable, "-P", "-m", "extract.files.office_keeper", str(MAX_SECONDS), *command]
    try:
        with subprocess.Popen(
            keeper, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **group
        ) as process:
            return process.wait()
    except OSError as err:
        raise NotInstalled(
            f"Không khởi động được LibreOffice ({err.strerror}); hãy lưu tệp thành PDF rồi gửi lại."
        ) from err


def _is_locked(content: bytes) -> bool:
    """By the flag in the block that a Word file begins its text with, which stands at a sector's start."""
    for at in range(_SECTOR_BYTES, len(content) - 12, _SECTOR_BYTES):
        if content[at : at + 2] == _FIB:
            return bool(int.from_bytes(content[at + 10 : at + 12], "little") & _FIB_LOCKED)
    return False
