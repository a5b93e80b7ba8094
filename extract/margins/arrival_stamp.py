"""The stamp of whoever received a document: `ĐẾN`, number and day of arrival, to whom it was passed, their own name.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục IV, mục I: `TÊN CƠ QUAN, TỔ CHỨC / ĐẾN / Số: / Ngày: / Chuyển: / Số và ký hiệu
hồ sơ:`, at most 35 mm by 50 mm. Real ones stand anywhere on the first page, in one to six lines, with parts left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from statistics import median

from extract.head.head_columns import RIGHT_TITLE
from extract.page import Line, Page, Word, box_of, lines_of
from model.source import BBox

_HEADING = re.compile(r"(?:CÔNG VĂN|VĂN BẢN|CV|VB)?\s*(?:ĐẾN|Đến)\s*:?|[A-ZÀ-ỸĐ .-]+\sĐẾN\s*:?")
_VALUE = r"[\s:]*[\d./…_-]*"
_NUMBER = re.compile(rf"(?:Số|SỐ)(?P<named>\s+(?:đến|ĐẾN))?{_VALUE}")
_DAY = re.compile(rf"(?:Ngày|NGÀY|ngày)(?P<named>\s+(?:đến|ĐẾN))?{_VALUE}(?:\s*tháng[\s\d.…]*(?:năm[\s\d.…]*)?)?")
_SYMBOL = re.compile(r"\d*\s*/\s*(?:\d{4}/)?[A-ZĐ]")  # `50/KH-UBND`: the document's own number
_OWN = re.compile(rf"Số\s*:?\s*{_SYMBOL.pattern}")
_REST = re.compile(
    r"(?:(?:Kính |Nơi |Phòng |Đơn vị )?[Cc]huyển|Giờ|Hồi|Lưu hồ sơ|Số và ký hiệu|(?:Đơn vị|Người|Hạn) (?:xử lý|nhận))"
    r"\b",
)
_LABEL = re.compile(rf"(?:(?:Số|SỐ|Ngày|NGÀY)(?:\s+đến|\s+ĐẾN)?\s*[:.…\d])|{_REST.pattern}\s*[:.…]")
_WIDE_PT, _HIGH_PT = 240.0, 60.0  # what says `ĐẾN`, number and day, at most
_LONG_PT = 340.0  # where all of it stands on one line
_ROW = 1.6  # of its size: the height of one line at most
_GAP_PT = 14.0  # words of one piece stand nearer
_SIZES_APART_PT = 2.0  # number and day are of one size, by and large
_LIKE_PT = 1.2  # and so is what else the stamp says
_LARGER_PT = 6.0  # but for its heading
_SMALLER_PT = 1.8  # in points under the text's size: type that is the stamp's alone
_NEAR = 0.9  # of a line's height: what stands so near above or below a stamp may belong to it
_BESIDE_PT = 12.0
_MOST_LINES = 8


def arrival_words(page: Page) -> Iterator[Word]:
    """The words of the page's arrival stamp; none without one."""
    if not any(_says_arrival(before, word) for before, word in pairwise((*page.words[:1], *page.words))):
        return
    pieces = [piece for line in lines_of(page.words) for piece in _pieces(line)]
    body_pt = median(word.size_pt for word in page.words)
    for core in _cores(pieces):
        for piece in _grown(core, pieces, body_pt):
            yield from piece.words


def _says_arrival(before: Word, word: Word) -> bool:
    """`ĐẾN`, or `đến` behind `Số` or `Ngày`: what most pages are quickly seen not to say."""
    text = word.text.rstrip(":")
    return text in ("ĐẾN", "Đến") or (text == "đến" and before.text in ("Số", "Ngày"))


def _pieces(line: Line) -> Iterator[Line]:
    """A line cut where words stand far apart, where their size changes and in front of a stamp's labels."""
    run: list[Word] = []
    for index, word in enumerate(line.words):
        if run and (_is_apart(run[-1], word) or _LABEL.match(" ".join(w.text for w in line.words[index : index + 4]))):
            yield Line(tuple(run))
            run = []
        run.append(word)
    yield Line(tuple(run))


