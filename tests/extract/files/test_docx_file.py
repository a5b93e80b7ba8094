"""Directives in Word files, read as a clerk reads their print, without Word and without LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from extract.files.docx_file import open_docx
from extract.page import Page, lines_of
from extract.reader import read_directive
from model.directive import BlockKind, Directive, Encoding, TextOrigin
from tests.word_press import (
    A4,
    LANDSCAPE,
    OUTLINE,
    cell,
    directive,
    level,
    listed,
    numbering,
    paragraph,
    row,
    run,
    table,
    write_docx,
)

_TASK = "Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."
_ASK = "Các trường học báo cáo kết quả về Phòng Nội vụ trước ngày 20 tháng 3 năm 2024."
_SPAN = '<w:gridSpan w:val="{}"/>'.format
_HEADER = row(cell("TT"), "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
_WIDTHS = (700, 3600, 1700, 1700, 1700)


def _read(tmp_path: Path, *body: str, lists: str = "", section: str = A4, **parts: str) -> Directive:
    return read_directive(write_docx(tmp_path / "a.docx", directive(*body), lists=lists, section=section, **parts))


def _pages(tmp_path: Path, body: str, *, lists: str = "", section: str = A4, **parts: str) -> list[Page]:
    with open_docx(write_docx(tmp_path / "a.docx", body, lists=lists, section=section, **parts)) as file:
        return list(file.pages())


def _text(pages: list[Page]) -> str:
    return "\n".join(line.text for page in pages for line in lines_of(page.words))


def _refs(read: Directive) -> list[str | None]:
    return [found.ref for found in read.requirements]


def _codes(read: Directive) -> set[str]:
    return {doubt.code for doubt in read.doubts}


def test_letterhead_title_and_signature_are_read_from_layout_tables(tmp_path: Path) -> None:
    read = _read(tmp_path, paragraph("I. NHIỆM VỤ", bold=True), paragraph(f"1. {_TASK}"))
    assert (read.kind, read.code, str(read.issued_on)) == ("Kế hoạch", "50/KH-UBND", "2024-02-19")
    assert (read.issuer, read.place) == ("UBND huyện Đắk Song", "Đắk Song")
    assert read.subject == "Công tác thi đua, khen thưởng năm 2024"
    assert (read.signer.title, read.signer.name) == ("CHỦ TỊCH", "Nguyễn Hữu Thành")
    assert read.recipients == ("Các trường học", "Lưu: VT")
    assert read.source_file.text is TextOrigin.DIGITAL
    assert _refs(read) == ["I.1"]
    assert str(read.requirements[0].timing.due) == "2024-03-14"  # type: ignore[union-attr]  # it has a time


def test_numbers_that_word_prints_by_itself_make_the_refs(tmp_path: Path) -> None:
    items = [("NHIỆM VỤ", 0), ("Công tác chung", 1), (_TASK, 2), (_ASK, 2), (_TASK, 3), (_ASK, 3), (_ASK, 4)]
    read = _read(tmp_path, *(listed(text, 1, depth, bold=depth < 2) for text, depth in items), lists=numbering(OUTLINE))
    assert _refs(read) == ["I.1.a", "I.1.b", "I.1.b.-1", "I.1.b.-2", "I.1.b.-2.+1"]
    assert read.requirements[0].text == _TASK


def test_a_list_goes_on_after_plain_text_and_starts_anew_where_it_says_so(tmp_path: Path) -> None:
    anew = '<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    same = '<w:abstractNumId w:val="0"/>'
    lists = numbering([level(0, "decimal", "%1.")], uses={2: anew, 3: same})
    body = listed("một", 1) + paragraph("giữa") + listed("hai", 1) + listed("bốn", 2) + listed("năm", 3)
    assert _text(_pages(tmp_path, body, lists=lists)).split("\n") == ["1. một", "giữa", "2. hai", "4. bốn", "5. năm"]


def test_levels_print_the_numbers_above_them_and_begin_again_below(tmp_path: Path) -> None:
    levels = [
        level(0, "upperRoman", "Điều %1."),
        level(1, "decimal", "%1.%2.", more="<w:isLgl/>"),
        level(2, "lowerLetter", "%3)"),
    ]
    items = [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 1), ("f", 2), ("g", 0), ("h", 1)]
    body = "".join(listed(text, 1, depth) for text, depth in items)
    printed = _text(_pages(tmp_path, body, lists=numbering(levels))).split("\n")
    assert printed == ["Điều I. a", "1.1. b", "a) c", "b) d", "1.2. e", "a) f", "Điều II. g", "2.1. h"]


def test_a_style_may_bring_the_list(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    lists = numbering([level(0, "upperRoman", "%1.")])
    body = "".join(paragraph("Mục đích", properties=f'<w:pStyle w:val="{style}"/>') for style in ("Muc", "Con", "Khac"))
    pages = _pages(tmp_path, body, lists=lists, styles=styles)
    assert _text(pages).split("\n") == ["I. Mục đích", "II. Mục đích", "Mục đích"]
    assert [line.bold for line in lines_of(pages[0].words)] == [True, True, False]


def test_deletions_are_gone_insertions_are_in_and_the_reader_says_so(tmp_path: Path) -> None:
    changed = (
        run("Phòng Nội vụ báo cáo kết quả trước ngày ")
        + "<w:del><w:r><w:delText>20</w:delText></w:r></w:del><w:ins>"
        + run("25")
        + "</w:ins>"
        + run(" tháng 3 năm 2024.")
    )
    gone = paragraph("<w:del><w:r><w:delText>Các trường nộp báo cáo hằng tuần.</w:delText></w:r></w:del>")
    read = _read(tmp_path, paragraph("I. NHIỆM VỤ", bold=True), paragraph(changed), gone)
    assert [found.text for found in read.requirements] == [
        "Phòng Nội vụ báo cáo kết quả trước ngày 25 tháng 3 năm 2024."
    ]
    assert "tracked-changes" in _codes(read)
    assert not any("hằng tuần" in block.text for block in read.blocks)


def test_a_deleted_item_of_a_list_is_not_counted(tmp_path: Path) -> None:
    gone = listed("<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", 1, mark="<w:del/>")
    lists = numbering([level(0, "decimal", "%1.")])
    pages = _pages(tmp_path, listed("một", 1) + gone + listed("hai", 1), lists=lists)
    assert _text(pages).split("\n") == ["1. một", "2. hai"]


def test_deleted_rows_are_gone_and_moved_text_stands_where_it_went(tmp_path: Path) -> None:
    moved = "<w:moveFrom>" + run("cũ") + "</w:moveFrom><w:moveTo>" + run("mới") + "</w:moveTo>"
    rows = row("a", "b"), row("c", "d", properties="<w:del/>"), row("e", paragraph(moved) and cell(paragraph(moved)))
    pages = _pages(tmp_path, table(*rows, widths=(2000, 2000)))
    assert _text(pages).split() == ["a", "b", "e", "mới"]
    assert pages[0].grids[0].row_count == 2


def _two_ways(text: str) -> str:
    """A text box as Word writes it: once for itself, once for the older ones."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:positionH relativeFrom='margin'>"
        "<wp:posOffset>3000000</wp:posOffset></wp:positionH><wp:extent cx='2000000' cy='300000'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{_old_box(content, 'margin-left:10pt;width:90pt')}"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _old_box(content: str, style: str = "") -> str:
    return f'<w:pict><v:shape style="{style}"><v:textbox>{content}</v:textbox></v:shape></w:pict>'


