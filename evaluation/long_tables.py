"""Generated tables whose rows break over pages: rows read exactly by us and by pdfplumber in the same run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber

from extract.reader import read_directive
from model.directive import Requirement, RequirementKind
from tests.press import Print, print_pdf

_HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
_LEADS = ("Phòng Nội vụ", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Trung tâm Y tế")
_SUPPORTS = ("Công an xã", "Các tổ chức đoàn thể", "UBND các xã, thị trấn", "")
_TIMES = ("Tháng 5/2025", "Trước 20/11/2025", "Hằng quý", "Quý III/2025", "Thường xuyên")
_PHRASES = (
    "Rà soát, thống kê các điểm có nguy cơ mất an toàn trên địa bàn",
    "tổ chức tuyên truyền đến từng tổ dân phố, thôn, buôn",
    "kiểm tra, giám sát việc thực hiện và báo cáo kết quả về Ủy ban nhân dân",
    "tổng hợp khó khăn, vướng mắc, đề xuất biện pháp tháo gỡ kịp thời",
    "đánh giá, rút kinh nghiệm",
)
_COUNTS = (128, 700)


def long_table_lines(folder: Path) -> Iterator[str]:
    """A line for each generated table, with and without a header that repeats: exact rows of ours and of the peer."""
    for count in _COUNTS:
        rows = _rows(count)
        for repeats in (True, False):
            path = print_pdf(folder / f"{count}.pdf", Print(appendix=(_HEADER, *rows), repeat_header=repeats))
            ours, theirs = _exact(rows, _read(path)), _exact(rows, _read_by_peer(path))
            header = "header on each page" if repeats else "header once"
            yield f"- {count} rows, {header}: exact {ours}, pdfplumber `extract_tables` {theirs}"


def _rows(count: int) -> list[tuple[str, ...]]:
    chance = random.Random(count)  # noqa: S311 - the same rows at every run, no secret
    return [
        (
            str(number),
            "; ".join(chance.sample(_PHRASES, k=chance.randint(1, 4))) + f" (lần {number})",
            chance.choice(_LEADS),
            chance.choice(_SUPPORTS),
            chance.choice(_TIMES),
        )
        for number in range(1, count + 1)
    ]


def _exact(rows: Sequence[tuple[str, ...]], read: Sequence[tuple[str, ...]]) -> int:
    return len(set(rows) & set(read))


def _read(path: Path) -> list[tuple[str, ...]]:
    return [_cells(one) for one in read_directive(path).requirements if one.kind is RequirementKind.ROW]


def _cells(row: Requirement) -> tuple[str, ...]:
    number = (row.ref or "").rpartition("/")[2]
    return number, row.text, row.lead or "", "; ".join(row.support), row.timing.text if row.timing else ""


def _read_by_peer(path: Path) -> list[tuple[str, ...]]:
    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return [tuple(" ".join((cell or "").split()) for cell in row) for table in tables for row in table]
