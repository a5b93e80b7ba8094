"""The same letters in other code points: decomposed, tones apart, private-use bullets."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def decomposed(text: str) -> str:
    """NFD: each letter before its marks, as files from a Mac have it."""
    return unicodedata.normalize("NFD", text)


def tones_apart(text: str) -> str:
    """The Vietnamese keyboard's `Unicode tổ hợp`: the vowel with its hat or horn in one code, the tone in another."""
    return "".join(_tone_apart(letter) for letter in unicodedata.normalize("NFC", text))


def _tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in _TONES)
    rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return rest + tone


def some_tones_apart(text: str) -> str:
    """Every ninth word with its tones apart: a passage pasted from elsewhere."""
    words = text.split(" ")
    return " ".join(tones_apart(word) if index % 9 == 4 else word for index, word in enumerate(words))


def symbol_bullets(text: str) -> str:
    """Bullets as Word's Symbol font has them, in the private use area."""
    return re.sub(r"^- ", "\uf0b7 ", text)
