"""Scans prints as offices do: pictures of pages, slanted, noisy, tinted, turned, stamped; no text layer."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import numpy as np
import pikepdf
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from evaluation.case import Case
from evaluation.forms.ink import Sheet, arrived, sealed, sealed_at_edge
from evaluation.forms.placed_words import PlacedPage, placed_pages

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Scanner:
    """One way of scanning. `turns` are quarter turns counter-clockwise of single pages (0 stands for all others)."""

    dots_per_inch: int = 300
    skew_degrees: float = 0.0
    noise: float = 2.0
    specks: float = 0.0
    paper: tuple[int, int, int] = (252, 252, 250)
    ink: float = 1.0  # 1 is black, 0 the paper
    colours: Literal["colour", "grey", "black"] = "colour"
    quality: int = 80
    blur_px: float = 0.0
    is_sealed: bool = True
    has_arrived: bool = False
    is_sealed_at_edge: bool = False
    has_dark_edges: bool = False
    is_photo: bool = False
    turns: Mapping[int, int] = field(default_factory=dict)

    def __call__(self, source: Path, target: Path, case: Case) -> None:
        """Writes `target`: every page of `source` as a picture."""
        self.scan(source, target, case)

    def scan(self, source: Path, target: Path, case: Case, pages: frozenset[int] | None = None) -> None:
        """Writes `target`: the pages numbered (from 1; all without) as pictures, the others as they are."""
        placed = placed_pages(source)
        document = pypdfium2.PdfDocument(source)
        document.init_forms()
        try:
            with pikepdf.open(source) as pdf:
                for number, page in enumerate(placed, start=1):
                    if pages is None or number in pages:
                        picture = self.picture(document[number - 1], page, number, case)
                        _replace(pdf, number - 1, picture, self)
                pdf.remove_unreferenced_resources()
                pdf.save(target, deterministic_id=True)
        finally:
            document.close()

    def picture(self, page: pypdfium2.PdfPage, placed: PlacedPage, number: int, case: Case) -> Image.Image:
        """The picture of one page."""
        scale = self.dots_per_inch / _POINTS_PER_INCH
        picture = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
        picture = self._faded(picture)
        if self.is_sealed and case.metadata["signer.name"]:
            picture = sealed(Sheet(picture, placed, scale), case.metadata["signer.name"])
        if self.has_arrived and number == 1:
            issued = case.metadata["issued_on"]
            day = date.fromisoformat(issued) + timedelta(days=3) if issued else date(2024, 3, 1)
            picture = arrived(Sheet(picture, placed, scale), 214, f"{day:%d/%m/%Y}")
        if self.is_sealed_at_edge:
            picture = sealed_at_edge(Sheet(picture, placed, scale))
        slant = self.skew_degrees if number % 2 else -0.7 * self.skew_degrees
        if slant:
            picture = picture.rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor="white")
        picture = self._on_paper(picture, number)
        turns = self.turns.get(number, self.turns.get(0, 0))
        return picture.rotate(90 * turns, expand=True) if turns else picture

    def _faded(self, picture: Image.Image) -> Image.Image:
        if self.ink == 1:
            return picture
        return picture.point([round(255 - (255 - level) * self.ink) for level in range(256)] * 3)

    def _on_paper(self, picture: Image.Image, number: int) -> Image.Image:
        chance = np.random.default_rng(number)
        if self.blur_px:
            picture = picture.filter(ImageFilter.GaussianBlur(self.blur_px))
        if self.has_dark_edges:
            _darken_edges(picture, self.dots_per_inch)
        if self.is_photo:
            picture = _photographed(picture)
        levels: NDArray[np.float32] = np.array(picture, dtype=np.float32)
        levels *= np.array(self.paper, np.float32) / 255
        if self.is_photo:
            levels *= _light(levels.shape[0], levels.shape[1])
        levels += chance.normal(0, self.noise, levels.shape[:2]).astype(np.float32)[..., None]
        if self.specks:
            levels[chance.random(levels.shape[:2]) < self.specks] = 50
        paper = Image.fromarray(levels.clip(0, 255).astype(np.uint8))
        if self.colours == "colour":
            return paper
        grey = paper.convert("L")
        return grey if self.colours == "grey" else grey.point(lambda level: 255 if level > 190 else 0).convert("1")


def _darken_edges(picture: Image.Image, dots_per_inch: int) -> None:
    """A photocopier's: the lid stood open at the right and below, and the sheet had been punched."""
    pen = ImageDraw.Draw(picture)
    width, height = picture.size
    strip = round(dots_per_inch * 0.16)
    pen.polygon([(width - strip, 0), (width, 0), (width, height), (width - strip // 3, height)], fill=(20, 20, 20))
    pen.rectangle((0, height - strip // 2, width, height), fill=(20, 20, 20))
    for share in (0.37, 0.63):
        x, y, reach = dots_per_inch * 0.45, height * share, dots_per_inch * 0.11
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=(25, 25, 25))


def _photographed(picture: Image.Image) -> Image.Image:
    """Taken by a phone held a little askew: the far edge is shorter, a desk shows around the sheet."""
    width, height = picture.size
    desk = Image.new("RGB", (round(width * 1.06), round(height * 1.05)), (96, 84, 72))
    desk.paste(picture, (round(width * 0.03), round(height * 0.025)))
    wide, tall = desk.size
    corners = (-0.015 * wide, -0.004 * tall, 0, tall, wide, tall * 1.004, wide * 1.012, 0)
    return desk.transform(desk.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=(96, 84, 72))


def _light(height: int, width: int) -> NDArray[np.float32]:
    """A lamp at the upper left, the shadow of a hand at the lower right."""
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    return (1.0 - 0.22 * down * across - 0.10 * across)[..., None].astype(np.float32)


def _replace(pdf: pikepdf.Pdf, index: int, picture: Image.Image, scanner: Scanner) -> None:
    """Puts a page that is nothing but the picture in the place of another."""
    width_pt, height_pt = (side * _POINTS_PER_INCH / scanner.dots_per_inch for side in picture.size)
    image = _image(pdf, picture, scanner.quality)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, round(width_pt, 2), round(height_pt, 2)],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image)),
        Contents=pdf.make_stream(f"q {width_pt:.2f} 0 0 {height_pt:.2f} 0 0 cm /Im0 Do Q".encode()),
    )
    pdf.pages[index] = pikepdf.Page(pdf.make_indirect(page))


def _image(pdf: pikepdf.Pdf, picture: Image.Image, quality: int) -> pikepdf.Stream:
    if picture.mode == "1":
        bits = np.packbits(np.asarray(picture), axis=1)
        image = pdf.make_stream(zlib.compress(bits.tobytes()))
        image.Filter, image.ColorSpace, image.BitsPerComponent = pikepdf.Name.FlateDecode, pikepdf.Name.DeviceGray, 1
    else:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=quality)
        image = pdf.make_stream(file.getvalue())
        colours = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
        image.Filter, image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DCTDecode, colours, 8
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = picture.size
    return image
