"""Pages as pictures: what a person would see."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from extract.pdf.pdfium_page import PDFIUM

_DOTS_PER_INCH = 110
_POINTS_PER_INCH = 72


def page_pictures(pdf: Path, folder: Path) -> list[Path]:
    """Writes `NAME-1.png`, `NAME-2.png`, ... of a PDF's pages into `folder`; their paths in page order."""
    made = []
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for index, page in enumerate(document):
                target = folder / f"{pdf.stem}-{index + 1}.png"
                page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil().save(target)
                made.append(target)
        finally:
            document.close()
    return made
