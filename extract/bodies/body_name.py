"""Where the name of a body begins and ends: a head, what qualifies it, and the verb of the sentence behind it.

`Hiệu trưởng | trường được chọn đặt điểm thi | bố trí đủ phòng thi`: words that may end a name are looked up from left
to right (vocabulary/verbs.toml). Some only describe the body as long as a verb still follows in the same stretch:
`được`, `có`, `chưa`, a place, the deed that a board is named after (`Hội đồng chấm thi`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.bodies.body_words import (
    class_of,
    deeds,
    ending_words,
    events,
    heads,
    no_place,
    owned,
    owned_persons,
    owned_share,
    plural,
    qualifiers,
    verbs,
)
from extract.bodies.name_inside import is_inside_name

# a stretch of a sentence, in which what describes a name is followed by the verb
_STRETCH_END = re.compile(r"[;:(“\"]|\.(?=\s|$)")
_QUANTITY = re.compile(r"\d|tối đa|tối thiểu|ít nhất")  # `Mỗi đơn vị được cử tối đa 03 giáo viên dự thi`
_NAME_GOES_ON = re.compile(r"(?:\s[-–]|,|\svà)\s+[A-ZĐÀ-Ỹ]")
_COMMA = re.compile(r",\s+")
_JOINING = ("cùng", "cùng với")  # another body follows them: `Sở Nội vụ cùng Sở Tài chính`
_EACH = re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)  # `Mỗi trường có trên 2 mô hình` sets an aim
_WORD = re.compile(r"\S+")
_MOST_UNKNOWN = 3  # words
_MOST_UNKNOWN_BEHIND_HEAD = 6
# `Các trường bị ngập sâu | cho học sinh nghỉ`
LETS = re.compile(r"\bcho\s+(?:học\s+sinh|trẻ|sinh\s+viên|học\s+viên|giáo\s+viên)(?!\w)")
_BASE = re.compile(r"(?<=trung học|công đoàn) cơ sở$")  # `Trường trung học cơ sở` is no `cơ sở`
_IN_CHARGE = re.compile(r"phụ trách\s+")


class Ending(StrEnum):
    """What stands behind a name."""

    VERB = "verb"
    MANNER = "manner"
    OPENER = "opener"
    PASSIVE = "passive"
    MARK = "mark"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NameEnd:
    """Where a name ends (index behind its last letter) and what ends it."""

    at: int
    by: Ending


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


def name_end(text: str) -> int:
    """Where the name, or names in a row, that `text` begins with ends; its length where nothing ends it."""
    return read_name(text).at


@lru_cache(maxsize=1_000)  # the same clause is asked several times over
def read_name(text: str, *, alone: bool = False) -> NameEnd:
    """The end of the name, or names in a row, that `text` begins with.

    `alone`: nothing but the name is expected (a heading, a cell), so what may describe needs no verb behind it.
    """
    at, described = head_length(text), len(text)
    end = NameEnd(len(text.rstrip(" ,;.:")), Ending.NOTHING)
    while found := ending_words().search(text, at):
        goes_on = _goes_on(text, found, alone=alone)
        if goes_on is None:
            end = NameEnd(len(text[: found.start()].rstrip(" ,;")), _ending(text, found))
            break
        if class_of(found) != "stays" and not is_inside_name(text, found):
            described = min(described, found.start())
        at = goes_on
    return end if alone else _before_unknown(text, end, described)


def _goes_on(text: str, found: re.Match[str], *, alone: bool) -> int | None:
    """Where the name goes on behind a word that might end it; None where it does end it."""
    kind, begin = class_of(found), found.end()
    if kind == "stays" or is_inside_name(text, found) or _is_charge(text, found):
        return begin
    if acting := _acting(text, found):
        labels = text[_end_of_stretch(text, begin) :].startswith(":")  # `Công chức phụ trách việc này: ...`
        return (
            begin
            if alone or acting == "whole" or _acts_in_name(text, begin, acting) or (labels and acting != "loose")
            else None
        )
    if found[0] in _JOINING:
        return begin if starts_body(text[begin:].lstrip()) else None
    if (share := _owned_share_end(text, found)) is not None:
        return share
    return _end_of_description(text, found, alone=alone) if _may_describe(text, found) else None


def _is_charge(text: str, found: re.Match[str]) -> bool:
    """A verb behind `phụ trách` is what somebody is in charge of: `Phó Hiệu trưởng phụ trách nuôi dưỡng | ký phiếu`."""
    charged = class_of(found) == "verb" and text[: found.start()].endswith("phụ trách ")
    return charged and _following(text, found.end(), adjacent=True) is not None


def _end_of_description(text: str, found: re.Match[str], *, alone: bool) -> int | None:
    """Where what describes a body gives way to the sentence's verb; None where the description is what is done."""
    kind, begin = class_of(found), found.end()
    following = _following(text, begin, adjacent=kind == "state")
    if kind == "own" and following is not None and _is_owned_deed(text, begin, following):
        following = _following(text, following, adjacent=False) or following  # `có học sinh bỏ học | thành lập tổ`
    if following is not None:
        given = kind == "passive" and _QUANTITY.search(text, begin, following)
        return None if given else following
    stop = _end_of_stretch(text, begin)
    if kind in {"passive", "aspect"} and (lets := LETS.search(text, begin, stop)):
        return lets.start()
    return stop if alone or text[stop : stop + 1] == ":" else None


