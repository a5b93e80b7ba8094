"""The linter: silent on a right document, finds each rule's breach and no other, mends what is safe."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from generate.check.catalogue import CLAUSES, RULES
from generate.check.linter import check_docx, repair_docx
from generate.check.vocabulary import examples, opens
from tests.generate.check.breaking import BREAKS, Break, as_letter
from tests.generate.check.official_letters import official_plan, paragraphs, saved, starting
from tests.generate.check.variants import VARIANTS


def broken(change: Break) -> bytes:
    document = official_plan()
    change(document)
    return saved(document)


def rules_found(content: bytes) -> set[str]:
    return {finding.rule for finding in check_docx(content, "a.docx")}


def test_a_right_document_has_no_findings() -> None:
    assert check_docx(saved(official_plan()), "a.docx") == ()
    assert check_docx(broken(as_letter(lambda _: None)), "a.docx") == ()


@pytest.mark.parametrize("variant", VARIANTS)
def test_right_documents_of_other_makes_have_none_either(variant: Callable[[], Document]) -> None:
    assert check_docx(saved(variant()), "a.docx") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện nghiêm túc các nội dung được giao và báo cáo kết quả về nhà trường.",
        "Căn cứ tình hình thực tế, các tổ chuyên môn chủ động xây dựng kế hoạch của tổ mình.",
        "Theo đề nghị của cha mẹ học sinh, nhà trường mở cổng sớm.",
        "Phụ lục kèm theo Kế hoạch này được niêm yết tại bảng tin của nhà trường.",
        "Số: 12 em học sinh của khối 5 đạt giải.",
        "TM. Ban tổ chức phụ trách các trò chơi dân gian của học sinh trong ngày hội.",
        "a) Nhà trường bố trí phòng học;",
        "1. Nhà trường bố trí phòng học, trang thiết bị, đồ dùng dạy học cho các lớp.",
    ],
)
def test_sentences_are_not_taken_for_elements(sentence: str) -> None:
    document = official_plan()
    for words in ("a) Đối", "Trường Tiểu học Ngô Gia Tự xây dựng"):
        new = starting(document, words).insert_paragraph_before(sentence)
        new.paragraph_format.first_line_indent, new.paragraph_format.space_after = Cm(1), Pt(6)
        new.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    assert check_docx(saved(document), "a.docx") == ()


def test_every_rule_has_a_way_to_break_it() -> None:
    assert {rule for rule, _ in BREAKS} == set(RULES)


@pytest.mark.parametrize(("rule", "change"), BREAKS, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(BREAKS)])
def test_a_broken_rule_is_found_and_no_other(rule: str, change: Break) -> None:
    findings = check_docx(broken(change), "a.docx")
    assert {finding.rule for finding in findings} == {rule}
    for finding in findings:
        assert finding.clause.endswith(CLAUSES[rule])
        assert finding.place and finding.found and finding.expected


@pytest.mark.parametrize(("rule", "change"), BREAKS, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(BREAKS)])
def test_what_is_safe_is_mended_and_the_words_stay(rule: str, change: Break) -> None:
    content = broken(change)
    before = check_docx(content, "a.docx")
    repaired = repair_docx(content, "a.docx")
    assert repaired.left == check_docx(repaired.content, "a.docx")
    assert {finding.rule for finding in repaired.left} <= {rule}
    assert len(repaired.left) == sum(not finding.repairable for finding in before)
    assert _letters(repaired.content) == _letters(content)
    again = repair_docx(repaired.content, "a.docx")
    assert again.mended == () and again.content == repaired.content


def _letters(content: bytes) -> str:
    """Every letter of the document in capitals: signs and zeros may come, capitals may be made."""
    text = "".join(paragraph.text for paragraph in paragraphs(docx.Document(BytesIO(content))))
    return "".join(sign for sign in text.upper() if sign.isalpha())


def test_patterns_know_their_examples() -> None:
    for name, example in examples().items():
        assert opens(name, example), name
