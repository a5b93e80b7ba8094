"""A right document as people make it in Word: direct formatting on `Normal`, which overrules the theme's fonts, and a
header with a page number in a content control, its field cut over runs. The tests break it, one rule at a time."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NUMBER = (
    f'<w:sdt {_W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj>'
    "</w:sdtPr>"
    '<w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PA</w:instrText></w:r>'
    "<w:r><w:instrText>GE   \\* MERGEFORMAT </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
)
_BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Thông tư số 15/2026/TT-BGDĐT ngày 20 tháng 3 năm 2026 của Bộ trưởng Bộ Giáo dục và Đào tạo;",
    "Theo đề nghị của Hội đồng Thi đua, khen thưởng nhà trường.",
)
_LONG = (
    "Nhà trường tổ chức cho cán bộ, giáo viên, nhân viên và học sinh đăng ký thi đua từ đầu năm học, theo dõi, xét "
    "hằng tháng và công khai kết quả trên bảng tin của trường."
)


def official_plan() -> Document:
    """A plan with an appendix on a landscape page."""
    document = begin()
    head(document)
    title(document, "KẾ HOẠCH", "Phòng, chống đuối nước cho học sinh năm 2026")
    for base in _BASES:
        text(document, base, italic=True)
    text(document, "Trường Tiểu học Ngô Gia Tự xây dựng Kế hoạch phòng, chống đuối nước như sau:")
    text(document, "I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    text(document, "1. Mục đích", bold=True)
    text(document, _LONG)
    text(document, "2. Yêu cầu", bold=True)
    text(document, "a) Đối với giáo viên")
    text(document, f"- {_LONG}")
    text(document, "1. Ban Giám hiệu chỉ đạo các tổ chuyên môn thực hiện Kế hoạch này;")
    text(document, f"a) {_LONG}")
    text(document, "II. TỔ CHỨC THỰC HIỆN", bold=True)
    for _ in range(12):
        text(document, f"{_LONG} {_LONG}")
    text(document, "Trên đây là Kế hoạch phòng, chống đuối nước năm 2026 của Trường Tiểu học Ngô Gia Tự./.")
    sign_off(document)
    appendix(document)
    return document


def begin() -> Document:
    """An empty document with margins, fonts and page numbers."""
    document = docx.Document()
    _set_normal(document)
    section = document.sections[0]
    _paper(section)
    section.different_first_page_header_footer = True
    section.header._element.insert(0, parse_xml(_NUMBER))
    return document


def saved(document: Document) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def head(document: Document) -> None:
    left, right = columns(document, 7, 9.5)
    put(left, "UBND PHƯỜNG ĐẮK SONG", 13)
    put(left, "TRƯỜNG TIỂU HỌC NGÔ GIA TỰ", 13, bold=True)
    _rule(left, 1.7, 7)
    put(left, "Số: 05/KH-NGT", 13)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    _underline(put(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True))
    put(right, "Đắk Song, ngày 05 tháng 02 năm 2026", 13, italic=True)
    drop_blank(left, right)


def title(document: Document, kind: str, subject: str) -> None:
    styled(document.add_paragraph(), kind, 14, bold=True)
    below = styled(document.add_paragraph(), subject, 14, bold=True)
    below.paragraph_format.space_after = Pt(0)
    styled(document.add_paragraph(), "_" * round(len(subject) / 3), 14)


def text(document: Document, words: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent, form.space_after = Cm(1.27), Pt(6)
    run = paragraph.add_run(words)
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def sign_off(document: Document) -> None:
    left, right = columns(document, 8, 8.5)
    put(left, "Nơi nhận:", 12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in ("- UBND phường (để báo cáo);", "- Các tổ chuyên môn;", "- Lưu: VT, NTH (03b)."):
        put(left, line, 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    put(right, "KT. HIỆU TRƯỞNG", 14, bold=True)
    put(right, "PHÓ HIỆU TRƯỞNG", 14, bold=True)
    for words in ("", "(Đã ký)", ""):
        put(right, words, 14, italic=True)
    put(right, "Nguyễn Thị Hồng Hạnh", 14, bold=True)
    drop_blank(left, right)


def appendix(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    number = OxmlElement("w:pgNumType", {qn("w:start"): "1"})
    section._sectPr.insert_element_before(number, "w:cols", "w:titlePg", "w:docGrid")
    styled(document.add_paragraph(), "Phụ lục", 14, bold=True)
    styled(document.add_paragraph(), "PHÂN CÔNG NHIỆM VỤ", 14, bold=True)
    attached = "(Kèm theo Kế hoạch số 05/KH-NGT ngày 05 tháng 02 năm 2026 của Trường Tiểu học Ngô Gia Tự)"
    styled(document.add_paragraph(), attached, 14, italic=True)
    table = document.add_table(4, 3)
    table.style = "Table Grid"
    for row, words in zip(
        table.rows, ("TT Việc Ai", "1 Sơ_kết Tổ_1", "2 Tổng_kết Tổ_2", "3 Báo_cáo Tổ_3"), strict=True
    ):
        for cell, word in zip(row.cells, words.split(), strict=True):
            cell.paragraphs[0].add_run(word.replace("_", " "))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_normal(document: Document) -> None:
    """Word's way: the theme's font in the defaults, Times New Roman and the size in `Normal`."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), "Times New Roman")
    form = normal.paragraph_format
    form.space_after, form.space_before, form.line_spacing = Pt(0), Pt(0), 1.15


def _paper(section: object) -> None:
    for name, mm in {
        "page_width": 210, "page_height": 297, "top_margin": 20, "bottom_margin": 25, "left_margin": 35,
        "right_margin": 15,
    }.items():  # fmt: skip
        setattr(section, name, Mm(mm))


def columns(document: Document, *widths_cm: float) -> tuple[_Cell, ...]:
    table: Table = document.add_table(1, len(widths_cm))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths_cm, strict=True):
        column.width = cell.width = Cm(width)
    return table.rows[0].cells


def put(
    cell: _Cell,
    words: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Run:
    paragraph = cell.add_paragraph()
    return styled(paragraph, words, size, bold=bold, italic=italic, align=align).runs[0]


def styled(
    paragraph: Paragraph,
    words: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Paragraph:
    paragraph.alignment = align
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _underline(run: Run) -> None:
    run.underline = True


def _rule(cell: _Cell, long_cm: float, room_cm: float) -> None:
    """A border above an empty paragraph."""
    paragraph = cell.add_paragraph()
    side = Cm((room_cm - 0.38 - long_cm * 1.75) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    borders = OxmlElement("w:pBdr")
    borders.append(OxmlElement("w:top", {qn("w:val"): "single", qn("w:sz"): "6"}))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:ind", "w:jc")


def drop_blank(*cells: _Cell) -> None:
    """python-docx begins a cell with an empty paragraph."""
    for cell in cells:
        cell._tc.remove(cell.paragraphs[0]._p)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Of the body and of all cells."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def starting(document: Document, words: str) -> Paragraph:
    return next(paragraph for paragraph in paragraphs(document) if paragraph.text.startswith(words))


def reword(document: Document, words: str, new: str) -> None:
    """The first paragraph that begins with `words` begins with `new`."""
    run = starting(document, words).runs[0]
    run.text = run.text.replace(words, new, 1)
