"""Opens a PDF: the one module of `extract` that touches files. Characters are parsed once per page."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteralTable
from pdfminer.utils import decode_text

from extract.page import Cell, Grid, Page, Word, lines_of
from model.errors import EncryptedFile, LimitExceeded, UnreadableFile
from model.source import BBox

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_PAGES = 2000
MAX_PAGE_SIDE_PT = 14_400.0  # 200 inches, the most that PDF 1.7 (Annex C) allows without scaling

# Word writes its bullets in the private use area, and some printers write the hyphen as a soft one.
_AS_DASH = dict.fromkeys([0x00AD, 0x2010, 0x2011, *range(0xF000, 0xF100)], "-")

_LEAST_RULE_PT = 8.0  # shorter lines rule no table


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An opened PDF: identity, and its pages one after the other."""

    sha256: str
    size_bytes: int
    page_count: int
    _pdf: Any

    def pages(self) -> Iterator[Page]:
        """The pages in order; raises UnreadableFile when one is damaged, LimitExceeded for an absurd size."""
        for number, raw in enumerate(self._pdf.pages, start=1):
            with _readable(f"trang {number}"):
                page = _read_page(raw, number)
                raw.close()  # frees the characters; a long file would hold them all otherwise
            yield page


@contextmanager
def open_pdf(path: Path) -> Iterator[PdfFile]:
    """Opens `path`; raises UnreadableFile, EncryptedFile or LimitExceeded, with what to do in the message."""
    content = _content(path)
    with _readable(f"tệp {path.name}"):
        pdf = pdfplumber.open(path)
    with pdf:
        with _readable(f"tệp {path.name}"):
            page_count = len(pdf.pages)
        if page_count == 0:
            raise UnreadableFile(f"{path.name}: tệp PDF không có trang nào; hãy xin lại tệp từ nơi gửi.")
        if page_count > MAX_PAGES:
            raise LimitExceeded(f"{path.name}: {page_count} trang, quá giới hạn {MAX_PAGES} trang; hãy tách tệp.")
        yield PdfFile(hashlib.sha256(content).hexdigest(), len(content), page_count, pdf)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise LimitExceeded(f"{path.name}: tệp lớn hơn {MAX_FILE_BYTES // 2**20} MB; hãy tách hoặc nén tệp.")
        content = path.read_bytes()
    except OSError as err:
        raise UnreadableFile(f"{path}: không mở được tệp ({err.strerror}); hãy kiểm tra đường dẫn và quyền.") from err
    if b"%PDF-" not in content[:1024]:
        raise UnreadableFile(f"{path.name}: không phải tệp PDF; hãy gửi văn bản ở dạng PDF.")
    return content


@contextmanager
def _readable(where: str) -> Iterator[None]:
    """Turns whatever the parsers throw at damaged bytes into one error that says where."""
    try:
        yield
    except (LimitExceeded, UnreadableFile):
        raise
    except MemoryError as err:
        raise LimitExceeded(f"{where}: cần quá nhiều bộ nhớ để đọc; hãy xin lại tệp từ nơi gửi.") from err
    except Exception as err:  # pdfminer raises anything from KeyError to AssertionError on damaged bytes
        if isinstance(err, PDFPasswordIncorrect) or isinstance(err.__cause__ or err.__context__, PDFPasswordIncorrect):
            raise EncryptedFile(f"{where}: có mật khẩu; hãy xin bản không khóa từ nơi gửi.") from err
        raise UnreadableFile(f"{where}: PDF bị hỏng, không đọc được; hãy xin lại tệp từ nơi gửi.") from err


def _read_page(page: Any, number: int) -> Page:
    width, height = float(page.width), float(page.height)
    if max(width, height) > MAX_PAGE_SIDE_PT:
        raise LimitExceeded(f"trang {number}: khổ giấy {width:.0f} x {height:.0f} pt quá lớn; hãy in lại văn bản.")
    upright = page.filter(lambda item: item["object_type"] != "char" or item["upright"])
    printed = (_word(raw, number) for raw in upright.extract_words(return_chars=True))
    words = tuple(word for word in (*printed, *_annotated(page, number)) if word.text)
    grids = tuple(_grid(table, words, number) for table in upright.find_tables(_table_settings(upright)))
    return Page(number, width, height, words, tuple(grid for grid in grids if _is_table(grid)), _image_share(page))


