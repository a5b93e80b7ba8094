"""The printed directives of the checkout: source, PDF, hand-made truth, and what pdfplumber sees in the PDF."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.page import Page

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests" / "corpus").glob("*.txt")])
SAMPLE = ROOT / "samples" / "50-KH-UBND.txt"


def expected(source: Path) -> dict[str, Any]:
    """The hand-made truth beside a source."""
    truth: dict[str, Any] = json.loads(source.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return truth


def squeezed(text: str) -> str:
    """Without any whitespace, in NFC: line breaks of a page say nothing about the words."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


@cache
def page_texts(source: Path) -> tuple[str, ...]:
    """Each page's running text, squeezed, without the page number on top."""
    with pdfplumber.open(source.with_suffix(".pdf")) as pdf:
        return tuple(squeezed(re.sub(r"\A\d+\n", "", page.extract_text())) for page in pdf.pages)


@cache
def column_texts(source: Path) -> tuple[str, ...]:
    """Each column of the ruled tables, read down over all pages without repeated headers, squeezed."""
    columns: dict[int, list[str]] = {}
    header: list[str | None] | None = None
    with pdfplumber.open(source.with_suffix(".pdf")) as pdf:
        for row in _rows(pdf.pages):
            header = header or row
            if row != header:
                for index, cell in enumerate(row):
                    columns.setdefault(index, []).append(cell or "")
    return tuple(squeezed("".join(cells)) for cells in columns.values())


def _rows(pages: list[Page]) -> Iterator[list[str | None]]:
    for page in pages:
        for table in page.extract_tables():
            yield from table
