"""The level above's words made into the school's own: replacements outside the passages that stay verbatim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate.rules import Rules, Where, WordingRule
from generate.school.defaults import body_name, school_defaults
from model.school import SchoolProfile


@dataclass(frozen=True, slots=True)
class Worded:
    """A text after the rules, and the rules that changed it in order."""

    text: str
    rules: tuple[WordingRule, ...] = ()


def adapt(text: str, where: Where, profile: SchoolProfile, rules: Rules) -> Worded:
    """The text in the school's words. Rules for `where` apply in order; protected passages are never touched."""
    applied: list[WordingRule] = []
    for rule in rules.wording:
        if where not in rule.where:
            continue
        changed = _apply(rule, text, profile, rules)
        if changed != text:
            applied.append(rule)
            text = changed
    return Worded(" ".join(text.split()), tuple(applied))


def protected_spans(text: str, rules: Rules) -> tuple[tuple[int, int], ...]:
    """Start and end of each passage that stays verbatim."""
    return tuple(m.span() for rule in rules.of_kind("protected") for m in rule.pattern.finditer(text))


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text as it goes on inside a sentence: an abbreviation (`UBND`, `PCCC`) keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _apply(rule: WordingRule, text: str, profile: SchoolProfile, rules: Rules) -> str:
    if rule.pattern.search(text) is None:
        return text
    kept = protected_spans(text, rules)
    with_names = _with_names(rule.replace, profile)

    def replaced(match: re.Match[str]) -> str:
        start, end = match.span()
        if any(start < kept_end and kept_start < end for kept_start, kept_end in kept):
            return match.group()
        words = match.expand(with_names)
        at_start = start == 0 and text[:1].isupper()
        return upper_first(words) if at_start and words else words

    changed = rule.pattern.sub(replaced, text)
    return _next_word(changed, text, rule)


def _next_word(changed: str, before: str, rule: WordingRule) -> str:
    """`Hội nghị ...` becomes `Dự hội nghị ...`: what stood first is inside the sentence now."""
    if before[:1].isupper() and changed[:1].islower():
        return upper_first(changed)
    opening = upper_first(rule.replace)
    if changed != before and opening.endswith(" ") and changed.startswith(opening):
        return opening + lower_first(changed[len(opening) :])
    return changed


def _with_names(replace: str, profile: SchoolProfile) -> str:
    for role in school_defaults().roles:
        replace = replace.replace(f"{{{role}}}", _literal(body_name(profile, role)))
    return replace.replace("{cluster}", _literal(lower_first(profile.cluster or "cụm thi đua")))


def _literal(name: str) -> str:
    return name.replace("\\", "\\\\")
