"""Centred titles of several lines, alike in length, instead of a full line and a lone word below it."""

from __future__ import annotations

from docx.document import Document

from generate import layout
from generate.text_width import broken, even_room_mm, width_mm
from generate.word.text import add_paragraph, leave_room

_SLACK_MM = 1.5  # against rounding in word processors


def add_title(document: Document, style: str, text: str, room_mm: float) -> float:
    """A bold paragraph of `layout.SUBJECT_PT` in its style; returns how wide its widest line is, in millimetres."""
    size_pt = layout.SUBJECT_PT
    paragraph = add_paragraph(document, style, text)
    room = room_mm
    if len(broken(text, room_mm - _SLACK_MM, size_pt, bold=True)) > 1:
        room = min(even_room_mm(text, room_mm - _SLACK_MM, size_pt, bold=True) + _SLACK_MM, room_mm)
        leave_room(paragraph, room, room_mm)
    lines = broken(text, room, size_pt, bold=True)
    return min(max((width_mm(line, size_pt, bold=True) for line in lines), default=0), room_mm)
