"""What is put on a finished print: number and day, arrival stamp, signature box, copy marks, strips, watermarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pikepdf
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from evaluation.case import Case
from evaluation.forms.form import Treatment
from evaluation.forms.ink import signer_of
from evaluation.forms.overlay import add_page, draw_on_pages, write, write_centred
from evaluation.forms.placed_words import PlacedPage, placed_pages

_RED = (0.85, 0.1, 0.15)
_SIZE_PT = 13


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stamped text and where it begins on its base line."""

    text: str
    x_pt: float
    y_pt: float


def number_and_day_as(kind: Literal["FreeText", "Widget", "object"]) -> Treatment:
    """Number and day over their blanks: annotations with an appearance, signature fields, or one more page object."""

    def treat(source: Path, target: Path, case: Case) -> None:
        marks = list(_marks(placed_pages(source)[0], case))
        if kind == "object":
            draw_on_pages(source, target, lambda canvas, _page, number: _write_marks(canvas, marks, number))
        else:
            _annotate(source, target, marks, kind)

    return treat


def _marks(page: PlacedPage, case: Case) -> Iterator[_Mark]:
    """Number and day behind the first `Số:` and `ngày` of the page that a blank follows."""
    day = date.fromisoformat(case.metadata["issued_on"] or "").day
    yield from _behind(page, "Số:", "/", case.metadata["number"] or "")
    yield from _behind(page, "ngày", "tháng", f"{day:02d}")


def _behind(page: PlacedPage, word: str, follower: str, text: str) -> Iterator[_Mark]:
    for line in page.lines():
        for here, following in pairwise(line):
            if here.text.strip() == word and following.text.startswith(follower):
                gap_pt = following.x_pt - here.x_pt - here.width_pt
                width_pt = len(text) * _SIZE_PT / 2
                yield _Mark(text, here.x_pt + here.width_pt + max((gap_pt - width_pt) / 2, 1), here.y_pt)
                return
    raise ValueError(f"no blank behind {word!r}")


def _write_marks(canvas: Canvas, marks: list[_Mark], page_number: int) -> None:
    if page_number == 1:
        for mark in marks:
            write(canvas, (mark.x_pt, mark.y_pt), mark.text, size_pt=_SIZE_PT)


def _annotate(source: Path, target: Path, marks: list[_Mark], kind: str) -> None:
    with pikepdf.open(source) as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman")))
        notes = pikepdf.Array([pdf.make_indirect(_note(pdf, mark, kind, font)) for mark in marks])
        pdf.pages[0].Annots = notes
        if kind == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=notes)
        pdf.save(target, deterministic_id=True)


def _note(pdf: pikepdf.Pdf, mark: _Mark, kind: str, font: pikepdf.Object) -> Dictionary:
    width_pt = len(mark.text) * _SIZE_PT / 2 + 2
    look = pdf.make_stream(f"BT /F {_SIZE_PT} Tf 1 4 Td ({mark.text}) Tj ET".encode())
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, [0, 0, width_pt, 16]
    look.Resources = Dictionary(Font=Dictionary(F=font))
    box = [mark.x_pt - 1, mark.y_pt - 4, mark.x_pt - 1 + width_pt, mark.y_pt + 12]
    note = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=box, F=132, AP=Dictionary(N=look))
    if kind == "FreeText":
        note.Contents = pikepdf.String(mark.text)
        note.DA = pikepdf.String(f"/F {_SIZE_PT} Tf 0 g")
    else:
        note.FT, note.T = Name.Sig, pikepdf.String(f"stamp{mark.text}")
    return note


def _later(case: Case, days: int) -> date:
    """A day after the document's own; a fixed one where that is unknown."""
    issued = case.metadata["issued_on"]
    return (date.fromisoformat(issued) if issued else date(2024, 3, 1)) + timedelta(days=days)


def signature_box(source: Path, target: Path, case: Case) -> None:
    """The visible box of a digital signature above the signer's name, with its own day."""
    signed = _later(case, 2)
    lines = (
        f"Ký bởi: {(case.metadata['issuer'] or 'ỦY BAN NHÂN DÂN').upper()}",
        "Cơ quan: Hệ thống chứng thực điện tử chuyên dùng Chính phủ",
        f"Ngày ký: {signed:%d-%m-%Y} 16:42:07 +07:00",
    )

    def draw(canvas: Canvas, page: PlacedPage, _number: int) -> None:
        name = signer_of(page, case.metadata["signer.name"] or "-")
        if name is None:
            return
        middle_pt, base_pt = name.x_pt + name.width_pt, name.y_pt + 18
        canvas.setStrokeColorRGB(*_RED)
        canvas.setFillColorRGB(*_RED)
        canvas.rect(middle_pt - 105, base_pt, 210, 32)
        for index, line in enumerate(lines):
            write(canvas, (middle_pt - 101, base_pt + 22 - 9 * index), line, size_pt=7.5)

    draw_on_pages(source, target, draw)


