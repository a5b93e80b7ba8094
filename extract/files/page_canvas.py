"""Pages as people see them, one after the other: rendered, scanned, or drawn from the words of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from extract.files.media import PICTURES, Media, media_in
from extract.files.opened_file import open_file
from extract.files.picture_file import open_picture
from extract.page import Page
from extract.pdf.pdfium_page import PDFIUM

_SCALE = 110 / 72  # pixels a point
_MOST_PIXELS = 8_000_000  # of one page's picture
_NO_LETTER = "\uffff"  # drawn as whatever the font draws for letters that it does not have
_RULE = (150, 150, 150)
_SERIF = ("times.ttf", "Times New Roman.ttf", "LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf")
SANS = ("arial.ttf", "Arial.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf", "NotoSans-Regular.ttf")


def page_canvases(path: Path) -> Iterator[tuple[Image.Image, float]]:
    """Each page as a picture in colour, and its pixels per point."""
    media = media_in(path)
    if media is Media.PDF:
        yield from _rendered(path)
    elif media in PICTURES:
        with open_picture(path) as file:
            for page in file.pages():
                pixels, _ = file.picture(page.number)
                scale = _scale(page.width_pt, page.height_pt)
                shown = Image.fromarray(pixels[..., ::-1].copy())
                yield shown.resize(_size(page.width_pt, page.height_pt, scale)), scale
    else:
        with open_file(path) as virtual:
            for page in virtual.pages():
                yield _drawn(page)


def _rendered(path: Path) -> Iterator[tuple[Image.Image, float]]:
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        document.init_forms()
        count = len(document)
    try:
        for index in range(count):
            with PDFIUM:
                page = document[index]
                scale = _scale(*page.get_size())
                picture = page.render(scale=scale).to_pil().convert("RGB")
                page.close()
            yield picture, scale
    finally:
        with PDFIUM:
            document.close()


def _drawn(page: Page) -> tuple[Image.Image, float]:
    """A virtual page: its words where they were laid out, its tables' cells as boxes."""
    scale = _scale(page.width_pt, page.height_pt)
    picture = Image.new("RGB", _size(page.width_pt, page.height_pt, scale), "white")
    pen = ImageDraw.Draw(picture)
    for cell in (cell for grid in page.grids for cell in grid.cells):
        box = cell.bbox_pt
        pen.rectangle([box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale], outline=_RULE)
    for word in page.words:
        size = word.size_pt * scale
        wide = font(_SERIF, round(size)).getlength(word.text)
        room = (word.bbox_pt.x1 - word.bbox_pt.x0) * scale
        face = font(_SERIF, max(round(size * min(1.0, room / wide)), 4)) if wide else font(_SERIF, round(size))
        pen.text((word.bbox_pt.x0 * scale, word.bbox_pt.bottom * scale), word.text, "black", face, anchor="ld")
    return picture, scale


@cache
def font(names: tuple[str, ...], size: int) -> Any:
    """The first of these fonts that the system has and that knows Vietnamese, else Pillow's own."""
    for name in names:
        try:
            found = ImageFont.truetype(name, max(size, 4))
        except OSError:
            continue
        if bytes(found.getmask("Ệ")) != bytes(found.getmask(_NO_LETTER)):
            return found
    return ImageFont.load_default(max(size, 4))


def _scale(width_pt: float, height_pt: float) -> float:
    fitting: float = (_MOST_PIXELS / max(width_pt * height_pt, 1.0)) ** 0.5
    return min(_SCALE, fitting)


def _size(width_pt: float, height_pt: float, scale: float) -> tuple[int, int]:
    return max(1, round(width_pt * scale)), max(1, round(height_pt * scale))