def test_a_text_box_is_read_once_and_an_old_one_too(tmp_path: Path) -> None:
    old = "<w:r>" + _old_box(f"<w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent>") + "</w:r>"
    pages = _pages(tmp_path, paragraph(_two_ways("DỰ THẢO") + run("thân bài")) + paragraph(old))
    assert _text(pages).split("\n") == ["DỰ THẢO", "thân bài", "HỎA TỐC"]
    assert pages[0].words[0].bbox_pt.x0 > 300  # where it is anchored


def test_fields_content_controls_links_and_hidden_text(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("19") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    content = (
        run("ngày ")
        + field
        + f"<w:sdt><w:sdtContent>{run(' tháng 02')}</w:sdtContent></w:sdt>"
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Nhấn để nhập')}</w:sdtContent></w:sdt>"
        + f"<w:hyperlink>{run(' năm')}</w:hyperlink><w:smartTag>{run(' 2024')}</w:smartTag>"
        + run("ẩn", "<w:vanish/>")
        + '<w:fldSimple w:instr="TITLE">'
        + run(" hết")
        + "</w:fldSimple>"
    )
    block = f"<w:sdt><w:sdtContent>{paragraph('cuối')}</w:sdtContent></w:sdt>"
    assert _text(_pages(tmp_path, paragraph(content) + block)) == "ngày 19 tháng 02 năm 2024 hết\ncuối"


def test_hyphens_that_only_break_words_are_none_and_the_others_stay(tmp_path: Path) -> None:
    text = (
        run("thực hi\u00adện 50/KH\u00adUBND, 2024\u20112025 ")
        + "<w:r><w:t>khen</w:t><w:softHyphen/><w:t>thưởng</w:t></w:r>"
    )
    assert _text(_pages(tmp_path, paragraph(text))) == "thực hiện 50/KH-UBND, 2024-2025 khenthưởng"


def test_small_letters_shown_as_capitals_are_capitals(tmp_path: Path) -> None:
    assert _text(_pages(tmp_path, paragraph(run("kế hoạch", "<w:caps/>")))) == "KẾ HOẠCH"


def test_heads_feet_and_footnotes_are_furniture(tmp_path: Path) -> None:
    section = (
        '<w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>' + A4
    )
    page = '<w:fldSimple w:instr=" PAGE ">' + run("9") + "</w:fldSimple>"
    note = f'<w:footnote w:id="2">{paragraph("Ban hành kèm theo Quyết định cũ; các trường báo cáo.")}</w:footnote>'
    asked = (
        run("Phòng Nội vụ báo cáo kết quả")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" trước ngày 15/3/2024.")
    )
    read = _read(
        tmp_path,
        paragraph("I. NHIỆM VỤ", bold=True),
        paragraph(asked),
        section=section,
        header=paragraph(page, align="center"),
        footer=paragraph("Văn phòng UBND huyện"),
        footnotes=note,
    )
    furniture = [block.text for block in read.blocks if block.kind is BlockKind.FURNITURE]
    assert len(furniture) == 3
    for said in ("1", "Ban hành kèm theo Quyết định cũ; các trường báo cáo.", "Văn phòng UBND huyện"):
        assert said in furniture
    assert "9" not in furniture
    assert [found.text for found in read.requirements] == ["Phòng Nội vụ báo cáo kết quả trước ngày 15/3/2024."]


