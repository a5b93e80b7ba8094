"""What is printed over a page and says nothing of its text: watermarks, marks of urgency, arrival stamps, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from extract.margins.arrival_stamp import arrival_words
from extract.margins.head_marks import forwarded_words, head_marks, tiny_words
from extract.page import Line, Page, Word
from extract.pdf.words import WATERMARK_PT, WATERMARK_TIMES

# Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.10: stamped under the number, or set by the typist
_URGENCY = frozenset({"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "MẬT"})
_HEAD = 0.5  # share of a first page's height that marks of urgency keep to
_CAPTION = re.compile(r"\bQR\b|^(?:Quét mã|Mã xác thực|Mã tra cứu|Tra cứu văn bản|Scan)\b", re.IGNORECASE)
_SMALL_CAPTION_PT = 10.0


def overlay_words(page: Page, *, is_first: bool) -> Iterator[Word]:
    """The words that are no part of the text; marks of urgency are looked for on the first page alone."""
    if not page.words:
        return
    body_pt = median(word.size_pt for word in page.words)
    large = max(WATERMARK_PT, WATERMARK_TIMES * body_pt)
    yield from (word for word in page.words if word.size_pt >= large)
    yield from (word for line in page.free_lines if _is_caption(line) for word in line.words)
    yield from tiny_words(page)
    yield from forwarded_words(page)
    if is_first:
        yield from head_marks(page)
        yield from _urgency(page)
        yield from arrival_words(page)


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
