"""What one school makes of one directive, written by hand: `truths/NAME.toml`.

NAME is the directive's, with `--SCHOOL` behind it where two schools answer one directive.

| key | meaning |
|---|---|
| `directive` | a case of `evaluation/directives/` |
| `answer` | `plan`: the school owes a plan (asked, or the custom); `none`: its tasks stand alone |
| `held_out` | true: its figures are reported apart, nobody mends rules on it |
| `requirements` | every one of the case in order, a line each: concern, ref, opening words; bars part them |
| `[school]` | the keys of `school.toml` |
| `[[task]]` | what the school does, see `WantedTask` |

`from` names requirements as `REF`, `REF ~ opening words` where a ref stands for several, or `~ opening words`.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from evaluation.align import folded
from evaluation.case import RECURRENCES, Case, Wanted
from generate.school.profile import parse_profile
from model.quarter import Quarter
from model.school import SchoolProfile
from model.task import AnswerKind

_KEYS = frozenset({"directive", "answer", "held_out", "requirements", "school", "task"})
_TASK_KEYS = frozenset(
    {"title", "from", "lead", "support", "due", "recurs", "quarters", "answer", "receiver", "added", "parts"}
)


class Concern(StrEnum):
    """What a careful clerk says of a requirement."""

    OURS = "ours"
    INFO = "info"
    OTHER = "other"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class WantedTask:
    """A task of the school. `sources` are indexes of the case's requirements, empty for one that was `added`.

    `leads` are all acceptable ones; each of `support` and `receiver` is a tuple of names that are as good as each
    other; empty means no opinion. `parts` lets the same sources also stand as separate tasks.
    """

    title: str
    sources: frozenset[int]
    leads: tuple[str, ...] = ()
    support: tuple[tuple[str, ...], ...] = ()
    due: date | None = None
    recurs: str | None = None
    quarters: tuple[str, ...] = ()
    answer: AnswerKind | None = None
    receiver: tuple[str, ...] = ()
    added: bool = False
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What the school makes of the directive. `concerns` has one for each of the case's requirements."""

    name: str
    case: Case
    school: SchoolProfile
    wants_plan: bool
    concerns: tuple[Concern, ...]
    tasks: tuple[WantedTask, ...]
    held_out: bool = False


def read_truth(path: Path, case: Case) -> Truth:
    """The truth written in a file. Raises ValueError with all that is wrong in it, a line each."""
    return parse_truth(path.stem, path.read_text(encoding="utf-8"), case)


def directive_of(path: Path) -> str:
    """The name of the directive that a truth file answers."""
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["directive"])


def parse_truth(name: str, written: str, case: Case) -> Truth:
    """The truth in a text (see above). Raises ValueError with all that is wrong in it, a line each."""
    read = tomllib.loads(written)
    wrong = [f"no such key: {key}" for key in read.keys() - _KEYS]
    if read.get("answer") not in ("plan", "none"):
        wrong.append(f"answer is plan or none, not {read.get('answer')!r}")
    lines = [line for line in read["requirements"].splitlines() if line.strip()]
    concerns, strange = _concerns(lines, case.wanted)
    wrong += strange
    tasks = []
    for entry in read.get("task", ()):
        try:
            tasks.append(_task(entry, case.wanted))
        except (ValueError, KeyError) as error:
            wrong.append(f"task {entry.get('title', '?')!r}: {error}")
    if not wrong:
        wrong += _untrue(concerns, tasks, case.wanted)
    if wrong:
        raise ValueError("\n".join(f"{name}: {line}" for line in wrong))
    return Truth(
        name=name,
        case=case,
        school=parse_profile(_toml(read["school"])),
        wants_plan=read["answer"] == "plan",
        concerns=tuple(concerns),
        tasks=tuple(tasks),
        held_out=bool(read.get("held_out", False)),
    )


def blank_requirements(case: Case) -> str:
    """The requirement lines of a case with the concern left open."""
    return "\n".join(f"????? | {wanted.ref or ''} | {' '.join(wanted.text.split()[:14])}" for wanted in case.wanted)


