"""Pages without a usable text layer become Pages all the same: pictures, cleaned, recognised by Tesseract, ruled
lines as tables. One page a core.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from extract.page import Page, Word
from extract.scan.corrections import corrected
from extract.scan.first_look import FirstLook, first_look
from extract.scan.image import Pictures, rendered_pages
from extract.scan.ordinals import mended_numbers
from extract.scan.placement import Placement
from extract.scan.romans import with_counted_romans
from extract.scan.second_look import look_again
from extract.scan.tesseract import SeenWord
from extract.scan.words import reader_words
from extract.tables.ruled_table import grids_of, level_rules
from model.directive import Doubt
from model.errors import LimitExceeded, UnreadableFile, VanthuError
from model.source import BBox

_MOST_WORKERS = 4  # each takes 130 MB while it cleans an A4 page, and a page may be twice as large
_MOST_NAMED = 6  # words of a doubt; a person looks at the page in any case
_MOST_TOGETHER = 4  # pages whose second look is one

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_Picture = tuple[Any, float]  # rows x columns x 3, pixels per point


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


def recognise_pages(
    path: Path, pages: Sequence[Page], *, on_page: Callable[[], None] = lambda: None
) -> Iterator[ScannedPage]:
    """The given pages of the PDF at `path`, recognised, in order; an empty page comes back without words.

    `on_page` is called as each page has been read once, which takes nearly all of the time.
    Words that lie on a page's text layer (a stamped number, an e-office's strip) stand for those recognised there.
    A page whose picture cannot be shown, or takes too long, comes back with its `failure`: the others are read.
    Raises NotInstalled where Tesseract or its Vietnamese is missing, UnreadableFile where no page can be shown.
    """
    workers = min(_MOST_WORKERS, _cores())
    together = min(_MOST_TOGETHER, max(1, len(pages) // (2 * workers)))
    with rendered_pages(path) as renderer, ThreadPoolExecutor(workers) as pool:
        pictures = ((page, _picture(renderer, page)) for page in pages)
        looks = _told(_ahead(pool, _look, pictures, workers), on_page)
        for finished in _ahead(pool, _finish, _batches(looks, together), 1):
            yield from finished


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1


def _ahead(pool: ThreadPoolExecutor, work: Callable[[_In], _Out], items: Iterable[_In], ahead: int) -> Iterator[_Out]:
    """Results in order, at most `ahead` items begun before the one that is waited for."""
    waiting: deque[Future[_Out]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            while len(waiting) > ahead or (waiting and waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _told(looks: Iterable[_Out], on_page: Callable[[], None]) -> Iterator[_Out]:
    for look in looks:
        on_page()
        yield look


def _batches(looks: Iterable[_Out], size: int) -> Iterator[list[_Out]]:
    looks = iter(looks)
    while batch := list(islice(looks, size)):
        yield batch


def _picture(renderer: Pictures, page: Page) -> _Picture | VanthuError:
    try:
        return renderer.picture(page.number)
    except (UnreadableFile, MemoryError) as error:
        return _page_error(error, page.number)


def _look(given: tuple[Page, _Picture | VanthuError]) -> FirstLook | ScannedPage:
    """The page read once; one that is empty or cannot be read is finished: it must not cost the whole file."""
    page, picture = given
    if isinstance(picture, VanthuError):
        return _unread(page, picture)
    try:
        look = first_look(page, *picture)
    except (LimitExceeded, UnreadableFile, MemoryError) as error:
        return _unread(page, _page_error(error, page.number))
    placement = Placement(page.width_pt, page.height_pt)
    return look or ScannedPage(replace(page, grids=()), placement)


def _page_error(error: Exception, number: int) -> VanthuError:
    if isinstance(error, VanthuError):
        return type(error)(f"Trang {number}: {error.message[:1].lower()}{error.message[1:]}")
    return LimitExceeded(f"Trang {number}: ảnh quá lớn so với bộ nhớ; hãy quét lại trang ở 300 dpi.")


def _unread(page: Page, failure: VanthuError) -> ScannedPage:
    doubt = Doubt("page-unread", f"Chưa đọc được trang này. {failure.message}", page.number)
    placement = Placement(page.width_pt, page.height_pt)
    return ScannedPage(replace(page, grids=()), placement, (doubt,), failure=failure)


def _finish(batch: list[FirstLook | ScannedPage]) -> list[ScannedPage]:
    """Pages read once and, what is unsure on them, once more; where that fails, the first reading stands."""
    looks = [look for look in batch if isinstance(look, FirstLook)]
    try:
        answers = look_again(looks) if looks else []
    except (LimitExceeded, UnreadableFile, MemoryError):
        answers = [look.seen for look in looks]
    seen = iter(answers)
    return [_scanned(look, next(seen)) if isinstance(look, FirstLook) else look for look in batch]


def _scanned(look: FirstLook, seen: tuple[SeenWord, ...]) -> ScannedPage:
    page, placement = look.page, look.image.placement
    seen = with_counted_romans(seen, look.image.grey)
    read, unsure = reader_words(seen, look.image.grey, look.image.scale, page.number)
    words = _with_layer(corrected(read, unsure, look.edges), page, placement)
    width, height = placement.upright_size_pt
    grids = grids_of(look.edges, words, page.number, width)
    if mended := {id(word): text for word, text in mended_numbers(grids)}:
        words = tuple(replace(word, text=mended[id(word)]) if id(word) in mended else word for word in words)
        grids = grids_of(look.edges, words, page.number, width)
    return ScannedPage(
        Page(page.number, width, height, words, grids, page.image_share, rules=level_rules(look.edges, grids)),
        placement,
        tuple(_doubts([word for word in read if id(word) in unsure], page.number)),
        seen=len(words) - len(page.words),
    )


def _with_layer(words: tuple[Word, ...], page: Page, placement: Placement) -> tuple[Word, ...]:
    """Words of the text layer that was kept, and recognised words elsewhere."""
    layer = [replace(word, bbox_pt=placement.on_upright(word.bbox_pt)) for word in page.words]
    apart = [word for word in words if not any(_covers(own.bbox_pt, word) for own in layer)]
    return (*apart, *layer)


def _covers(box: BBox, word: Word) -> bool:
    middle = (word.bbox_pt.x0 + word.bbox_pt.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= word.middle_pt <= box.bottom


def _doubts(unsure: Sequence[Word], page: int) -> Iterator[Doubt]:
    """One a page that names the words, those with digits first: they move deadlines."""
    if unsure:
        ordered = sorted(unsure, key=lambda word: not any(char.isdigit() for char in word.text))
        named = ", ".join(f"«{word.text}»" for word in ordered[:_MOST_NAMED])
        more = ", ..." if len(ordered) > _MOST_NAMED else ""
        message = f"Bản quét: {len(unsure)} chữ nhận dạng chưa chắc ({named}{more}); đề nghị đối chiếu với bản gốc."
        yield Doubt("ocr-unsure", message, page)
