"""The forms of the evaluation print what they say, and their truth says what they print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from evaluation.case import Case, parse_case
from evaluation.forms import FORMS, Printed, form_named, print_cases

_CASE = parse_case(
    "kh-mau",
    """
parent| ỦY BAN NHÂN DÂN TỈNH GIA LAI
issuer| SỞ NỘI VỤ
number| 47/KH-SNV
place| Gia Lai
date| ngày 09 tháng 02 năm 2026
kind| KẾ HOẠCH
subject| Phát động phong trào thi đua năm 2026
= kind Kế hoạch
= issuer Sở Nội vụ
= parent_issuer UBND tỉnh Gia Lai
= issued_on 2026-02-09
base| Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
> on=2022-06-15
text| Sở Nội vụ ban hành Kế hoạch phát động phong trào thi đua năm 2026 trong các cơ quan, đơn vị, trường học trên địa
  bàn tỉnh với những nội dung sau đây:
h1| I. NỘI DUNG
text| 1. Các đơn vị đăng ký giao ước thi đua trước ngày 01/3/2026, bảo đảm đúng đối tượng, đúng thời gian và gửi về Sở
  Nội vụ để theo dõi, tổng hợp.
> I.1 task time="trước ngày 01/3/2026" due=2026-02-28
text| - Thực hiện tốt công tác tuyên truyền, biểu dương người tốt, việc tốt.
> I.1.-1 task
recipient| - Các sở, ban, ngành;
recipient| - Lưu: VT.
sign| GIÁM ĐỐC / Nguyễn Thị Hoài
appendix| portrait
title| PHỤ LỤC
table| 12 60 38 34 26
row| TT | Nội dung | Chủ trì | Phối hợp | Thời gian
group| I | Quý I
row| 1 | Phát động thi đua trong toàn ngành | Sở Nội vụ | Các sở, ban, ngành | Tháng 3/2026
> PL1/I.1 row lead="Sở Nội vụ" support="Các sở, ban, ngành" group="Quý I" time="Tháng 3/2026"
  start=2026-03-01 due=2026-03-31
row| 2 | Kiểm tra việc đăng ký của các khối | Sở Nội vụ | Các khối thi đua | Tháng 3/2026
> PL1/I.2 row lead="Sở Nội vụ" support="Các khối thi đua" group="Quý I" time="Tháng 3/2026"
  start=2026-03-01 due=2026-03-31
group| II | Quý II
row| 1 | Sơ kết phong trào | Sở Giáo dục và Đào tạo | | Trước 30/6/2026
> PL1/II.1 row lead="Sở Giáo dục và Đào tạo" group="Quý II" time="Trước 30/6/2026" due=2026-06-29
""",
)
_MADE_HERE = ("tcvn3", "tcvn3-distiller", "vni", "unicode-under-vntime", "shuffled", "fallback-letters", "soft-hyphens")
_OFFICE = (
    "clean",
    "unruled",
    "open-breaks",
    "two-line-header",
    "merged-down",
    "nfd",
    "tones-apart",
    "footnotes",
    "landscape",
)
_STAMPED = (
    "stamped-annotation",
    "stamped-field",
    "stamped-object",
    "everything-stamped",
    "signature-box",
    "strip",
    "draft",
)


_BOXED = ("word-lines", "lying", "owner-locked", "cut-out", "letter-by-letter", "struck-twice", "no-unicode-map")
_SCANNED = (
    *("scan-stamped", "scan-black-and-white", "scan-sideways", "scan-duplex", "mixed-appendix"),
    *("garbage-over", "garbage-under", "good-layer"),
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    jobs = [(_CASE, form_named(name)) for name in (*_OFFICE, *_MADE_HERE, *_STAMPED, *_BOXED, *_SCANNED)]
    return {done.form.name: done for done in print_cases(jobs, tmp_path_factory.mktemp("forms"))}


def _rows(case: Case) -> list[str]:
    return [entry.marked.text for entry in case.documents[0] if entry.marked.mark in ("row", "group", "span")]


def _refs(name: str) -> list[str | None]:
    return [wanted.ref for wanted in form_named(name).reworked(_CASE).wanted if wanted.kind == "row"]


def _text(pdf: Path) -> str:
    """What a plain extractor says, spaces folded."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def _lines(pdf: Path) -> list[float]:
    with pdfplumber.open(pdf) as opened:
        return [line["width"] for line in opened.pages[-1].lines]


