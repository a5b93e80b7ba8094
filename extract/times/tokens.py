"""The words of time in a text, one after the other: the vocabulary of vocabulary/timing.toml applied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.times.moments import Moment, read_moment
from extract.vocabulary import load_vocabulary

_WORD = re.compile(r"(?=\w)([^\W\d_]*)\w*|([^\w\s])")  # the letters that it begins with apart: `ngày15`
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
    """All tokens of a folded text in order. Every word and mark is in exactly one; `x` are those that say no time."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at, idle = 0, -1  # where to look, and where a run of words began that say nothing of time
    first_words = _first_words()
    while found := _WORD.search(text, at):
        letters, begin, at = found[1] or found[2], found.start(), found.end()
        token = _token_at(text, begin) if not letters or letters.lower() in first_words else None
        if token is None:
            idle = begin if idle < 0 else idle
            continue
        if idle >= 0:
            yield Token("x", "words", idle, _trim(text, idle, begin))
        yield token
        at, idle = token.end, -1
    if idle >= 0:
        yield Token("x", "words", idle, len(text.rstrip()))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(load_vocabulary("timing")["first_words"])


def _token_at(text: str, at: int) -> Token | None:
    any_found = _any_rule().match(text, at)
    if not any_found:
        return None
    first = int((any_found.lastgroup or "_0").rpartition("_")[2])  # rules before it do not match
    for rule in _rules()[first:]:
        found = rule.pattern.match(text, at)
        if not found or _splits_word(text, found.end()):
            continue
        groups = found.groupdict()
        moment = read_moment(rule.kind, found) if rule.letter == "T" else None
        if rule.letter == "T" and moment is None:
            continue
        count, unit = int(groups.get("count") or 0) if rule.letter in "LD" else 0, groups.get("unit") or ""
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
    """Matches where any rule does; the last group is named by the number of the first that does."""
    patterns = []
    for index, rule in enumerate(_rules()):
        flag = "i" if rule.pattern.flags & re.IGNORECASE else ""
        own = _GROUP_NAME.sub(rf"\1_{index}", rule.pattern.pattern)  # a name may stand once in a pattern
        patterns.append(f"(?P<rule_{index}>(?{flag}:{own}))")
    return re.compile("|".join(patterns))


def _compiled(pattern: str, fragments: dict[str, str], *, case: bool) -> re.Pattern[str]:
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda name: fragments[name[1]], pattern)
    return re.compile(pattern, 0 if case else re.IGNORECASE)
