"""The rules that the school's own corrections speak for."""

from __future__ import annotations

from db.store import Store
from flows.school import load_school
from generate.memory.offered_rules import OfferedRule, offered_rules
from generate.rules import parse_rules
from model.settings import Settings


def rule_offers(settings: Settings, store: Store) -> tuple[OfferedRule, ...]:
    """Those to show, of a store that is open. Raises StoreUnavailable, WrongConfiguration."""
    corrections = store.memory.corrections()
    if not corrections:
        return ()
    school = load_school(settings)
    return offered_rules(corrections, store.memory.tasks(), school.profile, parse_rules(school.rules_toml))
