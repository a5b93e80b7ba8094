from __future__ import annotations

import pytest

from generate.memory.renewed_wording import Requirements, renewed


@pytest.mark.parametrize(
    ("old", "new", "wording", "expected"),
    [
        ("Báo cáo năm 2024", "Báo cáo năm 2025", "Nộp báo cáo năm 2024", "Nộp báo cáo năm 2025"),
        (
            "Tổng kết năm học 2023-2024",
            "Tổng kết năm học 2024-2025",
            "Tổng kết năm học 2023-2024 của trường",
            "Tổng kết năm học 2024-2025 của trường",
        ),
        ("Báo cáo quý I/2024", "Báo cáo quý III/2025", "Lập báo cáo quý I năm 2024", "Lập báo cáo quý III năm 2025"),
        ("Sơ kết học kỳ I", "Sơ kết học kỳ II", "Họp sơ kết học kỳ I", "Họp sơ kết học kỳ II"),
        ("Xây dựng kế hoạch", "Xây dựng kế hoạch", "Xây dựng kế hoạch năm 2024", "Xây dựng kế hoạch năm 2025"),
        ("Dạy lớp 5", "Dạy lớp 5", "Dạy học lớp 5 và lớp 4", "Dạy học lớp 5 và lớp 4"),
    ],
)
def test_years_and_quarters_become_the_new_ones(old: str, new: str, wording: str, expected: str) -> None:
    assert renewed(wording, Requirements(old, new, 2024, 2025)) == expected


@pytest.mark.parametrize(
    ("old", "new", "wording"),
    [
        ("Gửi về Phòng Nội vụ", "Gửi về Phòng Văn hóa", "Nhà trường gửi về Phòng Nội vụ"),  # the receiver is another
        ("Làm trước 15/3/2024", "Làm trước 20/4/2025", "Làm trước 15/3/2024"),  # the day is another
        ("Rà soát giai đoạn 2021-2025", "Rà soát năm 2026", "Rà soát giai đoạn 2021-2025"),  # two years for one
        ("Rà soát năm 2015", "Rà soát năm học", "Rà soát năm 2015"),  # nothing in the place of the year
        ("Báo cáo quý I và quý II", "Báo cáo quý III", "Báo cáo quý I và quý II"),
    ],
)
def test_a_wording_that_would_say_something_of_last_year_is_not_used(old: str, new: str, wording: str) -> None:
    assert renewed(wording, Requirements(old, new, 2024, 2025)) is None


def test_without_the_directives_years_only_years_of_the_requirement_are_renewed() -> None:
    assert renewed("Kế hoạch 2024", Requirements("Kế hoạch 2024", "Kế hoạch 2025", None, None)) == "Kế hoạch 2025"
    assert renewed("Kế hoạch 2024", Requirements("Kế hoạch", "Kế hoạch", None, 2025)) is None
