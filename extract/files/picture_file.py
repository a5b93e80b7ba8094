"""Opens a picture of a document (JPG, PNG, TIFF, BMP): each frame is a page that the picture fills."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from extract.files.received_file import content_of
from extract.page import Page
from model.directive import Doubt
from model.errors import LimitExceeded, UnreadableFile

MAX_PIXELS = 80_000_000  # of one frame: A3 at 600 dpi has 70 million, in colour 210 MB
MAX_FRAMES = 500
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "MPO")  # MPO: a phone's JPEG with a preview behind it
_DOTS_PER_INCH = 300  # what recognition works on; as for scanned PDFs
_MOST_RECOGNISED_PIXELS = 20_000_000
_POINTS_PER_INCH = 72
_A4_LONG_PT = 841.9
_LEAST_LONG_PT, _MOST_LONG_PT = 400.0, 1300.0  # A5's and A3's long side, about: else the dpi is not the paper's
_SIXTEEN_BITS = ("I;16", "I;16L", "I;16B", "I;16N")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """An opened picture: identity, and its frames as pages without words."""

    sha256: str
    size_bytes: int
    page_count: int
    doubts: tuple[Doubt, ...]
    _name: str
    _image: Any

    @property
    def has_pictures(self) -> bool:
        return True

    def pages(self) -> Iterator[Page]:
        """An empty page for each frame, as large as its dpi say or else as A4; LimitExceeded for too many pixels."""
        for number in range(1, self.page_count + 1):
            width, height, _ = self._size(number)
            yield Page(number, width, height, (), (), image_share=1.0)

    def picture(self, number: int) -> tuple[NDArray[np.uint8], float]:
        """Frame `number` (from 1) as rows x columns x 3 (blue, green, red), and its pixels per point.

        Raises UnreadableFile where the picture is damaged.
        """
        width, height, turned = self._size(number)
        scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, (_MOST_RECOGNISED_PIXELS / (width * height)) ** 0.5)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        with _intact(f"{self._name}, ảnh {number}"):
            shown = ImageOps.exif_transpose(_on_white(self._image)) if turned else _on_white(self._image)
            pixels = np.asarray(shown.resize(size, Image.Resampling.BICUBIC))
        return np.ascontiguousarray(pixels[..., ::-1]), scale

    def _size(self, number: int) -> tuple[float, float, bool]:
        """Width and height in points of the frame as shown, and whether its EXIF turns it; moves to the frame."""
        with _intact(f"{self._name}, ảnh {number}"):
            self._image.seek(number - 1)
            wide, high = self._image.size
            _require_few(wide * high, self._name)
            orientation = self._image.getexif().get(0x0112, 1)
        points = _points_per_pixel(self._image, max(wide, high))
        if orientation in (5, 6, 7, 8):  # Exif 2.32, 4.6.4: turned by a quarter
            wide, high = high, wide
        return wide * points, high * points, orientation not in (0, 1)


@contextmanager
def open_picture(path: Path) -> Iterator[PictureFile]:
    """Opens `path`; raises UnreadableFile for damaged or animated pictures, LimitExceeded for too many pixels."""
    content = content_of(path)
    with _intact(path.name):
        image = Image.open(io.BytesIO(content), formats=_FORMATS)
        _require_few(image.size[0] * image.size[1], path.name)
        frames = _frames(image, path.name)
    with image:
        yield PictureFile(hashlib.sha256(content).hexdigest(), len(content), frames, (), path.name, image)


def _frames(image: Any, name: str) -> int:
    """How many pages there are; only a TIFF has more than one."""
    frames = int(getattr(image, "n_frames", 1))
    if image.format != "TIFF":
        if frames > 1 and image.format == "PNG":
            raise UnreadableFile(f"{name}: là ảnh động, không phải trang văn bản; hãy gửi ảnh chụp hoặc PDF.")
        return 1
    if frames > MAX_FRAMES:
        raise LimitExceeded(f"{name}: {frames} ảnh trong một tệp, quá giới hạn {MAX_FRAMES}; hãy tách tệp.")
    return frames


def _require_few(pixels: int, name: str) -> None:
    if pixels > MAX_PIXELS:
        raise LimitExceeded(
            f"{name}: ảnh có {pixels // 1_000_000} triệu điểm, quá giới hạn {MAX_PIXELS // 1_000_000} triệu; "
            "hãy quét lại ở 300 dpi."
        )


def _points_per_pixel(image: Any, long_pixels: int) -> float:
    """By the dpi where they make a sheet of paper of the picture; a photo's 72 dpi do not."""
    try:
        dots = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):  # a hostile or empty resolution
        dots = 0.0
    points = _POINTS_PER_INCH / dots if dots > 0 else 0.0
    return points if _LEAST_LONG_PT <= long_pixels * points <= _MOST_LONG_PT else _A4_LONG_PT / long_pixels


def _on_white(image: Any) -> Any:
    """The picture in red, green and blue, whatever it was written in; what is transparent shows the paper."""
    if image.mode in _SIXTEEN_BITS or image.mode in ("I", "F"):
        return _eight_bits(image).convert("RGB")
    if image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
        picture = image.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture)
        paper.info.update(image.info)
        return paper.convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Any) -> Any:
    """Sixteen bits by their high byte; integers and floats of unknown range over what they span."""
    values = np.asarray(image).astype(np.float32)
    top = 65535.0 if image.mode in _SIXTEEN_BITS or values.max(initial=0.0) > 255 else 255.0
    return Image.fromarray(np.clip(values * (255.0 / top), 0, 255).astype(np.uint8))


@contextmanager
def _intact(where: str) -> Iterator[None]:
    """Turns whatever Pillow throws at damaged bytes into one error that says where."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which is none of ours
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (LimitExceeded, UnreadableFile):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as err:
        raise LimitExceeded(f"{where}: ảnh quá lớn; hãy quét lại ở 300 dpi.") from err
    except Exception as err:  # Pillow raises anything from SyntaxError to struct.error on damaged bytes
        raise UnreadableFile(f"{where}: ảnh bị hỏng, không đọc được; hãy chụp hoặc quét lại.") from err
