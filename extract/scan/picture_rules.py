"""Ruled tables of a scan with a good text layer: its words are there, but its lines are in the picture alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extract.page import Page
from extract.scan.image import Pictures, rendered_pages, straightened, without_colour
from extract.scan.lean import UPRIGHT, lean_of, set_upright
from extract.scan.placement import Placement
from extract.scan.rules import edges_of, find_rules
from extract.tables.ruled_table import grids_of, level_rules
from model.errors import UnreadableFile


def with_rules_of_picture(path: Path, pages: Sequence[Page]) -> Iterator[tuple[Page, Placement]]:
    """Those of the given pages of the PDF at `path` on whose picture a ruled table is seen: their own words on the
    upright picture, the tables as grids, and how the picture lies on the page.

    A page whose picture cannot be shown is left out: its words can be read without it.
    """
    with rendered_pages(path) as renderer:
        for page in pages:
            try:
                found = _ruled(renderer, page)
            except (UnreadableFile, MemoryError):
                continue
            if found:
                yield found


def _ruled(renderer: Pictures, page: Page) -> tuple[Page, Placement] | None:
    picture, scale = renderer.picture(page.number)
    level, skew = straightened(without_colour(picture))
    lean = lean_of(level, scale)
    if lean != UPRIGHT:
        level = set_upright(level, lean)
    edges = edges_of(find_rules(level, scale))
    placement = Placement(page.width_pt, page.height_pt, 0, skew, lean.turn, lean.fan * scale)
    moved = {id(word): replace(word, bbox_pt=placement.on_upright(word.bbox_pt)) for word in page.words}
    words = tuple(moved.values())
    if not (grids := grids_of(edges, words, page.number, page.width_pt)):
        return None
    margins = tuple(moved.get(id(word), word) for word in page.margin_words)
    return replace(page, words=words, grids=grids, rules=level_rules(edges, grids), margin_words=margins), placement
