"""How much of a truth the reader got: shares of fields, requirements, times and words, and every miss by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import Levenshtein

from evaluation.align import folded, pairs
from evaluation.case import METADATA, Case, Wanted

MEASURES = (
    *("metadata", "recall", "precision", "kind", "page", "addressees", "lead", "support", "group", "timing"),
    *("rows", "ref", "characters", "unplaced"),
)
WRONG = frozenset({"characters", "unplaced"})  # shares of what is wrong: the fewer the better
_NO_TIME: tuple[Any, ...] = (None, None, None, [])


@dataclass(slots=True)
class Score:
    """Counts `good` of `of` for each of MEASURES, and the misses as readable lines.

    `addressees` is F1: good = 2 hits, of = names wanted + names read. `rows` are rows with text, lead, support and
    time all right. For `characters` and `unplaced` good counts what is wrong.
    """

    good: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    of: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    misses: list[str] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0

    def count(self, measure: str, good: float, of: float = 1) -> None:
        self.good[measure] += good
        self.of[measure] += of

    def share(self, measure: str) -> float | None:
        """0 to 1, None where nothing was asked."""
        return self.good[measure] / self.of[measure] if self.of[measure] else None

    def add(self, other: Score) -> None:
        """Counts another reading in."""
        for measure, of in other.of.items():
            self.count(measure, other.good[measure], of)
        self.misses.extend(other.misses)
        self.pages += other.pages
        self.seconds += other.seconds


@dataclass(frozen=True, slots=True)
class Asked:
    """What one file must give: the case, the page of each of its requirements, where its words came from."""

    case: Case
    pages: tuple[int | None, ...]
    text: str = "digital"
    encoding: str = "unicode"


def score(asked: Asked, read: Mapping[str, Any]) -> Score:
    """Compares a truth with what `vanthu extract --json` printed: its whole object, or `{"error": ...}`."""
    found = Score()
    failed = "error" in read
    if failed:
        found.misses.append(f"not read: {read['error']['message']}")
        read = {"source": {}, "directive": {}, "requirements": []}
    for name, wanted, got in _metadata(asked, read):
        found.count("metadata", wanted == got and not failed)
        if wanted != got:
            found.misses.append(f"metadata {name}: {wanted!r} read as {got!r}")
    _requirements(found, asked, read["requirements"])
    return found


def _metadata(asked: Asked, read: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    directive = read["directive"]
    for name in METADATA:
        first, _, second = name.partition(".")
        got = (directive.get(first) or {}).get(second) if second else directive.get(first)
        yield name, _plain(asked.case.metadata[name]), _plain(got)
    bases = [{**base, "text": _plain(base["text"])} for base in asked.case.legal_bases]
    yield "legal_bases", bases, [{**base, "text": _plain(base["text"])} for base in directive.get("legal_bases", ())]
    recipients = [_plain(name) for name in directive.get("recipients", ())]
    yield "recipients", [_plain(name) for name in asked.case.recipients], recipients
    yield "text", asked.text, read["source"].get("text")
    yield "encoding", asked.encoding, read["source"].get("encoding")


def _plain(value: str | None) -> str | None:
    return " ".join(value.split()).rstrip(".;,") if value else None


def _requirements(found: Score, asked: Asked, read: Sequence[Mapping[str, Any]]) -> None:
    wanted = asked.case.wanted
    matched = pairs([one.text for one in wanted], [one["text"] for one in read])
    found.count("recall", len(matched), len(wanted))
    found.count("precision", len(matched), len(read))
    got_of = dict(matched)
    for index, one in enumerate(wanted):
        if index in got_of:
            _compare(found, one, asked.pages[index], read[got_of[index]])
        else:
            found.misses.append(f"{one.ref} not found: {one.text[:90]}")
            if one.kind == "row":
                found.count("rows", 0)
    taken = set(got_of.values())
    for index, got in enumerate(read):
        if index not in taken:
            found.misses.append(f"{got['ref']} invented (page {got['page']}): {got['text'][:90]}")


def _compare(found: Score, wanted: Wanted, page: int | None, got: Mapping[str, Any]) -> None:
    here, there = folded(wanted.text), folded(got["text"])
    wrong = Levenshtein.distance(here, there)
    found.count("characters", wrong, len(here))
    misses = [("text", wanted.text, got["text"])] if wrong else []
    misses += [
        (name, want, have) for name, want, have in _fields(wanted, page, got) if not _tell(found, name, want, have)
    ]
    if wanted.kind == "row":
        spoiled = {"text", "lead", "support", "timing"} & {name for name, *_ in misses}
        found.count("rows", not spoiled)
    else:
        misses += _addressees(found, wanted, got)
    found.misses.extend(f"{wanted.ref} {name}: {want!r} read as {have!r}  [{here[:50]}]" for name, want, have in misses)


def _fields(wanted: Wanted, page: int | None, got: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    yield "kind", wanted.kind, got["kind"]
    yield "ref", wanted.ref, got["ref"]
    if page is not None:
        yield "page", page, got["page"]
    if wanted.kind == "row":
        yield "lead", folded(wanted.lead), folded(got["lead"])
        yield "support", _names(wanted.support), _names(got["support"])
        yield "group", folded(wanted.group), folded(got["group"])
    timing = wanted.timing
    here = (timing.start, timing.due, timing.recurs, list(timing.quarters)) if timing else _NO_TIME
    there = tuple(got["timing"][key] for key in ("start", "due", "recurs", "quarters")) if got["timing"] else _NO_TIME
    if (here, there) != (_NO_TIME, _NO_TIME):  # words without a date are the same as no time
        yield "timing", here, there


def _tell(found: Score, name: str, wanted: Any, got: Any) -> bool:
    found.count(name, wanted == got)
    return bool(wanted == got)


def _addressees(found: Score, wanted: Wanted, got: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    here, there = Counter(_names(wanted.addressees)), Counter(_names(got["addressees"]))
    found.count("addressees", 2 * (here & there).total(), here.total() + there.total())
    return [] if here == there else [("addressees", list(wanted.addressees), got["addressees"])]


def _names(names: Iterable[str]) -> list[str]:
    return sorted(folded(name) for name in names)
