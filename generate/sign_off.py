"""The end of an outgoing document: recipients left, authority, title and name right (Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

from docx.document import Document
from docx.table import _Cell

from generate import decree, layout
from generate.word_table import add_table, vacated
from generate.word_text import add_paragraph
from model.draft import Draft, Signature


def add_sign_off(document: Document, draft: Draft) -> None:
    """One row that no page break cuts; the closing paragraph before it is kept with it by its style."""
    table = add_table(document, (layout.RECIPIENTS_CELL_MM, layout.SIGNATURE_CELL_MM), rows=1)
    left, right = vacated(table.rows[0])
    _add_recipients(left, draft.recipients)
    _add_signature(right, draft.signature)


def _add_recipients(cell: _Cell, recipients: tuple[str, ...]) -> None:
    """The office's own archive is always the last (II.9.d)."""
    others = [bare for line in recipients if (bare := _bare(line)) and not _is_own_copy(bare)]
    own = next((bare for line in recipients if _is_own_copy(bare := _bare(line))), decree.FILE_COPY_TEXT)
    add_paragraph(cell, "Nơi nhận", decree.RECIPIENTS_TITLE_TEXT)
    for bare in others:
        add_paragraph(cell, "Danh sách nơi nhận", f"- {bare};")
    add_paragraph(cell, "Danh sách nơi nhận", f"- {own}.")


def _add_signature(cell: _Cell, signature: Signature) -> None:
    if signature.authority:
        add_paragraph(cell, "Chức vụ người ký", signature.authority.upper())
    add_paragraph(cell, "Chức vụ người ký", signature.title.upper())
    add_paragraph(cell, "Người ký", signature.name)


def _is_own_copy(bare: str) -> bool:
    return bare.casefold().startswith("lưu")


def _bare(line: str) -> str:
    return line.strip().removeprefix("-").strip(" ;.")
