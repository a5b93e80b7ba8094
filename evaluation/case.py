"""A directive of the evaluation: marked text with what a careful clerk reads in it, written beside the words.

The marks are those of `samples.source`. Beside them:

| line | meaning |
|---|---|
| `= KEY VALUE` | metadata not said by the marks as the contract does: kind, issuer, parent_issuer, issued_on; others |
| | (number, symbol, place, subject, signer.title ...) only where the marks mislead; `null` for none |
| `> code=98/2023/NĐ-CP on=2023-12-31` | behind a `base`: what it names |
| `> REF KIND key="..." ...` | behind a paragraph or row: a requirement in it; REF `null` where no number is printed |
| `document` | a further document begins (a plan that a letter carries); its metadata are not asked |

Keys of a requirement: `for` (addressees), `lead`, `support`, `group`, `time` (the expression), `start`, `due`,
`recurs`, `says` (its words, where they are not the paragraph without its number, or the row's second cell). `;` parts
names.
Indented lines go on with the line before.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from model.quarter import quarters_between
from samples.source import Marked, parse

KINDS = frozenset({"purpose", "principle", "task", "duty", "row"})
RECURRENCES = frozenset({"weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous"})
METADATA = (
    *("kind", "number", "symbol", "issuer", "parent_issuer", "place", "issued_on", "subject"),
    *("signer.capacity", "signer.title", "signer.name"),
)
_KEYS = frozenset({"for", "lead", "support", "group", "time", "start", "due", "recurs", "says"})
_NUMBER = re.compile(
    r"^(?:(?:Phần|Chương|Mục|Điều|Khoản)\s+(?:[IVXLC]+|\d+|thứ\s\w+)[.:]?\s+|[IVXLC]+[.):/-]\s*"
    r"|\d+(?:\.\d+)*[.):/-]?\s+|[a-zđ]\d?[.)]\s*|[-+*•]\s*)"
)


@dataclass(frozen=True, slots=True)
class WantedTiming:
    """When, as `contract.md` would have it: inclusive ISO dates."""

    text: str
    start: str | None = None
    due: str | None = None
    recurs: str | None = None

    @property
    def quarters(self) -> tuple[str, ...]:
        if self.recurs or not self.due:
            return ()
        due = date.fromisoformat(self.due)
        start = date.fromisoformat(self.start) if self.start else due
        return tuple(str(quarter) for quarter in quarters_between(start, due))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A requirement that stands in a paragraph or row."""

    ref: str | None
    kind: str
    text: str
    addressees: tuple[str, ...] = ()
    lead: str | None = None
    support: tuple[str, ...] = ()
    group: str | None = None
    timing: WantedTiming | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A marked paragraph or row with the requirements that stand in it, or what a legal base names."""

    marked: Marked
    wanted: tuple[Wanted, ...] = ()
    base_code: str | None = None
    base_issued_on: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A directive with its truth. `documents` has one tuple of entries for each document in the file."""

    name: str
    metadata: dict[str, str | None]
    documents: tuple[tuple[Entry, ...], ...]

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """All requirements in their printed order."""
        return tuple(wanted for document in self.documents for entry in document for wanted in entry.wanted)

    @property
    def legal_bases(self) -> tuple[dict[str, str | None], ...]:
        """Those of the first document: text without its final mark, code, date."""
        return tuple(
            {"text": _plain(entry.marked).rstrip(";., "), "code": entry.base_code, "issued_on": entry.base_issued_on}
            for entry in self.documents[0]
            if entry.marked.mark == "base"
        )

    @property
    def recipients(self) -> tuple[str, ...]:
        """Those of the first document, without dash and final mark."""
        lines = (_plain(entry.marked) for entry in self.documents[0] if entry.marked.mark == "recipient")
        return tuple(re.sub(r"^[-–]\s*", "", line).rstrip(";., ") for line in lines)


def read_case(path: Path) -> Case:
    """The case written in a file. Raises ValueError naming the line that is wrong."""
    return parse_case(path.stem, path.read_text(encoding="utf-8"))


