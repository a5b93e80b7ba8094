"""Pages become a Directive: pure, from the letterhead down to the last word that found no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from extract.blocks import blocks_of
from extract.collector import paused_collector
from extract.contents import Contents
from extract.documents import LEAST_EVIDENCE, Document, split_documents
from extract.head.letterhead import unknown_letterhead
from extract.margins.furniture import furniture_of
from extract.page import Page, Word
from extract.refusal import not_a_directive
from extract.tables.unruled_table import with_unruled_tables
from model.directive import Block, BlockKind, Directive, Doubt, SourceFile, TextOrigin, code_of
from model.source import BBox


@paused_collector()
def assemble(source_file: SourceFile, pages: Sequence[Page], name: str, *, is_beheaded: bool = False) -> Directive:
    """The directive that stands on `pages`; NotADirective (naming the file `name`) where they hold none.

    Of several documents in one file the first is the directive; the requirements of all are given.
    `is_beheaded` says that the first page could not be read: its letterhead is then unknown, and no reason to refuse.
    """
    furniture = furniture_of(pages)
    pages = with_unruled_tables(pages, furniture)
    first, *others = documents = split_documents(pages, furniture)
    if first.letterhead.evidence < LEAST_EVIDENCE:
        if not is_beheaded:
            raise not_a_directive(name, first.letterhead, pages)
        first, *others = documents = (replace(first, letterhead=unknown_letterhead()), *others)
    is_scan = source_file.text is not TextOrigin.DIGITAL
    contents = [Contents(source_file.sha256, document, first.letterhead, is_scan) for document in documents]
    for one in contents:
        one.read(furniture)
    if is_beheaded and not any(one.requirements for one in contents):
        raise not_a_directive(name, first.letterhead, pages)
    placed = [furniture, *(one.placed for one in contents)]  # one set of them all would take 40 MB of a thousand pages
    tables = [box for one in contents for box in one.table_boxes]
    blocks = [
        *(block for one in contents for block in one.blocks),
        *blocks_of(BlockKind.FURNITURE, [w for page in pages for w in page.words if id(w) in furniture]),
        *_leftovers(pages, placed, tables),
    ]
    doubts = [
        *first.letterhead.doubts,
        *(doubt for one in contents for doubt in one.doubts),
        *contents[0].closing.doubts,
    ]
    doubts.extend(_announcement(document) for document in others)
    return _directive(source_file, contents, blocks, doubts)


def _announcement(document: Document) -> Doubt:
    """Tells the clerk that the file holds another document, from which page on: its items are numbered anew."""
    head = document.letterhead
    code = code_of(head.number, head.symbol)
    named = f"{head.kind} số {code}" if code else head.kind
    text = f"Trong tệp còn một văn bản khác: {named}; các mục của văn bản đó đánh số riêng."
    return Doubt("several-documents", text, document.pages[0].number)


def _directive(
    source_file: SourceFile, contents: Sequence[Contents], blocks: Sequence[Block], doubts: Sequence[Doubt]
) -> Directive:
    letterhead, closing = contents[0].document.letterhead, contents[0].closing
    unplaced = sum(block.words for block in blocks if block.kind is BlockKind.UNPLACED)
    if unplaced:
        doubts = [*doubts, Doubt("unplaced", f"{unplaced} chữ chưa xếp được vào phần nào; đề nghị xem lại.")]
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
        legal_bases=tuple(contents[0].legal_bases),
        signer=closing.signer,
        recipients=closing.recipients,
        requirements=tuple(found for one in contents for found in one.requirements),
        blocks=tuple(sorted(blocks, key=lambda block: (block.page, block.bbox_pt.top, block.bbox_pt.x0))),
        doubts=tuple(doubts),
    )


def _leftovers(
    pages: Sequence[Page], placed: Sequence[Set[int]], tables: Sequence[tuple[int, BBox]]
) -> Iterator[Block]:
    """What nobody took: inside a task table its (repeated) header, elsewhere unplaced."""
    for page in pages:
        left = list(page.words)
        for ids in placed:
            left = [word for word in left if id(word) not in ids]
        boxes = [box for number, box in tables if number == page.number]
        header = [word for word in left if any(_inside(word, box) for box in boxes)]
        taken = {id(word) for word in header}
        yield from blocks_of(BlockKind.HEADING, header)
        yield from blocks_of(BlockKind.UNPLACED, [word for word in left if id(word) not in taken])


def _inside(word: Word, box: BBox) -> bool:
    return box.x0 <= word.bbox_pt.x0 <= box.x1 and box.top <= word.middle_pt <= box.bottom
