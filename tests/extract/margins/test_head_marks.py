"""Marks of urgency and secrecy, drafts' labels, captions and what a receiver typed are no part of the document."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.reader import read_directive
from extract.vocabulary import load_vocabulary
from model.directive import BlockKind, Directive
from tests.press import Print, print_pdf

_BODY = (
    "Ủy ban nhân dân huyện yêu cầu các trường học thực hiện các nội dung sau:",
    "1. Đăng ký danh hiệu thi đua năm 2024, gửi về Phòng Nội vụ trước ngày 15 tháng 3 năm 2024.",
    "2. Báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 25 tháng 11 năm 2024.",
)
_PLAN = Print(body=_BODY)
_LETTER = Print(
    title=(),
    left=("<b>ỦY BAN NHÂN DÂN</b>", "<b>HUYỆN ĐẮK SONG</b>", "Số: 50/UBND-NV", "V/v đăng ký thi đua"),
    body=("Kính gửi: Các trường học trên địa bàn huyện.", *_BODY),
)
_UNDER, _ABOVE, _RIGHT, _FOOT = (70.0, 712.0), (60.0, 815.0), (400.0, 712.0), (80.0, 60.0)
_MARKS = {
    "urgent by an hour": ("HỎA TỐC HẸN GIỜ", 13, _UNDER),
    "secret": ("ĐỘ MẬT: MẬT", 12, _UNDER),
    "copy's number": ("Bản số: 03", 12, _RIGHT),
    "to be returned": ("XEM XONG TRẢ LẠI", 11, _UNDER),
    "internal": ("LƯU HÀNH NỘI BỘ", 12, _ABOVE),
    "draft": ("DỰ THẢO LẦN 2", 12, _ABOVE),
    "draft of a day": ("(Dự thảo ngày 12/01/2026)", 12, _UNDER),
    "identity": ("Mã định danh: 000.00.14.H20", 10, _UNDER),
    "under bars": ("893502100245", 9, _RIGHT),
    "caption": ("UBND HUYỆN ĐẮK SONG - CỔNG THÔNG TIN", 7, _UNDER),
    "electronic": ("VĂN BẢN ĐIỆN TỬ ĐÃ KÝ SỐ", 9, _UNDER),
    "passed on": ("Kính chuyển: Đ/c Hiệu trưởng", 11, _RIGHT),
    "received": ("Đã nhận: 12/01/2026", 9, _ABOVE),
    "printed by a browser": ("12/1/26, 9:34 AM", 8, _ABOVE),
    "sent on": ("Sao gửi: Các tổ chuyên môn;", 12, _FOOT),
}


def _marked(source: Path, text: str, size_pt: float, place: tuple[float, float]) -> Path:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.3, 841.9))
    canvas.setFont("PressTimes", size_pt)
    canvas.drawString(*place, text)
    canvas.save()
    with pikepdf.open(source, allow_overwriting_input=True) as pdf, pikepdf.open(buffer) as mark:
        pdf.pages[0].add_overlay(mark.pages[0])
        pdf.save(source)
    return source


def _said(read: Directive) -> tuple[object, ...]:
    asked = [(one.ref, one.text, one.addressees) for one in read.requirements]
    return read.kind, read.code, read.issuer, read.issued_on, read.subject, read.signer, read.recipients, asked


@pytest.mark.parametrize("content", [_PLAN, _LETTER], ids=["plan", "letter"])
@pytest.mark.parametrize("mark", _MARKS)
def test_a_mark_is_no_part_of_the_document(tmp_path: Path, mark: str, content: Print) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", content)
    plain = read_directive(pdf)
    read = read_directive(_marked(pdf, *_MARKS[mark]))
    assert _said(read) == _said(plain)
    furniture = {word for block in read.blocks if block.kind is BlockKind.FURNITURE for word in block.text.split()}
    assert set(_MARKS[mark][0].split()) <= furniture


@pytest.mark.parametrize(
    "line",
    [
        "3. Thực hiện nghiêm quy định về tài liệu MẬT và văn bản điện tử đã ký số.",
        "3. Góp ý dự thảo Kế hoạch, gửi về Phòng Nội vụ; mã định danh 000.00.14.H20.",
    ],
)
def test_a_sentence_that_speaks_of_them_stays(tmp_path: Path, line: str) -> None:
    read = read_directive(print_pdf(tmp_path / "a.pdf", Print(body=[*_BODY, line])))
    assert line.removeprefix("3. ") in [found.text for found in read.requirements]


def test_every_pattern_has_an_example_that_it_knows() -> None:
    for entry in load_vocabulary("head_marks")["mark"]:
        assert re.fullmatch(entry["pattern"], entry["example"]), entry
