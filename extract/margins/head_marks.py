"""Marks about a letterhead: urgency, secrecy, `DỰ THẢO`, the document's electronic identity; captions in tiny type.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.10 (các thành phần thể thức khác).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from statistics import median

from extract.margins.signature_box import stretches_of
from extract.page import Page, Word
from extract.vocabulary import load_vocabulary

_HEAD = 0.5  # share of a first page's height that the marks keep to
_TINY_PT, _TEXT_PT = 7.5, 11.5  # no text is so small where the rest is at least so large
_SCANNED = 0.5  # share of pictures; the type of a scan is measured by its ink, and low letters look small
_SAO_GUI = re.compile(r"Sao gửi\s*:")
_ALIGNED_PT = 30.0
_NEAR = 0.9  # of a line's height


def head_marks(page: Page) -> Iterator[Word]:
    """The words of the marks on a document's first page."""
    for line in page.free_lines:
        if line.bbox_pt.top > page.height_pt * _HEAD:
            return
        for stretch in stretches_of(line):
            if any(pattern.fullmatch(stretch.text) for pattern in _marks()):
                yield from stretch.words


def tiny_words(page: Page) -> Iterator[Word]:
    """The words of captions in tiny type: a logo's, a picture's, a link's."""
    if page.image_share > _SCANNED or not any(word.size_pt <= _TINY_PT for word in page.words):
        return
    if median(word.size_pt for word in page.words) < _TEXT_PT:
        return
    for line in page.free_lines:
        for stretch in stretches_of(line):
            if len(stretch.words) > 1 and stretch.size_pt <= _TINY_PT:
                yield from stretch.words


def forwarded_words(page: Page) -> Iterator[Word]:
    """What a receiver typed below the recipients: `Sao gửi: Các tổ chuyên môn;`, with the lines under it."""
    if not any(word.text == "Sao" for word in page.words):
        return
    above = None
    for stretch in (stretch for line in page.free_lines for stretch in stretches_of(line)):
        box = stretch.bbox_pt
        goes_on = above is not None and abs(box.x0 - above.x0) < _ALIGNED_PT
        near = above is not None and 0 <= box.top - above.bottom + 2 <= _NEAR * (above.bottom - above.top)
        if _SAO_GUI.match(stretch.text) or (goes_on and near):
            yield from stretch.words
            above = box


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in load_vocabulary("head_marks")["mark"])
