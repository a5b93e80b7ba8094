"""An arrival stamp, wherever it stands on the first page, leaves the document as it is read without it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.reader import read_directive
from model.directive import BlockKind, Directive
from tests.press import Print, print_pdf

_NAME = "TRƯỜNG TIỂU HỌC LÊ LỢI"
_LAYOUTS = {
    "decree": (_NAME, "ĐẾN", "Số: 118", "Ngày: 08/01/2026", "Chuyển: Hiệu trưởng", "Số và ký hiệu hồ sơ: ........"),
    "name in two lines": ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "HUYỆN ĐẮK SONG", "ĐẾN   Số: 118", "Ngày: 08/01/2026"),
    "heading beside": (_NAME, "Số: 118", "ĐẾN   Ngày: 08/01/2026", "Chuyển: Đ/c Lan"),
    "heading alone": ("ĐẾN", "Số: 118", "Ngày: 08/01/2026"),
    "no name": ("CÔNG VĂN ĐẾN", "Số: 118", "Ngày 08 tháng 01 năm 2026"),
    "one line": ("CÔNG VĂN ĐẾN Số: 118 Ngày: 08/01/2026",),
    "one line with name": ("TRƯỜNG TH LÊ LỢI - ĐẾN Số: 118 Ngày: 08/01/2026",),
    "labels say it": (_NAME, "Số đến: 118", "Ngày đến: 08/01/2026", "Nơi chuyển: Tổ 4, Tổ 5"),
    "to be filled in": (_NAME, "VĂN BẢN ĐẾN", "Số: ........ Ngày: ...../...../.......", "Lưu hồ sơ số: ........"),
    "name as written": ("Trường Tiểu học Lê Lợi", "ĐẾN", "Số: 118", "Giờ: 9h30, Ngày: 08/01/2026"),
}
_PLACES = {
    "corner": (20.0, 830.0),
    "right corner": (440.0, 838.0),
    "under the number": (60.0, 718.0),
    "on the right": (420.0, 712.0),
    "in the margin below": (400.0, 60.0),
}
_PAGE = Print(
    title=("&nbsp;",) * 5,  # room for a stamp
    left=("<b>ỦY BAN NHÂN DÂN</b>", "<b>HUYỆN ĐẮK SONG</b>", "Số: 50/UBND-NV", "V/v đăng ký thi đua"),
    body=[
        "Kính gửi: Các trường học trên địa bàn huyện.",
        "Ủy ban nhân dân huyện yêu cầu các trường học thực hiện các nội dung sau:",
        "1. Đăng ký danh hiệu thi đua năm 2024, gửi về Phòng Nội vụ trước ngày 15 tháng 3 năm 2024.",
        "2. Tổ chức phát động phong trào thi đua trong toàn trường, hoàn thành trong tháng 3 năm 2024.",
        "3. Báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 25 tháng 11 năm 2024.",
    ],
)


def _stamp(source: Path, lines: tuple[str, ...], place: tuple[float, float], size_pt: float, *, red: bool) -> Path:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.3, 841.9))
    if red:
        canvas.setFillColorRGB(0.85, 0.1, 0.15)
        canvas.setStrokeColorRGB(0.85, 0.1, 0.15)
    high = size_pt * 1.2 * len(lines)
    canvas.rect(place[0] - 4, place[1] - high, 150, high + 2)
    for number, line in enumerate(lines):
        canvas.setFont("PressTimes", size_pt)
        canvas.drawString(place[0], place[1] - size_pt - number * size_pt * 1.2, line)
    canvas.save()
    with pikepdf.open(source, allow_overwriting_input=True) as pdf, pikepdf.open(buffer) as stamp:
        pdf.pages[0].add_overlay(stamp.pages[0])
        pdf.save(source)
    return source


def _said(read: Directive) -> tuple[object, ...]:
    asked = [(one.ref, one.text, one.addressees, one.timing) for one in read.requirements]
    head = (read.kind, read.code, read.issuer, read.parent_issuer, read.place, read.issued_on, read.subject)
    return *head, read.signer, read.recipients, asked


@pytest.mark.parametrize("size_pt", [9.0, 10.5])
@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_a_stamp_is_no_part_of_the_text(tmp_path: Path, layout: str, place: str, size_pt: float) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", _PAGE)
    plain = read_directive(pdf)
    read = read_directive(_stamp(pdf, _LAYOUTS[layout], _PLACES[place], size_pt, red=size_pt < 10))
    assert _said(read) == _said(plain)
    furniture = {word for block in read.blocks if block.kind is BlockKind.FURNITURE for word in block.text.split()}
    assert {word for line in _LAYOUTS[layout] for word in line.split()} <= furniture


@pytest.mark.parametrize("y", range(450, 590, 9))
def test_a_red_stamp_over_the_text_mixes_with_no_word_of_it(tmp_path: Path, y: int) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", _PAGE)
    plain = read_directive(pdf)
    read = read_directive(_stamp(pdf, _LAYOUTS["decree"], (180, y), 9, red=True))
    assert _said(read) == _said(plain)


@pytest.mark.parametrize(
    "line",
    [
        "4. Số: 12 lượt kiểm tra từ nay ĐẾN hết năm. Ngày: 20/11/2024 báo cáo.",
        "4. TỪ NAY ĐẾN NGÀY 20/11/2024 các trường học treo băng rôn.",
        "4. Các trường học ghi số đến, ngày đến vào sổ văn bản đến của nhà trường.",
    ],
)
def test_a_sentence_about_arrival_is_no_stamp(tmp_path: Path, line: str) -> None:
    read = read_directive(print_pdf(tmp_path / "a.pdf", Print(body=[*_PAGE.body, line])))
    assert line.removeprefix("4. ").split(" báo cáo")[0] in " ".join(one.text for one in read.blocks if one.ref == "4")
