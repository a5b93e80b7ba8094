"""The TOML files of rules, checked into a `Rules` value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

from generate.checked_toml import CheckedTable
from generate.rules.rulebook import (
    AddedRule,
    AnswerRule,
    BodyRule,
    ContactRule,
    DatedExample,
    DutyExample,
    DutyRule,
    Example,
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
from generate.school.defaults import school_defaults
from model.errors import WrongConfiguration
from model.school import SchoolLevel
from model.task import AnswerKind

_GREEK = range(0x250, 0x1E00)  # IPA, Greek, Cyrillic and on: no Vietnamese letters between
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
# `<HOA>` in a pattern: one capital letter, Vietnamese ones too, which no range of code points tells from small ones.
# `<LÀM>`: a verb that opens a task, of verbs.toml.
_CAPITALS = "".join(c for c in map(chr, range(0x41, 0x1EF9)) if c.isalpha() and c.isupper() and ord(c) not in _GREEK)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


RuleT = TypeVar("RuleT", bound=_HasId)
WordT = TypeVar("WordT", bound=StrEnum)


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
        table.text("id"), _pattern(table), _word(table, "scope", Scope), table.text("reason"), _example(table)
    )


def _body(table: CheckedTable) -> BodyRule:
    return BodyRule(
        id=table.text("id"),
        pattern=_pattern(table),
        reach=_word(table, "reach", Reach),
        role=_role(table, table.text("role")) if "role" in table.values else None,
        scopes=_words(table, "scopes", Scope),
        levels=_words(table, "levels", SchoolLevel),
        reason=table.text("reason"),
        example=_example(table),
    )


def _wording(table: CheckedTable) -> WordingRule:
    return WordingRule(
        id=table.text("id"),
        where=_words(table, "where", Where),
        pattern=_pattern(table),
        replace=table.any_text("replace"),
        reason=table.text("reason"),
        example=_example(table),
    )


def _pattern_rule(table: CheckedTable) -> PatternRule:
    kind = table.text("kind")
    if kind not in PATTERN_KINDS:
        raise WrongConfiguration(f"{table.where}: mục “kind” phải là một trong: {', '.join(sorted(PATTERN_KINDS))}.")
    return PatternRule(table.text("id"), kind, _pattern(table), table.text("reason"), _example(table))


def _level_word(table: CheckedTable) -> LevelRule:
    return LevelRule(
        table.text("id"), _word(table, "level", SchoolLevel), _pattern(table), table.text("reason"), _example(table)
    )


def _answer(table: CheckedTable) -> AnswerRule:
    kind = None if table.values.get("kind") == "không" else _word(table, "kind", AnswerKind)
    if kind is None:
        table.text("kind")
    return AnswerRule(table.text("id"), kind, _pattern(table), table.text("reason"), _example(table))


def _legal_base(table: CheckedTable) -> LegalBaseRule:
    rank = table.text("rank")
    if not re.fullmatch(r"\d+|bỏ", rank):
        raise WrongConfiguration(f"{table.where}: mục “rank” phải là một số hoặc “bỏ”.")
    return LegalBaseRule(
        id=table.text("id"),
        pattern=_pattern(table),
        rank=None if rank == "bỏ" else int(rank),
        reason=table.text("reason"),
        example=_example(table),
    )


def _known_base(table: CheckedTable) -> KnownBase:
    sure = table.text("sure")
    if sure not in _SURE:
        raise WrongConfiguration(f"{table.where}: mục “sure” phải là một trong: {', '.join(_SURE)}.")
    code, name, dated = table.optional_text("code"), table.optional_text("name"), table.days("dated")
    if code is None and not (name and dated):
        raise WrongConfiguration(f"{table.where}: cần có “code”, hoặc “name” cùng “dated”.")
    example = table.table("example")
    read = DatedExample(example.text("text"), example.day("day"), _word(example, "result", Force))
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
        level=_word(example, "level", SchoolLevel) if "level" in example.values else SchoolLevel.PRIMARY,
    )
    example.finish()
    return DutyRule(
        id=table.text("id"),
        pattern=_pattern(table),
        subject=_pattern(table, "subject") if "subject" in table.values else None,
        levels=_words(table, "levels", SchoolLevel),
        lead=_role(table, table.text("lead")),
        support=tuple(_role(table, role) for role in table.texts("support")),
        reason=table.text("reason"),
        example=read,
    )


def _added(table: CheckedTable) -> AddedRule:
    return AddedRule(
        id=table.text("id"),
        place=_word(table, "place", Place),
        unless=_pattern(table, "unless"),
        title=table.text("title"),
        lead=_role(table, table.text("lead")),
        support=tuple(_role(table, role) for role in table.texts("support")),
        reason=table.text("reason"),
        example=_example(table),
    )


def _contact(table: CheckedTable) -> ContactRule:
    role = _role(table, table.text("role"))
    return ContactRule(table.text("id"), _pattern(table), role, table.text("reason"), _example(table))


def _role(table: CheckedTable, role: str) -> str:
    roles = school_defaults().roles
    if role not in roles:
        raise WrongConfiguration(f"{table.where}: không có vai “{role}”. Các vai được dùng: {', '.join(roles)}.")
    return role


def _example(table: CheckedTable) -> Example:
    example = table.table("example")
    read = Example(
        text=example.text("text"),
        result=example.any_text("result"),
        scope=_word(example, "scope", Scope) if "scope" in example.values else Scope.DISTRICT,
        level=_word(example, "level", SchoolLevel) if "level" in example.values else SchoolLevel.PRIMARY,
    )
    example.finish()
    return read


def _pattern(table: CheckedTable, key: str = "pattern") -> re.Pattern[str]:
    written = table.text(key)
    whole = written.replace("<HOA>", f"(?-i:[{_CAPITALS}])").replace("<LÀM>", _verbs())
    try:
        return re.compile(whole, re.IGNORECASE)
    except re.error as err:
        raise WrongConfiguration(f"{table.where}: mục “{key}” không phải biểu thức mẫu đúng ({err}).") from err


@cache
def _verbs() -> str:
    whole = CheckedTable.parse((files("generate") / "rules" / "verbs.toml").read_text("utf-8"), "verbs.toml")
    names = whole.texts("names")
    longest_first = sorted(whole.texts("verbs"), key=len, reverse=True)
    return rf"(?:{'|'.join(_outside(verb, names) for verb in longest_first)})\b"


def _outside(verb: str, names: Iterable[str]) -> str:
    """A verb but at the end of a name: `lập`, not in `công lập`."""
    before = (name.removesuffix(verb) for name in names if name.endswith(f" {verb}"))
    return "".join(rf"(?<!\b{re.escape(words)})" for words in before) + re.escape(verb)


def _word(table: CheckedTable, key: str, words: type[WordT]) -> WordT:
    written = table.text(key)
    if written not in set(words):
        raise WrongConfiguration(f"{table.where}: mục “{key}” phải là một trong: {', '.join(words)}.")
    return words(written)


def _words(table: CheckedTable, key: str, words: type[WordT]) -> tuple[WordT, ...]:
    written = table.texts(key)
    for word in written:
        if word not in set(words):
            raise WrongConfiguration(f"{table.where}: “{word}” ở mục “{key}” phải là một trong: {', '.join(words)}.")
    return tuple(words(word) for word in written)
