"""Pages without a usable text layer become Pages all the same: pictures, cleaned, recognised by Tesseract, ruled
lines as tables. One page a core.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.cell_stack import stack_cells, without_cells
from extract.characters import Edge
from extract.page import Page, Word
from extract.placement import Placement
from extract.ruled_table import cells_of, grids_of, level_rules
from extract.scan_corrections import corrected
from extract.scan_image import (
    Grey,
    Pictures,
    ScanImage,
    has_ink,
    rendered_pages,
    straightened,
    turned,
    without_colour,
    without_specks,
)
from extract.scan_rules import edges_of, find_rules, without_rules
from extract.scan_words import reader_words
from extract.second_look import certainty, read_again
from extract.tesseract import ONE_BLOCK, ONE_LINE, SeenWord, recognise, require_tesseract
from model.directive import Doubt
from model.errors import LimitExceeded, UnreadableFile, VanthuError
from model.source import BBox

_MOST_WORKERS = 4  # each takes 130 MB while it cleans an A4 page, and a page may be twice as large
_POINTS_PER_INCH = 72
_WELL_READ = 70.0  # mean confidence of a page that stands upright; upside down it is below 45
_HEARD = 30.0  # confidence below which a cell's only word is a guess
_MOST_SILENT = 16  # cells of a page; a grid of boxes to tick has hundreds with nothing to read in them
_LEAST_WORDS = 5  # fewer do not tell how a page lies


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as recognised: its words stand on the upright picture, `placement` leads back to the page as shown.

    `seen` counts the words that were recognised, those of the layer not among them; `failure` says why there are none.
    """

    page: Page
    placement: Placement
    doubts: tuple[Doubt, ...] = ()
    seen: int = 0
    failure: VanthuError | None = None


