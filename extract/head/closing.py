"""The end of a document: recipients bottom left, authority, title and name bottom right.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.9.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.page import Line, Word, join_lines, lines_of
from model.directive import Doubt, Signer

_COLUMN_PT = 120.0  # a line that begins so far right of the recipients stands in the signature's column
_RIGHT_PT = 230.0  # a signature without recipients beside it begins right of it
_MOST_SIGNATURE_LINES = 12
_GAP_PT = 22.0  # wider than any blank between words of a recipient
_RECIPIENTS = re.compile(r"^Nơi\s+nhận\s*:?", re.IGNORECASE)
_CAPACITY = re.compile(r"^(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?\s*[A-ZĐÀ-Ỹ]")
_SEAL = re.compile(r"^\(?(?:Đã ký|đã ký|Ký tên|Chữ ký)")
_NAME = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Ths|CN|BS|Đại tá|Thượng tá|Trung tá|Thiếu tá)\.?\s*)*"
    r"[A-ZĐÀ-Ỹ][\w’'-]*(?:\s+[A-ZĐÀ-Ỹ][\w.’'-]*){1,5}$"
)


@dataclass(frozen=True, slots=True)
class Closing:
    """Recipients without their dash and `;`, the signer, and all words that both are made of."""

    recipients: tuple[str, ...]
    signer: Signer
    words: tuple[Word, ...]
    doubts: tuple[Doubt, ...]


NO_CLOSING = Closing((), Signer(None, None, None), (), ())


def read_closing(lines: Sequence[Line], start: int | None) -> Closing:
    """The closing block among lines in reading order that end with the signature.

    `start` is the index of the line `Nơi nhận:`, None without one; then only a signature is looked for.
    """
    if start is None:
        return _signature_alone(lines)
    first = lines[start]
    top = _top_of_signature(lines, start)
    divide = _divide(lines[top:])
    left_words, right_words = _columns(lines[top:], divide)
    recipients = _recipients(lines_of(left_words))
    signer, words = _signer(lines_of(right_words)), (*left_words, *right_words)
    if signer.name is None and (above := _signature_above(lines[:top])):
        signer = _signer(above)
        words = (*(word for line in above for word in line.words), *words)
    return Closing(recipients, signer, words, tuple(_doubts(signer, first.page)))


def starts_recipients(line: Line) -> bool:
    """`Nơi nhận:` begins the line, or stands in it in bold, right of which the authority is printed."""
    return bool(_RECIPIENTS.match(line.text)) or any(
        word.text.casefold() == "nơi" and following.text.casefold().startswith("nhận")
        for word, following in zip(line.words, line.words[1:], strict=False)
        if word.bold
    )


def closes_document(line: Line) -> bool:
    """Recipients begin here, or the authority above a signature stands here."""
    return starts_recipients(line) or bool(_CAPACITY.match(line.text))


def _top_of_signature(lines: Sequence[Line], start: int) -> int:
    """Index of the line that the closing block begins with: the authority may be printed above `Nơi nhận:`."""
    top, left = start, lines[start].bbox_pt.x0
    while top > 0 and lines[top - 1].page == lines[start].page:
        above = lines[top - 1]
        if above.bbox_pt.x0 < left + _COLUMN_PT or above.text != above.text.upper():
            break
        top -= 1
    return top


def _divide(lines: Sequence[Line]) -> float:
    """The x at which the right column begins: the leftmost word behind a wide gap, or alone far from the left edge."""
    left = min(line.bbox_pt.x0 for line in lines)
    starts = [
        following.bbox_pt.x0
        for line in lines[:30]
        for word, following in zip(line.words, line.words[1:], strict=False)
        if following.bbox_pt.x0 - word.bbox_pt.x1 > _GAP_PT
    ]
    starts += [line.bbox_pt.x0 for line in lines[:30] if line.bbox_pt.x0 > left + _COLUMN_PT]
    return min(starts, default=left + 250) - 4


def _columns(lines: Sequence[Line], divide: float) -> tuple[list[Word], list[Word]]:
    words = [word for line in lines for word in line.words]
    left = [word for word in words if word.bbox_pt.x0 < divide]
    return left, [word for word in words if word.bbox_pt.x0 >= divide]


def _recipients(lines: Sequence[Line]) -> tuple[str, ...]:
    entries: list[str] = []
    for line in lines:
        text = _RECIPIENTS.sub("", line.text).strip()
        if not text:
            continue
        dashed = re.match(r"^[-–+•]\s*", text)
        if dashed or not entries:
            entries.append(text[dashed.end() :] if dashed else text)
        else:
            entries[-1] = join_lines((entries[-1], text))
    return tuple(entry.rstrip(" ;.").strip() for entry in entries if entry.strip(" ;./"))


def _signer(lines: Sequence[Line]) -> Signer:
    """The right column: authority lines (`TM.`, `KT.`), the title in capitals, the name last."""
    printed = [line for line in lines if re.search(r"\w", line.text) and not _SEAL.match(line.text)]
    capitals = [line.text for line in printed if line.text == line.text.upper() and re.search(r"[A-ZĐ]{2}", line.text)]
    names = [line.text for line in printed if line.text != line.text.upper() and _NAME.match(line.text)]
    last_authority = max((i for i, text in enumerate(capitals) if _CAPACITY.match(text)), default=-1)
    capacity = capitals[: last_authority + 1]
    title = capitals[last_authority + 1 :]
    if not title and len(capacity) > 1:
        capacity, title = capacity[:-1], capacity[-1:]
    if not names and len(title) > 1 and _NAME.match(title[-1].title()):
        names, title = [title[-1].title()], title[:-1]
    return Signer(
        capacity=join_lines(capacity) or None,
        title=join_lines(title) or None,
        name=names[-1] if names else None,
    )


def _signature_alone(lines: Sequence[Line]) -> Closing:
    """A document without `Nơi nhận`."""
    if above := _signature_above(lines):
        return Closing((), _signer(above), tuple(word for line in above for word in line.words), ())
    missing = Doubt("signature-missing", "Không tìm thấy phần nơi nhận và chữ ký; có thể văn bản thiếu trang.")
    return Closing((), Signer(None, None, None), (), (missing,))


def _signature_above(lines: Sequence[Line]) -> Sequence[Line]:
    """The last lines from the authority or the title down to the name; () where they are no signature.

    An authority is known by its `TM.`, `KT.`; a title by its capitals in the right half with a name below it.
    """
    last = lines[-_MOST_SIGNATURE_LINES:]
    for index, line in enumerate(last):
        if _CAPACITY.match(line.text):
            return last[index:]
    for index, line in enumerate(last):
        below = last[index:]
        in_capitals = line.text == line.text.upper() and len(line.words) > 1
        if in_capitals and all(part.bbox_pt.x0 > _RIGHT_PT for part in below) and _signer(below).name:
            return below
    return ()


def _doubts(signer: Signer, page: int) -> list[Doubt]:
    if signer.name is None:
        return [Doubt("signer-missing", "Không đọc được tên người ký; đề nghị văn thư kiểm tra.", page)]
    return []
