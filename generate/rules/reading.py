"""The TOML files of rules, checked into a `Rules` value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Protocol, TypeVar

from generate.checked_toml import CheckedTable
from generate.rules.fields import example_of, pattern_of, role_of, word_of, words_of
from generate.rules.rulebook import (
    AddedRule,
    AnswerRule,
    BodyRule,
    ContactRule,
    DatedExample,
    DutyExample,
    DutyRule,
    Force,
    IssuerRule,
    KnownBase,
    LegalBaseRule,
    LevelRule,
    PatternRule,
    Place,
    Reach,
    Rules,
    Scope,
    Where,
    WordingRule,
)
from model.errors import WrongConfiguration
from model.school import SchoolLevel
from model.task import AnswerKind

_BUILT_IN = (
    "issuers.toml",
    "bodies.toml",
    "wording.toml",
    "patterns.toml",
    "legal_bases.toml",
    "legal_history.toml",
    "sections.toml",
    "phrases.toml",
    "duties.toml",
    "levels.toml",
    "no_act.toml",
    "answers.toml",
    "added.toml",
)
_SURE = ("cao", "khá")
PATTERN_KINDS = frozenset(
    {
        "protected",
        "answer",
        "italic",
        "not quoted",
        "only for",
        "own event",
        "particular",
        "lead-in",
        "joint",
        "mention",
        "opener",
        "advice",
        "duty heading",
        "verb",
        "all organisations",
        "helpers as printed",
        "purpose heading",
        "money heading",
        "asking opener",
        "residue",
        "who heading",
        "act",
        "papers",
        "sends papers",
        "points back",
        "own plan",
        "meeting",
        "stage",
        "before a movement",
        "no act",
        "no act heading",
        "no act section",
        "event fact",
        "condition",
        "condition met",
        "school authority",
        "peer",
        "hands on to schools",
        "for one level",
        "receiver",
        "hands in",
        "plan custom",
    }
)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


RuleT = TypeVar("RuleT", bound=_HasId)


def parse_rules(own_toml: str | None = None) -> Rules:
    """The built-in rules with the school's own `rules.toml` on top: own rules go first, an equal id replaces.

    Raises WrongConfiguration (Vietnamese, names file and key) for anything unknown, wrongly typed or no pattern.
    """
    rules = Rules((), (), (), (), (), (), {})
    for name in _BUILT_IN:
        text = (files("generate") / "rules" / name).read_text("utf-8")
        rules = _on_top(_parse(text, name), rules)
    return rules if own_toml is None else _on_top(_parse(own_toml, "rules.toml"), rules)


def _parse(toml_text: str, where: str) -> Rules:
    whole = CheckedTable.parse(unicodedata.normalize("NFC", toml_text), where)
    rules = Rules(
        issuers=_each(whole.tables("issuer"), _issuer),
        bodies=_each(whole.tables("body"), _body),
        wording=_each(whole.tables("wording"), _wording),
        patterns=_each(whole.tables("pattern"), _pattern_rule),
        legal_bases=_each(whole.tables("legal_base"), _legal_base),
        contacts=_each(whole.tables("contact"), _contact),
        phrases=whole.named_texts("phrases"),
        known_bases=_each(whole.tables("known_base"), _known_base),
        duties=_each(whole.tables("duty"), _duty),
        level_words=_each(whole.tables("level_word"), _level_word),
        answers=_each(whole.tables("answer"), _answer),
        added=_each(whole.tables("added"), _added),
    )
    whole.finish()
    return rules


def _on_top(upper: Rules, lower: Rules) -> Rules:
    return Rules(
        issuers=_stacked(upper.issuers, lower.issuers),
        bodies=_stacked(upper.bodies, lower.bodies),
        wording=_stacked(upper.wording, lower.wording),
        patterns=_stacked(upper.patterns, lower.patterns),
        legal_bases=_stacked(upper.legal_bases, lower.legal_bases),
        contacts=_stacked(upper.contacts, lower.contacts),
        phrases={**lower.phrases, **upper.phrases},
        known_bases=_stacked(upper.known_bases, lower.known_bases),
        duties=_stacked(upper.duties, lower.duties),
        level_words=_stacked(upper.level_words, lower.level_words),
        answers=_stacked(upper.answers, lower.answers),
        added=_stacked(upper.added, lower.added),
    )


def _stacked(upper: tuple[RuleT, ...], lower: tuple[RuleT, ...]) -> tuple[RuleT, ...]:
    replaced = {rule.id for rule in upper}
    return upper + tuple(rule for rule in lower if rule.id not in replaced)


def _each(tables: Iterable[CheckedTable], read: Callable[[CheckedTable], RuleT]) -> tuple[RuleT, ...]:
    found = []
    for table in tables:
        found.append(read(table))
        table.finish()
    return tuple(found)


def _issuer(table: CheckedTable) -> IssuerRule:
    return IssuerRule(
        table.text("id"), pattern_of(table), word_of(table, "scope", Scope), table.text("reason"), example_of(table)
    )


def _body(table: CheckedTable) -> BodyRule:
    return BodyRule(
        id=table.text("id"),
        pattern=pattern_of(table),
        reach=word_of(table, "reach", Reach),
        role=role_of(table, table.text("role")) if "role" in table.values else None,
        scopes=words_of(table, "scopes", Scope),
        levels=words_of(table, "levels", SchoolLevel),
        reason=table.text("reason"),
        example=example_of(table),
    )


def _wording(table: CheckedTable) -> WordingRule:
    return WordingRule(
        id=table.text("id"),
        where=words_of(table, "where", Where),
        pattern=pattern_of(table),
        replace=table.any_text("replace"),
        reason=table.text("reason"),
        example=example_of(table),
    )


def _pattern_rule(table: CheckedTable) -> PatternRule:
    kind = table.text("kind")
    if kind not in PATTERN_KINDS:
        raise WrongConfiguration(f"{table.where}: mục “kind” phải là một trong: {', '.join(sorted(PATTERN_KINDS))}.")
    return PatternRule(table.text("id"), kind, pattern_of(table), table.text("reason"), example_of(table))


def _level_word(table: CheckedTable) -> LevelRule:
    return LevelRule(
        table.text("id"),
        word_of(table, "level", SchoolLevel),
        pattern_of(table),
        table.text("reason"),
        example_of(table),
    )


def _answer(table: CheckedTable) -> AnswerRule:
    kind = None if table.values.get("kind") == "không" else word_of(table, "kind", AnswerKind)
    if kind is None:
        table.text("kind")
    return AnswerRule(table.text("id"), kind, pattern_of(table), table.text("reason"), example_of(table))


def _legal_base(table: CheckedTable) -> LegalBaseRule:
    rank = table.text("rank")
    if not re.fullmatch(r"\d+|bỏ", rank):
        raise WrongConfiguration(f"{table.where}: mục “rank” phải là một số hoặc “bỏ”.")
    return LegalBaseRule(
        id=table.text("id"),
        pattern=pattern_of(table),
        rank=None if rank == "bỏ" else int(rank),
        reason=table.text("reason"),
        example=example_of(table),
    )


def _known_base(table: CheckedTable) -> KnownBase:
    sure = table.text("sure")
    if sure not in _SURE:
        raise WrongConfiguration(f"{table.where}: mục “sure” phải là một trong: {', '.join(_SURE)}.")
    code, name, dated = table.optional_text("code"), table.optional_text("name"), table.days("dated")
    if code is None and not (name and dated):
        raise WrongConfiguration(f"{table.where}: cần có “code”, hoặc “name” cùng “dated”.")
    example = table.table("example")
    read = DatedExample(example.text("text"), example.day("day"), word_of(example, "result", Force))
    example.finish()
    return KnownBase(
        id=table.text("id"),
        code=code,
        name=name,
        dated=dated,
        text=table.text("text"),
        starts=table.optional_day("from"),
        ends=table.optional_day("until"),
        successors=table.texts("by"),
        source=table.text("source"),
        sure=sure,
        example=read,
    )


def _duty(table: CheckedTable) -> DutyRule:
    example = table.table("example")
    read = DutyExample(
        text=example.text("text"),
        result=example.text("result"),
        subject=example.optional_text("subject") or "",
        level=word_of(example, "level", SchoolLevel) if "level" in example.values else SchoolLevel.PRIMARY,
    )
    example.finish()
    return DutyRule(
        id=table.text("id"),
        pattern=pattern_of(table),
        subject=pattern_of(table, "subject") if "subject" in table.values else None,
        levels=words_of(table, "levels", SchoolLevel),
        lead=role_of(table, table.text("lead")),
        support=tuple(role_of(table, role) for role in table.texts("support")),
        reason=table.text("reason"),
        example=read,
    )


def _added(table: CheckedTable) -> AddedRule:
    return AddedRule(
        id=table.text("id"),
        place=word_of(table, "place", Place),
        unless=pattern_of(table, "unless"),
        title=table.text("title"),
        lead=role_of(table, table.text("lead")),
        support=tuple(role_of(table, role) for role in table.texts("support")),
        reason=table.text("reason"),
        example=example_of(table),
    )


def _contact(table: CheckedTable) -> ContactRule:
    role = role_of(table, table.text("role"))
    return ContactRule(table.text("id"), pattern_of(table), role, table.text("reason"), example_of(table))
