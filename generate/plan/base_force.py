"""Whether a cited legal base is in force, and what a person is offered instead: said, never swapped in silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generate.rules import Force, KnownBase, Rules

_SPACED_HYPHEN = re.compile(r"\s*[-–]\s*(?=[A-ZĐÐ])")
_CODE = re.compile(r"\b(\d+/\d{4}/[A-ZĐÐ][^\s,;.)]*)", re.IGNORECASE)
_DATE = re.compile(r"ngày\s+(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(\d{4})|\b((?:19|20)\d\d)\b", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:căn cứ|thực hiện|theo)?\W*", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\d|ngày|năm|số|và|được|sửađổi|$")
_OLD_MARKS = (("uý", "úy"), ("uỷ", "ủy"), ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"))


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A base that was cited outside its time. `offered` are the known bases in force on that day that came after it."""

    base: KnownBase
    force: Force
    offered: tuple[KnownBase, ...]

    def message(self, cited: frozenset[str] = frozenset()) -> str:
        """In Vietnamese: what does not hold since when, what could stand there, how sure that is.

        `cited` are the ids of the known bases that stand beside it.
        """
        name = _short(self.base.text)
        if self.force is Force.NOT_YET:
            return f"{name} đến ngày {_printed(self.base.starts)} mới có hiệu lực. {self._known_from}"
        ended = f"{name} đã hết hiệu lực sau ngày {_printed(self.base.ends)}."
        missing = [base for base in self.offered if base.id not in cited]
        if missing:
            offer = "Đề nghị thay bằng " + "; ".join(f"«{base.text}»" for base in missing)
        elif self.offered:
            offer = "Văn bản thay thế đã có trong các căn cứ: đề nghị bỏ dòng này"
        else:
            offer = "Cần tìm văn bản thay thế"
        return f"{ended} {offer}. {self._known_from}"

    @property
    def _known_from(self) -> str:
        known = {base.sure for base in (self.base, *self.offered)}
        sure = "khá" if "khá" in known else "cao"
        check = " (độ tin cậy khá, nên tra lại)" if sure == "khá" else ""
        return f"Nguồn: {self.base.source}{check}. Phần mềm không tự thay."


def doubtful(text: str, day: date | None, rules: Rules) -> Doubtful | None:
    """What is wrong with citing `text` in a document that answers a paper of `day`; None when nothing is known."""
    base = known_base(text, rules) if day else None
    force = base.force_on(day) if base and day else Force.HOLDS
    if base is None or day is None or force is Force.HOLDS:
        return None
    offered = tuple(_in_force_after(base, day, rules)) if force is Force.ENDED else ()
    return Doubtful(base, force, offered)


def known_base(text: str, rules: Rules) -> KnownBase | None:
    """The entry of a citation: by its code, or by a law's name with the day or year in which it was passed."""
    code = code_in(text)
    if code:
        return next((base for base in rules.known_bases if base.code and base.code.casefold() == code), None)
    named, days, years = letters(_OPENS.sub("", text, count=1)), days_in(text), _years(text)
    for base in rules.known_bases:
        if base.name and named.startswith(letters(base.name)):
            following = named.removeprefix(letters(base.name))
            if _AFTER_NAME.match(following) and _is_dated(base, days, years):
                return base
    return None


def code_in(text: str) -> str | None:
    """`98/2023/nđ-cp`: the first numbered code of a law, decree or circular, in small letters; None without one."""
    match = _CODE.search(_SPACED_HYPHEN.sub("-", unicodedata.normalize("NFC", text)))
    return match[1].casefold().replace("&", "").replace("ð", "đ") if match else None


def letters(text: str) -> str:
    """Letters and digits alone, marks where today's spelling has them: `Phòng, chống ma tuý` -> `phòngchốngmatúy`."""
    plain = re.sub(r"\W+", "", unicodedata.normalize("NFC", text).casefold())
    for old, new in _OLD_MARKS:
        plain = plain.replace(old, new)
    return plain


def _is_dated(base: KnownBase, days: tuple[date, ...], years: tuple[int, ...]) -> bool:
    """By the first date that the text names: a law's own, before those of its amendments."""
    if days:
        return days[0] in base.dated
    return bool(years) and years[0] in {day.year for day in base.dated}


def _in_force_after(base: KnownBase, day: date, rules: Rules) -> Iterator[KnownBase]:
    """Along the successors to those that hold on `day`; one that has ended too leads on to its own."""
    by_id = {known.id: known for known in rules.known_bases}
    open_ids, seen = list(base.successors), {base.id}
    while open_ids:
        follower = by_id.get(open_ids.pop(0))
        if follower is None or follower.id in seen:
            continue
        seen.add(follower.id)
        force = follower.force_on(day)
        if force is Force.HOLDS:
            yield follower
        elif force is Force.ENDED:
            open_ids += follower.successors


def days_in(text: str) -> tuple[date, ...]:
    """Each `ngày 15/6/2022` or `ngày 04 tháng 9 năm 2020` that is a day of the calendar, in order."""
    found = []
    for day, month, year in _DATE.findall(text):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return tuple(found)


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(a or b) for a, b in _YEAR.findall(text))


def _short(text: str) -> str:
    """Up to the date: `Nghị định số 98/2023/NĐ-CP`; a law keeps its date."""
    return text if text.startswith("Luật") else re.split(r"\s+(?:ngày|của)\s", text)[0]


def _printed(day: date | None) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else "?"
