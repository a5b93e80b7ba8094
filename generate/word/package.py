"""A document as the bytes of its package: equal documents give equal bytes."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document

from generate.word.zip_package import repacked


def packed(document: Document) -> bytes:
    """What python-docx saves, packed so that nothing of the clock or the system is in it."""
    saved = BytesIO()
    document.save(saved)
    return repacked(saved)
