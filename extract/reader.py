"""Reads a directive from a file: the way in to this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from extract.assembly import assemble
from extract.collector import paused_collector
from extract.files.media import Media, media_in
from extract.files.opened_file import open_file
from extract.page import Page, encoding_of
from extract.pdf.text_layer import TextLayer, judge, lies_on_picture, require_vietnamese
from extract.pdf.text_overlay import TextOverlay
from extract.scan.placement import Placement
from model.directive import Directive, Doubt, SourceFile, TextOrigin
from model.errors import NotADirective, UnreadableFile, VanthuError

OnPage = Callable[[int, int], None]


def read_directive(path: Path, *, on_page: OnPage | None = None, searchable: Path | None = None) -> Directive:
    """The directive in a PDF, a Word file or a picture; `on_page(done, pages)` is called as each page has been read.

    Where pages of a PDF had to be recognised, a copy that can be searched is written to `searchable`, if that is given.
    A page that cannot be read as a picture makes a doubt, unless no other page can be read either.
    Raises UnreadableFile, EncryptedFile or NoText (exit status 3), NotADirective (4), LimitExceeded (5), NotInstalled
    (6) where a page is a picture and Tesseract is missing.
    """
    tell = on_page or (lambda _done, _pages: None)
    pages: list[Page] = []
    unread: dict[int, TextLayer] = {}
    on_pictures: list[Page] = []
    with paused_collector(), open_file(path) as file:
        for page in file.pages():
            pages.append(page)
            if file.has_pictures and (layer := judge(page)) is not TextLayer.GOOD:
                unread[page.number] = layer
            else:
                tell(page.number - len(unread), file.page_count)
                if file.has_pictures and lies_on_picture(page):
                    on_pictures.append(page)
        sha256, size_bytes, doubts = file.sha256, file.size_bytes, file.doubts
    scan = _Scan()
    if on_pictures:
        scan.rule(path, pages, on_pictures)
    if unread:
        scan.read(path, pages, unread, tell)
    if scan.failures and not any(page.words for page in pages):
        raise next(iter(scan.failures.values()))
    with _telling(doubts):
        require_vietnamese(pages, path.name)
    source_file = SourceFile(
        sha256=sha256,
        size_bytes=size_bytes,
        pages=len(pages),
        text=_origin(pages, scan.numbers),
        encoding=encoding_of(pages),
    )
    with _telling(doubts):
        directive = assemble(source_file, pages, path.name, is_beheaded=1 in scan.failures)
    if searchable and scan.overlays and media_in(path) is Media.PDF:
        scan.write(path, searchable)
    directive = replace(directive, doubts=(*doubts, *directive.doubts))
    return scan.as_shown(directive) if unread or on_pictures else directive


@contextmanager
def _telling(doubts: Sequence[Doubt]) -> Iterator[None]:
    """Where the pages are no directive, what the file carries besides them may be: the refusal names it."""
    try:
        yield
    except NotADirective as error:
        if carried := [doubt.message for doubt in doubts if doubt.code == "attachments"]:
            raise NotADirective(" ".join((error.message, *carried))) from error
        raise


class _Scan:
    """The pages that were read as pictures: what is doubtful about them, and how they lie on their paper."""

    def __init__(self) -> None:
        self.placements: dict[int, Placement] = {}
        self.numbers: set[int] = set()  # of the pages with words that were recognised
        self.doubts: list[Doubt] = []
        self.overlays: list[TextOverlay] = []
        self.failures: dict[int, VanthuError] = {}  # of the pages that could not be read

    def rule(self, path: Path, pages: list[Page], on_pictures: Sequence[Page]) -> None:
        """Gives pages with a good text layer the tables that are ruled in their picture."""
        from extract.scan.picture_rules import with_rules_of_picture

        for page, placement in with_rules_of_picture(path, on_pictures):
            pages[page.number - 1] = page
            self.placements[page.number] = placement

    def read(self, path: Path, pages: list[Page], unread: dict[int, TextLayer], tell: OnPage) -> None:
        """Puts recognised pages in the place of those that could not be read."""
        from extract.scan.ocr import recognise_pages  # numpy is not loaded for what is in print

        done = count(len(pages) - len(unread) + 1)
        waiting = [_without_garbage(pages[number - 1], layer) for number, layer in unread.items()]
        for scanned in recognise_pages(path, waiting, on_page=lambda: tell(next(done), len(pages))):
            number = scanned.page.number
            pages[number - 1] = scanned.page
            self.placements[number] = scanned.placement
            self.doubts.extend(scanned.doubts)
            if scanned.seen:
                self.numbers.add(number)
                words, garbage = scanned.page.words[: scanned.seen], unread[number] is TextLayer.GARBAGE
                self.overlays.append(TextOverlay(number, words, scanned.placement, replaces=garbage))
            if scanned.failure:
                self.failures[number] = scanned.failure

    def write(self, path: Path, target: Path) -> None:
        """The PDF at `path` with the recognised words over its pages, to `target`."""
        from extract.pdf.searchable import write_searchable

        try:
            write_searchable(path, self.overlays, target)
        except UnreadableFile as error:
            self.doubts.append(Doubt("searchable-missing", error.message))

    def as_shown(self, directive: Directive) -> Directive:
        """The directive with its boxes on the pages as they are shown: skewed or lying, as scanned."""
        blocks = tuple(
            replace(block, bbox_pt=place.on_page(block.bbox_pt))
            if (place := self.placements.get(block.page))
            else block
            for block in directive.blocks
        )
        requirements = tuple(
            replace(found, source=replace(found.source, bbox_pt=place.on_page(found.source.bbox_pt)))
            if (place := self.placements.get(found.source.page))
            else found
            for found in directive.requirements
        )
        return replace(directive, blocks=blocks, requirements=requirements, doubts=(*directive.doubts, *self.doubts))


def _without_garbage(page: Page, layer: TextLayer) -> Page:
    return replace(page, words=(), grids=()) if layer is TextLayer.GARBAGE else page


def _origin(pages: Sequence[Page], scanned: set[int]) -> TextOrigin:
    if not scanned:
        return TextOrigin.DIGITAL
    written = {page.number for page in pages if page.words}
    return TextOrigin.OCR if written == scanned else TextOrigin.MIXED
