"""The same of a page from pdfplumber's own parser: slower, and right where PDFium's text is not what the page says."""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name

from extract.pdf.characters import Character, Edge, Face, Frame, Parsed, is_slanted

_ALIGNED_PT = 0.05
_MAX_FONTS = 500  # of one page


def parse_page(page: Any, frame: Frame) -> Parsed:
    """What stands on a pdfplumber `page`. pdfplumber measures from the media box, we from what is visible."""
    left, top = _origin(page, frame)
    faces: dict[str, Face] = {}
    read = [
        Character(
            raw["text"],
            float(raw["x0"]) - left,
            float(raw["top"]) - top,
            float(raw["x1"]) - left,
            float(raw["bottom"]) - top,
            float(raw["size"]),
            faces.setdefault(raw["fontname"], Face(raw["fontname"].rpartition("+")[2].lower())),
        )
        for raw in page.chars
        if raw["upright"]
    ]
    askew = [is_slanted(*raw["matrix"][:2]) for raw in page.chars if raw["upright"]]
    characters = [character for character, slanted in zip(read, askew, strict=True) if not slanted]
    edges = [
        Edge(
            float(raw["x0"]) - left,
            float(raw["top"]) - top,
            float(raw["x1"]) - left,
            float(raw["bottom"]) - top,
            upright=raw["orientation"] == "v",
        )
        for raw in page.edges
        if raw["orientation"]
        and min(raw["width"], raw["height"]) <= _ALIGNED_PT  # a slanted line counts as upright there
    ]
    image_area = sum(max(0.0, float(image["width"]) * float(image["height"])) for image in page.images)
    watermark = [character for character, slanted in zip(read, askew, strict=True) if slanted]
    return Parsed(characters, edges, image_area, watermark=watermark)


def frame_of(page: Any) -> Frame:
    """What is visible of a pdfplumber page: its crop box inside its media box (PDF 1.7, 14.11.2)."""
    media, crop = _sorted_box(page.page_obj.mediabox), _sorted_box(page.page_obj.cropbox)
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return Frame(*(box if box[0] < box[2] and box[1] < box[3] else media), page.rotation)


def _origin(page: Any, frame: Frame) -> tuple[float, float]:
    """Where the frame's top left stands in pdfplumber's coordinates.

    pdfplumber leaves x as in user space and turns y over by the media box's height alone. A turned page is measured in
    the turned media box, whose own corner pdfminer has already moved to the origin.
    """
    media = page.page_obj.mediabox
    box = Frame(*_sorted_box(media), frame.rotation)
    x, y = {
        0: (frame.left, frame.high),
        90: (frame.left, frame.low),
        180: (frame.right, frame.low),
        270: (frame.right, frame.high),
    }[frame.rotation]
    inner_left, inner_top = box.place(x, y)
    return inner_left + float(page.mediabox[0]), inner_top + float(page.mediabox[1])


def _sorted_box(box: Any) -> tuple[float, float, float, float]:
    """A PDF rectangle by its lower left and upper right corner, however it is written (PDF 1.7, 7.9.5)."""
    x0, y0, x1, y1 = map(float, box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def descents(page: Any) -> dict[str, float]:
    """Descents of the page's own fonts by their `Face.font`: negative shares of the font size.

    PDFium answers for a font without one (LibreOffice writes 0) with that of the letters that it has loaded so far.
    """
    fonts = resolve1((resolve1(page.page_obj.resources) or {}).get("Font")) or {}
    found = {}
    for reference in list(fonts.values())[:_MAX_FONTS]:
        font = resolve1(reference)
        if isinstance(font, dict) and "BaseFont" in font:
            inner = resolve1((resolve1(font.get("DescendantFonts")) or [font])[0])
            descriptor = resolve1(inner.get("FontDescriptor"))
            if isinstance(descriptor, dict):
                descent = resolve1(descriptor.get("Descent", 0))
                name = literal_name(resolve1(font["BaseFont"])).rpartition("+")[2].lower()
                found[name] = -abs(float(descent)) / 1000
    return found
