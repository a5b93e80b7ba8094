"""Checks a Word file against the decree's layout, and repairs what is safe in a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document
from docx.oxml.exceptions import InvalidXmlError

from generate.check.appendix_rules import check_appendices
from generate.check.body_rules import check_body
from generate.check.catalogue import Breach
from generate.check.end_rules import check_end
from generate.check.head_rules import check_head
from generate.check.opening import open_word
from generate.check.page_number_rules import check_page_numbers
from generate.check.page_rules import check_font, check_pages
from generate.check.reading import Reading
from model.finding import Finding

_CHECKS = (check_pages, check_font, check_page_numbers, check_head, check_body, check_end, check_appendices)
_MOST_ROUNDS = 3  # a repair may show what another rule could not see before


@dataclass(frozen=True, slots=True)
class Repaired:
    """The copy, what was mended in it and what is left for a person."""

    content: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


def check_docx(content: bytes, name: str) -> tuple[Finding, ...]:
    """Every breach of the layout, in the order of the rules and of the document; () for a right one.

    Raises UnreadableFile, EncryptedFile, LimitExceeded.
    """
    return tuple(breach.as_finding() for breach in _breaches(open_word(content, name)))


def repair_docx(content: bytes, name: str) -> Repaired:
    """The same document with its repairable breaches mended; its words stay. Raises as `check_docx` does."""
    document = open_word(content, name)
    mended: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        repaired = [breach.as_finding() for breach in list(_breaches(document)) if _is_mended(breach)]
        mended += repaired
        if not repaired:
            break
    saved = BytesIO()
    document.save(saved)
    left = tuple(breach.as_finding() for breach in _breaches(document))
    return Repaired(saved.getvalue() if mended else content, tuple(mended), left)


def _is_mended(breach: Breach) -> bool:
    """Mends it where that can be done; not in XML that python-docx finds too damaged to write to."""
    if breach.repair is None:
        return False
    try:
        breach.repair()
    except InvalidXmlError:
        return False
    return True


def _breaches(document: Document) -> Iterator[Breach]:
    reading = Reading.of(document)
    for check in _CHECKS:
        yield from check(reading)
