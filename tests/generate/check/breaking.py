"""One way or more to break each rule in the right plan of `official_letters`."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from tests.generate.check.official_letters import paragraphs, reword, starting

Break = Callable[[Document], None]


def _resize(words: str, size_pt: float) -> Break:
    def change(document: Document) -> None:
        for run in starting(document, words).runs:
            run.font.size = Pt(size_pt)

    return change


def _face(words: str, *, bold: bool | None = None, italic: bool | None = None) -> Break:
    def change(document: Document) -> None:
        for run in starting(document, words).runs:
            run.bold = run.bold if bold is None else bold
            run.italic = run.italic if italic is None else italic

    return change


def _align(words: str, align: WD_ALIGN_PARAGRAPH) -> Break:
    def change(document: Document) -> None:
        starting(document, words).alignment = align

    return change


def _say(words: str, new: str) -> Break:
    return lambda document: reword(document, words, new)


def _drop(words: str) -> Break:
    def change(document: Document) -> None:
        element = starting(document, words)._p
        element.getparent().remove(element)

    return change


def _section(index: int = 0, **lengths: Mm) -> Break:
    def change(document: Document) -> None:
        for name, length in lengths.items():
            setattr(document.sections[index], name, length)

    return change


def _font_in_style(document: Document) -> None:
    """The theme's font comes through."""
    fonts = document.styles["Normal"].element.rPr.rFonts
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{slot}Theme"), f"minor{'HAnsi' if slot == 'hAnsi' else 'Ascii'}")


def _font_of_a_run(document: Document) -> None:
    starting(document, "I. MỤC").runs[0].font.name = ".VnTime"


def _red(document: Document) -> None:
    starting(document, "1. Mục").runs[0].font.color.rgb = RGBColor(255, 0, 0)


def _landscape_text(document: Document) -> None:
    first = document.sections[0]
    first.page_width, first.page_height = Mm(297), Mm(210)


def _number_below(document: Document) -> None:
    section = document.sections[0]
    number = next(section.header._element.iter(qn("w:sdt")))
    section.footer._element.append(number)


def _no_number(document: Document) -> None:
    header = document.sections[0].header._element
    header.remove(next(header.iter(qn("w:sdt"))))


def _number_right(document: Document) -> None:
    next(document.sections[0].header._element.iter(qn("w:jc"))).set(qn("w:val"), "right")


