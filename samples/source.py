"""A directive written as marked text: one paragraph a mark, readable and correctable without Word.

A line is `mark| text`; indented lines go on with it; `#` begins a comment line; blank lines say nothing. ` / ` parts
the lines of a letterhead or signature, ` | ` the cells of a row, `*...*` is italic.

| mark | meaning |
|---|---|
| nation | what stands in place of the national title and motto, as a party body's paper has it |
| parent, issuer, number, place, date | the letterhead; an empty `number` leaves the blank that a stamp fills |
| kind, subject | capitals, trích yếu; a letter has no `kind`, its subject stands under the number |
| to | a receiver under `Kính gửi:` |
| base, text, h1, h2, h3 | legal base, body paragraph, headings (h0: a centred one such as QUYẾT ĐỊNH:) |
| recipient, sign | Nơi nhận; authority / title / name |
| appendix, title, attached | new pages, `portrait` or `landscape`; their heading lines |
| table, row, group | column widths in mm; the first row is the header; a heading row, `span` text bridges all columns |
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MARKS = frozenset(
    (
        *("nation", "parent", "issuer", "number", "place", "date", "kind", "subject", "to"),
        *("base", "text", "h0", "h1", "h2", "h3", "recipient", "sign"),
        *("appendix", "title", "attached", "table", "row", "group", "span"),
    )
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph, cell row or field: its mark and its text, in NFC with single spaces."""

    mark: str
    text: str

    def parts(self, separator: str) -> tuple[str, ...]:
        """The text cut at `/` or `|`, each part trimmed."""
        return tuple(part.strip() for part in self.text.split(separator))


def parse(written: str) -> tuple[Marked, ...]:
    """The marked paragraphs of a source in order. Raises ValueError for an unknown mark or a stray continuation."""
    return tuple(_marked(line) for line in _joined(written.splitlines()))


def _joined(lines: Iterable[str]) -> Iterator[str]:
    held: str | None = None
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            if held is None:
                raise ValueError(f"nothing to go on from: {line!r}")
            held += " " + line.strip()
            continue
        if held is not None:
            yield held
        held = line.strip()
    if held is not None:
        yield held


def _marked(line: str) -> Marked:
    mark, bar, text = line.partition("|")
    if not bar or mark not in MARKS:
        raise ValueError(f"no mark: {line[:60]!r}")
    return Marked(mark, " ".join(unicodedata.normalize("NFC", text).split()))


def text_of(marked: Marked) -> str:
    """The words as they are printed, without the italic marks."""
    return marked.text.replace("*", "")
