"""The sections of a Word file: paper, margins, headers and footers (ECMA-376 part 1, 17.6, 17.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from generate.check.inheritance import Element, is_set, number

_MM_PER_TWIP = 25.4 / 1440
_LETTER_TWIPS = (12240, 15840)  # the paper of a section that names none
_MARGIN_TWIPS = 1440


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's pages, in mm; margins with the gutter. `headers` and `footers` by type: default, first, even."""

    number: int  # from 1
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    hides_first: bool
    first_number: int | None
    numerals: str
    headers: Mapping[str, Element]
    footers: Mapping[str, Element]
    element: Element

    @property
    def is_landscape(self) -> bool:
        return self.width_mm > self.height_mm

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> float:
        return self.height_mm - self.top_mm - self.bottom_mm

    @property
    def place(self) -> str:
        return f"trang in của phần {self.number}"


def read_sheets(document: Document) -> tuple[Sheet, ...]:
    """The sections in order; headers and footers that one does not name are those of the section before."""
    found: list[Sheet] = []
    for element in document.element.body.iter(qn("w:sectPr")):
        if next(element.iterancestors(qn("w:sectPrChange")), None) is None:
            found.append(_sheet(document, element, found[-1] if found else None))
    return tuple(found)


def _sheet(document: Document, element: Element, before: Sheet | None) -> Sheet:
    size, margins = element.find(qn("w:pgSz")), element.find(qn("w:pgMar"))
    pages = element.find(qn("w:pgNumType"))
    gutter = _length(margins, "gutter", 0)
    start = None if pages is None else pages.get(qn("w:start"))
    return Sheet(
        number=before.number + 1 if before else 1,
        width_mm=_length(size, "w", _LETTER_TWIPS[0]),
        height_mm=_length(size, "h", _LETTER_TWIPS[1]),
        top_mm=abs(_length(margins, "top", _MARGIN_TWIPS)),
        bottom_mm=abs(_length(margins, "bottom", _MARGIN_TWIPS)),
        left_mm=_length(margins, "left", _MARGIN_TWIPS) + gutter,
        right_mm=_length(margins, "right", _MARGIN_TWIPS),
        hides_first=is_set([element], "titlePg"),
        first_number=None if start is None else int(number(start, 1)),
        numerals=(None if pages is None else pages.get(qn("w:fmt"))) or "decimal",
        headers={**(before.headers if before else {}), **dict(_referred(document, element, "headerReference"))},
        footers={**(before.footers if before else {}), **dict(_referred(document, element, "footerReference"))},
        element=element,
    )


def _referred(document: Document, section: Element, name: str) -> Iterator[tuple[str, Element]]:
    parts = document.part.related_parts
    for reference in section.iterfind(qn(f"w:{name}")):
        part = parts.get(reference.get(qn("r:id")))
        root = getattr(part, "element", None)
        if root is not None:
            yield reference.get(qn("w:type"), "default"), root


def _length(element: Element | None, name: str, otherwise: float) -> float:
    text = None if element is None else element.get(qn(f"w:{name}"))
    return number(text, otherwise) * _MM_PER_TWIP
