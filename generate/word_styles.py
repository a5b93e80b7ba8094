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

from generate import layout
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


_FIRST, _AFTER, _LINE = layout.FIRST_LINE_MM, layout.AFTER_PARAGRAPH_PT, layout.LINE_SPACING


_BODY = Style("Noidung", "Nội dung", align=_BOTH, after_pt=_AFTER, first_mm=_FIRST, line=_LINE)
_HEADING = replace(_BODY, keep_next=True, builtin=True)


STYLES = (
    Style("Quochieu", "Quốc hiệu", layout.NATIONAL_TITLE_PT, bold=True),
    Style("Tieungu", "Tiêu ngữ", layout.MOTTO_PT, bold=True),
    Style("Coquanchuquan", "Cơ quan chủ quản", layout.NAME_SIZES_PT[0]),
    Style("Coquanbanhanh", "Cơ quan ban hành", layout.NAME_SIZES_PT[0], bold=True),
    Style("Sokyhieu", "Số, ký hiệu", layout.SYMBOL_PT, before_pt=6),
    Style("Diadanh", "Địa danh, ngày tháng", layout.PLACE_PT, italic=True, before_pt=6),
    Style("Dongke", "Dòng kẻ", 2, before_pt=2, exact_pt=3, rule_above=True),
    Style("Tenloai", "Tên loại", layout.KIND_PT, bold=True, before_pt=18, keep_next=True),
    Style("Trichyeu", "Trích yếu", layout.SUBJECT_PT, bold=True, keep_next=True),
    Style("Khoangcach", "Khoảng cách", 6),
    replace(_BODY, id="Cancu", name="Căn cứ", italic=True),
    _BODY,
    replace(_BODY, id="Gachdaudong", name="Gạch đầu dòng"),
    replace(_HEADING, id="Heading1", name="Heading 1", bold=True, before_pt=6, outline=0, align=_LEFT),
    replace(_HEADING, id="Heading2", name="Heading 2", bold=True, outline=1),
    replace(_HEADING, id="Heading3", name="Heading 3", outline=2),
    replace(_BODY, id="Ket", name="Kết", keep_next=True, keep_lines=True),
    Style("Noinhan", "Nơi nhận", layout.RECIPIENTS_TITLE_PT, bold=True, italic=True, align=_LEFT, keep_next=True),
    Style("Danhsachnoinhan", "Danh sách nơi nhận", layout.RECIPIENTS_PT, align=_LEFT, keep_next=True),
    Style("Chucvu", "Chức vụ người ký", layout.SIGNATURE_PT, bold=True, keep_next=True),
    Style("Nguoiky", "Người ký", layout.SIGNATURE_PT, bold=True, before_pt=layout.SIGNATURE_ROOM_PT),
    Style("Ngat", "Ngắt phần", 1, exact_pt=1),
    Style("Phuluc", "Phụ lục", layout.APPENDIX_LABEL_PT, bold=True, keep_next=True),
    Style("Tenphuluc", "Tên phụ lục", layout.APPENDIX_TITLE_PT, bold=True, keep_next=True),
    Style("Kemtheo", "Kèm theo", layout.ATTACHED_PT, italic=True, after_pt=8, keep_next=True),
    Style("Dongtieude", "Dòng tiêu đề bảng", layout.TABLE_PT, bold=True, before_pt=3, after_pt=3, keep_next=True),
    Style(
        "Nhombang", "Nhóm trong bảng", layout.TABLE_PT, bold=True, align=_LEFT, before_pt=2, after_pt=2, keep_next=True
    ),
    Style("Obang", "Ô bảng", layout.TABLE_PT, align=_LEFT, before_pt=2, after_pt=2),
    Style("Obanggiua", "Ô bảng canh giữa", layout.TABLE_PT, before_pt=2, after_pt=2),
    Style("Header", "Header", layout.PAGE_NUMBER_PT, builtin=True),
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


def _set_defaults(styles: Styles) -> None:
    """Font and language of every script, for text of any style; python-docx knows neither defaults nor scripts."""
    defaults = styles.element.find(qn("w:docDefaults"))
    font, language = layout.FONT, layout.LANGUAGE
    of_runs, of_paragraphs, properties = mark("w:rPrDefault"), mark("w:pPrDefault"), mark("w:rPr")
    properties.append(mark("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font))
    properties.append(mark("w:color", val="000000"))
    properties.append(mark("w:sz", val=layout.BODY_PT * 2))
    properties.append(mark("w:szCs", val=layout.BODY_PT * 2))
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
