from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from generate.memory.offered_rules import OfferedRule, offered_rules
from generate.rules import Where, parse_rules
from generate.school.defaults import body_name
from generate.tasks.wording import adapt
from model.memory import Correction, RememberedTask, TaskField
from tests.generate.directives import a_profile

_PROFILE = a_profile()
_RULES = parse_rules()
_TEXTS = (
    "Tổ chức khám sức khỏe định kỳ cho học sinh",
    "Phối hợp khám sức khỏe đầu năm học",
    "Báo cáo kết quả khám sức khỏe năm 2024",
)


def _correction(n: int, requirement: str, **fields: Any) -> Correction:
    one = Correction(
        directive_id=f"d{n}", task_id=f"t{n}", field=TaskField.LEAD, before="Tổ văn phòng", after="Nhân viên y tế",
        by="cô Hoa", at=datetime(2024, 3, 1, tzinfo=UTC), title=requirement, requirement=requirement,
    )  # fmt: skip
    return replace(one, **fields)


def _leads(texts: Sequence[str] = _TEXTS, **fields: Any) -> list[Correction]:
    return [_correction(n, text, **fields) for n, text in enumerate(texts)]


def _titles(changes: Sequence[tuple[str, str]]) -> list[Correction]:
    return [
        _correction(n, before, field=TaskField.TITLE, before=before, after=after)
        for n, (before, after) in enumerate(changes)
    ]


def _offered(corrections: Sequence[Correction], *memory: RememberedTask, own: str = "") -> tuple[OfferedRule, ...]:
    return offered_rules(corrections, memory, _PROFILE, parse_rules(own))


def test_a_lead_corrected_three_times_for_one_kind_of_work_is_a_rule_to_paste() -> None:
    (offer,) = _offered(_leads())
    assert offer.times == 3
    rule = parse_rules(offer.toml).duties[0]
    assert rule.id == offer.id == "own-health-kham-suc-khoe"
    assert body_name(_PROFILE, rule.lead) == "Nhân viên y tế"
    assert all(rule.pattern.search(text) for text in _TEXTS)
    assert not rule.pattern.search("Khám phá sức mạnh tập thể")
    assert rule.pattern.search(rule.example.text)
    assert rule.example.result == "Nhân viên y tế |"
    assert "3 lần" in rule.reason


def test_twice_is_not_enough_and_neither_is_three_times_the_same_task() -> None:
    assert _offered(_leads(_TEXTS[:2])) == ()
    assert _offered([replace(one, directive_id="d", task_id="t") for one in _leads()]) == ()


def test_a_change_that_was_taken_back_does_not_count() -> None:
    back = _correction(0, _TEXTS[0], before="Nhân viên y tế", after="Tổ văn phòng")
    assert _offered([*_leads(), back]) == ()


def test_other_changes_of_the_same_tasks_do_not_add_up() -> None:
    mixed = [*_leads(_TEXTS[:2]), _correction(2, _TEXTS[2], after="Công đoàn")]
    assert _offered(mixed) == ()


def test_work_without_common_words_gives_no_rule() -> None:
    assert _offered(_leads(("Trồng cây đầu xuân", "Lập danh sách", "Gửi báo cáo quý"))) == ()


def test_a_phrase_that_approved_tasks_speak_against_is_not_offered() -> None:
    other = RememberedTask(
        "x", "d9", "Khám sức khỏe cho giáo viên", "Khám", "Công đoàn", (), None, None, "1/KH", None, date(2024, 1, 1)
    )
    offers = _offered(_leads(), other)
    assert all(not parse_rules(offer.toml).duties[0].pattern.search(other.requirement) for offer in offers)
    assert _offered(_leads(), replace(other, lead="Nhân viên y tế")) != ()


def test_a_body_that_has_no_role_cannot_lead_by_a_rule() -> None:
    assert _offered(_leads(after="Cô Lan lớp 3A")) == ()


def test_words_replaced_three_times_are_a_rule_of_wording() -> None:
    changes = [
        ("Rà soát toàn ngành về an toàn", "Rà soát toàn trường về an toàn"),
        ("Phát động trong toàn ngành phong trào", "Phát động trong toàn trường phong trào"),
        ("Tổng kết toàn ngành cuối năm", "Tổng kết toàn trường cuối năm"),
    ]
    (offer,) = _offered(_titles(changes))
    rule = next(rule for rule in parse_rules(offer.toml).wording if rule.id == offer.id)
    only_it = replace(_RULES, wording=(rule,))
    assert [adapt(before, Where.OWN, _PROFILE, only_it).text for before, _ in changes] == [
        after for _, after in changes
    ]


def test_words_left_out_three_times_are_a_rule_too() -> None:
    changes = [(f"Việc {n} của ngành năm 2024", f"Việc {n} năm 2024") for n in range(3)]
    (offer,) = _offered(_titles(changes))
    rule = next(rule for rule in parse_rules(offer.toml).wording if rule.id == offer.id)
    assert adapt("Việc 7 của ngành năm 2025", Where.OWN, _PROFILE, replace(_RULES, wording=(rule,))).text == (
        "Việc 7 năm 2025"
    )


def test_titles_written_anew_are_no_rule() -> None:
    changes = [(f"Làm việc {n} này", f"Hoàn toàn khác {n * 7} lời") for n in range(4)]
    assert _offered(_titles(changes)) == ()


@pytest.mark.parametrize(
    "corrections", [_leads(), _titles([(f"Việc {n} của ngành 2024", f"Việc {n} 2024") for n in range(3)])]
)
def test_a_rule_that_the_school_has_taken_is_not_offered_again(corrections: list[Correction]) -> None:
    (offer,) = _offered(corrections)
    assert _offered(corrections, own=offer.toml) == ()


def test_the_order_of_the_corrections_of_different_tasks_makes_no_difference() -> None:
    assert _offered(_leads()[::-1])[0].id == _offered(_leads())[0].id
