"""A correction that was made three times, as a rule to paste into `rules.toml`. Never applied by us."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generate.rules import Rules
from generate.school.defaults import body_name, school_defaults
from generate.school.profile import school_id
from model.memory import Correction, RememberedTask, TaskField
from model.school import SchoolProfile

TIMES = 3
_PHRASE_WORDS = range(2, 6)  # syllables of a phrase that tells a kind of work; one alone tells nothing

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class OfferedRule:
    """`toml` is the text to paste, `times` how many tasks were corrected so."""

    id: str
    toml: str
    times: int


def offered_rules(
    corrections: Iterable[Correction], memory: Sequence[RememberedTask], profile: SchoolProfile, rules: Rules
) -> tuple[OfferedRule, ...]:
    """Rules for who leads (`[[duty]]`) and for words (`[[wording]]`), those first that were wanted most often.

    None is offered that approved tasks speak against, nor one that the school has already (by its id).
    """
    known = {rule.id for rule in rules.duties} | {rule.id for rule in rules.wording}
    net = _net(corrections)
    offers = [*_duties(net, memory, profile), *_wordings(net)]
    fresh = {offer.id: offer for offer in offers if offer.id not in known}
    return tuple(sorted(fresh.values(), key=lambda offer: (-offer.times, offer.id)))


def _net(corrections: Iterable[Correction]) -> list[Correction]:
    """One correction for each field of a task: from its first value to its last; none where they are equal."""
    found: dict[tuple[str, str, TaskField], Correction] = {}
    for one in corrections:
        key = (one.directive_id, one.task_id, one.field)
        found[key] = replace(found[key], after=one.after) if key in found else one
    return [one for one in found.values() if one.before != one.after]


def _duties(
    net: Sequence[Correction], memory: Sequence[RememberedTask], profile: SchoolProfile
) -> Iterator[OfferedRule]:
    roles = {body_name(profile, role): role for role in reversed(list(school_defaults().roles))}
    alike: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for one in net:
        if one.field is TaskField.LEAD and isinstance(one.after, str) and one.after in roles:
            alike[str(one.before or "để trống"), one.after].append(one)
    for (before, after), group in alike.items():
        against = [_said(task.requirement) for task in memory if task.lead != after]
        found = _shared_phrase([_said(_words_of(one)) for one in group], against)
        if found is None:
            continue
        phrase, times = found
        example = next(_words_of(one) for one in group if f" {phrase} " in _said(_words_of(one)))
        yield OfferedRule(
            id=f"own-{roles[after]}-{school_id(phrase)}",
            toml=_toml(
                "duty",
                id=_quoted(f"own-{roles[after]}-{school_id(phrase)}"),
                pattern=_pattern(phrase),
                lead=_quoted(roles[after]),
                reason=_quoted(f"Trường đã {times} lần sửa chủ trì từ “{before}” thành “{after}”"),
                example=f"{{ text = {_quoted(example)}, result = {_quoted(f'{after} |')} }}",
            ),
            times=times,
        )


def _shared_phrase(texts: Sequence[str], against: Sequence[str]) -> tuple[str, int] | None:
    """The phrase that most of the texts have (at least TIMES), the longest of those, that no text `against` has."""
    counted: dict[str, int] = defaultdict(int)
    for text in texts:
        words = text.split()
        for phrase in {" ".join(words[n : n + size]) for size in _PHRASE_WORDS for n in range(len(words) - size + 1)}:
            counted[phrase] += 1
    fit = [
        (times, len(phrase.split()), phrase)
        for phrase, times in counted.items()
        if times >= TIMES and not re.search(r"\d", phrase) and not any(f" {phrase} " in text for text in against)
    ]
    if not fit:
        return None
    times, _, phrase = min(fit, key=lambda one: (-one[0], -one[1], one[2]))
    return phrase, times


def _wordings(net: Sequence[Correction]) -> Iterator[OfferedRule]:
    alike: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for one in net:
        if one.field is TaskField.TITLE and (found := _replaced(str(one.before), str(one.after))):
            alike[found].append(one)
    for (old, new), group in alike.items():
        if len(group) < TIMES:
            continue
        first = group[0]
        shown = f"“{old}” thành “{new}”" if new else f"bỏ “{old}”"
        yield OfferedRule(
            id=f"own-wording-{school_id(old)}",
            toml=_toml(
                "wording",
                id=_quoted(f"own-wording-{school_id(old)}"),
                where='["việc của trường"]',
                pattern=_pattern(old) if new else _pattern(old, before=r"\s*"),
                replace=_quoted(new.replace("\\", "\\\\")),
                reason=_quoted(f"Trường đã {len(group)} lần sửa lời văn: {shown}"),
                example=f"{{ text = {_quoted(str(first.before))}, result = {_quoted(str(first.after))} }}",
            ),
            times=len(group),
        )


def _replaced(before: str, after: str) -> tuple[str, str] | None:
    """The one run of words that was replaced (or left out) inside a title; None for any other change."""
    old, new = before.split(), after.split()
    changes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    if len(changes) != 1 or changes[0][0] == "insert":
        return None
    _, start, end, new_start, new_end = changes[0]
    gone = " ".join(old[start:end])
    if end - start == len(old) or start == 0 or not re.fullmatch(r"[\w ,-]+", gone):
        return None
    return gone.strip(" ,-"), " ".join(new[new_start:new_end]).strip(" ,-")


def _words_of(correction: Correction) -> str:
    return correction.requirement or correction.title


def _said(text: str) -> str:
    """The text's words in small letters between single spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _pattern(phrase: str, before: str = "") -> str:
    words = r"[\s,-]+".join(re.escape(word) for word in _WORD.findall(phrase))
    return f"'{before}\\b{words}\\b'"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _toml(table: str, **entries: str) -> str:
    return "\n".join([f"[[{table}]]", *(f"{key} = {value}" for key, value in entries.items())]) + "\n"