def _is_owned_deed(text: str, begin: int, at: int) -> bool:
    """Whether the verb at `at` is done by whom the body has (`có học sinh | bỏ học`), not by the body."""
    found = ending_words().match(text, at)
    if found is None or not owned_persons().match(text, begin):
        return False
    return class_of(found) in {"state", "passive", "aspect"} or found[0] in verbs()["owned_deeds"]


def _owned_share_end(text: str, found: re.Match[str]) -> int | None:
    """Where `có từ 50% học sinh dân tộc thiểu số trở lên` ends before the verb of the sentence; None of other words."""
    share = owned_share().match(text, found.end()) if class_of(found) == "own" and not _EACH.match(text) else None
    if share is None:
        return None
    return _following(text, share.end(), adjacent=False)


def _may_describe(text: str, found: re.Match[str]) -> bool:
    """`được ...`, `chưa ...`, `có bếp ăn`, `trong Cụm`: not `có trách nhiệm`, `trong tháng 5`."""
    kind, begin = class_of(found), found.end()
    if kind == "own":
        return not owned().match(text, begin)
    return kind in {"passive", "state", "aspect"} or (kind == "place" and not no_place().match(text, begin))


def _acts_in_name(text: str, begin: int, acting: str) -> bool:
    """Whether another verb follows what a body is named after, and is said of nobody else (`chấm thi | làm việc`)."""
    if in_charge := _IN_CHARGE.match(text, begin - len("phụ trách")):
        begin = _end_of_verb(text, in_charge.end())
    following = _following(text, begin, adjacent=True)
    if following is None:
        return False
    between = text[begin:following].strip()
    if (acting == "firm" and deeds().match(between)) or (acting != "over" and starts_body(between)):
        return False
    found = ending_words().match(text, following)
    return (
        acting != "loose" or events().match(between) is not None or (found is not None and class_of(found) == "manner")
    )


def _end_of_verb(text: str, begin: int) -> int:
    """Behind `phụ trách` a verb is what somebody is in charge of (`phụ trách nuôi dưỡng | ký phiếu`)."""
    found = ending_words().match(text, begin)
    return found.end() if found and class_of(found) == "verb" else begin


def _following(text: str, begin: int, *, adjacent: bool) -> int | None:
    """Where the verb of the sentence begins behind a description, in the same stretch; None where none does.

    Verbs in a row count as one (`được cử tham gia`), unless `adjacent` lets the next one be the sentence's.
    """
    stop, last, at = _end_of_stretch(text, begin), begin, begin
    passive = None  # `đạt giải | được cử dự thi`: with nothing behind it the body only undergoes
    while (found := ending_words().search(text, at, stop)) is not None:
        kind, at = class_of(found), found.end()
        if kind == "stays" or is_inside_name(text, found):
            passive = found.start() if found[0].startswith("được") else passive
            continue
        if kind == "opener":
            return passive
        gap = text[last : found.start()].strip()
        if kind == "place":
            continue
        if kind in {"manner", "passive"} and (gap or adjacent or last > begin):
            return found.start()
        if (
            kind in {"verb", "state", "aspect", "own"}
            and found[0] not in verbs()["titles"]
            and (gap or (adjacent and last == begin))
            and not _deed_before(gap)
        ):
            return found.start()
        if found[0] in verbs()["undergone"] and (last == begin or text[:last].endswith("được")):
            begin, adjacent = at, True  # `Đơn vị được thanh tra | giải trình`
        last = found.start() if kind == "state" else at
    return passive


