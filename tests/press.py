"""Prints the tests' own PDFs: a letterhead, paragraphs and a ruled task table, laid out as Word would."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

_FONT_FOLDERS = (  # version 2 first: version 1 has no Vietnamese letters
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "C:/Windows/Fonts",
)
_FACES = {
    "Times": ("LiberationSerif-Regular.ttf", "times.ttf"),
    "Times-Bold": ("LiberationSerif-Bold.ttf", "timesbd.ttf"),
    "Times-Italic": ("LiberationSerif-Italic.ttf", "timesi.ttf"),
}


_HEAD_LINE = ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black")
_RULES: Mapping[str, Sequence[tuple[Any, ...]]] = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, "black")],
    "levels": [("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")],
    "columns": [("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black"), ("BOX", (0, 0), (-1, -1), 0.5, "black"), _HEAD_LINE],
    "header": [_HEAD_LINE],
    "none": [],
}


@dataclass(frozen=True)
class Print:
    """What a printed directive says; every part may be left out."""

    left: Sequence[str] = ("<b>ỦY BAN NHÂN DÂN</b>", "<b>HUYỆN ĐẮK SONG</b>", "Số: 50/KH-UBND")
    right: Sequence[str] = (
        "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>",
        "<b>Độc lập - Tự do - Hạnh phúc</b>",
        "<i>Đắk Song, ngày 19 tháng 02 năm 2024</i>",
    )
    title: Sequence[str] = ("<b>KẾ HOẠCH</b>", "<b>Công tác thi đua, khen thưởng năm 2024</b>")
    body: Sequence[str] = ()
    closing: tuple[Sequence[str], Sequence[str]] = (
        ("<b><i>Nơi nhận:</i></b>", "- Các trường học;", "- Lưu: VT."),
        ("<b>TM. ỦY BAN NHÂN DÂN</b>", "<b>CHỦ TỊCH</b>", "", "<b>Nguyễn Hữu Thành</b>"),
    )
    appendix: Sequence[Sequence[str]] = ()
    widths: Sequence[float] = (32, 190, 90, 90, 80)
    repeat_header: bool = True
    indent_pt: float = 36
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=tuple)
    rules: str = "grid"  # or "levels" (no upright ones), "columns" (no level ones between rows), "header", "none"
    valign: str = "TOP"
    header_rows: int = 1
    padding_pt: float = 3
    after: Sequence[str] = ()  # paragraphs behind the table
    before: Sequence[str] = ()  # paragraphs between `PHỤ LỤC` and the table


def print_pdf(path: Path, content: Print) -> Path:
    """Writes the directive to `path` as a PDF with a text layer and ruled tables."""
    _fonts()
    flow: list[Flowable] = [_two_columns(content.left, content.right)]
    flow += [_paragraph(line, centred=True) for line in content.title]
    flow += [_paragraph(text, indent_pt=content.indent_pt) for text in content.body]
    if content.closing[0]:
        flow.append(_two_columns(*content.closing))
    if content.appendix:
        flow += [_paragraph("<b>PHỤ LỤC</b>", centred=True)]
        flow += [_paragraph(line, centred=True) for line in content.before]
        flow += [_task_table(content), *(_paragraph(text) for text in content.after)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, leftMargin=57, rightMargin=43, topMargin=57, bottomMargin=57).build(flow)
    path.write_bytes(buffer.getvalue())
    return path


def print_flow(
    path: Path, flow: Sequence[Flowable], on_page: Callable[[Canvas, BaseDocTemplate], None] = lambda *_: None
) -> Path:
    """Writes what the functions below give, in any order, for documents that `Print` has no place for.

    `on_page` draws on every page, under its text, with the press's fonts.
    """
    _fonts()
    buffer = io.BytesIO()
    margins = {"leftMargin": 57, "rightMargin": 43, "topMargin": 57, "bottomMargin": 57}
    SimpleDocTemplate(buffer, pagesize=A4, **margins).build(list(flow), onFirstPage=on_page, onLaterPages=on_page)
    path.write_bytes(buffer.getvalue())
    return path


def centred(text: str) -> Paragraph:
    """A line in the middle of the page."""
    _fonts()
    return _paragraph(text, centred=True)


def body_text(*paragraphs: str) -> list[Paragraph]:
    """Justified paragraphs with an indented first line."""
    _fonts()
    return [_paragraph(text) for text in paragraphs]


def side_by_side(left: Sequence[str], right: Sequence[str]) -> Table:
    """A letterhead, or recipients and signature."""
    _fonts()
    return _two_columns(left, right)


def ruled_table(rows: Sequence[Sequence[str]], widths: Sequence[float] = (32, 190, 90, 90, 80)) -> Table:
    """A table of which the first row is the header."""
    _fonts()
    return _task_table(Print(appendix=rows, widths=widths))


@cache
def _fonts() -> None:
    for face, names in _FACES.items():
        found = (Path(folder, name) for folder in _FONT_FOLDERS for name in names if Path(folder, name).exists())
        fonts = (TTFont(f"Press{face}", str(path)) for path in found)
        pdfmetrics.registerFont(next(font for font in fonts if ord("Ủ") in font.face.charToGlyph))
    pdfmetrics.registerFontFamily("PressTimes", "PressTimes", "PressTimes-Bold", "PressTimes-Italic", "PressTimes-Bold")


def _paragraph(text: str, *, centred: bool = False, size_pt: float = 14, indent_pt: float = 36) -> Paragraph:
    style = ParagraphStyle(
        "press",
        fontName="PressTimes",
        fontSize=size_pt,
        leading=size_pt * 1.2,
        alignment=TA_CENTER if centred else TA_JUSTIFY,
        firstLineIndent=0 if centred else indent_pt,
        spaceAfter=6,
    )
    return Paragraph(text, style)


def _two_columns(left: Sequence[str], right: Sequence[str]) -> Table:
    cells = [[_paragraph("<br/>".join(side), centred=True, size_pt=12) for side in (left, right)]]
    return Table(cells, colWidths=[190, 290])


def _task_table(content: Print) -> Table:
    """A cell `<` is merged into the one left of it, `^` into the one above."""
    cells = [[_cell("" if text in ("<", "^") else text) for text in row] for row in content.appendix]
    style = [*_RULES[content.rules], ("VALIGN", (0, 0), (-1, -1), content.valign)]
    style += [(side, (0, 0), (-1, -1), content.padding_pt) for side in ("TOPPADDING", "BOTTOMPADDING")]
    style += [("SPAN", start, stop) for start, stop in (*content.spans, *_merges(content.appendix))]
    return Table(
        cells,
        colWidths=list(content.widths),
        repeatRows=content.header_rows if content.repeat_header else 0,
        splitInRow=1,
        style=TableStyle(style),
    )


def _merges(rows: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            right, low = left, top
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while low + 1 < len(rows) and left < len(rows[low + 1]) and rows[low + 1][left] == "^":
                low += 1
            if text not in ("<", "^") and (right, low) != (left, top):
                yield (left, top), (right, low)


def _cell(text: str) -> Paragraph:
    return Paragraph(text, ParagraphStyle("cell", fontName="PressTimes", fontSize=12, leading=14))
