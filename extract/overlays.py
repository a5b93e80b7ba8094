"""What is printed over a page and says nothing of its text: watermarks, marks of urgency, arrival stamps, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from extract.page import Line, Page, Word
from extract.words import WATERMARK_PT, WATERMARK_TIMES

# Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.10: stamped under the number, or set by the typist
_URGENCY = frozenset({"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "MẬT"})
_HEAD = 0.5  # share of a first page's height that marks of urgency keep to
_CAPTION = re.compile(r"\bQR\b|^(?:Quét mã|Mã xác thực|Mã tra cứu|Tra cứu văn bản|Scan)\b", re.IGNORECASE)
_LABELS = frozenset({"Số", "Ngày", "Chuyển", "Giờ"})
_STAMP_PT = 130.0  # an arrival stamp is so wide at most, and half as high below its heading
_ABOVE_PT = 10.0
_GAP_PT = 14.0
_SIZES_APART_PT = 2.0  # the stamp's own words are of one size, by and large
_SMALL_CAPTION_PT = 10.0


def overlay_words(page: Page, *, is_first: bool) -> Iterator[Word]:
    """The words that are no part of the text; marks of urgency are looked for on the first page alone."""
    if not page.words:
        return
    body_pt = median(word.size_pt for word in page.words)
    large = max(WATERMARK_PT, WATERMARK_TIMES * body_pt)
    yield from (word for word in page.words if word.size_pt >= large)
    yield from (word for line in page.free_lines if _is_caption(line) for word in line.words)
    if is_first:
        yield from _urgency(page)
        yield from _arrival(page)


def _is_caption(line: Line) -> bool:
    return line.size_pt <= _SMALL_CAPTION_PT and _CAPTION.search(line.text) is not None


def _urgency(page: Page) -> Iterator[Word]:
    """`HỎA TỐC`, or `KHẨN` apart from other words, in the upper half of the page."""
    words = [word for word in page.words if word.bbox_pt.bottom < page.height_pt * _HEAD and word.text.isupper()]
    for word in words:
        if word.text in _URGENCY and not any(_neighbours(word, other, 40) for other in page.words if other is not word):
            yield word
        for other in words:
            if f"{word.text} {other.text}" in _URGENCY and _neighbours(word, other, 15):
                yield from (word, other)


def _neighbours(one: Word, other: Word, near_pt: float) -> bool:
    """They stand on one line with no more than so much between them."""
    apart = max(other.bbox_pt.x0 - one.bbox_pt.x1, one.bbox_pt.x0 - other.bbox_pt.x1)
    return abs(one.middle_pt - other.middle_pt) < 4 and apart < near_pt


def _arrival(page: Page) -> Iterator[Word]:
    """The stamp of whoever received it: `ĐẾN`, then `Số: 1245`, `Ngày: 08/01/2026`, `Chuyển: ...` right of or below it.

    The receiver's name in capitals may stand on top.
    """
    for heading in page.words:
        if heading.text.strip(":") != "ĐẾN":
            continue
        labels = {word.text.removesuffix(":"): word for word in page.words if _in_stamp(heading, word)}
        if "Số" in labels and "Ngày" in labels:
            yield heading
            yield from (word for word in page.words if _is_title(heading, word))
            for label in _LABELS & labels.keys():
                yield from _entry(labels[label], page.words)


def _in_stamp(heading: Word, word: Word) -> bool:
    here, there = heading.bbox_pt, word.bbox_pt
    beside = here.x0 - _STAMP_PT / 3 < there.x0 < here.x0 + _STAMP_PT
    is_label = word.text.endswith(":") or word.text in ("Số", "Ngày")
    like = abs(word.size_pt - heading.size_pt) <= _SIZES_APART_PT
    return is_label and like and beside and -5 < there.top - here.top < _STAMP_PT / 2


def _is_title(heading: Word, word: Word) -> bool:
    """`CÔNG VĂN` in front of `ĐẾN`, or the receiver's name right above it."""
    here, there = heading.bbox_pt, word.bbox_pt
    above = 0 <= here.top - there.bottom < _ABOVE_PT and here.x0 - 30 < there.x0 < here.x0 + _STAMP_PT
    in_front = word is not heading and abs(heading.middle_pt - word.middle_pt) < 4 and 0 < here.x0 - there.x0 < 70
    return (above or in_front) and word.text == word.text.upper() and word.size_pt < heading.size_pt + _SIZES_APART_PT


def _entry(label: Word, words: Sequence[Word]) -> Iterator[Word]:
    """The label and what is written behind it on its line, up to a gap."""
    end = label.bbox_pt.x1
    yield label
    for word in sorted(words, key=lambda word: word.bbox_pt.x0):
        gap = word.bbox_pt.x0 - end
        like = abs(word.middle_pt - label.middle_pt) < 4 and abs(word.size_pt - label.size_pt) <= _SIZES_APART_PT
        if word is not label and like and -1 <= gap < _GAP_PT:
            end = word.bbox_pt.x1
            yield word
