"""`styles.xml`: one named style for each element of the official layout, so that people can go on in Word."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generate import layout
from generate.wordml import DECLARATION, NAMESPACES, half_points, twips


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths in points, `first_mm` the indent of the first line; `outline` 0 is heading 1."""

    id: str
    name: str
    size_pt: float = layout.BODY_PT
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before_pt: float = 0
    after_pt: float = 0
    first_mm: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    line: float = 1.0
    rule_above: bool = False
    exact_pt: float | None = None


_FIRST, _AFTER, _LINE = layout.FIRST_LINE_MM, layout.AFTER_PARAGRAPH_PT, layout.LINE_SPACING


_BODY = Style("Noidung", "Nội dung", align="both", after_pt=_AFTER, first_mm=_FIRST, line=_LINE)


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
    replace(_BODY, id="Heading1", name="heading 1", bold=True, before_pt=6, keep_next=True, outline=0, align="left"),
    replace(_BODY, id="Heading2", name="heading 2", bold=True, keep_next=True, outline=1),
    replace(_BODY, id="Heading3", name="heading 3", keep_next=True, outline=2),
    replace(_BODY, id="Ket", name="Kết", keep_next=True, keep_lines=True),
    Style("Noinhan", "Nơi nhận", layout.RECIPIENTS_TITLE_PT, bold=True, italic=True, align="left", keep_next=True),
    Style("Danhsachnoinhan", "Danh sách nơi nhận", layout.RECIPIENTS_PT, align="left", keep_next=True),
    Style("Chucvu", "Chức vụ người ký", layout.SIGNATURE_PT, bold=True, keep_next=True),
    Style("Nguoiky", "Người ký", layout.SIGNATURE_PT, bold=True, before_pt=layout.SIGNATURE_ROOM_PT),
    Style("Ngat", "Ngắt phần", 1, exact_pt=1),
    Style("Phuluc", "Phụ lục", layout.APPENDIX_LABEL_PT, bold=True, keep_next=True),
    Style("Tenphuluc", "Tên phụ lục", layout.APPENDIX_TITLE_PT, bold=True, keep_next=True),
    Style("Kemtheo", "Kèm theo", layout.ATTACHED_PT, italic=True, after_pt=8, keep_next=True),
    Style("Dongtieude", "Dòng tiêu đề bảng", layout.TABLE_PT, bold=True, before_pt=3, after_pt=3, keep_next=True),
    Style(
        "Nhombang", "Nhóm trong bảng", layout.TABLE_PT, bold=True, align="left", before_pt=2, after_pt=2, keep_next=True
    ),
    Style("Obang", "Ô bảng", layout.TABLE_PT, align="left", before_pt=2, after_pt=2),
    Style("Obanggiua", "Ô bảng canh giữa", layout.TABLE_PT, before_pt=2, after_pt=2),
    Style("Header", "header", layout.PAGE_NUMBER_PT),
    Style("CommentText", "annotation text", 10, align="left"),
)


def styles_xml() -> str:
    """The whole part: defaults of font and language, then each style."""
    fonts = "".join(f' w:{script}="{layout.FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = half_points(layout.BODY_PT)
    language = layout.LANGUAGE
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/><w:color w:val="000000"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    fixed = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    )
    styles = "".join(_style_xml(style) for style in STYLES)
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{fixed}{styles}</w:styles>"


def _style_xml(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    """In the order that the schema wants."""
    parts = ["<w:keepNext/>"] * style.keep_next + ["<w:keepLines/>"] * style.keep_lines
    if style.rule_above:
        parts.append(
            f'<w:pBdr><w:top w:val="single" w:sz="{round(layout.RULE_PT * 8)}" w:space="0" w:color="000000"/></w:pBdr>'
        )
    line = f'w:line="{round(style.line * 240)}" w:lineRule="auto"'
    if style.exact_pt is not None:
        line = f'w:line="{round(style.exact_pt * 20)}" w:lineRule="exact"'
    before, after = round(style.before_pt * 20), round(style.after_pt * 20)
    parts.append(f'<w:spacing w:before="{before}" w:after="{after}" {line}/>')
    if style.first_mm:
        parts.append(f'<w:ind w:firstLine="{twips(style.first_mm)}"/>')
    parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _run_properties(style: Style) -> str:
    marks = ("<w:b/><w:bCs/>" if style.bold else "") + ("<w:i/><w:iCs/>" if style.italic else "")
    size = half_points(style.size_pt)
    return f'{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
