"""A scan with a good text layer: its words are kept, its table is ruled in the picture alone."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extract.reader import read_directive
from model.directive import RequirementKind, TextOrigin
from tests.press import Print, print_pdf
from tests.scanner import Scanner

_TABLE = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
    ("1", "Kiện toàn ban chỉ đạo các cấp; cấp tài khoản", "Ủy ban nhân dân xã", "Phòng Nội vụ", "Trước 15/3/2025"),
    ("2", "Điều tra bổ sung tại hộ gia đình", "Các trường học", "Trưởng các bản", "Từ 01/4 đến 15/4/2025"),
    ("3", "Tự kiểm tra, lập hồ sơ cấp xã", "Ủy ban nhân dân xã", "Các trường học", "Quý III/2025"),
)
_DRAWN = {"m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"}


def _with_layer(printed: Path, scan: Path) -> Path:
    """The words of the print, without its lines, under the pictures of the scan."""
    with pikepdf.open(printed) as words, pikepdf.open(scan, allow_overwriting_input=True) as pictures:
        for page, picture in zip(words.pages, pictures.pages, strict=True):
            kept = [part for part in pikepdf.parse_content_stream(page) if str(part.operator) not in _DRAWN]
            page.Contents = words.make_stream(pikepdf.unparse_content_stream(kept))
            picture.add_underlay(page)
        pictures.save(scan)
    return scan


@pytest.mark.parametrize("skew_degrees", [0.0, 0.6])
def test_rows_are_those_of_the_print(skew_degrees: float, tmp_path: Path) -> None:
    printed = print_pdf(tmp_path / "a.pdf", Print(appendix=_TABLE))
    scan = Scanner(skew_degrees=skew_degrees, stamp=False, noise=3).scan(printed, tmp_path / "scan.pdf")
    read = read_directive(_with_layer(printed, scan))
    rows = [found for found in read.requirements if found.kind is RequirementKind.ROW]
    assert read.source_file.text is TextOrigin.DIGITAL
    assert [(row.ref, row.text, row.lead, row.support) for row in rows] == [
        (row.ref, row.text, row.lead, row.support)
        for row in read_directive(printed).requirements
        if row.kind is RequirementKind.ROW
    ]
    assert len(rows) == len(_TABLE) - 1


def test_a_page_without_a_table_is_read_as_it_is(tmp_path: Path) -> None:
    printed = print_pdf(tmp_path / "a.pdf", Print())
    scan = Scanner(skew_degrees=0.0, stamp=False).scan(printed, tmp_path / "scan.pdf")
    with_layer, plain = read_directive(_with_layer(printed, scan)), read_directive(printed)
    assert [found.text for found in with_layer.requirements] == [found.text for found in plain.requirements]
