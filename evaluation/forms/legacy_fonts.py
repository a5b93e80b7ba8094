"""Fonts as they were before Unicode, made from Liberation Serif: Vietnamese letters at the codes of Latin-1 signs.

A text drawn with them shows Vietnamese and is extracted as mojibake. Liberation's licence (SIL OFL 1.1) allows changed
copies under another name; they live in the folder of the evaluation only.
"""

from __future__ import annotations

import io
import string
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PdfFont

from evaluation.forms.legacy_codes import tcvn3_codes, vni_codes, vni_marks

_FOLDERS = (  # version 2 first: version 1 has no Vietnamese letters
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/liberation-serif"),
    Path("/usr/share/fonts/liberation"),
    Path("C:/Windows/Fonts"),
)
_STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


@dataclass(frozen=True, slots=True)
class Face:
    """A font as named in the PDF (`.VnTime`), its table of signs and its style."""

    name: str
    table: str  # "unicode" | "tcvn3" | "tcvn3 capitals" | "vni"
    bold: bool = False
    italic: bool = False


def serif(*, bold: bool = False, italic: bool = False) -> Path:
    """Liberation Serif's file. Raises RuntimeError where it is not installed."""
    name = f"LiberationSerif-{_STYLES[bold, italic]}.ttf"
    found = next((folder / name for folder in _FOLDERS if (folder / name).is_file()), None)
    if found is None:
        raise RuntimeError(f"{name} is not installed (package fonts-liberation2)")
    return found


@cache
def registered(face: Face, variants: tuple[tuple[str, str], ...] = ()) -> str:
    """Registers a face with reportlab and gives its name there. `variants`: (sign, a producer's sign for it)."""
    font = TTFont(serif(bold=face.bold, italic=face.italic))
    signs = dict(_SIGNS[face.table](font))
    signs |= {changed: signs[sign] for sign, changed in variants if sign in signs}
    for table in font["cmap"].tables:
        table.cmap |= {ord(sign): glyph for sign, glyph in signs.items() if table.isUnicode()}
    for table in ("GPOS", "GSUB", "GDEF", "kern"):
        if table in font:
            del font[table]
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    key = f"{face}{variants}"
    pdf_font = PdfFont(key, file)
    pdf_font.face.name = key.encode()  # reportlab takes fonts of one name for one font
    pdfmetrics.registerFont(pdf_font)
    pdf_font.face.name = _pdf_name(face).encode()
    return key


def _pdf_name(face: Face) -> str:
    """As Word's own printer names a style that the font file lacks."""
    style = ("Bold" if face.bold else "") + ("Italic" if face.italic else "")
    return f"{face.name},{style}" if style else face.name


def _unicode(_font: TTFont) -> Mapping[str, str]:
    return {}


def _tcvn3(font: TTFont) -> Mapping[str, str]:
    glyphs = font.getBestCmap()
    return {sign: glyphs[ord(letter)] for letter, sign in tcvn3_codes().items()}


def _tcvn3_capitals(font: TTFont) -> Mapping[str, str]:
    """Small letters and their codes show capitals."""
    glyphs = font.getBestCmap()
    codes = dict(tcvn3_codes()) | {letter: letter for letter in string.ascii_lowercase}
    return {sign: glyphs[ord(letter.upper())] for letter, sign in codes.items()}


def _vni(font: TTFont) -> Mapping[str, str]:
    """Letters with a code of their own; signs for marks as glyphs of no width that reach back over the letter."""
    glyphs = font.getBestCmap()
    signs = {sign: glyphs[ord(letter)] for letter, sign in vni_codes().items()}
    for base in "aA":
        for marks, sign in vni_marks().items():
            shown = glyphs[ord(unicodedata.normalize("NFC", base + marks))]
            signs[sign.upper() if base == "A" else sign] = _marks_alone(font, shown, glyphs[ord(base)])
    return signs


def _marks_alone(font: TTFont, letter: str, base: str) -> str:
    """Adds the glyph of a letter's marks, drawn to the left of its origin. Liberation's letters are composites."""
    name = f"{letter}.marks"
    marks = Glyph()
    marks.numberOfContours = -1
    marks.components = []
    for part in font["glyf"][letter].components:
        if part.glyphName == base:
            continue
        moved = GlyphComponent()
        moved.glyphName, moved.flags = part.glyphName, part.flags
        moved.x, moved.y = part.x - font["hmtx"][base][0], part.y
        marks.components.append(moved)
    font["glyf"][name] = marks
    font["hmtx"][name] = (0, 0)
    marks.recalcBounds(font["glyf"])
    font["hmtx"][name] = (0, marks.xMin)
    return name


_SIGNS: Mapping[str, Callable[[TTFont], Mapping[str, str]]] = {
    "unicode": _unicode,
    "tcvn3": _tcvn3,
    "tcvn3 capitals": _tcvn3_capitals,
    "vni": _vni,
}