def test_forms_have_names_of_their_own_and_known_groups() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)
    assert {form.group for form in FORMS} <= {"born digital", "legacy fonts", "scans", "garbage layers", "word files"}
    assert {form.text for form in FORMS} <= {"digital", "ocr", "mixed"}


def test_columns_move_with_their_cells_and_the_truth_stays() -> None:
    moved = form_named("time-before-bodies").reworked(_CASE)
    assert _rows(moved)[:3] == [
        "TT | Nội dung | Thời gian | Chủ trì | Phối hợp",
        "I | Quý I |  |  | ",
        "1 | Phát động thi đua trong toàn ngành | Tháng 3/2026 | Sở Nội vụ | Các sở, ban, ngành",
    ]
    assert moved.wanted == _CASE.wanted


def test_other_headings_stand_over_the_same_columns() -> None:
    headings = {_rows(form_named(f"headings-{number}").reworked(_CASE))[0] for number in range(1, 7)}
    assert len(headings) == 6
    assert "STT | Nội dung công việc | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian hoàn thành" in headings


def test_the_first_of_a_combined_column_leads() -> None:
    combined = form_named("combined-column").reworked(_CASE)
    assert _rows(combined)[2] == "1 | Phát động thi đua trong toàn ngành | Sở Nội vụ; Các sở, ban, ngành | Tháng 3/2026"
    assert [(row.lead, row.support) for row in combined.wanted if row.kind == "row"] == [
        ("Sở Nội vụ", ("Các sở, ban, ngành",)),
        ("Sở Nội vụ", ("Các khối thi đua",)),
        ("Sở Giáo dục và Đào tạo", ()),
    ]


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("clean", ["PL1/I.1", "PL1/I.2", "PL1/II.1"]),
        ("bridging-headings", ["PL1/I.1", "PL1/I.2", "PL1/II.1"]),
        ("unnumbered-headings", ["PL1/1", "PL1/2", "PL1/1"]),
        ("no-heading-rows", ["PL1/1", "PL1/2", "PL1/1"]),
        ("missing-numbers", ["PL1/I.1", None, "PL1/II.1"]),
        ("no-number-column", [None, None, None]),
    ],
)
def test_refs_say_the_numbers_that_are_printed(name: str, refs: Sequence[str | None]) -> None:
    assert _refs(name) == refs


def test_rows_without_headings_belong_to_no_group() -> None:
    assert {row.group for row in form_named("no-heading-rows").reworked(_CASE).wanted} == {None}
    assert "Quý II" in _rows(form_named("unnumbered-headings").reworked(_CASE))


def test_a_draft_knows_neither_number_nor_day() -> None:
    draft = form_named("draft").reworked(_CASE)
    assert (draft.metadata["number"], draft.metadata["issued_on"]) == (None, None)
    assert draft.metadata["symbol"] == "KH-SNV"


def test_forms_about_tables_do_not_suit_a_letter_without_one() -> None:
    letter = parse_case(
        "cv",
        "number| 5/UBND-VX\nplace| A\nsubject| V/v báo cáo\nsign| CHỦ TỊCH / B\n= kind Công văn\n= issuer UBND xã A\n"
        "= parent_issuer null\n= issued_on 2026-01-05",
    )
    suiting = {form.name for form in FORMS if form.suits(letter)}
    assert {"clean", "vni", "strip"} <= suiting
    assert not suiting & {"unruled", "merged-down", "headings-1", "landscape", "missing-numbers"}


@pytest.mark.office
@pytest.mark.slow
def test_every_word_of_the_reworked_case_is_printed(printed: dict[str, Printed]) -> None:
    for done in printed.values():
        said = _squeezed(_text(done.plain))
        wanted = [piece for want in done.case.wanted if want.kind != "row" for piece in want.text.split()]
        assert [piece for piece in wanted if _squeezed(piece) not in said] == [], done.form.name


@pytest.mark.office
@pytest.mark.slow
def test_lines_are_those_of_the_form(printed: dict[str, Printed]) -> None:
    assert len(_lines(printed["clean"].path)) > 8
    assert [width for width in _lines(printed["unruled"].path) if width > 30] == []
    with pdfplumber.open(printed["landscape"].path) as opened:
        assert opened.pages[-1].width > opened.pages[-1].height


@pytest.mark.office
@pytest.mark.slow
def test_word_draws_the_sides_of_cells_as_thin_boxes(printed: dict[str, Printed]) -> None:
    with pdfplumber.open(printed["word-lines"].path) as boxed, pdfplumber.open(printed["word-lines"].plain) as stroked:
        here, there = boxed.pages[-1], stroked.pages[-1]
        assert here.lines == []
        assert {round(min(box["width"], box["height"]), 1) for box in here.rects} == {0.5}
        assert [table.extract() for table in here.find_tables()] == [table.extract() for table in there.find_tables()]