def portal_signature(source: Path, target: Path, case: Case) -> None:
    """`Người ký: ...` of a portal in the upper right corner of the first page."""
    signed = _later(case, 3)
    lines = (
        "Người ký: Cổng Thông tin điện tử",
        "Email: vanthu@example.gov.vn",
        f"Thời gian ký: {signed.day:02d}.{signed.month:02d}.{signed.year} 08:07:51 +07:00",
    )

    def draw(canvas: Canvas, page: PlacedPage, number: int) -> None:
        if number == 1:
            for index, line in enumerate(lines):
                write(canvas, (page.width_pt - 200, page.height_pt - 16 - 10 * index), line, size_pt=8)

    draw_on_pages(source, target, draw)


def electronic_copy(source: Path, target: Path, case: Case) -> None:
    """`SAO Y` in the upper right corner of the first page (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II)."""
    copied = _later(case, 4)
    line = f"SAO Y; Văn phòng HĐND và UBND; {copied:%d/%m/%Y} 09:31:20"

    def draw(canvas: Canvas, page: PlacedPage, number: int) -> None:
        if number == 1:
            write(canvas, (page.width_pt - 260, page.height_pt - 32), line, size_pt=10)

    draw_on_pages(source, target, draw)


def certified_copy(source: Path, target: Path, case: Case) -> None:
    """A last page with a copier's own letterhead, `SAO Y`, number, place, day and signature."""
    copied = _later(case, 5)

    def draw(canvas: Canvas) -> None:
        canvas.line(85, 790, 550, 790)
        for y_pt, text in ((770, "ỦY BAN NHÂN DÂN"), (754, "XÃ NÂM N'JANG")):
            write_centred(canvas, (175, y_pt), text, size_pt=13, bold=True)
        write_centred(canvas, (175, 732), "Số: 15/SY-UBND", size_pt=13)
        write_centred(canvas, (420, 762), "SAO Y", size_pt=14, bold=True)
        place = f"Nâm N'Jang, ngày {copied:%d} tháng {copied:%m} năm {copied:%Y}"
        write_centred(canvas, (420, 732), place, size_pt=13)
        write(canvas, (100, 700), "Nơi nhận:", size_pt=12, bold=True)
        for y_pt, text in ((684, "- Các trường học trên địa bàn;"), (670, "- Lưu: VT.")):
            write(canvas, (100, y_pt), text, size_pt=11)
        for y_pt, text in ((700, "TL. CHỦ TỊCH"), (684, "CHÁNH VĂN PHÒNG"), (610, "Y Thịnh Bkrông")):
            write_centred(canvas, (420, y_pt), text, size_pt=13, bold=True)

    add_page(source, target, draw)


def strips(source: Path, target: Path, case: Case) -> None:
    """The e-office's strip along the top of each page: its number, the day and second of its release."""
    code = "/".join(filter(None, (case.metadata["number"], case.metadata["symbol"])))
    line = f"Số: {code}; {_later(case, 1):%d/%m/%Y}; 18:56:39; +07:00"

    def draw(canvas: Canvas, page: PlacedPage, _number: int) -> None:
        write(canvas, (180, page.height_pt - 16), line, size_pt=9)

    draw_on_pages(source, target, draw)


def side_strips(source: Path, target: Path, case: Case) -> None:
    """Who printed it and when, upwards along the left edge of each page."""
    line = f"vanthu_truongtieuhoc_Van thu {_later(case, 2):%d/%m/%Y} 07:45:12"

    def draw(canvas: Canvas, page: PlacedPage, _number: int) -> None:
        canvas.saveState()
        canvas.translate(22, page.height_pt / 2)
        canvas.rotate(90)
        canvas.setFillGray(0.55)
        write_centred(canvas, (0, 0), line, size_pt=9)
        canvas.restoreState()

    draw_on_pages(source, target, draw)


def arrival_stamp(source: Path, target: Path, case: Case) -> None:
    """`ĐẾN  Số: ... Ngày: ...` in red in the upper left corner of the first page."""
    came = _later(case, 4)
    lines = ("TRƯỜNG TIỂU HỌC LÊ LỢI", "Số: 118", f"ĐẾN   Ngày: {came:%d/%m/%Y}", "Chuyển: Hiệu trưởng")

    def draw(canvas: Canvas, page: PlacedPage, number: int) -> None:
        if number != 1:
            return
        canvas.setStrokeColorRGB(*_RED)
        canvas.setFillColorRGB(*_RED)
        canvas.rect(20, page.height_pt - 50, 150, 46)
        for index, line in enumerate(lines):
            write(canvas, (26, page.height_pt - 15 - 10.5 * index), line, size_pt=9, bold=index == 0)

    draw_on_pages(source, target, draw)


def watermark(words: str) -> Treatment:
    """Large grey words across each page, under its text."""

    def draw(canvas: Canvas, page: PlacedPage, _number: int) -> None:
        canvas.saveState()
        canvas.translate(page.width_pt / 2, page.height_pt / 2)
        canvas.rotate(52)
        canvas.setFillGray(0.87)
        write_centred(canvas, (0, -40), words, size_pt=96, bold=True)
        canvas.restoreState()

    return lambda source, target, _case: draw_on_pages(source, target, draw, under=True)
