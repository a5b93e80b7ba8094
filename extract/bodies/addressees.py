"""Whom a sentence asks: the bodies that must do what it says, as the text names them.

Three ways, in this order: a word that gives an order (`Giao Sở Nội vụ ...`), the grammatical subject (`Phòng Nội vụ chủ
trì ...`), and, where the sentence names nobody, the heading it stands under (`1. Phòng Nội vụ`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.bodies.body_name import LETS, Ending, has_verb, name_end, read_name, starts_body, starts_verb
from extract.bodies.enumeration import pieces_of
from extract.bodies.served import is_award, is_category, is_done_for, is_served, only_defines
from extract.pdf.folding import fold
from extract.vocabulary import load_vocabulary

_NUMBER = re.compile(
    r"^(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ]{1,2})\s?[.)]\s*|(?:phần|chương|mục|điều)\s+\w+\s*[.:]\s*|[-–+•*]\s*)+",
    re.IGNORECASE,
)
_MOST_LETTERS_OF_TITLE = 120
_MOST_LETTERS_OF_UNKNOWN = 80
# behind a name's colon a time says by when, and no duty of the body: `Học sinh tuyển mới: chậm nhất ngày 15/10/2026`
_TIME = re.compile(
    r"[^:;.]{0,60}:\s*(?:trước|chậm nhất|đến|từ|trong|vào|ngày|tháng|quý|năm|hằng|hàng|\d)", re.IGNORECASE
)
_DOING = frozenset({Ending.VERB, Ending.MANNER, Ending.MARK})
_MOST_LETTERS_OF_DEED = 40
_MOST_LETTERS_TO_VERB = 25
_MOST_LETTERS = 300  # a longer stretch without a verb is no subject


@lru_cache(maxsize=1_000)  # a paragraph of one sentence is asked again as such
def find_addressees(sentence: str, heading: str | None) -> tuple[str, ...]:
    """The bodies named as those who must do it; the heading's where the sentence names none; else ()."""
    text = _NUMBER.sub("", fold(sentence))
    named = tuple(dict.fromkeys(_asked_in(text)))
    return named or heading_bodies(heading or "")


def heading_bodies(heading: str) -> tuple[str, ...]:
    """The bodies of a heading that is wholly bodies (`4. Các cơ quan, đơn vị; UBND các xã:`); () for any other.

    A heading that goes on with its verb hands down its body only before a colon (`Phòng Nội vụ chủ trì các việc:`).
    """
    text = _NUMBER.sub("", fold(heading))
    found = _triggers().match(text)
    if found:
        text = text[found.end() :]
    about = found is not None and found[0].casefold().startswith(("đối", "riêng"))
    if not starts_body(text) or (is_category(text) if about else is_award(text)):
        return ()
    end = read_name(text, alone=True).at
    rest = text[end:].strip(" .,;:")
    opens = heading.rstrip().endswith(":") or _heading_verbs().match(rest)
    lowered = text if text != text.upper() else text.capitalize()
    return tuple(pieces_of(text[:end])) if not rest or (opens and _goes_on(lowered[end:])) else ()


def names_everybody(body: str) -> bool:
    """`các cơ quan, đơn vị`: whoever has received the directive, and nobody in particular."""
    return _everybody().fullmatch(body) is not None


def _asked_in(text: str) -> Iterator[str]:
    """The bodies of the first clause, and behind each `;` those of what begins with a new subject or a new order.

    A new subject in small letters counts only behind a clause that has one (`Phòng Nội vụ ...; các trường gửi ...`).
    """
    first, *others = re.split(r";\s*", text)
    asked = _asked(text if not others or _name_reaches(text, len(first)) else first)
    yield from asked
    for other in others:
        if _triggers().match(other) or (starts_body(other) and (other[:1].isupper() or (asked and _acts(other)))):
            yield from _asked(other)


def _acts(clause: str) -> bool:
    """A body and its verb, and no label (`đơn vị phối hợp: ...`)."""
    return read_name(clause).by in {Ending.VERB, Ending.MANNER} and not re.match(r"[^:]{0,40}:", clause)


