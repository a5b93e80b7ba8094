"""Clauses that tell which body is meant, and where they give way to the verb of the sentence.

`Trường | có học sinh thuộc hộ nghèo | lập danh sách`: `được`, `có`, `chưa`, a place describe the body as long as a verb
still follows in the same stretch (vocabulary/verbs.toml).
"""

from __future__ import annotations

import re

from extract.bodies.body_words import class_of, ending_words, no_place, owned, owned_persons, owned_share, verbs
from extract.bodies.name_inside import is_inside_name
from extract.bodies.name_start import starts_body

# a stretch of a sentence, in which what describes a name is followed by the verb
_STRETCH_END = re.compile(r"[;:(“\"]|\.(?=\s|$)")
_QUANTITY = re.compile(r"\d|tối đa|tối thiểu|ít nhất")  # `Mỗi đơn vị được cử tối đa 03 giáo viên dự thi`
_COMMA = re.compile(r",\s+")
_EACH = re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)  # `Mỗi trường có trên 2 mô hình` sets an aim
# `Các trường bị ngập sâu | cho học sinh nghỉ`
LETS = re.compile(r"\bcho\s+(?:học\s+sinh|trẻ|sinh\s+viên|học\s+viên|giáo\s+viên)(?!\w)")
_GOES = re.compile(r"\s*về(?!\w)")


def end_of_description(text: str, found: re.Match[str], *, alone: bool) -> int | None:
    """Where what describes a body gives way to the sentence's verb; None where the description is what is done."""
    kind, begin = class_of(found), found.end()
    following = next_deed(text, begin, adjacent=kind == "state")
    if kind == "own" and following is not None and _is_owned_deed(text, begin, following):
        lets = LETS.search(text, following, end_of_stretch(text, begin))  # `có con mắc bệnh | cho trẻ nghỉ học`
        # `có học sinh bỏ học | thành lập tổ`
        following = next_deed(text, following, adjacent=False) or (lets.start() if lets else following)
    if found[0] == "phụ trách" and following is not None and not text[begin:following].strip():
        deed = ending_words().match(text, following)  # `Giáo viên Tin học | phụ trách ôn luyện`
        following = next_deed(text, deed.end(), adjacent=True) if deed and class_of(deed) == "verb" else following
    if kind == "own" and following is None:
        following = _behind_list(text, begin)
    if following is not None:
        given = kind == "passive" and _QUANTITY.search(text, begin, following)
        return None if given else following
    stop = end_of_stretch(text, begin)
    if kind in {"passive", "aspect"} and (lets := LETS.search(text, begin, stop)):
        return lets.start()
    return stop if alone or text[stop : stop + 1] == ":" else None


def _behind_list(text: str, begin: int) -> int | None:
    """The verb behind a list of whom a body has: `Trường có học sinh thuộc hộ nghèo, hộ cận nghèo | lập danh sách`."""
    stop = end_of_stretch(text, begin)
    if not owned_persons().match(text, begin) or text[stop : stop + 2] != ", ":
        return None
    rest = text[stop + 2 :]
    return next_deed(text, stop + 2, adjacent=False) if rest[:1].islower() and starts_body(rest) else None


def _is_owned_deed(text: str, begin: int, at: int) -> bool:
    """Whether the verb at `at` is done by whom the body has (`có học sinh | bỏ học`), not by the body."""
    found = ending_words().match(text, at)
    if found is None or not owned_persons().match(text, begin):
        return False
    return class_of(found) in {"state", "passive", "aspect"} or found[0] in verbs()["owned_deeds"]


def owned_share_end(text: str, found: re.Match[str]) -> int | None:
    """Where `có từ 50% học sinh dân tộc thiểu số trở lên` ends before the verb of the sentence; None of other words."""
    share = owned_share().match(text, found.end()) if class_of(found) == "own" and not _EACH.match(text) else None
    if share is None:
        return None
    return next_deed(text, share.end(), adjacent=False)


def may_describe(text: str, found: re.Match[str]) -> bool:
    """`được ...`, `chưa ...`, `có bếp ăn`, `trong Cụm`: not `có trách nhiệm`, `trong tháng 5`."""
    kind, begin = class_of(found), found.end()
    if kind == "own":
        return not owned().match(text, begin)
    return kind in {"passive", "state", "aspect"} or (kind == "place" and not no_place().match(text, begin))


def next_deed(text: str, begin: int, *, adjacent: bool) -> int | None:
    """Where the verb of the sentence begins behind a description, in the same stretch; None where none does.

    Verbs in a row count as one (`được cử tham gia`), unless `adjacent` lets the next one be the sentence's.
    """
    stop, last, at = end_of_stretch(text, begin), begin, begin
    passive = None  # `đạt giải | được cử dự thi`: with nothing behind it the body only undergoes
    while (found := ending_words().search(text, at, stop)) is not None:
        kind, at = class_of(found), found.end()
        if kind == "stays" or is_inside_name(text, found):
            passive = found.start() if found[0].startswith("được") else passive
            continue
        if kind == "opener":
            if _GOES.match(text, begin):
                continue  # `Học sinh chưa về nhà | báo giáo viên`: a deed of its own behind `chưa`
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


def end_of_stretch(text: str, begin: int) -> int:
    """Up to a mark; a comma is none where a noun goes on behind it (`có hồ, đập | kiểm tra`)."""
    found = _STRETCH_END.search(text, begin)
    stop = found.start() if found else len(text)
    for comma in _COMMA.finditer(text, begin, stop):
        if text[comma.end()].isupper() or starts_body(text[comma.end() :]) or ending_words().match(text, comma.end()):
            return comma.start()
    return stop


def _deed_before(gap: str) -> bool:
    return bool(gap) and f" {gap.lower()}".endswith(tuple(f" {deed}" for deed in verbs()["deeds"]))
