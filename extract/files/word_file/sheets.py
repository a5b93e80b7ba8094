"""Sections of a Word file laid out on virtual pages: where each word would stand if it were printed, about.

A page ends where the author broke it, else where Word last did (it says so in the file), and only where it says nothing
by what fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extract.files.word_file.blocks import (
    PAGE_END,
    PAGE_TURN,
    Block,
    Margins,
    Section,
    Sheet,
    WordParagraph,
    WordRow,
    WordTable,
    paragraphs_in,
)
from extract.files.word_file.cells import SetRow, set_blocks, set_rows, table_edges
from extract.files.word_file.shown_text import Decode
from extract.files.word_file.typesetting import SetWord, set_paragraph
from extract.head.head_columns import NATIONAL_TITLE
from extract.page import Cell, Grid, Page, Word
from model.errors import LimitExceeded
from model.source import BBox

MAX_PAGES = 2000
_MOST_GROWTH = 1.5  # a page may hold so much more than its paper: our lines are not quite Word's
_NOTE_GAP_PT = 8.0


def lay_out(sections: Sequence[Section], decode: Decode, *, name: str) -> Iterator[Page]:
    """The pages of a file; LimitExceeded (naming the file `name`) where they are too many."""
    paragraphs = [paragraph for section in sections for paragraph in paragraphs_in(section.blocks)]
    turns = any(PAGE_TURN in piece.text for paragraph in paragraphs for piece in paragraph.pieces)
    printer = _Printer(decode, turns, name)
    for section in sections:
        printer.print(section)
        yield from printer.finished()
    printer.end_page()
    yield from printer.finished()


@dataclass(slots=True)
class _Printer:
    """The page at hand, and how far down it is filled."""

    decode: Decode
    knows_pages: bool  # Word has noted where its pages began
    name: str
    sheet: Sheet = field(default_factory=Sheet)
    head: Margins = field(default_factory=Margins)
    foot: Margins = field(default_factory=Margins)
    number: int = 0
    down: float = 0.0
    words: list[Word] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    margin: list[Word] = field(default_factory=list)
    notes: list[tuple[Block, ...]] = field(default_factory=list)
    is_open: bool = False
    is_first: bool = True  # the next page is its section's first
    _done: list[Page] = field(default_factory=list)

    def print(self, section: Section) -> None:
        """Puts a section's blocks on pages."""
        if section.begins_page or not self.is_open:
            self.end_page()
            self.sheet, self.head, self.foot, self.is_first = section.sheet, section.head, section.foot, True
        for block in section.blocks:
            self._block(block)

    def finished(self) -> Iterator[Page]:
        """The pages that are done since this was last asked."""
        done, self._done = self._done, []
        yield from done

    def end_page(self) -> None:
        """Footnotes and the foot; nothing where no page was begun."""
        if not self.is_open:
            return
        down = max(self.down, self._bottom)
        for note in self.notes:
            self.down = self._margin_blocks(note, max(self.down + _NOTE_GAP_PT, 0.0))
        foot = self._chosen(self.foot)
        if foot:
            self._margin_blocks(foot, max(self.sheet.height_pt - self.sheet.footer_pt - 14, self.down + 4))
        lowest = max((word.bbox_pt.bottom for word in self.words), default=0.0)
        height = max(self.sheet.height_pt, lowest + 10, down)
        page = Page(
            self.number,
            self.sheet.width_pt,
            height,
            tuple(self.words),
            tuple(self.grids),
            margin_words=tuple(self.margin),
        )
        self._done.append(page)
        self.words, self.grids, self.margin, self.notes = [], [], [], []
        self.is_open, self.is_first = False, False

    @property
    def _width(self) -> float:
        return max(self.sheet.width_pt - self.sheet.left_pt - self.sheet.right_pt, 72.0)

    @property
    def _bottom(self) -> float:
        return self.sheet.height_pt - self.sheet.bottom_pt

    def _begin(self) -> None:
        """Begins a page, with what its head says; a letterhead there is no running head."""
        if self.is_open:
            return
        self.number += 1
        if self.number > MAX_PAGES:
            raise LimitExceeded(f"{self.name}: quá {MAX_PAGES} trang; hãy tách tệp.")
        self.is_open, self.down = True, self.sheet.top_pt
        head = self._chosen(self.head)
        if head:
            low = self._margin_blocks(head, self.sheet.header_pt)
            if NATIONAL_TITLE.search(" ".join(word.text for word in self.margin)):
                self.margin = []
            self.down = max(self.down, low + 4)

    def _chosen(self, margins: Margins) -> tuple[Block, ...]:
        return margins.first if self.is_first and margins.first is not None else margins.usual

    def _margin_blocks(self, blocks: tuple[Block, ...], top: float) -> float:
        words, height = set_blocks(blocks, self._width, self.decode, str(self.number))
        placed = [self._placed(word, self.sheet.left_pt, top) for word in words]
        self.words += placed
        self.margin += placed
        return top + height

    def _turn(self, mark: str) -> None:
        """Ends the page at an author's break, and at Word's unless the page holds nothing yet."""
        counts = mark == PAGE_END or (mark == PAGE_TURN and self.knows_pages)
        if counts and self.is_open and len(self.words) > len(self.margin):
            self.end_page()

    def _block(self, block: Block) -> None:
        if isinstance(block, WordTable):
            self._table(block)
        else:
            self._paragraph(block)

    def _paragraph(self, paragraph: WordParagraph) -> None:
        if paragraph.format.breaks_page:
            self._turn(PAGE_END)
        for box in paragraph.boxes:
            self._box(box.blocks, box.left_pt, box.width_pt)
        start, before = self.down, 0.0
        number = str(self.number if self.is_open else self.number + 1)
        for line in set_paragraph(paragraph, self._width, self.decode, number):
            if line.break_before:
                self._turn(line.break_before)
            if line.words and not self._fits(line.height):
                self.end_page()
            if not line.words and not self.is_open:  # an empty line begins no page
                continue
            if not self.is_open:
                self._begin()
                start, before = self.down, line.top
            top = start - before
            self.words += [self._placed(word, self.sheet.left_pt, top) for word in line.words]
            self.down = top + line.top + line.height
        self.down += min(paragraph.format.after_pt, 100.0)
        self.notes += paragraph.notes

    def _fits(self, height: float) -> bool:
        room = self._bottom if not self.knows_pages else self._bottom * _MOST_GROWTH
        return not self.is_open or self.down + height <= room or len(self.words) == len(self.margin)

    def _box(self, blocks: tuple[Block, ...], left: float, width: float) -> None:
        """A text box in the flow, above the paragraph that it hangs on, as far right as it stands."""
        left = min(left, max(self._width - 60, 0.0))
        words, height = set_blocks(blocks, width or self._width - left, self.decode, str(self.number))
        if not words:
            return
        if not self._fits(height):
            self.end_page()
        self._begin()
        self.words += [self._placed(word, self.sheet.left_pt + left, self.down) for word in words]
        self.down += height

    def _table(self, table: WordTable) -> None:
        edges = table_edges(table, self._width)
        if not table.is_ruled and len(edges) == 2:  # a frame around text, or nothing at all
            for block in (block for row in table.rows for block in row.cells[0].blocks):
                self._block(block)
            return
        part: list[tuple[SetRow, float]] = []
        rows = set_rows(table, edges, self.decode, str(self.number or 1))
        header = sum(row.height for row, _ in takewhile(_is_header, zip(rows, table.rows, strict=True)))
        for row, source in zip(rows, table.rows, strict=True):
            if _turns_at_once(source):
                part = self._end_part(part, table, edges, PAGE_TURN)
            if not self._fits(row.height):
                part = self._end_part(part, table, edges, PAGE_END)
            if not self.is_open:
                self._begin()
                self.down += header if row is not rows[0] else 0.0  # room for what is printed again, and not said again
            part.append((row, self.down))
            self._put_row(row, edges)
            self.down += row.height
            self.notes += [note for cell in source.cells for p in paragraphs_in(cell.blocks) for note in p.notes]
            if not _turns_at_once(source) and _turns(source):
                part = self._end_part(part, table, edges, PAGE_TURN)
        self._end_part(part, table, edges, "")
        self.down += 2

    def _put_row(self, row: SetRow, edges: Sequence[float]) -> None:
        """Puts the words of a row's cells on the page."""
        for cell in row.cells:
            left = self.sheet.left_pt + edges[cell.columns.start]
            cell.placed = tuple(self._placed(word, left, self.down) for word in cell.words)
            self.words += cell.placed

    def _end_part(
        self, part: list[tuple[SetRow, float]], table: WordTable, edges: Sequence[float], mark: str
    ) -> list[tuple[SetRow, float]]:
        """Closes the table's part on this page, and the page where `mark` says so; the empty next part."""
        if part and table.is_ruled:
            shift = self.sheet.left_pt
            grid = _grid(part, [edge + shift for edge in edges], self.number)
            if sum(1 for cell in grid.cells if cell.words) > 1:
                self.grids.append(grid)
        if mark:
            self._turn(mark)
        return [] if part or mark else part

    def _placed(self, word: SetWord, left: float, top: float) -> Word:
        box = BBox(left + word.x0, top + word.top, left + word.x1, top + word.top + word.size_pt)
        return Word(word.text, self.number, box, word.size_pt, word.bold, word.italic)


