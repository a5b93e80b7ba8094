"""About how wide text of Times New Roman is: enough to break lines and pages nearly where Word does."""

from __future__ import annotations

import unicodedata
from functools import cache

# Thousandths of the font size; a letter with marks is as wide as its base.
_WIDTHS = {
    250: " .,\u00a0", 278: "ijlt/:;'|", 333: "frI-()[]!", 389: "sJ", 444: "aceză?", 500: "bdghknopquvxy0123456789đ$*_",
    530: "ươ", 560: "FPS+=<>", 611: "ELTZ", 667: "BCR", 722: "AwDGHKNOQUVXYĐƠƯ", 780: "m&", 833: "%", 900: "MW@",
}  # fmt: skip
_USUAL = 500
_BOLD = 1.06
_HORN = "\u031b"
_TABLE = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def width_pt(text: str, size_pt: float, *, bold: bool) -> float:
    """The width of a text on one line."""
    return sum(map(_width, text)) * size_pt / 1000 * (_BOLD if bold else 1.0)


@cache
def _width(letter: str) -> int:
    found = _TABLE.get(letter)
    if found is None:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
        found = _TABLE.get(base, 0 if unicodedata.combining(letter) else _USUAL)
    return found
