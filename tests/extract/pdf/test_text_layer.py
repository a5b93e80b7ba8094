"""Text layers over pictures: good ones stay, garbage goes, however short, full of numbers or accented it is."""

from __future__ import annotations

import pytest

from extract.page import Page, Word
from extract.pdf.text_layer import TextLayer, judge
from extract.scan.syllables import is_syllable, syllable_share
from model.source import BBox

_GOOD = "Các trường học tổ chức phát động phong trào thi đua, báo cáo kết quả về Phòng Nội vụ huyện Đắk Song"
_ACCENTED = "Cảc trưừng hợct ỗ chứcc phảtt đọngg phongg trảoo thĩi đuaa bảoo cáoo kếtt quảaa vềe Phòngn Nộii"
_SCANNER = "CQNG HOA xA HOI CHU NGHiA VI.ET NAM DQc l{p - Tg do - H4nh phric fiy ban nhdn ddn tinh thdng bdo kiit lufln"


def _page(text: str, image_share: float = 1.0) -> Page:
    box = BBox(0, 0, 10, 10)
    return Page(1, 595, 842, tuple(Word(word, 1, box, 12) for word in text.split()), (), image_share)


@pytest.mark.parametrize(
    "text",
    [
        _GOOD,
        "TT Họ và tên Lớp Điểm 1 Nguyễn Văn An 5A 9,5 2 H Mô Niê 5B 8,0 3 Trần Thị Bích Ngọc 5A 10 4 Y Bơm Ksor 5C",
        "Tổng cộng 12 1.250 3.400 98,5% 14 1.370 2.900 97,1% 15 1.120 3.150 96,0% 16 1.480 3.010",
        "12 1.250 3.400 98,5% 14 1.370 2.900 97,1% 15 1.120 3.150 96,0% 16 1.480 3.010 11",
        "ỦY BAN NHÂN DÂN HUYỆN ĐẮK SONG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Số: 50/KH-UBND UBMTTQVN THCS",
    ],
)
def test_a_good_layer_over_a_background_picture_stays(text: str) -> None:
    assert judge(_page(text)) is TextLayer.GOOD


@pytest.mark.parametrize("text", [_SCANNER, _ACCENTED, "uY BAN NgAN nAN CoNG HoA xA HoI", "Danh sach cac truong " * 9])
def test_garbage_over_a_picture_goes_also_where_it_is_full_of_accents(text: str) -> None:
    assert judge(_page(text)) is TextLayer.GARBAGE


def test_a_stamped_number_on_a_scan_is_kept_and_the_rest_is_read() -> None:
    assert judge(_page("Số: 50/KH-UBND ngày 19/02/2024")) is TextLayer.OVERLAY


def test_writing_without_a_picture_behind_it_is_good_as_it_stands() -> None:
    assert judge(_page(_ACCENTED, image_share=0.1)) is TextLayer.GOOD


@pytest.mark.parametrize(
    "text",
    [
        "(cid:1)(cid:2)(cid:3) (cid:5)%&'(cid:28)(cid:5)!#$ (cid:5)))4&(cid:28) 12",
        "7KӵF KLӋQ .Ӄ KRҥFK VӕPѭӡL FӫD 8%1' KX\u1ec7Q WUѭӡQJ",
        "\x17\x03\x0b\x0c \x11\x12\ufffd\ufffd ab\x13 !$#@ <^|>",
    ],
)
def test_codes_in_the_place_of_letters_are_garbage_also_without_a_picture(text: str) -> None:
    assert judge(_page(text, image_share=0.0)) is TextLayer.GARBAGE


@pytest.mark.parametrize(
    "text",
    [
        "The plan is attached; please reply to office@school.edu.vn by 15/3 (see https://school.edu.vn/?id=4&p=2).",
        "\uf0b7 Các trường học; \uf02d phòng GD&ĐT; số học sinh > 30, tỷ lệ <= 5%, H'Lan, Y'Bơm, Đắk R'lấp",
        "Họ và tên: ............ Lớp: ........ Điểm: ____________ / ____ (*) ghi rõ",
    ],
)
def test_signs_among_words_are_no_codes(text: str) -> None:
    assert judge(_page(text, image_share=0.0)) is TextLayer.GOOD


@pytest.mark.parametrize(
    "text", ["Thực", "QUYẾT", "nghiêng", "giếng", "gì", "khuỷu", "ban", "yêu", "quốc", "Ủy", "oanh"]
)
def test_a_syllable_has_an_initial_a_rime_and_a_tone_that_go_together(text: str) -> None:
    assert is_syllable(text)


@pytest.mark.parametrize("text", ["Thưtc", "tàch", "NgAN", "uY", "hiẹnh", "bdo", "lufln"])
def test_what_no_syllable_can_be_is_none(text: str) -> None:
    assert not is_syllable(text)


def test_abbreviations_and_numbers_are_not_counted() -> None:
    assert syllable_share(["UBND", "50/KH-UBND", "GD&ĐT", "2024", "Thực", "hiệnn"]) == (0.5, 2)
