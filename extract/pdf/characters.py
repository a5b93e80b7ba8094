"""The characters of a page as both parsers give them, and the page as a frame to measure them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

HYPHEN = "\ufffe"  # what PDFium gives for a hyphen at a line's end, be it hard, soft or a legacy letter at its code

_SLANT = 0.18  # rise of a line over its run: 10 degrees, more than a scanner's text layer is askew


@dataclass(frozen=True, eq=False)  # compared by identity, which is quick; without slots: every word asks it
class Face:
    """A font as the PDF names it, without its subset's prefix, in lower case: `timesnewromanps-boldmt`."""

    font: str

    @cached_property
    def bold(self) -> bool:
        return "bold" in self.font or "black" in self.font

    @cached_property
    def italic(self) -> bool:
        return "italic" in self.font or "oblique" in self.font


class Character(NamedTuple):
    """One upright character. Its box, in points from the page's top left, is its advance wide and its font size high.

    `size_pt` is the font's size as printed. `text` may be a blank, what a legacy encoding calls a letter, or HYPHEN.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size_pt: float
    face: Face


class Edge(NamedTuple):
    """A ruled line, or a side of a ruled box, in points from the page's top left: `upright` or level."""

    x0: float
    top: float
    x1: float
    bottom: float
    upright: bool


def is_slanted(a: float, b: float) -> bool:
    """Whether text with the matrix [a b c d e f] (PDF 1.7, 9.4.4) climbs or falls across the page, to the right."""
    return abs(b) > _SLANT * abs(a)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in PDF user space (PDF 1.7, 7.7.3.3: CropBox) and its clockwise rotation."""

    left: float
    low: float
    right: float
    high: float
    rotation: int = 0

    @property
    def width_pt(self) -> float:
        return self.high - self.low if self.rotation % 180 else self.right - self.left

    @property
    def height_pt(self) -> float:
        return self.right - self.left if self.rotation % 180 else self.high - self.low

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as the reader of the page sees it: from the left and from the top."""
        if self.rotation == 90:
            return y - self.low, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.low
        if self.rotation == 270:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def in_user_space(self, x: float, y: float) -> tuple[float, float]:
        """A point as the reader sees it where user space has it: the way back of `place`."""
        if self.rotation == 90:
            return self.left + y, self.low + x
        if self.rotation == 180:
            return self.right - x, self.low + y
        if self.rotation == 270:
            return self.right - y, self.high - x
        return self.left + x, self.high - y


@dataclass(frozen=True, slots=True)
class Parsed:
    """What stands on a page: its upright characters, its ruled edges, and the area of its images in square points.

    `stamped` are characters that annotations draw over the page and its blanks, and coloured ones where one of them may
    be an arrival stamp: they make words of their own.
    `watermark` are those that run slanted over the page or are large and pale.
    """

    characters: list[Character]
    edges: list[Edge]
    image_area: float
    stamped: list[Character] = field(default_factory=list)
    watermark: list[Character] = field(default_factory=list)