def _task_rows() -> list[str]:
    return [
        _HEADER,
        row(cell("I"), cell("Quý I", properties=_SPAN(4))),
        row(
            cell("1"),
            "Ban hành kế hoạch thi đua",
            cell("Phòng Nội vụ", properties='<w:vMerge w:val="restart"/>'),
            "Các trường",
            "Tháng 1/2024",
        ),
        row(cell("2"), "Tổ chức hội nghị sơ kết", cell(properties="<w:vMerge/>"), "Công đoàn", "Trước 15/3/2024"),
    ]


def test_a_task_table_with_merged_cells_gives_its_rows(tmp_path: Path) -> None:
    appendix = paragraph("PHỤ LỤC", align="center", bold=True) + table(*_task_rows(), widths=_WIDTHS)
    path = write_docx(tmp_path / "a.docx", directive(paragraph(_TASK)) + appendix)
    rows = [found for found in read_directive(path).requirements if found.group]
    assert [(found.ref, found.text, found.lead, found.support) for found in rows] == [
        ("PL1/I.1", "Ban hành kế hoạch thi đua", "Phòng Nội vụ", ("Các trường",)),
        ("PL1/I.2", "Tổ chức hội nghị sơ kết", "Phòng Nội vụ", ("Công đoàn",)),
    ]
    assert [str(found.timing.due) for found in rows if found.timing] == ["2024-01-31", "2024-03-14"]


