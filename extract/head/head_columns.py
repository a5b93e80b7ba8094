"""The two columns at the head of the first page, told apart from what stands below them.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 to II.4: body and number left, national title and date right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.head.kind import read_kind
from extract.page import Line, Word, lines_of

NATIONAL_TITLE = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
_UNION_TITLE = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH")  # on the right of the youth union's papers
RIGHT_TITLE = re.compile(f"{NATIONAL_TITLE.pattern}|{_UNION_TITLE.pattern}")
ABOUT = re.compile(r"^(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
BODY_STARTS = re.compile(
    r"^(?:Căn cứ|Kính gửi|Thực hiện|Theo đề nghị|Xét đề nghị|Kính mời)\b|^(?:I|1|A)[.)/-]\s"
    r"|\b(?i:điện):$"
    r"|^(?i:Phần (?:thứ|[IVX]+\b|\d)|Chương (?:[IVX]+|\d+)\b|Điều 1\b)"
)


@dataclass(frozen=True, slots=True)
class HeadColumns:
    """Lines of the left and of the right column; `bottom_pt` is the top of the letterhead's last row, 0 without one."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    bottom_pt: float


def head_columns(lines: Sequence[Line], page_width_pt: float) -> HeadColumns:
    """The two columns above the kind: split at the national title's left edge, down to the row of the date."""
    title, pattern = _title(lines[:12], page_width_pt)
    if title is None:
        return HeadColumns((), (), 0.0)
    start = _first_of(title, pattern)
    divide = _divide(title, start)
    head = [line for line in lines if line.bbox_pt.top >= title.bbox_pt.top - 30]
    bottom = _bottom(head, divide, page_width_pt)
    halves = [_halves(line, divide) for line in head if line.bbox_pt.top <= bottom]
    left = lines_of(word for words, _ in halves for word in words)
    right = lines_of(word for _, words in halves for word in words)
    return HeadColumns(left, right, bottom)


def _title(lines: Sequence[Line], page_width_pt: float) -> tuple[Line | None, re.Pattern[str]]:
    """The line that the right column begins with, and what is printed there; None without one."""
    for line in lines:
        if NATIONAL_TITLE.search(line.text):
            return line, NATIONAL_TITLE
    for line in lines:
        if _UNION_TITLE.search(line.text) and line.words[_first_of(line, _UNION_TITLE)].bbox_pt.x0 > page_width_pt / 3:
            return line, _UNION_TITLE
    return None, NATIONAL_TITLE


def _halves(line: Line, divide: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """A line's words left and right of the divide; one that runs over it without a gap stands where its middle is."""
    if line.bbox_pt.x0 < divide < line.bbox_pt.x1 and not _has_gap(line, divide):
        middle = (line.bbox_pt.x0 + line.bbox_pt.x1) / 2
        return (line.words, ()) if middle < divide else ((), line.words)
    left = tuple(word for word in line.words if word.bbox_pt.x0 < divide)
    return left, tuple(word for word in line.words if word.bbox_pt.x0 >= divide)


def _first_of(line: Line, pattern: re.Pattern[str]) -> int:
    """Index of the word at which the pattern begins in the line's text."""
    match = pattern.search(line.text)
    return line.text[: match.start()].count(" ") if match else 0


def _divide(title: Line, start: int) -> float:
    right_edge = title.words[start].bbox_pt.x0
    if start == 0:
        return right_edge - 15
    return (title.words[start - 1].bbox_pt.x1 + right_edge) / 2


def _bottom(head: list[Line], divide: float, page_width_pt: float) -> float:
    """Where the letterhead ends: at the last of its rows (number, date, or a subject under the number)."""
    bottom = head[0].bbox_pt.top
    about = False
    for line in head:
        left, right = _halves(line, divide)
        text = " ".join(word.text for word in left)
        crosses = bool(right) and right[0].bbox_pt.x0 < divide
        centred = abs((line.bbox_pt.x0 + line.bbox_pt.x1) / 2 - page_width_pt / 2) < 40
        if read_kind(line.text) or BODY_STARTS.search(line.text) or crosses:
            break
        if line.bbox_pt.top - bottom > 60 or (about and centred and line.bbox_pt.x0 > divide - 80):
            break
        about = about or bool(ABOUT.search(text))
        bottom = line.bbox_pt.top
    return bottom


def _has_gap(line: Line, divide: float) -> bool:
    before = max((word.bbox_pt.x1 for word in line.words if word.bbox_pt.x0 < divide), default=0.0)
    after = min((word.bbox_pt.x0 for word in line.words if word.bbox_pt.x0 >= divide), default=before)
    return after - before > 8
