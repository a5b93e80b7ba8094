"""A copy of a scanned PDF with the recognised words over its pages, invisible: it can be searched and copied from.

The pages' pictures stay as they are; what another OCR has laid there and is garbage goes. Equal files
and words give equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, sin
from pathlib import Path

import pikepdf
from pikepdf import Name

from extract.page import Word
from extract.pdf.characters import Frame
from extract.pdf.glyphless_font import WIDTH_EM, glyphless_font
from extract.pdf.hidden_text import remove_hidden_text
from extract.pdf.text_overlay import TextOverlay
from extract.scan.placement import Placement
from model.errors import UnreadableFile

_FONT = Name("/VanthuOCR")


def write_searchable(source: Path, overlays: Sequence[TextOverlay], target: Path) -> None:
    """Writes to `target` the PDF at `source` with the words over its pages; UnreadableFile where it is too damaged."""
    try:
        _write(source, overlays, target)
    except pikepdf.PdfError as err:
        raise UnreadableFile(f"{source.name}: PDF hỏng nên không làm được bản tìm kiếm; bản gốc vẫn còn.") from err


def _write(source: Path, overlays: Sequence[TextOverlay], target: Path) -> None:
    with pikepdf.open(source) as pdf:
        font = glyphless_font(pdf)
        for overlay in overlays:
            page = pdf.pages[overlay.number - 1]
            if overlay.replaces:
                remove_hidden_text(pdf, page)
            page.add_resource(font, Name.Font, name=_FONT)
            page.contents_add(b"q", prepend=True)  # whatever the page leaves open ends before our words
            page.contents_add(b"Q " + _content(overlay, _frame(page)))
        pdf.save(target, deterministic_id=True)


def _frame(page: pikepdf.Page) -> Frame:
    media, crop = ([float(side) for side in box] for box in (page.mediabox, page.cropbox))
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return Frame(*box, int(page.obj.get("/Rotate", 0)) % 360)


def _content(overlay: TextOverlay, frame: Frame) -> bytes:
    """Text operators (PDF 1.7, 9.3 and 9.4): rendering mode 3 is neither filled nor stroked."""
    words = (_word(word, overlay.placement, frame) for word in overlay.words)
    return b"\n".join((b"q BT 3 Tr", *words, b"ET Q"))


def _word(word: Word, placement: Placement, frame: Frame) -> bytes:
    """The word along the foot of its box, stretched to its width; a blank behind it parts it from the next."""
    box = word.bbox_pt
    feet = [(box.x0, box.bottom), (box.x1, box.bottom), (box.x0, box.top)]
    (x0, y0), (x1, y1), (x2, y2) = (frame.in_user_space(*placement.shown(x, y)) for x, y in feet)
    size, width, angle = hypot(x2 - x0, y2 - y0), hypot(x1 - x0, y1 - y0), atan2(y1 - y0, x1 - x0)
    code = word.text.encode("utf-16-be")
    stretch = 100 * width / (len(code) / 2 * WIDTH_EM * size) if size else 100.0
    turn = f"{cos(angle):.5f} {sin(angle):.5f} {-sin(angle):.5f} {cos(angle):.5f} {x0:.2f} {y0:.2f} Tm"
    return f"{_FONT} {size:.2f} Tf {stretch:.2f} Tz {turn} <{code.hex()}0020> Tj".encode("ascii")
