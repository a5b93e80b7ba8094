"""Whether letters can be a Vietnamese syllable: initial, rime and tone (`vocabulary/syllables.toml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from extract.vocabulary import load_vocabulary

_ACUTE, _DOT = "\u0301", "\u0323"
_TONES = frozenset(("\u0300", _ACUTE, "\u0303", "\u0309", _DOT))
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATION = 6  # capitals up to this length that are no syllable may be one: `UBND`, `GD&ĐT`, `THCS`


def syllable_share(words: Iterable[str]) -> tuple[float, int]:
    """The share of valid syllables among the words of letters, 0 to 1, and how many words were counted.

    Single letters and what may be an abbreviation are not counted.
    """
    counted = [letters for word in words for letters in _LETTERS.findall(word) if not _is_abbreviation(letters)]
    valid = sum(is_syllable(letters) for letters in counted)
    return (valid / len(counted) if counted else 0.0), len(counted)


def _is_abbreviation(letters: str) -> bool:
    return letters.isupper() and len(letters) <= _ABBREVIATION and not is_syllable(letters)


@cache
def is_syllable(letters: str) -> bool:
    """`Thực`, `QUYẾT`, `ban`; not `Thưtc`, `tàch`, `NgAN` (small and large letters mixed)."""
    if letters not in (letters.lower(), letters.upper(), letters.capitalize()):
        return False
    marks = unicodedata.normalize("NFD", letters.lower())
    tones = [mark for mark in marks if mark in _TONES]
    plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    initials, rimes, stopped = _parts()
    if len(tones) > 1 or (tones and tones[0] not in (_ACUTE, _DOT) and plain.endswith(stopped)):
        return False
    return any(plain[:cut] in initials and plain[cut:] in rimes for cut in range(min(4, len(plain))))


@cache
def _parts() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    data = load_vocabulary("syllables")
    initials = frozenset(("", *data["initials"].split()))
    # `gì`, `giếng`: the i of `gi` is part of the rime as well
    return initials, frozenset(data["rimes"].split()), tuple(data["stopped"].split())
