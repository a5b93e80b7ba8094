"""Paragraphs and runs as every part of a document sets them: in a named style, with text that XML can hold."""

from __future__ import annotations

import re

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """The text without the control characters that XML 1.0 forbids (and lxml refuses)."""
    return _NOT_XML.sub("", text)


def add_paragraph(place: Document | _Cell, style: str, text: str = "") -> Paragraph:
    """A paragraph at the end of a document or cell, in a style of `word_styles` by its name."""
    paragraph = place.add_paragraph(style=style)
    if text:
        paragraph.add_run(legible(text))
    return paragraph


def add_centred_rule(place: Document | _Cell, length_mm: float, room_mm: float) -> None:
    """A drawn line of `length_mm`, centred in `room_mm`: the top border of an empty, thin paragraph."""
    leave_room(add_paragraph(place, "Dòng kẻ"), length_mm, room_mm)


def leave_room(paragraph: Paragraph, inner_mm: float, room_mm: float) -> None:
    """Side indents that leave `inner_mm` of `room_mm`, in the middle."""
    side = Mm(max(room_mm - inner_mm, 0) / 2)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
