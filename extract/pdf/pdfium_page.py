"""Characters, ruled edges and images of a page from PDFium's objects: the fast way to read a page.

PDFium (pypdfium2's raw API, `fpdf_text.h`, `fpdf_edit.h`) is called a few times a character and not thread-safe: every
call in this house happens while `PDFIUM` is held.
"""

from __future__ import annotations

import re
import threading
from array import array
from collections.abc import Callable, Mapping
from ctypes import CFUNCTYPE, c_char, c_double, c_float, c_int, c_uint, c_void_p, cast
from enum import Enum, auto
from itertools import groupby, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extract.pdf.characters import Character, Face, Frame, Parsed, is_slanted
from extract.pdf.pdfium_shapes import shapes_of

PDFIUM = threading.RLock()

_MAX_ANNOTATIONS = 500  # of the first page

_LARGE_PT = 17.0  # no letter of a text is larger
_PALE, _WHITE = 140, 250  # of 255
_COLOURED = 90  # between the strongest and the weakest of red, green and blue
_ARRIVED = re.compile(r"ĐẾN|\b(?:Số|Ngày) đến\b")

_STACKING = "vni"  # fonts that print marks back over the letter before: boxes with ink would turn their order

# Called for each character or text object: plain addresses are quicker than the bound functions' pointer objects, can
# be compared, and leave no cycles behind, as `cast` does and every new type of a ctypes array.
_text_object = CFUNCTYPE(c_void_p, c_void_p, c_int)(cast(pdfium.FPDFText_GetTextObject, c_void_p).value or 0)
_loose_box = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(cast(pdfium.FPDFText_GetLooseCharBox, c_void_p).value or 0)
_get_text = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_void_p)(cast(pdfium.FPDFText_GetText, c_void_p).value or 0)
_font_of = CFUNCTYPE(c_void_p, c_void_p)(cast(pdfium.FPDFTextObj_GetFont, c_void_p).value or 0)
_FontName = c_char * 256

_BOX_BYTES = 16  # FS_RECTF: left, top, right, bottom
_new = tuple.__new__  # what Character() comes down to, at half the time

_Point = tuple[float, float]


def parse_page(page: Any, frame: Frame, descents: Mapping[str, float]) -> Parsed | None:
    """What stands on a pypdfium2 `page`, or None where PDFium's text is not what the page says.

    `descents` are those of the page's fonts by `Face.font`; for others PDFium's own is taken.
    That is so on rotated pages (PDFium gives no advance of turned letters) and where characters have no Unicode.
    """
    if frame.rotation:
        return None
    found = _characters(page.raw, frame, descents)
    if found is None:
        return None
    edges, image_area = shapes_of(page.raw, frame)
    return Parsed(found.text, edges, image_area, found.coloured, found.watermark)


def stamped_characters(page: Any, reload: Callable[[], Any], known: Parsed, frame: Frame) -> list[Character]:
    """The characters that a page's annotations draw over what is `known` of it.

    E-offices stamp the number and the day as signature fields: their text stands in appearance streams, which PDFium's
    text pages leave out until they are made part of the page (in memory only) and the page is given by `reload` again.
    Raises PdfiumError where it cannot be.
    """
    if not 0 < pdfium.FPDFPage_GetAnnotCount(page.raw) <= _MAX_ANNOTATIONS:
        return []
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return []
    flat = reload()
    try:
        found = _characters(flat.raw, frame, {}, apart=bool(known.stamped))
    finally:
        flat.close()
    if found is None or any(one.text != other.text for one, other in zip(found.text, known.characters, strict=False)):
        return []
    return found.text[len(known.characters) :] + found.coloured[len(known.stamped) :]  # they are behind all else


class _Turn(Enum):
    NONE = auto()
    SLANTED = auto()
    OTHER = auto()  # up or down, or mirrored


class _Characters(NamedTuple):
    text: list[Character]
    watermark: list[Character]
    coloured: list[Character]


