"""Reads a directive from a PDF file: the way in to this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extract.assembly import assemble
from extract.pdf_file import open_pdf
from extract.text_layer import require_text
from model.directive import Directive, Encoding, SourceFile, TextOrigin


def read_directive(path: Path, *, on_page: Callable[[int, int], None] | None = None) -> Directive:
    """The directive in a born-digital PDF; `on_page(page, pages)` is called as each page has been parsed.

    Raises UnreadableFile, EncryptedFile or NoText (exit status 3), NotADirective (4), LimitExceeded (5).
    """
    with open_pdf(path) as file:
        pages = []
        for page in file.pages():
            pages.append(page)
            if on_page:
                on_page(page.number, file.page_count)
        source_file = SourceFile(
            sha256=file.sha256,
            size_bytes=file.size_bytes,
            pages=file.page_count,
            text=TextOrigin.DIGITAL,
            encoding=Encoding.UNICODE,
        )
    require_text(pages, path.name)
    return assemble(source_file, pages, path.name)
