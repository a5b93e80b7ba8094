"""Every built-in rule does what the example says that made it necessary."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from generate.concern.bodies import Bodies
from generate.concern.cluster import cluster_includes
from generate.concern.issuer import Issuer, issuer_of
from generate.plan.legal_bases import rank_of
from generate.rules import Rules, Where, parse_rules
from generate.school.defaults import body_name
from generate.tasks.wording import adapt
from model.errors import WrongConfiguration
from model.school import SchoolProfile
from tests.generate.directives import a_directive, a_profile

RULES = parse_rules()


@pytest.mark.parametrize("rule", RULES.issuers, ids=lambda r: r.id)
def test_issuer_examples(rule) -> None:  # type: ignore[no-untyped-def]
    found = issuer_of(a_directive(issuer=rule.example.text), a_profile(areas=()), RULES)
    assert found.scope == rule.scope == rule.example.result


@pytest.mark.parametrize("rule", RULES.bodies, ids=lambda r: r.id)
def test_body_examples(rule) -> None:  # type: ignore[no-untyped-def]
    example = rule.example
    bodies = Bodies(Issuer("x", example.scope), a_profile(level=example.level), RULES)
    named = bodies.named(example.text)
    assert named.rule is rule
    assert named.reach == example.result


@pytest.mark.parametrize(
    ("rule", "where"), [(r, w) for r in RULES.wording for w in r.where], ids=lambda p: getattr(p, "id", str(p))
)
def test_wording_examples(rule, where: Where) -> None:  # type: ignore[no-untyped-def]
    adapted = adapt(rule.example.text, where, a_profile(), RULES)
    assert adapted.text == rule.example.result
    assert rule in adapted.rules


@pytest.mark.parametrize("rule", RULES.patterns, ids=lambda r: r.id)
def test_pattern_examples(rule) -> None:  # type: ignore[no-untyped-def]
    match = rule.pattern.search(rule.example.text)
    assert match is not None
    assert match.group().strip() == rule.example.result.strip()


@pytest.mark.parametrize("rule", RULES.answers, ids=lambda r: r.id)
def test_answer_examples(rule) -> None:  # type: ignore[no-untyped-def]
    first = next(r for r in RULES.answers if r.pattern.search(rule.example.text))
    assert first is rule
    assert (rule.kind or "không") == rule.example.result


@pytest.mark.parametrize("rule", RULES.level_words, ids=lambda r: r.id)
def test_level_word_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.pattern.search(rule.example.text)
    assert rule.level == rule.example.result


@pytest.mark.parametrize("rule", RULES.legal_bases, ids=lambda r: r.id)
def test_legal_base_examples(rule) -> None:  # type: ignore[no-untyped-def]
    rank = rank_of(rule.example.text, RULES)
    assert ("bỏ" if rank is None else str(rank)) == rule.example.result


@pytest.mark.parametrize("rule", RULES.contacts, ids=lambda r: r.id)
def test_contact_examples(rule) -> None:  # type: ignore[no-untyped-def]
    first = next(r for r in RULES.contacts if r.pattern.search(rule.example.text))
    assert first.role == rule.example.result


@pytest.mark.parametrize("rule", RULES.duties, ids=lambda r: r.id)
def test_duty_examples(rule) -> None:  # type: ignore[no-untyped-def]
    example = rule.example
    first = next(r for r in RULES.duties if r.holds_for(example.text, example.subject, example.level))
    assert first is rule
    profile = a_profile(level=example.level, bodies={})
    lead, _, support = example.result.partition(" |")
    assert body_name(profile, rule.lead) == lead
    assert "; ".join(body_name(profile, role) for role in rule.support) == support.strip()


@pytest.mark.parametrize("rule", RULES.added, ids=lambda r: r.id)
def test_added_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert (rule.unless.search(rule.example.text) is not None) == (rule.example.result == "đã có")
    assert rule.title.format(subject="phòng, chống đuối nước")


def test_ids_are_unique_in_each_kind() -> None:
    kinds = (RULES.issuers, RULES.bodies, RULES.wording, RULES.patterns, RULES.legal_bases, RULES.contacts)
    for rules in (*kinds, RULES.duties, RULES.added):
        ids = [rule.id for rule in rules]  # type: ignore[attr-defined]
        assert len(ids) == len(set(ids))


def test_no_built_in_file_replaces_a_rule_of_another() -> None:
    """An equal id replaces: that is for the school's own rules, between built-in files it would lose a rule."""
    found: Counter[tuple[str, str]] = Counter()
    for path in (files("generate") / "rules").iterdir():
        if path.name.endswith(".toml"):
            for kind, tables in tomllib.loads(path.read_text("utf-8")).items():
                if isinstance(tables, list):
                    found.update((kind, table["id"]) for table in tables if "id" in table)
    assert [key for key, count in found.items() if count > 1] == []


