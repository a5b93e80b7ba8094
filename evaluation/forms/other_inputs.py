"""Forms that are no PDFs: the Word file itself, and a scan as one TIFF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from evaluation.case import Case
from evaluation.forms.form import Form
from evaluation.forms.scanner import Scanner
from samples.typeset import typeset

_DOTS_PER_INCH, _POINTS_PER_INCH = 300, 72


def _one_document(case: Case) -> Case | None:
    return case if len(case.documents) == 1 else None


def as_word(_source: Path, target: Path, case: Case) -> None:
    """The file that was printed, in place of its print."""
    typeset(tuple(entry.marked for entry in case.documents[0])).save(str(target))


def as_tiff(source: Path, target: Path, _case: Case) -> None:
    """The pages as frames of one picture."""
    document = pypdfium2.PdfDocument(source)
    try:
        scale = _DOTS_PER_INCH / _POINTS_PER_INCH
        pages = [page.render(scale=scale).to_pil().convert("L") for page in document]
    finally:
        document.close()
    dots = (_DOTS_PER_INCH, _DOTS_PER_INCH)
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:], dpi=dots, compression="tiff_lzw")


OTHER_INPUTS = (
    Form("word", "the Word file itself", "word files", rework=_one_document, treatments=(as_word,)),
    Form("scan-tiff", "a scan as one TIFF", "scans", text="ocr", treatments=(Scanner(), as_tiff)),
)
