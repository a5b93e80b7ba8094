"""One named style for each element of the official layout, so that people can go on in Word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

from generate import decree, layout
from generate.decree import Lettering
from generate.ooxml_mark import AFTER_BORDERS_OF_PARAGRAPH, AFTER_OUTLINE_LEVEL, line, mark

_CENTER, _LEFT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style under the name that Word shows; Word knows those that are `builtin` in every language.

    Lengths in points, `first_mm` the indent of the first line; `outline` 0 is heading 1.
    """

    id: str
    name: str
    size_pt: float = layout.BODY_PT
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = _CENTER
    before_pt: float = 0
    after_pt: float = 0
    first_mm: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    line: float = 1.0
    rule_above: bool = False
    exact_pt: float | None = None
    builtin: bool = False


def _lettered(style_id: str, name: str, lettering: Lettering, **more: Any) -> Style:
    """A style in the largest size that the decree allows an element, and in the face and place that it demands."""
    return Style(
        style_id,
        name,
        size_pt=lettering.size.most,
        bold=lettering.bold,
        italic=lettering.italic,
        **{"align": _CENTER if lettering.centred else _LEFT, **more},
    )


_BODY = _lettered(
    "Noidung",
    "Nội dung",
    decree.BODY,
    align=_BOTH,
    after_pt=layout.AFTER_PARAGRAPH_PT,
    first_mm=layout.FIRST_LINE_MM,
    line=layout.LINE_SPACING,
)


def _heading(level: int, lettering: Lettering, **more: Any) -> Style:
    return replace(
        _BODY,
        id=f"Heading{level}",
        name=f"Heading {level}",
        bold=lettering.bold,
        keep_next=True,
        builtin=True,
        outline=level - 1,
        **more,
    )


_CELL_PT = layout.CELL_SPACE_PT / 2
_CELL = Style("Obang", "Ô bảng", layout.TABLE_PT, align=_LEFT, before_pt=_CELL_PT, after_pt=_CELL_PT)

STYLES = (
    _lettered("Quochieu", "Quốc hiệu", decree.NATIONAL_TITLE),
    _lettered("Tieungu", "Tiêu ngữ", decree.MOTTO),
    _lettered("Coquanchuquan", "Cơ quan chủ quản", decree.PARENT),
    _lettered("Coquanbanhanh", "Cơ quan ban hành", decree.ISSUER),
    _lettered("Sokyhieu", "Số, ký hiệu", decree.NUMBER, before_pt=6),
    _lettered("Diadanh", "Địa danh, ngày tháng", decree.PLACE_DATE, before_pt=6),
    Style("Dongke", "Dòng kẻ", 2, before_pt=2, exact_pt=3, rule_above=True),
    _lettered("Tenloai", "Tên loại", decree.KIND, before_pt=18, keep_next=True),
    _lettered("Trichyeu", "Trích yếu", decree.SUBJECT, keep_next=True),
    Style("Khoangcach", "Khoảng cách", 6),
    replace(_BODY, id="Cancu", name="Căn cứ", italic=decree.LEGAL_BASE.italic),
    _BODY,
    replace(_BODY, id="Gachdaudong", name="Gạch đầu dòng"),
    _heading(1, decree.ROMAN_HEADING, before_pt=6),
    _heading(2, decree.NUMBER_HEADING),
    _heading(3, decree.LETTER_HEADING),
    replace(_BODY, id="Ket", name="Kết", keep_next=True, keep_lines=True),
    _lettered("Noinhan", "Nơi nhận", decree.RECIPIENTS_TITLE),
    _lettered("Danhsachnoinhan", "Danh sách nơi nhận", decree.RECIPIENTS_LINE),
    _lettered("Chucvu", "Chức vụ người ký", decree.AUTHORITY),
    _lettered("Nguoiky", "Người ký", decree.SIGNER, before_pt=layout.SIGNATURE_ROOM_PT),
    Style("Ngat", "Ngắt phần", 1, exact_pt=1),
    _lettered("Phuluc", "Phụ lục", decree.APPENDIX_LABEL, keep_next=True),
    _lettered("Tenphuluc", "Tên phụ lục", decree.APPENDIX_TITLE, keep_next=True),
    _lettered("Kemtheo", "Kèm theo", decree.ATTACHED, after_pt=8, keep_next=True),
    Style("Dongtieude", "Dòng tiêu đề bảng", layout.TABLE_PT, bold=True, before_pt=3, after_pt=3, keep_next=True),
    replace(_CELL, id="Nhombang", name="Nhóm trong bảng", bold=True, keep_next=True),
    _CELL,
    replace(_CELL, id="Obanggiua", name="Ô bảng canh giữa", align=_CENTER),
    _lettered("Header", "Header", decree.PAGE_NUMBER, builtin=True),
    Style("CommentText", "annotation text", layout.COMMENT_PT, align=_LEFT, builtin=True),
)


