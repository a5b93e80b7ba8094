"""Scans printed PDFs as an office does: pictures, slanted, noisy, stamped in red; no text layer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw

_POINTS_PER_INCH = 72
_RED = (215, 40, 50)


@dataclass(frozen=True)
class Scanner:
    """How the scan looks. `stamp` is drawn over the signer's name where the print has `Nơi nhận`."""

    skew_degrees: float = 0.7
    noise: float = 8.0
    dots_per_inch: int = 200
    stamp: bool = True
    quarters: int = 0

    def scan(self, printed: Path, target: Path, pages: tuple[int, ...] | None = None) -> Path:
        """Writes `target`, a PDF of pictures of the pages (from 1; all without) of `printed`."""
        document = pypdfium2.PdfDocument(printed)
        try:
            numbers = pages or range(1, len(document) + 1)
            pictures = [self._picture(document[number - 1], number) for number in numbers]
        finally:
            document.close()
        pictures[0].save(
            target, "PDF", save_all=True, append_images=pictures[1:], resolution=self.dots_per_inch, quality=75
        )
        return target

    def _picture(self, page: pypdfium2.PdfPage, number: int) -> Image.Image:
        picture = page.render(scale=self.dots_per_inch / _POINTS_PER_INCH).to_pil().convert("RGB")
        if self.stamp:
            picture = self._stamped(picture, page)
        slant = self.skew_degrees if number % 2 else -self.skew_degrees
        slanted = picture.rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor="white")
        chance = np.random.default_rng(number)
        paper = np.asarray(slanted) * 0.94 + 8.0
        paper += chance.normal(0, self.noise, paper.shape[:2])[..., None]
        paper[chance.random(paper.shape[:2]) < 0.0004] = 40
        noisy = Image.fromarray(paper.clip(0, 255).astype(np.uint8))
        return noisy.rotate(90 * self.quarters, expand=True)

    def _stamped(self, picture: Image.Image, page: pypdfium2.PdfPage) -> Image.Image:
        text = page.get_textpage()
        found = text.search("Nơi nhận").get_next()
        if found is None:
            return picture
        scale = self.dots_per_inch / _POINTS_PER_INCH
        middle_x, middle_y = picture.width * 0.66, picture.height - (text.get_charbox(found[0])[1] - 60) * scale
        layer = Image.new("RGB", picture.size, "white")
        pen = ImageDraw.Draw(layer)
        for radius, width in ((18 / 25.4, 5), (12 / 25.4, 2)):
            reach = radius * self.dots_per_inch
            box = (middle_x - reach, middle_y - reach, middle_x + reach, middle_y + reach)
            pen.ellipse(box, outline=_RED, width=width)
        return ImageChops.multiply(picture, layer)
