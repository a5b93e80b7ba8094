from __future__ import annotations

import pytest

from generate.text_width import balanced_room_mm, broken, even_room_mm, height_pt, width_mm
from generate.word.letterhead import FittedName


def test_widths_are_those_of_times_new_roman() -> None:
    assert width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True) == pytest.approx(
        95.0, abs=1
    )  # a renderer's width, with kerning
    assert width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True) == pytest.approx(60.4, abs=1)
    assert width_mm("ỦY BAN NHÂN DÂN HUYỆN ĐẮK SONG", 12, bold=False) == pytest.approx(78.2, abs=1)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Trường Tiểu học Ngô Gia Tự", ("TRƯỜNG TIỂU HỌC", "NGÔ GIA TỰ")),
        ("Trường MN Sao", ("TRƯỜNG MN SAO",)),
        ("Trường Mầm non Họa Mi Đức An", ("TRƯỜNG MẦM NON", "HỌA MI ĐỨC AN")),
        (
            "Trường Phổ thông dân tộc bán trú Trung học cơ sở Lý Tự Trọng",
            ("TRƯỜNG PHỔ THÔNG DÂN TỘC", "BÁN TRÚ TRUNG HỌC CƠ SỞ", "LÝ TỰ TRỌNG"),
        ),
    ],
)
def test_school_names_break_before_their_own_name(name: str, lines: tuple[str, ...]) -> None:
    assert tuple(line.replace("\u00a0", " ") for line in FittedName.fit(name, bold=True).lines) == lines


def test_an_office_breaks_before_its_area_at_a_smaller_size_where_needed() -> None:
    fitted = FittedName.fit("Phòng Giáo dục và Đào tạo huyện Đắk Song", bold=False)
    assert fitted.lines == ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "HUYỆN ĐẮK SONG")
    assert fitted.size_pt == 12


def test_a_very_long_name_takes_no_more_lines_than_needed_and_loses_no_word() -> None:
    name = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nguyễn Thị Minh Khai"
    fitted = FittedName.fit(name, bold=True)
    assert " ".join(fitted.lines).replace("\u00a0", " ") == name.upper()
    assert all(width_mm(line, fitted.size_pt, bold=True) <= 68 for line in fitted.lines)


def test_balanced_lines_are_alike() -> None:
    text = "một hai ba bốn năm sáu bảy tám"
    room = balanced_room_mm(text, 40, 14, bold=False)
    assert room < 40
    assert len(broken(text, room, 14, bold=False)) == len(broken(text, 40, 14, bold=False))


def test_nothing_takes_no_room() -> None:
    assert broken("", 10, 14, bold=False) == ()
    assert width_mm("", 14, bold=True) == 0


def test_a_line_does_not_end_within_words_that_belong_together() -> None:
    lines = FittedName.fit("Trường Trung học phổ thông Phan Chu Trinh", bold=True).lines
    assert [line.replace("\u00a0", " ") for line in lines] == ["TRƯỜNG TRUNG HỌC", "PHỔ THÔNG PHAN CHU TRINH"]


def test_no_word_is_cut_to_make_lines_alike() -> None:
    text = "UBND NGHIÊNGNGHIÊNGNGHIÊNG TỰ"
    longest = width_mm("NGHIÊNGNGHIÊNGNGHIÊNG", 13, bold=True)
    assert balanced_room_mm(text, 68, 13, bold=True) >= longest
    assert even_room_mm(text, 68, 13, bold=True) >= longest


def test_a_height_is_that_of_all_lines_and_of_words_cut_over_lines() -> None:
    line = 13 * 1.15
    assert height_pt("", 60, 13, bold=False) == 0
    assert abs(height_pt("Tổ chức", 60, 13, bold=False) - line) < 0.01
    assert abs(height_pt("Tổ chức " * 40, 60, 13, bold=False) - 10 * line) < 2.01 * line
    assert height_pt("nghiêng" * 20, 30, 13, bold=False) > 5 * line