def _table_settings(page: Any) -> dict[str, Any]:
    """Ruled tables; where upright rules end side by side a line is added, since a page break may leave a row open."""
    ends: dict[int, set[int]] = {}
    for edge in page.vertical_edges:
        if edge["height"] >= _LEAST_RULE_PT:
            for end in (edge["top"], edge["bottom"]):
                ends.setdefault(round(end), set()).add(round(edge["x0"]))
    closing = [height for height, sides in ends.items() if len(sides) > 2]
    return {
        "vertical_strategy": "lines",
        "horizontal_strategy": "lines",
        "explicit_horizontal_lines": closing,
    }


def _image_share(page: Any) -> float:
    area = sum(max(0.0, float(image["width"]) * float(image["height"])) for image in page.images)
    return min(1.0, area / (float(page.width) * float(page.height)))


def _annotated(page: Any, number: int) -> Iterator[Word]:
    """Words of FreeText annotations: e-offices stamp the number and the day on a print as such.

    Read from pdfminer's objects: pdfplumber's own `annots` recurses without end through the pages of signed files.
    """
    for reference in resolve1(page.page_obj.annots) or ():
        note = resolve1(reference)
        if isinstance(note, dict) and note.get("Subtype") is PSLiteralTable.intern("FreeText") and "Contents" in note:
            x0, low, x1, high = (float(resolve1(side)) for side in resolve1(note["Rect"]))
            left, bottom = float(page.bbox[0]), float(page.bbox[3])
            box = BBox(x0 - left, bottom - high, x1 - left, bottom - low)
            yield from _spread(decode_text(resolve1(note["Contents"])), box, number)


def _spread(text: str, box: BBox, number: int) -> Iterator[Word]:
    """An annotation's words side by side over its box, each as wide as its share of the letters."""
    words = unicodedata.normalize("NFC", text).split()
    letters = sum(map(len, words)) + len(words) - 1
    step = (box.x1 - box.x0) / max(letters, 1)
    size = min(box.bottom - box.top, 14.0)
    top, left = (box.top + box.bottom - size) / 2, box.x0
    for word in words:
        right = left + step * len(word)
        yield Word(word, number, BBox(left, top, right, top + size), size)
        left = right + step


def _word(raw: dict[str, Any], number: int) -> Word:
    """A pdfplumber word; its face is that of most of its characters (fallback fonts lend single letters)."""
    fonts = Counter(char["fontname"] for char in raw["chars"])
    font = fonts.most_common(1)[0][0].rpartition("+")[2].lower()
    return Word(
        text=unicodedata.normalize("NFC", raw["text"].translate(_AS_DASH)).strip(),
        page=number,
        bbox_pt=BBox(float(raw["x0"]), float(raw["top"]), float(raw["x1"]), float(raw["bottom"])),
        size_pt=float(raw["chars"][0]["size"]),
        bold="bold" in font or "black" in font,
        italic="italic" in font or "oblique" in font,
    )


def _grid(table: Any, words: tuple[Word, ...], number: int) -> Grid:
    """A pdfplumber table as a grid of spanning cells, each with the words whose middle lies in it."""
    lefts = _edges(x for cell in table.cells for x in (cell[0], cell[2]))
    tops = _edges(y for cell in table.cells for y in (cell[1], cell[3]))
    box = BBox(*map(float, table.bbox))
    inside = [word for word in words if _holds(box, word)]
    cells = []
    for raw in table.cells:
        cell_box = BBox(*map(float, raw))
        cells.append(
            Cell(
                rows=range(_nearest(tops, cell_box.top), _nearest(tops, cell_box.bottom)),
                columns=range(_nearest(lefts, cell_box.x0), _nearest(lefts, cell_box.x1)),
                bbox_pt=cell_box,
                words=tuple(word for line in lines_of(w for w in inside if _holds(cell_box, w)) for word in line.words),
            )
        )
    cells.sort(key=lambda cell: (cell.rows.start, cell.columns.start))
    return Grid(number, box, lefts, len(tops) - 1, tuple(cells))


def _edges(positions: Iterable[float]) -> tuple[float, ...]:
    """Positions with those nearer than 3 pt to the one before merged: drawn lines rarely meet exactly."""
    merged: list[float] = []
    for position in sorted(positions):
        if not merged or position - merged[-1] > 3:
            merged.append(float(position))
    return tuple(merged)


def _nearest(edges: tuple[float, ...], position: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - position))


def _holds(box: BBox, word: Word) -> bool:
    middle = (word.bbox_pt.x0 + word.bbox_pt.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= word.middle_pt <= box.bottom


def _is_table(grid: Grid) -> bool:
    """Two columns or more with words in them; a framed letterhead or signature is layout and no table."""
    filled = {cell.columns.start for cell in grid.cells if cell.words}
    text = " ".join(cell.text for cell in grid.cells).casefold()
    return len(filled) > 1 and "độc lập - tự do" not in text and "nơi nhận:" not in text
