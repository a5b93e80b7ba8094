"""Names of issuing bodies: from the letterhead's capitals to the usual short form (`UBND huyện Đắk Song`)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from extract.page import Line, join_lines
from extract.vocabulary import load_vocabulary


def is_issuer_line(text: str) -> bool:
    """Whether a line of the left column can be part of a body's name: in capitals, with letters, no number."""
    letters = re.sub(r"[\W\d_]", "", text)
    return len(letters) > 1 and letters == letters.upper()


def split_issuers(lines: tuple[Line, ...], body_text: str) -> tuple[str | None, str | None]:
    """The parent body and the issuing body that the lines above the number name; None for what is not there.

    The first bold line after a light one begins the issuer (the layout prints the parent upright); where all look
    alike a line that begins with a body's head word does.
    """
    bodies: list[list[Line]] = []
    for line in lines:
        begins = not bodies or (_begins_body(line.text) and not _is_open(bodies[-1]))
        turns_bold = bool(bodies) and line.bold and not bodies[-1][-1].bold and not _names_area(line.text)
        if begins or turns_bold:
            bodies.append([line])
        else:
            bodies[-1].append(line)
    names = [usual_name(join_lines(line.text for line in body), body_text) for body in bodies]
    issuer = names[-1] if names else None
    return (names[-2] if len(names) > 1 else None), issuer


def usual_name(printed: str, body_text: str) -> str:
    """A name in capitals as running text spells it: as the document's own body does, else by the vocabulary."""
    name = re.sub(r"\s+", " ", printed).strip(" -_.*")
    return short_name(_as_spelled_in(name, body_text) or _by_vocabulary(name))


def short_name(name: str) -> str:
    """`Ủy ban nhân dân xã Đức An` as `UBND xã Đức An`."""
    for full, short in _vocabulary()["abbreviations"].items():
        name = str(re.sub(re.escape(full), short, name, flags=re.IGNORECASE))
    return name


def is_issuer(body: str, issuer: str) -> bool:
    """Whether a body is the issuer itself, short or whole, or who heads it (`Chủ tịch UBND tỉnh`)."""
    name, own = short_name(body).casefold(), issuer.casefold()
    headed = re.sub(rf"^(?:{'|'.join(_vocabulary()['titles'])})\s+", "", name)
    return bool(own) and (own in name or own.startswith(name) or f"{own} ".startswith(f"{headed} "))


def _begins_body(text: str) -> bool:
    return any(re.match(rf"{re.escape(head)}\b", text, re.IGNORECASE) for head in _vocabulary()["heads"])


def _names_area(text: str) -> bool:
    """`XÃ ĐỨC AN` is whose People's Committee or Council stands above it, whatever its face."""
    return any(re.match(rf"{area}\b", text, re.IGNORECASE) for area in _vocabulary()["areas"])


def _is_open(body: list[Line]) -> bool:
    """`ỦY BAN NHÂN DÂN` alone waits for the name of its area; a line that ends in a link word waits too."""
    text = body[-1].text.casefold()
    return text.endswith((" và", " -", ",")) or text in {"ủy", "uỷ"}


def _as_spelled_in(name: str, body_text: str) -> str | None:
    """The most frequent spelling of the name in the body that is not all capitals, its first letter made large."""
    spellings: list[str] = re.findall(re.escape(name), body_text, re.IGNORECASE)
    found = Counter(spelling for spelling in spellings if spelling != spelling.upper())
    if not found:
        return None
    best = max(found, key=lambda spelling: (found[spelling], spelling))
    return best[0].upper() + best[1:]


def _by_vocabulary(name: str) -> str:
    """Every word with a large first letter, known names as spelled, words for areas small, the first letter large."""
    spelled = " ".join(word if _is_abbreviation(word) else _titled(word) for word in name.split())
    vocabulary = _vocabulary()
    for known in sorted([*vocabulary["names"], *vocabulary["heads"]], key=len):
        spelled = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", known, spelled, flags=re.IGNORECASE)
    spelled = _small_tail(spelled)
    for area in vocabulary["areas"]:
        spelled = re.sub(rf"(?<!\w){area}(?!\w)", area, spelled, flags=re.IGNORECASE)
    return spelled[:1].upper() + spelled[1:]


def _small_tail(name: str) -> str:
    """`Ban Chỉ đạo Phòng, Chống Dịch Bệnh` as `Ban Chỉ đạo Phòng, chống dịch bệnh`: what such a body is for is no name.

    An area behind it keeps its capitals, and so does what the vocabulary spells so.
    """
    vocabulary = _vocabulary()
    head = next((head for head in vocabulary["purposes"] if name.startswith(f"{head} ")), None)
    if head is None:
        return name
    tail = name[len(head) + 1 :]
    areas = "|".join(vocabulary["areas"])
    area = re.search(rf"\s(?:{areas})\s", tail, re.IGNORECASE)
    purpose, place = (tail[: area.start()], tail[area.start() :]) if area else (tail, "")
    if not any(purpose.casefold().startswith(known.casefold()) for known in vocabulary["names"]):
        purpose = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in purpose.split())
        purpose = purpose if head == "Hội đồng" else purpose[:1].upper() + purpose[1:]
    return f"{head} {purpose}{place}"


def _titled(word: str) -> str:
    """`N’JANG` as `N’Jang`: names of the highlands have an apostrophe inside."""
    return "".join(part[:1].upper() + part[1:].lower() for part in re.split(r"(['’])", word))


def _is_abbreviation(word: str) -> bool:
    """No vowel in it (`THPT`, `LĐLĐ`), or a Roman number."""
    if re.fullmatch(r"[IVX]+", word):
        return True
    return not re.search(r"[AEIOUYÀ-Ỹ]", word.upper().replace("UBND", "").replace("UBMT", ""))


@cache
def _vocabulary() -> dict[str, Any]:
    return load_vocabulary("issuers")