def parse_case(name: str, written: str) -> Case:
    """The case in a text (see above). Raises ValueError naming the line that is wrong."""
    said: dict[str, str | None] = {}
    documents: list[list[Entry]] = [[]]
    for line in _joined(written.splitlines()):
        if line.startswith("="):
            key, _, value = line[1:].strip().partition(" ")
            if key not in METADATA:
                raise ValueError(f"{name}: no such metadata: {line!r}")
            said[key] = None if value.strip() == "null" else value.strip()
        elif line == "document":
            documents.append([])
        elif line.startswith(">"):
            if not documents[-1]:
                raise ValueError(f"{name}: nothing to stand in: {line!r}")
            documents[-1][-1] = _with_truth(documents[-1][-1], line[1:].strip(), name)
        else:
            documents[-1].extend(Entry(marked) for marked in parse(line))
    return Case(name, _metadata(name, documents[0], said), tuple(tuple(entries) for entries in documents))


def _joined(lines: Iterable[str]) -> Iterator[str]:
    held = ""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            held += f" {line.strip()}"
            continue
        if held:
            yield held
        held = line.strip()
    if held:
        yield held


def _with_truth(entry: Entry, written: str, name: str) -> Entry:
    try:
        words = shlex.split(written)
    except ValueError as error:
        raise ValueError(f"{name}: {error}: {written!r}") from error
    if entry.marked.mark == "base":
        told = dict(word.split("=", 1) for word in words)
        return replace(entry, base_code=told.get("code"), base_issued_on=told.get("on"))
    return replace(entry, wanted=(*entry.wanted, _wanted(entry.marked, words, f"{name}: {written!r}")))


def _wanted(marked: Marked, words: Sequence[str], where: str) -> Wanted:
    ref, kind, *rest = words
    told = dict(word.split("=", 1) for word in rest)
    if kind not in KINDS or not told.keys() <= _KEYS or told.get("recurs", "weekly") not in RECURRENCES:
        raise ValueError(f"no requirement: {where}")
    text = told.get("says") or said_by(marked)
    if _folded(text) not in _folded(_plain(marked)):
        raise ValueError(f"its words do not stand there: {where}")
    return Wanted(
        ref=None if ref == "null" else ref,
        kind=kind,
        text=text,
        addressees=_names(told.get("for", "")),
        lead=told.get("lead"),
        support=_names(told.get("support", "")),
        group=told.get("group"),
        timing=_timing(told),
    )


def said_by(marked: Marked) -> str:
    """The words of a paragraph without its number or bullet, or the second cell of a row."""
    if marked.mark == "row":
        return marked.parts("|")[1].replace("*", "")
    return _NUMBER.sub("", _plain(marked), count=1).removesuffix("./.").strip()


def _timing(told: dict[str, str]) -> WantedTiming | None:
    if "time" not in told:
        if told.keys() & {"start", "due", "recurs"}:
            raise ValueError(f"a time without its words: {told}")
        return None
    for key in ("start", "due"):
        if key in told:
            date.fromisoformat(told[key])
    return WantedTiming(told["time"], told.get("start"), told.get("due"), told.get("recurs"))


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in written.split(";") if name.strip())


def _metadata(name: str, entries: Sequence[Entry], said: dict[str, str | None]) -> dict[str, str | None]:
    fields = {entry.marked.mark: _plain(entry.marked) for entry in entries}
    number, symbol = _code(fields.get("number", ""))
    subject = fields.get("subject", "").replace(" / ", " ")
    *titles, signer = fields["sign"].split(" / ") if "sign" in fields else [None]
    read: dict[str, str | None] = {
        "number": number or None,
        "symbol": symbol or None,
        "place": fields.get("place") or None,
        "subject": re.sub(r"^(?:V/v|Về việc)\s+", "", subject) or None,
        "signer.capacity": " ".join(title for title in titles[:-1] if title) or None,
        "signer.title": titles[-1] if titles else None,
        "signer.name": signer,
    } | said
    if missing := [key for key in METADATA if key not in read]:
        raise ValueError(f"{name}: not said: {', '.join(missing)}")
    return read


def _code(printed: str) -> tuple[str, str]:
    """`50/KH-UBND` in number and symbol; a party body parts them by a hyphen: `12-KH/ĐU`."""
    match = re.fullmatch(r"(\d*)[-/](.+)", printed)
    return (match[1], match[2]) if match else ("", printed)


def _plain(marked: Marked) -> str:
    return marked.text.replace("*", "")


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text)
