"""The end of an outgoing document: recipients left, authority, title and name right (Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.document import Document
from docx.table import _Cell

from generate import decree, layout
from generate.layout import Sheet
from generate.text_width import height_pt
from generate.word.table import add_table, vacated
from generate.word.text import add_paragraph
from model.draft import Draft, Signature

_FOR_ANOTHER = re.compile(r"(KT\. ?.+?)[\s/,-]+(PHÓ\b.+)")
_LISTED = "Danh sách nơi nhận"


def add_sign_off(document: Document, draft: Draft, sheet: Sheet = layout.USUAL_SHEET) -> None:
    """A row that no page break cuts; the closing paragraph before it is kept with it by its style.

    What a long list has beyond the signature's height stands in rows of its own, so that the list and not the
    signature goes over to the next page.
    """
    room_mm = sheet.text_width_mm() - layout.SIGNATURE_CELL_MM
    titles = _titles(draft.signature)
    beside, further = _parted(_listed(draft.recipients), _signature_pt(titles, draft.signature.name), room_mm)
    table = add_table(document, (room_mm, layout.SIGNATURE_CELL_MM), rows=1 + len(further))
    left, right = vacated(table.rows[0])
    add_paragraph(left, "Nơi nhận", decree.RECIPIENTS_TITLE_TEXT)
    for line in beside:
        add_paragraph(left, _LISTED, line)
    _add_signature(right, titles, draft.signature.name)
    for row, line in zip(table.rows[1:], further, strict=True):
        left, right = vacated(row)
        add_paragraph(left, _LISTED, line)
        add_paragraph(right, "Ngắt phần")


def _listed(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The printed lines; the office's own archive is always the last (II.9.d)."""
    others = [bare for line in recipients if (bare := _bare(line)) and not _is_own_copy(bare)]
    own = next((bare for line in recipients if _is_own_copy(bare := _bare(line))), decree.FILE_COPY_TEXT)
    return (*(f"- {bare};" for bare in others), f"- {own}.")


def _parted(lines: Sequence[str], signature_pt: float, room_mm: float) -> tuple[Sequence[str], Sequence[str]]:
    """Lines beside the signature, and further ones where all together are too high to move as a whole."""
    size_pt = decree.RECIPIENTS_LINE.size.most
    heights = [height_pt(line, room_mm, size_pt, bold=False) for line in lines]
    if sum(heights) < layout.TALL_SIGN_OFF_PT:
        return lines, ()
    count, height = 0, 0.0
    while count < len(lines) and height < signature_pt:
        height += heights[count]
        count += 1
    return lines[:count], lines[count:]


def _signature_pt(titles: Sequence[str], name: str) -> float:
    size_pt, room_mm = layout.BODY_PT, layout.SIGNATURE_CELL_MM
    return layout.SIGNATURE_ROOM_PT + sum(height_pt(text, room_mm, size_pt, bold=True) for text in (*titles, name))


def _titles(signature: Signature) -> tuple[str, ...]:
    """Authority and title, each on a line of its own, also where a profile has both in one (II.7.b)."""
    title = signature.title.upper()
    if signature.authority:
        return (signature.authority.upper(), title)
    both = _FOR_ANOTHER.fullmatch(title)
    return both.groups() if both else (title,)


def _add_signature(cell: _Cell, titles: Sequence[str], name: str) -> None:
    for title in titles:
        add_paragraph(cell, "Chức vụ người ký", title)
    add_paragraph(cell, "Người ký", name)


def _is_own_copy(bare: str) -> bool:
    return bare.casefold().startswith("lưu")


def _bare(line: str) -> str:
    return line.strip().removeprefix("-").strip(" ;.")
