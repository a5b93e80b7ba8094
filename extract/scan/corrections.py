"""The few misreadings that can only mean one thing, and handwriting that is left blank instead of guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from extract.page import Line, Word, lines_of
from extract.pdf.characters import Edge
from extract.scan.accents import reaccented
from extract.scan.flow import flows
from extract.scan.marks import parted, readable
from extract.scan.phrases import mended

# `IH` and `II1` for III, `l` and `1` for I; alone in a cell or behind a word that a Roman number follows.
_ROMAN = re.compile(r"(?:(?=.*[IVXH])[IVXHLl1|]{1,6}|L)[.)]?")
_BEFORE_ROMAN = re.compile(r"Quý|Phần|Chương|Mục|lục", re.IGNORECASE)
_FILED = re.compile(r"V[FIJLYl17](?=[,;.(]|$)")  # `Lưu: VF, VHXH`: the clerk's office keeps a copy, always by this name
_CLOSING = re.compile(r"(?<=[A-ZĐ]{3})\)$")
_NUMBER_LINE = re.compile(r"^Số\s*:?$|^Số:\S+")
_DATE_LINE = re.compile(r"(?:^|\s)[A-ZĐÀ-Ỹ]\S*,? ngày(?: \S+){0,2} tháng(?: \S+){0,2} năm \d{4}[.,]?$")


def corrected(words: tuple[Word, ...], unsure: Set[int], edges: Sequence[Edge] = ()) -> tuple[Word, ...]:
    """The words with Roman numbers made whole; a number or day of the letterhead that was not read surely is left out.

    `unsure` holds the ids of the words with low confidence; `edges` are the page's rules.
    """
    words, unsure = _as_letters(words, unsure)
    changed: dict[int, Word | None] = {
        id(word): replace(word, text=text) for word, text in _mended(words, unsure, edges)
    }
    for line in lines_of(words):
        for before, word, after in zip((None, *line.words), line.words, (*line.words[1:], None), strict=False):
            if (fixed := _by_neighbours(before, word, after)) != word.text:
                changed[id(word)] = replace(word, text=fixed)
        changed.update({id(word): left for word, left in _blanked(line, unsure)})
    results = (changed.get(id(word), word) for word in words)
    return tuple(word for word in results if word is not None)


def _mended(words: tuple[Word, ...], unsure: Set[int], edges: Sequence[Edge]) -> Iterator[tuple[Word, str]]:
    """The words whose accents were lost or misread, with what they say."""
    for flow in flows(words, edges):
        doubtful = [id(word) in unsure for word in flow]
        texts = reaccented(mended(_closed([word.text for word in flow], doubtful)), doubtful)
        yield from ((word, text) for word, text in zip(flow, texts, strict=True) if text != word.text)


def _closed(texts: list[str], unsure: Sequence[bool]) -> list[str]:
    """The words, an unsure one without the bracket that it closes and nothing opens: `UBND) các xã`, not `a)`."""
    if any("(" in text for text in texts):
        return texts
    return [_CLOSING.sub("", text) if doubt else text for text, doubt in zip(texts, unsure, strict=True)]


def _as_letters(words: tuple[Word, ...], unsure: Set[int]) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words with letters and marks that Vietnamese has, and those run together apart."""
    fixed = [(word, parted(replace(word, text=readable(word.text)))) for word in words]
    doubtful = frozenset(id(new) for old, parts in fixed for new in parts if id(old) in unsure)
    return tuple(new for _, parts in fixed for new in parts), doubtful


def _by_neighbours(before: Word | None, word: Word, after: Word | None) -> str:
    """`Lưu: VF`, `Quý II1/2024`, and `IH` or `|` at the head of a line before a word that begins large."""
    text, slash, rest = word.text.partition("/")
    if before is not None and before.text in ("Lưu:", "Lưu"):
        return _FILED.sub("VT", word.text)
    named = before is not None and bool(_BEFORE_ROMAN.fullmatch(before.text))
    if before is None and after is not None and after.text == "Quý" and text in ("1", "l", "|"):
        return "I"  # the heading row `I | Quý I` of a task table
    heads = before is None and (after is None or after.text[:1].isupper())
    if not (named or heads) or not (_ROMAN.fullmatch(text) or (heads and after and text == "|")):
        return word.text
    if text.rstrip(".)") in ("1", "l") or (text[:1] in "1l" and not named):
        return word.text
    if text == "L" and after is not None:
        return "I."  # the stroke and its full stop have become one letter
    return text.replace("H", "II").replace("L", "I").translate(str.maketrans("l1|", "III")) + slash + rest


def _blanked(line: Line, unsure: Set[int]) -> Iterator[tuple[Word, Word | None]]:
    """Handwritten numbers and days: `Số: #/KH-UBND`, `Quảng Bình, ngày f7 tháng năm 2024`."""
    start = next((i for i, word in enumerate(line.words) if _NUMBER_LINE.match(word.text)), None)
    if start is not None and any("/" in word.text for word in line.words[start : start + 4]):
        yield from _blank_number(line.words[start : start + 4], unsure)
    if _DATE_LINE.search(line.text):
        yield from _blank_day(line.words, unsure)


def _blank_number(words: tuple[Word, ...], unsure: Set[int]) -> Iterator[tuple[Word, Word | None]]:
    for word in words:
        number, slash, symbol = word.text.partition("/")
        digits = number.removeprefix("Số").lstrip(": ")
        if digits and (id(word) in unsure or not digits.isdigit()):
            left = number[: len(number) - len(digits)] + slash + symbol
            yield word, replace(word, text=left) if left else None
        if slash:
            return


def _blank_day(words: tuple[Word, ...], unsure: Set[int]) -> Iterator[tuple[Word, Word | None]]:
    texts = [word.text for word in words]
    last = len(texts) - 1 - texts[::-1].index("ngày")
    for word in words[last + 1 : -2]:
        if word.text != "tháng" and (id(word) in unsure or not word.text.isdigit()):
            yield word, None
