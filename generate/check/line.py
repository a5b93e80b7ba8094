"""A paragraph of a Word file as the linter sees it: what is printed, how it looks, where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generate.check.inheritance import Element, Form, Look
from generate.text_width import width_mm

_SHOWN = 48  # characters of a place's first words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of printed text of one look; `element` is its run."""

    text: str
    look: Look
    element: Element


@dataclass(frozen=True, slots=True)
class Spot:
    """The cell that a paragraph stands in, counted from 1. `width_mm` is the room for text, None where unknown."""

    table: int
    row: int
    column: int
    width_mm: float | None
    ruled: bool
    fixed: bool


@dataclass(frozen=True)
class Line:
    """One paragraph. `label` is what an automatic list prints before it; `shapes_mm` are lengths of horizontal lines
    that hang on it (None: unknown). `box` counts text boxes from 1."""

    number: int
    label: str
    pieces: tuple[Piece, ...]
    form: Form
    section: int
    element: Element
    spot: Spot | None = None
    box: int | None = None
    shapes_mm: tuple[float | None, ...] = ()

    @cached_property
    def raw(self) -> str:
        """The printed text with its tabs and breaks, without the list's label."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def text(self) -> str:
        """The printed text, label first, white space folded."""
        return folded(f"{self.label} {self.raw}")

    @property
    def container(self) -> tuple[str, int, int, int]:
        """Which cell, text box or the body it stands in."""
        if self.spot:
            return ("cell", self.spot.table, self.spot.row, self.spot.column)
        return ("box", self.box, 0, 0) if self.box else ("body", 0, 0, 0)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The stretches between tabs and breaks that print something."""
        return tuple(part for part in _cut(self) if part.text)

    @property
    def place(self) -> str:
        """Where, for people: "bảng 1, hàng 1, ô 2: “CỘNG HÒA…”"."""
        where = f"đoạn {self.number}"
        if self.spot:
            where = f"bảng {self.spot.table}, hàng {self.spot.row}, ô {self.spot.column}"
        elif self.box:
            where = f"hộp chữ {self.box}"
        return f"{where}: {quoted(self.text)}" if self.text else where


@dataclass(frozen=True)
class Part:
    """A stretch of a paragraph that stands by itself in print; `tabs` of its line are before it."""

    line: Line
    pieces: tuple[Piece, ...]
    tabs: int = 0
    label: str = ""

    @property
    def tabbed(self) -> bool:
        return self.tabs > 0

    @cached_property
    def text(self) -> str:
        return folded(self.label + " " + "".join(piece.text for piece in self.pieces))

    @property
    def align(self) -> str | None:
        """None where a tab places it: then nobody knows without laying out."""
        return None if self.tabbed else self.line.form.align

    @property
    def place(self) -> str:
        return self.line.place if len(self.line.parts) == 1 else f"{_where(self.line)}: {quoted(self.text)}"

    @property
    def width_mm(self) -> float:
        """As one printed line."""
        return sum(width_mm(piece.text, piece.look.size_pt, bold=piece.look.bold) for piece in self.pieces)


def _where(line: Line) -> str:
    return line.place.partition(":")[0]


def folded(text: str) -> str:
    """NFC with white space folded to one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def quoted(text: str) -> str:
    """The first words."""
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(' ', 1)[0] + '…'}”"


def inked(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces that print something at the line's own height."""
    return (piece for piece in pieces if piece.text.strip() and not piece.look.raised)


def is_capitals(text: str) -> bool:
    """Two letters or more, and no small one."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and not any(letter.islower() for letter in letters)


def _cut(line: Line) -> Iterator[Part]:
    held: list[Piece] = []
    tabs, label = 0, line.label
    for piece in line.pieces:
        rest = piece.text
        while True:
            at = next((n for n, sign in enumerate(rest) if sign in "\t\n\f"), None)
            if at is None:
                held += [replace(piece, text=rest)] if rest else []
                break
            held += [replace(piece, text=rest[:at])] if at else []
            yield Part(line, tuple(held), tabs, label)
            held, label = [], ""
            tabs, rest = tabs + 1 if rest[at] == "\t" else 0, rest[at + 1 :]
    yield Part(line, tuple(held), tabs, label)
