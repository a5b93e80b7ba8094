"""The forms of scans, of scans with another OCR's text under them, and of files that are scans in part."""

from __future__ import annotations

from evaluation.forms.form import Form
from evaluation.forms.ocr_layer import garbled, with_layer
from evaluation.forms.page_boxes import without_unicode_map
from evaluation.forms.scanner import Scanner
from evaluation.forms.sheets import (
    front_scanned,
    signed_page_scanned,
    with_appendix,
    with_blank_backs,
    with_blank_page,
)

_CLEAN = Scanner()
_OFFICE = Scanner(
    dots_per_inch=200, skew_degrees=0.8, noise=7, specks=0.0004, paper=(246, 246, 242), blur_px=0.4, quality=75
)
_STAMPED = Scanner(
    dots_per_inch=300, skew_degrees=0.4, noise=4, has_arrived=True, is_sealed_at_edge=True, paper=(250, 249, 244)
)
_FLAT = Scanner(noise=3, quality=70, paper=(248, 248, 246))


def _scan(name: str, says: str, scanner: Scanner, *, paging: bool = False) -> Form:
    return Form(
        f"scan-{name}",
        says,
        "scans",
        text="ocr",
        paging=with_blank_backs if paging else None,
        treatments=(scanner,),
    )


SCANS = (
    _scan("clean", "300 dpi, straight, white", _CLEAN),
    _scan("office", "200 dpi, slanted 0.8 degrees, noise and specks", _OFFICE),
    _scan("skewed", "slanted 2 degrees", Scanner(dots_per_inch=250, skew_degrees=2.0, noise=5)),
    _scan("stamped", "red seal over the signature and across the edges, `ĐẾN` stamp", _STAMPED),
    _scan("blue-paper", "blue paper", Scanner(paper=(186, 204, 228), noise=5)),
    _scan("faint", "grey paper, faint ink", Scanner(paper=(224, 222, 216), ink=0.68, noise=6, dots_per_inch=200)),
    _scan("upside-down", "the second page stands on its head", Scanner(turns={2: 2}, noise=4, skew_degrees=0.3)),
    _scan("sideways", "all pages fed sideways", Scanner(turns={0: 1}, noise=4, dots_per_inch=200)),
    _scan("jpeg", "150 dpi grey, hard JPEG", Scanner(dots_per_inch=150, quality=28, noise=3, colours="grey")),
    _scan(
        "black-and-white", "200 dpi, one bit", Scanner(dots_per_inch=200, colours="black", skew_degrees=0.4, noise=9)
    ),
    _scan(
        "photocopy",
        "a photocopy: dark edges, punched holes, grey",
        Scanner(dots_per_inch=200, colours="grey", has_dark_edges=True, noise=10, specks=0.001, skew_degrees=0.6),
    ),
    _scan("duplex", "both sides scanned, the backs are blank", _OFFICE, paging=True),
    _scan(
        "phone",
        "taken by a phone: askew, shadow, desk around",
        Scanner(dots_per_inch=200, is_photo=True, noise=6, blur_px=0.6, quality=70),
    ),
    Form(
        "mixed-signed-page",
        "the signed page scanned, the others digital",
        "scans",
        text="mixed",
        treatments=(signed_page_scanned(_STAMPED),),
    ),
    Form(
        "mixed-appendix",
        "scanned to the signature, the appendix digital",
        "scans",
        text="mixed",
        rework=with_appendix,
        treatments=(front_scanned(_OFFICE),),
    ),
    Form(
        "blank-page",
        "a blank digital page between plan and appendix",
        "born digital",
        rework=with_appendix,
        paging=with_blank_page,
    ),
)
GARBAGE = (
    Form(
        "garbage-over",
        "invisible garbage of another OCR over the picture",
        "garbage layers",
        text="ocr",
        treatments=(with_layer(_FLAT, said=garbled, over=True),),
    ),
    Form(
        "garbage-under",
        "garbage of another OCR covered by the picture",
        "garbage layers",
        text="ocr",
        treatments=(with_layer(_OFFICE, said=garbled, over=False),),
    ),
    Form(
        "no-unicode-map",
        "a print whose fonts do not say what their codes mean",
        "garbage layers",
        text="ocr",
        treatments=(without_unicode_map,),
    ),
    Form(
        "good-layer",
        "a scan whose invisible layer is good Vietnamese",
        "garbage layers",
        treatments=(with_layer(_FLAT, said=str, over=True),),
    ),
)
