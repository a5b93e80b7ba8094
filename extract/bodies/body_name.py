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

from extract.bodies.body_words import class_of, deeds, ending_words, events, qualifiers, verbs
from extract.bodies.description import end_of_description, end_of_stretch, may_describe, next_deed, owned_share_end
from extract.bodies.name_inside import is_inside_name
from extract.bodies.name_start import head_length, starts_body

_NAME_GOES_ON = re.compile(r"(?:\s[-–]|,|\svà)\s+[A-ZĐÀ-Ỹ]")
_JOINING = ("cùng", "cùng với")  # another body follows them: `Sở Nội vụ cùng Sở Tài chính`
_WORD = re.compile(r"\S+")
_MOST_UNKNOWN = 3  # words
_MOST_UNKNOWN_BEHIND_HEAD = 6
# `Các đơn vị chủ trì | từ 03 nhiệm vụ trở lên | cử 01 đầu mối`
_AT_LEAST = re.compile(r"\s+(?:từ\s+)?\d[^,;.:]{0,40}?\strở\s+(?:lên|xuống)(?!\w)")
# `Đảng viên là giáo viên | gương mẫu thực hiện`
_BEING = re.compile(
    r"\s+(?:cán bộ|công chức|viên chức|giáo viên|nhân viên|học sinh|sinh viên|đảng viên|đoàn viên|nữ|nam|"
    r"người dân tộc)(?!\w)"
)
_MODAL = re.compile(r"\s(?:phải|có trách nhiệm|chịu trách nhiệm)(?!\w)")
_OTHER_CLAUSE = re.compile(r"(?:^|\s)(?:để|nhằm|thì|mà|nếu|các|những|việc)(?:\s|$)")
_LISTED = re.compile(r",\s+|\s+và\s+")
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
    if not alone and end.by is Ending.VERB and (later := _before_modal(text, end.at)):
        return NameEnd(later, Ending.MANNER)
    return end if alone else _before_unknown(text, end, described)


def _before_modal(text: str, at: int) -> int | None:
    """Where `phải` stands behind what only looked like the deed: `Phụ huynh giao xe cho con nhỏ | phải viết cam kết`.

    None where somebody else must (`chỉ đạo các trường phải ...`), or where something must be (`bảo đảm ... phải đủ`).
    """
    begin = at + len(text[at:]) - len(text[at:].lstrip(" ,"))
    stop = end_of_stretch(text, begin)
    found = _MODAL.search(text, begin, stop)
    deed = ending_words().match(text, begin)
    if found is None or deed is None or deed[0] in verbs()["saying"] or "," in text[at:begin]:
        return None
    between = text[deed.end() : found.start()].strip()
    return None if starts_body(between) or _OTHER_CLAUSE.search(between) else found.start()


def _goes_on(text: str, found: re.Match[str], *, alone: bool) -> int | None:
    """Where the name goes on behind a word that might end it; None where it does end it."""
    kind, begin = class_of(found), found.end()
    if kind == "stays" or is_inside_name(text, found) or _is_charge(text, found):
        return begin
    if acting := _acting(text, found):
        return _behind_acting(text, begin, acting, alone=alone)
    if found[0] in _JOINING:
        return begin if starts_body(text[begin:].lstrip()) else None
    return _behind_description(text, found, alone=alone)


def _behind_description(text: str, found: re.Match[str], *, alone: bool) -> int | None:
    """Where the verb of the sentence begins behind words that describe the body; None where they do not."""
    if found[0] == "là" and _BEING.match(text, found.end()):
        return next_deed(text, found.end(), adjacent=False)
    if (share := owned_share_end(text, found)) is not None:
        return share
    return end_of_description(text, found, alone=alone) if may_describe(text, found) else None


def _is_charge(text: str, found: re.Match[str]) -> bool:
    """A verb behind `phụ trách` is what somebody is in charge of: `Phó Hiệu trưởng phụ trách nuôi dưỡng | ký phiếu`."""
    charged = class_of(found) == "verb" and text[: found.start()].endswith("phụ trách ")
    return charged and next_deed(text, found.end(), adjacent=True) is not None


def _behind_acting(text: str, begin: int, acting: str, *, alone: bool) -> int | None:
    """Where the name goes on behind a verb that its head may be named after; None where the verb is what is done."""
    if acting != "loose" and (listed := _LISTED.match(text, begin)) and starts_body(text[listed.end() :]):
        return begin  # `Giáo viên chủ nhiệm, giáo viên bộ môn | lập danh sách`
    if share := _AT_LEAST.match(text, begin):
        return next_deed(text, share.end(), adjacent=True)
    labels = text[end_of_stretch(text, begin) :].startswith(":")  # `Công chức phụ trách việc này: ...`
    stays = alone or acting == "whole" or _acts_in_name(text, begin, acting) or (labels and acting != "loose")
    return begin if stays else None


def _acts_in_name(text: str, begin: int, acting: str) -> bool:
    """Whether another verb follows what a body is named after, and is said of nobody else (`chấm thi | làm việc`)."""
    if in_charge := _IN_CHARGE.match(text, begin - len("phụ trách")):
        begin = _end_of_verb(text, in_charge.end())
    following = next_deed(text, begin, adjacent=True)
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


def _acting(text: str, found: re.Match[str]) -> str | None:
    """`firm`, `loose`, `over` or `whole` where the verb behind a head may be in its name; None where it is not."""
    before = _BASE.sub("", f" {text[: found.start()].rstrip().lower()}")
    if before.endswith((" người", " người trực tiếp")) and class_of(found) in {"verb", "state"}:
        return "whole"  # `Người hướng dẫn`: nobody is just `Người`
    for entry in verbs()["acting"]:
        if found[0].lower() in entry["verbs"] and before.endswith(tuple(f" {head}" for head in entry["heads"])):
            return str(entry["strength"])
    return None


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
    if kind == "condition" and (following := next_deed(text, found.end(), adjacent=False)) is not None:
        after = ending_words().match(text, following)
        return Ending.PASSIVE if after and class_of(after) == "passive" else Ending.MANNER
    named = {"mark": Ending.MARK, "passive": Ending.PASSIVE, "opener": Ending.OPENER, "place": Ending.OPENER}
    return named.get(kind, Ending.VERB if kind in {"verb", "state", "aspect"} else Ending.MANNER)
