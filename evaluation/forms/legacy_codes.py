"""Vietnamese text in the codes of TCVN3 and VNI: what an extractor gives of a page in their fonts."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TCVN3_CAPITALS = "ĂÂĐÊÔƠƯ"
_HATS = "\u0302\u0306"


@cache
def _written() -> Mapping[str, dict[str, str]]:
    tables: Mapping[str, dict[str, str]] = tomllib.loads(
        (Path(__file__).parent / "legacy_codes.toml").read_text(encoding="utf-8")
    )
    return tables


def _pairs(table: str) -> dict[str, str]:
    written = _written()[table]
    codes = [chr(int(code, 16)) for code in written["codes"].split()]
    return dict(zip(unicodedata.normalize("NFC", written["letters"]), codes, strict=True))


@cache
def tcvn3_codes() -> Mapping[str, str]:
    """Letter -> sign in Latin-1."""
    return _pairs("tcvn3")


@cache
def vni_codes() -> Mapping[str, str]:
    """Letters with a code of their own -> sign in Latin-1."""
    return _pairs("vni")


@cache
def vni_marks() -> Mapping[str, str]:
    """The marks of a letter as combining code points, hats first -> sign in Latin-1."""
    marks: Mapping[str, str] = _written()["vni"]["marks"]  # type: ignore[assignment]  # a table within the table
    return {_split(shown)[1]: chr(int(code, 16)) for shown, code in marks.items()}


def in_vni(text: str) -> str:
    """`Kế hoạch` -> `Keá hoaïch`."""
    return "".join(_vni(letter) for letter in text)


def _vni(letter: str) -> str:
    if letter in vni_codes():
        return vni_codes()[letter]
    base, marks = _split(letter)
    if not marks:
        return letter
    sign = vni_marks().get(marks)
    if sign is None:
        return letter
    shown = vni_codes().get(base, base)
    return shown + (sign.upper() if letter.isupper() else sign)


def _split(letter: str) -> tuple[str, str]:
    """A letter and the marks that VNI writes behind it: horns stay with the letter."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if "\u031b" in marks:
        marks.remove("\u031b")
        base = unicodedata.normalize("NFC", base + "\u031b")
    return base, "".join(sorted(marks, key=lambda mark: mark not in _HATS))


def in_tcvn3(text: str, variants: Mapping[str, str] | None = None) -> str:
    """`Kế hoạch` -> `KÕ ho¹ch`; letters that the encoding lacks stay. `variants` replaces signs, as producers do."""
    signs = "".join(tcvn3_codes().get(letter, letter) for letter in text)
    return "".join(variants.get(sign, sign) for sign in signs) if variants else signs
