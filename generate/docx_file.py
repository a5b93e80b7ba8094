"""A Draft as the bytes of a Word file: the one place that serialises. Equal drafts give equal bytes.

Documents are made through python-docx (docs/decisions/0006-docx-through-python-docx.md).
"""

from __future__ import annotations

from docx.document import Document

from generate.blank_document import blank_document
from generate.comments import Comments
from generate.letterhead import add_head
from generate.page_setup import BREAK_STYLE, set_first_section, start_appendix
from generate.sign_off import add_sign_off
from generate.task_table import add_appendix
from generate.word_package import packed
from generate.word_text import add_paragraph, legible
from model.draft import Draft, Paragraph, Role

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_STYLE_OF = {
    Role.LEGAL_BASE: "Căn cứ",
    Role.HEADING_1: "Heading 1",
    Role.HEADING_2: "Heading 2",
    Role.HEADING_3: "Heading 3",
    Role.BODY: "Nội dung",
    Role.BULLET: "Gạch đầu dòng",
    Role.SUBBULLET: "Gạch đầu dòng",
    Role.CLOSING: "Kết",
}

_MARKS = {Role.BULLET: "- ", Role.SUBBULLET: "+ "}


def to_docx(draft: Draft) -> bytes:
    """The DOCX of a draft: letterhead, body, sign-off, each appendix on pages of its own, a comment on each line."""
    document = blank_document(draft.title, draft.letterhead.issuer)
    comments = Comments(document)
    set_first_section(document)
    add_paragraph(document, BREAK_STYLE)  # LibreOffice puts a full line before a table that opens a section
    add_head(document, draft)
    for entry in draft.body:
        _add_entry(document, entry, comments)
    add_sign_off(document, draft)
    for appendix in draft.appendices:
        start_appendix(document, landscape=appendix.landscape)
        add_appendix(document, appendix, comments)
    add_paragraph(document, BREAK_STYLE)  # Word wants a paragraph behind the last table
    return packed(document)


def _add_entry(document: Document, entry: Paragraph, comments: Comments) -> None:
    paragraph = add_paragraph(document, _STYLE_OF[entry.role], _MARKS.get(entry.role, ""))
    for part in entry.runs:
        paragraph.add_run(legible(part.text)).italic = part.italic or None
    comments.trace(paragraph.runs or [paragraph.add_run()], entry.origin)
