"""Words of FreeText annotations: e-offices stamp the number and the day on a print as such."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteralTable
from pdfminer.utils import decode_text

from extract.page import Word
from extract.pdf.characters import Frame
from model.source import BBox


def annotated_words(page: Any, frame: Frame, number: int) -> Iterator[Word]:
    """The words of the FreeText annotations of a pdfplumber page.

    Read from pdfminer's objects: pdfplumber's own `annots` recurses without end through the pages of signed files.
    """
    for reference in resolve1(page.page_obj.annots) or ():
        note = resolve1(reference)
        if isinstance(note, dict) and note.get("Subtype") is PSLiteralTable.intern("FreeText") and "Contents" in note:
            x0, low, x1, high = (float(resolve1(side)) for side in resolve1(note["Rect"]))
            (ax, ay), (bx, by) = frame.place(x0, low), frame.place(x1, high)
            box = BBox(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            yield from _spread(decode_text(resolve1(note["Contents"])), box, number)


def _spread(text: str, box: BBox, number: int) -> Iterator[Word]:
    """An annotation's words side by side over its box, each as wide as its share of the letters."""
    words = unicodedata.normalize("NFC", text).split()
    letters = sum(map(len, words)) + len(words) - 1
    step = (box.x1 - box.x0) / max(letters, 1)
    size = min(box.bottom - box.top, 14.0)
    top, left = (box.top + box.bottom - size) / 2, box.x0
    for word in words:
        right = left + step * len(word)
        yield Word(word, number, BBox(left, top, right, top + size), size)
        left = right + step
