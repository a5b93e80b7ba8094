"""The Word file, read again: what it says, how it looks by the decree's numbers, and that it is always the same."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from generate import layout
from generate.word.docx_file import MEDIA_TYPE, to_docx
from generate.word.styles import STYLES
from model.draft import (
    Appendix,
    DocumentKind,
    Draft,
    Letterhead,
    Origin,
    Paragraph,
    Role,
    Run,
    Signature,
    Table,
    TableRow,
)
from model.task import TaskOrigin

ORIGIN = Origin(TaskOrigin.REQUIREMENT, "50/KH-UBND, mục I.1, trang 1: «câu gốc»\nquy tắc")
ROWS = (
    TableRow(("I", "Quý I", "", "", ""), is_group=True),
    TableRow(
        ("1", "Sơ kết <thi đua> & khen thưởng", "Nhà trường", "Các đoàn thể", "Tháng 6/2024"), False, "t1", ORIGIN
    ),
)
WIDTHS_MM = (layout.NUMBER_COLUMN_MM, *layout.COLUMN_SHARES)
COLUMNS = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện")
DRAFT = Draft(
    kind=DocumentKind.PLAN,
    title="Kế hoạch công tác thi đua",
    letterhead=Letterhead("UBND huyện Đắk Song", "Trường Tiểu học Ngô Gia Tự", "KH-NGT", "Đắk Song", 2024),
    kind_name="KẾ HOẠCH",
    subject="Công tác thi đua, khen thưởng năm 2024",
    body=(
        Paragraph(Role.LEGAL_BASE, (Run("Căn cứ Luật;"),), ORIGIN),
        Paragraph(Role.HEADING_1, (Run("I. NỘI DUNG"),)),
        Paragraph(Role.BODY, (Run("Thực hiện "), Run("“Phong trào”", italic=True), Run(".")), ORIGIN),
        Paragraph(Role.BULLET, (Run("Một việc;"),)),
        Paragraph(Role.CLOSING, (Run("Trên đây là Kế hoạch./."),)),
    ),
    recipients=("Phòng Nội vụ", "- Lưu: VT."),
    signature=Signature(None, "HIỆU TRƯỞNG", "Trần Đăng Quân"),
    appendices=(Appendix("Phụ lục", "NHIỆM VỤ", "(Kèm theo Kế hoạch)", Table(COLUMNS, WIDTHS_MM, ROWS)),),
)


def opened(draft: Draft) -> Document:
    return docx.Document(BytesIO(to_docx(draft)))


def part(draft: Draft, name: str) -> str:
    with zipfile.ZipFile(BytesIO(to_docx(draft))) as package:
        return package.read(name).decode()


def test_it_says_what_the_draft_says() -> None:
    document = opened(DRAFT)
    texts = [paragraph.text for paragraph in document.paragraphs]
    for wanted in ("KẾ HOẠCH", DRAFT.subject, "Căn cứ Luật;", "Thực hiện “Phong trào”.", "- Một việc;", "Phụ lục"):
        assert wanted in texts
    head, sign_off, tasks = document.tables
    assert [c.text for c in tasks.rows[0].cells] == list(COLUMNS)
    assert [c.text for c in tasks.rows[2].cells] == list(ROWS[1].cells)
    assert "TRƯỜNG TIỂU HỌC NGÔ GIA TỰ" in head.rows[0].cells[0].text
    assert head.rows[0].cells[1].text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert re.fullmatch(r"Số: +/KH-NGT", head.rows[1].cells[0].text)
    assert re.fullmatch(r"Đắk Song, ngày +tháng +năm 2024", head.rows[1].cells[1].text)
    assert sign_off.rows[0].cells[0].text == "Nơi nhận:\n- Phòng Nội vụ;\n- Lưu: VT."
    assert sign_off.rows[0].cells[1].text == "HIỆU TRƯỞNG\nTrần Đăng Quân"


def test_number_and_date_take_a_zero_where_the_decree_wants_one() -> None:
    head = replace(DRAFT.letterhead, number="5", issued_on=date(2024, 2, 5))
    rows = opened(replace(DRAFT, letterhead=head)).tables[0].rows
    assert rows[1].cells[0].text == "Số: 05/KH-NGT"
    assert rows[1].cells[1].text == "Đắk Song, ngày 05 tháng 02 năm 2024"
    march = replace(head, issued_on=date(2024, 3, 15))
    assert "ngày 15 tháng 3 năm" in opened(replace(DRAFT, letterhead=march)).tables[0].rows[1].cells[1].text


def test_margins_and_paper_are_the_decrees() -> None:
    for section in opened(DRAFT).sections:
        assert abs(section.page_width - Mm(210)) < Mm(0.1)
        assert abs(section.page_height - Mm(297)) < Mm(0.1)
        assert Mm(19.9) < section.top_margin < Mm(25.1)
        assert Mm(19.9) < section.bottom_margin < Mm(25.1)
        assert Mm(29.9) < section.left_margin < Mm(35.1)
        assert Mm(14.9) < section.right_margin < Mm(20.1)


def test_every_font_is_times_new_roman_in_every_script_and_vietnamese() -> None:
    with zipfile.ZipFile(BytesIO(to_docx(DRAFT))) as package:
        everything = "".join(package.read(name).decode() for name in package.namelist())
    fonts = re.search(r"<w:rFonts[^>]*>", everything)
    assert fonts and all(f'w:{script}="Times New Roman"' in fonts[0] for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    assert "Theme" not in fonts[0]
    assert everything.count("<w:rFonts") == 1  # nothing else names a font
    assert '<w:lang w:val="vi-VN"' in everything


@pytest.mark.parametrize(
    ("style", "sizes", "bold", "italic"),
    [
        ("Quốc hiệu", (12, 13), True, False),
        ("Tiêu ngữ", (13, 14), True, False),
        ("Cơ quan chủ quản", (12, 13), False, False),
        ("Cơ quan ban hành", (12, 13), True, False),
        ("Số, ký hiệu", (13,), False, False),
        ("Địa danh, ngày tháng", (13, 14), False, True),
        ("Tên loại", (13, 14), True, False),
        ("Trích yếu", (13, 14), True, False),
        ("Căn cứ", (13, 14), False, True),
        ("Nội dung", (13, 14), False, False),
        ("Heading 1", (13, 14), True, False),
        ("Heading 3", (13, 14), False, False),
        ("Nơi nhận", (12,), True, True),
        ("Danh sách nơi nhận", (11,), False, False),
        ("Chức vụ người ký", (13, 14), True, False),
        ("Người ký", (13, 14), True, False),
        ("Phụ lục", (14,), True, False),
        ("Kèm theo", (13, 14), False, True),
        ("Header", (13, 14), False, False),
    ],
)
def test_sizes_and_faces_are_the_decrees(style: str, sizes: tuple[int, ...], bold: bool, italic: bool) -> None:
    font = opened(DRAFT).styles[style].font
    assert font.size in [Pt(size) for size in sizes]
    assert (bool(font.bold), bool(font.italic)) == (bold, italic)


def test_the_body_is_justified_indented_and_spaced() -> None:
    body = opened(DRAFT).styles["Nội dung"].paragraph_format
    assert body.alignment is not None and body.alignment.name == "JUSTIFY"
    assert body.first_line_indent is not None and abs(body.first_line_indent - Mm(12.7)) < Mm(0.1)
    assert body.space_after is not None and body.space_after >= Pt(6)
    assert isinstance(body.line_spacing, float) and 1 <= body.line_spacing <= 1.5


def test_page_numbers_begin_on_the_second_page_and_anew_in_the_appendix() -> None:
    document = opened(DRAFT)
    assert len(document.sections) == 2
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert section.header.paragraphs[0].style is not None
        assert section.header.paragraphs[0].style.name == "Header"
        assert section.first_page_header.paragraphs[0].text == ""
    assert 'w:pgNumType w:start="1"' in document.sections[1]._sectPr.xml
    assert "pgNumType" not in document.sections[0]._sectPr.xml


def test_header_rows_repeat_and_no_row_is_cut() -> None:
    tasks = opened(DRAFT).tables[2]
    assert ["w:tblHeader" in row._tr.xml for row in tasks.rows] == [True, False, False]
    assert all("w:cantSplit" in row._tr.xml for table in opened(DRAFT).tables for row in table.rows)
    group = tasks.rows[1]
    assert len(group._tr.tc_lst) == 2
    assert [c.text for c in group.cells] == ["I"] + ["Quý I"] * 4


def test_the_signature_stays_with_the_closing() -> None:
    document = opened(DRAFT)
    closing = next(paragraph for paragraph in document.paragraphs if paragraph.text.endswith("./."))
    assert closing.style is not None
    assert closing.style.paragraph_format.keep_with_next and closing.style.paragraph_format.keep_together
    assert closing._p.getnext().tag.endswith("}tbl")


def test_each_origin_is_a_comment_without_a_date() -> None:
    comments = list(opened(DRAFT).comments)
    assert [comment.author for comment in comments] == ["vanthu"] * 3
    assert comments[0].text == ORIGIN.note
    assert all(comment.timestamp is None for comment in comments)
    document = part(DRAFT, "word/document.xml")
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert re.findall(rf'<w:{mark} w:id="(\d+)"/>', document) == ["0", "1", "2"]


def test_a_landscape_appendix_turns_only_its_own_pages() -> None:
    wide = replace(DRAFT, appendices=(replace(DRAFT.appendices[0], landscape=True),))
    first, second = opened(wide).sections
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert second.orientation == WD_ORIENT.LANDSCAPE and second.page_width > second.page_height


def test_a_document_without_appendix_recipients_or_parent_is_whole() -> None:
    bare = replace(DRAFT, appendices=(), recipients=(), letterhead=replace(DRAFT.letterhead, parent=None))
    document = opened(bare)
    assert len(document.sections) == 1 and len(document.tables) == 2
    assert document.tables[1].rows[0].cells[0].text == "Nơi nhận:\n- Lưu: VT."


def test_an_unknown_year_stays_blank() -> None:
    head = replace(DRAFT.letterhead, year=0)
    assert "năm 0" not in opened(replace(DRAFT, letterhead=head)).tables[0].rows[1].cells[1].text


@given(st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    body = (Paragraph(Role.BODY, (Run(text),), Origin(TaskOrigin.PERSON, text)),)
    assert opened(replace(DRAFT, body=body, subject=text)).tables


def test_no_clock_is_in_the_package() -> None:
    with zipfile.ZipFile(BytesIO(to_docx(DRAFT))) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
    assert "dcterms" not in part(DRAFT, "docProps/core.xml")


def test_nothing_of_python_docx_own_template_is_left() -> None:
    with zipfile.ZipFile(BytesIO(to_docx(DRAFT))) as package:
        assert package.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/comments.xml",
            "word/document.xml",
            "word/header1.xml",
            "word/header2.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        everything = "".join(package.read(name).decode() for name in package.namelist())
    for word in ("Calibri", "Cambria", "asciiTheme", "python-docx", "2013-", "en-US"):
        assert word not in everything
    own = {style.name for style in STYLES} | {"annotation reference"}
    assert {style.name for style in opened(DRAFT).styles if not style.element.default} == own


def test_the_properties_are_the_drafts() -> None:
    properties = opened(replace(DRAFT, title="Kế hoạch " * 40)).core_properties
    assert properties.title == ("Kế hoạch " * 40)[:255]  # as long as python-docx takes it
    assert (properties.author, properties.language) == (DRAFT.letterhead.issuer, "vi-VN")
    assert properties.created is None and properties.modified is None and properties.last_modified_by == ""


def test_each_of_several_appendices_has_pages_counted_anew_and_rows_of_its_own() -> None:
    second = (TableRow(("1", "Việc  thứ hai ", "", "", "Quý II")), TableRow(("2", "", "Tổ 1", "", "")), ROWS[0])
    other = replace(DRAFT.appendices[0], table=replace(DRAFT.appendices[0].table, rows=second))
    document = opened(replace(DRAFT, appendices=(*DRAFT.appendices, other)))
    assert [section._sectPr.xml.count("<w:pgNumType ") for section in document.sections] == [0, 1, 1]
    assert all("PAGE" in section.header._element.xml for section in document.sections)
    texts = [[cell.text for cell in row.cells] for row in document.tables[3].rows[1:]]
    assert texts == [list(second[0].cells), list(second[1].cells), ["I"] + ["Quý I"] * 4]
    assert len(list(document.comments)) == 3  # rows without an origin have none


def test_a_table_of_two_columns_has_group_rows_too() -> None:
    rows = (TableRow(("I", "Quý I"), is_group=True), TableRow(("1", "Sơ kết")))
    narrow = replace(DRAFT.appendices[0], table=Table(("TT", "Nội dung"), (15, 150), rows))
    table = opened(replace(DRAFT, appendices=(narrow,))).tables[2]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Nội dung"],
        ["I", "Quý I"],
        ["1", "Sơ kết"],
    ]


def test_six_hundred_rows_are_all_written() -> None:
    rows = tuple(replace(ROWS[1], cells=(str(n), *ROWS[1].cells[1:])) for n in range(600))
    table = replace(DRAFT.appendices[0].table, rows=rows)
    long = replace(DRAFT, appendices=(replace(DRAFT.appendices[0], table=table),))
    assert len(opened(long).tables[2].rows) == 601


def test_each_role_has_a_style_that_exists() -> None:
    known = {style.id for style in STYLES}
    used = set(re.findall(r'w:pStyle w:val="([^"]+)"', part(DRAFT, "word/document.xml")))
    assert used <= known
    assert MEDIA_TYPE.endswith("wordprocessingml.document")


def test_a_long_subject_breaks_into_lines_alike_in_length() -> None:
    long = replace(DRAFT, subject="Triển khai " + "phòng, chống đuối nước cho học sinh " * 5)
    subject = next(paragraph for paragraph in opened(long).paragraphs if paragraph.text.startswith("Triển khai"))
    sides = subject.paragraph_format.left_indent, subject.paragraph_format.right_indent
    assert sides[0] == sides[1] and sides[0] is not None and sides[0] > Mm(5)
    short = next(paragraph for paragraph in opened(DRAFT).paragraphs if paragraph.text == DRAFT.subject)
    assert short.paragraph_format.left_indent is None


def test_a_long_place_keeps_the_date_on_its_line_in_the_smaller_size() -> None:
    head = replace(DRAFT.letterhead, place="Nam Cao Bằng Trung", issued_on=date(2024, 2, 5))
    cell = opened(replace(DRAFT, letterhead=head)).tables[0].rows[1].cells[1]
    assert [run.font.size for run in cell.paragraphs[0].runs] == [Pt(13)]


def test_a_table_is_as_wide_as_its_page() -> None:
    wide = replace(DRAFT, appendices=(DRAFT.appendices[0], replace(DRAFT.appendices[0], landscape=True)))
    document = opened(wide)
    for section, table in zip(list(document.sections)[1:], document.tables[2:], strict=True):
        room = section.page_width - section.left_margin - section.right_margin
        assert abs(sum(column.width for column in table.columns) - room) < Mm(0.5)


def test_the_offices_own_copy_is_the_last_recipient() -> None:
    def listed(*recipients: str) -> list[str]:
        cell = opened(replace(DRAFT, recipients=recipients)).tables[1].rows[0].cells[0]
        return [paragraph.text for paragraph in cell.paragraphs][1:]

    assert listed("Tổ 1") == ["- Tổ 1;", "- Lưu: VT."]
    assert listed("- Lưu: VT, TH (2b).", "Tổ 1;") == ["- Tổ 1;", "- Lưu: VT, TH (2b)."]


def test_authority_and_title_written_in_one_stand_on_lines_of_their_own() -> None:
    def signed(signature: Signature) -> str:
        return opened(replace(DRAFT, signature=signature)).tables[1].rows[0].cells[1].text

    for title in ("KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG", "KT. Hiệu trưởng / Phó Hiệu trưởng"):
        assert signed(Signature(None, title, "Y Bhem")) == "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nY Bhem"
    assert signed(Signature("TM. Hội đồng", "Chủ tịch", "Y Bhem")) == "TM. HỘI ĐỒNG\nCHỦ TỊCH\nY Bhem"
    assert signed(Signature(None, "Phó Hiệu trưởng phụ trách", "Y Bhem")) == "PHÓ HIỆU TRƯỞNG PHỤ TRÁCH\nY Bhem"


def test_recipients_beyond_the_signatures_height_stand_in_rows_that_may_go_over_the_page() -> None:
    def rows(count: int) -> list[str]:
        many = tuple(f"Tổ chuyên môn {n}" for n in range(count))
        return [row.cells[0].text for row in opened(replace(DRAFT, recipients=many)).tables[1].rows]

    assert len(rows(12)) == 1
    parted = rows(40)
    assert len(parted) > 20
    assert parted[0].startswith("Nơi nhận:\n- Tổ chuyên môn 0;") and parted[-1] == "- Lưu: VT."
    assert "\n".join(parted).count("- Tổ chuyên môn") == 40


def test_a_row_higher_than_a_page_may_break_and_a_first_one_that_leaves_no_room_for_the_titles() -> None:
    def whole(words: int, *, first: bool) -> bool:
        long = replace(ROWS[1], cells=("1", "nghiêm túc " * (words // 2), "", "", ""))
        before = () if first else (ROWS[1],)
        table = replace(DRAFT.appendices[0].table, rows=(*before, long))
        made = opened(replace(DRAFT, appendices=(replace(DRAFT.appendices[0], table=table),)))
        return "w:cantSplit" in made.tables[2].rows[-1]._tr.xml

    assert [whole(words, first=False) for words in (100, 210, 500)] == [True, True, False]
    assert [whole(words, first=True) for words in (100, 210, 500)] == [True, False, False]


def test_a_title_of_an_appendix_breaks_into_lines_alike_in_length() -> None:
    long = replace(DRAFT.appendices[0], title="NHIỆM VỤ CHUYỂN ĐỔI SỐ NGÀNH GIÁO DỤC VÀ ĐÀO TẠO NĂM HỌC 2026-2027")
    document = opened(replace(DRAFT, appendices=(long,)))
    title = next(paragraph for paragraph in document.paragraphs if paragraph.text == long.title)
    assert title.paragraph_format.left_indent is not None and title.paragraph_format.left_indent > Mm(20)


def test_a_date_is_never_cut_and_a_long_symbol_takes_the_room_of_its_number() -> None:
    def numbers(place: str, symbol: str) -> list[str]:
        head = replace(DRAFT.letterhead, place=place, symbol=symbol)
        return [cell.text for cell in opened(replace(DRAFT, letterhead=head)).tables[0].rows[1].cells][:2]

    gap, narrow = " " * 8, " " * 5
    assert numbers("Đắk Song", "KH-NGT") == [f"Số: {gap}/KH-NGT", f"Đắk Song, ngày{gap}tháng{gap}năm 2024"]
    city = "Thành phố Hồ Chí Minh"
    assert numbers(city, "KH-NGT") == [f"Số: {gap}/KH-NGT", f"{city}, ngày{gap}tháng{gap}năm 2024"]
    assert numbers(city, "KH-PTDTBTTHVATHCSN")[0] == f"Số: {narrow}/KH-PTDTBTTHVATHCSN"
    place, date = numbers("Đặc khu hành chính Phú Quý Đông Nam Hải", "KH-A")[1].split(", ")
    assert " " in place and " " not in date and re.fullmatch(r"ngày\s+tháng\s+năm\s2024", date)


def test_a_long_place_takes_of_the_numbers_room_below_the_names() -> None:
    document = opened(replace(DRAFT, letterhead=replace(DRAFT.letterhead, place="Thành phố Hồ Chí Minh")))
    names, numbers = ([cell.width for cell in row.cells] for row in document.tables[0].rows)
    assert names[-1] == opened(DRAFT).tables[0].rows[0].cells[1].width
    assert Mm(2) < numbers[-1] - names[-1] <= Mm(layout.MOST_SEAM_MM)
