"""The title of a document as Công báo prints it: without letterhead, number and date run on under the kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# QUYẾT ĐỊNH / CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC SỬA ĐỔI, BỔ SUNG ...
_TITLE = re.compile(
    r"của (?P<issuer>.{4,120}?) số (?P<number>\d{1,5})/(?P<symbol>\S{2,30}) "
    r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4}) (?:về việc )?(?P<subject>.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GazetteTitle:
    """What the title says, as printed but for the symbol, which has its usual spelling where the text has it."""

    issuer: str
    number: str
    symbol: str
    issued_on: date
    subject: str


def read_gazette_title(text: str, body_text: str) -> GazetteTitle | None:
    """The title in the line(s) under the kind, or None where they are a plain subject."""
    match = _TITLE.fullmatch(text)
    if not match:
        return None
    try:
        issued_on = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    symbol = _usual_spelling(match["symbol"], body_text)
    return GazetteTitle(match["issuer"], match["number"], symbol, issued_on, match["subject"])


def _usual_spelling(symbol: str, body_text: str) -> str:
    """`2004/QĐ-TTG` of a title in capitals is `2004/QĐ-TTg` where other codes of the text end so."""
    year, slash, tail = symbol.rpartition("/")
    spellings = re.findall(rf"/({re.escape(tail)})\b", body_text, re.IGNORECASE)  # the title's own among them
    return f"{year}{slash}{next((other for other in spellings if other != tail), tail)}"
