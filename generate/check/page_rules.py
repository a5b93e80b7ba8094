"""Paper, margins, font and colour (I.1 to I.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from docx.oxml.ns import qn

from generate import decree
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.inheritance import Element
from generate.check.line import Line, Piece, inked
from generate.check.reading import Reading
from generate.check.sheet import Sheet
from generate.decree import Span

_TOLERANCE_MM = 0.5  # of rulers and twips
_TWIPS_PER_MM = 1440 / 25.4
_SIDES = {
    "top": ("lề trên", decree.TOP),
    "bottom": ("lề dưới", decree.BOTTOM),
    "left": ("lề trái", decree.LEFT),
    "right": ("lề phải", decree.RIGHT),
}
# an upright page turned by a quarter, so that it is bound at its top
_TURNED = {"top": decree.LEFT, "bottom": decree.RIGHT, "left": decree.BOTTOM, "right": decree.TOP}
_BLACK = "màu đen"


def check_pages(reading: Reading) -> Iterator[Breach]:
    """Every section's paper and margins."""
    for sheet in reading.sheets:
        yield from _paper(reading, sheet)
        if sheet.is_landscape and all(
            span.holds(_margin(sheet, side), _TOLERANCE_MM) for side, span in _TURNED.items()
        ):
            continue
        for side, (name, span) in _SIDES.items():
            there = _margin(sheet, side)
            if not span.holds(there, _TOLERANCE_MM):
                mend = partial(_set_margin, sheet, side, span)
                yield Breach(f"margin-{side}", sheet.place, f"{name} {there:.0f} mm", f"{name} {span} mm", mend)


def check_font(reading: Reading) -> Iterator[Breach]:
    """One breach a paragraph, whatever number of its runs."""
    for line in _all_lines(reading):
        wrong = [
            piece for piece in inked(line.pieces) if _has_letters(piece) and not all(map(_is_times, piece.look.fonts))
        ]
        if wrong:
            names = sorted({font for piece in wrong for font in piece.look.fonts if not _is_times(font)})
            yield Breach(
                "font",
                line.place,
                f"phông {', '.join(names)}",
                f"phông {decree.FONT}, Unicode",
                _each(repair.set_font, wrong),
            )
        tinted = [piece for piece in inked(line.pieces) if piece.look.colour]
        if tinted:
            found = f"màu #{tinted[0].look.colour}"
            yield Breach("colour", line.place, found, _BLACK, _each(repair.blacken, tinted))


def _all_lines(reading: Reading) -> Iterator[Line]:
    yield from reading.lines
    seen: set[int] = set()
    for sheet in reading.sheets:
        for root in (*sheet.headers.values(), *sheet.footers.values()):
            if id(root) not in seen:
                seen.add(id(root))
                yield from reading.lines_of(root)


def _paper(reading: Reading, sheet: Sheet) -> Iterator[Breach]:
    there = sorted((sheet.width_mm, sheet.height_mm))
    size = f"{decree.PAGE_WIDTH_MM} x {decree.PAGE_HEIGHT_MM} mm (A4)"
    wanted = (decree.PAGE_WIDTH_MM, decree.PAGE_HEIGHT_MM)
    if any(abs(a - b) > 1 for a, b in zip(there, wanted, strict=True)):
        yield Breach(
            "page-size", sheet.place, f"{sheet.width_mm:.0f} x {sheet.height_mm:.0f} mm", size, partial(_set_a4, sheet)
        )
    has_table = any(line.spot and line.spot.ruled for line in reading.lines if reading.sheet_of(line) is sheet)
    if sheet.is_landscape and not has_table:
        yield Breach(
            "page-orientation", sheet.place, "trang ngang, không có bảng", "trang dọc; chỉ bảng, biểu mới đặt ngang"
        )


def _margin(sheet: Sheet, side: str) -> float:
    return {"top": sheet.top_mm, "bottom": sheet.bottom_mm, "left": sheet.left_mm, "right": sheet.right_mm}[side]


def _set_margin(sheet: Sheet, side: str, span: Span) -> None:
    margins = _child(sheet.element, "w:pgMar")
    margins.set(qn(f"w:{side}"), str(round(span.nearest(_margin(sheet, side)) * _TWIPS_PER_MM)))
    if side == "left":
        margins.set(qn("w:gutter"), "0")


def _set_a4(sheet: Sheet) -> None:
    size = _child(sheet.element, "w:pgSz")
    short, long = (round(mm * _TWIPS_PER_MM) for mm in (decree.PAGE_WIDTH_MM, decree.PAGE_HEIGHT_MM))
    size.set(qn("w:w"), str(long if sheet.is_landscape else short))
    size.set(qn("w:h"), str(short if sheet.is_landscape else long))


def _child(section: Element, name: str) -> Element:
    """python-docx puts it where the schema wants it."""
    return section.get_or_add_pgMar() if name == "w:pgMar" else section.get_or_add_pgSz()


def _is_times(font: str) -> bool:
    return font.strip().casefold() == decree.FONT.casefold()


def _each(mend: Callable[[Piece], None], pieces: Sequence[Piece]) -> Callable[[], None]:
    def all_of_them() -> None:
        for piece in pieces:
            mend(piece)

    return all_of_them


def _has_letters(piece: Piece) -> bool:
    """Signs may come from a font of signs."""
    return any(sign.isalnum() for sign in piece.text)
