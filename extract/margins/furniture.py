"""Page furniture: page numbers, strips of the e-office, signature boxes. It stands on the page and says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from extract.margins.footnotes import footnote_words
from extract.margins.overlays import overlay_words
from extract.margins.page_edges import edge_lines
from extract.margins.signature_box import boxed_words, is_signed
from extract.page import Page


def furniture_of(pages: Sequence[Page]) -> set[int]:
    """Ids of the words that are furniture, over all pages."""
    found = {id(word) for line in edge_lines(pages) for word in line.words}
    signed = False
    for page in pages:
        found.update(id(word) for word in (*page.margin_words, *boxed_words(page, is_signed_above=signed)))
        found.update(id(word) for word in (*overlay_words(page, is_first=page is pages[0]), *footnote_words(page)))
        signed = signed or is_signed(page)
    return found
