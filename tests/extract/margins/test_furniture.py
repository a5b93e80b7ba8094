"""What stands on a page and is no part of its text: footnotes, watermarks, stamps, marks of urgency, page numbers."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate

from extract.reader import read_directive
from model.directive import BlockKind, Directive
from tests.press import Print, body_text, centred, print_flow, ruled_table, side_by_side

_Draw = Callable[[Canvas, BaseDocTemplate], None]
_COUNT = 23


def _read(tmp_path: Path, on_page: _Draw, *, mark: str = "") -> Directive:
    items = (
        f"{number}. Các trường học triển khai nội dung thứ {number} về chuyển đổi số{mark} trong nhà trường, bảo đảm "
        f"đúng tiến độ và chất lượng theo yêu cầu của Ủy ban nhân dân huyện."
        for number in range(1, _COUNT + 1)
    )
    flow = [
        side_by_side(Print().left, Print().right),
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Chuyển đổi số trong trường học năm 2024</b>"),
        *body_text("<b>I. NỘI DUNG</b>", *items),
        side_by_side(*Print().closing),
    ]
    return read_directive(print_flow(tmp_path / "page.pdf", flow, on_page))


def _draw_text(canvas: Canvas, text: str, *, x: float, y: float, size: float, face: str = "PressTimes") -> None:
    canvas.setFont(face, size)
    canvas.drawString(x, y, text)


def _watermark(canvas: Canvas, _: BaseDocTemplate) -> None:
    _draw_text(canvas, "BẢN SAO", x=170, y=420, size=70, face="PressTimes-Bold")


def _slanted_watermark(canvas: Canvas, _: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.translate(300, 400)
    canvas.rotate(45)
    _draw_text(canvas, "DỰ THẢO", x=-150, y=0, size=80, face="PressTimes-Bold")
    canvas.restoreState()


def _pale_watermark(canvas: Canvas, _: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillGray(0.8)
    _draw_text(canvas, "BẢN DỰ THẢO LẦN 2", x=150, y=503, size=20, face="PressTimes-Bold")
    canvas.restoreState()


def _tiled_watermark(canvas: Canvas, _: BaseDocTemplate) -> None:
    """Who printed it and when, slanted and small, all over the page: what e-offices print against leaks."""
    for x, y in itertools.product(range(40, 560, 150), range(60, 800, 90)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(-30 if y % 180 else 30)
        _draw_text(canvas, "nvhoa - 12/01/2026 09:34", x=0, y=0, size=11)
        canvas.restoreState()


def _footnote(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.line(57, 56, 200, 56)
    _draw_text(canvas, "1", x=57, y=47, size=7)
    _draw_text(canvas, "Quyết định số 131/QĐ-TTg ngày 25/01/2022. Các trường học xem tại Phụ lục.", x=62, y=43, size=10)
    _draw_text(canvas, f"[{document.page}]", x=290, y=815, size=12)


def _arrival_stamp(canvas: Canvas, document: BaseDocTemplate) -> None:
    if document.page == 1:
        _draw_text(canvas, "TRƯỜNG TH A", x=60, y=722, size=9)
        _draw_text(canvas, "ĐẾN", x=60, y=710, size=10)
        _draw_text(canvas, "Số: 1245", x=95, y=710, size=10)
        _draw_text(canvas, "Ngày: 08/01/2026", x=95, y=697, size=10)
        _draw_text(canvas, "Chuyển: đ/c Lan", x=60, y=685, size=10)


def _urgency(canvas: Canvas, document: BaseDocTemplate) -> None:
    if document.page == 1:
        _draw_text(canvas, "HỎA TỐC", x=70, y=712, size=14, face="PressTimes-Bold")


def _office_strip(canvas: Canvas, document: BaseDocTemplate) -> None:
    _draw_text(canvas, "UBND-12/01/2026-09:34:12-nvhoa-VP", x=60, y=822, size=8)
    _draw_text(canvas, "Quét mã QR để tải tài liệu", x=60, y=20, size=7)
    _draw_text(canvas, f"Trang {document.page} trên 3", x=480, y=20, size=9)


@pytest.mark.parametrize(
    "on_page",
    [
        _watermark,
        _slanted_watermark,
        _pale_watermark,
        _tiled_watermark,
        _footnote,
        _arrival_stamp,
        _urgency,
        _office_strip,
    ],
)
def test_what_is_printed_around_the_text_is_no_part_of_it(tmp_path: Path, on_page: _Draw) -> None:
    read = _read(tmp_path, on_page, mark="<super size=9>1</super>" if on_page is _footnote else "")
    assert (read.code, read.subject) == ("50/KH-UBND", "Chuyển đổi số trong trường học năm 2024")
    assert [found.ref for found in read.requirements] == [f"I.{number}" for number in range(1, _COUNT + 1)]
    assert all(found.text.startswith("Các trường học triển khai") for found in read.requirements)
    assert all(" chuyển đổi số trong nhà trường, bảo đảm đúng tiến độ " in found.text for found in read.requirements)
    stray = {BlockKind.UNPLACED, BlockKind.PROSE}
    assert [block.text for block in read.blocks if block.kind in stray] == []
    assert any(block.kind is BlockKind.FURNITURE for block in read.blocks)


def test_a_mark_of_urgency_under_the_number_is_no_part_of_the_symbol(tmp_path: Path) -> None:
    left = (*Print().left, "<b>HỎA TỐC</b>")
    flow = [
        side_by_side(left, Print().right),
        centred("<b>CÔNG ĐIỆN</b>"),
        centred("<b>Về việc ứng phó với mưa lũ</b>"),
        *body_text("1. Các trường học bố trí người trực 24/24 giờ."),
        side_by_side(*Print().closing),
    ]
    read = read_directive(print_flow(tmp_path / "urgent.pdf", flow))
    assert (read.kind, read.code, read.subject) == ("Công điện", "50/KH-UBND", "ứng phó với mưa lũ")


@pytest.mark.parametrize("on_page", [_watermark, _slanted_watermark, _pale_watermark, _tiled_watermark])
def test_a_watermark_s_letters_stand_in_no_cell(tmp_path: Path, on_page: _Draw) -> None:
    header = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian")
    row = ("Tổ chức hội nghị sơ kết chuyển đổi số", "Phòng Nội vụ", "Các trường học", "Tháng 4/2024")
    rows = [header, *((str(number), *row) for number in range(1, 25))]
    flow = [
        side_by_side(Print().left, Print().right),
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Chuyển đổi số trong trường học năm 2024</b>"),
        *body_text("<b>I. NỘI DUNG</b>", "Các trường học thực hiện các công việc sau:"),
        ruled_table(rows, (32, 190, 90, 90, 80)),
        side_by_side(*Print().closing),
    ]
    read = read_directive(print_flow(tmp_path / "table.pdf", flow, on_page))
    found = [(one.text, one.lead, one.support) for one in read.requirements if one.lead]
    assert found == [(row[0], row[1], (row[2],))] * 24