def _name_reaches(text: str, at: int) -> bool:
    """The subject itself has a `;` inside: `Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các xã chịu trách nhiệm`."""
    found = _triggers().match(text)
    begin = found.end() if found else 0
    return starts_body(text[begin:]) and begin + name_end(text[begin:]) > at


def _asked(clause: str) -> tuple[str, ...]:
    if (found := _triggers().match(clause)) and (named := _told(clause[found.end() :], found[0])) is not None:
        return named
    if found := _labels().match(clause):
        return tuple(pieces_of(re.split(r";", clause[found.end() :])[0].strip(" .")))
    if starts_body(clause):
        return _subject(clause)
    if _openers().match(clause):
        return _subject_behind_opener(clause)
    if found := _short_order().match(clause):
        return _told(clause[found.end() :], found["order"]) or ()
    return _subject_behind_colon(clause) or _agent(clause)


def _told(ordered: str, order: str) -> tuple[str, ...] | None:
    """Whom an order names; None where no name follows it."""
    about = order.casefold().startswith(("đối", "riêng"))
    if about and is_category(ordered):
        return ()
    if about and is_served(ordered) and not _does_itself(ordered):
        return _subject_behind_opener(ordered)
    if _is_ordered(ordered, order):
        return _behind_order(ordered, order)
    return _unknown_name(ordered) if ordered[:1].isupper() and not about else None


def _does_itself(name_and_deed: str) -> bool:
    """Behind `Đối với`: those served do what follows (`học sinh: mang theo chăn`), or nothing follows yet."""
    said = name_and_deed[name_end(name_and_deed) :].lstrip(" ,:")
    return not said.strip(" .;") or (_begins_deed(said) and not is_done_for(said))


def _begins_deed(said: str) -> bool:
    return (
        has_verb(said[:_MOST_LETTERS_TO_VERB])
        and not starts_body(said)
        and re.match(r"(?:mỗi|từng|có)\s", said) is None
    )


def _is_ordered(ordered: str, order: str) -> bool:
    """A body follows the order. `Phân công giáo viên trực cổng` is asked of whoever assigns the teachers.

    `Giao từng học sinh về tận tay gia đình`: what is handed over does nothing either.
    """
    if not starts_body(ordered) or ordered[:1].isupper():
        return starts_body(ordered)
    first = order.casefold().split()[0]
    return first != "phân" and (first != "giao" or read_name(ordered).by in _DOING)


def _unknown_name(ordered: str) -> tuple[str, ...]:
    """Whoever an order names in a capital letter, up to its verb, known or not: `Đề nghị Quỹ A hỗ trợ`."""
    end = name_end(ordered)
    return (ordered[:end],) if 0 < end <= _MOST_LETTERS_OF_UNKNOWN and starts_verb(ordered[end:].lstrip(" ,")) else ()


def _subject_behind_colon(clause: str) -> tuple[str, ...]:
    """`Công tác tuyên truyền: Các trường học tuyên truyền ...`: the subject stands behind the run-in heading."""
    title, colon, rest = clause.partition(": ")
    if not colon or len(title) > _MOST_LETTERS_OF_TITLE or not starts_body(rest) or only_defines(title, rest):
        return ()
    return _subject(rest) if _acts(rest) else ()


def _behind_order(ordered: str, trigger: str) -> tuple[str, ...]:
    """The bodies behind Giao, Yêu cầu, Đề nghị; behind `Đối với ...,` the sentence may name another subject."""
    if trigger.lower().startswith("đối") and (subject := _subject_behind_opener(ordered)):
        return subject
    end = name_end(ordered)
    return tuple(pieces_of(ordered[:end])) if end <= _MOST_LETTERS else ()


def _subject(clause: str) -> tuple[str, ...]:
    """The subject that a clause begins with, unless it undergoes; where its verb orders others, those others."""
    end = read_name(clause)
    rest = clause[end.at :].lstrip(" ,:")
    if end.at > _MOST_LETTERS or end.by is Ending.PASSIVE or not rest or not _goes_on(clause[end.at :]):
        return ()
    if end.by is Ending.OPENER and not (has_verb(rest) or LETS.match(rest)):
        return ()
    if _consequences().match(clause[end.at :]):
        return ()
    if _TIME.match(clause[end.at :]) or _is_limited(clause, end.at) or _only_asks().fullmatch(rest):
        return ()
    if (found := _orders().match(rest)) and _is_ordered(rest[found.end() :], found[0]):
        return _behind_order(rest[found.end() :], found[0])
    return tuple(pieces_of(clause[: end.at]))


