"""The mapping and wording rules: data in the TOML files beside this module, the school's own `rules.toml` on top."""

from generate.rules.reading import parse_rules
from generate.rules.rulebook import (
    AddedRule,
    AnswerRule,
    BodyRule,
    ContactRule,
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

__all__ = [
    "AddedRule",
    "AnswerRule",
    "BodyRule",
    "ContactRule",
    "DutyRule",
    "Force",
    "IssuerRule",
    "KnownBase",
    "LegalBaseRule",
    "LevelRule",
    "PatternRule",
    "Place",
    "Reach",
    "Rules",
    "Scope",
    "Where",
    "WordingRule",
    "parse_rules",
]
