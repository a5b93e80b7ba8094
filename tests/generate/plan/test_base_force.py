"""Legal bases outside their time are told with what came after them, and never swapped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generate.plan.base_force import doubtful, known_base
from generate.plan.composition import BASE_OUT_OF_FORCE, compose_plan
from generate.rules import Force, KnownBase, parse_rules
from generate.tasks.mapping import map_directive
from model.directive import LegalBase
from model.draft import Draft, Paragraph, Role
from model.errors import WrongConfiguration
from model.school import LegalDocument
from tests.generate.directives import a_directive, a_profile

RULES = parse_rules()


def plan(day: date | None, *texts: str, **profile: Any) -> Draft:
    bases = tuple(LegalBase(text, None, None) for text in texts)
    directive, school = a_directive(issued_on=day, legal_bases=bases), a_profile(**profile)
    return compose_plan(directive, map_directive(directive, school, RULES), school, RULES)


def bases(draft: Draft) -> list[Paragraph]:
    return [paragraph for paragraph in draft.body if paragraph.role is Role.LEGAL_BASE]


@pytest.mark.parametrize("known", RULES.known_bases, ids=lambda base: base.id)
def test_each_known_base_is_recognised_and_judged_as_its_example_says(known: KnownBase) -> None:
    assert known_base(known.example.text, RULES) is known
    assert known_base(known.text, RULES) is known
    assert known.force_on(known.example.day) == known.example.result
    found = doubtful(known.example.text, known.example.day, RULES)
    assert (found is None) == (known.example.result is Force.HOLDS)


def test_each_successor_is_known_and_begins_the_day_after_or_is_in_force_by_then() -> None:
    by_id = {known.id: known for known in RULES.known_bases}
    for known in RULES.known_bases:
        for follower in known.successors:
            starts = by_id[follower].starts
            assert known.ends is not None
            assert starts is None or (starts - known.ends).days <= 1


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", True),
        ("Nghị định 98/2023/NĐ - CP", True),
        ("Căn cứ Thông tư số 29/2023/TT-BGD&ĐT", False),
        ("Căn cứ Luật Thi đua – Khen thưởng ngày 26 tháng 11 năm 2003", True),
        ("Căn cứ Luật Thi đua, khen thưởng năm 2022", False),
        ("Căn cứ Luật Thi đua, khen thưởng", False),  # which of them, nobody says
        ("Căn cứ Luật Giáo dục nghề nghiệp năm 2005", False),  # another law
        ("Căn cứ Luật Phòng, chống ma tuý ngày 09/12/2000", True),
    ],
)
def test_citations_in_other_spellings(text: str, ended: bool) -> None:
    found = doubtful(text, date(2025, 9, 1), RULES)
    assert (found is not None and found.force is Force.ENDED) is ended


def test_a_chain_of_successors_leads_to_the_one_in_force() -> None:
    def offered(day: date) -> list[str | None]:
        found = doubtful("91/2017/NĐ-CP", day, RULES)
        return [base.code for base in found.offered] if found else []

    assert offered(date(2024, 2, 19)) == ["98/2023/NĐ-CP"]
    assert offered(date(2025, 7, 1)) == ["152/2025/NĐ-CP"]
    assert offered(date(2023, 2, 19)) == []


def test_a_base_may_have_two_successors() -> None:
    found = doubtful("Luật Giao thông đường bộ ngày 13/11/2008", date(2025, 3, 1), RULES)
    assert found is not None and [base.code for base in found.offered] == ["36/2024/QH15", "35/2024/QH15"]


def test_an_ended_base_stays_and_its_comment_offers_the_successor() -> None:
    draft = plan(date(2025, 8, 4), "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ")
    cited = bases(draft)[0]
    assert cited.text == "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;"
    assert cited.origin is not None
    assert cited.origin.note.startswith("CẢNH BÁO: Nghị định số 98/2023/NĐ-CP đã hết hiệu lực sau ngày 30/06/2025.")
    assert "«Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025" in cited.origin.note
    assert [warning.code for warning in draft.warnings] == [BASE_OUT_OF_FORCE]
    assert draft.warnings[0].message in cited.origin.note


def test_a_new_profiles_charter_is_cited_as_it_stands_and_the_new_one_offered_from_its_day_on() -> None:
    assert plan(date(2026, 5, 9)).warnings == ()
    draft = plan(date(2026, 5, 10))
    assert "28/2020/TT-BGDĐT" in bases(draft)[0].text
    assert "15/2026/TT-BGDĐT" in draft.warnings[0].message


def test_one_that_is_not_yet_in_force_is_told_with_its_day() -> None:
    draft = plan(date(2025, 6, 20), "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ")
    assert "đến ngày 01/07/2025 mới có hiệu lực" in draft.warnings[0].message


def test_where_the_successor_is_cited_too_the_old_one_is_to_go() -> None:
    both = ("Căn cứ Nghị định số 98/2023/NĐ-CP", "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025")
    assert "đề nghị bỏ dòng này" in plan(date(2025, 8, 4), *both).warnings[0].message


def test_without_a_date_nothing_is_judged() -> None:
    assert plan(None, "Căn cứ Nghị định số 91/2017/NĐ-CP").warnings == ()


def test_one_law_in_other_words_stands_once() -> None:
    own = (LegalDocument("Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022"),)
    draft = plan(date(2025, 1, 6), "Căn cứ Luật Thi đua - Khen thưởng năm 2022", legal_bases=own)
    assert [base.text for base in bases(draft)[:-1]] == ["Căn cứ Luật Thi đua - Khen thưởng năm 2022;"]


def test_the_school_can_add_a_base_of_its_own_and_mistakes_are_named() -> None:
    own = """
[[known_base]]
id = "qd-cua-tinh"
code = "12/2022/QĐ-UBND"
text = "Quyết định số 12/2022/QĐ-UBND"
until = 2025-12-31
by = ["qd-moi", "qd-cua-tinh"]
source = "Sở Tư pháp"
sure = "cao"
example = { text = "Quyết định số 12/2022/QĐ-UBND", day = 2026-01-01, result = "hết hiệu lực" }
"""
    found = doubtful("Căn cứ Quyết định số 12/2022/QĐ-UBND", date(2026, 1, 1), parse_rules(own))
    assert found is not None and "Cần tìm văn bản thay thế" in found.message()
    for broken, named in (("2025-12-31", "“2025”"), ('"cao"', '"chắc"'), ("2026-01-01", "2026-01-01T00:00:00")):
        with pytest.raises(WrongConfiguration):
            parse_rules(own.replace(broken, named))