def define_styles(styles: Styles) -> None:
    """These styles and Word's default of each kind; what else the template has is taken away."""
    _set_defaults(styles)
    for style in list(styles):
        if not style.element.default:
            style.delete()
    for spec in STYLES:
        _add_style(styles, spec)
    # python-docx names it in the run that a comment hangs on
    _new_style(styles, WD_STYLE_TYPE.CHARACTER, "annotation reference", "CommentReference", builtin=True)


def add_missing_styles(styles: Styles) -> None:
    """Ours that a form does not have; those that it has stay as people have made them."""
    for spec in STYLES:
        if spec.name not in styles:
            _add_style(styles, spec)
    if "annotation reference" not in styles:
        _new_style(styles, WD_STYLE_TYPE.CHARACTER, "annotation reference", "CommentReference", builtin=True)


def _set_defaults(styles: Styles) -> None:
    """Font and language of every script, for text of any style; python-docx knows neither defaults nor scripts."""
    defaults = styles.element.find(qn("w:docDefaults"))
    font, language = layout.FONT, layout.LANGUAGE
    of_runs, of_paragraphs, properties = mark("w:rPrDefault"), mark("w:pPrDefault"), mark("w:rPr")
    properties.append(mark("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font))
    properties.append(mark("w:color", val="000000"))
    properties.append(mark("w:sz", val=round(layout.BODY_PT * 2)))
    properties.append(mark("w:szCs", val=round(layout.BODY_PT * 2)))
    properties.append(mark("w:lang", val=language, eastAsia=language, bidi=language))
    of_runs.append(properties)
    defaults[:] = [of_runs, of_paragraphs]


def _new_style(styles: Styles, kind: WD_STYLE_TYPE, name: str, style_id: str, *, builtin: bool) -> Any:
    """With an id of our own: python-docx would make one of Vietnamese letters."""
    style = styles.add_style(name, kind, builtin)  # type: ignore[no-untyped-call]  # python-docx left it untyped
    style.element.styleId = style_id
    return style


def _add_style(styles: Styles, spec: Style) -> None:
    style = _new_style(styles, WD_STYLE_TYPE.PARAGRAPH, spec.name, spec.id, builtin=spec.builtin)
    style.base_style = styles["Normal"]
    style.quick_style = True
    font = style.font
    font.size = Pt(spec.size_pt)
    if spec.bold:
        font.bold = font.cs_bold = True
    if spec.italic:
        font.italic = font.cs_italic = True
    _format_paragraphs(style, spec)


def _format_paragraphs(style: ParagraphStyle, spec: Style) -> None:
    form = style.paragraph_format
    form.alignment = spec.align
    form.space_before, form.space_after = Pt(spec.before_pt), Pt(spec.after_pt)
    form.line_spacing = spec.line if spec.exact_pt is None else Pt(spec.exact_pt)
    if spec.first_mm:
        form.first_line_indent = Mm(spec.first_mm)
    form.keep_with_next = spec.keep_next or None
    form.keep_together = spec.keep_lines or None
    properties = style.element.get_or_add_pPr()
    if spec.rule_above:
        border = mark("w:pBdr")
        border.append(line("w:top", layout.RULE_PT))
        properties.insert_element_before(border, *AFTER_BORDERS_OF_PARAGRAPH)
    if spec.outline is not None:
        properties.insert_element_before(mark("w:outlineLvl", val=spec.outline), *AFTER_OUTLINE_LEVEL)
