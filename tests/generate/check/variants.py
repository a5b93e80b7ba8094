"""Right documents of other makes: tabs, text boxes, soft breaks, drawn lines, automatic lists, decisions, reports."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from tests.generate.check.official_letters import (
    begin,
    columns,
    drop_blank,
    head,
    put,
    sign_off,
    styled,
    text,
    title,
)

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_LAST = "Trên đây là nội dung thực hiện, đề nghị các tổ chuyên môn triển khai đầy đủ, đúng thời gian./."
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def decision() -> Document:
    """Who decides and `QUYẾT ĐỊNH:` stand between the bases and the articles."""
    document = begin()
    head(document)
    title(document, "QUYẾT ĐỊNH", "Về việc thành lập Hội đồng Thi đua, khen thưởng")
    styled(document.add_paragraph(), "HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC NGÔ GIA TỰ", 14, bold=True)
    text(document, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", italic=True)
    text(document, "Xét đề nghị của Văn phòng nhà trường.", italic=True)
    styled(document.add_paragraph(), "QUYẾT ĐỊNH:", 14, bold=True)
    for n, words in enumerate((" Thành lập Hội đồng gồm các ông, bà sau.", " Giao nhiệm vụ.", f" {_LAST}"), 1):
        article = text(document, f"Điều {n}.", bold=True)
        article.add_run(words).bold = False
    sign_off(document)
    return document


def tabbed() -> Document:
    """No tables: everything on tabs, underlined motto, a line of signs, indents by a tab."""
    document = begin()
    rows = (
        (("UBND PHƯỜNG ĐẮK SONG", 12, False), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True)),
        (("TRƯỜNG TH NGÔ GIA TỰ", 12, True), ("Độc lập - Tự do - Hạnh phúc", 13, True)),
        (("Số: 12/BC-NGT", 13, False), ("Đắk Song, ngày 15 tháng 3 năm 2026", 13, False)),
    )
    for left, right in rows:
        paragraph = document.add_paragraph()
        for place in (3.2, 11.5):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(place), WD_TAB_ALIGNMENT.CENTER)
        for words, size, bold in (left, right):
            paragraph.add_run("\t")
            run = paragraph.add_run(words)
            run.font.size, run.bold = Pt(size), bold
            run.underline = words.startswith("Độc lập") or None
            run.italic = words.startswith("Đắk Song") or None
    document.paragraphs[1]._p.append(_drawn_line(1.6))
    title(document, "BÁO CÁO", "Kết quả công tác y tế trường học")
    styled(document.add_paragraph(), "Kính gửi: Phòng Văn hóa - Xã hội phường Đắk Song", 14)
    paragraph = text(document, f"\t{_LAST}")
    paragraph.paragraph_format.first_line_indent = None
    for left, right in (
        (("Nơi nhận:", 12, True, True), ("HIỆU TRƯỞNG", 14, True, False)),
        (("- Như trên;", 11, False, False), ("", 14, False, False)),
        (("- Lưu: VT.", 11, False, False), ("Trần Đăng Quân", 14, True, False)),
    ):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(12), WD_TAB_ALIGNMENT.CENTER)
        for n, (words, size, bold, italic) in enumerate((left, right)):
            run = paragraph.add_run(("\t" if n else "") + words)
            run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return document


def boxed() -> Document:
    """The letterhead in two text boxes, each written twice: as a drawing and for old readers."""
    document = begin()
    head(document)
    table = document.tables[0]
    left, right = ([cell._tc.p_lst for cell in table.rows[0].cells])[:2]
    anchor = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
    for paragraphs in (left, right):
        anchor._p.append(_text_box(paragraphs))
    table._tbl.getparent().remove(table._tbl)
    title(document, "THÔNG BÁO", "Lịch kiểm tra cuối học kỳ II")
    text(document, _LAST)
    sign_off(document)
    return document


def soft_breaks() -> Document:
    """Each cell one paragraph with line breaks; lines drawn as shapes; kind and subject in one paragraph."""
    document = begin()
    left, right = columns(document, 7, 9.5)
    for cell, lines in (
        (left, (("UBND PHƯỜNG ĐẮK SONG", 13, 0, 0), ("TRƯỜNG TIỂU HỌC", 13, 1, 0), ("NGÔ GIA TỰ", 13, 1, 0),
                ("Số:        /TB-NGT", 13, 0, 0))),
        (right, (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 1, 0), ("Độc lập - Tự do - Hạnh phúc", 14, 1, 0),
                 ("Đắk Song, ngày      tháng 5 năm 2026", 14, 0, 1))),
    ):  # fmt: skip
        _broken_lines(cell.paragraphs[0], lines)
    left.paragraphs[0]._p.append(_drawn_line(1.7))
    right.paragraphs[0]._p.append(_drawn_line(5.7))
    both = document.add_paragraph()
    _broken_lines(both, (("THÔNG BÁO", 14, 1, 0), ("Kết luận cuộc họp giao ban tháng 5", 14, 1, 0)))
    both._p.append(_drawn_line(3.2))
    text(document, _LAST)
    sign_off(document)
    return document


def listed() -> Document:
    """Headings and recipients numbered by Word; `Phần` over capitals."""
    document = begin()
    head(document)
    title(document, "CHƯƠNG TRÌNH", "Công tác năm 2026")
    for words in ("Phần I", "ĐÁNH GIÁ KẾT QUẢ"):
        styled(document.add_paragraph(), words, 14, bold=True)
    levels = ("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-")
    number = _numbering(document, levels)
    for level, words, bold in ((0, "NHIỆM VỤ TRỌNG TÂM", True), (1, "Công tác chuyên môn", True), (2, _LAST, False)):
        _numbered(text(document, words, bold=bold), number, level)
    left, right = columns(document, 8, 8.5)
    put(left, "Nơi nhận:", 12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in ("Như trên;", "Lưu: VT."):
        run = put(left, line, 11, align=WD_ALIGN_PARAGRAPH.LEFT)
        _numbered(Paragraph(run._r.getparent(), left), number, 2)
    put(right, "TM. BAN GIÁM HIỆU", 14, bold=True)
    put(right, "HIỆU TRƯỞNG", 14, bold=True)
    put(right, "Trần Đăng Quân", 14, bold=True)
    drop_blank(left, right)
    return document


VARIANTS = (decision, tabbed, boxed, soft_breaks, listed)


def _broken_lines(paragraph: Paragraph, lines: tuple[tuple[str, float, int, int], ...]) -> None:
    paragraph.alignment = _CENTRE
    for n, (words, size, bold, italic) in enumerate(lines):
        run = paragraph.add_run()
        if n:
            run.add_break()
        run.add_text(words)
        run.font.size, run.bold, run.italic = Pt(size), bool(bold), bool(italic)


def _drawn_line(long_cm: float) -> OxmlElement:
    extent = round(long_cm * 360000)
    return parse_xml(
        f'<w:r {_NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:extent cx="{extent}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
        '<a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:line from="1pt,2pt" to="99pt,2pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def _text_box(paragraphs: list[object]) -> OxmlElement:
    run = parse_xml(
        f"<w:r {_NAMESPACES}><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="3000000" cy="900000"/><a:graphic>'
        '<a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr>'
        "<wps:txbx><w:txbxContent/></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>hai lần</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    next(run.iter(qn("w:txbxContent"))).extend(paragraphs)
    return run


def _numbering(document: Document, levels: tuple[tuple[str, str], ...]) -> str:
    """A list of these levels, whose first lines stand at 1.27 cm."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum", {qn("w:abstractNumId"): "77"})
    for n, (shown, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl", {qn("w:ilvl"): str(n)})
        for name, value in (("start", "1"), ("numFmt", shown), ("lvlText", pattern)):
            level.append(OxmlElement(f"w:{name}", {qn("w:val"): value}))
        properties = OxmlElement("w:pPr")
        properties.append(OxmlElement("w:ind", {qn("w:left"): "0", qn("w:firstLine"): "720"}))
        level.append(properties)
        abstract.append(level)
    root.insert(0, abstract)
    number = OxmlElement("w:num", {qn("w:numId"): "77"})
    number.append(OxmlElement("w:abstractNumId", {qn("w:val"): "77"}))
    root.append(number)
    return "77"


def _numbered(paragraph: Paragraph, number: str, level: int) -> None:
    paragraph.paragraph_format.first_line_indent = None
    place = OxmlElement("w:numPr")
    place.append(OxmlElement("w:ilvl", {qn("w:val"): str(level)}))
    place.append(OxmlElement("w:numId", {qn("w:val"): number}))
    paragraph._p.get_or_add_pPr().insert_element_before(place, "w:spacing", "w:ind", "w:jc")
