"""The kind of a document (tên loại), printed alone on its line in capitals."""

from __future__ import annotations

import re
from functools import cache

from extract.vocabulary import load_vocabulary

OFFICIAL_LETTER = "Công văn"


def read_kind(line: str) -> str | None:
    """`KẾ HOẠCH` as `Kế hoạch`; None for a line that is no kind, or not in capitals. Spaced letters are allowed."""
    letters = re.sub(r"[^\w ]", "", line.replace("_", ""))
    if not letters or letters != letters.upper():
        return None
    return _kinds().get(letters.replace(" ", "").casefold())


@cache
def _kinds() -> dict[str, str]:
    return {kind.replace(" ", "").casefold(): kind for kind in load_vocabulary("kinds")["kinds"]}
