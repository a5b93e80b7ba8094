"""Older Word files, RTF and OpenDocument, through LibreOffice where it is; without it, what to do is said."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.files import office_file
from extract.files.media import Media, media_in
from extract.files.office_file import as_docx, office_program
from extract.files.office_keeper import TOO_LONG
from extract.reader import read_directive
from model.errors import EncryptedFile, NotADirective, NotInstalled, UnreadableFile
from tests.word_press import OUTLINE, directive, listed, numbering, paragraph, run, write_docx

_RTF = b"{\\rtf1\\ansi Xin chao}"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_WAITS = "import time; time.sleep(60)"


def test_without_libreoffice_the_clerk_is_told_to_save_as_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_file, "office_program", lambda: None)
    (tmp_path / "a.doc").write_bytes(_RTF)
    with pytest.raises(NotInstalled, match=r"a\.doc: là tệp RTF, .*LibreOffice.*lưu thành PDF") as refused:
        read_directive(tmp_path / "a.doc")
    assert refused.value.exit_status == 6


def test_an_old_word_file_under_a_password_is_known_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_file, "office_program", lambda: None)
    header = _OLE.ljust(512, b"\0")
    for flags, error in ((0x0100, EncryptedFile), (0x0000, NotInstalled)):
        block = b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little")
        with pytest.raises(error):
            as_docx(header + block.ljust(512, b"\0"), Media.DOC, "a.doc")


def _keep(seconds: float, program: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extract.files.office_keeper", str(seconds), sys.executable, "-c", program]
    return subprocess.Popen(command, stdin=subprocess.PIPE)


def test_a_program_that_takes_too_long_is_ended() -> None:
    begun = time.monotonic()
    with _keep(0.3, _WAITS) as keeper:
        assert keeper.wait(30) == TOO_LONG
    assert time.monotonic() - begun < 30


def test_a_program_that_nobody_waits_for_any_more_is_ended_with_its_children(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    writes = (
        f"import time, pathlib\nwhile True: pathlib.Path({str(alive)!r}).write_text(str(time.time())); time.sleep(0.05)"
    )
    with _keep(60, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {writes!r}])") as keeper:
        deadline = time.monotonic() + 20
        while not alive.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert alive.exists()
        assert keeper.stdin is not None
        keeper.stdin.close()
        assert keeper.wait(30) == TOO_LONG
    time.sleep(0.3)
    last = alive.stat().st_mtime_ns
    time.sleep(0.5)
    assert alive.stat().st_mtime_ns == last


def test_the_program_s_own_status_is_handed_on() -> None:
    with _keep(20, "raise SystemExit(7)") as keeper:
        assert keeper.wait(30) == 7


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_what_libreoffice_converts_says_the_same(tmp_path: Path, ending: str) -> None:
    program = office_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    asked = run("Phòng Nội vụ báo cáo trước ngày ") + "<w:del><w:r><w:delText>20</w:delText></w:r></w:del><w:ins>"
    asked += run("25") + "</w:ins>" + run(" tháng 3 năm 2024.")
    body = directive(listed("NHIỆM VỤ", 1, bold=True), listed("Công tác chung", 1, 1, bold=True), paragraph(asked))
    source = write_docx(tmp_path / "a.docx", body, lists=numbering(OUTLINE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    other = tmp_path / "out" / f"a.{ending}"
    assert media_in(other) in (Media.DOC, Media.RTF, Media.ODT)
    one, read = read_directive(source), read_directive(other)
    assert [(found.ref, found.text) for found in read.requirements] == [
        (found.ref, found.text) for found in one.requirements
    ]
    assert "ngày 25 tháng 3" in read.requirements[0].text
    assert (read.code, read.issuer, read.subject, read.signer) == (one.code, one.issuer, one.subject, one.signer)
    assert read.source_file.sha256 != one.source_file.sha256


@pytest.mark.office
@pytest.mark.slow
def test_rubbish_is_refused_whatever_libreoffice_makes_of_it(tmp_path: Path) -> None:
    if office_program() is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.doc").write_bytes(_OLE + "WordDocument".encode("utf-16-le") + bytes(3000))
    with pytest.raises((UnreadableFile, NotADirective), match=r"a\.doc"):
        read_directive(tmp_path / "a.doc")
