"""Who only undergoes what is done, and who does it to them (vocabulary/bodies.toml, "asking").

`Học sinh nội trú phải có người trông coi` asks nothing of the pupils; `Đồ dùng được các trường tiếp nhận`
names the doers.
"""

from __future__ import annotations

import re
from functools import cache

from extract.bodies.body_name import Ending, read_name
from extract.bodies.enumeration import pieces_of
from extract.bodies.name_start import starts_body, starts_verb
from extract.bodies.served import acts_itself, is_served
from extract.vocabulary import load_vocabulary

_ELSEWHERE = re.compile(r";|\s(?:để|nhằm|nếu|khi|sau|mà|những|các\s+nhiệm\s+vụ)\s")  # in another clause than the first
_GIVER = re.compile(
    r"(?:Sở|Phòng|Ban|Bộ|Hội|UBND|Ủy ban|Giám đốc|Chủ tịch|Hiệu trưởng|Trưởng|Công ty|Quỹ|nhà trường)(?!\w)"
)
_GIVES = re.compile(r"(?:cấp|tặng|trao|khen|thưởng|biểu dương|tuyên dương|hỗ trợ|công nhận|xét|cộng|vinh danh)(?!\w)")
_DOING = frozenset({Ending.VERB, Ending.MANNER, Ending.MARK})


def undergoes(said: str) -> bool:
    """What stands behind a name happens to the body: a consequence, a treatment (`phải được đưa đến cơ sở y tế`)."""
    return _consequences().match(said) is not None or _undergoes().match(said.lstrip(" ,:")) is not None


def by_another(clause: str) -> tuple[str, ...]:
    """`Đồ dùng được | các trường | tiếp nhận`, `được tổng hợp bởi Phòng Nội vụ`: who does it to the subject.

    What the doer orders or allows (`Đơn vị được UBND xã giao`) is done by the subject.
    """
    for found in re.finditer(r"\s(?:được|bởi)\s+(?=\S)", clause):
        if _ELSEWHERE.search(clause, 0, found.start()):
            return ()
        rest = clause[found.end() :]
        name = read_name(rest)
        said = rest[name.at :].lstrip(" ,")
        if (
            starts_body(rest)
            and not is_served(rest)
            and ("bởi" in found[0] or (name.by in _DOING and starts_verb(said)))
        ):
            return () if _lets_do().match(said) else tuple(pieces_of(rest[: name.at]))
    return ()


def is_awarded(name: str, said: str) -> bool:
    """Somebody in charge gives the subject something: `Cá nhân xuất sắc được Giám đốc Sở | tặng Giấy khen`."""
    giver = name.rpartition(" được ")[2]
    return giver != name and _GIVER.match(giver) is not None and _GIVES.match(said) is not None


def is_given(clause: str, end: int, rest: str) -> bool:
    """Those served get something or are treated (`được bố trí phòng | ngủ riêng`), and no duty of theirs follows."""
    if acts_itself(rest):
        return False
    return _benefits().search(clause, 0, end) is not None or bool(by_another(clause))


@cache
def _consequences() -> re.Pattern[str]:
    """In the body's own clause, and at its end: `Hồ sơ bị trả` behind a comma is another's."""
    return re.compile(rf"[^,;:]*\s(?:{load_vocabulary('bodies')['asking']['consequences']})(?!\w)")


@cache
def _undergoes() -> re.Pattern[str]:
    return re.compile(rf"(?:{load_vocabulary('bodies')['asking']['undergoes']})", re.IGNORECASE)


@cache
def _benefits() -> re.Pattern[str]:
    """What pupils are given, whose words may look like a deed: `được bố trí phòng | ngủ riêng`."""
    return re.compile(rf"\sđược\s+(?:{load_vocabulary('bodies')['asking']['benefits']})(?!\w)")


@cache
def _lets_do() -> re.Pattern[str]:
    return re.compile(rf"(?:{load_vocabulary('bodies')['asking']['lets_do']})(?!\w)")
