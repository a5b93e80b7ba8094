"""Accents that a scan has changed, mended where exactly one known pair of words differs by an accent.

Tesseract reads the hook as an acute accent and drops or adds small marks, often surely: `điều khiến`, `trao đối`. The
pairs (`vocabulary/word_pairs.toml`) are general vocabulary. Words that may be names are left as they were read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import load_vocabulary

_PARTS = re.compile(r"([^\w]*)([^\W\d_]+)([^\w]*)")
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_TONES = frozenset((_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT))
# Tones as read and as they are, where Tesseract errs although it is sure: `khiến` for `khiển`, `lẫy` for `lấy`,
# `phần công`, `chỉ bộ`, `quyên` for `quyền`, `căm` for `cắm`. Never `trường` for `trưởng`, nor `hố` for `hồ`.
_MISREAD = frozenset(
    {(_ACUTE, _HOOK), (_TILDE, _ACUTE), (_GRAVE, ""), (_HOOK, ""), ("", _GRAVE), ("", _ACUTE), ("", _HOOK)}
)
_MOST_MARKS_UNSURE = 3


@dataclass(frozen=True, slots=True)
class _Token:
    """A word's letters and whether it can stand with its neighbours: no mark between them."""

    letters: str = ""
    is_open_left: bool = False
    is_open_right: bool = False

    @property
    def low(self) -> str:
        return self.letters.lower()


def reaccented(texts: Sequence[str], unsure: Sequence[bool]) -> list[str]:
    """The words of running text, those with a misread accent mended; `unsure` says which were not read surely."""
    tokens = [_token(text) for text in texts]
    result = list(texts)
    for index, token in enumerate(tokens):
        if not token.letters or _may_be_name(tokens, index) or _is_known(tokens, index):
            continue
        found = _found(tokens, index, is_sure=not unsure[index])
        if len(found) == 1:
            result[index] = texts[index].replace(token.letters, _cased(found.pop(), token.letters), 1)
            tokens[index] = _token(result[index])
    return result


def _found(tokens: Sequence[_Token], index: int, *, is_sure: bool) -> set[str]:
    """What the word may be: by a usual misreading, or where it is in no pair at all (`nghẻo`) by any other tone."""
    low, candidates = tokens[index].low, _candidates(tokens, index)
    found = {word for word in candidates if _is_alike(low, word, is_sure=is_sure)}
    if found or low in _members():
        return found
    return {word for word in candidates if _layers(word)[1:] == _layers(low)[1:]}


def is_pair(first: str, second: str) -> bool:
    """Whether the two words are a known pair, in whatever case."""
    return (first.lower(), second.lower()) in _pairs()


def _token(text: str) -> _Token:
    parts = _PARTS.fullmatch(unicodedata.normalize("NFC", text))
    return _Token(parts[2], not parts[1], not parts[3]) if parts else _Token()


def _may_be_name(tokens: Sequence[_Token], index: int) -> bool:
    """A capitalised word beside another (`Đinh Lạc`); one before small letters opens a sentence (`Tổng hợp`)."""
    letters = tokens[index].letters
    if letters.islower() or (letters.isupper() and len(letters) > 1):
        return False
    return any(
        beside is not None and beside.letters[:1].isupper() for beside in (_left(tokens, index), _right(tokens, index))
    )


def _left(tokens: Sequence[_Token], index: int) -> _Token | None:
    if not index or not tokens[index].is_open_left or not tokens[index - 1].is_open_right:
        return None
    return tokens[index - 1]


def _right(tokens: Sequence[_Token], index: int) -> _Token | None:
    return tokens[index + 1] if index + 1 < len(tokens) and _left(tokens, index + 1) else None


def _is_known(tokens: Sequence[_Token], index: int) -> bool:
    left, right, low = _left(tokens, index), _right(tokens, index), tokens[index].low
    return bool((left and (left.low, low) in _pairs()) or (right and (low, right.low) in _pairs()))


def _candidates(tokens: Sequence[_Token], index: int) -> set[str]:
    """Words of the same letters that make a known pair with a neighbour which is not in a known pair already:
    `quỹ định kỳ` is no `quy định`. A word of no pair at all may take it from there: `mồi trường học`."""
    left, right, plain = _left(tokens, index), _right(tokens, index), _plain(tokens[index].low)
    before, after = _beside()
    found: set[str] = set()
    is_odd = tokens[index].low not in _members()
    if left and (is_odd or not _is_known(tokens, index - 1)):
        found |= after.get((left.low, plain), frozenset())
    if right and (is_odd or not _is_known(tokens, index + 1)):
        found |= before.get((plain, right.low), frozenset())
    return found


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _is_alike(read: str, word: str, *, is_sure: bool) -> bool:
    """Whether `word` may have been read as `read`: surely by one tone only, unsurely by some marks."""
    (tone, *hats), (right_tone, *right_hats) = _layers(read), _layers(word)
    if is_sure:
        return hats == right_hats and (tone, right_tone) in _MISREAD
    apart = (tone != right_tone) + sum(one != other for one, other in zip(hats, right_hats, strict=True))
    return 0 < apart <= _MOST_MARKS_UNSURE


def _layers(word: str) -> list[str]:
    """The tone of the word, then of each letter its hat, horn or bar."""
    tone = ""
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", word.replace("đ", "d\u0335")):
        if char in _TONES:
            tone = char
        elif unicodedata.combining(char):
            letters[-1] += char
        else:
            letters.append("")
    return [tone, *letters]


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    words = (pair.split() for pair in load_vocabulary("word_pairs")["pairs"].split(","))
    return frozenset((first, second) for first, second in words)


@cache
def _members() -> frozenset[str]:
    """All words of the pairs."""
    return frozenset(word for pair in _pairs() for word in pair)


@cache
def _beside() -> tuple[Mapping[tuple[str, str], set[str]], Mapping[tuple[str, str], set[str]]]:
    """First words by (their plain letters, second word), second words by (first word, their plain letters)."""
    before: dict[tuple[str, str], set[str]] = defaultdict(set)
    after: dict[tuple[str, str], set[str]] = defaultdict(set)
    for first, second in _pairs():
        before[_plain(first), second].add(first)
        after[first, _plain(second)].add(second)
    return before, after
