"""No document that we make breaks a rule, whatever its names' and texts' lengths."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generate.check.linter import check_docx, repair_docx
from generate.layout import COLUMN_SHARES, NUMBER_COLUMN_MM
from generate.rules import parse_rules
from generate.word.docx_file import to_docx
from model.draft import (
    Appendix,
    DocumentKind,
    Draft,
    Letterhead,
    Paragraph,
    Role,
    Run,
    Signature,
    Table,
    TableRow,
)
from tests.generate.directives import a_directive, a_profile, a_requirement
from tests.generate.odd_lengths import SYLLABLES, OddCase, odd_case

_RULES = parse_rules()
_AS_DRAWN = (Phase.explicit, Phase.generate)  # making a failing document smaller takes minutes
_MANY = settings(max_examples=200, deadline=None, phases=_AS_DRAWN)
_FEW = settings(max_examples=8, deadline=None, phases=_AS_DRAWN)


def words(least: int, most: int) -> SearchStrategy[str]:
    return st.lists(st.sampled_from(SYLLABLES), min_size=least, max_size=most).map(" ".join)


def sentences(most: int = 60) -> SearchStrategy[str]:
    return words(1, most).map(lambda text: text[0].upper() + text[1:] + ".")


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Beyond what plans are: numbers and dates, authorities, several appendices, landscape ones."""
    count = draw(st.integers(0, 3))
    rows = st.lists(st.tuples(*[words(0, 40)] * 5).map(TableRow), max_size=30).map(tuple)
    columns = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
    body = [Paragraph(Role.LEGAL_BASE, (Run(f"Căn cứ {draw(words(1, 50))}."),))]
    body += [Paragraph(Role.HEADING_1, (Run(f"I. {draw(words(1, 30)).upper()}"),))]
    body += [Paragraph(Role.BODY, (Run(draw(sentences())),)) for _ in range(draw(st.integers(1, 12)))]
    body += [Paragraph(Role.CLOSING, (Run(f"Trên đây là {draw(words(1, 60))}./."),))]
    return Draft(
        kind=DocumentKind.REPORT,
        title="Báo cáo",
        letterhead=Letterhead(
            parent=draw(st.none() | words(1, 14)),
            issuer=f"Trường {draw(words(1, 12))}",
            symbol="BC-NGT",
            place=draw(words(1, 4)).title(),
            year=2026,
            number=draw(st.none() | st.integers(1, 2000).map(str)),
            issued_on=draw(st.none() | st.dates(date(2021, 1, 1), date(2026, 12, 31))),
        ),
        kind_name=draw(st.sampled_from(("BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH", "CHƯƠNG TRÌNH"))),
        subject=draw(words(1, 50)).capitalize(),
        body=tuple(body),
        recipients=draw(st.lists(words(1, 12), max_size=6).map(tuple)),
        signature=Signature(draw(st.none() | st.just("KT. HIỆU TRƯỞNG")), "PHÓ HIỆU TRƯỞNG", draw(words(2, 5)).title()),
        appendices=tuple(
            Appendix(
                f"Phụ lục{f' {numeral}' if count > 1 else ''}",
                draw(words(1, 40)).upper(),
                f"(Kèm theo Báo cáo của Trường {draw(words(1, 30))})",
                Table(columns, (NUMBER_COLUMN_MM, *COLUMN_SHARES), draw(rows)),
                landscape=draw(st.booleans()),
            )
            for numeral in ("I", "II", "III")[:count]
        ),
    )


@pytest.mark.parametrize("seed", range(-6, 0))
def test_plans_keep_to_the_layout(seed: int) -> None:
    assert check_docx(to_docx(odd_case(seed).draft(_RULES)), "a.docx") == ()


@given(drafts())
@_FEW
def test_drafts_keep_to_the_layout(draft: Draft) -> None:
    content = to_docx(draft)
    assert check_docx(content, "a.docx") == ()
    assert repair_docx(content, "a.docx").content == content


@pytest.mark.slow
def test_two_hundred_plans_keep_to_the_layout() -> None:
    findings = {seed: check_docx(to_docx(odd_case(seed).draft(_RULES)), "a.docx") for seed in range(200)}
    assert {seed: found for seed, found in findings.items() if found} == {}


@pytest.mark.slow
@given(drafts())
@_MANY
def test_two_hundred_drafts_keep_to_the_layout(draft: Draft) -> None:
    assert check_docx(to_docx(draft), "a.docx") == ()


def test_the_oddest_names_and_nobody_to_send_it_to() -> None:
    one = "Nghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêng"
    profile = a_profile(name=f"Trường Tiểu học {one}", parent=one, principal=one, place=one)
    directive = a_directive(a_requirement("Các trường nộp báo cáo."), subject=" ".join([one] * 9))
    case = OddCase(replace(profile, recipients=()), directive, (), None, turns=False)
    assert check_docx(to_docx(case.draft(_RULES)), "a.docx") == ()