def _is_apart(left: Word, right: Word) -> bool:
    gap = right.bbox_pt.x0 - left.bbox_pt.x1
    return gap > _GAP_PT or gap < -1 or abs(left.size_pt - right.size_pt) > _SIZES_APART_PT


def _cores(pieces: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """What says `ĐẾN`, number and day, where all three stand together; the last two may say `đến` themselves."""
    numbers = [found for piece in pieces if (found := _entry(piece, _NUMBER))]
    days = [found for piece in pieces if (found := _entry(piece, _DAY))]
    headings: list[Line | None] = [piece for piece in pieces if _HEADING.fullmatch(piece.text)]
    for heading in headings or [None]:
        sets = (
            (number, day) if heading is None else (heading, number, day)
            for number, day in product(numbers, days)
            if heading or all("đến" in one.text.casefold() for one in (number, day))
        )
        if together := [found for found in sets if _stand_together(found)]:
            yield min(together, key=_extent)


def _entry(piece: Line, label: re.Pattern[str]) -> Line | None:
    """The words at the beginning of a piece that are a label and its value; None where they are something else."""
    for count in range(len(piece.words), 0, -1):
        if label.fullmatch(" ".join(word.text for word in piece.words[:count])):
            rest = " ".join(word.text for word in piece.words[count:])
            return None if _SYMBOL.match(rest) else Line(piece.words[:count])
    return None


def _stand_together(found: Sequence[Line]) -> bool:
    box = box_of(word for piece in found for word in piece.words)
    *heading, number, day = (piece.size_pt for piece in found)
    like = abs(number - day) <= _SIZES_APART_PT and all(
        -_SIZES_APART_PT <= size - number <= _LARGER_PT for size in heading
    )
    high = box.bottom - box.top
    return like and high <= _HIGH_PT and box.x1 - box.x0 <= (_WIDE_PT if high > _ROW * number else _LONG_PT)


def _extent(found: Sequence[Line]) -> float:
    box = box_of(word for piece in found for word in piece.words)
    return box.x1 - box.x0 + box.bottom - box.top


def _grown(core: Sequence[Line], pieces: Sequence[Line], body_pt: float) -> list[Line]:
    """The stamp's core, then line by line what hangs on it: the receiver's name, further entries."""
    found = list(core)
    taken = {id(word) for piece in core for word in piece.words}
    size_pt = core[-1].size_pt
    waiting = [piece for piece in pieces if not any(id(word) in taken for word in piece.words)]
    waiting = [piece for piece in waiting if abs(piece.size_pt - size_pt) <= _LIKE_PT and not _OWN.match(piece.text)]
    is_small = size_pt <= body_pt - _SMALLER_PT
    for _ in range(_MOST_LINES):
        box = box_of(word for piece in found for word in piece.words)
        more = [piece for piece in waiting if _hangs_on(box, piece, is_small=is_small)]
        if not more:
            break
        found += more
        waiting = [piece for piece in waiting if piece not in more]
    return found


def _hangs_on(box: BBox, piece: Line, *, is_small: bool) -> bool:
    """Whether a piece of the stamp's size belongs to what stands in the box."""
    here = piece.bbox_pt
    height = here.bottom - here.top
    beside = here.bottom > box.top and here.top < box.bottom and -_BESIDE_PT < here.x0 - box.x1 < _BESIDE_PT
    inside = box.x0 - _BESIDE_PT < (here.x0 + here.x1) / 2 < box.x1 + _BESIDE_PT
    near = max(here.top - box.bottom, box.top - here.bottom) < _NEAR * height
    if _REST.match(piece.text) and (beside or (near and inside)):
        return True
    if not (inside and near) or (here.x1 - here.x0) > _WIDE_PT or RIGHT_TITLE.search(piece.text):
        return False
    is_above = here.bottom <= box.top + height / 2
    return is_small or (
        is_above and piece.text == piece.text.upper() and re.search(r"[A-ZĐ]{2}", piece.text) is not None
    )
