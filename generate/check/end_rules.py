"""The sign-off: recipients left, authority, title and name right (II.7, II.9); a letter's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from generate import decree
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.lettering_rule import faults, lettered
from generate.check.line import Part, is_capitals
from generate.check.reading import Reading
from generate.check.vocabulary import opens

_WHERE = "phần cuối văn bản"
_MISSING = "không thấy"
_LAST_SIGN = re.compile(r"([^\s])\s*$")
_BARE_COPY = re.compile(r"\bLư(u)(?=\s+VT)")
_COPY = re.compile(r"[-–•+*]?\s*lưu\s*:\s*(vt|hồ sơ)", re.IGNORECASE)


def check_end(reading: Reading) -> Iterator[Breach]:
    """Address, recipients, signatures."""
    sign_off = reading.content.sign_off
    for line in reading.content.body[:3]:
        if opens("addressee", line.text) and reading.head.kind is None:
            whole = Part(line, line.pieces, tabs=1)
            yield from lettered("addressee", whole, decree.ADDRESSEE)
    yield from _title(sign_off.title)
    yield from _recipients(sign_off.title, sign_off.recipients)
    columns = [signature for parts in sign_off.columns if (signature := _signature(parts))]
    if not columns:
        yield Breach("authority", _WHERE, _MISSING, f"quyền hạn, chức vụ người ký, {decree.AUTHORITY}")
    for titles, name in columns:
        yield from _signed(titles, name)


def _title(title: Part | None) -> Iterator[Breach]:
    expected = f"“{decree.RECIPIENTS_TITLE_TEXT}”, {decree.RECIPIENTS_TITLE}"
    if title is None:
        yield Breach("recipients-title", _WHERE, _MISSING, expected)
        return
    if title.text != decree.RECIPIENTS_TITLE_TEXT:
        is_bare = title.text + ":" == decree.RECIPIENTS_TITLE_TEXT
        mend = partial(repair.put, title.pieces, _LAST_SIGN, f"{title.text[-1]}:") if is_bare else None
        yield Breach("recipients-title", title.place, f"“{title.text}”", expected, mend)
    yield from lettered("recipients-title", title, decree.RECIPIENTS_TITLE)


def _recipients(title: Part | None, lines: Sequence[Part]) -> Iterator[Breach]:
    shown = [part for part in lines if not opens("unsigned", part.text)]
    if title is not None and not shown:
        yield Breach(
            "recipients-line", title.place, _MISSING, f"“- {decree.FILE_COPY_TEXT}.”, {decree.RECIPIENTS_LINE}"
        )
        return
    for n, part in enumerate(shown):
        ended = n == 0 or shown[n - 1].text.endswith((";", "."))
        goes_on = n + 1 < len(shown) and not shown[n + 1].text.startswith(("-", "–", "•"))
        yield from lettered("recipients-line", part, decree.RECIPIENTS_LINE)
        if ended and not part.text.startswith("-"):
            yield Breach("recipients-line", part.place, f"“{part.text}”", "đầu dòng có gạch đầu dòng (-)")
        is_last = n + 1 == len(shown)
        wanted = "." if is_last else ";"
        if not part.text.endswith(wanted) and not goes_on:
            yield _ended(part, wanted)
    if shown and not any(_COPY.match(part.text) for part in shown):
        found = f"dòng cuối là “{shown[-1].text}”"
        mend = partial(repair.put, shown[-1].pieces, _BARE_COPY, "u:") if _BARE_COPY.search(shown[-1].text) else None
        yield Breach(
            "recipients-end", shown[-1].place, found, f"dòng cuối cùng là “- {decree.FILE_COPY_TEXT}, ...”", mend
        )


def _ended(part: Part, wanted: str) -> Breach:
    there = part.text[-1]
    new = wanted if there in ";.,:" else there + wanted
    why = "dòng cuối cùng kết thúc bằng dấu chấm (.)" if wanted == "." else "cuối dòng có dấu chấm phẩy (;)"
    mend = partial(repair.put, part.pieces, _LAST_SIGN, new)
    return Breach("recipients-end", part.place, f"kết thúc bằng “{there}”", why, mend)


def _signature(parts: Sequence[Part]) -> tuple[list[Part], Part | None] | None:
    """The lines of the title and the name below; None for a column that nobody signs in."""
    shown = [part for part in parts if not opens("unsigned", part.text)]
    titles: list[Part] = []
    for part in shown:
        if titles and not is_capitals(part.text) and (_is_named(part.text) or not opens("authority", part.text)):
            break
        titles.append(part)
    if not titles or not any(opens("authority", part.text) for part in titles):
        return None
    rest = shown[len(titles) :]
    if not rest and len(titles) > 1 and not opens("authority", titles[-1].text):
        return titles[:-1], titles[-1]  # a name in capitals
    return titles, rest[-1] if rest else None


def _is_named(text: str) -> bool:
    """Each word with a capital, as in names and unlike `Phó Hiệu trưởng`."""
    return all(word[0].isupper() for word in text.split())


def _signed(titles: Sequence[Part], name: Part | None) -> Iterator[Breach]:
    for part in titles:
        yield from lettered("authority", part, decree.AUTHORITY)
    if name is None:
        yield Breach("signer-name", titles[-1].place, _MISSING, f"họ tên người ký, {decree.SIGNER}")
    elif faults(name, decree.SIGNER):
        yield from lettered("signer-name", name, decree.SIGNER)
