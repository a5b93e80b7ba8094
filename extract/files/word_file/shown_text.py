"""A stretch of a Word file's text as its print shows it, and the words and signs that it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.files.word_file.blocks import Piece
from extract.pdf.words import printed_text

Decode = Callable[[str, str], str]  # (font, text): the text as the page shows it

_SOFT_HYPHEN = re.compile(r"(?<=[^\W\d_])\u00AD(?=(\w))|[\u200B-\u200D\u2060\uFEFF]")
_SIGN_FONTS = ("wingdings", "webdings")


def shown(piece: Piece, decode: Decode) -> str:
    """A piece's text as printed: signs of symbol fonts are dashes here, hyphens that only break words are none."""
    text = _SOFT_HYPHEN.sub(_unbroken, decode(piece.look.font, piece.text))
    if piece.look.font.startswith(_SIGN_FONTS):
        text = re.sub(r"[^\s\ue0ff]", "-", text)
    text = printed_text(text)
    return text.upper() if piece.look.capitals else text


def _unbroken(sign: re.Match[str]) -> str:
    """A soft hyphen inside a word says only where it may break; before a capital it is a hyphen (`KH-UBND`)."""
    return "-" if sign[1] and not sign[1].islower() else ""


def parts_of(text: str) -> Iterator[str]:
    """Words, blanks, and each of the signs by itself."""
    start = 0
    for index, letter in enumerate(text):
        kind = letter.isspace()
        if kind:
            if start < index:
                yield text[start:index]
            yield letter
            start = index + 1
    if start < len(text):
        yield text[start:]
