"""Presses a print anew: the same words at the same places, drawn in other fonts, codes or another order.

Lines and rules stay as they are; the words are those that `placed_words` reads from the plain print.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from evaluation.case import Case
from evaluation.forms.form import Treatment
from evaluation.forms.legacy_codes import TCVN3_CAPITALS, in_tcvn3, in_vni, tcvn3_codes
from evaluation.forms.legacy_fonts import Face, registered
from evaluation.forms.placed_words import PlacedPage, PlacedWord, placed_pages

Variants = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs drawn in one face at a place; `letters` is what they show."""

    signs: str
    font: str
    x_pt: float
    y_pt: float
    size_pt: float


Setting = Callable[[PlacedPage], Iterable[Piece]]


def press(source: Path, target: Path, setting: Setting) -> None:
    """Writes `target`: the lines of `source`, and its words as `setting` draws them."""
    pages = placed_pages(source)
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for page in pages:
        canvas.setPageSize((page.width_pt, page.height_pt))
        for piece in setting(page):
            canvas.setFont(piece.font, piece.size_pt)
            canvas.drawString(piece.x_pt, piece.y_pt, piece.signs)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(source) as plain, pikepdf.open(file) as pressed:
        for old, new in zip(plain.pages, pressed.pages, strict=True):
            new.contents_add(_without_text(old), prepend=True)
        pressed.save(target, deterministic_id=True)


def _without_text(page: pikepdf.Page) -> bytes:
    kept = []
    in_text = False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC", "EMC", "DP", "MP", "gs"):
            continue
        in_text = in_text or operator == "BT"
        if not in_text:
            kept.append(instruction)
        in_text = in_text and operator != "ET"
    return b"q\n" + pikepdf.unparse_content_stream(kept) + b"\nQ\n"


