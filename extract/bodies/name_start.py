"""Whether a stretch begins with a body's name or with what is done, by its first words."""

from __future__ import annotations

from extract.bodies.body_words import class_of, ending_words, heads, plural


def starts_body(text: str) -> bool:
    """Whether a body's name begins here (`Phòng Nội vụ`), not a verb or another noun (`Phòng, chống`, `Ban hành`)."""
    return head_length(text) > 0


def starts_verb(text: str) -> bool:
    """Whether the text goes on with what is to be done (`xây dựng kế hoạch`)."""
    found = ending_words().match(text)
    return found is not None and class_of(found) in {"verb", "state", "aspect"}


def head_length(text: str) -> int:
    """The length of the word that makes a name (`Phòng`, `Các cơ quan`); 0 where none begins the text."""
    found = plural().match(text) or heads().match(text)
    return found.end() if found else 0


def is_plural(text: str) -> bool:
    """Whether it begins with several bodies of a kind (`các trường`)."""
    return plural().match(text) is not None


def has_verb(text: str) -> bool:
    """Whether anything is done in it."""
    return any(class_of(found) in {"verb", "manner", "state", "own"} for found in ending_words().finditer(text))
