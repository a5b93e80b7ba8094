"""The head of the first page, in the forms in which real letterheads come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from reportlab.platypus import PageBreak

from extract.head.issuer import usual_name
from extract.reader import read_directive
from model.directive import Directive
from tests.press import Print, body_text, centred, print_flow, print_pdf, side_by_side

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


_PARTY = ("<b>ĐẢNG CỘNG SẢN VIỆT NAM</b>", "<i>Quảng Khê, ngày 05 tháng 9 năm 2025</i>")
_UNION = ("<b>ĐOÀN TNCS HỒ CHÍ MINH</b>", "<i>Quảng Khê, ngày 05 tháng 9 năm 2025</i>")


@pytest.mark.parametrize(
    ("left", "right", "issuer", "parent", "code"),
    [
        (
            ("<b>ĐẢNG BỘ TỈNH LÂM ĐỒNG</b>", "<b>ĐẢNG ỦY XÃ QUẢNG KHÊ</b>", "*", "Số 05-KH/ĐU"),
            _PARTY,
            "Đảng ủy xã Quảng Khê",
            "Đảng bộ tỉnh Lâm Đồng",
            "05-KH/ĐU",
        ),
        (
            ("TỈNH ĐOÀN LÂM ĐỒNG", "<b>BCH ĐOÀN XÃ QUẢNG KHÊ</b>", "***", "Số: 21-KH/ĐTN"),
            _UNION,
            "BCH Đoàn xã Quảng Khê",
            "Tỉnh đoàn Lâm Đồng",
            "21-KH/ĐTN",
        ),
        (
            ("HỘI ĐỒNG NHÂN DÂN", "<b>XÃ ĐỨC AN</b>", "Số: 12/NQ-HĐND"),
            (*_RIGHT, "<i>Đức An, ngày 18 tháng 12 năm 2025</i>"),
            "HĐND xã Đức An",
            None,
            "12/NQ-HĐND",
        ),
        (
            ("UBND XÃ QUẢNG KHÊ", "<b>BAN CHỈ ĐẠO PHÒNG, CHỐNG</b>", "<b>DỊCH BỆNH Ở NGƯỜI</b>", "Số: 03/KH-BCĐ"),
            (*_RIGHT, "<i>Quảng Khê, ngày 5 tháng 8 năm 2025</i>"),
            "Ban Chỉ đạo Phòng, chống dịch bệnh ở người",
            "UBND xã Quảng Khê",
            "03/KH-BCĐ",
        ),
        (
            ("ỦY BAN NHÂN DÂN", "TP. GIA NGHĨA", "<b>PHÒNG GIÁO DỤC</b>", "<b>VÀ ĐÀO TẠO</b>", "Số: 77 /KH-PGDĐT"),
            (*_RIGHT, "<i>TP. Gia Nghĩa, ngày 05 tháng 9 năm 2023</i>"),
            "Phòng Giáo dục và Đào tạo",
            "UBND TP. Gia Nghĩa",
            "77/KH-PGDĐT",
        ),
    ],
)
def test_issuers_of_many_kinds(
    tmp_path: Path, *, left: tuple[str, ...], right: tuple[str, ...], issuer: str, parent: str | None, code: str
) -> None:
    read = _read(tmp_path, Print(left=left, right=right, body=_BODY))
    assert (read.issuer, read.parent_issuer, read.code) == (issuer, parent, code)
    assert read.issued_on is not None


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        (
            ("<b>KẾ HOẠCH</b>", "<b>Thực hiện Nghị quyết số 71-NQ/TW</b>"),
            "Kế hoạch",
            "Thực hiện Nghị quyết số 71-NQ/TW",
        ),
        (("<b>KẾ HOẠCH LIÊN TỊCH</b>", "<b>Tổ chức hội trại hè</b>"), "Kế hoạch", "Tổ chức hội trại hè"),
        (("<b>KẾ HOẠCH CÔNG TÁC THÁNG 9 NĂM 2026</b>",), "Kế hoạch", "CÔNG TÁC THÁNG 9 NĂM 2026"),
        (("<b>ĐỀ ÁN</b>", "<b>Dạy bơi</b>", "<b>Phần thứ nhất</b>"), "Đề án", "Dạy bơi"),
        (("Kính gửi: Các trường học trên địa bàn.",), "Công văn", None),
    ],
)
def test_kind_and_subject(tmp_path: Path, title: tuple[str, ...], kind: str, subject: str | None) -> None:
    read = _read(tmp_path, Print(title=title, body=_BODY))
    assert (read.kind, read.subject) == (kind, subject)


def test_a_signature_above_recipients_that_stand_on_the_next_page(tmp_path: Path) -> None:
    body = body_text(*_BODY)
    flow = [
        side_by_side(Print().left, Print().right),
        centred("<b>KẾ HOẠCH</b>"),
        centred("<b>Công tác thi đua</b>"),
        *body,
        side_by_side(("",), ("<b>Q. CHỦ TỊCH</b>", "", "<b>H’Linh Êban</b>")),
        PageBreak(),
        *body_text("<b><i>Nơi nhận:</i></b>", "- Các trường học;", "- Lưu: VT."),
    ]
    read = read_directive(print_flow(tmp_path / "two-pages.pdf", flow))
    assert (read.signer.title, read.signer.name) == ("Q. CHỦ TỊCH", "H’Linh Êban")
    assert read.recipients == ("Các trường học", "Lưu: VT")


def test_a_signature_without_recipients(tmp_path: Path) -> None:
    closing = (("",), ("<b>TL. CHỦ TỊCH</b>", "<b>CHÁNH VĂN PHÒNG</b>", "", "<b>ThS. Trần Văn Tư</b>"))
    read = _read(tmp_path, Print(body=_BODY, closing=closing))
    assert (read.signer.capacity, read.signer.title) == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    assert read.signer.name == "ThS. Trần Văn Tư"
    assert [found.ref for found in read.requirements] == ["I.1"]


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("VIỆT NAM Nam Gia Nghĩa", "Nam Gia Nghĩa"),  # the national title wrapped
        ("ñ 3 Quảng Sơn", "Quảng Sơn"),  # specks of a scan
        ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("A Lưới", "A Lưới"),
        ("Cư M’gar", "Cư M’gar"),
        ("Quận 3", "Quận 3"),
        ("thành phố Huế", "thành phố Huế"),
        ("ĐẮK SONG", "ĐẮK SONG"),
    ],
)
def test_the_place_is_the_name_that_stands_before_the_date(tmp_path: Path, printed: str, place: str) -> None:
    right = (*Print().right[:2], f"<i>{printed}, ngày 19 tháng 02 năm 2024</i>")
    pdf = print_pdf(tmp_path / "x.pdf", Print(right=right, body=["1. Các trường báo cáo kết quả trước 15/3/2024."]))
    assert read_directive(pdf).place == place


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("HỘI KHUYẾN HỌC TỈNH CÀ MAU", "Hội Khuyến học tỉnh Cà Mau"),
        ("CỤM THI ĐUA SỐ 3", "Cụm thi đua số 3"),
        ("TỈNH ĐOÀN LÂM ĐỒNG", "Tỉnh đoàn Lâm Đồng"),
        ("CHI CỤC KIỂM LÂM VÙNG IV", "Chi cục Kiểm lâm Vùng IV"),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN LẮK", "Phòng Giáo dục và Đào tạo huyện Lắk"),
        ("ỦY BAN NHÂN DÂN XÃ EA KAR", "UBND xã Ea Kar"),
    ],
)
def test_names_in_capitals_are_spelled_as_in_running_text(printed: str, name: str) -> None:
    assert usual_name(printed, body_text="") == name


def test_a_light_subject_may_begin_like_a_legal_base(tmp_path: Path) -> None:
    title = ("<b>HƯỚNG DẪN</b>", "Thực hiện nhiệm vụ giáo dục tiểu học năm học 2024 - 2025")
    base = "Thực hiện Công văn số 1377/SGDĐT-GDTH ngày 27/8/2024 của Sở Giáo dục và Đào tạo về nhiệm vụ năm học;"
    read = _read(tmp_path, Print(title=title, body=(base, *_BODY)))
    assert read.subject == "Thực hiện nhiệm vụ giáo dục tiểu học năm học 2024 - 2025"
    assert [found.code for found in read.legal_bases] == ["1377/SGDĐT-GDTH"]


def test_a_long_light_subject_over_the_legal_bases_may_begin_like_one(tmp_path: Path) -> None:
    title = ("<b>HƯỚNG DẪN</b>", "Thực hiện các khoản thu, công tác bán trú và bảo đảm an toàn trường học năm học 2026")
    base = "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;"
    read = _read(tmp_path, Print(title=title, body=(base, *_BODY)))
    assert read.subject == "Thực hiện các khoản thu, công tác bán trú và bảo đảm an toàn trường học năm học 2026"
    assert [found.text for found in read.legal_bases] == [base.rstrip(";")]


@pytest.mark.parametrize("printed", ["Số: 27-HD/TĐTN-TTNTH", "Số 27 - HD/TĐTN-TTNTH", "Số: 27-HD /TĐTN-TTNTH"])
def test_a_union_s_number_before_a_hyphen_and_a_symbol_with_one(tmp_path: Path, printed: str) -> None:
    left = ("TỈNH ĐOÀN LÂM ĐỒNG", "***", printed)
    title = ("<b>HƯỚNG DẪN</b>", "<b>Công tác Đội năm học 2025 - 2026</b>")
    read = _read(tmp_path, Print(left=left, title=title, body=_BODY))
    assert (read.number, read.symbol, read.code) == ("27", "HD/TĐTN-TTNTH", "27-HD/TĐTN-TTNTH")
