"""Finds the head of a document by what it says: letterhead, kind, subject, in a table, on tabs or in text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generate import decree
from generate.check.line import Line, Part, is_capitals
from generate.check.vocabulary import is_whole, opens

_FARTHEST = 60  # paragraphs of a document among which its head is looked for
_NUMBER = re.compile(r"số\s*[:.]?\s*[\d.…_\s]*\s*/|số\s*:", re.IGNORECASE)
_DATE = re.compile(r"ngày.*tháng.*năm|[^,]{2,40},\s*(ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", re.IGNORECASE)
_DRAWN = re.compile(r"[\s_\-–—─=*.~]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A body's name, of one or more printed parts."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Head:
    """What was found, None or () what was not. `end` is the index of the first line behind the head."""

    national_title: Part | None
    motto: Part | None
    parents: tuple[Name, ...]
    issuer: Name | None
    number: Part | None
    place_date: Part | None
    letter_subject: tuple[Part, ...]
    kind: Part | None
    subject: tuple[Part, ...]
    end: int


def find_head(lines: Sequence[Line]) -> Head:
    """The head among the first lines of a document."""
    near = [line for line in lines[:_FARTHEST] if not (line.spot and line.spot.ruled and line.spot.row > 3)]
    title = _first(near, lambda text: _plain(decree.NATIONAL_TITLE_TEXT) in _plain(text))
    after = lines.index(title.line) if title else 0
    kind = _kind(lines[after:_FARTHEST])
    end = lines.index(kind.line) if kind else _end_without_kind(near)
    head = [line for line in lines[:end] if line in near] + ([kind.line] if kind and len(kind.line.parts) > 1 else [])
    parts = [part for line in head for part in line.parts]
    motto = _first(head, lambda text: _plain(text).startswith("độc lập") and "hạnh phúc" in _plain(text))
    number = next((part for part in parts if _NUMBER.match(part.text)), None)
    date = next((part for part in parts if part is not number and _DATE.search(part.text)), None)
    named = tuple(_names(_unclaimed(parts, [title, motto, number, date], kind), title, number))
    subject, end = _subject(lines, kind) if kind else ((), _behind(lines, head, [title, motto, number, date]))
    return Head(
        national_title=title,
        motto=motto,
        parents=named[:-1],
        issuer=named[-1] if named else None,
        number=number,
        place_date=date,
        letter_subject=() if kind else tuple(_letter_subject(parts)),
        kind=kind,
        subject=subject,
        end=end,
    )


def is_drawn(text: str) -> bool:
    """A line made of signs."""
    return len(text) > 2 and _DRAWN.fullmatch(text) is not None


def _first(lines: Sequence[Line], says: Callable[[str], bool]) -> Part | None:
    return next((part for line in lines for part in line.parts if says(part.text)), None)


def _plain(text: str) -> str:
    """In small letters; both places of the tone mark in `hòa` are right Vietnamese."""
    return text.casefold().replace("hoà", "hòa")


def _kind(lines: Sequence[Line]) -> Part | None:
    """The kind alone on its line; else a line in capitals that begins with a kind."""
    free = [part for line in lines for part in line.parts if not (line.spot and line.spot.ruled)]
    alone = next((part for part in free if is_whole("kind", part.text) and not _is_sentence(part)), None)
    if alone:
        return alone
    for part in free:
        said = opens("kind", part.text)
        if said and is_capitals(said[0]) and len(part.text) < 200 and part.align in ("center", None):
            return part
        if opens("addressee", part.text) or opens("legal_base", part.text):
            return None
    return None


def _is_sentence(part: Part) -> bool:
    return part.text.endswith((".", ";", ",")) or bool(part.label)


def _end_without_kind(lines: Sequence[Line]) -> int:
    """Where a letter's address, or the first base or heading stands."""
    for index, line in enumerate(lines):
        if opens("addressee", line.text) or (opens("legal_base", line.text) and not line.spot):
            return index
    return min(len(lines), 15)


def _behind(lines: Sequence[Line], head: Sequence[Line], claimed: Sequence[Part | None]) -> int:
    """The line after a letter's head."""
    if any(opens("addressee", line.text) for line in lines[len(head) : len(head) + 1]):
        return len(head)
    known = [lines.index(part.line) for part in claimed if part]
    return max(known) + 1 if known else 0


def _unclaimed(parts: Sequence[Part], claimed: Sequence[Part | None], kind: Part | None) -> Iterator[Part]:
    for part in parts:
        if part not in claimed and part is not kind and not is_drawn(part.text) and not opens("not_a_name", part.text):
            yield part


def _names(parts: Iterator[Part], title: Part | None, number: Part | None) -> Iterator[Name]:
    """Names stand before the number, beside the national title."""
    held: list[Part] = []
    for part in parts:
        if _is_beyond(part, number) or (title and _is_below_title(part, title)):
            continue
        if number is None and not is_capitals(part.text):
            continue
        if held and (opens("body_name", part.text) or (_is_bold(part) and not _is_bold(held[-1]))):
            yield Name(tuple(held))
            held = []
        held.append(part)
    if held:
        yield Name(tuple(held))


def _is_beyond(part: Part, number: Part | None) -> bool:
    if number is None:
        return False
    here, there = part.line.spot, number.line.spot
    if here and there and here.table == there.table and here.column != there.column:
        return False
    return part.line.number > number.line.number


def _is_below_title(part: Part, title: Part) -> bool:
    here, there = part.line.spot, title.line.spot
    if here and there:
        return here.table == there.table and here.column == there.column
    return part.tabbed and part.tabs >= title.tabs and part.line.number > title.line.number


def _is_bold(part: Part) -> bool:
    return any(piece.look.bold for piece in part.pieces if piece.text.strip())


def _letter_subject(parts: Sequence[Part]) -> Iterator[Part]:
    """`V/v ...` and what goes on below it in the same cell."""
    opened: Part | None = None
    for part in parts:
        if opened is None and opens("letter_subject", part.text):
            opened = part
            yield part
        elif opened and part.line.container == opened.line.container and not part.tabbed:
            if part.line.container[0] == "body" or is_drawn(part.text):
                return
            yield part


def _subject(lines: Sequence[Line], kind: Part) -> tuple[tuple[Part, ...], int]:
    """The printed lines under the kind that belong to it, and the index of the line after them."""
    start = lines.index(kind.line)
    found: list[Part] = []
    rest = [part for part in kind.line.parts if part.line.number == kind.line.number]
    below = rest[rest.index(kind) + 1 :]
    end = start + 1
    for index, line in enumerate(lines[start : start + 8]):
        parts = below if index == 0 else list(line.parts)
        if found and not parts and index:
            break
        for part in parts:
            if not _goes_on(part, found):
                return tuple(found), end
            found.append(part)
            end = start + index + 1
    return tuple(found), end


def _goes_on(part: Part, found: Sequence[Part]) -> bool:
    text = part.text
    if is_drawn(text) or text.startswith("(") or opens("addressee", text) or re.match(r"[IVX]+\.\s", text):
        return False
    if is_capitals(text) and (found or opens("decides", text)):
        return False
    if opens("legal_base", text) and (part.align != "center" or text.endswith((";", ".", ":"))):
        return False
    return not found or (part.align == found[0].align == "center" and _is_bold(part) == _is_bold(found[0]))
