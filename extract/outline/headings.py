"""What headings look like and what they say of the requirements below them (vocabulary/headings.toml)."""

from __future__ import annotations

import re
from functools import cache

from extract.bodies.addressees import heading_bodies
from extract.outline.numbering import Level, Marker
from extract.outline.paragraphs import Paragraph
from extract.outline.sentences import is_lead_in
from extract.vocabulary import load_vocabulary
from model.directive import RequirementKind

OPEN_END = re.compile(r"[^.;:!?…,”]$")
_MOST_LETTERS_BESIDE_BODIES = 9  # "Đề nghị ...:" may stand around the bodies of a heading, a verb of its own may not


def is_numbered_heading(paragraph: Paragraph, marker: Marker, following: Paragraph | None) -> bool:
    """Roman numbers are headings unless a sentence ends there; smaller ones by face, name, or what follows."""
    text = paragraph.content
    names_bodies = bool(heading_bodies(text))
    if marker.level <= Level.ROMAN:
        return not text.endswith((".", ";"))
    if OPEN_END.search(text):
        return paragraph.bold or names_bodies or _is_deeper(following, marker.level)
    return (text.endswith(":") and names_bodies) or (paragraph.bold and text.endswith((".", ":")))


def is_legal_base(text: str, *, follows_base: bool) -> bool:
    """A paragraph that names what the directive rests on: by its first words, and by the list mark at its end.

    The last of a list of bases ends in a full stop.
    """
    vocabulary = load_vocabulary("headings")
    folded = text.casefold()
    if is_lead_in(text):
        return False
    marks = (";", ",", ".") if follows_base else (";", ",")
    listed = folded.startswith(tuple(vocabulary["listed_bases"])) and text.endswith(marks)
    return listed or folded.startswith(tuple(vocabulary["legal_bases"]))


def _is_deeper(following: Paragraph | None, level: int) -> bool:
    return following is not None and (following.marker is None or following.marker.level > level)


def is_nothing_else(heading: str, bodies: tuple[str, ...]) -> bool:
    return len(heading) - sum(len(body) + 2 for body in bodies) < _MOST_LETTERS_BESIDE_BODIES


def lists_things(lead_in: str) -> bool:
    """A lead-in whose items are spoken of and do nothing (`Công khai trên trang thông tin điện tử của:`)."""
    vocabulary = load_vocabulary("headings")
    folded = lead_in.casefold().rstrip(" :")
    ends = tuple(f" {end}" for end in vocabulary["listing_ends"])
    return folded.startswith(tuple(vocabulary["listing_starts"])) or folded.endswith(ends)


def kind_of(heading: str) -> RequirementKind | None:
    """What the first words of a heading say: `Mục đích và ý nghĩa`, `Trách nhiệm của Phòng Nội vụ`; None of others."""
    folded = re.sub(r"^(?:về|các)\s+", "", heading.casefold())
    kind = next((kind for kind, starts in _kinds() if folded.startswith(starts)), None)
    if kind is RequirementKind.PRINCIPLE and heading_bodies(heading):
        return None  # `Yêu cầu Hiệu trưởng các trường:` gives an order
    return kind


def kind_of_article(heading: str) -> RequirementKind | None:
    """An article of a decision assigns tasks (`Điều 2. Trách nhiệm của các đơn vị`), but for `Tổ chức thực hiện`."""
    kind = kind_of(heading)
    if kind is RequirementKind.DUTY and not heading.casefold().startswith("tổ chức"):
        return RequirementKind.TASK
    return kind


def named_kind(name: str) -> RequirementKind | None:
    """The kind that a heading of just these words has: `Mục đích`, `Yêu cầu` (and not `Yêu cầu các trường`)."""
    return next((kind for kind, names in _kinds() if name.strip().casefold() in names), None)


@cache
def _kinds() -> tuple[tuple[RequirementKind, tuple[str, ...]], ...]:
    vocabulary = load_vocabulary("headings")
    order = (RequirementKind.DUTY, RequirementKind.PURPOSE, RequirementKind.PRINCIPLE, RequirementKind.TASK)
    return tuple((kind, tuple(vocabulary[kind.value])) for kind in order)
