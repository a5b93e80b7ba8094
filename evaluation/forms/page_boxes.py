"""The same pages in other boxes: on their side, with a corner elsewhere than at zero, cut out of a larger sheet."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from evaluation.case import Case
from evaluation.forms.columns import set_landscape
from evaluation.forms.sheets import with_appendix

_OWNER = "van-thu"
_MARGIN_PT = 28.35


def lying(source: Path, target: Path, _case: Case) -> None:
    """Landscape pages as printers' drivers store them: drawn on their side on portrait paper, `/Rotate 90`."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            width_pt, height_pt = _size(page)
            if width_pt > height_pt:
                page.contents_add(f"q 0 1 -1 0 {height_pt:.3f} 0 cm\n".encode(), prepend=True)
                page.contents_add(b"\nQ")
                page.MediaBox, page.Rotate = [0, 0, height_pt, width_pt], 90
        pdf.save(target, deterministic_id=True)


def beginning_elsewhere(source: Path, target: Path, _case: Case) -> None:
    """Pages whose lower left corner is not at zero, as imposing programs leave them."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            width_pt, height_pt = _size(page)
            page.contents_add(b"q 1 0 0 1 120 -250 cm\n", prepend=True)
            page.contents_add(b"\nQ")
            page.MediaBox = [120, -250, 120 + width_pt, height_pt - 250]
        pdf.save(target, deterministic_id=True)


def cut_out(source: Path, target: Path, _case: Case) -> None:
    """Pages cut out of a larger sheet by a CropBox; on what is cut away stand a printer's marks."""
    with pikepdf.open(source) as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica"))
        )
        for page in pdf.pages:
            width_pt, height_pt = _size(page)
            page.Resources.Font[pikepdf.Name("/FMark")] = font
            mark = f"\nBT /FMark 7 Tf 40 {height_pt + 10:.1f} Td (ke-hoach.docx  A4  100%) Tj ET\n"
            page.contents_add(mark.encode())
            page.MediaBox = [-_MARGIN_PT, -_MARGIN_PT, width_pt + _MARGIN_PT, height_pt + _MARGIN_PT]
            page.CropBox = [0, 0, width_pt, height_pt]
        pdf.save(target, deterministic_id=True)


def owner_locked(source: Path, target: Path, _case: Case) -> None:
    """Anyone may open it, nobody may change or copy it: encrypted under an empty password."""
    with pikepdf.open(source) as pdf:
        allowed = pikepdf.Permissions(extract=False, modify_other=False, modify_annotation=False)
        pdf.save(target, encryption=pikepdf.Encryption(owner=_OWNER, user="", R=4, allow=allowed))


def without_unicode_map(source: Path, target: Path, _case: Case) -> None:
    """Fonts without a ToUnicode map: the page shows Vietnamese, its codes say nothing."""
    with pikepdf.open(source) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/ToUnicode" in item:
                del item["/ToUnicode"]
        pdf.save(target, deterministic_id=True)


def landscape_appendix(case: Case) -> Case | None:
    """The case with its appendices on landscape pages, where it has any behind its signature."""
    return with_appendix(case) and (set_landscape(case) or case)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    box = [float(side) for side in page.mediabox]
    return box[2] - box[0], box[3] - box[1]
