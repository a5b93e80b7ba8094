"""Whom a sentence asks: the bodies that must do what it says, as the text names them.

Three ways, in this order: a word that gives an order (`Giao Sở Nội vụ ...`), the grammatical subject (`Phòng Nội vụ chủ
trì ...`), and, where the sentence names nobody, the heading it stands under (`1. Phòng Nội vụ`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.bodies import asking
from extract.bodies.body_name import Ending, name_end, read_name
from extract.bodies.description import LETS
from extract.bodies.enumeration import pieces_of
from extract.bodies.name_start import has_verb, starts_body, starts_verb
from extract.bodies.served import is_award, is_category, is_done_for, is_served, only_defines
from extract.bodies.undergoing import by_another, is_awarded, is_given, undergoes
from extract.pdf.folding import fold
from extract.vocabulary import load_vocabulary

_NUMBER = re.compile(
    r"^(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ]{1,2})\s?[.)]\s*|(?:phần|chương|mục|điều)\s+\w+\s*[.:]\s*|[-–+•*]\s*)+",
    re.IGNORECASE,
)
# courtesy in front of a title does not belong to it: `Anh, chị Tổng phụ trách Đội`
_COURTESY = re.compile(
    r"^(?:(?:các\s+)?(?:anh|ông|thầy)\s*[,/(]\s*(?:chị|bà|cô)\)?:?|(?:các\s+)?đồng\s+chí)\s+(?=(?-i:[A-ZĐÀ-Ỹ]))(?!giáo)",
    re.IGNORECASE,
)
# `nếu có khó khăn, vướng mắc | các trường phản ánh ...`
_DIFFICULTY = re.compile(
    r"^(?:khó khăn|vướng mắc|bất cập|phát sinh)(?:\s+(?:khó khăn|vướng mắc|phát sinh|gì))*\s+", re.IGNORECASE
)
_BLAMED = re.compile(r"(?:,|\sthì)\s+[^,;]*\s(?:phải\s+)?chịu\s+trách\s+nhiệm(?!\w)")
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
    text = _COURTESY.sub("", _NUMBER.sub("", fold(sentence)))
    named = tuple(dict.fromkeys(_asked_in(text)))
    return named or heading_bodies(heading or "")


def heading_bodies(heading: str) -> tuple[str, ...]:
    """The bodies of a heading that is wholly bodies (`4. Các cơ quan, đơn vị; UBND các xã:`); () for any other.

    A heading that goes on with its verb hands down its body only before a colon (`Phòng Nội vụ chủ trì các việc:`).
    """
    text = _NUMBER.sub("", fold(heading))
    found = asking.triggers().match(text)
    if found:
        text = text[found.end() :]
    about = found is not None and found[0].casefold().startswith(("đối", "riêng"))
    if (
        not starts_body(text)
        or asking.levels().fullmatch(text.strip(" .,;:"))
        or (is_category(text) if about else is_award(text))
    ):
        return ()
    end = read_name(text, alone=True).at
    rest = text[end:].strip(" .,;:")
    opens = heading.rstrip().endswith(":") or asking.heading_verbs().match(rest)
    lowered = text if text != text.upper() else text.capitalize()
    return tuple(pieces_of(text[:end])) if not rest or (opens and _goes_on(lowered[end:])) else ()


def names_everybody(body: str) -> bool:
    """`các cơ quan, đơn vị`: whoever has received the directive, and nobody in particular."""
    return asking.everybody().fullmatch(body) is not None


def _asked_in(text: str) -> Iterator[str]:
    """The bodies of the first clause, and behind each `;` those of what begins with a new subject or a new order.

    A new subject in small letters counts only behind a clause that has one (`Phòng Nội vụ ...; các trường gửi ...`).
    """
    first, *others = re.split(r";\s*", text)
    asked = _asked(text if not others or _name_reaches(text, len(first)) else first)
    yield from asked
    for other in others:
        if asking.triggers().match(other) or (starts_body(other) and (other[:1].isupper() or (asked and _acts(other)))):
            yield from _asked(other)


def _acts(clause: str) -> bool:
    """A body and its verb, and no label (`đơn vị phối hợp: ...`)."""
    return read_name(clause).by in {Ending.VERB, Ending.MANNER} and not re.match(r"[^:]{0,40}:", clause)


def _name_reaches(text: str, at: int) -> bool:
    """The subject itself has a `;` inside: `Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các xã chịu trách nhiệm`."""
    found = asking.triggers().match(text)
    begin = found.end() if found else 0
    return starts_body(text[begin:]) and begin + name_end(text[begin:]) > at


def _asked(clause: str) -> tuple[str, ...]:
    if (found := asking.triggers().match(clause)) and (named := _told(clause[found.end() :], found[0])) is not None:
        return named
    if (found := asking.forbids().match(clause)) and starts_body(clause[found.end() :]):
        return _subject(clause[found.end() :])
    if found := asking.labels().match(clause):
        return tuple(pieces_of(re.split(r";", clause[found.end() :])[0].strip(" .")))
    if asking.whichever().match(clause):
        # `Đơn vị nào không thực hiện thì người đứng đầu chịu trách nhiệm` threatens, and asks nothing
        return () if _BLAMED.search(clause) else _subject_behind_opener(clause)
    return _named_in(clause)


def _named_in(clause: str) -> tuple[str, ...]:
    """The subject, in front or behind a circumstance or a run-in heading; whom somebody orders; who does it."""
    if starts_body(clause):
        return _subject(clause)
    if asking.openers().match(clause):
        return _subject_behind_opener(clause)
    if found := asking.short_order().match(clause):
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
    if colon and len(title) <= _MOST_LETTERS_OF_TITLE and (found := asking.orders().match(rest)):
        return _told(rest[found.end() :], found[0]) or ()  # `Công tác tuyên truyền: giao Tổ truyền thông viết bài`
    if not colon or len(title) > _MOST_LETTERS_OF_TITLE or not starts_body(rest) or only_defines(title, rest):
        return ()
    return _subject(rest) if _acts(rest) else ()


def _behind_order(ordered: str, trigger: str) -> tuple[str, ...]:
    """The bodies behind Giao, Yêu cầu, Đề nghị; behind `Đối với ...,` the sentence may name another subject."""
    if trigger.lower().startswith("đối"):
        if subject := _subject_behind_opener(ordered):
            return subject
        if asking.issuer_acts().search(ordered) or asking.set_for().search(ordered):
            return ()
    end = name_end(ordered)
    return tuple(pieces_of(ordered[:end])) if end <= _MOST_LETTERS else ()


def _subject(clause: str) -> tuple[str, ...]:
    """The subject that a clause begins with, unless it undergoes; where its verb orders others, those others."""
    end = read_name(clause)
    rest = clause[end.at :].lstrip(" ,:")
    if end.at > _MOST_LETTERS or end.by is Ending.PASSIVE or not rest or not _goes_on(clause[end.at :]):
        return ()
    if is_served(clause) and is_given(clause, end.at, rest):
        return by_another(clause)
    if end.by is Ending.OPENER and not (has_verb(rest) or LETS.match(rest)):
        return ()
    if (
        undergoes(clause[end.at :])
        or is_awarded(clause[: end.at], rest)
        or _is_limited(clause, end.at)
        or _only_says(clause[end.at :])
    ):
        return ()
    if (found := asking.orders().match(rest)) and _is_ordered(rest[found.end() :], found[0]):
        return _behind_order(rest[found.end() :], found[0])
    return tuple(pieces_of(clause[: end.at]))


def _only_says(said: str) -> bool:
    """By when, behind a label, or that somebody speaks: no deed of the body in front of it."""
    return _TIME.match(said) is not None or asking.only_asks().fullmatch(said.lstrip(" ,:")) is not None


def _subject_behind_opener(clause: str) -> tuple[str, ...]:
    """`Căn cứ Kế hoạch này, các cơ quan, đơn vị xây dựng ...`: comma, body, verb; () once a verb comes first."""
    for comma in re.finditer(r",\s+(?=\S)|\sthì\s+(?=\S)", clause):
        rest = _DIFFICULTY.sub("", clause[comma.end() :])
        if starts_body(rest) and (subject := _subject(rest)):
            return subject
        if found := asking.short_order().match(rest):
            return _told(rest[found.end() :], found["order"]) or ()
        found = asking.triggers().match(rest)
        if starts_verb(rest) and not found:
            return ()
        if found:
            return _behind_order(rest[found.end() :], found[0]) if starts_body(rest[found.end() :]) else ()
    return ()


def _agent(clause: str) -> tuple[str, ...]:
    """`Kinh phí do các trường tự cân đối.`: the body behind `do`, where the sentence ends with what it does.

    Of work, money and affairs it may say more (`Việc nâng cấp do Viễn thông tỉnh thực hiện trong quý II`).
    """
    if starts_verb(clause[:1].lower() + clause[1:]):
        return ()
    if by := by_another(clause):
        return by
    found = re.search(r"\sdo\s+(?=\S)", clause)
    if not found or not starts_body(clause[found.end() :]):
        return ()
    name = clause[found.end() :][: name_end(clause[found.end() :])]
    rest = clause[found.end() + len(name) :].strip(" .;/")
    if _is_work(clause) and starts_verb(rest) and " được " not in rest:
        return tuple(pieces_of(name))
    does = re.match(rf"(?:{load_vocabulary('bodies')['asking']['agents']})(?!\w)", rest)
    return tuple(pieces_of(name)) if does and len(rest) < _MOST_LETTERS_OF_DEED else ()


def _goes_on(rest: str) -> bool:
    """What stands behind a name is its verb or a colon, not the end of a sentence or a quotation."""
    return re.match(r"\s*[,;:]?\s*(?:\w|\()|\s*:", rest) is not None


def _is_limited(clause: str, end: int) -> bool:
    """What a body is to have or not to pass (`Mỗi lớp không quá 30 học viên`): an aim, and no deed of its own."""
    each = asking.each().match(clause) and asking.has().match(clause[end:])
    return each is not None or asking.limits().match(clause[end:]) is not None


def _is_work(clause: str) -> bool:
    return re.match(rf"(?:{load_vocabulary('bodies')['asking']['work']})(?!\w)", clause, re.IGNORECASE) is not None