def _end_of_stretch(text: str, begin: int) -> int:
    """Up to a mark; a comma is none where a noun goes on behind it (`có hồ, đập | kiểm tra`)."""
    found = _STRETCH_END.search(text, begin)
    stop = found.start() if found else len(text)
    for comma in _COMMA.finditer(text, begin, stop):
        if text[comma.end()].isupper() or starts_body(text[comma.end() :]) or ending_words().match(text, comma.end()):
            return comma.start()
    return stop


def _acting(text: str, found: re.Match[str]) -> str | None:
    """`firm`, `loose`, `over` or `whole` where the verb behind a head may be in its name; None where it is not."""
    before = _BASE.sub("", f" {text[: found.start()].rstrip().lower()}")
    if before.endswith(" người") and class_of(found) in {"verb", "state"}:
        return "whole"  # `Người hướng dẫn`: nobody is just `Người`
    for entry in verbs()["acting"]:
        if found[0].lower() in entry["verbs"] and before.endswith(tuple(f" {head}" for head in entry["heads"])):
            return str(entry["strength"])
    return None


def _deed_before(gap: str) -> bool:
    return bool(gap) and f" {gap.lower()}".endswith(tuple(f" {deed}" for deed in verbs()["deeds"]))


def _before_unknown(text: str, end: NameEnd, described: int) -> NameEnd:
    """Cuts a name at a word in small letters that no name is known to hold: a verb that the vocabulary lacks.

    Up to three such words right before a known verb are taken for a qualifier (`vùng trũng | chuyển hồ sơ`). What
    describes the body, from `described` on, may hold any word.
    """
    at, known_end = head_length(text), min(end.at, described)
    last_mark = max(text.rfind(",", 0, end.at), text.rfind(";", 0, end.at))
    while at < known_end:
        known = qualifiers().match(text, at, known_end)
        if known and known.end() > at:
            at = known.end()
            continue
        word = _WORD.search(text, at, known_end)
        if word is None:
            return end
        named = _NAME_GOES_ON.search(text, word.start(), known_end)
        soon = named and len(text[word.start() : named.start()].split()) <= _MOST_UNKNOWN
        if named and (soon or not starts_body(text[named.end() - 1 :])):
            at = named.end() - 1  # `Phòng Quản lý chất lượng - Công nghệ thông tin`, `cơ quan ngang bộ, Thủ trưởng ...`
            continue
        last = word.start() > last_mark and text[end.at : end.at + 1] != ","
        head = text[: word.start()].strip()
        bare = " " not in head and head == text[: head_length(text)]  # `Đội chiêng trẻ các buôn | trình diễn`
        most = _MOST_UNKNOWN_BEHIND_HEAD if bare else _MOST_UNKNOWN
        near = last and len(text[word.start() : end.at].split()) <= most
        if near and end.by in {Ending.VERB, Ending.MANNER, Ending.PASSIVE}:
            return end
        return NameEnd(len(text[: word.start()].rstrip(" ,;")), Ending.VERB)
    return end


def _ending(text: str, found: re.Match[str]) -> Ending:
    """What a word that ends a name is; a condition (`không gửi hồ sơ | được xem như`) is what follows it."""
    kind = class_of(found)
    if kind == "condition" and (following := _following(text, found.end(), adjacent=False)) is not None:
        after = ending_words().match(text, following)
        return Ending.PASSIVE if after and class_of(after) == "passive" else Ending.MANNER
    named = {"mark": Ending.MARK, "passive": Ending.PASSIVE, "opener": Ending.OPENER, "place": Ending.OPENER}
    return named.get(kind, Ending.VERB if kind in {"verb", "state", "aspect"} else Ending.MANNER)