@pytest.mark.office
@pytest.mark.slow
def test_lying_pages_show_what_the_plain_print_shows(printed: dict[str, Printed]) -> None:
    plain, lying = (pypdfium2.PdfDocument(pdf)[1] for pdf in (printed["lying"].plain, printed["lying"].path))
    assert (plain.get_rotation(), lying.get_rotation()) == (0, 90)
    difference = plain.render(scale=0.5).to_numpy().astype(int) - lying.render(scale=0.5).to_numpy()
    assert abs(difference).mean() < 4


@pytest.mark.office
@pytest.mark.slow
def test_pages_cut_out_of_a_sheet_keep_its_marks_outside(printed: dict[str, Printed]) -> None:
    with pikepdf.open(printed["cut-out"].path) as pdf:
        assert pdf.pages[0].cropbox != pdf.pages[0].mediabox
    assert "ke-hoach.docx" in _text(printed["cut-out"].path)
    with pikepdf.open(printed["owner-locked"].path) as pdf:
        assert pdf.is_encrypted
        assert not pdf.allow.extract


@pytest.mark.office
@pytest.mark.slow
def test_letters_are_set_as_the_form_says(printed: dict[str, Printed]) -> None:
    def blanks(name: str) -> int:
        with pdfplumber.open(printed[name].path) as opened:
            return sum(letter["text"] == " " for letter in opened.pages[0].chars)

    assert (blanks("clean") > 50, blanks("letter-by-letter")) == (True, 0)
    with pdfplumber.open(printed["struck-twice"].path) as opened:
        assert "KKẾẾ" in re.sub(r"\s", "", opened.pages[0].extract_text(y_tolerance=2, x_tolerance=1))
    assert _share_of_vietnamese(_text(printed["no-unicode-map"].path) + "a") < 0.03


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tcvn3", "phong trµo thi ®ua"),
        ("tcvn3", "Gia Lai, ngµy 09 th¸ng 02 n¨m 2026"),
        ("tcvn3-distiller", "khen th−ëng"),
        ("vni", "phong traøo thi ñua"),
        ("vni", "SÔÛ NOÄI VUÏ"),
        ("unicode-under-vntime", "phong trào thi đua"),
        ("soft-hyphens", "47/KH\u00adSNV"),
    ],
)
def test_a_legacy_form_is_extracted_as_mojibake(printed: dict[str, Printed], name: str, says: str) -> None:
    assert says in unicodedata.normalize("NFC", _text(printed[name].path).replace("\ufffe", "\u00ad"))


@pytest.mark.office
@pytest.mark.slow
def test_capitals_with_tones_are_small_letters_of_the_capital_font(printed: dict[str, Printed]) -> None:
    with pdfplumber.open(printed["tcvn3"].path) as opened:
        capital = [letter["text"] for letter in opened.pages[0].chars if ".VnTimeH" in letter["fontname"]]
    assert "kÕho¹ch" in "".join(capital).replace(" ", "")


@pytest.mark.office
@pytest.mark.slow
def test_a_re_pressed_page_looks_like_its_print(printed: dict[str, Printed]) -> None:
    for name in ("tcvn3", "vni", "shuffled", "fallback-letters"):
        plain, pressed = (
            pypdfium2.PdfDocument(pdf)[0].render(scale=0.5, grayscale=True).to_numpy().astype(int)
            for pdf in (printed[name].plain, printed[name].path)
        )
        assert abs(plain - pressed).mean() < 4, name


@pytest.mark.office
@pytest.mark.slow
def test_letters_are_typed_as_the_form_says(printed: dict[str, Printed]) -> None:
    assert "\u0301" not in _text(printed["clean"].path)
    assert "e\u0302\u0301" in _text(printed["nfd"].path)
    assert "ê\u0301" in _text(printed["tones-apart"].path)


