"""The words that names of bodies are made of and ended by (vocabulary/bodies.toml, vocabulary/verbs.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.vocabulary import load_vocabulary


def verbs() -> dict[str, Any]:
    """The tables of vocabulary/verbs.toml."""
    return load_vocabulary("verbs")


def class_of(found: re.Match[str]) -> str:
    """What a match of `ending_words` is: `stays`, `mark`, or the class of its word (`verb`, `manner`, `opener` ...)."""
    return _classes()[found[0]] if found.lastgroup == "word" else str(found.lastgroup)


@cache
def _classes() -> dict[str, str]:
    """Each word that may end a name, and what it is; a word in several lists is what the last of them says."""
    data = verbs()
    lists = {"verb": "verbs", "manner": "manners", "opener": "openers", "place": "places", "state": "states"}
    lists |= {"condition": "conditions", "aspect": "aspects"}
    classes = {word: "verb" for entry in data["acting"] for word in entry["verbs"]}
    classes |= {word: kind for kind, name in lists.items() for word in data[name]}
    return {**classes, **dict.fromkeys(data["passives"], "passive"), "có": "own"}


@cache
def compounds() -> frozenset[str]:
    """Words of two syllables of which one alone may be a verb: `khen thưởng`, `đào tạo`, `báo chí`."""
    heads_of_names = (word for entry in load_vocabulary("bodies")["head"] for word in entry["words"])
    known = (*load_vocabulary("bodies")["qualifiers"]["words"], *verbs()["verbs"], *heads_of_names)
    return frozenset(word for word in known if word.count(" ") == 1)


@cache
def ending_words() -> re.Pattern[str]:
    """What may end a name: brackets stay, colons and full stops end it, words do as their class says."""
    names = load_vocabulary("bodies")["inside"]
    not_before = verbs()["not_before"]
    words = "|".join(_word(word, not_before.get(word)) for word in sorted(_classes(), key=len, reverse=True))
    stays = rf"\([^)]*\)|(?i:{names['appointed']}|{names['describing']})(?!\w)"
    return re.compile(rf"(?P<stays>{stays})|(?P<mark>[:“\"]|\.(?=\s|$))|\b(?P<word>{words})(?!\w)")


def _word(word: str, others: list[str] | None) -> str:
    unless = rf"(?!\s+(?:{_any_of(others)})(?!\w))" if others else ""
    unless += r"(?!\s+viên(?!\w)(?!\s+chức))"  # `vận động viên`, and `cử viên chức`
    return re.escape(word) + unless


@cache
def owned() -> re.Pattern[str]:
    """Behind `có`: what a body has to have or to do (`có trách nhiệm`), and no description of it."""
    return re.compile(rf"\s+(?:\d|(?:{_any_of(verbs()['owned'])})(?!\w))")


@cache
def owned_persons() -> re.Pattern[str]:
    """Behind `có`: who has a verb of his own in the description (`có học sinh bỏ học | thành lập tổ`)."""
    persons = _any_of(load_vocabulary("bodies")["inside"]["owned_persons"])
    return re.compile(rf"\s*(?:(?:các|những|nhiều|đông|ít)\s+)?(?:{persons})(?!\w)", re.IGNORECASE)


@cache
def owned_share() -> re.Pattern[str]:
    """Behind `có`: how many of those it has, which tells which bodies are meant (`từ 50% học sinh ... trở lên`)."""
    return re.compile(r"\s+(?:từ|trên|dưới|hơn)\s+\d")


@cache
def no_place() -> re.Pattern[str]:
    """Behind `trong`, `tại`: a time or a circumstance, and no place that tells which body it is."""
    return re.compile(rf"\s+(?:\d|(?:{_any_of(verbs()['no_place'])})(?!\w))")


@cache
def deeds() -> re.Pattern[str]:
    """Nouns that are one with the verb behind them (`việc thực hiện`)."""
    return re.compile(rf"(?:{_any_of(verbs()['deeds'])})(?!\w)")


@cache
def events() -> re.Pattern[str]:
    """Nouns of what bodies take part in (`tham gia hội thi`)."""
    return re.compile(rf"(?:các\s+)?(?:{_any_of(verbs()['events'])})(?!\w)", re.IGNORECASE)


@cache
def qualifiers() -> re.Pattern[str]:
    """What a name may hold: capitals, numbers, marks, brackets, other heads, and the qualifiers of the vocabulary."""
    names_hold = load_vocabulary("bodies")["qualifiers"]["words"]
    begin_names = [word for entry in load_vocabulary("bodies")["head"] for word in entry["words"]]
    words = sorted({*names_hold, *begin_names}, key=len, reverse=True)
    long, short = (
        f"(?i:{_any_of([word for word in words if (' ' in word) is many])})(?!\\w)" for many in (True, False)
    )
    names = load_vocabulary("bodies")["inside"]
    stays = rf"\([^)]*\)|(?i:{names['appointed']}|{names['describing']})(?!\w)"
    # `Tổng phụ trách` is a head before any name, `Tổ quốc` is a name before the head `Tổ`
    name = r"[A-ZĐÀ-Ỹ][^\s,;]*(?:\s+[a-zà-ỹ]+(?=[\s,;.:)]|$))?|[\d“\"][^\s,;]*"
    return re.compile(rf"(?:[\s,;:/&.–-]+|{stays}|{plural().pattern}|{long}|{name}|{short})+")


@cache
def heads() -> re.Pattern[str]:
    """What one body begins with (`Phòng Nội vụ`), longest first."""
    entries = load_vocabulary("bodies")["head"]
    by_length = sorted(((word, entry) for entry in entries for word in entry["words"]), key=lambda pair: -len(pair[0]))
    return re.compile("|".join(_head(word, entry) for word, entry in by_length), re.IGNORECASE)


def _head(word: str, entry: dict[str, Any]) -> str:
    unless = rf"(?!\s*(?:{_any_of(entry['not_before'])})(?!\w))" if "not_before" in entry else ""
    some = r"(?=\s+[a-zà-ỹđ])" if entry.get("not_alone") else ""
    only = rf"(?=\s+(?:{_any_of(entry['before'])})(?!\w)|$)" if "before" in entry else ""
    area = _any_of(load_vocabulary("bodies")["areas"]["words"])
    named = rf"(?:(?-i:\s+(?=[A-ZĐÀ-Ỹ\d“\"]))|(?=\s+(?:{area})(?!\w)))" if entry.get("needs_name") else ""
    return rf"{re.escape(word)}(?!\w){unless}{only}{some}{named}"


@cache
def plural() -> re.Pattern[str]:
    """What several of a kind begin with (`các trường`)."""
    data = load_vocabulary("bodies")["plural"]
    nouns = _any_of(sorted(data["nouns"], key=len, reverse=True))
    return re.compile(rf"(?i:{data['before']}\s+(?:{nouns})(?!\w)(?!\s+(?:{_any_of(data['not_before'])})(?!\w)))")


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, words))
