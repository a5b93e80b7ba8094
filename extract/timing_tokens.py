"""The words of time in a text, one after the other: the vocabulary of vocabulary/timing.toml applied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.timing_moments import Moment, read_moment
from extract.vocabulary import load_vocabulary

_WORD = re.compile(r"\w+|[^\w\s]")
_GROUP_NAME = re.compile(r"(\(\?P(?:<|=)\w+)")
_FRAGMENT = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class Token:
    """What stands from `begin` to `end`: `letter` and `kind` as in the vocabulary, `moment` for the letter T.

    `count` and `unit` are those of a period that is counted from an event.
    """

    letter: str
    kind: str
    begin: int
    end: int
    moment: Moment | None = None
    count: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    letter: str
    kind: str
    pattern: re.Pattern[str]


def read_tokens(text: str) -> tuple[Token, ...]:
    """All tokens of a folded text in order. Every word and mark is in exactly one; what says nothing of time is `x`."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while found := _WORD.search(text, at):
        token = _token_at(text, found.start()) or Token("x", "word", found.start(), found.end())
        yield token
        at = token.end


def _token_at(text: str, at: int) -> Token | None:
    if not _any_rule().match(text, at):  # most words say nothing of time
        return None
    for rule in _rules():
        found = rule.pattern.match(text, at)
        if not found or _splits_word(text, found.end()):
            continue
        groups = found.groupdict()
        moment = read_moment(rule.kind, found) if rule.letter == "T" else None
        if rule.letter == "T" and moment is None:
            continue
        count, unit = int(groups.get("count") or 0) if rule.letter == "L" else 0, groups.get("unit") or ""
        return Token(rule.letter, rule.kind, at, _trim(text, at, found.end()), moment, count, unit)
    return None


def _splits_word(text: str, end: int) -> bool:
    return 0 < end < len(text) and text[end - 1].isalpha() and text[end].isalnum()


def _trim(text: str, begin: int, end: int) -> int:
    return begin + len(text[begin:end].rstrip())


@cache
def _rules() -> tuple[_Rule, ...]:
    data = load_vocabulary("timing")
    fragments: dict[str, str] = data["fragments"]
    return tuple(
        _Rule(entry["letter"], entry["kind"], _compiled(entry["pattern"], fragments, case=entry.get("case", False)))
        for entry in data["token"]
    )


@cache
def _any_rule() -> re.Pattern[str]:
    """Matches where any rule does: one call instead of one a rule."""
    patterns = []
    for index, rule in enumerate(_rules()):
        flag = "i" if rule.pattern.flags & re.IGNORECASE else ""
        own = _GROUP_NAME.sub(rf"\1_{index}", rule.pattern.pattern)  # a name may stand once in a pattern
        patterns.append(f"(?{flag}:{own})")
    return re.compile("|".join(patterns))


def _compiled(pattern: str, fragments: dict[str, str], *, case: bool) -> re.Pattern[str]:
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda name: fragments[name[1]], pattern)
    return re.compile(pattern, 0 if case else re.IGNORECASE)
