"""Pages become a Directive: pure, from the letterhead down to the last word that found no place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.closing import Closing
from extract.collector import paused_collector
from extract.furniture import furniture_of
from extract.legal_base import read_legal_base
from extract.letterhead import Letterhead, read_letterhead, unknown_letterhead
from extract.outline import Clause, Outline, OutlineItem
from extract.page import Page, Word, box_of, text_of
from extract.paragraphs import paragraphs_of
from extract.parts import Part, split_parts
from extract.table import Table
from extract.task_table import TableContext, read_task_table
from extract.timing import find_time
from model.directive import Block, BlockKind, Directive, Doubt, LegalBase, Requirement, SourceFile
from model.errors import NotADirective
from model.source import BBox, Source

_LEAST_EVIDENCE = 2  # of issuer, symbol, date and kind


@paused_collector()
def assemble(source_file: SourceFile, pages: Sequence[Page], name: str, *, is_beheaded: bool = False) -> Directive:
    """The directive that stands on `pages`; NotADirective (naming the file `name`) where they hold none.

    `is_beheaded` says that the first page could not be read: its letterhead is then unknown, and no reason to refuse.
    """
    furniture = furniture_of(pages)
    letterhead = _letterhead(pages, furniture)
    if is_beheaded and letterhead.evidence < _LEAST_EVIDENCE:
        letterhead = unknown_letterhead()
    elif letterhead.evidence < _LEAST_EVIDENCE:
        raise _not_a_directive(name)
    placed = furniture | {id(word) for word in letterhead.words}
    parts, closing = split_parts(pages, placed)
    body = _Body(source_file.sha256, letterhead)
    for part in parts:
        body.read(part)
    blocks = [
        *_blocks(BlockKind.LETTERHEAD, letterhead.words),
        *body.blocks,
        *_blocks(BlockKind.CLOSING, closing.words),
        *_blocks(BlockKind.FURNITURE, [w for page in pages for w in page.words if id(w) in furniture]),
    ]
    if is_beheaded and not body.requirements:
        raise _not_a_directive(name)
    blocks.extend(_leftovers(pages, placed | body.placed | {id(word) for word in closing.words}, body.table_boxes))
    return _directive(source_file, letterhead, closing, body, blocks)


def _not_a_directive(name: str) -> NotADirective:
    return NotADirective(
        f"{name}: không thấy thể thức văn bản hành chính (cơ quan, số, ngày, tên loại); hãy kiểm tra lại tệp."
    )


def _letterhead(pages: Sequence[Page], furniture: set[int]) -> Letterhead:
    """The letterhead of the first page that has one; a blank or cover page may stand before it."""
    text = " ".join(word.text for page in pages for word in page.words if id(word) not in furniture)
    heads = (read_letterhead(page, text, furniture) for page in pages[:3])
    first = next(heads)
    return first if first.evidence >= _LEAST_EVIDENCE else max((first, *heads), key=lambda head: head.evidence)


def _directive(
    source_file: SourceFile, letterhead: Letterhead, closing: Closing, body: _Body, blocks: Sequence[Block]
) -> Directive:
    unplaced = sum(block.words for block in blocks if block.kind is BlockKind.UNPLACED)
    doubts = [*letterhead.doubts, *body.doubts, *closing.doubts]
    if unplaced:
        doubts.append(Doubt("unplaced", f"{unplaced} chữ chưa xếp được vào phần nào; đề nghị xem lại."))
    return Directive(
        source_file=source_file,
        kind=letterhead.kind,
        number=letterhead.number,
        symbol=letterhead.symbol,
        issuer=letterhead.issuer,
        parent_issuer=letterhead.parent_issuer,
        place=letterhead.place,
        issued_on=letterhead.issued_on,
        subject=letterhead.subject,
        legal_bases=tuple(body.legal_bases),
        signer=closing.signer,
        recipients=closing.recipients,
        requirements=tuple(body.requirements),
        blocks=tuple(sorted(blocks, key=lambda block: (block.page, block.bbox_pt.top, block.bbox_pt.x0))),
        doubts=tuple(doubts),
    )


@dataclass(slots=True)
class _Body:
    """Gathers what the parts hold, in reading order."""

    sha256: str
    letterhead: Letterhead
    requirements: list[Requirement] = field(default_factory=list)
    legal_bases: list[LegalBase] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    table_boxes: list[tuple[int, BBox]] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The year that undated expressions mean: the subject's ("... năm 2026"), else that of issue."""
        named = re.search(r"năm (20\d\d)(?!\s*[-–]\s*20)", self.letterhead.subject or "")
        return int(named[1]) if named else self.letterhead.year

    @property
    def issued_on(self) -> date | None:
        return self.letterhead.issued_on

    def read(self, part: Part) -> None:
        """Paragraphs and tables of a part, as they follow each other on the pages."""
        outline = Outline(self.letterhead.issuer)
        if part.appendix:
            outline.restart(f"{part.label}/")
        waiting = sorted(part.tables, key=lambda table: _start(table.boxes[0]))
        ref = None
        for item in outline.read(paragraphs_of(part.lines)):
            top = item.paragraph.lines[0].bbox_pt.top
            while waiting and _start(waiting[0].boxes[0]) < (item.paragraph.page, top):
                self._read_table(waiting.pop(0), part.label or ref)
            self._read_item(item)
            ref = item.ref
        for table in waiting:
            self._read_table(table, part.label or ref)

    def _read_item(self, item: OutlineItem) -> None:
        self._place(item.kind, item.paragraph.words, item.ref)
        if item.kind is BlockKind.LEGAL_BASE:
            self.legal_bases.append(read_legal_base(item.paragraph.text))
        self.requirements.extend(self._requirement(clause) for clause in item.clauses)

    def _requirement(self, clause: Clause) -> Requirement:
        page = clause.words[0].page
        box = box_of(word for word in clause.words if word.page == page)
        found = find_time(clause.text, year=self.year, issued_on=self.issued_on)
        if found and found.doubt:
            self.doubts.append(Doubt("timing-unclear", f"{found.doubt}: «{found.timing.text}»", page))
        return Requirement(
            ref=clause.ref,
            kind=clause.kind,
            text=clause.text,
            source=Source(self.sha256, page, box, clause.text),
            addressees=clause.addressees,
            timing=found.timing if found else None,
            heading=clause.heading,
        )

    def _read_table(self, table: Table, label: str | None) -> None:
        context = TableContext(self.sha256, label or "PL1", self.year, self.issued_on)
        read = read_task_table(table, context)
        if read is None:
            self.doubts.append(Doubt("table-unknown", "Có bảng không phải bảng nhiệm vụ.", table.boxes[0][0]))
            return
        self.table_boxes.extend(table.boxes)
        for row in read.rows:
            kind = BlockKind.HEADING if row.is_heading else BlockKind.REQUIREMENT
            if row.requirement or row.is_heading:
                self._place(kind, row.row.own_words, row.requirement.ref if row.requirement else None)
            if row.requirement:
                self.requirements.append(row.requirement)
        self.doubts.extend(read.doubts)

    def _place(self, kind: BlockKind, words: Iterable[Word], ref: str | None) -> None:
        words = [word for word in words if id(word) not in self.placed]
        self.placed.update(id(word) for word in words)
        self.blocks.extend(_blocks(kind, words, ref))


def _start(box: tuple[int, BBox]) -> tuple[int, float]:
    return box[0], box[1].top


def _blocks(kind: BlockKind, words: Iterable[Word], ref: str | None = None) -> Iterator[Block]:
    """The words as blocks, one a page."""
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    for page, group in pages.items():
        yield Block(kind, page, box_of(group), len(group), text_of(group), ref)


def _leftovers(pages: Sequence[Page], placed: set[int], tables: Sequence[tuple[int, BBox]]) -> Iterator[Block]:
    """What nobody took: inside a task table its (repeated) header, elsewhere unplaced."""
    for page in pages:
        left = [word for word in page.words if id(word) not in placed]
        boxes = [box for number, box in tables if number == page.number]
        header = [word for word in left if any(_inside(word, box) for box in boxes)]
        taken = {id(word) for word in header}
        yield from _blocks(BlockKind.HEADING, header)
        yield from _blocks(BlockKind.UNPLACED, [word for word in left if id(word) not in taken])


def _inside(word: Word, box: BBox) -> bool:
    return box.x0 <= word.bbox_pt.x0 <= box.x1 and box.top <= word.middle_pt <= box.bottom
