"""The forms of prints in fonts from before Unicode."""

from __future__ import annotations

from evaluation.forms.form import Form
from evaluation.forms.press import as_tcvn3, as_unicode, as_vni

_GROUP = "legacy fonts"
_DISTILLER = (("\u00ad", "\u2212"), ("\u00b7", "\u2219"))
_WORD = (("\u00ad", "\u2010"), ("\u00b7", "\u2022"), ("\u00b5", "\u03bc"))

LEGACY = (
    Form("tcvn3", "TCVN3: .VnTime, capitals in .VnTimeH", _GROUP, encoding="tcvn3", treatments=(as_tcvn3(),)),
    Form(
        "tcvn3-distiller",
        "TCVN3 with ư as U+2212 and ã as U+2219",
        _GROUP,
        encoding="tcvn3",
        treatments=(as_tcvn3(_DISTILLER),),
    ),
    Form(
        "tcvn3-glyph-names",
        "TCVN3 with ư as U+2010, ã as U+2022, à as U+03BC",
        _GROUP,
        encoding="tcvn3",
        treatments=(as_tcvn3(_WORD),),
    ),
    Form("vni", "VNI-Times", _GROUP, encoding="vni", treatments=(as_vni,)),
    Form(
        "unicode-under-vntime", "good Unicode under a font named .VnTime", _GROUP, treatments=(as_unicode(".VnTime"),)
    ),
    Form(
        "unicode-under-vni", "good Unicode under a font named VNI-Times", _GROUP, treatments=(as_unicode("VNI-Times"),)
    ),
)
