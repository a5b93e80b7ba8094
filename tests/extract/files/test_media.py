"""What a file is, by its bytes; its name says nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract.files.media import Media, media_in, media_of
from extract.reader import read_directive
from model.errors import EncryptedFile, UnreadableFile

_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1024)


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, Media.ODT if name == "mimetype" else b"x" * 2000)
    return buffer.getvalue()


_FILES = {
    Media.PDF: b"\r\n%PDF-1.4\n",
    Media.DOCX: _zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
    Media.XLSX: _zip("[Content_Types].xml", "xl/workbook.xml"),
    Media.PPTX: _zip("[Content_Types].xml", "ppt/presentation.xml"),
    Media.ODT: _zip("mimetype", "content.xml"),
    Media.ZIP: _zip("word/report.pdf"),
    Media.JPEG: b"\xff\xd8\xff\xe0\0\x10JFIF",
    Media.PNG: b"\x89PNG\r\n\x1a\n",
    Media.TIFF: b"MM\0*\0\0",
    Media.BMP: b"BM" + bytes(12) + (40).to_bytes(4, "little"),
    Media.GIF: b"GIF89a",
    Media.WEBP: b"RIFF\0\0\0\0WEBPVP8 ",
    Media.HEIC: b"\0\0\0\x18ftypheic",
    Media.RTF: b"{\\rtf1\\ansi",
    Media.DOC: _OLE + "WordDocument".encode("utf-16-le"),
    Media.XLS: _OLE + "Workbook".encode("utf-16-le"),
    Media.LOCKED_OFFICE: _OLE + "EncryptedPackage".encode("utf-16-le"),
    Media.HTML: b"\xef\xbb\xbf <!DOCTYPE html><html>",
    Media.RAR: b"Rar!\x1a\x07",
    Media.UNKNOWN: "BM Đây là một tệp văn bản thường".encode(),
}


@pytest.mark.parametrize("media", _FILES, ids=lambda media: media.name)
def test_the_bytes_say_what_it_is(tmp_path: Path, media: Media) -> None:
    assert media_of(_FILES[media]) is media
    (tmp_path / "a.pdf").write_bytes(_FILES[media])
    assert media_in(tmp_path / "a.pdf") is media


def test_an_empty_file_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    assert media_in(tmp_path / "a.docx") is Media.UNKNOWN


@pytest.mark.parametrize(
    ("media", "said"),
    [(Media.XLSX, "Excel"), (Media.ZIP, "giải nén"), (Media.HEIC, "HEIC"), (Media.UNKNOWN, "không phải")],
)
def test_what_is_no_document_is_named_with_what_to_send(tmp_path: Path, media: Media, said: str) -> None:
    (tmp_path / "a.pdf").write_bytes(_FILES[media])
    with pytest.raises(UnreadableFile, match=rf"a\.pdf.*{said}.*PDF, Word \(\.docx\)"):
        read_directive(tmp_path / "a.pdf")


def test_an_office_file_under_a_password_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(_FILES[Media.LOCKED_OFFICE])
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_directive(tmp_path / "a.docx")
