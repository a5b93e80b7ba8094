"""What a document says between its letterhead and its last page: requirements, legal bases, blocks, doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from datetime import date

from extract.blocks import blocks_of
from extract.documents import Document
from extract.head.closing import NO_CLOSING, Closing
from extract.head.kind import OFFICIAL_LETTER, is_dated_by_issue
from extract.head.legal_base import read_legal_base
from extract.head.letterhead import Letterhead
from extract.outline.clauses import Clause, Outline, OutlineItem
from extract.outline.paragraphs import paragraphs_of
from extract.page import Word, box_of
from extract.parts import Part, split_parts
from extract.tables.table import Table
from extract.tables.task_table import TableContext, read_table
from extract.times.timing import find_time
from model.directive import Block, BlockKind, Doubt, LegalBase, Requirement
from model.source import BBox, Source


@dataclass(slots=True)
class Contents:
    """Gathers what a document's parts hold, in reading order.

    `is_scan` says that (some of) its pages were recognised, so that numbers may be misread.
    `carrier` is the letterhead of the file's first document: a plan that a decision carries has its issuer and date.
    """

    sha256: str
    document: Document
    carrier: Letterhead
    is_scan: bool = False
    closing: Closing = NO_CLOSING
    requirements: list[Requirement] = field(default_factory=list)
    legal_bases: list[LegalBase] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    table_boxes: list[tuple[int, BBox]] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The year that undated expressions mean: a plan's subject's ("... năm 2026"), else that of issue."""
        head = self.document.letterhead
        issued = head.year or self.carrier.year
        named = re.search(r"năm (20\d\d)(?!\s*[-–]\s*20)", head.subject or "")
        return int(named[1]) if named and not (issued and is_dated_by_issue(head.kind)) else issued

    @property
    def issued_on(self) -> date | None:
        head = self.document.letterhead
        return head.issued_on if head.year else self.carrier.issued_on

    def read(self, furniture: Set[int]) -> None:
        """Reads the document, all but the words with ids in `furniture`."""
        head = self.document.letterhead
        self._place(BlockKind.LETTERHEAD, head.words, None)
        parts, self.closing = split_parts(self.document.pages, furniture | self.placed)
        for part in parts:
            self._read_part(part)
        self._place(BlockKind.CLOSING, self.closing.words, None)

    def _read_part(self, part: Part) -> None:
        """Paragraphs and tables of a part, as they follow each other on the pages."""
        head = self.document.letterhead
        outline = Outline(
            head.issuer or self.carrier.issuer, is_letter=head.kind == OFFICIAL_LETTER, is_scan=self.is_scan
        )
        outline.restart(f"{part.label}/" if part.label else "")
        waiting = sorted(part.tables, key=lambda table: _start(table.boxes[0]))
        for item in outline.read(paragraphs_of(part.lines)):
            top = item.paragraph.lines[0].bbox_pt.top
            while waiting and _start(waiting[0].boxes[0]) < (item.paragraph.page, top):
                self._read_table(waiting.pop(0), part.label)
            self._read_item(replace(item, kind=BlockKind.PROSE, clauses=()) if part.is_form else item)
        for table in waiting:
            self._read_table(table, part.label)

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

    def _read_table(self, table: Table, label: str) -> None:
        context = TableContext(self.sha256, label or "PL1", self.year, self.issued_on)
        read = read_table(table, context)
        self.table_boxes.extend(table.boxes)
        for row in read.rows:
            kind = BlockKind.PROSE if row.requirement is None else BlockKind.REQUIREMENT
            kind = BlockKind.HEADING if row.is_heading else kind
            self._place(kind, row.row.own_words, row.requirement.ref if row.requirement else None)
            if row.requirement:
                self.requirements.append(row.requirement)
        self.doubts.extend(read.doubts)

    def _place(self, kind: BlockKind, words: Iterable[Word], ref: str | None) -> None:
        words = [word for word in words if id(word) not in self.placed]
        self.placed.update(id(word) for word in words)
        self.blocks.extend(blocks_of(kind, words, ref))


def _start(box: tuple[int, BBox]) -> tuple[int, float]:
    return box[0], box[1].top
