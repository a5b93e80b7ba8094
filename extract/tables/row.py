"""A row of a table: its words by column, and which of its cells are merged with others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.page import Word, box_of, text_of
from model.source import BBox


@dataclass(frozen=True)  # without slots: its texts are asked for many times and kept
class Row:
    """A table row: words by column. `carried` are columns whose cell was merged down from the row above; `across`
    maps a column to the number of columns its cell spans where that is more than one."""

    cells: tuple[tuple[Word, ...], ...]
    carried: frozenset[int] = frozenset()
    across: tuple[tuple[int, int], ...] = ()

    def text(self, column: int) -> str:
        """The cell's text; lines of a cell that a page break cut follow each other."""
        return self.texts[column]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(map(text_of, self.cells))

    @property
    def own_words(self) -> tuple[Word, ...]:
        """The words that stand in this row itself, not those carried down."""
        return tuple(word for column, words in enumerate(self.cells) if column not in self.carried for word in words)

    @property
    def filled(self) -> frozenset[int]:
        return frozenset(column for column, words in enumerate(self.cells) if words)


def row_box(row: Row) -> tuple[int, BBox]:
    """The first page a row stands on and the box of its words there; ValueError for an empty row."""
    words = row.own_words
    page = min(word.page for word in words)
    return page, box_of(word for word in words if word.page == page)
