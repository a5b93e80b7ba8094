"""The pages that LibreOffice makes of a draft, held against the decree: what is wrong with them, in words.

Read with pdfplumber: positions in points from the top left corner. Texts are compared without their spaces, since a
justified line has none of a known width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from generate import decree, layout
from generate.text_width import width_mm
from model.draft import Appendix, Draft, Role, TableRow

_MM = 72 / 25.4
_SLACK_PT = 1.5
_LEFT, _RIGHT = layout.LEFT_MM * _MM, layout.RIGHT_MM * _MM
_TOP, _BOTTOM = layout.TOP_MM * _MM, layout.BOTTOM_MM * _MM
_BESIDE = (layout.LEFT_MM + layout.LEFT_CELL_MM) * _MM  # between the issuer and the national title
_SIGNATURE = (layout.PAGE_WIDTH_MM - layout.RIGHT_MM - layout.SIGNATURE_CELL_MM) * _MM  # recipients stand before it
_SEAM = layout.MOST_SEAM_MM * _MM  # what a long place takes of the number's room


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page. `grid` is its table's rows of cell texts (None where a cell is bridged), `row_boxes` their top
    and bottom; `lines` are those between the margins, `numbers` those above."""

    number: int
    width: float
    height: float
    words: tuple[dict[str, Any], ...]
    lines: tuple[Line, ...]
    numbers: tuple[Line, ...]
    strokes: tuple[Line, ...]
    grid: tuple[tuple[str | None, ...], ...] = ()
    row_boxes: tuple[tuple[float, float], ...] = ()


def faults(path: Path, draft: Draft) -> list[str]:
    """What is wrong with the pages of a printed draft; empty when all is right."""
    sheets = _sheets(path)
    starts = _starts(sheets, draft.appendices)
    if len(starts) != len(draft.appendices):
        return [f"{len(starts)} appendices of {len(draft.appendices)} found"]
    ends = [*starts, len(sheets)]
    first = sheets[: ends[0]]
    found = [*_common(sheets), *_letterhead(first[0], draft), *_numbered(first), *_headings(first, draft)]
    found += _sign_off(first, draft)
    for appendix, start, end in zip(draft.appendices, ends, ends[1:], strict=False):
        found += [*_numbered(sheets[start:end]), *_table(sheets[start:end], appendix)]
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _sheets(path: Path) -> list[Sheet]:
    with pdfplumber.open(path) as pdf:
        return [_sheet(page) for page in pdf.pages]


def _sheet(page: Any) -> Sheet:
    words = tuple(page.extract_words(x_tolerance=1.5, y_tolerance=1))
    tables = page.find_tables()
    table = max(tables, key=lambda one: one.bbox[3] - one.bbox[1], default=None)
    rows = table.rows if table else ()
    strokes = {
        Line("", one["x0"], one["x1"], one["top"], one["bottom"])
        for one in (*page.lines, *page.rects, *page.curves)
        if one["bottom"] - one["top"] < 2 and one["x1"] - one["x0"] > 4
    }
    return Sheet(
        number=page.page_number,
        width=page.width,
        height=page.height,
        words=words,
        lines=_lines([word for word in words if word["bottom"] >= _TOP]),
        numbers=_lines([word for word in words if word["bottom"] < _TOP]),
        strokes=tuple(strokes),
        grid=tuple(tuple(_inside(words, cell) if cell else None for cell in row.cells) for row in rows),
        row_boxes=tuple((row.bbox[1], row.bbox[3]) for row in rows),
    )


def _inside(words: Sequence[dict[str, Any]], cell: tuple[float, float, float, float]) -> str:
    x0, top, x1, bottom = cell
    held = [
        word
        for word in words
        if x0 - 1 <= (word["x0"] + word["x1"]) / 2 <= x1 + 1 and top <= (word["top"] + word["bottom"]) / 2 <= bottom
    ]
    return "".join(line.text for line in _lines(held))


def _lines(words: Sequence[dict[str, Any]]) -> tuple[Line, ...]:
    """Words whose middles are less than a third of a line apart."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and abs((rows[-1][-1]["top"] + rows[-1][-1]["bottom"]) / 2 - middle) < 4:
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(_line(sorted(row, key=lambda one: one["x0"])) for row in rows)


def _line(row: Sequence[dict[str, Any]]) -> Line:
    return Line(
        text="".join(word["text"] for word in row),
        x0=row[0]["x0"],
        x1=max(word["x1"] for word in row),
        top=min(word["top"] for word in row),
        bottom=max(word["bottom"] for word in row),
    )


def _starts(sheets: Sequence[Sheet], appendices: Sequence[Appendix]) -> list[int]:
    """Where each appendix begins: its label is a page's first line."""
    labels = [squeezed(appendix.label) for appendix in appendices]
    found: list[int] = []
    for n, sheet in enumerate(sheets):
        if len(found) < len(labels) and sheet.lines and sheet.lines[0].text == labels[len(found)]:
            found.append(n)
    return found