def _concerns(lines: Sequence[str], wanted: Sequence[Wanted]) -> tuple[list[Concern], list[str]]:
    wrong = []
    concerns = []
    for number, (line, one) in enumerate(zip(lines, wanted, strict=False), 1):
        said, ref, opening = [*(part.strip() for part in line.split("|", 2)), "", ""][:3]
        if said not in set(Concern):
            wrong.append(f"requirement {number}: no concern: {line!r}")
        elif ref != (one.ref or "") or not _begins(one, opening):
            wrong.append(f"requirement {number}: {line!r} is {one.ref or ''} | {one.text[:60]}")
            break  # all that follow would be shifted
        else:
            concerns.append(Concern(said))
    if len(lines) != len(wanted):
        wrong.append(f"{len(lines)} requirements of {len(wanted)}")
    return concerns, wrong


def _begins(wanted: Wanted, opening: str) -> bool:
    return folded(wanted.text).startswith(folded(opening))


def _task(entry: dict[str, Any], wanted: Sequence[Wanted]) -> WantedTask:
    if unknown := entry.keys() - _TASK_KEYS:
        raise ValueError(f"no such key: {', '.join(sorted(unknown))}")
    due = entry.get("due")
    if due is not None and type(due) is not date:
        raise ValueError(f"no date: due = {due!r}")
    if entry.get("recurs", "weekly") not in RECURRENCES:
        raise ValueError(f"no recurrence: {entry['recurs']!r}")
    sources = frozenset(_index(source, wanted) for source in entry.get("from", ()))
    added = bool(entry.get("added", False))
    if added == bool(sources):
        raise ValueError("a task has sources or is added")
    return WantedTask(
        title=entry["title"],
        sources=sources,
        leads=tuple(entry.get("lead", ())),
        support=tuple(_alternatives(name) for name in entry.get("support", ())),
        due=due,
        recurs=entry.get("recurs"),
        quarters=tuple(str(Quarter.parse(quarter)) for quarter in entry.get("quarters", ())),
        answer=AnswerKind[entry["answer"].upper()] if "answer" in entry else None,
        receiver=_alternatives(entry.get("receiver", "")),
        added=added,
        parts=bool(entry.get("parts", False)),
    )


def _alternatives(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in written.split(" / ") if name.strip())


def _index(source: str, wanted: Sequence[Wanted]) -> int:
    ref, _, opening = (part.strip() for part in source.partition("~"))
    found = [
        index
        for index, one in enumerate(wanted)
        if (one.ref or "") == ref and _begins(one, opening) and (ref or opening)
    ]
    if len(found) != 1:
        raise ValueError(f"{len(found)} requirements are {source!r}")
    return found[0]


def _untrue(concerns: Sequence[Concern], tasks: Sequence[WantedTask], wanted: Sequence[Wanted]) -> Iterator[str]:
    """Requirements that are ours and have no task, or have one and are not ours."""
    used = {index for task in tasks for index in task.sources}
    for index, (concern, one) in enumerate(zip(concerns, wanted, strict=True)):
        if (concern is Concern.OURS) != (index in used):
            said = "no task comes from it" if concern is Concern.OURS else f"it is {concern}, but a task comes from it"
            yield f"{one.ref or ''} | {one.text[:60]}: {said}"


def _toml(school: dict[str, Any]) -> str:
    """The table `school` as the text of a `school.toml`. JSON's texts and lists of texts are TOML's."""
    plain = {key: value for key, value in school.items() if key not in ("bodies", "legal_bases")}
    lines = _entries(plain)
    if "bodies" in school:
        lines += ["[bodies]", *_entries(school["bodies"])]
    for base in school.get("legal_bases", ()):
        lines += ["[[legal_bases]]", *_entries(base)]
    return "\n".join(lines)


def _entries(table: dict[str, Any]) -> list[str]:
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