def _subject_behind_opener(clause: str) -> tuple[str, ...]:
    """`Căn cứ Kế hoạch này, các cơ quan, đơn vị xây dựng ...`: comma, body, verb; () once a verb comes first."""
    for comma in re.finditer(r",\s+(?=\S)", clause):
        rest = clause[comma.end() :]
        if starts_body(rest) and (subject := _subject(rest)):
            return subject
        found = _triggers().match(rest)
        if starts_verb(rest) and not found:
            return ()
        if found:
            return _behind_order(rest[found.end() :], found[0]) if starts_body(rest[found.end() :]) else ()
    return ()


def _agent(clause: str) -> tuple[str, ...]:
    """`Kinh phí do các trường tự cân đối.`: the body behind `do`, where the sentence ends with what it does."""
    found = re.search(r"\sdo\s+(?=\S)", clause)
    if not found or not starts_body(clause[found.end() :]) or starts_verb(clause[:1].lower() + clause[1:]):
        return ()
    name = clause[found.end() :][: name_end(clause[found.end() :])]
    rest = clause[found.end() + len(name) :].strip(" .;/")
    does = re.match(rf"(?:{load_vocabulary('bodies')['asking']['agents']})(?!\w)", rest)
    return tuple(pieces_of(name)) if does and len(rest) < _MOST_LETTERS_OF_DEED else ()


def _goes_on(rest: str) -> bool:
    """What stands behind a name is its verb or a colon, not the end of a sentence or a quotation."""
    return re.match(r"\s*[,;:]?\s*(?:\w|\()|\s*:", rest) is not None


def _is_limited(clause: str, end: int) -> bool:
    """What a body is to have or not to pass (`Mỗi lớp không quá 30 học viên`): an aim, and no deed of its own."""
    each = _each().match(clause) and _has().match(clause[end:])
    return each is not None or _limits().match(clause[end:]) is not None


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{load_vocabulary('bodies')['asking']['limits']})")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)


@cache
def _has() -> re.Pattern[str]:
    return re.compile(rf"\s*có\s+(?!(?:{load_vocabulary('bodies')['asking']['has_to']})(?!\w))")


@cache
def _only_asks() -> re.Pattern[str]:
    """`Chủ tịch UBND tỉnh yêu cầu:`: who speaks, and not who does it."""
    return re.compile(
        rf"(?:{load_vocabulary('bodies')['asking']['speaks']})(?:\s+(?:như\s+sau|(?:các|một\s+số)\s+nội\s+dung[^:]*))?\s*:"
    )


@cache
def _consequences() -> re.Pattern[str]:
    """In the body's own clause, and at its end: `Hồ sơ bị trả` behind a comma is another's."""
    return re.compile(rf"[^,;:]*\s(?:{load_vocabulary('bodies')['asking']['consequences']})(?!\w)")


@cache
def _triggers() -> re.Pattern[str]:
    return re.compile(rf"{load_vocabulary('bodies')['asking']['triggers']}\s+", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(load_vocabulary("bodies")["asking"]["labels"], re.IGNORECASE)


@cache
def _everybody() -> re.Pattern[str]:
    return re.compile(load_vocabulary("bodies")["everybody"]["pattern"], re.IGNORECASE)


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(r"(?:giao(?:\s+cho)?|yêu\s+cầu|đề\s+nghị|phân\s+công)\s+", re.IGNORECASE)


@cache
def _short_order() -> re.Pattern[str]:
    """`Sở yêu cầu ...`: who gives the order is named in a word."""
    return re.compile(rf"(?:Sở|Phòng|Ban|Bộ|Hội|Ngành|Trường|Đoàn|Cụm|Khối)\s+(?P<order>{_orders().pattern})")


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"{load_vocabulary('bodies')['asking']['openers']}(?!\w)", re.IGNORECASE)


@cache
def _heading_verbs() -> re.Pattern[str]:
    return re.compile(load_vocabulary("bodies")["asking"]["heading_verbs"], re.IGNORECASE)
