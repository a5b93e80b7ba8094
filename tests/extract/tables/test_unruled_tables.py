"""Tables whose cells no line parts, or level lines only: rows exact in every form, and no table where there is none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.reader import read_directive
from model.directive import BlockKind, Directive, RequirementKind
from tests.press import Print, print_pdf

_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện")
_LEADS = ("Phòng Nội vụ", "Các cơ quan, đơn vị", "Phòng Giáo dục và Đào tạo", "UBND các xã, thị trấn")
_SUPPORTS = ("Các tổ chức đoàn thể", "Văn phòng HĐND và UBND huyện", "")
_TIMES = ("Tháng 4/2024", "Trước 15/3/2024", "Hàng quý", "Thường xuyên")
_PHRASES = (
    "Tổ chức sơ kết phong trào thi đua",
    "xây dựng báo cáo kết quả thực hiện nhiệm vụ được giao",
    "rà soát, bổ sung hồ sơ đề nghị khen thưởng của các tập thể, cá nhân",
    "biểu dương gương người tốt, việc tốt trên hệ thống truyền thanh",
)
_BEHIND = ("Trên đây là phân công nhiệm vụ, các đơn vị căn cứ tổ chức thực hiện nghiêm túc và báo cáo kết quả.",)

Read = tuple[str, str, str, str, str]


def _rows(count: int, seed: int) -> list[Read]:
    chance = random.Random(seed)  # noqa: S311 - the same rows at every run, no secret
    return [
        (
            str(number),
            f"Nhiệm vụ số {number}: " + "; ".join(chance.choices(_PHRASES, k=chance.randint(1, 4))),
            chance.choice(_LEADS),
            chance.choice(_SUPPORTS),
            chance.choice(_TIMES),
        )
        for number in range(1, count + 1)
    ]


def _read(directive: Directive) -> list[Read]:
    return [
        (
            (found.ref or "").removeprefix("PL1/"),
            found.text,
            found.lead or "",
            "; ".join(found.support),
            found.timing.text if found.timing else "",
        )
        for found in directive.requirements
        if found.kind is RequirementKind.ROW
    ]


def _unplaced(directive: Directive) -> list[str]:
    return [block.text for block in directive.blocks if block.kind is BlockKind.UNPLACED]


@pytest.mark.parametrize("rules", ["levels", "columns", "header", "none"])
@pytest.mark.parametrize("repeat_header", [True, False], ids=["header again", "header once"])
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
def test_rows_that_page_breaks_cut_are_exact(tmp_path: Path, rules: str, repeat_header: bool, valign: str) -> None:
    rows = _rows(40, seed=40)
    content = Print(appendix=(_HEADER, *rows), rules=rules, repeat_header=repeat_header, valign=valign, after=_BEHIND)
    directive = read_directive(print_pdf(tmp_path / "table.pdf", content))
    assert _read(directive) == rows
    assert not _unplaced(directive)


@pytest.mark.parametrize("count", [128, pytest.param(700, marks=pytest.mark.slow)])
@pytest.mark.parametrize("rules", ["levels", "none"])
def test_long_tables_are_exact(tmp_path: Path, rules: str, count: int) -> None:
    rows = _rows(count, seed=count)
    pdf = print_pdf(tmp_path / "table.pdf", Print(appendix=(_HEADER, *rows), rules=rules, repeat_header=False))
    assert _read(read_directive(pdf)) == rows


@pytest.mark.parametrize("padding_pt", [0, 1, 3])
@pytest.mark.parametrize("rules", ["levels", "header", "none"])
def test_rows_without_numbers_are_told_apart(tmp_path: Path, rules: str, padding_pt: float) -> None:
    rows = _rows(20, seed=7)
    content = Print(
        appendix=(_HEADER[1:], *(row[1:] for row in rows)),
        widths=(212, 90, 100, 80),
        rules=rules,
        padding_pt=padding_pt,
    )
    found = _read(read_directive(print_pdf(tmp_path / "table.pdf", content)))
    assert [row[1:] for row in found] == [row[1:] for row in rows]


def test_a_header_of_two_lines_and_a_bold_title_above_it_is_understood(tmp_path: Path) -> None:
    rows = [
        ("<b>Nhiệm vụ trọng tâm năm 2024</b>", *("<",) * 5),
        ("TT", "Nội dung", "Phân công", "<", "Thời gian", "<"),
        ("^", "^", "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"),
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "Các trường", "01/3/2024", "15/3/2024"),
        ("2", "Sơ kết", "Phòng Nội vụ", "Các trường", "Tháng 6/2024", "Tháng 7/2024"),
    ]
    content = Print(appendix=rows, widths=(28, 110, 80, 80, 90, 90), header_rows=3, rules="none", valign="MIDDLE")
    first, second = read_directive(print_pdf(tmp_path / "two.pdf", content)).requirements
    assert (first.lead, first.support) == ("Phòng Nội vụ", ("Các trường",))
    assert first.timing is not None
    assert (str(first.timing.start), str(first.timing.due)) == ("2024-03-01", "2024-03-15")
    assert second.timing is not None
    assert (str(second.timing.start), str(second.timing.due)) == ("2024-06-01", "2024-07-31")


def test_heading_lines_over_all_columns_group_the_rows_below(tmp_path: Path) -> None:
    rows = [
        tuple(f"<b>{heading}</b>" for heading in _HEADER),
        ("<b>I</b>", "<b>CHỈ ĐẠO, ĐIỀU HÀNH VÀ XÂY DỰNG CÁC QUY CHẾ CỦA HUYỆN</b>", "<", "<", "<"),
        ("1", "Ban hành kế hoạch", "Phòng Nội vụ", "", "Tháng 2/2024"),
        ("<b>II</b>", "<b>Quý II</b>", "", "", ""),
        ("1", "Sơ kết sáu tháng đầu năm và báo cáo Ủy ban nhân dân tỉnh", "Các đơn vị", "", "Tháng 6/2024"),
    ]
    found = read_directive(print_pdf(tmp_path / "groups.pdf", Print(appendix=rows, rules="none"))).requirements
    assert [(row.ref, row.group, row.lead) for row in found] == [
        ("PL1/I.1", "CHỈ ĐẠO, ĐIỀU HÀNH VÀ XÂY DỰNG CÁC QUY CHẾ CỦA HUYỆN", "Phòng Nội vụ"),
        ("PL1/II.1", "Quý II", "Các đơn vị"),
    ]


def test_prose_letterhead_recipients_and_signature_are_no_table(tmp_path: Path) -> None:
    body = [
        "I. NHIỆM VỤ",
        "1. Nội dung: Phòng Nội vụ chủ trì, phối hợp với các đơn vị tổ chức hội nghị; thời gian thực hiện trong tháng "
        "3 năm 2024; đơn vị thực hiện là các trường học trên địa bàn huyện.",
        "2. Thời gian thực hiện: Các trường hoàn thành trước ngày 15/3/2024.",
        "3. Nội dung công việc, đơn vị chủ trì, đơn vị phối hợp, thời gian hoàn thành được nêu trong kế hoạch của từng "
        "đơn vị và báo cáo về Phòng Nội vụ.",
    ]
    directive = read_directive(print_pdf(tmp_path / "prose.pdf", Print(body=body)))
    assert not [found for found in directive.requirements if found.kind is RequirementKind.ROW]
    assert directive.signer.name == "Nguyễn Hữu Thành"
    assert directive.recipients == ("Các trường học", "Lưu: VT")
