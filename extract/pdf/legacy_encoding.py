"""Vietnamese from before Unicode: TCVN3, VNI and VISCII made Unicode, each font of a page by its name and its text.

A name alone proves nothing: Unicode text also stands under `.VnTime`, and TCVN3 text under `TimesNewRoman`. The code
tables are data: `vocabulary/legacy_encodings.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from extract.pdf.characters import HYPHEN, Character
from extract.scan.syllables import is_syllable
from extract.vocabulary import load_vocabulary
from model.directive import Encoding

# Letters and marks that only Unicode has: none of them is a code of a legacy table.
_UNICODE = re.compile(r"[ăĂđĐĩĨũŨơƠưƯ\u0300\u0301\u0303\u0309\u0323\u1EA0-\u1EF9]")
_LETTER = re.compile(r"[^\W\d_]")
_BREAK = re.compile(r"[\s\d!-/:-@\[-`{-~]+")
_BORROWED = {"Đ"}  # a producer's variant of TCVN3's `é`, and no proof of Unicode beside TCVN3's own signs
_LETTER_BY_LETTER = frozenset({Encoding.TCVN3, Encoding.VISCII})
_LEAST_SYLLABLES = 0.7  # of a text's words, read as VISCII
_LEAST_SHARE = 0.08  # of a text's signs, where the font's name says nothing


@dataclass(frozen=True, slots=True)
class FontReading:
    """How a font's text is to be read; in a font of `capitals` small letters are drawn as capitals."""

    encoding: Encoding
    capitals: bool = False


def decode(text: str, encoding: Encoding) -> str:
    """Unicode (NFC) of a text in a legacy encoding; signs that stand in no table stay as they are."""
    if encoding in _LETTER_BY_LETTER:
        return text.translate(_letters(encoding))
    if encoding is Encoding.VNI:
        return unicodedata.normalize("NFC", _vni_pair().sub(_composed, text).translate(_vni_letters()))
    return text


def read_fonts(characters: Iterable[Character]) -> dict[str, FontReading]:
    """The readings of those fonts of a page whose text is not simply Unicode, by `Face.font`."""
    texts: dict[str, str] = {}
    for face, run in groupby(characters, key=itemgetter(6)):
        texts[face.font] = texts.get(face.font, "") + "".join(map(itemgetter(0), run))
    found = {font: _reading(font, text) for font, text in texts.items()}
    return {font: reading for font, reading in found.items() if reading != FontReading(Encoding.UNICODE)}


def letters_shown(characters: Sequence[Character], readings: Mapping[str, FontReading]) -> Sequence[Character]:
    """The characters with VISCII's letters made Unicode; `as_unicode` is still to be asked of their words.

    VISCII has letters at the codes of blanks (`Õ` at the no-break space), so that this comes before words are cut.
    """
    viscii = {font for font, reading in readings.items() if reading.encoding is Encoding.VISCII}
    if not viscii:
        return characters
    return [
        found._replace(text=decode(found.text, Encoding.VISCII)) if found.face.font in viscii else found
        for found in characters
    ]


def as_unicode(font: str, text: str, readings: Mapping[str, FontReading]) -> str:
    """A stretch of text in one font as the page shows it."""
    reading = readings.get(font)
    if reading is None:
        return text
    shown = text if reading.encoding is Encoding.VISCII else decode(text, reading.encoding)
    shown = _with_lost_letters(shown, reading.encoding)
    return shown.upper() if reading.capitals else shown


def page_encoding(characters: Iterable[Character], readings: Mapping[str, FontReading]) -> Encoding:
    """What most of a page's legacy characters were written in; UNICODE where none was."""
    if not readings:
        return Encoding.UNICODE
    seen = Counter(
        readings[character.face.font].encoding
        for character in characters
        if character.face.font in readings and not character.text.isascii()
    )
    del seen[Encoding.UNICODE]
    return seen.most_common(1)[0][0] if seen else Encoding.UNICODE


def _reading(font: str, text: str) -> FontReading:
    named = _named(font)
    capitals = named is Encoding.TCVN3 and bool(_pattern("tcvn3", "capital_fonts").fullmatch(font))
    if text.isascii():
        return FontReading(Encoding.UNICODE, capitals)
    if named and not _is_unicode(text, named):
        return FontReading(named, capitals)
    return FontReading(_by_evidence(text), capitals)


def _named(font: str) -> Encoding | None:
    legacy = (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII)
    return next((each for each in legacy if _pattern(each, "fonts").match(font)), None)


def _is_unicode(text: str, named: Encoding) -> bool:
    proofs = set(_UNICODE.findall(text))
    if named is Encoding.TCVN3 and proofs <= _BORROWED:
        return bool(proofs) and not _signs(text, named)
    return bool(proofs)


def _by_evidence(text: str) -> Encoding:
    """The encoding of a text under any font: a share of telling signs, and nothing that only Unicode has."""
    if _UNICODE.search(text):
        return Encoding.UNICODE
    least = _LEAST_SHARE * max(len(_LETTER.findall(text)), 1)
    signs = {
        Encoding.TCVN3: _signs(text, Encoding.TCVN3),
        Encoding.VNI: len(_pattern("vni", "pair").findall(text)),
        Encoding.VISCII: _signs(text, Encoding.VISCII),
    }
    shares = {encoding: _syllable_share(decode(text, encoding)) for encoding, count in signs.items() if count > least}
    if shares.get(Encoding.VISCII, 1.0) < _LEAST_SYLLABLES:  # many of its signs are letters of French and German
        del shares[Encoding.VISCII]
    return max(shares, key=lambda encoding: (shares[encoding], signs[encoding]), default=Encoding.UNICODE)


def _syllable_share(text: str) -> float:
    """Of a text's words, signs that are no letters included, the share that are Vietnamese syllables, 0 to 1."""
    words = [word for word in _BREAK.split(text) if word]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _signs(text: str, encoding: Encoding) -> int:
    signs = load_vocabulary("legacy_encodings")[encoding]["signs"]
    return sum(text.count(sign) for sign in signs)


@cache
def _pattern(encoding: str, name: str) -> re.Pattern[str]:
    return re.compile(load_vocabulary("legacy_encodings")[encoding][name])


@cache
def _letters(encoding: Encoding) -> dict[int, str]:
    table = load_vocabulary("legacy_encodings")[encoding]
    return str.maketrans({**table["letters"], **table["variants"]})


def _with_lost_letters(text: str, encoding: Encoding) -> str:
    """The letter at the soft hyphen's code where a text shows a hyphen in a place that only the letter can have."""
    table = load_vocabulary("legacy_encodings").get(encoding, {})
    if "hyphen" not in table or not ("-" in text or HYPHEN in text):
        return text
    return _pattern(encoding, "hyphen_place").sub(lambda found: found[0][:-1] + table["hyphen"], text)


@cache
def _vni_letters() -> dict[int, str]:
    return str.maketrans(load_vocabulary("legacy_encodings")["vni"]["letters"])


def _vni_pair() -> re.Pattern[str]:
    return _pattern("vni", "pair")


def _composed(pair: re.Match[str]) -> str:
    """`aù` as a letter and its combining marks; a capital takes its mark in either case (`Uû`, `UÛ`)."""
    marks: dict[str, str] = load_vocabulary("legacy_encodings")["vni"]["marks"]
    return pair[0][0].translate(_vni_letters()) + marks[pair[0][1].lower()]
