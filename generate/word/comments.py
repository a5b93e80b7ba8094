"""Word comments that say where each line comes from."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import cast

from docx.comments import Comment
from docx.document import Document
from docx.parts.comments import CommentsPart
from docx.text.run import Run

from generate.word.text import legible
from model.draft import Origin

AUTHOR, INITIALS = "vanthu", "vt"
_SPACED = " "


class Comments:
    """The comments of one document, numbered as they are made.

    python-docx makes one, and each is a copy of it: its `add_comment` takes the clock's date, and parses a text and
    looks through all comments for a free number (a quarter of a second more for 600 rows, growing with the square).
    """

    def __init__(self, document: Document) -> None:
        form = document.comments.add_comment(_SPACED, AUTHOR, INITIALS)
        self._part = cast(CommentsPart, form.part)
        self._form = form._comment_elm
        self._form.date = None  # equal drafts give equal bytes
        self._all = self._form.getparent()
        self._all.remove(self._form)

    def trace(self, runs: Sequence[Run], origin: Origin | None) -> None:
        """A comment with the origin's note on these runs (at least one), a paragraph for each of its lines."""
        if origin is None or not origin.note:
            return
        element = deepcopy(self._form)
        element.id = len(self._all)
        self._all.append(element)
        comment = Comment(element, self._part)
        first, *others = legible(origin.note).split("\n")
        comment.paragraphs[0].runs[-1].text = first
        for line in others:
            comment.add_paragraph(line)
        runs[0].mark_comment_range(runs[-1], element.id)
