"""Signed PDFs: who signed and when, and whether what they signed still stands there."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extract.pdf.signatures import signature_doubts
from extract.reader import read_directive
from model.directive import Directive
from tests.press import Print, print_pdf
from tests.seal import signed

_CONTENT = Print(body=["Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."] * 2)
_BODY = "UBND HUYỆN ĐẮK SONG"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return print_pdf(tmp_path_factory.mktemp("print") / "a.pdf", _CONTENT).read_bytes()


def _read(tmp_path: Path, content: bytes) -> Directive:
    (tmp_path / "a.pdf").write_bytes(content)
    return read_directive(tmp_path / "a.pdf")


def _codes(content: bytes) -> list[str]:
    return [doubt.code for doubt in signature_doubts(content)]


@pytest.mark.parametrize("cades", [False, True])
def test_signer_and_time_are_told_and_no_trust_is_claimed(tmp_path: Path, plain: bytes, cades: bool) -> None:
    read = _read(tmp_path, signed(plain, "Nguyễn Hữu Thành", body=_BODY, cades=cades))
    (doubt,) = (doubt for doubt in read.doubts if doubt.code.startswith("signature"))
    assert doubt.code == "signature"
    assert "Nguyễn Hữu Thành (UBND HUYỆN ĐẮK SONG)" in doubt.message
    assert "nguyên vẹn" in doubt.message
    assert "chứng thư số chưa được kiểm tra" in doubt.message
    at = re.search(r"lúc (\d\d:\d\d:\d\d ngày \d\d/\d\d/\d{4})", doubt.message)
    assert at is not None
    here = timezone(timedelta(hours=7))
    said = datetime.strptime(at[1], "%H:%M:%S ngày %d/%m/%Y").replace(tzinfo=here)
    assert abs(datetime.now(here) - said) < timedelta(minutes=10)
    assert read.code == "50/KH-UBND"


def test_the_file_itself_is_left_alone(tmp_path: Path, plain: bytes) -> None:
    content = signed(plain, "Nguyễn Hữu Thành")
    _read(tmp_path, content)
    assert (tmp_path / "a.pdf").read_bytes() == content


def test_a_changed_byte_is_seen(plain: bytes) -> None:
    content = signed(plain, "Nguyễn Hữu Thành")
    at = content.index(b"/Producer") + 14
    changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    assert _codes(content) == ["signature"]
    assert _codes(changed) == ["signature-altered"]


def test_a_leader_and_an_office_sign_one_after_the_other(plain: bytes) -> None:
    for certifies in (False, True):
        twice = signed(plain, "Nguyễn Hữu Thành", certifies=certifies)
        twice = signed(twice, "SAO Y", body="Văn phòng UBND huyện", field="Signature2")
        found = signature_doubts(twice)
        assert [doubt.code for doubt in found] == ["signature", "signature"]
        assert "Nguyễn Hữu Thành" in found[0].message
        assert "SAO Y (Văn phòng UBND huyện)" in found[1].message


def test_what_is_written_over_a_page_after_signing_is_seen(plain: bytes) -> None:
    content = signed(plain, "Nguyễn Hữu Thành")
    assert _codes(_with_later_page_content(content)) == ["signature-altered"]


def _with_later_page_content(content: bytes) -> bytes:
    """An incremental update that draws on the first page."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    stream = generic.StreamObject(stream_data=b"BT /F1 20 Tf 90 400 Td (Others) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(stream))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_a_signature_that_the_file_no_longer_holds_cannot_be_checked(plain: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed(plain, "Nguyễn Hữu Thành"))) as pdf:
        pdf.Root.Leftover = pdf.Root.AcroForm.Fields[0].V
        pdf.Root.AcroForm.Fields = Array([])
        del pdf.pages[0].Annots
        output = io.BytesIO()
        pdf.save(output)
    assert _codes(output.getvalue()) == ["signature-unknown"]


def _with_junk(plain: bytes, value: Dictionary) -> bytes:
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=pikepdf.String("S"), V=pdf.make_indirect(value)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        output = io.BytesIO()
        pdf.save(output)
    return output.getvalue()


_JUNK = {
    "empty": Dictionary(Type=Name.Sig),
    "no bytes": Dictionary(Type=Name.Sig, ByteRange=[0, 10, 20, 30]),
    "rubbish": Dictionary(Type=Name.Sig, ByteRange=[0, 10, 20, 30], Contents=pikepdf.String(b"\x30\x80rubbish")),
    "beyond": Dictionary(
        Type=Name.Sig, ByteRange=[0, 2**31 - 1, -5, 2**31 - 1], Contents=pikepdf.String(b"\x30\x03\x02\x01\x01")
    ),
    "words": Dictionary(Type=Name.Sig, ByteRange=Name.None_, Contents=Name.Foo, M=pikepdf.String(b"D:99999999")),
}


@pytest.mark.parametrize("kind", _JUNK)
def test_rubbish_in_place_of_a_signature_is_a_doubt_and_the_text_is_read(
    tmp_path: Path, plain: bytes, kind: str
) -> None:
    read = _read(tmp_path, _with_junk(plain, _JUNK[kind]))
    assert [doubt.code for doubt in read.doubts if doubt.code.startswith("signature")] == ["signature-unknown"]
    assert read.code == "50/KH-UBND"


def test_an_encrypted_signature_field_without_a_password_is_a_doubt_at_most(plain: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed(plain, "Nguyễn Hữu Thành"))) as pdf:
        output = io.BytesIO()
        pdf.save(output, encryption=pikepdf.Encryption(owner="chu", user="", R=6))
    assert set(_codes(output.getvalue())) <= {"signature-altered", "signature-unknown"}


def test_unsigned_files_never_load_the_library(tmp_path: Path, plain: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(plain)
    program = (
        "import sys, pathlib; from extract.reader import read_directive; "
        "read_directive(pathlib.Path(sys.argv[1])); sys.exit('pyhanko' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.pdf")], check=True)
