"""No document that we make breaks a rule, whatever its names' and texts' lengths."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generate.check.linter import check_docx, repair_docx
from generate.docx_file import to_docx
from generate.layout import COLUMN_SHARES, NUMBER_COLUMN_MM
from generate.mapping import map_directive
from generate.plan import compose_plan
from generate.rules import parse_rules
from model.directive import Block, BlockKind, Directive, LegalBase, Requirement, RequirementKind
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
from model.school import SchoolProfile
from model.source import BBox
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

_RULES = parse_rules()
_TEXT = (
    "nghiêm trường học xã Đắk Nuê Ngô Gia Tự nghiệp Hội phong trào thi đua khen thưởng tổ chức thực hiện kế hoạch an "
    "toàn giao thông nhà giáo ưu tú quyền lợi thường xuyên ở ý Ủy ban chuyển đổi số kiểm tra"
)
_SYLLABLES = _TEXT.split()
_LEVELS = ("Mầm non", "Tiểu học", "Trung học cơ sở", "Tiểu học và Trung học cơ sở", "Trung học phổ thông", "THCS")
_AS_DRAWN = (Phase.explicit, Phase.generate)  # making a failing document smaller takes minutes
_MANY = settings(max_examples=200, deadline=None, phases=_AS_DRAWN)
_FEW = settings(max_examples=8, deadline=None, phases=_AS_DRAWN)


def words(least: int, most: int) -> SearchStrategy[str]:
    return st.lists(st.sampled_from(_SYLLABLES), min_size=least, max_size=most).map(" ".join)


def sentences(most: int = 60) -> SearchStrategy[str]:
    return words(1, most).map(lambda text: text[0].upper() + text[1:] + ".")


@st.composite
def profiles(draw: st.DrawFn) -> SchoolProfile:
    return a_profile(
        name=f"Trường {draw(st.sampled_from(_LEVELS))} {draw(words(1, 7)).title()}",
        parent=draw(st.none() | words(1, 12).map(lambda text: f"UBND {text}")),
        symbol=draw(st.sampled_from(("NGT", "TH.LL", "THCSĐK", "MN-HS", "TrTHNGT"))),
        place=draw(words(1, 4)).title(),
        principal=draw(words(1, 6)).title(),
        principal_title=draw(st.sampled_from(("HIỆU TRƯỞNG", "Phó Hiệu trưởng phụ trách", "Q. HIỆU TRƯỞNG"))),
        recipients=draw(st.lists(words(1, 15), max_size=8).map(tuple)),
    )


@st.composite
def requirements(draw: st.DrawFn) -> Requirement:
    text = draw(sentences())
    if draw(st.booleans()):
        group = draw(st.sampled_from((None, "Quý I", "Quý IV", "Cả năm")))
        return a_row(text, draw(st.none() | words(1, 9)), *draw(st.lists(words(1, 6), max_size=3)), group=group)
    kind = draw(st.sampled_from([kind for kind in RequirementKind if kind is not RequirementKind.ROW]))
    ref = draw(st.sampled_from(("I.1", "I.2", "II.1.a", "II.1.-1", "II.2", "III.1", None)))
    return a_requirement(text, kind, ref)


@st.composite
def directives(draw: st.DrawFn) -> Directive:
    box = BBox(85, 100, 540, 120)
    headings = [
        Block(BlockKind.HEADING, 1, box, n, f"{ref}. {draw(words(1, 40))}", ref)
        for n, ref in enumerate(("I", "I.1", "II", "II.1", "III"))
    ]
    bases = tuple(
        LegalBase(f"Căn cứ {text}{end}", None, None)
        for text, end in draw(st.lists(st.tuples(words(1, 40), st.sampled_from((";", ".", "", " ;"))), max_size=4))
    )
    return a_directive(
        *draw(st.lists(requirements(), max_size=12)),
        subject=draw(words(1, 60)),
        issuer=f"UBND {draw(words(1, 5))}",
        issued_on=draw(st.none() | st.dates(date(2021, 1, 1), date(2026, 12, 31))),
        legal_bases=bases,
        blocks=tuple(headings),
    )


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


def a_plan(directive: Directive, profile: SchoolProfile) -> bytes:
    return to_docx(compose_plan(directive, map_directive(directive, profile, _RULES), profile, _RULES))


@given(directives(), profiles())
@_FEW
def test_plans_keep_to_the_layout(directive: Directive, profile: SchoolProfile) -> None:
    assert check_docx(a_plan(directive, profile), "a.docx") == ()


@given(drafts())
@_FEW
def test_drafts_keep_to_the_layout(draft: Draft) -> None:
    content = to_docx(draft)
    assert check_docx(content, "a.docx") == ()
    assert repair_docx(content, "a.docx").content == content


@pytest.mark.slow
@given(directives(), profiles(), drafts())
@_MANY
def test_two_hundred_plans_and_drafts_keep_to_the_layout(
    directive: Directive, profile: SchoolProfile, draft: Draft
) -> None:
    assert check_docx(a_plan(directive, profile), "a.docx") == ()
    assert check_docx(to_docx(draft), "a.docx") == ()


def test_the_oddest_names_and_nobody_to_send_it_to() -> None:
    one = "Nghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêngnghiêng"
    profile = a_profile(name=f"Trường Tiểu học {one}", parent=one, principal=one, place=one)
    directive = a_directive(a_requirement("Các trường nộp báo cáo."), subject=" ".join([one] * 9))
    assert check_docx(a_plan(directive, replace(profile, recipients=())), "a.docx") == ()
