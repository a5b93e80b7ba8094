"""Ink on paper: the round seal over a signature, the signature itself, the rubber stamp of a document's arrival."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFont

from evaluation.forms.legacy_fonts import serif
from evaluation.forms.placed_words import PlacedPage, PlacedWord

_RED, _BLUE = (205, 45, 60), (40, 60, 150)
_SEAL_RADIUS_PT = 51
"""18 mm, as Thông tư 07/2010/TT-BCA has it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture of a page; `scale` is its pixels per point."""

    picture: Image.Image
    page: PlacedPage
    scale: float

    def at(self, x_pt: float, y_pt: float) -> tuple[float, float]:
        """Pixels of a place in PDF user space."""
        return x_pt * self.scale, (self.page.height_pt - y_pt) * self.scale

    def inked(self, layer: Image.Image) -> Image.Image:
        """The picture with transparent ink over it: what is black stays black."""
        return ImageChops.multiply(self.picture, layer)


def signer_of(page: PlacedPage, name: str) -> PlacedWord | None:
    """The first word of the signer's name: bold, in the right half, below `Nơi nhận:`."""
    heads = [word.y_pt for word in page.words if word.text.startswith("nhận:")]
    found = [
        word
        for word in page.words
        if word.text.strip() == name.split(maxsplit=1)[0] and word.bold and word.x_pt > page.width_pt * 0.45
        if heads and word.y_pt < max(heads)
    ]
    return found[-1] if found else None


def sealed(sheet: Sheet, name: str) -> Image.Image:
    """A blue signature above the signer's name and a red seal over its left part, as the rules want it."""
    signer = signer_of(sheet.page, name)
    if signer is None:
        return sheet.picture
    layer = Image.new("RGB", sheet.picture.size, "white")
    _draw_signature(ImageDraw.Draw(layer), sheet, signer)
    seal = _seal(sheet.scale)
    x, y = sheet.at(signer.x_pt - 14, signer.y_pt + 31)
    layer.paste(seal, (round(x - seal.width / 2), round(y - seal.height / 2)), _mask(seal))
    return sheet.inked(layer)


def sealed_at_edge(sheet: Sheet) -> Image.Image:
    """A part of the seal on the right edge: it was pressed over the fanned edges of all sheets (dấu giáp lai)."""
    layer = Image.new("RGB", sheet.picture.size, "white")
    seal = _seal(sheet.scale)
    layer.paste(seal, (layer.width - seal.width // 4, layer.height // 2 - seal.height // 2), _mask(seal))
    return sheet.inked(layer)


def _draw_signature(pen: ImageDraw.ImageDraw, sheet: Sheet, signer: PlacedWord) -> None:
    points = []
    for step in range(160):
        turn = step / 160 * 9 * math.pi
        x_pt = signer.x_pt - 5 + step * 0.6 + 9 * math.cos(turn)
        y_pt = signer.y_pt + 34 + 15 * math.sin(turn) * math.cos(step / 50)
        points.append(sheet.at(x_pt, y_pt))
    pen.line(points, fill=_BLUE, width=max(round(1.3 * sheet.scale), 1), joint="curve")


def _mask(stamp: Image.Image) -> Image.Image:
    return stamp.convert("L").point(lambda level: 255 if level < 240 else 0)


def _seal(scale: float) -> Image.Image:
    side = round(2 * _SEAL_RADIUS_PT * scale)
    middle = side / 2
    seal = Image.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(seal)
    for share, width_pt in ((0.97, 2.2), (0.9, 0.8), (0.6, 0.8)):
        reach = middle * share
        box = (middle - reach, middle - reach, middle + reach, middle + reach)
        pen.ellipse(box, outline=_RED, width=max(round(width_pt * scale), 1))
    pen.polygon(_star(middle, middle * 0.26), fill=_RED)
    _write_around(seal, "ỦY BAN NHÂN DÂN", 9 * scale, below=False)
    _write_around(seal, "TỈNH ĐẮK NÔNG", 9 * scale, below=True)
    return seal


def _star(middle: float, reach: float) -> list[tuple[float, float]]:
    corners = []
    for corner in range(10):
        length = reach if corner % 2 == 0 else reach * 0.4
        turn = math.radians(36 * corner - 90)
        corners.append((middle + length * math.cos(turn), middle + length * math.sin(turn)))
    return corners


def _write_around(seal: Image.Image, words: str, size_px: float, *, below: bool) -> None:
    """Letters along the rim, around its highest or its lowest point, readable from left to right."""
    font = ImageFont.truetype(str(serif(bold=True)), max(round(size_px), 6))
    middle = seal.width / 2
    for index, letter in enumerate(words):
        degrees = (index - (len(words) - 1) / 2) * 9.5 * (-1 if below else 1)
        tile = Image.new("L", (round(size_px * 1.4),) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), letter, font=font, fill=255, anchor="mm")
        tile = tile.rotate(-degrees, resample=Image.Resampling.BICUBIC)
        turn = math.radians(degrees + (90 if below else -90))
        x, y = middle + 0.75 * middle * math.cos(turn), middle + 0.75 * middle * math.sin(turn)
        seal.paste(_RED, (round(x - tile.width / 2), round(y - tile.height / 2)), tile)


def arrived(sheet: Sheet, number: int, day: str) -> Image.Image:
    """The `ĐẾN` stamp in the upper left corner, a little slanted."""
    scale = sheet.scale
    stamp = Image.new("RGB", (round(140 * scale), round(44 * scale)), "white")
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((0, 0, stamp.width - 2, stamp.height - 2), outline=_RED, width=max(round(1.2 * scale), 1))
    small, large = (ImageFont.truetype(str(serif(bold=True)), round(size * scale)) for size in (8, 14))
    pen.text((70 * scale, 3 * scale), "TRƯỜNG TIỂU HỌC LÊ LỢI", font=small, fill=_RED, anchor="ma")
    pen.text((6 * scale, 18 * scale), "ĐẾN", font=large, fill=_RED)
    for line, text in enumerate((f"Số: {number}", f"Ngày: {day}", "Chuyển: ........")):
        pen.text((52 * scale, (14 + 9.5 * line) * scale), text, font=small, fill=_RED)
    slanted = stamp.rotate(2.5, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    layer = Image.new("RGB", sheet.picture.size, "white")
    layer.paste(slanted, (round(14 * scale), round(6 * scale)))
    return sheet.inked(layer)
