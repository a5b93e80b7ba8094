"""What a received file is, by its first bytes and never by its name's ending."""

from __future__ import annotations

import mmap
from enum import StrEnum
from pathlib import Path

_HEAD_BYTES = 1024  # a PDF's mark may stand so far in (PDF 1.7, Annex H, note 13)
_TAIL_BYTES = 128 * 1024  # where a ZIP lists its members
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # [MS-CFB] 2.2
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)  # lengths of the headers that follow a bitmap's first 14 bytes


class Media(StrEnum):
    """Kinds of files, with their IANA media types."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    LOCKED_OFFICE = "application/x-ole-storage"  # a DOCX or XLSX under a password ([MS-OFFCRYPTO] 2.3)
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    XLS = "application/vnd.ms-excel"
    HEIC = "image/heic"
    WEBP = "image/webp"
    GIF = "image/gif"
    ZIP = "application/zip"
    RAR = "application/vnd.rar"
    HTML = "text/html"
    UNKNOWN = "application/octet-stream"


PICTURES = (Media.JPEG, Media.PNG, Media.TIFF, Media.BMP)
CONVERTIBLE = (Media.DOC, Media.RTF, Media.ODT)  # by LibreOffice


def media_in(path: Path) -> Media:
    """What the file at `path` is; UNKNOWN for an empty one. Raises OSError where it cannot be read."""
    with path.open("rb") as stream:
        if not stream.read(1):
            return Media.UNKNOWN
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return media_of(content)


def media_of(content: bytes | mmap.mmap) -> Media:
    """What these bytes are."""
    head = content[:_HEAD_BYTES]
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head, content[max(0, len(content) - _TAIL_BYTES) :])
    if head.startswith(_OLE):
        return _compound(content)
    if b"%PDF-" in head:
        return Media.PDF
    return _picture(head) or _other(head)


def _picture(head: bytes) -> Media | None:
    starts = {
        b"\xff\xd8\xff": Media.JPEG,
        b"\x89PNG\r\n\x1a\n": Media.PNG,
        b"II*\0": Media.TIFF,
        b"MM\0*": Media.TIFF,
        b"GIF8": Media.GIF,
    }
    found = next((media for start, media in starts.items() if head.startswith(start)), None)
    if found is None and head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return Media.BMP
    if found is None and head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Media.WEBP
    if found is None and head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim"):
        return Media.HEIC
    return found


def _other(head: bytes) -> Media:
    if head.lstrip().startswith(b"{\\rtf"):
        return Media.RTF
    if head.startswith(b"Rar!"):
        return Media.RAR
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    return Media.HTML if opening.startswith((b"<!doctype html", b"<html")) else Media.UNKNOWN


def _zipped(head: bytes, tail: bytes) -> Media:
    """OpenDocument names itself in its first member (ODF 1.2, part 3, 3.3); Office by the folders of its members."""
    if head[30:38] == b"mimetype":
        return Media.ODT if head[38:].startswith(Media.ODT.encode()) else Media.ZIP
    members = head + tail
    folders = {b"word/": Media.DOCX, b"xl/": Media.XLSX, b"ppt/": Media.PPTX}
    found = next((media for folder, media in folders.items() if folder in members), Media.ZIP)
    return found if b"[Content_Types].xml" in members else Media.ZIP


def _compound(content: bytes | mmap.mmap) -> Media:
    """By the names of the streams in a compound file's directory, which are UTF-16."""
    names = {"EncryptedPackage": Media.LOCKED_OFFICE, "WordDocument": Media.DOC, "Workbook": Media.XLS}
    found = (media for name, media in names.items() if content.find(name.encode("utf-16-le")) >= 0)
    return next(found, Media.UNKNOWN)
