"""Numbers on a scan that matter: of dates, quarters and codes. A misread digit moves a deadline and looks like any
other digit, so these words are read twice, and Roman numbers are counted by their stems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.scan.tesseract import SeenWord

_NUMBER = re.compile(r"\d+|(?<![^\W\d_])[IVX]+(?![^\W\d_])")
_AFTER = re.compile(
    r"ngày|tháng|năm|quý|kỳ|số:?|trước|từ|đến|giờ", re.IGNORECASE
)  # a number behind one of these counts
_ITSELF = re.compile(r"\d[/.-]\d|\d/[A-ZĐ]|[IVX]/\d")  # dates, codes, `I/2024`
_LEAST_SURE = 70.0  # below it a second reading says nothing against the first


def number_runs(passage: Sequence[SeenWord]) -> Iterator[list[SeenWord]]:
    """The stretches of a line with numbers that matter, each with the word before it: `ngày 19 tháng 02 năm 2024`."""
    run: list[SeenWord] = []
    for index, word in enumerate(passage):
        if _matters(word, passage[index - 1] if index else None):
            run += [word] if not index or passage[index - 1] in run else passage[index - 1 : index + 1]
        elif run and not _AFTER.fullmatch(word.text):
            yield run
            run = []
        elif run:
            run.append(word)
    if run:
        yield run


def _matters(word: SeenWord, before: SeenWord | None) -> bool:
    if not _NUMBER.search(word.text):
        return False
    return bool(_ITSELF.search(word.text) or (before and _AFTER.fullmatch(before.text)))


def is_disputed(word: SeenWord, second: Sequence[SeenWord]) -> bool:
    """Whether a surely read second reading of a run has not the numbers that the first has in `word`."""
    if not second or min(other.confidence for other in second) < _LEAST_SURE:
        return False
    again = Counter(_numbers(second))
    own = Counter(_numbers([word]))
    return bool(own - again)


def _numbers(words: Sequence[SeenWord]) -> list[str]:
    return _NUMBER.findall(" ".join(word.text for word in words))
