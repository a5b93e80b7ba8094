"""Columns as wide as their words need, lying pages for tables that stay tall."""

from __future__ import annotations

import pytest

from generate import layout
from generate.plan.table_fit import fitted_widths, is_lying

COLUMNS = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện")
LONG = "Tổ chức tuyên truyền, phổ biến, quán triệt đến cán bộ, giáo viên, nhân viên, học sinh và cha mẹ học sinh " * 2
TIME = "Từ 07 giờ 30 phút ngày 15 tháng 9 năm 2026 đến 17 giờ 00 phút ngày 30 tháng 9 năm 2026, sau đó hằng tháng"


def rows(content: str, lead: str = "Nhà trường", support: str = "", time: str = "Tháng 5") -> list[tuple[str, ...]]:
    return [(str(n), content, lead, support, time) for n in range(1, 9)]


@pytest.mark.parametrize("cells", [rows("Ngắn"), rows(LONG), rows("Ngắn", time=TIME), rows(LONG * 3, time=TIME), []])
def test_the_columns_fill_the_page_and_no_more(cells: list[tuple[str, ...]]) -> None:
    widths = fitted_widths(COLUMNS, cells)
    assert sum(widths) == pytest.approx(layout.text_width_mm(landscape=is_lying(widths)))
    assert min(widths[1:]) >= layout.COLUMN_LEAST_MM - 0.01


def test_a_long_time_gets_room_from_short_contents() -> None:
    usual, long = fitted_widths(COLUMNS, rows(LONG)), fitted_widths(COLUMNS, rows("Họp", time=TIME))
    assert long[4] > usual[4] + 10
    assert usual[1] > long[1]


def test_a_long_word_stays_whole() -> None:
    widths = fitted_widths(COLUMNS, rows("Họp", lead="phonggiaoducvadaotao@x.vn"))
    assert widths[2] > 50


def test_a_table_of_tall_rows_lies() -> None:
    assert is_lying(fitted_widths(COLUMNS, rows(LONG * 4, support=LONG, time=TIME)))
    assert not is_lying(fitted_widths(COLUMNS, rows(LONG)))


def test_equal_cells_give_equal_widths() -> None:
    assert fitted_widths(COLUMNS, rows(LONG, time=TIME)) == fitted_widths(COLUMNS, rows(LONG, time=TIME))