@pytest.mark.office
@pytest.mark.slow
def test_words_are_drawn_in_another_order(printed: dict[str, Printed]) -> None:
    phrase = "phong trào thi đua năm 2026"
    assert phrase in _text(printed["clean"].path)
    assert phrase not in _text(printed["shuffled"].path)
    assert set(_text(printed["shuffled"].path).split()) >= set(phrase.split())


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(("name", "subtype"), [("stamped-annotation", "/FreeText"), ("stamped-field", "/Widget")])
def test_number_and_day_are_annotations(printed: dict[str, Printed], name: str, subtype: str) -> None:
    done = printed[name]
    assert "47" not in _text(done.plain)
    with pikepdf.open(done.path) as pdf:
        notes = list(pdf.pages[0].Annots)
        assert [str(note.Subtype) for note in notes] == [subtype, subtype]
        assert [b"(47)" in note.AP.N.read_bytes() for note in notes] == [True, False]
        assert b"(09)" in notes[1].AP.N.read_bytes()
    assert done.case.metadata["number"] == "47"


@pytest.mark.office
@pytest.mark.slow
def test_stamps_are_drawn_on_the_page(printed: dict[str, Printed]) -> None:
    assert "47" in _text(printed["stamped-object"].path)
    assert "Ngày ký: 11-02-2026" in _text(printed["signature-box"].path)
    assert "Số: 47/KH-SNV; 10/02/2026; 18:56:39; +07:00" in _text(printed["strip"].path)
    assert "DỰ THẢO" in _text(printed["draft"].path)


def _share_of_vietnamese(text: str) -> float:
    letters = [letter for letter in unicodedata.normalize("NFC", text) if letter.isalpha()]
    return sum(not letter.isascii() for letter in letters) / len(letters)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("name", ["garbage-over", "garbage-under"])
def test_a_garbage_layer_has_no_vietnamese_under_a_page_of_it(printed: dict[str, Printed], name: str) -> None:
    done = printed[name]
    assert _share_of_vietnamese(_text(done.plain)) > 0.17
    assert _share_of_vietnamese(_text(done.path)) < 0.03
    assert len(_text(done.path)) > 0.8 * len(_text(done.plain))
    assert _covered(done.path) == [True, True]


def _covered(pdf: Path) -> list[bool]:
    """For each page whether one picture covers it."""
    with pdfplumber.open(pdf) as opened:
        return [
            any(image["width"] * image["height"] > 0.95 * page.width * page.height for image in page.images)
            for page in opened.pages
        ]


@pytest.mark.office
@pytest.mark.slow
def test_a_good_layer_says_what_the_print_says(printed: dict[str, Printed]) -> None:
    assert _squeezed(_text(printed["good-layer"].path)) == _squeezed(_text(printed["good-layer"].plain))


@pytest.mark.office
@pytest.mark.slow
def test_scans_have_pictures_and_no_text(printed: dict[str, Printed]) -> None:
    for name in ("scan-stamped", "scan-black-and-white", "scan-sideways"):
        assert _text(printed[name].path) == ""
        assert all(_covered(printed[name].path)), name
    with pdfplumber.open(printed["scan-sideways"].path) as opened:
        assert opened.pages[0].width > opened.pages[0].height


@pytest.mark.office
@pytest.mark.slow
def test_a_mixed_file_has_pictures_of_the_signed_page_only(printed: dict[str, Printed]) -> None:
    done = printed["mixed-appendix"]
    assert (_covered(done.path), done.form.text) == ([True, False], "mixed")
    assert "Quý II" in _text(done.path)


@pytest.mark.office
@pytest.mark.slow
def test_a_seal_is_red_and_lies_over_the_name(printed: dict[str, Printed]) -> None:
    page = pypdfium2.PdfDocument(printed["scan-stamped"].path)[0]
    red, green, blue = (page.render(scale=1).to_numpy()[..., channel].astype(int) for channel in (2, 1, 0))
    inked = (red - green > 60) & (red - blue > 40)
    rows, columns = inked.nonzero()
    assert (rows < 60).any(), "the arrival stamp"
    assert ((rows > 200) & (columns > 250)).sum() > 200, "the seal"


@pytest.mark.office
@pytest.mark.slow
def test_blank_backs_stand_in_the_plain_print_too(printed: dict[str, Printed]) -> None:
    done = printed["scan-duplex"]
    assert [len(pypdfium2.PdfDocument(pdf)) for pdf in (done.plain, done.path)] == [4, 4]


@pytest.mark.office
@pytest.mark.slow
def test_printing_twice_gives_the_same_bytes(printed: dict[str, Printed], tmp_path: Path) -> None:
    """But for LibreOffice's own print, which bears its time."""
    done = printed["vni"]
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for treatment in done.form.treatments:
            treatment(done.plain, tmp_path / folder / "a.pdf", done.case)
    assert (tmp_path / "one" / "a.pdf").read_bytes() == (tmp_path / "two" / "a.pdf").read_bytes()
