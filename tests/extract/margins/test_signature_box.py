"""Signature boxes, strips and copies' blocks are furniture; their days are not the document's."""

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

_TASK = "Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."
_UNDATED = (
    "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>",
    "<b>Độc lập - Tự do - Hạnh phúc</b>",
    "<i>Đắk Song, ngày&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;tháng 02 năm 2024</i>",
)
_BOXES = {
    "government": (
        "Ký bởi: VĂN PHÒNG CHÍNH PHỦ",
        "Email: thongtin@chinhphu.vn",
        "Cơ quan: VĂN PHÒNG",
        "Thời gian ký: 22.12.2025 18:56:39 +07:00",
    ),
    "plain": ("Signature Not Verified", "Người ký: Nguyễn Hữu Thành", "Ký ngày: 22/12/2025 18:56:39"),
    "foreign": (
        "Digitally signed by Nguyễn Hữu Thành",
        "DN: C=VN, O=UBND, CN=Thành",
        "Reason: I approve",
        "Date: 2025.12.22 18:56:39+07'00'",
    ),
    "copy strip": ("SAO Y; Văn phòng UBND huyện; 22/12/2025 18:56:39",),
    "strip": ("Số: 666/TTr-SNV; 22/12/2025; 18:56:39; +07:00",),
    "in two lines": ("Ký bởi: ỦY BAN NHÂN DÂN", "HUYỆN ĐẮK SONG", "Giờ ký: 22/12/2025 18:56:39"),
}


def _stamped(source: Path, lines: tuple[str, ...], x: float, y: float, size: float = 8.0) -> Path:
    """Prints lines below each other over the first page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595.3, 841.9))
    for number, line in enumerate(lines):
        canvas.setFont("PressTimes", size)
        canvas.drawString(x, y - number * size * 1.15, line)
    canvas.save()
    with pikepdf.open(source, allow_overwriting_input=True) as pdf, pikepdf.open(buffer) as stamp:
        pdf.pages[0].add_overlay(stamp.pages[0])
        pdf.save(source)
    return source


def _furniture(read: Directive) -> str:
    return " ".join(block.text for block in read.blocks if block.kind is BlockKind.FURNITURE)


@pytest.mark.parametrize("place", [(400.0, 835.0), (420.0, 330.0), (60.0, 90.0)], ids=["top", "beside text", "foot"])
@pytest.mark.parametrize("box", _BOXES)
def test_a_box_is_furniture_wherever_it_stands(tmp_path: Path, box: str, place: tuple[float, float]) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", Print(body=["<b>I. NHIỆM VỤ</b>", f"1. {_TASK}"]))
    plain = read_directive(pdf)
    read = read_directive(_stamped(pdf, _BOXES[box], *place))
    for line in _BOXES[box]:
        assert set(line.split()) <= set(_furniture(read).split())
    assert (read.code, read.issued_on, read.issuer, read.signer) == (
        plain.code,
        plain.issued_on,
        plain.issuer,
        plain.signer,
    )
    assert [found.text for found in read.requirements] == [found.text for found in plain.requirements]
    assert read.recipients == plain.recipients


def test_a_signature_s_day_does_not_become_the_document_s(tmp_path: Path) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", Print(right=_UNDATED, body=["<b>I. NHIỆM VỤ</b>", f"1. {_TASK}"]))
    read = read_directive(_stamped(pdf, _BOXES["government"], 400, 835))
    assert read.issued_on is None


def test_an_address_in_the_text_is_no_box(tmp_path: Path) -> None:
    body = [
        "<b>I. NHIỆM VỤ</b>",
        f"1. {_TASK}",
        "Email: phongnoivu@daksong.gov.vn",
        "Cơ quan: Phòng Nội vụ huyện Đắk Song.",
    ]
    read = read_directive(print_pdf(tmp_path / "a.pdf", Print(body=body)))
    assert "phongnoivu" not in _furniture(read)
    assert "Cơ quan" not in _furniture(read)


@pytest.mark.parametrize("head", ["SAO Y", "SAO LỤC", "TRÍCH SAO", "SAO Y BẢN CHÍNH"])
def test_a_copy_s_own_block_is_furniture(tmp_path: Path, head: str) -> None:
    pdf = print_pdf(tmp_path / "a.pdf", Print(body=["<b>I. NHIỆM VỤ</b>", f"1. {_TASK}"]))
    plain = read_directive(pdf)
    block = (
        "UBND XÃ NÂM N'JANG",
        head,
        "Số: 99/SY-UBND",
        "Nâm N'Jang, ngày 25 tháng 3 năm 2024",
        "Nơi nhận: - Lưu: VT.",
        "CHÁNH VĂN PHÒNG",
        "Lê Thị Hoa",
    )
    read = read_directive(_stamped(pdf, block, 120, 260, 12))
    for line in block:
        assert set(line.split()) <= set(_furniture(read).split())
    assert (read.code, read.issued_on, read.signer, read.recipients) == (
        plain.code,
        plain.issued_on,
        plain.signer,
        plain.recipients,
    )


def test_every_pattern_has_an_example_that_it_knows() -> None:
    vocabulary = load_vocabulary("signature_boxes")
    for entry in (*vocabulary["label"], *vocabulary["companion"], vocabulary["copy"]):
        assert re.match(entry["pattern"], entry["example"], re.IGNORECASE), entry
