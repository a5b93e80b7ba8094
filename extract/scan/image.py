"""A page's picture made ready for recognition: rendered, coloured ink and paper taken off, turned upright, straight.

All arrays are grey pictures, rows x columns, uint8, 0 black to 255 white.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from extract.files.media import PICTURES, media_in
from extract.files.picture_file import open_picture
from extract.pdf.pdfium_page import PDFIUM
from extract.scan.placement import Placement
from model.errors import UnreadableFile

Grey = NDArray[np.uint8]

DOTS_PER_INCH = 300  # what Tesseract was trained on
MOST_PIXELS = 20_000_000  # an A3 page at 300 dpi has 17.4 million
_POINTS_PER_INCH = 72
_DARK = 128
_INK_SHARE = 0.0004  # of the pixels: less than a line of text on an A4 page is dust
_COLOURFUL = 60  # difference of channels from which ink is coloured; scanned black stays below 40
_MOST_SKEW_DEGREES = 5.0
_LEAST_SKEW_DEGREES = 0.08
_FAINT, _FULL_INK = 60, 20  # how dark the inside of strokes is: above the one it is faint, the other is good
_FULL_INK_PERCENT = 25  # of the dark pixels: the rest are the strokes' edges
_BLOCK, _FEW = 32, 4  # the paper's brightness is looked for in squares, at every fourth pixel
_SPECK_REACH, _SPECK_PIXELS = 4, 10  # a full stop at 300 dpi has 30 and more, the end of a hairline 15
_MAX_DEPTH, _MOST_PICTURES = 8, 100  # form XObjects in each other, pictures of a page that looks empty
_COARSE = 4  # skew and turning are seen well enough at a quarter of the resolution


@dataclass(frozen=True, slots=True)
class ScanImage:
    """An upright grey picture, its pixels per point, and how it lies on its page."""

    grey: Grey
    scale: float
    placement: Placement


class Pictures(Protocol):
    """Gives page `number` (from 1) as rows x columns x 3 (blue, green, red), and its pixels per point."""

    def picture(self, number: int) -> tuple[NDArray[np.uint8], float]: ...


@contextmanager
def rendered_pages(path: Path) -> Iterator[Pictures]:
    """Opens the PDF or the picture at `path` for rendering; UnreadableFile where that cannot be."""
    if media_in(path) in PICTURES:
        with open_picture(path) as pictures:
            yield pictures
        return
    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(path)
            document.init_forms()
    except pypdfium2.PdfiumError as err:
        raise UnreadableFile(f"{path.name}: không dựng được ảnh của trang; hãy xin lại tệp từ nơi gửi.") from err
    try:
        yield PageRenderer(document, path.name)
    finally:
        with PDFIUM:
            document.close()


@dataclass(frozen=True, slots=True)
class PageRenderer:
    _document: Any
    _name: str

    def picture(self, number: int) -> tuple[NDArray[np.uint8], float]:
        """Page `number` (from 1) as rows x columns x 3 and its pixels per point; annotations are drawn too.

        Raises UnreadableFile where the page, or a picture on it, is damaged.
        """
        try:
            with PDFIUM:
                page = self._document[number - 1]
                width, height = page.get_size()
                scale = min(DOTS_PER_INCH / _POINTS_PER_INCH, (MOST_PIXELS / (width * height)) ** 0.5)
                picture = page.render(scale=scale).to_numpy().copy()
                whole = picture.min() < 255 or _shows_its_pictures(page)
                page.close()
        except pypdfium2.PdfiumError as err:
            raise UnreadableFile("không dựng được ảnh của trang; hãy xin lại tệp từ nơi gửi.") from err
        if not whole:
            raise UnreadableFile("ảnh của trang bị hỏng; hãy quét lại trang hoặc xin lại tệp từ nơi gửi.")
        return picture, scale


def _shows_its_pictures(page: Any) -> bool:
    """False where PDFium leaves a damaged picture out, and the page looks empty."""
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_MAX_DEPTH)
    for picture in islice(pictures, _MOST_PICTURES):
        bitmap = pdfium.FPDFImageObj_GetBitmap(picture.raw)
        if not bitmap:
            return False
        pdfium.FPDFBitmap_Destroy(bitmap)
    return True


def has_ink(grey: Grey) -> bool:
    """Whether more than dust and the scanner's shadow at the edges is on the page."""
    height, width = grey.shape
    middle = grey[height // 25 : -height // 25, width // 25 : -width // 25]
    return bool((middle < _DARK).mean() > _INK_SHARE)


def without_colour(picture: NDArray[np.uint8]) -> Grey:
    """Black ink on white paper: red stamps and blue ink become as light as their strongest channel, and the paper,
    yellowed, blue or in shadow, becomes white.

    A page whose ink is mostly coloured keeps it: then it is the text itself.
    """
    if picture.ndim == 2:
        return _in_full_ink(_on_white(picture))
    blue, green, red = picture[..., 0], picture[..., 1], picture[..., 2]
    lightest = np.maximum(np.maximum(blue, green), red)
    darkest = np.minimum(np.minimum(blue, green), red)
    coloured = (lightest - darkest > _COLOURFUL) & (darkest < _DARK)
    if coloured.mean() > (darkest < _DARK).mean() / 2:
        return _in_full_ink(_on_white(darkest))
    lightest[coloured & (lightest > 110)] = 255
    return _in_full_ink(_on_white(lightest))


def _in_full_ink(grey: Grey) -> Grey:
    """Faint ink made as dark as that of a good print, so that hairlines and rules count as dark."""
    few = grey[_FEW // 2 :: _FEW, _FEW // 2 :: _FEW]
    dark = few[few < _DARK]
    ink = int(np.percentile(dark, _FULL_INK_PERCENT)) if dark.size > _FEW else 0
    if ink < _FAINT:
        return grey
    lift = ink - _FULL_INK
    levels = (np.arange(256) - lift).clip(0) * 255 // (255 - lift)
    full: Grey = levels.astype(np.uint8)[grey]
    return full


def _on_white(grey: Grey) -> Grey:
    """Divides by the paper's own brightness, taken as the lightest of each 32 x 32 block and smoothed."""
    height, width = grey.shape
    rows, columns = -(-height // _BLOCK), -(-width // _BLOCK)
    few = grey[_FEW // 2 :: _FEW, _FEW // 2 :: _FEW]
    side = _BLOCK // _FEW
    padded = np.pad(few, ((0, rows * side - few.shape[0]), (0, columns * side - few.shape[1])), mode="edge")
    blocks = padded.reshape(rows, side, columns, side).swapaxes(1, 2).reshape(rows, columns, -1)
    light = np.partition(blocks, -side, axis=2)[:, :, -side].astype(np.uint16)
    if light.min() > 235:
        return grey
    factor = (255 * 64 + light // 2) // np.maximum(light, 64)  # in 64ths, so that the product fits 16 bits
    smooth = Image.fromarray(np.minimum(factor, 255).astype(np.uint8))
    ground = np.asarray(smooth.resize((columns * _BLOCK, rows * _BLOCK), Image.Resampling.BILINEAR))
    whitened = np.multiply(grey, ground[:height, :width], dtype=np.uint16) >> 6
    white: Grey = np.minimum(whitened, 255).astype(np.uint8)
    return white


def without_specks(grey: Grey) -> Grey:
    """Dark dots too small for a full stop made white: alone, they turn `Trước` into `Trước.`"""
    dark = grey < 150
    around = _sums(_sums(dark.view(np.uint8)).T).T
    clean = grey.copy()
    clean[dark & (around <= _SPECK_PIXELS)] = 255
    return clean


def _sums(counts: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Each row with the four above and the four below added up."""
    padded = np.pad(counts, ((_SPECK_REACH, _SPECK_REACH), (0, 0)))
    two = padded[:-1] + padded[1:]
    four = two[:-2] + two[2:]
    eight = four[:-4] + four[4:]
    nine: NDArray[np.uint8] = eight[:-1] + padded[8:]
    return nine


def turned(grey: Grey, quarters: int) -> Grey:
    """Turned counter-clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(grey, quarters))


def straightened(grey: Grey) -> tuple[Grey, float]:
    """The picture with level lines, and the degrees it was turned by counter-clockwise."""
    degrees = _skew(grey)
    if abs(degrees) < _LEAST_SKEW_DEGREES:
        return grey, 0.0
    level = Image.fromarray(grey).rotate(degrees, Image.Resampling.BILINEAR, fillcolor=255)
    return np.asarray(level), degrees


def _skew(grey: Grey) -> float:
    """The angle at which rows of ink stand out most from the gaps between them (projection profiles), to 0.05
    degrees."""
    ys, xs = _ink_points(grey)
    if not len(xs):
        return 0.0
    coarse = max(np.arange(-_MOST_SKEW_DEGREES, _MOST_SKEW_DEGREES + 0.1, 0.25), key=lambda a: _levelness(xs, ys, a))
    fine = np.arange(coarse - 0.25, coarse + 0.26, 0.05)
    return float(max(fine, key=lambda angle: _levelness(xs, ys, angle)))


def _levelness(xs: NDArray[np.int64], ys: NDArray[np.int64], degrees: float) -> float:
    shifted = ys - xs * np.tan(np.radians(degrees))
    return _sharpness(np.bincount((shifted - shifted.min()).astype(np.int64)))


def _sharpness(profile: NDArray[np.int64]) -> float:
    return float(np.square(np.diff(profile)).sum())


def _ink_points(grey: Grey) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Row and column of each dark pixel at the coarse resolution, the edges' shadows and long rules left out."""
    height, width = grey.shape
    small = grey[: height // _COARSE * _COARSE : _COARSE, : width // _COARSE * _COARSE : _COARSE]
    dark = small < _DARK
    edge_y, edge_x = dark.shape[0] // 30, dark.shape[1] // 30
    dark[:edge_y], dark[-edge_y:], dark[:, :edge_x], dark[:, -edge_x:] = False, False, False, False
    ys, xs = np.nonzero(dark)
    return ys, xs
