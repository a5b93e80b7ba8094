"""Markers at the head of paragraphs and the path they print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.outline.numbering import Level, Path, read_marker


@pytest.mark.parametrize(
    ("text", "label", "level"),
    [
        ("Phần I. QUY ĐỊNH CHUNG", "Phần I", Level.PART),
        ("Chương II", "Chương II", Level.CHAPTER),
        ("Mục 1. Nội dung", "Mục 1", Level.SECTION),
        ("A. TÌNH HÌNH", "A", Level.CAPITAL),
        ("C. TỔ CHỨC THỰC HIỆN", "C", Level.CAPITAL),
        ("D. KINH PHÍ", "D", Level.CAPITAL),
        ("II. NỘI DUNG", "II", Level.ROMAN),
        ("II NỘI DUNG", "II", Level.ROMAN),
        ("III.TỔ CHỨC THỰC HIỆN", "III", Level.ROMAN),
        ("Điều 2. Nhiệm vụ", "Điều 2", Level.ARTICLE),
        ("1. Mục đích", "1", Level.ARABIC),
        ("2) Yêu cầu", "2", Level.ARABIC),
        ("1.2. Chỉ tiêu", "1.2", Level.ARABIC + 1),
        ("đ) Báo cáo", "đ", Level.LETTER),
        ("- Rà soát", "-", Level.DASH),
        ("• Rà soát", "•", Level.DASH),
        ("* Rà soát", "*", Level.STAR),
        ("o Rà soát", "+", Level.PLUS),
        ("PHẦN THỨ HAI", "Phần thứ hai", Level.PART),
        ("CHƯƠNG II: NỘI DUNG", "Chương II", Level.CHAPTER),
        ("Phần III - TỔ CHỨC THỰC HIỆN", "Phần III", Level.PART),
        ("I- MỤC ĐÍCH", "I", Level.ROMAN),
        ("I-MỤC ĐÍCH", "I", Level.ROMAN),
        ("II, NỘI DUNG", "II", Level.ROMAN),
        ("Il. NỘI DUNG", "II", Level.ROMAN),
        ("lll. NỘI DUNG", "III", Level.ROMAN),
        ("lV. KINH PHÍ", "IV", Level.ROMAN),
        ("Điều l. Kiện toàn Ban Chỉ đạo", "Điều 1", Level.ARTICLE),
        ("1/ Mục đích", "1", Level.ARABIC),
        ("1/Mục đích", "1", Level.ARABIC),
        ("1- Mục đích", "1", Level.ARABIC),
        ("1, Mục đích", "1", Level.ARABIC),
        ("1.Mục đích", "1", Level.ARABIC),
        ("l. Mục đích", "1", Level.ARABIC),
        ("1.2 Chỉ tiêu", "1.2", Level.ARABIC + 1),
        ("II.1. Chỉ tiêu", "II.1", Level.ARABIC),
        ("II.1.2. Chỉ tiêu", "II.1.2", Level.ARABIC + 1),
        ("a. Rà soát", "a", Level.LETTER),
        ("a/ Rà soát", "a", Level.LETTER),
        ("a/Rà soát", "a", Level.LETTER),
        ("a.1) Rà soát", "a.1", Level.SUBLETTER),
        ("b2) Rà soát", "b2", Level.SUBLETTER),
        ("(1) Rà soát", "1", Level.BRACKET),
        ("+ Rà soát", "+", Level.PLUS),
    ],
)
def test_a_marker_is_read(text: str, label: str, level: int) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.label, marker.level) == (label, level)


@pytest.mark.parametrize(
    "text",
    [
        "15/3/2024",
        "2024. Các đơn vị",
        "1.500 học sinh tham gia",
        "3.5 triệu đồng",
        "05/KH-UBND ngày 05/01/2026",
        "V/v rà soát",
        "11 trường tham gia",
        "1-2 lần mỗi tháng",
        "12/12 xã",
        "ơn vị",
        "2021 - 2030",
        "100% cơ quan",
        "Điều 2 của Luật này quy định",
        "Căn cứ Luật",
        "1.490.000 đồng",
        "",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert read_marker(text) is None


def _refs(*texts: str, is_scan: bool = False) -> list[str | None]:
    path, refs = Path(is_scan), []
    for text in texts:
        marker = read_marker(text)
        assert marker is not None
        path.enter(marker)
        refs.append(path.ref)
    return refs


def test_the_path_follows_the_printed_numbers() -> None:
    assert _refs("I. A", "1. B", "a) C", "- D", "- E", "+ F", "b) G", "2. H", "II. I") == [
        "I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-2", "I.1.a.-2.+1", "I.1.b", "I.2", "II",
    ]  # fmt: skip


def test_a_decimal_number_adds_only_its_own_part() -> None:
    assert _refs("II. A", "1. B", "1.1. C", "1.2. D", "2. E", "2.1. F") == [
        "II",
        "II.1",
        "II.1.1",
        "II.1.2",
        "II.2",
        "II.2.1",
    ]


def test_a_missing_or_repeated_number_is_kept_as_printed() -> None:
    assert _refs("I. A", "1. B", "3. C", "3. D") == ["I", "I.1", "I.3", "I.3"]


def test_a_letter_and_a_section_are_not_printed_twice() -> None:
    assert _refs("II. A", "II.1. B", "II.1.2. C", "a) D", "a.1) E", "a2) F") == [
        "II", "II.1", "II.1.2", "II.1.2.a", "II.1.2.a.1", "II.1.2.a.2",
    ]  # fmt: skip


def test_a_number_that_a_scan_misread_is_the_one_that_is_due() -> None:
    scanned = ("I- NỘI DUNG", "a) B", "b) C", "e) D", "d) E", "I- KINH PHÍ", "HI- THỰC HIỆN", "a) G", "d) H")
    assert _refs(*scanned, is_scan=True) == ["I", "I.a", "I.b", "I.c", "I.d", "II", "III", "III.a", "III.d"]
    assert _refs("I. A", "a) B", "b) C", "e) D", "I. E") == ["I", "I.a", "I.b", "I.e", "I"]


def test_bullets_of_another_sign_nest() -> None:
    assert _refs("1. A", "* B", "- C", "+ D", "* E", "- F", "• G", "- H") == [
        "1", "1.-1", "1.-1.-1", "1.-1.-1.+1", "1.-2", "1.-2.-1", "1.-2.-1.+1", "1.-2.-2",
    ]  # fmt: skip


def test_a_number_in_brackets_stands_where_it_begins() -> None:
    assert _refs("1. A", "(1) B", "- C", "(2) D", "- E", "2. F", "- G", "(1) H", "(2) I", "- J") == [
        "1", "1.1", "1.1.-1", "1.2", "1.2.-1", "2", "2.-1", "2.-1.1", "2.-1.2", "2.-2",
    ]  # fmt: skip


def test_bullets_are_counted_anew_under_each_parent() -> None:
    assert _refs("1. A", "- B", "2. C", "- D", "- E") == ["1", "1.-1", "2", "2.-1", "2.-2"]


@given(st.lists(st.sampled_from(["I. A", "1. B", "1.1. C", "a) D", "- E", "+ F", "Điều 1. G"]), max_size=30))
def test_the_path_never_holds_two_steps_of_one_level(texts: list[str]) -> None:
    path = Path()
    for text in texts:
        marker = read_marker(text)
        assert marker is not None
        path.enter(marker)
        assert path.depth == marker.level
        assert path.ref is not None
        assert len(path) <= 7
