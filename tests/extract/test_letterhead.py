"""The head of the first page, in the forms in which real letterheads come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extract.reader import read_directive
from model.directive import Directive
from tests.press import Print, print_pdf

_RIGHT = ("<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", "<b>Độc lập - Tự do - Hạnh phúc</b>")
_BODY = ("I. NỘI DUNG", "1. Các trường học xây dựng kế hoạch trước ngày 15/3/2026.")


def _read(tmp_path: Path, content: Print) -> Directive:
    return read_directive(print_pdf(tmp_path / "letter.pdf", content))


def test_a_blank_number_and_day_stay_unknown_and_are_asked_for(tmp_path: Path) -> None:
    content = Print(
        left=("<b>ỦY BAN NHÂN DÂN</b>", "<b>TỈNH LÂM ĐỒNG</b>", "Số: &nbsp;&nbsp;&nbsp;&nbsp; /KH-UBND"),
        right=(*_RIGHT, "<i>Lâm Đồng, ngày &nbsp;&nbsp;&nbsp; tháng 12 năm 2025</i>"),
        body=_BODY,
    )
    read = _read(tmp_path, content)
    assert (read.number, read.symbol, read.code, read.issued_on) == (None, "KH-UBND", None, None)
    assert (read.place, read.issuer) == ("Lâm Đồng", "UBND tỉnh Lâm Đồng")
    assert {"number-missing", "date-missing"} <= {doubt.code for doubt in read.doubts}


def test_an_office_has_its_parent_above_it(tmp_path: Path) -> None:
    content = Print(
        left=("ỦY BAN NHÂN DÂN", "HUYỆN ĐẮK SONG", "<b>PHÒNG NỘI VỤ</b>", "Số: 09/HD-PNV"),
        title=("<b>HƯỚNG DẪN</b>", "<b>Bình xét thi đua năm học 2023-2024</b>"),
        body=_BODY,
    )
    read = _read(tmp_path, content)
    assert (read.kind, read.issuer, read.parent_issuer) == ("Hướng dẫn", "Phòng Nội vụ", "UBND huyện Đắk Song")
    assert read.code == "09/HD-PNV"


def test_a_name_in_capitals_is_spelled_as_the_body_spells_it(tmp_path: Path) -> None:
    content = Print(
        left=("<b>ỦY BAN NHÂN DÂN</b>", "<b>XÃ NÂM N’JANG</b>", "Số: 7/KH-UBND"),
        body=("Ủy ban nhân dân xã Nâm N’Jang ban hành Kế hoạch như sau:", *_BODY),
    )
    assert _read(tmp_path, content).issuer == "UBND xã Nâm N’Jang"


def test_a_letter_has_no_kind_and_its_subject_stands_under_the_number(tmp_path: Path) -> None:
    content = Print(
        left=(
            "<b>ỦY BAN NHÂN DÂN</b>",
            "<b>XÃ AN PHÚ</b>",
            "Số: 214/UBND-VHXH",
            "V/v rà soát cơ sở vật chất,",
            "bảo đảm an toàn trường học",
        ),
        right=(*_RIGHT, "<i>An Phú, ngày 05 tháng 8 năm 2026</i>"),
        title=("Kính gửi: Các trường học trên địa bàn xã.",),
        body=(
            "Ủy ban nhân dân xã An Phú yêu cầu các trường thực hiện:",
            "1. Rà soát phòng học trước 16h00 ngày 14/8/2026.",
        ),
    )
    read = _read(tmp_path, content)
    assert (read.kind, read.code) == ("Công văn", "214/UBND-VHXH")
    assert read.subject == "rà soát cơ sở vật chất, bảo đảm an toàn trường học"
    (request,) = read.requirements
    assert request.addressees == ("các trường",)
    assert request.timing is not None
    assert request.timing.due == date(2026, 8, 14)


def test_a_subject_over_several_lines_is_whole(tmp_path: Path) -> None:
    content = Print(
        title=(
            "<b>KẾ HOẠCH</b>",
            "<b>Triển khai công tác phòng, chống tai nạn đuối nước trẻ em</b>",
            "<b>trên địa bàn huyện năm 2024</b>",
        ),
        body=_BODY,
    )
    assert _read(tmp_path, content).subject == (
        "Triển khai công tác phòng, chống tai nạn đuối nước trẻ em trên địa bàn huyện năm 2024"
    )


def test_signer_and_recipients_stand_side_by_side(tmp_path: Path) -> None:
    closing = (
        ("<b><i>Nơi nhận:</i></b>", "- UBND tỉnh (báo cáo);", "- Các trường học;", "- Lưu: VT, NV."),
        ("<b>TM. ỦY BAN NHÂN DÂN</b>", "<b>KT. CHỦ TỊCH</b>", "<b>PHÓ CHỦ TỊCH</b>", "", "<b>Đinh Thị Hồng Vân</b>"),
    )
    read = _read(tmp_path, Print(body=_BODY, closing=closing))
    assert read.recipients == ("UBND tỉnh (báo cáo)", "Các trường học", "Lưu: VT, NV")
    signer = read.signer
    assert (signer.capacity, signer.title, signer.name) == (
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Đinh Thị Hồng Vân",
    )
