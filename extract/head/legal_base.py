"""Legal bases (`Căn cứ ...;`) and the codes of documents that a text names."""

from __future__ import annotations

import re
from datetime import date

from extract.pdf.folding import fold
from model.directive import LegalBase

# 98/2023/NĐ-CP, 50/KH-UBND, 29-NQ/TW, 06/2022/QH15; blanks inside come from the typist (98/2023/NĐ - CP)
_CODE = re.compile(
    r"(?<![\d/])\d+[a-z]?\s*(?:/\s*\d{4}\s*(?=/))?(?:/\s*|-)(?=[A-ZĐƯ]{2})[A-ZĐƯ][\wĐƯ]*"
    r"(?:(?:\s*[-/]\s*(?=[A-ZĐƯ]{2})|[-/&](?=[A-ZĐƯ]))[A-ZĐƯ][\wĐƯ]*)*"
)
_DATE = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s*(?:[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"
    r"|tháng\s+(?P<month_word>\d{1,2})\s+năm\s+(?P<year_word>\d{4}))(?!\d)",
    re.IGNORECASE,
)
# what begins the title of a document: behind it stand the names of others
_TITLE = re.compile(
    r"\b(?:về|quy định|hướng dẫn|ban hành|sửa đổi|bổ sung|phê duyệt|thi hành|triển khai|tăng cường)\b|;|[”“]"
)
_LAW = re.compile(r"^(?:căn cứ\s+|thực hiện\s+|theo\s+)?(?:bộ\s+)?luật\b", re.IGNORECASE)
_END = re.compile(r"(?:\s*(?:\./\.|[;.,:]))+$")


def read_legal_base(text: str) -> LegalBase:
    """One legal base: its text without the final mark; code and date of the first document it names, where given."""
    text = _END.sub("", fold(text))
    head = _head(text)
    code = _CODE.search(head)
    day = _DATE.search(head)
    if code and day and day.start() < code.start():
        code = None  # `Luật ... ngày 15/6/2022 và Nghị định số ...`: the code is the second document's
    return LegalBase(text, _tight(code[0]) if code else None, _date(day) if day else None)


def find_codes(text: str) -> tuple[str, ...]:
    """All codes of documents that a text names, without blanks, in order, each once."""
    return tuple(dict.fromkeys(_tight(found[0]) for found in _CODE.finditer(fold(text))))


def _head(text: str) -> str:
    """The text as far as it names the document itself. A law's title stands before its code, any other's behind it."""
    found = re.search(r";|[”“]", text) if _LAW.match(text) else _TITLE.search(text)
    head = text[: found.start()] if found else text
    if len(codes := list(_CODE.finditer(head))) > 1:
        head = head[: codes[1].start()]
    return head


def _tight(code: str) -> str:
    return re.sub(r"\s+", "", code)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(
            int(found["year"] or found["year_word"]), int(found["month"] or found["month_word"]), int(found["day"])
        )
    except ValueError:
        return None
