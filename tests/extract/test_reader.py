"""What the reader refuses, and that no word of what it reads is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.pdf.pdf_file import open_pdf
from extract.reader import read_directive
from model.errors import EncryptedFile, LimitExceeded, NotADirective, NoText, UnreadableFile
from tests.press import Print, body_text, centred, print_flow, print_pdf

_ROOT = Path(__file__).parents[2]
_SAMPLES = sorted([*_ROOT.glob("samples/*.pdf"), *_ROOT.glob("tests/corpus/*.pdf")])


@pytest.mark.parametrize("pdf", _SAMPLES, ids=lambda path: path.stem)
def test_each_word_stands_in_exactly_one_block(pdf: Path) -> None:
    with open_pdf(pdf) as file:
        words = sum(len(page.words) for page in file.pages())
    directive = read_directive(pdf)
    assert sum(block.words for block in directive.blocks) == words


def test_pages_are_announced_as_they_are_read() -> None:
    seen: list[tuple[int, int]] = []
    directive = read_directive(
        _ROOT / "samples" / "50-KH-UBND.pdf", on_page=lambda done, total: seen.append((done, total))
    )
    pages = directive.source_file.pages
    assert seen == [(number, pages) for number in range(1, pages + 1)]


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"PK\x03\x04 a word file", b"%PDF-1.7\n%broken"])
def test_bytes_that_are_no_pdf_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"a\.pdf"):
        read_directive(tmp_path / "a.pdf")


def test_a_missing_file_and_a_folder_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(UnreadableFile, match="không mở được"):
            read_directive(path)


def test_a_truncated_pdf_cannot_be_read(tmp_path: Path) -> None:
    content = (_ROOT / "samples" / "50-KH-UBND.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(content[: len(content) // 3])
    with pytest.raises(UnreadableFile):
        read_directive(tmp_path / "cut.pdf")


def test_a_password_is_named_as_the_reason(tmp_path: Path) -> None:
    with pikepdf.open(_ROOT / "samples" / "50-KH-UBND.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_directive(tmp_path / "locked.pdf")


def test_a_scan_is_told_from_an_empty_file(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("L", (620, 877), 240).save(picture, "PDF", resolution=75)
    (tmp_path / "scan.pdf").write_bytes(picture.getvalue())
    with pytest.raises(NoText, match="bản quét"):
        read_directive(tmp_path / "scan.pdf")
    blank = Canvas(str(tmp_path / "blank.pdf"))
    blank.showPage()
    blank.save()
    with pytest.raises(NotADirective, match="trống"):
        read_directive(tmp_path / "blank.pdf")


@pytest.mark.parametrize(
    "line",
    [
        "This is a page of an English exercise book about birds and trees.",
        "KÕ ho¹ch c«ng t¸c thi ®ua, khen th−ëng n¨m häc",
    ],
)
def test_other_writing_invents_no_directive(tmp_path: Path, line: str) -> None:
    canvas = Canvas(str(tmp_path / "other.pdf"))
    for index in range(30):
        canvas.drawString(60, 780 - 20 * index, line)
    canvas.save()
    with pytest.raises((NotADirective, NoText)):
        read_directive(tmp_path / "other.pdf")


def test_vietnamese_that_directs_nobody_is_no_directive(tmp_path: Path) -> None:
    story = "Ngày xửa ngày xưa có một cô bé sống với bà trong một ngôi làng nhỏ bên bờ sông."
    content = Print(
        left=("Bài tập đọc",), right=("Lớp 3",), title=("Cô bé và dòng sông",), body=[story] * 12, closing=((), ())
    )
    with pytest.raises(NotADirective, match="thể thức"):
        read_directive(print_pdf(tmp_path / "story.pdf", content))


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("<b>ĐƠN XIN NGHỈ PHÉP</b>", "giấy tờ cá nhân"),
        ("<b>SƠ YẾU LÝ LỊCH</b>", "giấy tờ cá nhân"),
        ("<b>HÓA ĐƠN GIÁ TRỊ GIA TĂNG</b>", "chứng từ"),
        ("<b>PHIẾU BÀI TẬP CUỐI TUẦN</b>", "tài liệu dạy học"),
        ("<b>KẾ HOẠCH BÀI DẠY</b>", "tài liệu dạy học"),
        ("<b>THỜI KHÓA BIỂU LỚP 3A</b>", "tài liệu dạy học"),
        ("<b>Chương I</b>", "thiếu cơ quan ban hành"),
    ],
)
def test_other_papers_are_told_what_they_are(tmp_path: Path, title: str, reason: str) -> None:
    lines = ("Họ và tên: Nguyễn Văn A, lớp 3A, Trường Tiểu học Lê Lợi.", "1. Nêu kết quả của phép tính 125 + 20.")
    flow = [centred(title), *body_text(*lines * 4, "Đắk Song, ngày 12 tháng 3 năm 2026")]
    with pytest.raises(NotADirective, match=reason):
        read_directive(print_flow(tmp_path / "paper.pdf", flow))


def test_a_schools_own_plan_is_read(tmp_path: Path) -> None:
    left = ("UBND XÃ ĐỨC AN", "<b>TRƯỜNG TIỂU HỌC LÊ LỢI</b>", "Số: 12/KH-THLL")
    read = read_directive(
        print_pdf(tmp_path / "own.pdf", Print(left=left, body=("1. Tổ chuyên môn xây dựng kế hoạch.",)))
    )
    assert (read.issuer, read.parent_issuer) == ("Trường Tiểu học Lê Lợi", "UBND xã Đức An")


def test_an_absurd_page_is_beyond_the_limit(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page().MediaBox = [0, 0, 28_800, 500]
    pdf.save(tmp_path / "wide.pdf")
    with pytest.raises(LimitExceeded, match="khổ giấy"):
        read_directive(tmp_path / "wide.pdf")
