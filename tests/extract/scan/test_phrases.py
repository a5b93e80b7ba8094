"""Accents of known phrases are mended; names and whatever could be another word are left as read."""

from __future__ import annotations

import pytest

from extract.scan.phrases import mended


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("UY BAN NHAN DAN", "ỦY BAN NHÂN DÂN"),
        ("PHO CHU TỊCH", "PHÓ CHỦ TỊCH"),
        ("ĐÁNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("CONG HOA XA HỘI CHỦ NGHIA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("1. Tố chức kiếm tra, tống hợp (tập thế)", "1. Tổ chức kiểm tra, tổng hợp (tập thể)"),
        ("QUYÉT ĐINH:", "QUYẾT ĐỊNH:"),
    ],
)
def test_a_known_phrase_gets_its_accents_and_keeps_capitals_and_marks(read: str, meant: str) -> None:
    assert " ".join(mended(read.split())) == meant


@pytest.mark.parametrize(
    "read",
    [
        "HUYEN ĐAK SONG",
        "Nguyễn Vãn Kiem",
        "cơ thể",
        "Tố Hữu",
        "bà Trần Thị Đua",
        "nền tảng số giáo dục",
        "50/KH-UBND 2024",
        "tố giác",
    ],
)
def test_names_and_other_words_are_never_guessed(read: str) -> None:
    assert " ".join(mended(read.split())) == read
