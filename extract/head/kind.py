"""The kind of a document (tên loại), printed alone on its line in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from extract.vocabulary import load_vocabulary

OFFICIAL_LETTER = "Công văn"
_JOINT = re.compile(r"(?:liêntịch|liênngành|phốihợp|dựthảo)$")  # `KẾ HOẠCH LIÊN TỊCH` is a Kế hoạch


def read_kind(line: str) -> str | None:
    """`KẾ HOẠCH` as `Kế hoạch`; None for a line that is no kind, or not in capitals. Spaced letters are allowed."""
    letters = re.sub(r"[^\w ]", "", line.replace("_", ""))
    if not letters or letters != letters.upper():
        return None
    squeezed = letters.replace(" ", "").casefold()
    return _kinds().get(squeezed) or _kinds().get(_JOINT.sub("", squeezed))


def read_leading_kind(line: str) -> str | None:
    """The kind that a line in capitals begins with, where kind and subject share it (`KẾ HOẠCH CÔNG TÁC NĂM 2026`)."""
    if line != line.upper():
        return None
    words = line.split()
    return next((kind for count in (3, 2) if len(words) > count and (kind := read_kind(" ".join(words[:count])))), None)


def is_carried(kind: str) -> bool:
    """Whether a document of this kind is what a letter or a decision carries, without a letterhead of its own."""
    return kind in _data()["carried"]


def is_dated_by_issue(kind: str) -> bool:
    """Whether its undated times mean the year it was issued in, and not the year that its subject names."""
    return kind in _data()["dated_by_issue"]


def other_paper(lines: Iterable[str]) -> tuple[str, str] | None:
    """The title of a paper that directs nobody among `lines`, and what it seems to be; None where there is none."""
    for line in filter(str.isupper, lines):
        for entry in _data()["other"]:
            if any(re.match(rf"{title}\b", line) for title in entry["titles"]):
                return line, entry["seems"]
    return None


@cache
def _kinds() -> dict[str, str]:
    return {kind.replace(" ", "").casefold(): kind for kind in _data()["kinds"]}


@cache
def _data() -> dict[str, Any]:
    return load_vocabulary("kinds")
