"""Accents that a scan has lost, mended where a phrase can be nothing else (`vocabulary/scan_phrases.toml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from extract.vocabulary import load_vocabulary

_LETTERS = re.compile(r"[^\W\d_]+")


def mended(texts: Sequence[str]) -> list[str]:
    """The words of a line, those of a known phrase with its accents; capitals and marks stay as they were read."""
    keys = [_key(text) for text in texts]
    result = list(texts)
    index = 0
    while index < len(texts):
        found = (
            phrase for phrase in _phrases_at(keys, index) if not _is_name(texts[index : index + len(phrase)], phrase)
        )
        phrase = next(found, ())
        for step, syllable in enumerate(phrase):
            result[index + step] = _in_place(texts[index + step], syllable)
        index += max(len(phrase), 1)
    return result


def _phrases_at(keys: Sequence[str], index: int) -> Iterator[tuple[str, ...]]:
    """Phrases that begin at a word, the longest first."""
    for count in range(min(_longest(), len(keys) - index), 1, -1):
        if phrase := _phrases().get(tuple(keys[index : index + count])):
            yield phrase


def _is_name(texts: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether words of running text are all capitalised: `Trần Thị Đua`; a heading is all capitals."""
    return phrase in _running() and all(_LETTERS.findall(text)[0].istitle() for text in texts)


def _key(text: str) -> str:
    """The letters of a word without accents; empty where it is not one run of letters with marks around."""
    letters = _LETTERS.findall(unicodedata.normalize("NFC", text))
    if len(letters) != 1:
        return ""
    plain = unicodedata.normalize("NFD", letters[0].casefold().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _in_place(text: str, syllable: str) -> str:
    letters = _LETTERS.findall(text)[0]
    cased = syllable.upper() if letters.isupper() else syllable.capitalize() if letters[0].isupper() else syllable
    return text.replace(letters, cased, 1)


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    data = load_vocabulary("scan_phrases")
    split = [_LETTERS.findall(phrase.lower()) for phrase in (*data["fixed"], *data["running"])]
    return {tuple(map(_key, words)): tuple(words) for words in split}


@cache
def _running() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_LETTERS.findall(phrase.lower())) for phrase in load_vocabulary("scan_phrases")["running"])


@cache
def _longest() -> int:
    return max(map(len, _phrases()))
