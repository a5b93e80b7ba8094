"""How an office sets what it writes: sizes, margins, lines of tables, what stands at the edges of pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lines(StrEnum):
    """Which lines of a task table are drawn."""

    ALL = "all"
    HORIZONTAL = "horizontal"
    DOTTED_ROWS = "dotted rows"  # between rows; the frame and the columns are solid
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices of an office; those without are the committed samples'. Margins are top, right, bottom, left."""

    body_pt: float = 14
    table_pt: float = 13
    margins_mm: tuple[float, float, float, float] = (20, 15, 20, 30)
    line_spacing: float = 1.0
    first_line_mm: float = 12.7
    lines: Lines = Lines.ALL
    header_repeats: bool = True
    is_shaded: bool = False  # header and heading rows grey
    number: str = "Số: {}/{}"  # `Số: {} /{}` where a blank slips in
    letterhead_left_mm: float = 68
    running_head: str = ""  # stands on every page but the first
    running_foot: str = ""  # stands on every page; `{page}` and `{pages}` are counted
    footnotes: tuple[str, ...] = ()  # one under each of the first paragraphs that end a legal base or a requirement