def test_a_long_table_runs_over_pages_and_loses_no_row(tmp_path: Path) -> None:
    rows = [
        row(
            cell(str(n)),
            f"Nhiệm vụ thứ {n} của kế hoạch thi đua, khen thưởng",
            "Phòng Nội vụ",
            "Các trường",
            "Tháng 4/2024",
        )
        for n in range(1, 91)
    ]
    landscape = f"<w:p><w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr></w:p>" + paragraph("PHỤ LỤC", align="center", bold=True)
    body = directive(paragraph(_TASK)) + landscape + table(_HEADER, *rows, widths=_WIDTHS)
    path = write_docx(tmp_path / "a.docx", body, section=LANDSCAPE)
    read = read_directive(path)
    assert [found.ref for found in read.requirements if found.ref] == [f"PL1/{n}" for n in range(1, 91)]
    with open_docx(path) as file:
        pages = list(file.pages())
    assert len(pages) > 3
    assert [page.width_pt > page.height_pt for page in pages] == [False] + [True] * (len(pages) - 1)
    assert "pages-estimated" in _codes(read)


def test_pages_are_those_that_the_author_and_word_have_noted(tmp_path: Path) -> None:
    turned = (
        run("Phòng Nội vụ báo cáo ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("kết quả trước ngày 15/3/2024.")
    )
    broken = '<w:r><w:br w:type="page"/></w:r>'
    again = "<w:r><w:lastRenderedPageBreak/></w:r>" + run(f"3. {_ASK}")
    read = _read(
        tmp_path,
        paragraph("I. NHIỆM VỤ", bold=True),
        paragraph(f"1. {_TASK}"),
        paragraph(run("2. ") + turned),
        paragraph(broken),
        paragraph(again),
        paragraph(f"4. {_ASK}", properties="<w:pageBreakBefore/>"),
    )
    assert [(found.ref, found.source.page) for found in read.requirements] == [
        ("I.1", 1),
        ("I.2", 1),
        ("I.3", 3),
        ("I.4", 4),
    ]
    assert read.source_file.pages == 4
    assert "pages-estimated" not in _codes(read)


def test_columns_made_of_tabs_are_told_apart(tmp_path: Path) -> None:
    stops = '<w:tabs><w:tab w:val="center" w:pos="1900"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'
    lines = (
        ("HUYỆN ĐẮK SONG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("PHÒNG NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 12/KH-PNV", "Đắk Song, ngày 05 tháng 3 năm 2024"),
    )
    tab = "<w:r><w:tab/></w:r>"
    head = "".join(
        paragraph(tab + run(left) + tab + run(right), align="left", properties=stops) for left, right in lines
    )
    title = paragraph("KẾ HOẠCH", align="center", bold=True) + paragraph("Công tác văn thư", align="center", bold=True)
    body = head + title + paragraph("I. NHIỆM VỤ", bold=True) + paragraph(_ASK)
    read = read_directive(write_docx(tmp_path / "a.docx", body))
    assert (read.code, read.place, str(read.issued_on)) == ("12/KH-PNV", "Đắk Song", "2024-03-05")


def test_paragraphs_stay_apart_whatever_their_lengths(tmp_path: Path) -> None:
    asks = [
        f"Phòng Nội vụ báo cáo {'kết quả thực hiện ' * count}trước ngày {count + 1}/3/2024" for count in range(1, 13)
    ]
    items = [paragraph("I. NHIỆM VỤ", bold=True), *(paragraph(text + ".") for text in asks)]
    assert [found.text for found in _read(tmp_path, *items).requirements] == [text + "." for text in asks]


def test_legacy_fonts_are_decoded(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'.format
    asked = run("Phßng Néi vô b¸o c¸o kÕt qu¶ tr\u00adíc ngµy 15 th¸ng 3 n¨m 2024.", font(".VnTime"))
    title = run("NhiÖm vô", font(".VnTimeH") + "<w:b/>")
    read = _read(tmp_path, paragraph(run("I. ") + title), paragraph(run("1. ") + asked))
    assert [found.text for found in read.requirements] == [
        "Phòng Nội vụ báo cáo kết quả trước ngày 15 tháng 3 năm 2024."
    ]
    assert read.requirements[0].heading == "NHIỆM VỤ"
    assert read.source_file.encoding is Encoding.TCVN3


def test_a_legacy_letter_written_as_a_soft_hyphen_is_a_letter(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    text = f"<w:r>{font}<w:t>khen th</w:t><w:softHyphen/><w:t>ëng</w:t></w:r>"
    assert _text(_pages(tmp_path, paragraph(text))) == "khen thưởng"


def test_each_word_stands_in_one_block_and_on_its_page(tmp_path: Path) -> None:
    body = directive(paragraph("I. NHIỆM VỤ", bold=True), *(paragraph(f"{n}. {_TASK}") for n in range(1, 60)))
    path = write_docx(tmp_path / "a.docx", body)
    with open_docx(path) as file:
        pages = list(file.pages())
    read = read_directive(path)
    assert sum(block.words for block in read.blocks) == sum(len(page.words) for page in pages)
    for page in pages:
        for word in page.words:
            assert 0 <= word.bbox_pt.x0 < word.bbox_pt.x1 <= page.width_pt
            assert 0 <= word.bbox_pt.top < word.bbox_pt.bottom <= page.height_pt


@pytest.mark.parametrize(
    "odd",
    [
        '<w:p><w:pPr><w:ind w:left="999999999" w:right="-9999"/><w:spacing w:before="1e9" w:line="x"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="-5"/><w:numId w:val="77"/></w:numPr></w:pPr></w:p>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr></w:tc></w:tr></w:tbl>',
        "<w:tbl/>",
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="99999999"/></w:sectPr></w:pPr></w:p>',
    ],
)
def test_odd_numbers_and_elements_do_no_harm(tmp_path: Path, odd: str) -> None:
    read = _read(tmp_path, odd, paragraph("I. NHIỆM VỤ", bold=True), paragraph(f"1. {_TASK}"))
    assert _refs(read) == ["I.1"]


@pytest.mark.office
@pytest.mark.slow
def test_the_same_is_read_from_the_file_and_from_what_libreoffice_prints_of_it(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    items = [("NHIỆM VỤ", 0), ("Công tác chung", 1), (_TASK, 2), (_ASK, 2), (_TASK, 3), ("Tuyên truyền", 1), (_ASK, 3)]
    body = directive(*(listed(text, 1, depth, bold=depth < 2) for text, depth in items))
    body += paragraph("PHỤ LỤC", align="center", properties="<w:pageBreakBefore/>", bold=True)
    path = write_docx(tmp_path / "a.docx", body + table(*_task_rows(), widths=_WIDTHS), lists=numbering(OUTLINE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path], check=True, timeout=180
    )
    printed, read = read_directive(tmp_path / "a.pdf"), read_directive(path)
    for one, other in zip(printed.requirements, read.requirements, strict=True):
        assert (one.ref, one.text, one.addressees, one.lead, one.support, one.timing, one.source.page) == (
            other.ref,
            other.text,
            other.addressees,
            other.lead,
            other.support,
            other.timing,
            other.source.page,
        )
    assert (printed.code, printed.issuer, printed.subject, printed.signer, printed.recipients) == (
        read.code,
        read.issuer,
        read.subject,
        read.signer,
        read.recipients,
    )


def test_an_empty_last_line_begins_no_page_and_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    rows = [row(cell(str(n)), "Nhiệm vụ", "Phòng Nội vụ", "Các trường", "Tháng 4/2024") for n in range(1, 46)]
    for count in range(38, 46):
        pages = _pages(tmp_path, table(_HEADER, *rows[:count], widths=_WIDTHS) + paragraph())
        assert all(page.words for page in pages)
    broken = '<w:r><w:br w:type="page"/></w:r>'
    read = _read(tmp_path, paragraph("I. NHIỆM VỤ", bold=True), paragraph(f"1. {_TASK}"), paragraph(broken + broken))
    assert _refs(read) == ["I.1"]


@pytest.mark.parametrize(
    ("part", "code"), [("word/comments.xml", "comments"), ("_xmlsignatures/sig1.xml", "signature-unknown")]
)
def test_what_is_in_the_file_and_not_read_is_said(tmp_path: Path, part: str, code: str) -> None:
    path = write_docx(tmp_path / "a.docx", directive(paragraph("I. NHIỆM VỤ", bold=True), paragraph(f"1. {_TASK}")))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(part, "<x/>")
    assert code in _codes(read_directive(path))
