"""A Draft as the bytes of a Word file: the one place that serialises. Equal drafts give equal bytes.

Documents are made through python-docx (docs/decisions/0006-docx-through-python-docx.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document

from generate.layout import Sheet
from generate.word.blank_document import blank_document, document_from
from generate.word.comments import Comments
from generate.word.form import Form, Part
from generate.word.letterhead import add_head
from generate.word.package import packed
from generate.word.page_setup import BREAK_STYLE, set_first_section, start_appendix
from generate.word.sign_off import add_sign_off
from generate.word.task_table import add_appendix
from generate.word.text import add_paragraph, legible
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

_PART_OF = {Role.LEGAL_BASE: Part.BASES, Role.CLOSING: Part.CLOSING}
_MARKS = {Role.BULLET: "- ", Role.SUBBULLET: "+ "}


def to_docx(draft: Draft, form: Form = Form()) -> bytes:  # noqa: B008 (frozen)
    """The DOCX of a draft: letterhead, body, sign-off, each appendix on pages of its own, a comment on each line.

    `form` says where each stands, in which styles and margins, and between which fixed lines.
    """
    document = _started(form, draft)
    comments = Comments(document)
    set_first_section(document, form.sheet)
    add_paragraph(document, BREAK_STYLE)  # LibreOffice puts a full line before a table that opens a section
    writers = {
        Part.HEAD: lambda: add_head(document, draft, form.sheet),
        Part.SIGN_OFF: lambda: add_sign_off(document, draft, form.sheet),
        Part.APPENDIX: lambda: _add_appendices(document, draft, comments, form.sheet),
    }
    lines = _by_part(draft.body)
    for entry in form.entries:
        if isinstance(entry, Part):
            writers.get(entry, lambda: None)()
            for line in lines.get(entry, ()):
                _add_entry(document, line, comments)
        else:
            document.element.body.sectPr.addprevious(deepcopy(entry))
    add_paragraph(document, BREAK_STYLE)  # Word wants a paragraph behind the last table
    return packed(document)


def _started(form: Form, draft: Draft) -> Document:
    if form.docx is None:
        return blank_document(draft.title, draft.letterhead.issuer)
    return document_from(form.docx, draft.title, draft.letterhead.issuer)


def _add_appendices(document: Document, draft: Draft, comments: Comments, sheet: Sheet) -> None:
    for appendix in draft.appendices:
        start_appendix(document, sheet, landscape=appendix.landscape)
        add_appendix(document, appendix, comments, sheet)


def _by_part(body: Sequence[Paragraph]) -> dict[Part, list[Paragraph]]:
    """The opening is what stands before the first heading; without any heading, all that is no base is content."""
    has_heading = any(line.role is Role.HEADING_1 for line in body)
    parts: dict[Part, list[Paragraph]] = {}
    seen_heading = not has_heading
    for line in body:
        seen_heading = seen_heading or line.role is Role.HEADING_1
        parts.setdefault(_PART_OF.get(line.role, Part.SECTIONS if seen_heading else Part.OPENING), []).append(line)
    return parts


def _add_entry(document: Document, entry: Paragraph, comments: Comments) -> None:
    paragraph = add_paragraph(document, _STYLE_OF[entry.role], _MARKS.get(entry.role, ""))
    for part in entry.runs:
        paragraph.add_run(legible(part.text)).italic = part.italic or None
    comments.trace(paragraph.runs or [paragraph.add_run()], entry.origin)