def _characters(
    page: Any, frame: Frame, descents: Mapping[str, float], *, apart: bool | None = None
) -> _Characters | None:
    """The page's characters; those of its coloured text `apart`, by itself where the text names an arrival stamp."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return None
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        text = _text(_address(text_page), count)
        if text is None:
            return None
        apart = _ARRIVED.search(text) is not None if apart is None else apart
        return _boxed(text_page, text, frame, descents, apart=apart)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _text(page_at: int, count: int) -> str | None:
    """One UTF-16 unit a character index; None where they are not one to one or not all known."""
    if count == 0:  # a picture; what annotations stamp on it is still to come
        return ""
    buffer = array("H", bytes(2 * (count + 1)))
    written = _get_text(page_at, 0, count, buffer.buffer_info()[0])
    if written != count + 1:
        return None
    return buffer[:count].tobytes().decode("utf-16-le", "surrogatepass")


def _boxed(
    text_page: Any, text: str, frame: Frame, descents: Mapping[str, float], *, apart: bool
) -> _Characters | None:
    """The characters with their boxes, text object by text object; None where PDFium does not know the boxes.

    Those that PDFium adds itself (line ends, and blanks where the page leaves a gap) belong to no text object.
    """
    page_at = _address(text_page)
    sides = _sides(page_at, len(text), frame.left)
    if sides is None:
        return None
    lefts, rights = sides
    found: list[Character] = []
    watermark: list[Character] = []
    coloured: list[Character] = []
    into: list[Character] | None = None  # where the run's characters go
    run: int | None = None
    size, top, bottom, face = 0.0, 0.0, 0.0, Face("")
    faces: dict[int, tuple[Face, float]] = {}
    stop = 0
    for item, indices in groupby(map(_text_object, repeat(page_at), range(len(text)))):
        start, stop = stop, stop + len(tuple(indices))
        first = start
        if item and item != run:
            run, first = item, start + 1
            face, descent = _face(item, faces, descents)
            size, turn = _size(text_page, start)
            text_or_stamp = coloured if apart and _is_coloured(item) else found
            aside = turn is _Turn.SLANTED or (size >= _LARGE_PT and _is_pale(item))
            into = None if turn is _Turn.OTHER else watermark if aside else text_or_stamp
            bottom = frame.high - _origin(text_page, start)[1] - descent * size
            top = bottom - size
        if item and into is not None:
            if face.font.startswith(_STACKING):
                lefts[start:stop] = [_origin(text_page, index)[0] - frame.left for index in range(start, stop)]
            for index in range(first, stop):
                if text[index] == " ":  # at the end of the one before: its width says nothing
                    lefts[index] = rights[index] = rights[index - 1] if index > start else into[-1].x1
            columns = lefts[start:stop], repeat(top), rights[start:stop], repeat(bottom), repeat(size), repeat(face)
            into.extend(map(_new, repeat(Character), zip(text[start:stop], *columns, strict=False)))
        elif into and not item:
            end = into[-1].x1
            into.extend([Character(" ", end, into[-1].top, end, bottom, size, face)] * text.count(" ", start, stop))
    return _Characters(found, watermark, coloured)


def _sides(page_at: int, count: int, left: float) -> tuple[list[float], list[float]] | None:
    """Where each character begins and ends, from `left`."""
    boxes = array("f", bytes(_BOX_BYTES * count))
    begin = boxes.buffer_info()[0]
    places = range(begin, begin + _BOX_BYTES * count, _BOX_BYTES)
    if not all(map(_loose_box, repeat(page_at), range(count), places)):
        return None
    lefts, rights = boxes[0::4].tolist(), boxes[2::4].tolist()
    if left:
        lefts, rights = [x - left for x in lefts], [x - left for x in rights]
    return lefts, rights


def _size(text_page: Any, index: int) -> tuple[float, _Turn]:
    """The printed font size, and how the text runs."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    upright = matrix.a * matrix.d > 0 and matrix.b * matrix.c <= 0
    turn = _Turn.OTHER if not upright else _Turn.SLANTED if is_slanted(matrix.a, matrix.b) else _Turn.NONE
    return float(pdfium.FPDFText_GetFontSize(text_page, index)) * abs(matrix.d), turn


def _is_pale(item: int) -> bool:
    """Whether a text object is filled with a light grey or lets the paper shine through."""
    *colour, alpha = _fill(item)
    grey = min(colour) > _PALE and max(colour) < _WHITE  # white letters stand on the dark ground of a header's cell
    return grey or alpha < _PALE


def _is_coloured(item: int) -> bool:
    *colour, _ = _fill(item)
    return max(colour) - min(colour) > _COLOURED


def _fill(item: int) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity of a text object, 0 to 255; black where that is not known."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(cast(item, pdfium.FPDF_PAGEOBJECT), red, green, blue, alpha)
    return (red.value, green.value, blue.value, alpha.value) if known else (0, 0, 0, 255)


def _origin(text_page: Any, index: int) -> _Point:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return x.value, y.value


def _face(item: int, faces: dict[int, tuple[Face, float]], descents: Mapping[str, float]) -> tuple[Face, float]:
    """The face of a text object and its font's descent, a negative share of the font size."""
    key = _font_of(item) or 0
    if key not in faces:
        font, buffer, descent = cast(key, pdfium.FPDF_FONT), _FontName(), c_float()
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        pdfium.FPDFFont_GetDescent(font, 1000.0, descent)
        name = buffer.value.decode("utf-8", "replace").rpartition("+")[2].lower()
        faces[key] = Face(name), descents.get(name, -abs(descent.value) / 1000)
    return faces[key]


def _address(handle: Any) -> int:
    return cast(handle, c_void_p).value or 0
