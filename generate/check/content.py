"""Finds the parts behind the head by what they say: legal bases, body, sign-off, appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generate.check.head import Head, is_drawn
from generate.check.line import Line, Part, is_capitals
from generate.check.vocabulary import opens

_LONGEST_LABEL = 90  # characters of a centred line that begins with "Phụ lục"
_MOST_TITLE_LINES = 6
_SHORT = 60  # characters; lines of a sign-off without a table


@dataclass(frozen=True, slots=True)
class SignOff:
    """`columns` are the signatures, each the printed lines of one column."""

    title: Part | None
    recipients: tuple[Part, ...]
    columns: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    label: Part
    title: tuple[Part, ...]
    attached: Part | None
    tables: frozenset[int]


@dataclass(frozen=True, slots=True)
class Content:
    """`last` is the last line that the text itself prints, before the sign-off."""

    bases: tuple[Part, ...]
    body: tuple[Line, ...]
    last: Line | None
    sign_off: SignOff
    appendices: tuple[Appendix, ...]


def find_content(lines: Sequence[Line], head: Head) -> Content:
    """Everything behind the head."""
    first_appendix = next((n for n in range(head.end, len(lines)) if _is_label(lines[n])), len(lines))
    behind = list(lines[head.end : first_appendix])
    start, sign_off = _sign_off(behind)
    text = behind[:start]
    bases, used = _bases(text, is_letter=head.kind is None)
    return Content(
        bases=bases,
        body=tuple(line for line in text[used:] if line.spot is None and line.box is None),
        last=next((line for line in reversed(text) if line.text and not is_drawn(line.text)), None),
        sign_off=sign_off,
        appendices=tuple(_appendices(lines[first_appendix:])),
    )


def _bases(lines: Sequence[Line], *, is_letter: bool) -> tuple[tuple[Part, ...], int]:
    """The bases, each a paragraph, and how many lines they and what stands before them take."""
    found: list[Part] = []
    used = 0
    for n, line in enumerate(lines):
        if not line.text:
            continue
        part = Part(line, line.pieces, label=line.label)
        if _is_base(part, found, is_letter=is_letter):
            found.append(part)
            used = n + 1
        elif found or opens("addressee", line.text) or not (is_capitals(line.text) or line.form.align == "center"):
            break
        else:
            used = n + 1  # who decides, "(Dự thảo)"
    return tuple(found), used


def _is_base(part: Part, found: Sequence[Part], *, is_letter: bool) -> bool:
    """Not the sentence that opens the text ("Thực hiện Kế hoạch ..., Trường ... như sau:"), nor a letter's first.

    After a base, what is slanted as it is goes on, whatever its first words.
    """
    text, slanted = part.text, _is_slanted(part)
    is_closed = text.endswith((";", "."))
    if not opens("legal_base", text):
        return bool(found) and slanted and _is_slanted(found[-1]) and is_closed
    if text.endswith(":") or "như sau" in text.casefold():
        return False
    if slanted or text.endswith(";"):
        return bool(found) or not is_letter or text.endswith(";")
    if is_letter:
        return False
    before = found[-1].text if found else "."
    goes_on = is_closed if before.endswith(";") else not before.endswith(".") and text.casefold().startswith("căn cứ")
    return goes_on or opens("cited", text) is not None


def _is_slanted(part: Part) -> bool:
    return all(piece.look.italic for piece in part.pieces if piece.text.strip())


def _is_label(line: Line) -> bool:
    text = line.text
    if text[:7].casefold() != "phụ lục" or line.box or (line.spot and line.spot.ruled):
        return False
    if opens("appendix", text):
        return True
    return len(text) <= _LONGEST_LABEL and line.form.align == "center" and not text.endswith((".", ";", ")"))


def _sign_off(lines: Sequence[Line]) -> tuple[int, SignOff]:
    """Where the sign-off begins (the number of lines where there is none), and what it holds."""
    named = next((n for n, line in enumerate(lines) if _titles(line) and not (line.spot and line.spot.ruled)), None)
    if named is None:
        named = next((n for n in reversed(range(len(lines))) if _signs(lines[n])), None)
        if named is None:
            return len(lines), SignOff(None, (), ())
    spot = lines[named].spot
    if spot:
        inside = [n for n, line in enumerate(lines) if line.spot and line.spot.table == spot.table]
        return inside[0], _tabular([lines[n] for n in inside])
    start = named
    while start and _is_of_sign_off(lines[start - 1]):
        start -= 1
    return start, _free(lines[start:])


def _titles(line: Line) -> Part | None:
    return next((part for part in line.parts if opens("recipients", part.text) and len(part.text) < 20), None)


def _signs(line: Line) -> bool:
    return any(
        opens("authority", part.text) and (is_capitals(part.text) or part.align == "center") and len(part.text) < 80
        for part in line.parts
    )


def _is_of_sign_off(line: Line) -> bool:
    text = line.text
    return not text or is_drawn(text) or (is_capitals(text) and len(text) < _SHORT and line.form.align != "both")


def _tabular(lines: Sequence[Line]) -> SignOff:
    title = next((part for line in lines if (part := _titles(line))), None)
    home = title.line.container if title else None
    row = title.line.spot.row if title and title.line.spot else 0
    columns: dict[tuple[str, int] | int, list[Part]] = {}
    recipients: list[Part] = []
    for line in lines:
        for part in line.parts:
            spot = line.spot
            if title and (line.container == home or _is_below(line, title, row)):
                recipients.append(part)
            else:
                columns.setdefault(spot.column if spot else 0, []).append(part)
    behind = recipients[recipients.index(title) + 1 :] if title else []
    return SignOff(title, tuple(behind), tuple(tuple(parts) for parts in columns.values()))


def _is_below(line: Line, title: Part, row: int) -> bool:
    """Recipients in further rows of the same column."""
    home, spot = title.line.spot, line.spot
    return bool(home and spot and spot.column == home.column and spot.row > row)


def _free(lines: Sequence[Line]) -> SignOff:
    """On tabs, in text boxes or simply one below the other."""
    title = next((part for line in lines if (part := _titles(line))), None)
    recipients: list[Part] = []
    signature: list[Part] = []
    listing = False
    for line in lines:
        for part in line.parts:
            if part is title:
                listing = True
            elif listing and not part.tabbed and _is_listed(part, recipients):
                recipients.append(part)
            else:
                signature.append(part)
    return SignOff(title, tuple(recipients), (tuple(signature),) if signature else ())


def _is_listed(part: Part, before: Sequence[Part]) -> bool:
    if part.text.startswith(("-", "–", "•", "+", "*")) or part.text.casefold().startswith(("lưu", "như")):
        return True
    last = before[-1].text if before else ";"
    return part.text.endswith((";",)) or (bool(before) and not last.endswith((";", ".")) and part.align != "center")


def _appendices(lines: Sequence[Line]) -> Iterator[Appendix]:
    labels = [n for n, line in enumerate(lines) if _is_label(line)]
    for n, start in enumerate(labels):
        end = labels[n + 1] if n + 1 < len(labels) else len(lines)
        yield _appendix(lines[start:end])


def _appendix(lines: Sequence[Line]) -> Appendix:
    label, *more = lines[0].parts
    title: list[Part] = []
    attached = None
    parts = [*more, *(part for line in lines[1:12] for part in line.parts if not (line.spot and line.spot.ruled))]
    for part in parts:
        if opens("attached", part.text):
            attached = part
            break
        if len(title) < _MOST_TITLE_LINES and not is_drawn(part.text) and (part.align == "center" or not title):
            title.append(part)
    else:
        title = title[:1]  # nothing says where it ends
    return Appendix(label, tuple(title), attached, frozenset(line.spot.table for line in lines if line.spot))