def _common(sheets: Sequence[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        if not sheet.lines:
            yield f"page {sheet.number}: empty"
        yield from _outside(sheet)
        yield from _overlaps(sheet)


def _outside(sheet: Sheet) -> Iterator[str]:
    for line in sheet.lines:
        if line.x0 < _LEFT - _SLACK_PT or line.x1 > sheet.width - _RIGHT + _SLACK_PT:
            yield f"page {sheet.number}: over the side margin: {line.text[:40]}"
        if line.top < _TOP - _SLACK_PT or line.bottom > sheet.height - _BOTTOM + _SLACK_PT:
            yield f"page {sheet.number}: over the top or bottom margin: {line.text[:40]}"


def _overlaps(sheet: Sheet) -> Iterator[str]:
    """Letters over one another: the boxes of two words share more than the leading of a line."""
    words = sorted(sheet.words, key=lambda one: one["top"])
    for n, word in enumerate(words):
        for other in words[n + 1 :]:
            high = word["bottom"] - other["top"]
            if high <= 0:
                break
            wide = min(word["x1"], other["x1"]) - max(word["x0"], other["x0"])
            if wide > _SLACK_PT and high > 0.4 * (other["bottom"] - other["top"]):
                yield f"page {sheet.number}: one over the other: {word['text']} {other['text']}"


def _letterhead(sheet: Sheet, draft: Draft) -> Iterator[str]:
    right = _lines([word for word in sheet.words if word["x0"] >= _BESIDE - _SLACK_PT])
    texts = [line.text for line in right]
    if texts[:2] != [squeezed(layout.NATIONAL_TITLE), squeezed(layout.MOTTO)]:
        yield f"national title and motto are {texts[:2]}"
        return
    left = _lines([word for word in sheet.words if word["x1"] <= _BESIDE + _SLACK_PT])
    beside = squeezed((draft.letterhead.parent or draft.letterhead.issuer).upper())
    if not beside.startswith(left[0].text) or abs(left[0].top - right[0].top) > 4:
        yield f"beside the national title stands {left[0].text}"
    yield from _names(left, draft)
    motto = right[1]
    low = next(word["top"] for word in sheet.words if word["text"] == "Số:") - 3
    numbers = _lines([word for word in sheet.words if word["top"] >= low and word["x0"] < _BESIDE - _SEAM])
    dates = _lines([word for word in sheet.words if word["top"] >= low and word["x0"] >= _BESIDE - _SEAM])
    yield from _number(numbers[0].text, draft)
    place = dates[0]
    under = [one for one in sheet.strokes if motto.bottom - 3 < one.top < place.top + 3 and one.x0 > _BESIDE]
    if (
        len(under) != 1
        or abs((under[0].x1 - under[0].x0) - (motto.x1 - motto.x0)) > 4
        or abs(under[0].x0 - motto.x0) > 4
    ):
        yield f"the line under the motto is {under}"
    yield from _place_and_date([line.text for line in dates], draft)


def _names(left: Sequence[Line], draft: Draft) -> Iterator[str]:
    """No word is cut that a line holds."""
    head, room = draft.letterhead, layout.LEFT_CELL_MM - 3
    words = f"{head.parent or ''} {head.issuer}".upper().split()
    for word in words:
        if width_mm(word, decree.ISSUER.size.most, bold=True) < room and not any(word in line.text for line in left):
            yield f"cut: {word}"


def _number(text: str, draft: Draft) -> Iterator[str]:
    if _number_mm(draft) < layout.LEFT_CELL_MM - 3 and not text.endswith(squeezed(f"/{draft.letterhead.symbol}")):
        yield f"the number is {text}"


def _number_mm(draft: Draft) -> float:
    return width_mm(f"Số: 20/{draft.letterhead.symbol}", decree.NUMBER.size.most, bold=False)


def _place_and_date(texts: Sequence[str], draft: Draft) -> Iterator[str]:
    """On one line, or where the place is too long for that in the smallest size, the date whole on its last one."""
    place, date = squeezed(f"{draft.letterhead.place},"), r"ngày\d*tháng\d*năm\d*"
    if re.fullmatch(re.escape(place) + date, texts[0]):
        return
    filled = f"{draft.letterhead.place}, ngày 20 tháng 12 năm 2026"
    room = layout.RIGHT_CELL_MM - 2
    if _number_mm(draft) + 8 < layout.LEFT_CELL_MM - layout.MOST_SEAM_MM:
        room += layout.MOST_SEAM_MM
    fits = width_mm(filled, decree.PLACE_DATE.size.least, bold=False) < room
    begun = next((n for n, text in enumerate(texts) if re.search(f"{date}$", text)), None)
    if fits or begun is None or not re.fullmatch(re.escape(place) + date, "".join(texts[: begun + 1])):
        yield f"place and date are {texts[:3]}"


def _numbered(sheets: Sequence[Sheet]) -> Iterator[str]:
    for n, sheet in enumerate(sheets, 1):
        wanted = [] if n == 1 else [str(n)]
        if [line.text for line in sheet.numbers] != wanted:
            yield f"page {sheet.number}: its number is {[line.text for line in sheet.numbers]}, not {wanted}"
        for line in sheet.numbers:
            if abs((line.x0 + line.x1) / 2 - (sheet.width + _LEFT - _RIGHT) / 2) > 2:
                yield f"page {sheet.number}: its number is not centred"


def _headings(sheets: Sequence[Sheet], draft: Draft) -> Iterator[str]:
    """None stands last on a page."""
    roles = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
    headings = {squeezed(paragraph.text) for paragraph in draft.body if paragraph.role in roles}
    for sheet in sheets[:-1]:
        ends = ("".join(line.text for line in sheet.lines[-n:]) for n in range(1, min(len(sheet.lines), 12)))
        if any(end in headings for end in ends):
            yield f"page {sheet.number}: ends in a heading"


def _sign_off(sheets: Sequence[Sheet], draft: Draft) -> Iterator[str]:
    """Title and name on one page, with the last line of the text."""
    signature = draft.signature
    words = squeezed("".join(filter(None, (signature.authority, signature.title))).upper())
    with_title = [sheet for sheet in sheets if words in _right_column(sheet)]
    if not with_title:
        yield "the signature's title is on no page"
        return
    sheet = with_title[-1]
    column = _right_column(sheet)
    if not column[column.rindex(words) + len(words) :].startswith(squeezed(signature.name)):
        yield f"page {sheet.number}: title without name"
    if not any("./." in line.text for line in sheet.lines):
        yield f"page {sheet.number}: the signature stands without any line of the text"
    said = "".join(_left_column(one) for one in sheets)
    if missing := [name for name in draft.recipients if squeezed(name).rstrip(".;") not in said]:
        yield f"recipients cut: {missing}"


def _right_column(sheet: Sheet) -> str:
    return "".join(line.text for line in _lines([word for word in sheet.words if word["x0"] >= _SIGNATURE - _SLACK_PT]))


def _left_column(sheet: Sheet) -> str:
    held = [word for word in sheet.words if word["x1"] <= _SIGNATURE + _SLACK_PT and word["bottom"] >= _TOP]
    return "".join(line.text for line in _lines(held))


def _table(sheets: Sequence[Sheet], appendix: Appendix) -> Iterator[str]:
    header = tuple(map(squeezed, appendix.table.columns))
    printed: list[tuple[tuple[str, ...], float]] = []
    for sheet in sheets:
        if not sheet.grid or sheet.grid[0] != header:
            yield f"page {sheet.number}: no header row: {sheet.grid[:1]}"
            continue
        if appendix.table.rows and len(sheet.grid) < 2:
            yield f"page {sheet.number}: header row alone"
        elif sheet.grid[-1][2:] and all(cell is None for cell in sheet.grid[-1][2:]):
            yield f"page {sheet.number}: ends in a group row"
        boxes = zip(sheet.grid[1:], sheet.row_boxes[1:], strict=True)
        printed += [(tuple(cell or "" for cell in row), bottom - top) for row, (top, bottom) in boxes]
    most = max((sheet.height - _TOP - _BOTTOM for sheet in sheets), default=0)
    heads = [bottom - top for sheet in sheets for top, bottom in sheet.row_boxes[:1]]
    yield from _rows_whole(printed, appendix.table.rows, most - max(heads, default=0))


def _rows_whole(
    printed: Sequence[tuple[tuple[str, ...], float]], rows: Sequence[TableRow], room: float
) -> Iterator[str]:
    """Every row once and whole; cut only where it is higher than a page, or stands first, below the titles."""
    left = iter(printed)
    first = next((row for row in rows if not row.is_group), None)
    for row in rows:
        wanted = tuple(map(squeezed, row.cells[:2] if row.is_group else row.cells))
        found, height, parts = [""] * len(wanted), 0.0, 0
        while tuple(found) != wanted:
            part = next(left, None)
            if part is None:
                yield f"a row is cut off or mixed up: {wanted[1][:60]} | {''.join(found)[:60]}"
                return
            found = [begun + cell for begun, cell in zip(found, part[0], strict=False)]
            height, parts = height + part[1], parts + 1
        if parts > 1 and height < 0.95 * room and not (row is first and height > room - 150):
            yield f"a row that fits a page is cut: {wanted[1][:60]} ({height:.0f} of {room:.0f} pt)"
    if next(left, None) is not None:
        yield "more rows than wanted"
