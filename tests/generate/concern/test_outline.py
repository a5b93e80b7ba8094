from __future__ import annotations

import pytest

from generate.concern.outline import is_bullet, parent_path, without_number


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
        ("II NỘI DUNG", "NỘI DUNG"),
        ("1. Mục đích", "Mục đích"),
        ("a) Mục tiêu", "Mục tiêu"),
        ("đ) Vi phạm", "Vi phạm"),
        ("1.2. Phần việc", "Phần việc"),
        ("Điều 2. Tổ chức thực hiện", "Tổ chức thực hiện"),
        ("Phần thứ nhất: Quy định", "Quy định"),
        ("Mục đích", "Mục đích"),
        ("Vi phạm", "Vi phạm"),
        ("Phần mềm dùng chung:", "Phần mềm dùng chung"),
        ("Điều kiện thực hiện", "Điều kiện thực hiện"),
    ],
)
def test_a_heading_loses_its_number_and_nothing_else(heading: str, text: str) -> None:
    assert without_number(heading) == text


def test_bullets_hang_under_their_parent() -> None:
    assert is_bullet("II.1.b.-3") and is_bullet("-1") and not is_bullet("II.1.b") and not is_bullet(None)
    assert parent_path("II.1.b.-3") == "II.1.b"
    assert parent_path(None) == ""
