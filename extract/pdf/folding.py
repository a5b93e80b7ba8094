"""One form for text before it is compared or read: composed letters, single spaces, no invisible marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


_MARK = re.compile("[\u0300-\u036f]")  # looked for first: most texts have none
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036F]+")
_FORM_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make the letter, the tone comes after them


def composed(text: str) -> str:
    """NFC, also where a tone stands before the mark that makes the letter (`e` + acute + circumflex is `ế`)."""
    text = unicodedata.normalize("NFC", text)
    if not (_MARK.search(text) and _MARKED.search(text)):
        return text
    return unicodedata.normalize("NFC", _MARKED.sub(_in_order, unicodedata.normalize("NFD", text)))


def _in_order(found: re.Match[str]) -> str:
    letter, marks = found[0][0], found[0][1:]
    return letter + "".join(sorted(marks, key=lambda mark: mark not in _FORM_MARKS))


@lru_cache(maxsize=500)  # a sentence is folded by each who reads it
def fold(text: str) -> str:
    """NFC, without soft hyphens and zero-width marks, every run of white space as one space, none at the ends."""
    return " ".join(composed(_INVISIBLE.sub("", text)).split())
