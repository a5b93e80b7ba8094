"""Bodies that a directive names: telling them apart in a cell, and telling them from other words.

`Các sở, ban, ngành, địa phương` is one body as named, `Phòng Nội vụ, Phòng Tài chính - Kế hoạch` are two: a list mark
separates only where both sides begin and end like a body (vocabulary/bodies.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from extract.folding import fold
from extract.vocabulary import load_vocabulary

_MARK = re.compile(r"\s*[;\n]+\s*|\s*[,/+&]\s+|\s+(?:và|cùng)\s+(?:với\s+)?|\s*/\s*(?=[A-ZĐÀ-Ỹ])")
_LABEL = re.compile(
    r"^(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp|thực hiện)(?:\s+thực hiện)?\s*:\s*|^[-+–•*]\s*", re.IGNORECASE
)
# `Văn phòng HĐND và UBND huyện` is one office
_SHARED_OFFICE = re.compile(r"(?:HĐND|Hội đồng nhân dân|ĐBQH|Quốc hội)$")
_TITLE = re.compile(
    r"(?:giám đốc|hiệu trưởng|thủ trưởng|chủ tịch|trưởng (?:phòng|ban)|chánh văn phòng|người đứng đầu)\s"
)
_MOST_WORDS = 30


@lru_cache(maxsize=2_000)  # the same few bodies fill a long table
def split_bodies(cell: str) -> tuple[str, ...]:
    """The bodies of a lead or support cell, as named, in order; () for an empty cell."""
    return tuple(body for part in re.split(r"[;]", _joined_lines(cell)) for body in _split_part(fold(part)) if body)


def split_lead(cell: str) -> tuple[str | None, tuple[str, ...]]:
    """Lead and support of a column that holds both: the first body before `;` leads, the rest help."""
    first, *rest = [fold(part) for part in re.split(r";", _joined_lines(cell), maxsplit=1)]
    leads = _split_part(first)
    if not leads:
        return None, split_bodies(rest[0]) if rest else ()
    if rest:
        return _unlabelled(first), split_bodies(rest[0])
    return leads[0], tuple(leads[1:])


def looks_like_bodies(text: str) -> bool:
    """Every part of the text begins like a body and none goes on with a verb: a cell of who, not of what."""
    bodies = split_bodies(text)
    return bool(bodies) and all(starts_body(body) and name_end(body) == len(body) for body in bodies)


def starts_body(text: str) -> bool:
    """Whether a body's name begins here (`Phòng Nội vụ`), not a verb or another noun (`Phòng, chống`, `Ban hành`)."""
    return _head_length(text) > 0


def starts_verb(text: str) -> bool:
    """Whether the text goes on with what is to be done (`xây dựng kế hoạch`)."""
    found = _ends().match(text)
    return found is not None and found.lastgroup == "verb"


def name_end(text: str) -> int:
    """Where the name of the body that `text` begins with, or of several in a row, ends: at a verb, colon or full stop.

    The length of the text where nothing ends it.
    """
    at, ends = _head_length(text), _ends()
    while found := ends.search(text, at):
        if found.lastgroup == "stays" or _inside_name(text, found):
            at = found.end()
            continue
        return len(text[: found.start()].rstrip(" ,;"))
    return len(text.rstrip(" ,;.:"))


def _joined_lines(cell: str) -> str:
    """Lines of a cell as one: a new line that begins with a body's capital letter is a separator, others are wraps."""
    joined = ""
    for line in filter(None, map(fold, cell.splitlines())):
        bare = _LABEL.sub("", line)
        new = bare != line or (bare[:1].isupper() and starts_body(bare) and _is_finished(joined))
        joined += (";" if joined and new and joined[-1] not in ",;" else " ") + bare
    return joined


def _split_part(part: str) -> list[str]:
    """The bodies of a part without `;`."""
    part = _unlabelled(part)
    begins = [0]
    for mark in _MARK.finditer(part):
        if _separates(part, begins[-1], mark):
            begins.append(mark.end())
    ends = [*begins[1:], len(part)]
    pieces = (part[begin:end] for begin, end in zip(begins, ends, strict=True))
    return [body for piece in pieces if (body := _without_mark(piece))]


def _separates(part: str, begin: int, mark: re.Match[str]) -> bool:
    left, right = part[begin : mark.start()], part[mark.end() :]
    if left.count("(") > left.count(")") or not _is_finished(left) or not starts_body(right):
        return False
    if not (right[:1].isupper() or _plural().match(right) or _TITLE.match(right)):
        return False
    return not ("và" in mark[0] and _SHARED_OFFICE.search(left) and right.startswith(("UBND", "Ủy", "Uỷ", "HĐND")))


def _is_finished(text: str) -> bool:
    """`UBND`, `Sở`, `Phòng Tài chính -` go on; `Sở Nội vụ` and `Các sở, ban, ngành` may end."""
    text = text.strip()
    last_piece = re.split(r"[,;]\s*", text)[-1]
    if not text or text[-1] in "-–(" or re.search(r"\b(?:và|của|các|thuộc|với|về|số|cho)$", text, re.IGNORECASE):
        return False
    return bool(last_piece) and (not last_piece[0].isupper() or last_piece.lower() not in _open_heads())


