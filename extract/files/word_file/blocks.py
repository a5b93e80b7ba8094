"""What a Word file is made of, once its XML has been understood: paragraphs and tables in sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.files.word_file.formatting import Format, Look

TAB, LINE_END, PAGE_END, PAGE_TURN, PAGE_NUMBER = "\t", "\n", "\f", "\v", "\ue0ff"
# PAGE_END is a break that the author set; PAGE_TURN is where Word last began a page; PAGE_NUMBER a field.


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one look, with the signs above in it."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its blocks, and how far it stands from the left margin, where that is known."""

    blocks: tuple[Block, ...]
    left_pt: float
    width_pt: float


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """`label` is printed before the text by a list; `notes` are the footnotes that the text refers to."""

    pieces: tuple[Piece, ...]
    format: Format
    label: Piece | None = None
    boxes: tuple[Box, ...] = ()
    notes: tuple[tuple[Block, ...], ...] = ()

    @property
    def turns_at_once(self) -> bool:
        """A page begins with this paragraph."""
        text = "".join(piece.text for piece in self.pieces)
        return self.format.breaks_page or text.lstrip(" \t\n").startswith((PAGE_TURN, PAGE_END))

    @property
    def turns(self) -> bool:
        """A page begins somewhere in this paragraph."""
        return any(PAGE_TURN in piece.text or PAGE_END in piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class WordCell:
    """Its grid columns; `goes_on` for the rest of a cell merged down from the row above."""

    columns: range
    blocks: tuple[Block, ...]
    begins_merge: bool = False
    goes_on: bool = False

    @property
    def is_merged(self) -> bool:
        """With the cell above or below."""
        return self.begins_merge or self.goes_on


@dataclass(frozen=True, slots=True)
class WordRow:
    cells: tuple[WordCell, ...]
    least_pt: float = 0.0
    is_header: bool = False  # printed again on each page


@dataclass(frozen=True, slots=True)
class WordTable:
    """`widths_pt` of its grid columns; `is_ruled` when lines stand between them."""

    widths_pt: tuple[float, ...]
    rows: tuple[WordRow, ...]
    is_ruled: bool
    indent_pt: float = 0.0
    align: str = "left"


Block = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class Margins:
    """Blocks at the head or the foot of pages: `first` on a section's first page (None: as on the others)."""

    usual: tuple[Block, ...] = ()
    first: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's paper and its margins, in points."""

    width_pt: float = 595.3
    height_pt: float = 841.9
    left_pt: float = 85.0
    right_pt: float = 57.0
    top_pt: float = 57.0
    bottom_pt: float = 57.0
    header_pt: float = 35.0
    footer_pt: float = 35.0


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on one kind of paper; `begins_page` is False where it goes on on the page of the one before."""

    blocks: tuple[Block, ...]
    sheet: Sheet
    begins_page: bool = True
    head: Margins = field(default_factory=Margins)
    foot: Margins = field(default_factory=Margins)


def paragraphs_in(blocks: tuple[Block, ...]) -> Iterator[WordParagraph]:
    """All paragraphs, those in tables, text boxes and notes too."""
    for block in blocks:
        if isinstance(block, WordTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_in(cell.blocks)
        else:
            for box in block.boxes:
                yield from paragraphs_in(box.blocks)
            yield block
            for note in block.notes:
                yield from paragraphs_in(note)
