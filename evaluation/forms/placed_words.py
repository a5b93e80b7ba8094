"""The words of a print with their places and faces, read through PDFium; what a re-press draws again."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word with the blank behind it. Its start on the base line and its height lie in PDF user space (points)."""

    text: str
    x_pt: float
    y_pt: float
    width_pt: float
    size_pt: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page's size in points and its words in the order in which they are drawn."""

    width_pt: float
    height_pt: float
    words: tuple[PlacedWord, ...]

    def lines(self) -> Iterator[list[PlacedWord]]:
        """Words on one base line, from the top of the page, each from the left."""
        heights = sorted({round(word.y_pt) for word in self.words}, reverse=True)
        for height in heights:
            yield sorted((word for word in self.words if round(word.y_pt) == height), key=lambda word: word.x_pt)


@dataclass(slots=True)
class _Letter:
    text: str
    x_pt: float
    y_pt: float
    right_pt: float
    size_pt: float
    face: str


_LAST_HYPHEN = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at a line's end


def placed_pages(pdf: Path) -> list[PlacedPage]:
    """Every page of a print, in NFC."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_placed(page) for page in document]
    finally:
        document.close()


def _placed(page: pypdfium2.PdfPage) -> PlacedPage:
    textpage = page.get_textpage()
    try:
        letters = [letter for index in range(textpage.count_chars()) if (letter := _letter(textpage, index))]
    finally:
        textpage.close()
    width_pt, height_pt = page.get_size()
    return PlacedPage(width_pt, height_pt, tuple(_words(letters)))


def _letter(textpage: pypdfium2.PdfTextPage, index: int) -> _Letter | None:
    handle = textpage.raw
    if raw.FPDFText_IsGenerated(handle, index) == 1:
        return None
    code = raw.FPDFText_GetUnicode(handle, index)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    box = textpage.get_charbox(index, loose=True)
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(handle, index, name, 128, None)
    return _Letter(
        "-" if code in _LAST_HYPHEN else chr(code),
        x.value,
        y.value,
        box[2],
        raw.FPDFText_GetFontSize(handle, index),
        name.value.decode("latin-1"),
    )


def _words(letters: list[_Letter]) -> Iterator[PlacedWord]:
    held: list[_Letter] = []
    for letter in letters:
        if held and (_is_apart(held[-1], letter) or held[-1].text.isspace() != letter.text.isspace()):
            if letter.text.isspace() and not _is_apart(held[-1], letter):
                yield _word(held, blank=" ")
                held = []
                continue
            yield _word(held, blank="")
            held = []
        if not letter.text.isspace():
            held.append(letter)
    if held:
        yield _word(held, blank="")


def _is_apart(left: _Letter, right: _Letter) -> bool:
    """Another line, another face, or further than a kerned letter stands from its neighbour."""
    if abs(left.y_pt - right.y_pt) > 0.5 or left.face != right.face or left.size_pt != right.size_pt:
        return True
    return abs(right.x_pt - left.right_pt) > 0.15 * left.size_pt


def _word(letters: list[_Letter], *, blank: str) -> PlacedWord:
    first, last = letters[0], letters[-1]
    text = unicodedata.normalize("NFC", "".join(letter.text for letter in letters))
    return PlacedWord(
        text=text + blank,
        x_pt=first.x_pt,
        y_pt=first.y_pt,
        width_pt=last.right_pt - first.x_pt,
        size_pt=first.size_pt,
        bold="Bold" in first.face,
        italic="Italic" in first.face,
    )
