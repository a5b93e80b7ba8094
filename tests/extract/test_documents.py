"""Several documents in one file: the first is the directive, the requirements of all are given, forms are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak, Table

from extract.reader import read_directive
from model.directive import BlockKind, Directive
from tests.press import body_text, centred, print_flow, ruled_table, side_by_side

_NATION = ("<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", "<b>Độc lập - Tự do - Hạnh phúc</b>")
_RECIPIENTS = ("<b><i>Nơi nhận:</i></b>", "- Như trên;", "- Lưu: VT.")


def _head(*left: str, date: str) -> Table:
    return side_by_side(left, (*_NATION, f"<i>{date}</i>"))


def _foot(*right: str) -> Table:
    return side_by_side(_RECIPIENTS, right)


def _letter() -> list[Flowable]:
    return [
        _head(
            "<b>ỦY BAN NHÂN DÂN</b>",
            "<b>XÃ QUẢNG KHÊ</b>",
            "Số: 214/UBND-VHXH",
            "V/v gửi Kế hoạch chuyển đổi số năm 2026",
            date="Quảng Khê, ngày 05 tháng 12 năm 2025",
        ),
        centred("Kính gửi: Hiệu trưởng các trường học trên địa bàn xã."),
        *body_text("1. Các trường học phổ biến Kế hoạch kèm theo trước ngày 20/12."),
        _foot("<b>CHỦ TỊCH</b>", "", "<b>Lê Văn Nam</b>"),
    ]


def _plan(number: str = "77/KH-UBND") -> list[Flowable]:
    return [
        _head(
            "<b>ỦY BAN NHÂN DÂN</b>",
            "<b>XÃ QUẢNG KHÊ</b>",
            f"Số: {number}",
            date="Quảng Khê, ngày 04 tháng 12 năm 2025",
        ),
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Chuyển đổi số trong trường học năm 2026</b>"),
        *body_text(
            "<i>Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ;</i>",
            "<b>II. NHIỆM VỤ</b>",
            "1. Triển khai học bạ số:",
            "a) Các trường học ký số học bạ trước ngày 30/4.",
        ),
        _foot("<b>TM. ỦY BAN NHÂN DÂN</b>", "<b>CHỦ TỊCH</b>", "", "<b>Lê Văn Nam</b>"),
    ]


def _appendix() -> list[Flowable]:
    rows = (
        ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
        ("1", "Sơ kết học bạ số", "Phòng Văn hóa - Xã hội", "Các trường học", "Quý II"),
    )
    return [centred("<b>PHỤ LỤC</b>"), centred("<b>PHÂN CÔNG NHIỆM VỤ</b>"), ruled_table(rows)]


def _read(tmp_path: Path, flow: Sequence[Flowable]) -> Directive:
    return read_directive(print_flow(tmp_path / "several.pdf", flow))


def _refs(read: Directive) -> list[str | None]:
    return [found.ref for found in read.requirements]


def _announced(read: Directive) -> list[tuple[str, int | None]]:
    return [(doubt.message, doubt.page) for doubt in read.doubts if doubt.code == "several-documents"]


def test_a_letter_and_the_plan_that_it_carries_with_its_appendix(tmp_path: Path) -> None:
    read = _read(tmp_path, [*_letter(), PageBreak(), *_plan(), PageBreak(), *_appendix()])
    assert (read.kind, read.code, read.legal_bases) == ("Công văn", "214/UBND-VHXH", ())
    assert _refs(read) == ["1", "II.1.a", "PL1/1"]
    assert [str(found.timing.due) for found in read.requirements if found.timing] == [
        "2025-12-19",  # a letter means the year in which it was written
        "2026-04-29",  # a plan the year that it is for
        "2026-06-30",
    ]
    ((message, page),) = _announced(read)
    assert page == 2
    assert "Kế hoạch số 77/KH-UBND" in message
    kinds = {block.kind for block in read.blocks if block.page == 2}
    assert {BlockKind.LETTERHEAD, BlockKind.LEGAL_BASE, BlockKind.CLOSING} <= kinds


def test_two_plans_behind_a_letter_are_counted(tmp_path: Path) -> None:
    read = _read(tmp_path, [*_letter(), PageBreak(), *_plan(), PageBreak(), *_plan("78/KH-UBND")])
    assert _refs(read) == ["1", "II.1.a", "II.1.a"]
    assert [page for _, page in _announced(read)] == [2, 3]


def test_a_second_document_may_begin_in_the_middle_of_a_page(tmp_path: Path) -> None:
    read = _read(tmp_path, [*_letter(), *_plan()])
    assert read.source_file.pages == 1
    assert _refs(read) == ["1", "II.1.a"]
    assert read.signer.name == "Lê Văn Nam"


def test_a_decision_carries_a_plan_without_a_letterhead_of_its_own(tmp_path: Path) -> None:
    decision = [
        _head(
            "<b>ỦY BAN NHÂN DÂN</b>",
            "<b>HUYỆN ĐẮK SONG</b>",
            "Số: 356/QĐ-UBND",
            date="Đắk Song, ngày 15 tháng 11 năm 2023",
        ),
        centred("<b>QUYẾT ĐỊNH</b>"),
        centred("<b>Về việc ban hành Kế hoạch phòng, chống đuối nước</b>"),
        *body_text(
            "<b>Điều 1.</b> Ban hành kèm theo Quyết định này Kế hoạch phòng, chống đuối nước trên địa bàn huyện.",
            "<b>Điều 2.</b> Giao Phòng Nội vụ đôn đốc việc thực hiện Kế hoạch.",
        ),
        _foot("<b>CHỦ TỊCH</b>", "", "<b>Nguyễn Hữu Thành</b>"),
    ]
    plan = [
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Phòng, chống đuối nước</b>"),
        centred("<i>(Ban hành kèm theo Quyết định số 356/QĐ-UBND ngày 15/11/2023)</i>"),
        *body_text("<b>I. NHIỆM VỤ</b>", "1. Các trường học mở lớp dạy bơi trước ngày 15/12."),
    ]
    read = _read(tmp_path, [*decision, PageBreak(), *plan])
    assert _refs(read) == ["Điều 2", "I.1"]
    assert read.requirements[-1].timing is not None
    assert str(read.requirements[-1].timing.due) == "2023-12-14"


def test_a_form_to_be_filled_in_is_no_document(tmp_path: Path) -> None:
    form = [
        *body_text("<b>Mẫu số 01</b>"),
        _head("UBND XÃ QUẢNG KHÊ", "<b>TRƯỜNG ……………</b>", "Số: …/BC-…", date="……, ngày … tháng … năm 2026"),
        centred("<b>BÁO CÁO</b>"),
        centred("<b>Kết quả chuyển đổi số năm 2026</b>"),
        *body_text("Kính gửi: Ủy ban nhân dân xã Quảng Khê."),
    ]
    read = _read(tmp_path, [*_plan(), PageBreak(), *form])
    assert _announced(read) == []
    assert read.code == "77/KH-UBND"
    assert read.recipients == ("Như trên", "Lưu: VT")
    assert (read.signer.title, read.signer.name) == ("CHỦ TỊCH", "Lê Văn Nam")


def test_what_a_form_prints_is_asked_of_nobody(tmp_path: Path) -> None:
    form = [
        centred("<b>PHỤ LỤC I</b>"),
        centred("<b>MẪU BÁO CÁO</b>"),
        _head("UBND XÃ QUẢNG KHÊ", "<b>TRƯỜNG ……</b>", "Số: …/BC-…", date="Quảng Khê, ngày … tháng … năm 2026"),
        centred("<b>BÁO CÁO</b>"),
        *body_text("1. Kết quả triển khai học bạ số tại các trường.", "2. Số học sinh có học bạ số: ........."),
    ]
    second = [centred("<b>PHỤ LỤC II</b>"), *_appendix()[1:]]
    read = _read(tmp_path, [*_plan(), PageBreak(), *form, PageBreak(), *second])
    assert _refs(read) == ["II.1.a", "PL2/1"]


def test_pages_behind_the_signature_are_no_recipients(tmp_path: Path) -> None:
    note = body_text("Danh mục tài liệu gửi kèm:", "1. Kế hoạch chuyển đổi số của tỉnh.")
    read = _read(tmp_path, [*_plan(), PageBreak(), *note])
    assert read.recipients == ("Như trên", "Lưu: VT")
