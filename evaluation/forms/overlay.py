"""Something drawn over or under the pages of a print, as e-offices and printers' drivers add it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from evaluation.forms.legacy_fonts import Face, registered
from evaluation.forms.placed_words import PlacedPage, placed_pages

Drawing = Callable[[Canvas, PlacedPage, int], None]
"""Draws on one page; pages count from 1."""


def draw_on_pages(source: Path, target: Path, drawing: Drawing, *, under: bool = False) -> None:
    """Writes `target`: `source` with what `drawing` draws, each page's as one form XObject."""
    pages = placed_pages(source)
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((page.width_pt, page.height_pt))
        drawing(canvas, page, number)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(source) as plain, pikepdf.open(file) as drawn:
        for old, new in zip(plain.pages, drawn.pages, strict=True):
            if len(pikepdf.parse_content_stream(new)) > 2:
                whole = pikepdf.Rectangle(old.mediabox)
                (old.add_underlay if under else old.add_overlay)(new, whole)
        plain.save(target, deterministic_id=True)


def add_page(source: Path, target: Path, drawing: Callable[[Canvas], None]) -> None:
    """Writes `target`: `source` and one more A4 page."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True, pagesize=(595.3, 841.9))
    drawing(canvas)
    canvas.save()
    with pikepdf.open(source) as plain, pikepdf.open(file) as drawn:
        plain.pages.extend(drawn.pages)
        plain.save(target, deterministic_id=True)


def write(canvas: Canvas, at: tuple[float, float], text: str, *, size_pt: float = 9, bold: bool = False) -> None:
    """A line of text from a point on its base line."""
    canvas.setFont(registered(Face("TimesNewRoman", "unicode", bold)), size_pt)
    canvas.drawString(*at, text)


def write_centred(
    canvas: Canvas, at: tuple[float, float], text: str, *, size_pt: float = 9, bold: bool = False
) -> None:
    """A line of text around the middle of its base line."""
    canvas.setFont(registered(Face("TimesNewRoman", "unicode", bold)), size_pt)
    canvas.drawCentredString(*at, text)