def as_unicode(font_name: str) -> Treatment:
    """Good Unicode under the name of a legacy font: the name alone proves nothing."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for word in page.words:
            yield _piece(word, word.text, Face(font_name, "unicode", word.bold, word.italic))

    return _treatment(setting)


def as_tcvn3(variants: Variants = ()) -> Treatment:
    """`.VnTime`, and `.VnTimeH` where capitals with tones are needed; `variants`: (sign, a producer's sign for it)."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for line in _neighbours(page.words):
            is_capital = _is_capital("".join(word.text for word in line))
            for word in line:
                yield from _tcvn3_pieces(word, variants, is_capital=is_capital)

    return _treatment(setting)


def _tcvn3_pieces(word: PlacedWord, variants: Variants, *, is_capital: bool) -> Iterator[Piece]:
    x_pt = word.x_pt
    for text, in_capitals in _tcvn3_parts(word.text, whole=is_capital or _is_capital(word.text)):
        face = (
            Face(".VnTimeH", "tcvn3 capitals", word.bold, word.italic)
            if in_capitals
            else Face(".VnTime", "tcvn3", word.bold, word.italic)
        )
        signs = in_tcvn3(text.lower() if in_capitals else text, dict(variants))
        piece = _piece(replace(word, x_pt=x_pt), signs, face, variants)
        yield piece
        x_pt += pdfmetrics.stringWidth(signs, piece.font, piece.size_pt)


def _is_capital(text: str) -> bool:
    """Capitals throughout, some of which only the H font has."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and any(map(_needs_h, letters))


def _needs_h(letter: str) -> bool:
    return letter.lower() in tcvn3_codes() and letter.isupper() and letter not in TCVN3_CAPITALS


def _tcvn3_parts(text: str, *, whole: bool) -> Iterator[tuple[str, bool]]:
    if whole:
        yield text, True
        return
    held, in_capitals = "", False
    for letter in text:
        if held and _needs_h(letter) != in_capitals:
            yield held, in_capitals
            held = ""
        held, in_capitals = held + letter, _needs_h(letter)
    if held:
        yield held, in_capitals


def as_vni(source: Path, target: Path, _case: Case) -> None:
    """`VNI-Times`: a letter and a sign of no width for its marks."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for word in page.words:
            yield _piece(word, in_vni(word.text), Face("VNI-Times", "vni", word.bold, word.italic))

    press(source, target, setting)


def shuffled(source: Path, target: Path, _case: Case) -> None:
    """Words drawn in no order at all, as some producers do; each stands where it stood."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        pieces = [_upright(word, word.text) for word in page.words]
        for index in np.random.default_rng(len(pieces)).permutation(len(pieces)):
            yield pieces[index]

    press(source, target, setting)


def struck_twice(source: Path, target: Path, _case: Case) -> None:
    """Bold words drawn twice a hair apart: how drivers thicken a font that has no bold face."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for word in page.words:
            piece = _upright(replace(word, bold=False), word.text)
            yield piece
            if word.bold:
                yield replace(piece, x_pt=piece.x_pt + 0.3)

    press(source, target, setting)


def letter_by_letter(source: Path, target: Path, _case: Case) -> None:
    """Each letter set by itself and no blank drawn at all: words are told by their distance alone."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for word in page.words:
            x_pt = word.x_pt
            for letter in word.text.strip():
                piece = _upright(replace(word, x_pt=x_pt), letter)
                yield piece
                x_pt += pdfmetrics.stringWidth(letter, piece.font, piece.size_pt)

    press(source, target, setting)


def with_soft_hyphens(source: Path, target: Path, _case: Case) -> None:
    """Hyphens at the code of the soft hyphen, which looks the same: producers take either for the glyph."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for word in page.words:
            yield _upright(word, word.text.replace("-", "\u00ad"))

    press(source, target, setting)


def with_fallback_letters(source: Path, target: Path, _case: Case) -> None:
    """Letters that the first font lacks (ơ, ư and those with tones) drawn from another one after each line's others."""

    def setting(page: PlacedPage) -> Iterator[Piece]:
        for line in _neighbours(page.words):
            pieces = [piece for word in line for piece in _letters(word)]
            yield from sorted(pieces, key=lambda piece: piece.font.startswith("Face(name='ArialUnicode"))

    press(source, target, setting)


def _letters(word: PlacedWord) -> Iterator[Piece]:
    """A word as runs of letters that one font has."""
    x_pt, held, is_rare = word.x_pt, "", False
    for letter in [*word.text, ""]:
        rare = letter > "\u01a0" and letter.isalpha()
        if held and (not letter or rare != is_rare):
            face = Face("ArialUnicodeMS" if is_rare else "TimesNewRoman", "unicode", word.bold, word.italic)
            piece = _piece(replace(word, x_pt=x_pt), held, face)
            yield piece
            x_pt += pdfmetrics.stringWidth(held, piece.font, piece.size_pt)
            held = ""
        held, is_rare = held + letter, rare


def _upright(word: PlacedWord, text: str) -> Piece:
    return _piece(word, text, Face("TimesNewRoman", "unicode", word.bold, word.italic))


def _piece(word: PlacedWord, signs: str, face: Face, variants: Variants = ()) -> Piece:
    return Piece(signs, registered(face, variants), word.x_pt, word.y_pt, word.size_pt)


def _neighbours(words: Sequence[PlacedWord]) -> Iterator[list[PlacedWord]]:
    """Words drawn one after another on one base line without a gap of a column."""
    held: list[PlacedWord] = []
    for word in words:
        if held:
            last = held[-1]
            gap_pt = word.x_pt - last.x_pt - last.width_pt
            if abs(word.y_pt - last.y_pt) > 0.5 or not -1 < gap_pt < 1.5 * word.size_pt:
                yield held
                held = []
        held.append(word)
    if held:
        yield held


def _treatment(setting: Setting) -> Treatment:
    return lambda source, target, _case: press(source, target, setting)
