"""Recognised words that are to be laid over a page."""

from __future__ import annotations

from dataclasses import dataclass

from extract.page import Word
from extract.scan.placement import Placement


@dataclass(frozen=True, slots=True)
class TextOverlay:
    """The recognised words of page `number` (from 1), with boxes on its upright picture.

    `replaces` says that they stand for a layer of text that is garbage.
    """

    number: int
    words: tuple[Word, ...]
    placement: Placement
    replaces: bool = False
