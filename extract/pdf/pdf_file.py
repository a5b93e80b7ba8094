"""Opens a PDF. Characters are parsed once per page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect

from extract.files.media import Media, media_of
from extract.files.received_file import content_of, refusal
from extract.page import Page, Word
from extract.pdf import pdfium_page, plumber_page
from extract.pdf.annotations import annotated_words
from extract.pdf.characters import Frame, Parsed
from extract.pdf.enclosures import enclosed, is_signed, require_shown
from extract.pdf.legacy_encoding import as_unicode, letters_shown, page_encoding, read_fonts
from extract.pdf.pdfium_page import PDFIUM
from extract.pdf.words import without_large, words_of
from extract.tables.ruled_table import grids_of, level_rules
from model.directive import Doubt
from model.errors import EncryptedFile, LimitExceeded, UnreadableFile

MAX_PAGES = 2000
MAX_PAGE_SIDE_PT = 14_400.0  # 200 inches, the most that PDF 1.7 (Annex C) allows without scaling


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An opened PDF: identity, and its pages one after the other."""

    sha256: str
    size_bytes: int
    page_count: int
    _enclosed: tuple[Doubt, ...]
    _signed: bytes  # the file where it holds a signature, else nothing
    _plumber: Any
    _pdfium: Any

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is attached to the file, and who signed it."""
        if not self._signed:
            return self._enclosed
        from extract.pdf.signatures import signature_doubts  # half a second that unsigned files are spared

        return (*signature_doubts(self._signed), *self._enclosed)

    @property
    def has_pictures(self) -> bool:
        return True

    def pages(self) -> Iterator[Page]:
        """The pages in order; raises UnreadableFile when one is damaged, LimitExceeded for an absurd size."""
        for number, raw in enumerate(self._plumber.pages, start=1):
            with _readable(f"trang {number}"):
                frame = _frame(raw, number)
                parsed = self._fast(raw, number - 1, frame) or plumber_page.parse_page(raw, frame)
                page = _page(parsed, frame, annotated_words(raw, frame, number), number)
                raw.close()  # frees the characters; a long file would hold them all otherwise
            yield page

    def _fast(self, raw: Any, page_index: int, frame: Frame) -> Parsed | None:
        """The page by PDFium; None where only pdfplumber's parser can be trusted, or can say what is damaged."""
        if self._pdfium is None:
            return None
        with PDFIUM:
            try:
                page = self._pdfium[page_index]
                try:
                    parsed = pdfium_page.parse_page(page, frame, plumber_page.descents(raw))
                    if parsed and page_index == 0:
                        again = partial(self._pdfium.get_page, page_index)
                        parsed.stamped.extend(pdfium_page.stamped_characters(page, again, parsed, frame))
                finally:
                    page.close()
            except pypdfium2.PdfiumError:
                return None
        says = parsed and (parsed.characters or parsed.stamped)  # a scan may bear nothing but a stamp
        return parsed if parsed and says else None


@contextmanager
def open_pdf(path: Path) -> Iterator[PdfFile]:
    """Opens `path`; raises UnreadableFile, EncryptedFile or LimitExceeded, with what to do in the message."""
    content = content_of(path)
    if media_of(content) is not Media.PDF:
        raise refusal(media_of(content), path.name)
    with _readable(f"tệp {path.name}"):
        plumber = pdfplumber.open(io.BytesIO(content))
    with plumber, _pdfium(content) as pdfium:
        with _readable(f"tệp {path.name}"):
            page_count = len(plumber.pages)
        if page_count == 0:
            raise UnreadableFile(f"{path.name}: tệp PDF không có trang nào; hãy xin lại tệp từ nơi gửi.")
        if page_count > MAX_PAGES:
            raise LimitExceeded(f"{path.name}: {page_count} trang, quá giới hạn {MAX_PAGES} trang; hãy tách tệp.")
        same = pdfium is not None and len(pdfium) == page_count
        require_shown(pdfium, path.name)
        yield PdfFile(
            hashlib.sha256(content).hexdigest(),
            len(content),
            page_count,
            enclosed(pdfium, content),
            content if is_signed(pdfium, content) else b"",
            plumber,
            pdfium if same else None,
        )


@contextmanager
def _pdfium(content: bytes) -> Iterator[Any]:
    """The file in PDFium, or None where it does not open there."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            document = None
    try:
        yield document
    finally:
        if document:
            with PDFIUM:
                document.close()


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


def _frame(page: Any, number: int) -> Frame:
    frame = plumber_page.frame_of(page)
    if max(frame.width_pt, frame.height_pt) > MAX_PAGE_SIDE_PT:
        raise LimitExceeded(
            f"trang {number}: khổ giấy {frame.width_pt:.0f} x {frame.height_pt:.0f} pt quá lớn; hãy in lại văn bản."
        )
    return frame


def _is_among(note: Word, printed: Sequence[Word]) -> bool:
    """The annotation's word was read where it is drawn, too."""
    box = note.bbox_pt
    return any(
        word.text == note.text
        and word.bbox_pt.x0 <= box.x1
        and box.x0 <= word.bbox_pt.x1
        and word.bbox_pt.top <= box.bottom
        and box.top <= word.bbox_pt.bottom
        for word in printed
    )


def _page(parsed: Parsed, frame: Frame, notes: Iterable[Word], number: int) -> Page:
    fonts = read_fonts(parsed.characters)
    characters = letters_shown(parsed.characters, fonts)
    decode = partial(as_unicode, readings=fonts) if fonts else None
    printed = (*words_of(characters, number, decode), *words_of(parsed.stamped, number))
    words = (*printed, *(note for note in notes if not _is_among(note, printed)))
    grids = grids_of(parsed.edges, without_large(words), number, frame.width_pt)
    watermark = tuple(words_of(parsed.watermark, number))
    return Page(
        number,
        frame.width_pt,
        frame.height_pt,
        (*words, *watermark),
        grids,
        min(1.0, parsed.image_area / (frame.width_pt * frame.height_pt)),
        page_encoding(parsed.characters, fonts),
        margin_words=watermark,
        rules=level_rules(parsed.edges, grids),
    )
