"""Opens a Word file: its pages are virtual, laid out here and everywhere alike, with or without Word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from extract.files.received_file import content_of
from extract.files.word_file.blocks import Section, paragraphs_in
from extract.files.word_file.document import read_document
from extract.files.word_file.package import Package
from extract.files.word_file.sheets import lay_out
from extract.page import Page
from extract.pdf.characters import Character, Face
from extract.pdf.legacy_encoding import as_unicode, page_encoding, read_fonts
from model.directive import Doubt
from model.errors import LimitExceeded, NoText


@dataclass(frozen=True, slots=True)
class DocxFile:
    """An opened Word file: identity, and its pages as laid out."""

    sha256: str
    size_bytes: int
    page_count: int
    doubts: tuple[Doubt, ...]
    _pages: tuple[Page, ...]

    @property
    def has_pictures(self) -> bool:
        return False

    def pages(self) -> Iterator[Page]:
        """The pages in order."""
        yield from self._pages


@contextmanager
def open_docx(path: Path, *, content: bytes | None = None) -> Iterator[DocxFile]:
    """Opens `path`, or `content` that was converted from it; identity is that of the file at `path`.

    Raises UnreadableFile, EncryptedFile, LimitExceeded, and NoText for a file that holds nothing but pictures.
    """
    received = content_of(path)
    try:
        document = read_document(Package.open(received if content is None else content, path.name))
        pages = _pages(document.sections, path.name)
    except (RecursionError, MemoryError) as err:
        raise LimitExceeded(f"{path.name}: tệp Word quá phức tạp; hãy lưu lại thành PDF rồi gửi.") from err
    if document.pictures and not any(page.words for page in pages):
        raise NoText(f"{path.name}: tệp Word chỉ chứa ảnh chụp văn bản; hãy lưu thành PDF hoặc gửi ảnh gốc.")
    doubts = (*document.doubts, *_page_doubts(document.sections, pages))
    yield DocxFile(hashlib.sha256(received).hexdigest(), len(received), len(pages), doubts, pages)


def _page_doubts(sections: tuple[Section, ...], pages: tuple[Page, ...]) -> Iterator[Doubt]:
    if len(pages) > 1 and not any(p.turns for section in sections for p in paragraphs_in(section.blocks)):
        yield Doubt(
            "pages-estimated", "Tệp Word không ghi nơi sang trang; số trang là ước tính, có thể lệch một trang."
        )


def _pages(sections: tuple[Section, ...], name: str) -> tuple[Page, ...]:
    """The pages, each font's text decoded by what the whole file shows of it."""
    stretches = [
        Character(piece.text, 0.0, 0.0, 0.0, 0.0, piece.look.size_pt, Face(piece.look.font))
        for section in sections
        for blocks in (section.blocks, section.head.usual, section.foot.usual)
        for paragraph in paragraphs_in(blocks)
        for piece in paragraph.pieces
    ]
    readings = read_fonts(stretches)
    encoding = page_encoding(stretches, readings)
    pages = lay_out(sections, partial(as_unicode, readings=readings), name=name)
    return tuple(replace(page, encoding=encoding) for page in pages) or (Page(1, 595.3, 841.9, (), ()),)
