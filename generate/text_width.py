"""How wide a line of Times New Roman is, to draw the short rules under names and to break long names well.

Widths are the font's advance widths in 1/1000 em; a letter with marks is as wide as its base letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from math import ceil

from generate import layout

_BOLD = {
    500: "agovxyJ0123456789–“”", 556: "bdhknpquSđ", 444: "cerz", 333: "fjt-():;", 278: "il/'", 833: "m&", 389: "sI",
    722: "wACDNRUVXYĐ", 667: "BELTZ", 611: "FP", 778: "GHKOQƠ", 944: "M", 1000: "W", 250: " ,.", 555: '"', 796: "Ư",
    600: "ư", 554: "ơ",
}  # fmt: skip
_UPRIGHT = {
    444: "acez“”", 500: "bdghknopquvxy0123456789đ–", 333: "frI-()", 278: "ijlt/:;", 778: "m&", 389: "sJ",
    722: "wADGHKNOQUVXYĐƠ", 667: "BCR", 611: "ELTZ", 556: "FPS", 889: "M", 944: "W", 250: " ,.", 408: '"', 180: "'",
    776: "Ư", 542: "ư", 529: "ơ",
}  # fmt: skip
_HORN, _USUAL = "̛", 550
_PT_PER_MM = 72 / 25.4
_FINE_MM = 0.1


def _table(widths: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_WIDTHS = {True: _table(_BOLD), False: _table(_UPRIGHT)}


def width_mm(text: str, size_pt: float, *, bold: bool) -> float:
    """The printed width of one line."""
    widths = _WIDTHS[bold]
    total = sum(widths.get(_base(letter), _USUAL) for letter in unicodedata.normalize("NFC", text))
    return total / 1000 * size_pt / _PT_PER_MM


def broken(text: str, room_mm: float, size_pt: float, *, bold: bool) -> tuple[str, ...]:
    """The lines that a word processor makes of a text in `room_mm`: as many words on each as fit.

    A no-break space holds two words together.
    """
    lines: list[str] = []
    for word in _words(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size_pt, bold=bold) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def height_pt(text: str, room_mm: float, size_pt: float, *, bold: bool) -> float:
    """How high a text stands in `room_mm`, its lines set single. A word wider than the room is cut over lines."""
    lines = broken(text, room_mm, size_pt, bold=bold)
    count = sum(max(1, ceil(width_mm(line, size_pt, bold=bold) / room_mm)) for line in lines)
    return count * size_pt * layout.LINE_OF_SIZE


def balanced_room_mm(text: str, room_mm: float, size_pt: float, *, bold: bool, head: str | None = None) -> float:
    """The narrowest room in which a text takes no more lines than in `room_mm`: its lines come out alike in length.

    `head` is a part that the first line should hold ("TRƯỜNG TIỂU HỌC"), where that takes no more lines.
    """
    fewest = len(broken(text, room_mm, size_pt, bold=bold))
    words = _words(text)
    tries = sorted(
        {
            width_mm(" ".join(words[a:b]), size_pt, bold=bold)
            for a in range(len(words))
            for b in range(a + 1, len(words) + 1)
        }
    )
    least = min(_longest_mm(words, size_pt, bold=bold), room_mm)
    fitting = [
        room for room in tries if least <= room <= room_mm and len(broken(text, room, size_pt, bold=bold)) <= fewest
    ]
    if head:
        kept = [room for room in fitting if broken(text, room, size_pt, bold=bold)[0] == head]
        fitting = kept or fitting
    return min(fitting, default=room_mm)


def even_room_mm(text: str, room_mm: float, size_pt: float, *, bold: bool) -> float:
    """As `balanced_room_mm` to a tenth of a millimetre, for texts of any length."""
    fewest = len(broken(text, room_mm, size_pt, bold=bold))
    narrow, wide = min(_longest_mm(_words(text), size_pt, bold=bold), room_mm), room_mm
    while wide - narrow > _FINE_MM:
        middle = (narrow + wide) / 2
        if len(broken(text, middle, size_pt, bold=bold)) > fewest:
            narrow = middle
        else:
            wide = middle
    return wide


def _longest_mm(words: list[str], size_pt: float, *, bold: bool) -> float:
    """In less room a word is cut."""
    return max((width_mm(word, size_pt, bold=bold) for word in words), default=0.0)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[ \t\n\r]+", text) if word]


@cache
def _base(letter: str) -> str:
    """`Ồ` -> `O`, but `Ờ` -> `Ơ` and `Ự` -> `Ư`: the horn makes a letter wider."""
    parts = unicodedata.normalize("NFKD", letter)  # a no-break space is as wide as any other
    if _HORN in parts:
        return unicodedata.normalize("NFC", parts[0] + _HORN)
    return parts[0]
