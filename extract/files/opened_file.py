"""Opens whatever was received as pages of words: the one place where the kinds of files part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from extract.files.docx_file import open_docx
from extract.files.media import CONVERTIBLE, PICTURES, Media, media_of
from extract.files.office_file import as_docx
from extract.files.received_file import content_of, refusal
from extract.page import Page
from extract.pdf.pdf_file import open_pdf
from model.directive import Doubt


class OpenedFile(Protocol):
    """Identity of a received file, its pages one after the other, and what is doubtful about the file as a whole."""

    @property
    def sha256(self) -> str: ...

    @property
    def size_bytes(self) -> int: ...

    @property
    def page_count(self) -> int: ...

    @property
    def doubts(self) -> tuple[Doubt, ...]: ...

    @property
    def has_pictures(self) -> bool:
        """Whether pages without readable words can be looked at: those of Word files are nothing but their words."""

    def pages(self) -> Iterator[Page]: ...


@contextmanager
def open_file(path: Path) -> Iterator[OpenedFile]:
    """Opens a PDF, a Word file or a picture, told apart by their bytes.

    Raises UnreadableFile, EncryptedFile, LimitExceeded, and NotInstalled for what only LibreOffice can open.
    """
    content = content_of(path)
    media = media_of(content)
    if media is Media.PDF:
        with open_pdf(path) as pdf:
            yield pdf
    elif media in PICTURES:
        from extract.files.picture_file import open_picture  # numpy is not loaded for what is in print

        with open_picture(path) as picture:
            yield picture
    elif media is Media.DOCX:
        with open_docx(path) as docx:
            yield docx
    elif media in CONVERTIBLE:
        with open_docx(path, content=as_docx(content, media, path.name)) as converted:
            yield converted
    else:
        raise refusal(media, path.name)