def _is_header(pair: tuple[SetRow, WordRow]) -> bool:
    return pair[1].is_header


def _turns_at_once(row: WordRow) -> bool:
    """A page begins with this row: Word notes it in the first text of a cell."""
    first = next(
        (p for cell in row.cells for p in paragraphs_in(cell.blocks) if any(piece.text.strip() for piece in p.pieces)),
        None,
    )
    return first is not None and first.turns_at_once


def _turns(row: WordRow) -> bool:
    return any(paragraph.turns for cell in row.cells for paragraph in paragraphs_in(cell.blocks))


def _grid(part: Sequence[tuple[SetRow, float]], edges: Sequence[float], number: int) -> Grid:
    """The rows of a table on one page; a cell merged down reaches as far as its rows do there."""
    tops = [top for _, top in part] + [part[-1][1] + part[-1][0].height]
    cells = []
    for index, (row, _) in enumerate(part):
        for cell in row.cells:
            if cell.goes_on and index > 0:
                continue
            stop = index + 1
            while stop < len(part) and part[stop][0].goes_on(cell.columns):
                stop += 1
            box = BBox(edges[cell.columns.start], tops[index], edges[cell.columns.stop], tops[stop])
            cells.append(Cell(range(index, stop), cell.columns, box, cell.placed))
    box = BBox(edges[0], tops[0], edges[-1], tops[-1])
    return Grid(number, box, tuple(edges), len(part), tuple(cells))
