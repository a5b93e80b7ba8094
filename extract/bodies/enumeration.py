"""Bodies that a directive names: telling them apart in a cell, and telling them from other words.

`Các sở, ban, ngành, địa phương` is one body as named, `Phòng Nội vụ, Phòng Tài chính - Kế hoạch` are two: a list mark
separates only where both sides begin and end like a body (vocabulary/bodies.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.bodies.body_name import read_name
from extract.bodies.name_start import is_plural, starts_body
from extract.bodies.served import is_served
from extract.pdf.folding import fold
from extract.vocabulary import load_vocabulary

_MARK = re.compile(r"\s*[;\n]+\s*|\s*[,/+&]\s+|\s+(?:và|cùng)\s+(?:với\s+)?|\s*/\s*(?=[A-ZĐÀ-Ỹ])")
_LABEL = re.compile(
    r"^(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp|thực hiện)(?:\s+thực hiện)?\s*:\s*|^[-+–•*]\s*", re.IGNORECASE
)
# `Văn phòng HĐND và UBND huyện` is one office
_SHARED_OFFICE = re.compile(r"(?:HĐND|Hội đồng nhân dân|ĐBQH|Quốc hội)$")
# `Phòng Công tác tư tưởng và Học sinh, sinh viên`: persons in a capital letter are what an office is named after
_OFFICE = re.compile(r"(?:Phòng|Ban|Vụ|Cục|Khoa|Sở|Bộ)\s[^,;]*$")
# `bà Nguyễn Thị Hoa, Phó Trưởng phòng Văn hóa - Xã hội`: a person and the office she holds
_PERSON = re.compile(r"(?i:ông|bà|đồng chí|đ/c|thầy|cô)(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]*){2,5}")
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
    return bool(bodies) and all(starts_body(body) and read_name(body, alone=True).at == len(body) for body in bodies)


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
    if _PERSON.fullmatch(left.strip()) and not _PERSON.match(right):
        return False
    if not (right[:1].isupper() or is_plural(right) or _begins_another(left, right)):
        return False
    if mark[0].strip() == "và" and _OFFICE.match(left) and is_served(right) and right[:1].isupper():
        return False
    return not ("và" in mark[0] and _SHARED_OFFICE.search(left) and right.startswith(("UBND", "Ủy", "Uỷ", "HĐND")))


def _begins_another(left: str, right: str) -> bool:
    """`giám đốc trung tâm ...` behind `Hiệu trưởng các trường`, not behind a bare title that shares what follows."""
    known = load_vocabulary("bodies")["separate"]["heads"]
    persons = load_vocabulary("bodies")["separate"]["persons"]
    if f"{right} ".startswith(tuple(f"{head} " for head in persons)):
        words = left.lower().split()
        return len(words) > 2 and not right.startswith(f"{words[0]} ")
    shares = left.strip().lower() in known or left.endswith((" cụm", " khối"))  # `các cụm, khối thi đua`
    return f"{right} ".startswith(tuple(f"{head} " for head in known)) and not shares


def _is_finished(text: str) -> bool:
    """`UBND`, `Sở`, `Phòng Tài chính -` go on; `Sở Nội vụ` and `Các sở, ban, ngành` may end."""
    text = text.strip()
    last_piece = re.split(r"[,;]\s*", text)[-1]
    if (
        not text
        or text == "Báo"
        or text[-1] in "-–("
        or re.search(r"\b(?:và|của|các|thuộc|với|về|số|cho)$", text, re.IGNORECASE)
    ):
        return False
    return bool(last_piece) and (not last_piece[0].isupper() or last_piece.lower() not in _open_heads())


def _without_mark(piece: str) -> str:
    piece = re.sub(r"(?:\s+(?:và|cùng)(?:\s+với)?|[,;/+&.\s])+$", "", piece.strip())
    return _unlabelled(piece)


def _unlabelled(text: str) -> str:
    return _LABEL.sub("", text).strip()


@cache
def _open_heads() -> frozenset[str]:
    return frozenset(
        word for entry in load_vocabulary("bodies")["head"] if entry.get("open") for word in entry["words"]
    )


def pieces_of(names: str) -> Iterator[str]:
    """The bodies of a stretch that is wholly names (a subject, a heading), without those that begin like none."""
    return (body for body in split_bodies(names) if starts_body(body) and len(body.split()) <= _MOST_WORDS)
