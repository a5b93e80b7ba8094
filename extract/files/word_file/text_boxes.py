"""Text boxes in drawings, each once, and where they stand.

Source: ECMA-376 Part 1, 20.4.2 (anchors, in 12,700ths of a point), 19.1 (VML shapes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_EMU_PER_PT = 12_700
_MOST_PT = 1200.0
_LEAST_WIDTH_PT = 40.0
_LEFT = re.compile(r"margin-left:\s*(-?[\d.]+)pt")
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]+)pt")


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box's content, how far it stands from the left margin (0 where unknown), and its width (0 where unknown)."""

    content: Element
    left_pt: float
    width_pt: float


def text_boxes(drawing: Element) -> Iterator[TextBox]:
    """The outermost text boxes of a `drawing`, `pict` or `object`; one of alternate contents is taken."""
    yield from _below(drawing, 0.0, 0.0)


def _below(element: Element, left: float, width: float) -> Iterator[TextBox]:
    if element.tag == "txbxContent":
        yield TextBox(element, left, width)
        return
    left, width = _place(element, left, width)
    children = list(element)
    if element.tag == "mc-AlternateContent":
        children = children[:1]
    for child in children:
        yield from _below(child, left, width)


def _place(element: Element, left: float, width: float) -> tuple[float, float]:
    if element.tag in ("wp-anchor", "wp-inline"):
        offset = element.findtext("wp-positionH/wp-posOffset")
        extent = element.find("wp-extent")
        left = _emu(offset)
        width = _emu(extent.get("cx")) if extent is not None else 0.0
    elif element.tag.startswith("v-") and (style := element.get("style")):
        shift, wide = _LEFT.search(style), _WIDTH.search(style)
        left = _kept(shift[1]) if shift else left
        width = _kept(wide[1]) if wide else width
    return left, (max(width, _LEAST_WIDTH_PT) if width else 0.0)


def _emu(text: str | None) -> float:
    return _kept(text, _EMU_PER_PT)


def _kept(text: str | None, scale: float = 1.0) -> float:
    try:
        return min(max(float(text or 0) / scale, 0.0), _MOST_PT)
    except ValueError:
        return 0.0