def test_phrases_name_only_places_that_exist() -> None:
    known = {
        "directive",
        "subject",
        "school",
        "contact",
        "symbol",
        "year",
        "quarter",
        "rule",
        "reason",
        "text",
        "day",
        "days",
        "own",
        "asked",
    }
    known |= {"body", "rows", "words", "lines"}
    named = {place for phrase in RULES.phrases.values() for place in re.findall(r"{(\w+)}", phrase)}
    assert named <= known


OWN = """
[[body]]
id = "my-office"
pattern = 'Phòng Nội vụ'
reach = "của trường"
role = "office"
reason = "Thử"
example = { text = "Phòng Nội vụ", result = "của trường" }

[phrases]
content = "NỘI DUNG THỰC HIỆN"
"""


def test_the_schools_own_rules_win() -> None:
    rules = parse_rules(OWN)
    named = Bodies(Issuer("x", None), a_profile(), rules).named("Phòng Nội vụ")
    assert named.rule is not None and named.rule.id == "my-office"
    assert rules.phrases["content"] == "NỘI DUNG THỰC HIỆN"
    assert len(rules.bodies) == len(RULES.bodies) + 1


def test_an_equal_id_replaces_the_built_in_rule() -> None:
    rules = parse_rules(OWN.replace("my-office", "named-office"))
    assert len(rules.bodies) == len(RULES.bodies)


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (OWN.replace("reach =", "reech ="), "reach"),
        (OWN.replace('"của trường"\nrole', '"của ai"\nrole'), "reach"),
        (OWN.replace('"office"', '"bureau"'), "bureau"),
        (OWN.replace("'Phòng Nội vụ'", "'Phòng ('"), "pattern"),
        (OWN + "[[bodies]]\nid = 'x'", "bodies"),
        (OWN.replace('reason = "Thử"', 'reason = "Thử"\nwhy = "x"'), "why"),
    ],
)
def test_wrong_own_rules_are_named(broken: str, named: str) -> None:
    with pytest.raises(WrongConfiguration, match=named):
        parse_rules(broken)


@pytest.mark.parametrize(
    ("body", "is_ours"),
    [
        ("Cụm thi đua số 4", True),
        ("Cụm thi đua số 1, 2, 3, 4", True),
        ("Cụm thi đua số 14", False),
        ("Các cụm thi đua", True),
        ("Các cụm, khối thi đua", True),
        ("Khối thi đua các xã, thị trấn", False),
        ("Khối thi đua số 4", False),
        ("Cụm thi đua các xã", False),
    ],
)
def test_a_cluster_is_ours_by_word_and_number(body: str, is_ours: bool) -> None:
    assert cluster_includes(body, "Cụm thi đua số 4") is is_ours


def test_a_directive_of_another_district_is_not_from_above() -> None:
    profile = a_profile(areas=("xã Nâm N'Jang", "huyện Đắk Song", "tỉnh Đắk Nông"))
    above = lambda name: issuer_of(a_directive(issuer=name), profile, RULES).above_us  # noqa: E731
    assert above("UBND huyện Đắk Song")
    assert above("Phòng Nội vụ huyện Đắk Song")
    assert not above("UBND huyện Cư Jút")
    assert above("UBND phường Gia Nghĩa")  # no phường in the profile: nothing contradicts it


def test_quoted_names_receivers_and_cited_papers_stay_verbatim() -> None:
    kept = (
        "Phong trào “Xây dựng các cơ quan, đơn vị văn hóa trên địa bàn huyện”, gửi về UBND huyện, "
        "theo Kế hoạch số 5/KH-UBND của huyện"
    )
    assert adapt(kept, Where.OWN, a_profile(), RULES).text == kept


def test_names_of_the_school_are_taken_literally() -> None:
    profile: SchoolProfile = a_profile(bodies={"council": r"Hội đồng \1 {school}"})
    text = adapt("tham mưu Hội đồng Thi đua - Khen thưởng huyện", Where.OWN, profile, RULES).text
    assert text == r"tham mưu Hội đồng \1 {school} nhà trường" or "\\1" in text


def test_rules_are_a_value() -> None:
    assert isinstance(parse_rules(), Rules)
    assert parse_rules() == RULES
