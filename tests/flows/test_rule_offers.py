from __future__ import annotations

from dataclasses import replace

from flows.desk import Desk
from flows.rule_offers import rule_offers
from flows.school import load_school
from generate.rules import parse_rules
from model.task import SchoolTask
from tests.flows import fakes, way


def _change(desk: Desk, number: int) -> SchoolTask:
    way.drop(desk, f"{number}.pdf", fakes.pdf(number))
    directive = desk.store.directives.all()[-1]
    (task,) = desk.store.tasks.of(directive.id).tasks
    changed = replace(task, lead="Tổ văn phòng")
    desk.store.tasks.change(directive.id, task, changed, by="cô Hoa")
    return changed


def test_the_third_correction_alike_is_offered_and_taking_it_ends_the_offer(desk: Desk) -> None:
    for number in (1, 2):
        _change(desk, number)
        assert rule_offers(desk.settings, desk.store) == ()
    _change(desk, 3)
    (offer,) = rule_offers(desk.settings, desk.store)
    desk.settings.rules_file.write_text(offer.toml, encoding="utf-8")
    taken = parse_rules(load_school(desk.settings).rules_toml).duties[0]
    assert (taken.id, taken.lead) == (offer.id, "office")
    assert rule_offers(desk.settings, desk.store) == ()
