"""Whether two requirements of different years ask for the same work: how alike their words are without what changes
from year to year (`rules/same_work.toml`). Measured on pairs: docs/decisions/0019-memory.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import Indel

from generate.checked_toml import CheckedTable

SAME_WORK = 0.85  # share of common words, of all words of both, at which two works are one
_TONES = {
    "\u0300": "f",
    "\u0301": "s",
    "\u0303": "x",
    "\u0309": "r",
    "\u0323": "j",
}  # combining marks as Telex types them
_KEPT = 20_000  # a school's tasks of twenty years
_FIRST_LETTER = 0x10000  # far from surrogates; there are fewer Vietnamese syllables than code points behind it
_letters: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Apart:
    """Phrases of which two works that have different ones are never the same; `whole`: also when one has none."""

    id: str
    words: tuple[str, ...]
    whole: bool
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The data of `rules/same_work.toml`, spelt as `_spelt` does; each has its examples there.

    `dropped` changes from year to year, `aliases` are called what `names` says, `outside` are none of the school's own.
    """

    filler: frozenset[str]
    dropped: re.Pattern[str]
    aliases: re.Pattern[str]
    names: dict[str, str]
    aparts: tuple[Apart, ...]
    outside: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Work:
    """What is asked for: its words in their order, and `letters` with a letter for each word, sorted, for comparing."""

    words: str
    letters: str

    def is_apart_from(self, other: Work) -> bool:
        """Whether phrases of one group tell the two apart."""
        return any(_tells_apart(group, self.words, other.words) for group in vocabulary().aparts)


def alike(work: Work, others: list[Work]) -> Iterator[tuple[int, float]]:
    """Those of `others` that are the same work: index and likeness (SAME_WORK to 1), the most alike first."""
    choices = [other.letters for other in others]
    found = process.extract(
        work.letters, choices, scorer=Indel.normalized_similarity, score_cutoff=SAME_WORK, limit=None
    )
    yield from ((index, score) for _, score, index in found if work.letters and not work.is_apart_from(others[index]))


@lru_cache(maxsize=_KEPT)
def work_of(text: str) -> Work:
    """What a requirement asks for, without years, receivers and filler."""
    data = vocabulary()
    plain = " ".join(re.findall(r"\w+", data.dropped.sub(" ", _spelt(text))))
    plain = data.aliases.sub(lambda match: data.names[match.group()], plain)
    kept = [word.lstrip("0") for word in plain.split() if word not in data.filler]
    return Work(plain, "".join(sorted(map(_letter, kept))))


def is_outside(body: str) -> bool:
    """Whether a body is by its name none of the school's own."""
    return vocabulary().outside.match(body) is not None


@cache
def vocabulary() -> Vocabulary:
    """The data, read once."""
    whole = CheckedTable.parse((files("generate") / "rules" / "same_work.toml").read_text("utf-8"), "same_work.toml")
    dropped = "|".join(_spelt(table.text("pattern")) for table in whole.tables("drop"))
    names = {_spelt(word): _spelt(table.text("to")) for table in whole.tables("alias") for word in table.texts("words")}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    aparts = tuple(
        Apart(table.text("id"), tuple(map(_spelt, table.texts("words"))), table.flag("whole"), table.texts("example"))
        for table in whole.tables("apart")
    )
    return Vocabulary(
        filler=frozenset(map(_spelt, whole.texts("filler"))),
        dropped=re.compile(rf"(?<!\w)(?:{dropped})(?!\w)"),
        aliases=re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)"),
        names=names,
        aparts=aparts,
        outside=re.compile(whole.text("outside"), re.IGNORECASE),
    )


def _tells_apart(group: Apart, one: str, other: str) -> bool:
    mine, others = ({word for word in group.words if f" {word} " in f" {words} "} for words in (one, other))
    return mine != others if group.whole else bool(mine and others and not mine & others)


def _spelt(text: str) -> str:
    """Small letters, each word's tone as a letter at its end: `hoà` and `hòa` are `hoaf`."""
    return "".join(map(_tone_last, re.split(r"(\W+)", unicodedata.normalize("NFC", text).casefold())))


def _letter(word: str) -> str:
    """A letter of its own for each word: rapidfuzz compares strings many times faster than lists of words."""
    return _letters.setdefault(word, chr(_FIRST_LETTER + len(_letters)))


@lru_cache(maxsize=_KEPT)
def _tone_last(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES.get(letter, "") for letter in letters)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tone
