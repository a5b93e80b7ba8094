"""The rules that the linter knows: stable ids, and the clause of the decree that each rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.finding import Finding

_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục {}"

CLAUSES = {
    "page-size": "I.1",
    "page-orientation": "I.2",
    "margin-top": "I.3",
    "margin-bottom": "I.3",
    "margin-left": "I.3",
    "margin-right": "I.3",
    "font": "I.4",
    "colour": "I.4",
    "page-number-place": "I.7",
    "page-number-first": "I.7",
    "page-number-face": "I.7",
    "national-title": "II.1.a",
    "motto": "II.1.b",
    "motto-line": "II.1.b",
    "parent": "II.2.b",
    "issuer": "II.2.b",
    "issuer-line": "II.2.b",
    "number-symbol": "II.3.c",
    "number-zero": "II.3.c",
    "place-date": "II.4.c",
    "date-zero": "II.4.b",
    "kind": "II.5.c",
    "subject": "II.5.c",
    "subject-line": "II.5.c",
    "letter-subject": "II.5.c",
    "addressee": "II.9.b",
    "legal-base": "II.6.b",
    "legal-base-end": "II.6.b",
    "body-face": "II.6",
    "body-align": "II.6",
    "body-indent": "II.6",
    "body-spacing": "II.6",
    "body-line-spacing": "II.6",
    "heading-part": "II.6.e",
    "heading-article": "II.6.e",
    "heading-roman": "II.6.g",
    "heading-number": "II.6.g",
    "heading-letter": "II.6.g",
    "end-mark": "II.6",
    "authority": "II.7.e",
    "signer-name": "II.7.e",
    "recipients-title": "II.9.d",
    "recipients-line": "II.9.d",
    "recipients-end": "II.9.d",
    "appendix-label": "III.1.c",
    "appendix-title": "III.1.c",
    "appendix-attached": "III.1.d",
    "appendix-pages": "III.1.đ",
    "table-header-repeats": "III.1",
}
RULES = tuple(CLAUSES)


@dataclass(frozen=True, slots=True)
class Breach:
    """A finding before it is one: `repair` mends the document that was read, None where a person must."""

    rule: str
    place: str
    found: str
    expected: str
    repair: Callable[[], None] | None = None

    def as_finding(self) -> Finding:
        clause = _SOURCE.format(CLAUSES[self.rule])
        return Finding(self.rule, clause, self.place, self.found, self.expected, self.repair is not None)