def _number_on_first_page(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def _small_number(document: Document) -> None:
    for properties in document.sections[0].header._element.iter(qn("w:rPr")):
        size = properties.makeelement(qn("w:sz"), {qn("w:val"): "20"})
        properties.append(size)


def _roman_number(document: Document) -> None:
    for code in document.sections[0].header._element.iter(qn("w:instrText")):
        code.text = (code.text or "").replace("MERGEFORMAT", "roman")


def _no_rule_under(words: str) -> Break:
    """Takes away the border, the underline or the row of signs below."""

    def change(document: Document) -> None:
        paragraph = starting(document, words)
        for run in paragraph.runs:
            run.underline = None
        below = paragraph._p.getnext()
        for borders in list(below.iter(qn("w:pBdr"))):
            borders.getparent().remove(borders)
        if "____" in "".join(below.itertext()):
            below.getparent().remove(below)

    return change


def _long_rule(document: Document) -> None:
    indents = next(starting(document, "TRƯỜNG")._p.getnext().iter(qn("w:ind")))
    for side in ("left", "right"):
        indents.set(qn(f"w:{side}"), "0")


def _as_letter(document: Document) -> None:
    """A letter instead of a plan: no kind, the subject under the number, `Kính gửi`."""
    for words in ("KẾ HOẠCH", "Phòng, chống", "____", "Căn cứ Luật", "Căn cứ Thông", "Theo đề"):
        _drop(words)(document)
    number = starting(document, "Số:")
    subject = number.insert_paragraph_before("V/v phòng, chống đuối nước")
    number._p.addnext(subject._p)
    subject.alignment = WD_ALIGN_PARAGRAPH.CENTER
    subject.runs[0].font.size = Pt(12)
    address = starting(document, "Trường Tiểu học").insert_paragraph_before("Kính gửi: UBND phường Đắk Song")
    address.alignment = WD_ALIGN_PARAGRAPH.CENTER


def as_letter(change: Break) -> Break:
    def both(document: Document) -> None:
        _as_letter(document)
        change(document)

    return both


def _indent(words: str, indent: Cm) -> Break:
    def change(document: Document) -> None:
        starting(document, words).paragraph_format.first_line_indent = indent

    return change


def _no_gap(document: Document) -> None:
    for paragraph in paragraphs(document):
        if paragraph.text.startswith("Nhà trường"):
            paragraph.paragraph_format.space_after = Pt(2)


def _line_spacing(lines: float | Pt) -> Break:
    def change(document: Document) -> None:
        starting(document, "Nhà trường").paragraph_format.line_spacing = lines

    return change


def _part_heading(document: Document) -> None:
    starting(document, "I. MỤC").insert_paragraph_before("Phần I").add_run()
    starting(document, "Phần I").paragraph_format.space_after = Pt(6)


def _article(document: Document) -> None:
    new = starting(document, "1. Mục").insert_paragraph_before(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế thi đua."
    )
    new.paragraph_format.space_after = Pt(6)


def _no_restart(document: Document) -> None:
    section = document.sections[1]._sectPr
    section.remove(next(section.iter(qn("w:pgNumType"))))


def _no_header_row(document: Document) -> None:
    mark = next(document.tables[2]._tbl.iter(qn("w:tblHeader")))
    mark.getparent().remove(mark)


CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT

BREAKS: tuple[tuple[str, Break], ...] = (
    ("page-size", _section(page_width=Mm(216), page_height=Mm(279))),
    ("page-orientation", _landscape_text),
    ("margin-top", _section(top_margin=Mm(15))),
    ("margin-bottom", _section(bottom_margin=Mm(30))),
    ("margin-left", _section(left_margin=Mm(25))),
    ("margin-left", _section(gutter=Mm(5))),
    ("margin-right", _section(1, right_margin=Mm(25))),
    ("font", _font_in_style),
    ("font", _font_of_a_run),
    ("colour", _red),
    ("page-number-place", _number_below),
    ("page-number-place", _no_number),
    ("page-number-place", _number_right),
    ("page-number-first", _number_on_first_page),
    ("page-number-face", _small_number),
    ("page-number-face", _roman_number),
    ("national-title", _say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("national-title", _resize("CỘNG", 14)),
    ("national-title", _face("CỘNG", bold=False)),
    ("national-title", _align("CỘNG", LEFT)),
    ("motto", _say("Độc lập - Tự do - Hạnh phúc", "Độc lập, tự do, hạnh phúc")),
    ("motto", _resize("Độc lập", 12)),
    ("motto-line", _no_rule_under("Độc lập")),
    ("parent", _face("UBND PHƯỜNG", bold=True)),
    ("parent", _resize("UBND PHƯỜNG", 14)),
    ("issuer", _face("TRƯỜNG TIỂU", bold=False)),
    ("issuer", _say("TRƯỜNG TIỂU HỌC NGÔ GIA TỰ", "Trường Tiểu học Ngô Gia Tự")),
    ("issuer-line", _no_rule_under("TRƯỜNG TIỂU")),
    ("issuer-line", _long_rule),
    ("number-symbol", _resize("Số:", 14)),
    ("number-symbol", _say("Số: 05/KH-NGT", "Số 05/KH-NGT")),
    ("number-symbol", _say("Số: 05/KH-NGT", "Số: 05 / KH - NGT")),
    ("number-symbol", _drop("Số:")),
    ("number-zero", _say("Số: 05/", "Số: 5/")),
    ("place-date", _face("Đắk Song", italic=False)),
    ("place-date", _say("Đắk Song, ngày 05 tháng 02 năm 2026", "Đắk Song, 05/02/2026")),
    ("date-zero", _say("Đắk Song, ngày 05 tháng 02", "Đắk Song, ngày 5 tháng 02")),
    ("date-zero", _say("Đắk Song, ngày 05 tháng 02", "Đắk Song, ngày 05 tháng 2")),
    ("kind", _say("KẾ HOẠCH", "Kế hoạch")),
    ("kind", _resize("KẾ HOẠCH", 16)),
    ("kind", _align("KẾ HOẠCH", LEFT)),
    ("subject", _face("Phòng, chống", bold=False)),
    ("subject", _resize("Phòng, chống", 12)),
    ("subject-line", _no_rule_under("Phòng, chống")),
    ("letter-subject", as_letter(_resize("V/v", 14))),
    ("letter-subject", as_letter(_drop("V/v"))),
    ("addressee", as_letter(_resize("Kính gửi", 12))),
    ("legal-base", _face("Căn cứ Luật", italic=False)),
    ("legal-base", _resize("Căn cứ Luật", 12)),
    ("legal-base-end", _say("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Căn cứ Luật.")),
    ("legal-base-end", _say("Theo đề nghị của Hội đồng Thi đua, khen thưởng nhà trường.", "Theo đề nghị của tổ;")),
    ("body-face", _resize("Nhà trường", 12)),
    ("body-face", _face("Nhà trường", italic=True)),
    ("body-align", _align("Nhà trường", LEFT)),
    ("body-align", _align("Nhà trường", CENTRE)),
    ("body-indent", _indent("Nhà trường", Cm(0))),
    ("body-indent", _indent("Nhà trường", Cm(1.8))),
    ("body-spacing", _no_gap),
    ("body-line-spacing", _line_spacing(2.0)),
    ("body-line-spacing", _line_spacing(Pt(12))),
    ("heading-part", _part_heading),
    ("heading-article", _article),
    ("heading-roman", _face("I. MỤC", bold=False)),
    ("heading-roman", _say("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu")),
    ("heading-number", _face("1. Mục", bold=False)),
    ("heading-letter", _face("a) Đối", italic=True)),
    ("end-mark", lambda document: _say(starting(document, "Trên đây").text, "Trên đây là Kế hoạch.")(document)),
    ("authority", _face("PHÓ HIỆU", bold=False)),
    ("authority", _say("PHÓ HIỆU TRƯỞNG", "Phó Hiệu trưởng")),
    ("signer-name", _face("Nguyễn Thị", bold=False)),
    ("signer-name", _say("Nguyễn Thị Hồng Hạnh", "NGUYỄN THỊ HỒNG HẠNH")),
    ("signer-name", _drop("Nguyễn Thị")),
    ("recipients-title", _resize("Nơi nhận", 14)),
    ("recipients-title", _face("Nơi nhận", italic=False)),
    ("recipients-title", _say("Nơi nhận:", "Nơi nhận")),
    ("recipients-line", _resize("- Các tổ", 12)),
    ("recipients-line", _say("- Các tổ", "Các tổ")),
    ("recipients-end", _say("- Các tổ chuyên môn;", "- Các tổ chuyên môn")),
    ("recipients-end", _say("- Lưu: VT, NTH (03b).", "- Lưu: VT;")),
    ("recipients-end", _say("- Lưu: VT, NTH (03b).", "- Như trên.")),
    ("appendix-label", _say("Phụ lục", "PHỤ LỤC")),
    ("appendix-label", _resize("Phụ lục", 13)),
    ("appendix-title", _face("PHÂN CÔNG", bold=False)),
    ("appendix-title", _say("PHÂN CÔNG NHIỆM VỤ", "Phân công nhiệm vụ")),
    ("appendix-attached", _face("(Kèm theo", italic=False)),
    ("appendix-attached", _drop("(Kèm theo")),
    ("appendix-pages", _no_restart),
    ("table-header-repeats", _no_header_row),
)
