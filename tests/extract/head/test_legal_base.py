"""Legal bases: the code and date of the first document named, and of no other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.head.legal_base import find_codes, read_legal_base


@pytest.mark.parametrize(
    ("text", "code", "issued_on"),
    [
        ("Căn cứ Luật Thi đua, Khen thưởng ngày 15/6/2022;", None, date(2022, 6, 15)),
        (
            "Căn cứ Nghị định số 98/2023/NĐ - CP ngày 31/12/2023 của Chính phủ quy định chi tiết một số điều của Luật;",
            "98/2023/NĐ-CP",
            date(2023, 12, 31),
        ),
        ("Căn cứ Thông tư số 28/2020/TT-BGDĐT ngày 04 tháng 9 năm 2020;", "28/2020/TT-BGDĐT", date(2020, 9, 4)),
        ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022;", "06/2022/QH15", date(2022, 6, 15)),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ số 47/2019/QH14 ngày 22/11/2019;",
            "47/2019/QH14",
            date(2019, 11, 22),
        ),
        (
            "Căn cứ Luật Viên chức ngày 15/11/2010 và Nghị định số 115/2020/NĐ-CP ngày 25/9/2020;",
            None,
            date(2010, 11, 15),
        ),
        ("Căn cứ Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Trung ương", "29-NQ/TW", date(2013, 11, 4)),
        ("Căn cứ Quyết định số 766/QĐ- TTg ngày 23/6/2022 của Thủ tướng", "766/QĐ-TTg", date(2022, 6, 23)),
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 05/3/2020 về văn thư",
            "30/2020/NĐ-CP",
            date(2020, 3, 5),
        ),
        ("Thực hiện Kế hoạch số 50/KH - UBND ngày 19 tháng 2 năm 2024 về thi đua.", "50/KH-UBND", date(2024, 2, 19)),
        ("Thực hiện Kế hoạch số 71/KH-UBND về kỷ niệm 70 năm ngày 07/5/1954;", "71/KH-UBND", None),
        ("Theo Kế hoạch về triển khai Nghị định số 98/2023/NĐ-CP ngày 31/12/2023;", None, None),
        ("Căn cứ Quyết định số 12/QĐ-UBND ngày 31/02/2024;", "12/QĐ-UBND", None),
        ("Căn cứ tình hình thực tế của đơn vị.", None, None),
    ],
)
def test_code_and_date_are_those_of_the_first_document(text: str, code: str | None, issued_on: date | None) -> None:
    base = read_legal_base(text)
    assert (base.code, base.issued_on) == (code, issued_on)


def test_the_text_is_folded_and_loses_its_final_mark() -> None:
    assert read_legal_base("Căn cứ  Luật\nGiáo dục ;").text == "Căn cứ Luật Giáo dục"
    assert read_legal_base("Căn cứ Luật Giáo dục./.").text == "Căn cứ Luật Giáo dục"


def test_all_codes_of_a_text_are_found_once_without_blanks() -> None:
    text = "Nghị định số 98/2023/NĐ - CP; Kế hoạch 50/KH-UBND (thay 98/2023/NĐ-CP), ngày 15/3/2024, năm học 2023-2024"
    assert find_codes(text) == ("98/2023/NĐ-CP", "50/KH-UBND")


@given(
    st.integers(1, 9999),
    st.integers(1990, 2099),
    st.sampled_from(["NĐ-CP", "TT-BGDĐT", "QĐ-TTg", "QĐ-UBND", "TTLT-BGDĐT-BNV", "QH15"]),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
)
def test_a_printed_code_and_date_come_back(number: int, year: int, symbol: str, day: date) -> None:
    base = read_legal_base(f"Căn cứ Nghị định số {number}/{year}/{symbol} ngày {day:%d/%m/%Y} của Chính phủ;")
    assert (base.code, base.issued_on) == (f"{number}/{year}/{symbol}", day)


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert read_legal_base(text).text == read_legal_base(read_legal_base(text).text).text
