"""Numbers and days that an e-office stamps on a print: as FreeText annotations, or as what a signature field draws."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from extract.page import Page, Word
from extract.pdf.pdf_file import open_pdf
from extract.pdf.text_layer import TextLayer, judge
from extract.reader import read_directive
from model.source import BBox
from tests.press import Print, print_pdf

_BLANK = Print(
    left=("<b>ỦY BAN NHÂN DÂN</b>", "<b>HUYỆN ĐẮK SONG</b>", "Số:&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;/KH-UBND"),
    right=(
        "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>",
        "<b>Độc lập - Tự do - Hạnh phúc</b>",
        "<i>Đắk Song, ngày&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;tháng 02 năm 2024</i>",
    ),
    body=["Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."] * 3,
)


def _page(pdf: Path) -> Page:
    with open_pdf(pdf) as file:
        return next(file.pages())


def _gap_after(page: Page, text: str) -> tuple[float, float]:
    """Left end and base line, in user space, of the blank behind the first word that is `text`."""
    word = next(word for word in page.words if word.text == text)
    return word.bbox_pt.x1 + 4, page.height_pt - word.bbox_pt.bottom + 3


def _stamp(source: Path, target: Path, stamps: dict[str, str], subtype: str, *, drawn: bool) -> Path:
    """Copies a PDF with each value of `stamps` put behind the word that is its key."""
    page = _page(source)
    with pikepdf.open(source) as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman")))
        notes = []
        for word, text in stamps.items():
            x, y = _gap_after(page, word)
            note = Dictionary(
                FT=Name.Sig, Type=Name.Annot, Subtype=Name("/" + subtype), Rect=[x, y, x + 20, y + 14], F=132
            )
            if subtype == "FreeText":
                note.Contents = pikepdf.String(text)
            if drawn:
                form = pdf.make_stream(f"BT /F 12 Tf 1 3 Td ({text}) Tj ET".encode())
                form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 20, 14]
                form.Resources = Dictionary(Font=Dictionary(F=font))
                note.AP = Dictionary(N=form)
            notes.append(pdf.make_indirect(note))
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array(notes))
        pdf.Root.AcroForm = Dictionary(Fields=notes if subtype == "Widget" else [])
        pdf.save(target)
    return target


@pytest.mark.parametrize(("subtype", "drawn"), [("Widget", True), ("FreeText", False), ("FreeText", True)])
def test_a_stamped_number_and_day_are_read_once(tmp_path: Path, subtype: str, drawn: bool) -> None:
    blank = print_pdf(tmp_path / "blank.pdf", _BLANK)
    stamped = _stamp(blank, tmp_path / "stamped.pdf", {"Số:": "50", "ngày": "19"}, subtype, drawn=drawn)
    directive = read_directive(stamped)
    assert directive.code == "50/KH-UBND"
    assert str(directive.issued_on) == "2024-02-19"
    assert len(_page(stamped).words) == len(_page(blank).words) + 2


def test_without_a_stamp_number_and_date_are_unknown(tmp_path: Path) -> None:
    directive = read_directive(print_pdf(tmp_path / "blank.pdf", _BLANK))
    assert (directive.number, directive.issued_on) == (None, None)


def test_a_hidden_stamp_says_nothing(tmp_path: Path) -> None:
    blank = print_pdf(tmp_path / "blank.pdf", _BLANK)
    stamped = _stamp(blank, tmp_path / "stamped.pdf", {"Số:": "50"}, "Widget", drawn=True)
    with pikepdf.open(stamped, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots[0].F = 2
        pdf.save(stamped)
    assert read_directive(stamped).number is None


def _picture(path: Path) -> Path:
    Image.new("L", (620, 877), 250).save(path, "PDF", resolution=75)
    return path


def test_what_is_stamped_on_a_scan_is_read_too(tmp_path: Path) -> None:
    pdf = _picture(tmp_path / "scan.pdf")
    assert _page(pdf).words == ()
    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
        form = file.make_stream(b"BT /F 12 Tf 1 3 Td (672) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 40, 14]
        form.Resources = Dictionary(Font=Dictionary(F=font))
        note = Dictionary(FT=Name.Sig, Type=Name.Annot, Subtype=Name.Widget, Rect=[100, 700, 140, 714], F=132)
        note.AP = Dictionary(N=form)
        field = file.make_indirect(note)
        file.pages[0].Annots = pikepdf.Array([field])
        file.Root.AcroForm = Dictionary(Fields=pikepdf.Array([field]))
        file.save(pdf)
    page = _page(pdf)
    assert [word.text for word in page.words] == ["672"]
    assert judge(page) is TextLayer.OVERLAY


def test_a_signature_s_box_alone_does_not_make_a_scan_readable(tmp_path: Path) -> None:
    lines = (
        "Ký bởi: VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH",
        "Email: vanphong@quangbinh.gov.vn",
        "Cơ quan: ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH",
        "Thời gian ký: 17.04.2024 10:39:42 +07:00",
    )
    words = tuple(
        Word(text, 1, BBox(70.0 + 40 * column, 30.0 + 9 * row, 105.0 + 40 * column, 38.0 + 9 * row), 8.0)
        for row, line in enumerate(lines)
        for column, text in enumerate(line.split())
    )
    assert len(words) > 20
    assert judge(Page(1, 595, 842, words, (), image_share=1.0)) is TextLayer.OVERLAY