def _without_mark(piece: str) -> str:
    piece = re.sub(r"(?:\s+(?:và|cùng)(?:\s+với)?|[,;/+&.\s])+$", "", piece.strip())
    return _unlabelled(piece)


def _unlabelled(text: str) -> str:
    return _LABEL.sub("", text).strip()


def _head_length(text: str) -> int:
    found = _plural().match(text) or _heads().match(text)
    return found.end() if found else 0


def _inside_name(text: str, found: re.Match[str]) -> bool:
    """Whether the word that could end a name is part of it: các tổ chức, Ban chỉ đạo, cơ quan quản lý."""
    before, word = text[: found.start()].rstrip().lower(), found[0].lower()
    names = _data()["ends"]
    if any(f" {before} {word}".endswith(f" {pair}") for pair in names["inside"]):
        return True
    if word == "có":
        return _describes(text[found.end() :])
    if found.lastgroup == "verb" and _before_area().match(text[found.end() :]):
        return True  # `Trung tâm Dịch vụ tổng hợp xã | phát thanh`: an area and another verb follow
    after = {"tổ chức": names["organisation_after"], "quản lý": names["managing_after"]}.get(word, [])
    return any(f" {before}".endswith(f" {last}" if last.isalpha() or " " in last else last) for last in after)


def _describes(behind: str) -> bool:
    """Whether what a body has tells which body it is: `các trường có bếp ăn | sắp xếp`, not `có trách nhiệm`."""
    having = "|".join(map(re.escape, _data()["ends"]["having"]))
    if re.match(rf"\s+(?:(?:{having})(?!\w)|\d)", behind):
        return False
    verb = next((found for found in _ends().finditer(behind) if found.lastgroup in ("verb", "mark")), None)
    words = behind[: verb.start()].split() if verb and verb.lastgroup == "verb" else []
    return 1 <= len(words) <= 5


def _data() -> dict[str, Any]:
    return load_vocabulary("bodies")


@cache
def _heads() -> re.Pattern[str]:
    entries = _data()["head"]
    by_length = sorted(((word, entry) for entry in entries for word in entry["words"]), key=lambda pair: -len(pair[0]))
    return re.compile("|".join(_head(word, entry) for word, entry in by_length), re.IGNORECASE)


def _head(word: str, entry: dict[str, Any]) -> str:
    others = "|".join(map(re.escape, entry.get("not_before", ())))
    unless = rf"(?!\s*(?:{others})(?!\w))" if others else ""
    named = r"(?-i:\s+(?=[A-ZĐÀ-Ỹ\d“\"]))" if entry.get("needs_name") else ""
    return rf"{re.escape(word)}(?!\w){unless}{named}"


@cache
def _plural() -> re.Pattern[str]:
    data = _data()["plural"]
    nouns = "|".join(sorted(map(re.escape, data["nouns"]), key=len, reverse=True))
    others = "|".join(map(re.escape, data["not_before"]))
    return re.compile(rf"{data['before']}\s+(?:{nouns})(?!\w)(?!\s+(?:{others})(?!\w))", re.IGNORECASE)


@cache
def _before_area() -> re.Pattern[str]:
    """The name of an area's kind, with another verb or adverb right behind it."""
    data = _data()["ends"]
    words = "|".join(map(re.escape, [*data["verbs"], *data["adverbs"]]))
    return re.compile(rf"\s+(?:xã|phường|đặc khu|huyện|tỉnh|thành phố|thị xã|quận)\s+(?:{words})(?!\w)")


@cache
def _open_heads() -> frozenset[str]:
    return frozenset(word for entry in _data()["head"] if entry.get("open") for word in entry["words"])


@cache
def _ends() -> re.Pattern[str]:
    """What may end a name: brackets, colons and full stops always, adverbs and verbs in small letters."""
    data = _data()["ends"]
    stays = rf"\([^)]*\)|(?i:{data['appointed']}|{data['describing']})(?!\w)"
    adverbs, verbs = (_any_of(data[name], data["not_before"]) for name in ("adverbs", "verbs"))
    words = rf"\b(?:(?P<verb>{verbs})|(?P<adverb>{adverbs}))(?!\w)"
    return re.compile(rf"(?P<stays>{stays})|(?P<mark>[:“\"]|\.(?=\s|$))|{words}")


def _any_of(words: list[str], not_before: dict[str, list[str]]) -> str:
    return "|".join(_word(word, not_before.get(word)) for word in sorted(words, key=len, reverse=True))


def _word(word: str, others: list[str] | None) -> str:
    unless = rf"(?!\s+(?:{'|'.join(map(re.escape, others))})(?!\w))" if others else ""
    return re.escape(word) + unless


def pieces_of(names: str) -> Iterator[str]:
    """The bodies of a stretch that is wholly names (a subject, a heading), without those that begin like none."""
    return (body for body in split_bodies(names) if starts_body(body) and len(body.split()) <= _MOST_WORDS)
