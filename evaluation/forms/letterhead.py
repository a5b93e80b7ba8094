"""Numbers and dates that are not typed: stamped later by the e-office, or blank for good in a draft."""

from __future__ import annotations

import re
from dataclasses import replace

from evaluation.case import Case, Entry

NO_BREAK_SPACE = "\u00a0"
_DAY = re.compile(r"^(ngày)\s+\d+\s+(?=tháng)")
_FROM_ISSUE = re.compile(r"kể từ (?:khi|ngày) (?:ký|ban hành)", re.IGNORECASE)


def with_blanks(case: Case) -> Case | None:
    """`Số:       /KH-UBND` and `ngày      tháng 02 năm 2024`; the truth knows both: they are stamped later."""
    fields = {entry.marked.mark: entry.marked.text for entry in case.documents[0]}
    if not _DAY.search(fields.get("date", "")) or not re.match(r"\d+/", fields.get("number", "")):
        return None
    first, *rest = case.documents
    return replace(case, documents=(tuple(_blanked(entry) for entry in first), *rest))


def _blanked(entry: Entry) -> Entry:
    marked = entry.marked
    if marked.mark == "number":
        symbol = marked.text.partition("/")[2]
        return replace(entry, marked=replace(marked, text=f"{NO_BREAK_SPACE * 12}/{symbol}"))
    if marked.mark == "date":
        return replace(entry, marked=replace(marked, text=_DAY.sub(rf"\1{NO_BREAK_SPACE * 10}", marked.text)))
    return entry


def as_draft(case: Case) -> Case | None:
    """Blank number and day that nothing fills: unknown. Cases that count days from their issue are left alone."""
    if any(wanted.timing and _FROM_ISSUE.search(wanted.timing.text) for wanted in case.wanted):
        return None
    blank = with_blanks(case)
    return blank and replace(blank, metadata=blank.metadata | {"number": None, "issued_on": None})
