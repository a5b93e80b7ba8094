"""Lines in the margins above and below the text are furniture, also in files of few pages; the text there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, PageBreak

from extract.reader import read_directive
from extract.vocabulary import load_vocabulary
from model.directive import BlockKind, Directive
from tests.press import Print, body_text, centred, print_flow, side_by_side

_HEAD, _FOOT = 800.0, 30.0  # of the base lines, from the paper's lower edge
_FEET = (
    "Trang {page}/{pages}",
    "{page} | Page",
    "- {page} -",
    "Trang {page} / {pages}",
    "Page {page} of {pages}",
    "Văn phòng HĐND và UBND huyện",
    "Kế hoạch thi đua năm 2024",
    "Địa chỉ: 12 Lê Duẩn, thị trấn Đức An; Điện thoại: 0261.3544.000",
    r"D:\VAN BAN 2024\KE HOACH\50 KH thi dua.docx",
    "Mã định danh: H20.14-50/KH-UBND",
    "Quét mã QR để tra cứu văn bản",
    "*893502100245*",
)


def _read(
    tmp_path: Path, text: str, *, y: float, count: int, only: int | None = None, size_pt: float = 10
) -> Directive:
    """A plan of `count` items with `text` at a height of its pages, or of the page `only`."""

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        if only in (None, document.page):
            canvas.setFont("PressTimes", size_pt)
            canvas.drawCentredString(300, y, text.format(page=document.page, pages=count // 15 + 1))

    items = (
        f"{number}. Các trường học triển khai nội dung thứ {number} về chuyển đổi số trong nhà trường, bảo đảm đúng "
        f"tiến độ theo yêu cầu của Ủy ban nhân dân huyện."
        for number in range(1, count + 1)
    )
    flow = [
        side_by_side(Print().left, Print().right),
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Chuyển đổi số trong trường học năm 2024</b>"),
        *body_text("<b>I. NỘI DUNG</b>", *items),
        side_by_side(*Print().closing),
    ]
    return read_directive(print_flow(tmp_path / "page.pdf", flow, draw))


def _is_whole(read: Directive, count: int) -> bool:
    stray = {BlockKind.UNPLACED, BlockKind.PROSE}
    asked = [(found.ref, found.text[:24], found.text[-7:]) for found in read.requirements]
    expected = [(f"I.{number}", "Các trường học triển kha", " huyện.") for number in range(1, count + 1)]
    return asked == expected and not any(block.kind in stray for block in read.blocks)


@pytest.mark.parametrize("text", _FEET)
@pytest.mark.parametrize("count", [3, 20, 60], ids=["one page", "two pages", "many pages"])
def test_a_foot_is_furniture(tmp_path: Path, text: str, count: int) -> None:
    read = _read(tmp_path, text, y=_FOOT, count=count)
    assert _is_whole(read, count)
    assert (read.code, read.subject, read.signer.name) == (
        "50/KH-UBND",
        "Chuyển đổi số trong trường học năm 2024",
        "Nguyễn Hữu Thành",
    )


@pytest.mark.parametrize("text", [text for text in _FEET if "QR" not in text])
@pytest.mark.parametrize("count", [20, 60], ids=["two pages", "many pages"])
def test_a_running_head_behind_the_first_page_is_furniture(tmp_path: Path, text: str, count: int) -> None:
    assert _is_whole(_read(tmp_path, text, y=_HEAD, count=count, only=2), count)


@pytest.mark.parametrize("y", [_HEAD, _FOOT])
def test_a_running_line_as_large_as_the_text_is_furniture_where_it_comes_back(tmp_path: Path, y: float) -> None:
    assert _is_whole(_read(tmp_path, "Văn phòng HĐND và UBND huyện", y=y, count=60, size_pt=14), 60)


def test_three_appendices_keep_their_labels(tmp_path: Path) -> None:
    flow = [
        side_by_side(Print().left, Print().right),
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Chuyển đổi số trong trường học năm 2024</b>"),
        *body_text("<b>I. NỘI DUNG</b>", "1. Các trường học báo cáo kết quả trước ngày 15 tháng 3 năm 2024."),
        side_by_side(*Print().closing),
    ]
    for number in (1, 2, 3):
        flow += [
            PageBreak(),
            centred(f"<b>PHỤ LỤC {number}</b>"),
            *body_text("1. Các trường học cử 01 giáo viên tham dự."),
        ]
    read = read_directive(print_flow(tmp_path / "appendices.pdf", flow))
    assert [found.ref for found in read.requirements] == ["I.1", "PL1/1", "PL2/1", "PL3/1"]
    assert not any(block.kind is BlockKind.FURNITURE for block in read.blocks)


def test_two_letterheads_close_to_the_paper_s_edge_stay(tmp_path: Path) -> None:
    flow = []
    for number, title in ((50, "thi đua"), (51, "chuyển đổi số")):
        left = (*Print().left[:2], f"Số: {number}/KH-UBND")
        flow += [
            side_by_side(left, Print().right),
            centred("<b>KẾ HOẠCH</b>"),
            centred(f"<b>Công tác {title} năm 2024</b>"),
            *body_text("1. Các trường học báo cáo kết quả trước ngày 15 tháng 3 năm 2024."),
            side_by_side(*Print().closing),
            PageBreak(),
        ]
    path = print_flow(tmp_path / "two.pdf", flow)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.mediabox = page.cropbox = [0, 0, 595.3, 812]  # 10 mm less above
        pdf.save(path)
    read = read_directive(path)
    assert read.issuer == "UBND huyện Đắk Song"
    assert [doubt.message for doubt in read.doubts if "51/KH-UBND" in doubt.message]


def test_every_pattern_has_an_example_that_it_knows() -> None:
    for entry in load_vocabulary("page_edges")["line"]:
        assert re.match(entry["pattern"], entry["example"], re.IGNORECASE), entry
