"""The head of a document: letterhead, number, date, kind, subject (II.1 to II.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generate import decree
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.head import Name
from generate.check.lettering_rule import lettered
from generate.check.line import Part
from generate.check.reading import Reading
from generate.check.rule_line import check_rule_lines
from generate.check.vocabulary import is_whole
from generate.decree import Lettering

_WHERE = "phần đầu văn bản"
_MISSING = "không thấy"
_NUMBER = re.compile(r"Số:\s*(?P<number>[\d.…_]*)[a-z]?\s*/(?P<symbol>.*)$")
_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-zđ&.]*(\s?-\s?[A-ZĐÂÊÔƠƯ0-9][\w&.]*)*")
_LONE_DIGIT = re.compile(r"(?<!\d)([1-9])(?=\s*[a-z]?\s*/)")
_DATE = re.compile(
    r"(?P<place>[^,]+), ngày (?P<day>\d{1,2}|[.…_\s]*) ?tháng (?P<month>\d{1,2}|[.…_\s]*) ?"
    r"năm ?(?:\d{2,4}|[.…_\s]*)"
)
_LONE_DAY = re.compile(r"ngày\s+([1-9])(?=\s)", re.IGNORECASE)
_LONE_MONTH = re.compile(r"tháng\s+([12])(?=\s)", re.IGNORECASE)


def check_head(reading: Reading) -> Iterator[Breach]:
    """Everything above the text."""
    head = reading.head
    yield from _worded("national-title", head.national_title, decree.NATIONAL_TITLE_TEXT, decree.NATIONAL_TITLE)
    yield from _on_one_line(head.national_title)
    yield from _worded("motto", head.motto, decree.MOTTO_TEXT, decree.MOTTO)
    yield from _names(head.parents, head.issuer)
    yield from _number(head.number)
    yield from _date(head.place_date)
    yield from _kind(reading)
    yield from check_rule_lines(reading)


def _worded(rule: str, part: Part | None, words: str, lettering: Lettering) -> Iterator[Breach]:
    """An element whose very words the decree gives."""
    if part is None:
        yield Breach(rule, _WHERE, _MISSING, f"“{words}”, {lettering}")
        return
    said = part.text.replace("HOÀ", "HÒA").replace("Hoà", "Hòa")
    if said.casefold() != words.casefold() or (lettering.capitals is False and said != words):
        yield Breach(rule, part.place, f"“{part.text}”", f"“{words}”")
    yield from lettered(rule, part, lettering)


def _on_one_line(title: Part | None) -> Iterator[Breach]:
    spot = title.line.spot if title else None
    if title and spot and spot.fixed and spot.width_mm and title.width_mm > spot.width_mm + 1:
        found = f"dài {title.width_mm:.0f} mm trong ô rộng {spot.width_mm:.0f} mm nên bị xuống dòng"
        yield Breach("national-title", title.place, found, "trên một dòng")


def _names(parents: tuple[Name, ...], issuer: Name | None) -> Iterator[Breach]:
    for parent in parents:
        for part in parent.parts:
            yield from lettered("parent", part, decree.PARENT)
    if issuer is None:
        yield Breach("issuer", _WHERE, _MISSING, f"tên cơ quan ban hành, {decree.ISSUER}")
        return
    for part in issuer.parts:
        yield from lettered("issuer", part, decree.ISSUER)


def _number(part: Part | None) -> Iterator[Breach]:
    expected = f"“Số: 05/KH-NGT”, {decree.NUMBER}"
    if part is None:
        yield Breach("number-symbol", _WHERE, _MISSING, expected)
        return
    said = _NUMBER.match(part.text)
    if said is None or not _SYMBOL.fullmatch(said["symbol"].strip()) or " " in said["symbol"].strip():
        yield Breach("number-symbol", part.place, f"“{part.text}”", "“Số: 05/KH-NGT”, không cách chữ trong ký hiệu")
    elif said["number"].isdecimal() and int(said["number"]) < decree.ZERO_BELOW_NUMBER and len(said["number"]) < 2:
        mend = partial(repair.put, part.pieces, _LONE_DIGIT, f"0{said['number']}")
        yield Breach("number-zero", part.place, f"số {said['number']}", f"số 0{said['number']}", mend)
    yield from lettered("number-symbol", part, decree.NUMBER)


def _date(part: Part | None) -> Iterator[Breach]:
    if part is None:
        yield Breach("place-date", _WHERE, _MISSING, f"“Đắk Song, ngày 05 tháng 02 năm 2024”, {decree.PLACE_DATE}")
        return
    said = _DATE.fullmatch(part.text.rstrip("."))
    if said is None:
        yield Breach("place-date", part.place, f"“{part.text}”", "“Đắk Song, ngày 05 tháng 02 năm 2024”")
    else:
        yield from _zeros(part, said)
    yield from lettered("place-date", part, decree.PLACE_DATE)


def _zeros(part: Part, said: re.Match[str]) -> Iterator[Breach]:
    for key, word, pattern, below in (
        ("day", "ngày", _LONE_DAY, decree.ZERO_BELOW_DAY),
        ("month", "tháng", _LONE_MONTH, decree.ZERO_TO_MONTH + 1),
    ):
        there = said[key].strip()
        if there.isdecimal() and len(there) == 1 and int(there) < below:
            mend = partial(repair.put, part.pieces, pattern, f"0{there}")
            yield Breach("date-zero", part.place, f"{word} {there}", f"{word} 0{there}", mend)


def _kind(reading: Reading) -> Iterator[Breach]:
    """A letter has no kind: its subject stands under the number, and it begins with `Kính gửi`."""
    head = reading.head
    if head.kind is None:
        if not head.letter_subject and not any(line.text.startswith("Kính gửi") for line in reading.lines):
            yield Breach("kind", _WHERE, _MISSING, f"tên loại văn bản, {decree.KIND}")
        elif not head.letter_subject:
            yield Breach("letter-subject", _WHERE, _MISSING, f"“V/v ...” dưới số và ký hiệu, {decree.LETTER_SUBJECT}")
        for part in head.letter_subject:
            yield from lettered("letter-subject", part, decree.LETTER_SUBJECT)
        return
    if not is_whole("kind", head.kind.text):
        yield Breach(
            "kind", head.kind.place, f"“{head.kind.text}”", "tên loại trên một dòng riêng, trích yếu ở dòng dưới"
        )
    yield from lettered("kind", head.kind, decree.KIND)
    if not head.subject and is_whole("kind", head.kind.text):
        yield Breach("subject", head.kind.place, _MISSING, f"trích yếu dưới tên loại, {decree.SUBJECT}")
    for part in head.subject:
        yield from lettered("subject", part, decree.SUBJECT)
