"""Sheets of a file: blank backs, blank pages between, pages of which only some were scanned."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from evaluation.case import Case
from evaluation.forms.form import Treatment
from evaluation.forms.placed_words import placed_pages
from evaluation.forms.scanner import Scanner


def with_blank_backs(source: Path, target: Path, _case: Case) -> None:
    """A blank page behind each: both sides of sheets that are printed on one were scanned."""
    with pikepdf.open(source) as pdf, pikepdf.new() as sheets:
        for page in pdf.pages:
            sheets.pages.append(page)
            sheets.add_blank_page(page_size=(float(page.mediabox[2]), float(page.mediabox[3])))
        sheets.save(target, deterministic_id=True)


def with_blank_page(source: Path, target: Path, _case: Case) -> None:
    """A blank page behind the signed one: the appendix begins on a new sheet."""
    signed = max(signed_pages(source), default=0)
    with pikepdf.open(source) as pdf, pikepdf.new() as sheets:
        for number, page in enumerate(pdf.pages, start=1):
            sheets.pages.append(page)
            if number == signed:
                sheets.add_blank_page(page_size=(595.3, 841.9))
        sheets.save(target, deterministic_id=True)


def signed_pages(pdf: Path) -> list[int]:
    """The pages with `Nơi nhận:`, from 1."""
    pages = placed_pages(pdf)
    return [
        number
        for number, page in enumerate(pages, start=1)
        if any(word.text.startswith("nhận:") and word.bold for word in page.words)
    ]


def signed_page_scanned(scanner: Scanner) -> Treatment:
    """The signed pages scanned, the others as Word printed them: the sheet with the seal was exchanged."""
    return lambda source, target, case: scanner.scan(source, target, case, frozenset(signed_pages(source)))


def front_scanned(scanner: Scanner) -> Treatment:
    """All pages up to the first signature scanned, the appendix or the carried plan as Word printed it."""

    def treat(source: Path, target: Path, case: Case) -> None:
        last = min(signed_pages(source))
        scanner.scan(source, target, case, frozenset(range(1, last + 1)))

    return treat


def with_appendix(case: Case) -> Case | None:
    """The case as it is, where an appendix or a further document follows the signature."""
    marks = [entry.marked.mark for entry in case.documents[0]]
    after = marks[marks.index("sign") :] if "sign" in marks else []
    return case if "appendix" in after or len(case.documents) > 1 else None
