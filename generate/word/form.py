"""The Word form that a draft is written into: our own, or a school's, whose styles, margins and fixed lines then hold.

A form is a document in which whole paragraphs such as `[CĂN CỨ]` say where each part of a draft stands. What else is in
its body stays as it is. Word may cut such a paragraph into runs as it likes: only its text counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from generate.check.opening import open_word
from generate.layout import USUAL_SHEET, Sheet
from model.errors import LimitExceeded, UnreadableFile, WrongConfiguration

DOCX_NAME = "plan.docx"
_TOKEN = re.compile(r"\[[^\[\]]{2,60}\]")
_TRACES = ("w:commentRangeStart", "w:commentRangeEnd", "w:sectPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr")
_MM_PER_TWIP = 25.4 / 1440


class Part(StrEnum):
    """The parts of a draft, in the order of the official layout, by what a form calls them."""

    HEAD = "[ĐẦU VĂN BẢN]"
    BASES = "[CĂN CỨ]"
    OPENING = "[MỞ ĐẦU]"
    SECTIONS = "[NỘI DUNG]"
    CLOSING = "[KẾT]"
    SIGN_OFF = "[NƠI NHẬN VÀ CHỮ KÝ]"
    APPENDIX = "[PHỤ LỤC]"


@dataclass(frozen=True, slots=True)
class Form:
    """`entries` are parts and fixed elements in order; `docx` the school's file, None for our own form."""

    entries: tuple[Part | BaseOxmlElement, ...] = tuple(Part)
    sheet: Sheet = USUAL_SHEET
    docx: bytes | None = None

    @classmethod
    def read(cls, content: bytes | None) -> Form:
        """Raises WrongConfiguration when it is no Word file, or a part is missing, twice, or out of order."""
        if content is None:
            return cls()
        document = opened(content)
        wrong = next(mistakes(document), None)
        if wrong:
            raise WrongConfiguration(f"Mẫu {DOCX_NAME}: {wrong} Hãy chạy: vanthu template check")
        return cls(tuple(_entries(document)), sheet_of(document), content)


def opened(content: bytes) -> Document:
    """The form as python-docx reads it. Raises WrongConfiguration."""
    try:
        return open_word(content, DOCX_NAME)
    except (UnreadableFile, LimitExceeded) as err:  # of the template, not of a directive
        raise WrongConfiguration(f"Mẫu {err.message} Hoặc xuất lại mẫu: vanthu template export") from err


def mistakes(document: Document) -> Iterator[str]:
    """What stops a form from being used, in Vietnamese, each a sentence or two."""
    found: list[Part] = []
    for element in _body(document):
        text = text_of(element)
        for token in _TOKEN.findall(text):
            part = part_of(token)
            if part is None:
                if _looks_meant(token):
                    yield f"Không có chỗ điền nào tên {token}; các tên được dùng: {', '.join(Part)}."
            elif _folded(text) != _folded(part):
                yield f"Chỗ điền {part} phải đứng riêng một dòng, không có chữ khác cùng dòng (“{text[:60]}”)."
            else:
                found.append(part)
    yield from (f"Thiếu dòng {part}: hãy thêm lại, đứng riêng một dòng." for part in Part if part not in found)
    yield from (f"Dòng {part} có {found.count(part)} lần: hãy giữ một." for part in Part if found.count(part) > 1)
    wanted = sorted(set(found), key=list(Part).index)
    if list(dict.fromkeys(found)) != wanted:
        yield f"Các dòng điền sai thứ tự; thứ tự đúng: {', '.join(wanted)}."
    if any(text_of(element) for element in _after_appendix(document)):
        yield f"Sau dòng {Part.APPENDIX} không được có gì: phụ lục là phần cuối."
    if any(True for _ in document.element.body.iter(qn("w:ins"), qn("w:del"))):
        yield "Mẫu còn thay đổi đang theo dõi (Track Changes): hãy chấp nhận hoặc bỏ hết rồi lưu lại."


def part_of(text: str) -> Part | None:
    """The part that a paragraph's text names, whatever its case and spaces."""
    return next((part for part in Part if _folded(part) == _folded(text)), None)


def sheet_of(document: Document) -> Sheet:
    """The margins of the form's last section; the usual ones where it says none."""
    section = document.sections[-1] if len(document.sections) else None
    margins = section._sectPr.find(qn("w:pgMar")) if section is not None else None
    if margins is None:
        return USUAL_SHEET

    def mm(name: str, usual: float) -> float:
        value = margins.get(qn(f"w:{name}"))
        return round(int(value) * _MM_PER_TWIP, 1) if value and value.lstrip("-").isdigit() else usual

    usual = USUAL_SHEET
    return Sheet(
        mm("top", usual.top_mm), mm("bottom", usual.bottom_mm), mm("left", usual.left_mm), mm("right", usual.right_mm)
    )


def text_of(element: BaseOxmlElement) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()


def _entries(document: Document) -> Iterator[Part | BaseOxmlElement]:
    """Parts and fixed elements; blank lines of the form between them are its own spacing and go."""
    for element in _body(document):
        part = part_of(text_of(element)) if element.tag == qn("w:p") else None
        if part is not None:
            yield part
        elif text_of(element) or element.tag == qn("w:tbl") or element.find(f".//{qn('w:drawing')}") is not None:
            yield _plain(element)


def _plain(element: BaseOxmlElement) -> BaseOxmlElement:
    """A copy without ends of sections and traces of comments."""
    copy = deepcopy(element)
    for name in _TRACES:
        for trace in list(copy.iter(qn(name))):
            trace.getparent().remove(trace)
    for reference in list(copy.iter(qn("w:commentReference"))):
        run = reference.getparent()
        run.getparent().remove(run)
    return copy


def _body(document: Document) -> list[BaseOxmlElement]:
    return [element for element in document.element.body if element.tag in (qn("w:p"), qn("w:tbl"))]


def _after_appendix(document: Document) -> list[BaseOxmlElement]:
    elements = _body(document)
    at = next((n for n, element in enumerate(elements) if part_of(text_of(element)) is Part.APPENDIX), len(elements))
    return elements[at + 1 :]


def _looks_meant(token: str) -> bool:
    """Whether brackets hold capitals, as our names do: `[CAN CU]`, not `[1]` or `[sic]`."""
    return token.isupper()


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()
