"""Real files beside our own: characters wrong where a text stands beside the PDF, what was read otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from extract.reader import read_directive
from model.directive import BlockKind, Directive
from model.errors import VanthuError


def corpus_lines(folder: Path) -> Iterator[str]:
    """A line for each PDF file: its code and counts; the share of characters wrong where NAME.txt holds the truth."""
    for path in sorted(folder.glob("*.pdf")):
        try:
            directive = read_directive(path)
        except VanthuError as error:
            yield f"- {path.stem}: {error.message}"
            continue
        unplaced = sum(block.words for block in directive.blocks if block.kind is BlockKind.UNPLACED)
        words = sum(block.words for block in directive.blocks)
        said = f"{directive.kind} {directive.code or directive.symbol}, {len(directive.requirements)} requirements"
        wrong = _wrong(directive, path.with_suffix(".txt"))
        yield f"- {path.stem}: {said}, {unplaced} of {words} words unplaced{wrong}"


def _wrong(directive: Directive, truth: Path) -> str:
    if not truth.exists():
        return ""
    wanted = _letters(truth.read_text(encoding="utf-8"))
    read = _letters(" ".join(block.text for block in directive.blocks))
    return f", {100 * Levenshtein.distance(wanted, read) / len(wanted):.2f} % of characters wrong"


def _letters(text: str) -> str:
    """Case folded, since a truth may keep the small letters that `.VnTimeH` shows as capitals."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
