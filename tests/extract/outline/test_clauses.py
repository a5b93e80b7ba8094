"""Headings, lead-ins, sentences and whom they ask, in documents of several habits of writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.outline.headings import lists_things
from extract.reader import read_directive
from extract.vocabulary import load_vocabulary
from model.directive import Directive
from tests.press import Print, body_text, centred, print_flow, print_pdf, side_by_side

_LONG = (
    "tổ chức rà soát, bổ sung quy tắc ứng xử trong trường học; xây dựng môi trường giáo dục an toàn, lành mạnh, "
    "thân thiện cho học sinh trên địa bàn"
)


def _read(tmp_path: Path, *body: str, indent_pt: float = 36, left: tuple[str, ...] | None = None) -> Directive:
    content = (
        Print(body=body, indent_pt=indent_pt) if left is None else Print(body=body, indent_pt=indent_pt, left=left)
    )
    return read_directive(print_pdf(tmp_path / "outline.pdf", content))


@pytest.mark.parametrize("indent_pt", [0, 18, 36])
def test_paragraphs_are_told_apart_with_and_without_indents(tmp_path: Path, indent_pt: float) -> None:
    read = _read(
        tmp_path,
        "<b>I. NỘI DUNG</b>",
        f"1. Các trường học {_LONG} huyện, hoàn thành trong tháng 10/2024.",
        f"2. Phòng Nội vụ {_LONG} xã trước ngày 30/9/2024.",
        f"- Nhà trường {_LONG} thôn.",
        f"- Phụ huynh {_LONG} bản.",
        indent_pt=indent_pt,
    )
    assert [found.ref for found in read.requirements] == ["I.1", "I.2", "I.2.-1", "I.2.-2"]
    assert [found.addressees for found in read.requirements][:2] == [("Các trường học",), ("Phòng Nội vụ",)]


def test_a_paragraph_over_a_page_break_is_one(tmp_path: Path) -> None:
    filler = [f"{number}. Các trường học {_LONG} thứ {number}." for number in range(1, 24)]
    read = _read(tmp_path, "<b>I. NỘI DUNG</b>", *filler)
    assert [found.ref for found in read.requirements] == [f"I.{number}" for number in range(1, 24)]
    assert read.source_file.pages > 2
    assert all(found.text.startswith("Các trường học tổ chức") for found in read.requirements)
    assert all(found.text.endswith(f"thứ {number}.") for number, found in enumerate(read.requirements, start=1))


def test_the_kind_of_a_requirement_is_that_of_its_section(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>I. MỤC ĐÍCH, YÊU CẦU</b>",
        "<b>1. Mục đích</b>",
        "Nâng cao chất lượng phong trào thi đua.",
        "<b>2. Yêu cầu</b>",
        "Công tác khen thưởng phải bảo đảm kịp thời.",
        "<b>II. NỘI DUNG</b>",
        "1. Phát động thi đua.",
        "<b>III. TỔ CHỨC THỰC HIỆN</b>",
        "<b>1. Phòng Nội vụ</b>",
        "Theo dõi, đôn đốc việc thực hiện.",
    )
    assert [found.kind.value for found in read.requirements] == ["purpose", "principle", "task", "duty"]
    assert read.requirements[-1].addressees == ("Phòng Nội vụ",)


def test_a_lead_in_hands_its_body_to_the_bullets(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>I. NỘI DUNG</b>",
        "1. Phòng Nội vụ chủ trì các việc sau:",
        "- Thẩm định hồ sơ;",
        "- Trình UBND huyện quyết định.",
    )
    assert [(found.ref, found.addressees) for found in read.requirements] == [
        ("I.1.-1", ("Phòng Nội vụ",)),
        ("I.1.-2", ("Phòng Nội vụ",)),
    ]


def test_letters_c_and_d_are_sections_and_no_roman_numbers(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>A. MỤC TIÊU</b>",
        "1. Nâng cao nhận thức của giáo viên.",
        "<b>B. NHIỆM VỤ</b>",
        "1. Tập huấn ký số.",
        "<b>C. TỔ CHỨC THỰC HIỆN</b>",
        "1. Phòng Nội vụ theo dõi, đôn đốc.",
        "<b>D. KINH PHÍ</b>",
        "1. Bố trí từ nguồn chi thường xuyên.",
    )
    assert [found.ref for found in read.requirements] == ["A.1", "B.1", "C.1", "D.1"]


def test_what_only_tells_is_no_requirement(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "Ủy ban nhân dân huyện nhận được Công văn số 22/UBND-NC ngày 24/01/2024 của UBND tỉnh Đắk Nông.",
        "Ủy ban nhân dân huyện Đắk Song ban hành Kế hoạch như sau:",
        "<b>I. NỘI DUNG</b>",
        "1. Các trường học xây dựng kế hoạch.",
        "(Có phụ lục kèm theo)",
        "Trên đây là Kế hoạch thi đua, khen thưởng năm 2024. Nếu có vướng mắc, đề nghị phản ánh về UBND huyện./.",
    )
    assert [found.text for found in read.requirements] == ["Các trường học xây dựng kế hoạch."]
    assert read.requirements[0].addressees == ("Các trường học",)


def test_a_name_with_an_apostrophe_is_spelled_as_a_name(tmp_path: Path) -> None:
    left = ("<b>ỦY BAN NHÂN DÂN</b>", "<b>XÃ NÂM N’JANG</b>", "Số: 7/KH-UBND")
    read = _read(tmp_path, "<b>I. NỘI DUNG</b>", "1. Các trường học xây dựng kế hoạch.", left=left)
    assert read.issuer == "UBND xã Nâm N’Jang"


def test_two_headings_on_one_line_and_numbers_of_many_styles(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>I- MỤC ĐÍCH, YÊU CẦU: 1. Mục đích:</b>",
        "- Nâng cao ý thức của giáo viên.",
        "<b>2. Yêu cầu:</b>",
        "- Bảo đảm an toàn cho học sinh.",
        "<b>II, NỘI DUNG</b>",
        "1/ Các trường học kiểm tra bình chữa cháy.",
        "2- Công an phường tập huấn cho giáo viên.",
        "3.Tổ chức diễn tập:",
        "a.1) Diễn tập cấp trường;",
        "(1) Lập phương án;",
        "* Phối hợp với lực lượng tại chỗ.",
        "<b>Ill. TỔ CHỨC THỰC HIỆN</b>",
        "l. Công an phường hướng dẫn các trường.",
    )
    assert [(found.ref, found.kind.value) for found in read.requirements] == [
        ("I.1.-1", "purpose"),
        ("I.2.-1", "principle"),
        ("II.1", "task"),
        ("II.2", "task"),
        ("II.3.a.1", "task"),
        ("II.3.a.1.1", "task"),
        ("II.3.a.1.1.-1", "task"),
        ("III.1", "duty"),
    ]


def test_parts_with_names_above_roman_sections(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        '<para align="center"><b>Phần thứ nhất</b></para>',
        '<para align="center"><b>MỤC TIÊU ĐẾN NĂM 2030</b></para>',
        "<b>I. MỤC TIÊU CHUNG</b>",
        "1. Nâng cao chất lượng nuôi dưỡng, chăm sóc trẻ.",
        '<para align="center"><b>PHẦN THỨ HAI</b></para>',
        '<para align="center"><b>TỔ CHỨC THỰC HIỆN</b></para>',
        "<b>1. Sở Giáo dục và Đào tạo; Sở Nội vụ:</b>",
        "- Xây dựng kế hoạch hằng năm.",
    )
    assert [(found.ref, found.addressees) for found in read.requirements] == [
        ("Phần thứ nhất.I.1", ()),
        ("Phần thứ hai.1.-1", ("Sở Giáo dục và Đào tạo", "Sở Nội vụ")),
    ]


def test_a_section_or_a_body_in_front_of_its_own_text_is_its_heading(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "1. Mục đích: Nâng cao nhận thức của học sinh.",
        "2. Công tác tuyên truyền: Treo pa nô tại cổng trường.",
        "3. Phòng Nội vụ: Theo dõi việc thực hiện.",
        "- Tổng hợp, báo cáo UBND huyện.",
    )
    assert [(found.ref, found.kind.value, found.text) for found in read.requirements][:2] == [
        ("1", "purpose", "Nâng cao nhận thức của học sinh."),
        ("2", "task", "Công tác tuyên truyền: Treo pa nô tại cổng trường."),
    ]
    assert [found.addressees for found in read.requirements][2:] == [("Phòng Nội vụ",), ("Phòng Nội vụ",)]


def test_an_unnumbered_end_that_names_whom_it_asks_is_the_sections(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>III. TỔ CHỨC THỰC HIỆN</b>",
        "1. Phòng Nội vụ theo dõi, đôn đốc.",
        "Tổng hợp kết quả thực hiện.",
        "2. Các trường học xây dựng kế hoạch.",
        "Các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này.",
        "Trên đây là Kế hoạch thi đua năm 2024. Các trường học gửi báo cáo về Phòng Nội vụ trước ngày 20/12/2024.",
    )
    assert [found.ref for found in read.requirements] == ["III.1", "III.1", "III.2", "III", "III"]
    assert read.requirements[1].addressees == ("Phòng Nội vụ",)


def test_items_of_a_list_of_things_name_nobody_who_acts(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>I. NỘI DUNG</b>",
        "1. Tuyên truyền, tập trung vào:",
        "- Gương nhà giáo tiêu biểu:",
        "+ Nhà giáo bám trường, bám bản ở vùng cao;",
        "- Các trường học đăng tin hằng tuần.",
    )
    assert [(found.ref, found.addressees) for found in read.requirements] == [
        ("I.1.-1.+1", ()),
        ("I.1.-2", ("Các trường học",)),
    ]


@pytest.mark.parametrize("example", load_vocabulary("headings")["listing_examples"])
def test_each_listing_lead_in_of_the_vocabulary_lists_things(example: str) -> None:
    assert lists_things(example)
    assert not lists_things("Phòng Nội vụ chủ trì các việc sau:")


def test_a_letter_in_plain_prose_asks_in_each_of_its_sentences(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "Thực hiện Công văn số 2210/SGDĐT-VP ngày 15/8/2026 của Sở Giáo dục và Đào tạo, UBND huyện yêu cầu hiệu trưởng "
        "các trường tổ chức Lễ khai giảng vào sáng ngày 05/9/2026.",
        "Các trường trang trí xong trước ngày 03/9/2026. Gửi báo cáo về UBND huyện trước ngày 01/9/2026.",
        "Thực hiện Chỉ thị số 02/CT-UBND, công tác chuẩn bị khai giảng đã hoàn thành.",
    )
    assert [(found.ref, found.addressees) for found in read.requirements] == [
        (None, ("hiệu trưởng các trường",)),
        (None, ("Các trường",)),
        (None, ("Các trường",)),
    ]


def test_headings_without_numbers_hold_bodies_below_sections(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>Mục đích</b>",
        "- Tạo sân chơi lành mạnh cho trẻ em.",
        "<b>Tổ chức thực hiện</b>",
        "<b>Đoàn Thanh niên xã</b>",
        "- Xây dựng kịch bản chương trình.",
        "<b>Các trường học</b>",
        "- Vận động phụ huynh cho trẻ tham gia.",
    )
    assert [(found.kind.value, found.addressees) for found in read.requirements] == [
        ("purpose", ()),
        ("duty", ("Đoàn Thanh niên xã",)),
        ("duty", ("Các trường học",)),
    ]


def test_receivers_of_a_telegram_are_asked_for_nothing(tmp_path: Path) -> None:
    flow = [
        side_by_side(Print().left, Print().right),
        centred("<b>CÔNG ĐIỆN</b>"),
        centred("<b>Về việc ứng phó với mưa lớn</b>"),
        centred("<b>CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN điện:</b>"),
        *body_text(
            "- Các phòng, ban thuộc huyện;",
            "- Hiệu trưởng các trường học.",
            "Theo bản tin của Đài Khí tượng Thủy văn, từ ngày 20/8 trên địa bàn huyện có mưa to.",
            "1. Hiệu trưởng các trường cho học sinh nghỉ học từ ngày 20/8/2026.",
        ),
        side_by_side(*Print().closing),
    ]
    read = read_directive(print_flow(tmp_path / "telegram.pdf", flow))
    assert (read.kind, read.subject) == ("Công điện", "ứng phó với mưa lớn")
    assert [found.ref for found in read.requirements] == ["1"]


def test_articles_of_a_decision_assign_tasks_and_not_duties(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>Điều 1. Trách nhiệm của các cơ quan, đơn vị</b>",
        "1. Phòng Nội vụ theo dõi, đôn đốc việc thực hiện.",
        "<b>Điều 2. Tổ chức thực hiện</b>",
        "1. Các trường học gửi báo cáo hằng quý.",
    )
    assert [(found.ref, found.kind.value, found.addressees) for found in read.requirements] == [
        ("Điều 1.1", "task", ("Phòng Nội vụ",)),
        ("Điều 2.1", "duty", ("Các trường học",)),
    ]


def test_below_to_chuc_thuc_hien_all_are_duties(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "<b>I. NỘI DUNG</b>",
        "<b>1. Yêu cầu Hiệu trưởng các trường</b>",
        "- Rà soát hồ sơ.",
        "<b>II. TỔ CHỨC THỰC HIỆN</b>",
        "<b>1. Nhiệm vụ của Phòng Nội vụ</b>",
        "- Theo dõi, đôn đốc việc thực hiện.",
        "<b>2. Yêu cầu các trường học</b>",
        "- Gửi báo cáo hằng quý.",
    )
    assert [(found.kind.value, found.addressees) for found in read.requirements] == [
        ("task", ("Hiệu trưởng các trường",)),
        ("duty", ("Phòng Nội vụ",)),
        ("duty", ("các trường học",)),
    ]


def test_an_opening_order_hands_all_its_bodies_down(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "Phòng Nội vụ đề nghị Hiệu trưởng các trường và Chủ tịch UBND các xã thực hiện các nội dung sau:",
        "1. Rà soát hồ sơ.",
        "2. Gửi báo cáo hằng quý.",
    )
    assert {found.addressees for found in read.requirements} == {("Hiệu trưởng các trường", "Chủ tịch UBND các xã")}
