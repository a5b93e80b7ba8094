"""Rows that page breaks cut: their rests joined, their merged cells carried on, new rows left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.page import Word
from extract.reader import read_directive
from extract.tables.cut_rows import Joining
from extract.tables.row import Row
from model.source import BBox
from tests.press import Print, print_pdf

_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp", "Thời gian")


def _row(*texts: str, page: int = 1, carried: Sequence[int] = ()) -> Row:
    """A row of short cells; its words stand side by side on one line."""
    cells = []
    for column, text in enumerate(texts):
        places = ((100 * column + 8 * n, word) for n, word in enumerate(text.split()))
        cells.append(tuple(Word(word, page, BBox(x, 10, x + 6, 20), 12) for x, word in places))
    return Row(tuple(cells), frozenset(carried))


def _joined(*parts: Sequence[Row]) -> list[tuple[str, ...]]:
    rows = list(parts[0])
    joining = Joining.of(parts)
    for part in parts[1:]:
        joining.append(rows, list(part))
    return [row.texts for row in rows]


_FIRST = (_row("1", "Ban hành kế hoạch công tác", "Phòng Nội vụ", "Các trường", "Tháng 2"),)


@pytest.mark.parametrize(
    ("last", "rest"),
    [
        (("2", "Sơ kết và", "Phòng Nội vụ", "", "Tháng 6"), ("", "báo cáo", "", "", "")),
        (("2", "Đăng tin trên trang", "Trung tâm", "Phòng Văn hóa", "Tháng"), ("", "Zalo", "Dịch vụ", "- Xã hội", "6")),
        (("2", "Sơ kết công tác.", "Phòng Nội vụ", "Trường", "Quý II"), ("", "Báo cáo kết quả.", "", "", "")),
        (("2", "Sơ kết (gồm", "Phòng Nội vụ", "Trường", "Quý II"), ("", "Khen thưởng)", "Huyện", "Khác", "")),
    ],
    ids=["small letters", "a digit behind a month", "a sentence in one column", "an open bracket"],
)
def test_a_rest_without_a_number_is_joined(last: tuple[str, ...], rest: tuple[str, ...]) -> None:
    wanted = tuple(" ".join(filter(None, pair)) for pair in zip(last, rest, strict=True))
    assert _joined((*_FIRST, _row(*last)), (_row(*rest, page=2), _row("3", *_FIRST[0].texts[1:], page=2)))[1] == wanted


@pytest.mark.parametrize(
    "new",
    [
        ("3", "kiểm tra", "các trường", "", "tháng 3"),
        ("", "Báo cáo kết quả", "Các trường", "", "Tháng 9"),
        ("II", "Quý III", "", "", ""),
    ],
    ids=["a number", "a row that misses its number", "a heading row"],
)
def test_a_new_row_on_top_of_a_page_stays_alone(new: tuple[str, ...]) -> None:
    before = _row("2", "Sơ kết công tác", "Phòng Nội vụ", "Các trường", "Quý II")
    assert _joined((*_FIRST, before), (_row(*new, page=2),))[1:] == [before.texts, new]


def test_without_numbers_a_small_lead_begins_no_rest() -> None:
    first = _row("Ban hành kế hoạch công tác", "phòng Nội vụ", "tháng 2")
    second = _row("Sơ kết công tác năm học", "các trường", "tháng 6", page=2)
    assert _joined((first,), (second,)) == [first.texts, second.texts]


def test_a_cell_merged_down_over_the_break_is_carried_on() -> None:
    before = _row("2", "Kiểm tra", "Phòng Nội vụ", "Các trường", "Quý II")
    first = _row("3", "Giám sát", "", "", "Quý III", page=2)
    second = _row("4", "Báo cáo", "", "", "Quý IV", page=2, carried=(2, 3))
    assert [row[2:4] for row in _joined((*_FIRST, before), (first, second))[2:]] == [("Phòng Nội vụ", "Các trường")] * 2


def test_words_of_a_merged_cell_that_the_break_cuts_are_whole_in_all_its_rows() -> None:
    one = _row("2", "Kiểm tra", "Trung tâm Công nghệ", "", "Quý II")
    two = _row("3", "Giám sát", "Trung tâm Công nghệ", "", "Quý II", carried=(2,))
    three = _row("4", "Báo cáo", "thông tin", "", "Quý IV", page=2)
    found = _joined((*_FIRST, one, two), (three,))
    assert [row[2] for row in found[1:]] == ["Trung tâm Công nghệ thông tin"] * 3


@pytest.mark.parametrize("rules", ["grid", "none"])
def test_a_row_cut_twice_is_whole(tmp_path: Path, rules: str) -> None:
    long = "Phần mở đầu. " + "Xây dựng báo cáo kết quả thực hiện nhiệm vụ được giao trong năm. " * 120
    rows = [
        _HEADER,
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "", "Tháng 2/2024"),
        ("2", long, "Phòng Nội vụ, các phòng, ban", "Các trường", "Quý II"),
        ("3", "Sơ kết", "Phòng Nội vụ", "", "Quý III"),
    ]
    content = Print(appendix=rows, widths=(32, 190, 90, 90, 80), rules=rules, repeat_header=False)
    directive = read_directive(print_pdf(tmp_path / "long.pdf", content))
    assert directive.source_file.pages > 3
    assert [(row.ref, len(row.text)) for row in directive.requirements] == [
        ("PL1/1", len("Ban hành kế hoạch")),
        ("PL1/2", len(long.strip())),
        ("PL1/3", len("Sơ kết")),
    ]


def test_a_cell_merged_over_a_row_that_the_break_cuts_reaches_the_rows_below() -> None:
    before = _row("2", "Kiểm tra việc", "Phòng Nội vụ", "Các trường", "Quý II")
    rest = _row("", "thực hiện", "", "", "", page=2)
    below = _row("3", "Báo cáo", "", "", "", page=2, carried=(2, 3, 4))
    found = _joined((*_FIRST, before), (rest, below))
    assert found[2] == ("3", "Báo cáo", "Phòng Nội vụ", "Các trường", "Quý II")


def test_where_no_lead_is_ever_empty_one_row_on_top_of_a_page_has_that_of_the_row_above() -> None:
    one = _row("2", "Kiểm tra", "Phòng Nội vụ", "Các trường", "Quý I")
    two = _row("3", "Giám sát", "", "Các trường", "Quý II", carried=(2,))
    three = _row("4", "Sơ kết", "Công an", "Các trường", "Quý III")
    four = _row("5", "Tổng kết", "", "Các trường", "Quý IV", page=2)
    five = _row("6", "Báo cáo", "Công an", "Các trường", "Quý IV", page=2)
    found = _joined((*_FIRST, one, two, three), (four, five))
    assert [row[2] for row in found[-2:]] == ["Công an", "Công an"]