def recognise_pages(path: Path, pages: Sequence[Page]) -> Iterator[ScannedPage]:
    """The given pages of the PDF at `path`, recognised, in order; an empty page comes back without words.

    Words that lie on a page's text layer (a stamped number, an e-office's strip) stand for those recognised there.
    A page whose picture cannot be shown, or takes too long, comes back with its `failure`: the others are read.
    Raises NotInstalled where Tesseract or its Vietnamese is missing, UnreadableFile where no page can be shown.
    """
    workers = min(_MOST_WORKERS, _cores())
    with rendered_pages(path) as renderer, ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[ScannedPage]] = deque()
        try:
            for page in pages:
                waiting.append(pool.submit(_recognise_or_say, page, _picture(renderer, page)))
                while len(waiting) > workers or (waiting and waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1


_Picture = tuple[Any, float]  # rows x columns x 3, pixels per point


def _picture(renderer: Pictures, page: Page) -> _Picture | VanthuError:
    try:
        return renderer.picture(page.number)
    except (UnreadableFile, MemoryError) as error:
        return _page_error(error, page.number)


def _recognise_or_say(page: Page, picture: _Picture | VanthuError) -> ScannedPage:
    """The page as recognised, or without words and why: one bad page must not cost the whole file."""
    if isinstance(picture, VanthuError):
        return _unread(page, picture)
    try:
        return _recognise(page, *picture)
    except (LimitExceeded, UnreadableFile, MemoryError) as error:
        return _unread(page, _page_error(error, page.number))


def _page_error(error: Exception, number: int) -> VanthuError:
    if isinstance(error, VanthuError):
        return type(error)(f"Trang {number}: {error.message[:1].lower()}{error.message[1:]}")
    return LimitExceeded(f"Trang {number}: ảnh quá lớn so với bộ nhớ; hãy quét lại trang ở 300 dpi.")


def _unread(page: Page, failure: VanthuError) -> ScannedPage:
    doubt = Doubt("page-unread", f"Chưa đọc được trang này. {failure.message}", page.number)
    placement = Placement(page.width_pt, page.height_pt)
    return ScannedPage(replace(page, grids=()), placement, (doubt,), failure=failure)


def _recognise(page: Page, picture: Any, scale: float) -> ScannedPage:
    grey = without_specks(without_colour(picture))
    if not has_ink(grey):
        placement = Placement(page.width_pt, page.height_pt)
        return ScannedPage(replace(page, grids=()), placement)
    require_tesseract()
    image, seen, edges = _upright(grey, scale, page)
    seen = read_again(seen, image.grey, scale, round(scale * _POINTS_PER_INCH))
    read, unsure = reader_words(seen, image.grey, scale, page.number)
    words = _with_layer(corrected(read, unsure), page, image.placement)
    width, height = image.placement.upright_size_pt
    grids = grids_of(edges, words, page.number, width)
    return ScannedPage(
        Page(page.number, width, height, words, grids, page.image_share, rules=level_rules(edges, grids)),
        image.placement,
        tuple(_doubts(len(unsure), page.number)),
        seen=len(words) - len(page.words),
    )


def _upright(grey: Grey, scale: float, page: Page) -> tuple[ScanImage, tuple[SeenWord, ...], tuple[Edge, ...]]:
    """The picture the way it reads best: as it lies, or where that reads badly turned by quarters."""
    best = None
    ways = [0, 2, 1, 3]
    while ways:
        quarters = ways.pop(0)
        level, skew = straightened(turned(grey, quarters) if quarters else grey)
        clean, seen, edges = _read(level, scale)
        sure = 0.0 if _runs_up(seen) else certainty(seen)
        if best is None or sure > best[0]:
            placement = Placement(page.width_pt, page.height_pt, quarters, skew)
            best = (sure, ScanImage(clean, scale, placement), seen, edges)
        if sure >= _WELL_READ or len(seen) < _LEAST_WORDS:
            break
        if not quarters and _runs_up(seen):
            ways = [1, 3]
    assert best is not None  # noqa: S101 - the first way always gives a reading
    return best[1:]


def _runs_up(seen: Sequence[SeenWord]) -> bool:
    """Most long words are higher than wide: Tesseract reads lines that run up or down, and says nothing of it."""
    long = [word.box for word in seen if len(word.text) > 3]
    upright = sum(box[3] - box[1] > box[2] - box[0] for box in long)
    return upright * 2 > len(long) > 0


def _read(level: Grey, scale: float) -> tuple[Grey, tuple[SeenWord, ...], tuple[Edge, ...]]:
    """The picture without rules, what is written on it, its rules."""
    rules = find_rules(level, scale)
    clean = without_rules(level, rules)
    edges = edges_of(rules)
    tables = cells_of(edges, level.shape[1] / scale)
    dots = round(scale * _POINTS_PER_INCH)
    cells = [BBox(*cell) for table in tables if len(table) > 1 for cell in sorted(table)]
    free = without_cells(clean, cells, scale) if cells else clean
    words = list(recognise(free, dots_per_inch=dots)) if has_ink(free) or not cells else []
    words += _read_cells(clean, cells, scale)
    return clean, tuple(words), edges


def _read_cells(clean: Grey, cells: Sequence[BBox], scale: float) -> Iterator[SeenWord]:
    """What is written in the cells; those that gave nothing in the stack (a lone `1`) once more by themselves."""
    dots = round(scale * _POINTS_PER_INCH)
    silent: list[int] = []
    for stack in stack_cells(clean, cells, scale):
        words = recognise(stack.grey, dots_per_inch=dots, mode=ONE_BLOCK)
        heard = {stack.index_of(word) for word in words if word.confidence >= _HEARD}
        yield from (stack.in_picture(word) for word in words if stack.index_of(word) in heard)
        silent += [index for index in stack.cells if index not in heard]
    for index in silent[:_MOST_SILENT]:
        for stack in stack_cells(clean, [cells[index]], scale):
            alone = (stack.in_picture(word) for word in recognise(stack.grey, dots_per_inch=dots, mode=ONE_LINE))
            yield from (replace(word, line=(-1 - index, -1, word.line[2])) for word in alone)


def _with_layer(words: tuple[Word, ...], page: Page, placement: Placement) -> tuple[Word, ...]:
    """Words of the text layer that was kept, and recognised words elsewhere."""
    layer = [replace(word, bbox_pt=placement.on_upright(word.bbox_pt)) for word in page.words]
    apart = [word for word in words if not any(_covers(own.bbox_pt, word) for own in layer)]
    return (*apart, *layer)


def _covers(box: BBox, word: Word) -> bool:
    middle = (word.bbox_pt.x0 + word.bbox_pt.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= word.middle_pt <= box.bottom


def _doubts(unsure: int, page: int) -> Iterator[Doubt]:
    if unsure:
        yield Doubt("ocr-unsure", f"Bản quét: {unsure} chữ nhận dạng chưa chắc; đề nghị đối chiếu với bản gốc.", page)
