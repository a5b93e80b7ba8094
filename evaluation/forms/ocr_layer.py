"""The text that a scanner's own OCR lays under its picture: garbage where it knows no Vietnamese."""

from __future__ import annotations

import io
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from evaluation.case import Case
from evaluation.forms.form import Treatment
from evaluation.forms.legacy_fonts import Face, registered
from evaluation.forms.placed_words import PlacedWord, placed_pages
from evaluation.forms.scanner import Scanner

_INVISIBLE = 3
_MISTAKEN = {
    "h": "bn", "n": "hu", "u": "nii", "m": "rn", "d": "cl", "i": "l1", "l": "i", "o": "0c", "c": "e", "e": "c",
    "g": "q9", "t": "f", "H": "N", "N": "nW", "D": "n", "U": "uIJ", "C": "G", "O": "0Q", "a": "o", "y": "v",
}  # fmt: skip
"""As in `uY BAN NgAN nAN` for ỦY BAN NHÂN DÂN."""


def garbled(text: str) -> str:
    """A word as OCR for English reads it: no marks, letters mistaken; the same word always the same way."""
    chance = random.Random(text)  # noqa: S311  # noise, no secret
    letters = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))[0]
        mistaken = _MISTAKEN.get(base, "")
        has_marks = base != letter
        if mistaken and chance.random() < (0.45 if has_marks else 0.12):
            base = chance.choice(mistaken)
        elif has_marks and chance.random() < 0.1:
            base = chance.choice("'6*.,")
        letters.append(base if base.isascii() else "-")
    return "".join(letters)


def with_layer(scanner: Scanner, *, said: Callable[[str], str], over: bool) -> Treatment:
    """A scan with a text layer: invisible `over` the picture, or visible and covered by it."""

    def treat(source: Path, target: Path, case: Case) -> None:
        scanner.scan(source, target, case)
        layer = _layer(source, said, is_invisible=over)
        with pikepdf.open(target, allow_overwriting_input=True) as scan, pikepdf.open(layer) as texts:
            for page, text in zip(scan.pages, texts.pages, strict=True):
                _lay(scan, page, text, over=over)
            scan.save(target, deterministic_id=True)

    return treat


def _layer(source: Path, said: Callable[[str], str], *, is_invisible: bool) -> io.BytesIO:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for page in placed_pages(source):
        canvas.setPageSize((page.width_pt, page.height_pt))
        for word in page.words:
            _write(canvas, word, said(word.text), is_invisible=is_invisible)
        canvas.showPage()
    canvas.save()
    file.seek(0)
    return file


def _write(canvas: Canvas, word: PlacedWord, text: str, *, is_invisible: bool) -> None:
    font = "Times-Roman" if text.isascii() else registered(Face("TimesNewRoman", "unicode"))
    line = canvas.beginText(word.x_pt, word.y_pt)
    line.setFont(font, word.size_pt)
    width_pt = pdfmetrics.stringWidth(text.strip(), font, word.size_pt)
    line.setHorizScale(100 * word.width_pt / width_pt if width_pt else 100)
    line.setTextRenderMode(_INVISIBLE if is_invisible else 0)
    line.textOut(text)
    canvas.drawText(line)


def _lay(scan: pikepdf.Pdf, page: pikepdf.Page, text: pikepdf.Page, *, over: bool) -> None:
    """Moves the fonts and the instructions of a text page onto a scanned one."""
    page.Resources.Font = scan.copy_foreign(text.obj.Resources.Font)
    page.contents_add(b"q\n" + text.obj.Contents.read_bytes() + b"\nQ\n", prepend=not over)
