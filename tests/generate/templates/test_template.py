"""A template that a clerk has changed in Word and Notepad holds in the draft, and what is broken is told."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from generate.check.linter import check_docx
from generate.ooxml_mark import mark
from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from generate.templates.phrases import TOML_NAME, with_phrases
from generate.templates.template import check_template, export_template
from generate.word.docx_file import to_docx
from generate.word.form import DOCX_NAME, Form, Part
from model.directive import RequirementKind
from model.draft import Draft
from model.errors import WrongConfiguration
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
EXPORTED = export_template(RULES)
FORM, WORDING = EXPORTED[DOCX_NAME], EXPORTED[TOML_NAME].decode()


def plan(rules: Any = RULES) -> Draft:
    directive = a_directive(
        a_requirement(
            "Tạo khí thế thi đua trong toàn thể cán bộ, giáo viên, nhân viên.", RequirementKind.PURPOSE, None
        ),
        a_row("Báo cáo kết quả", "Các trường"),
    )
    return compose_plan(directive, map_directive(directive, a_profile(), rules), a_profile(), rules)


def changed(change: Callable[[Document], object], form: bytes = FORM) -> bytes:
    """The form after somebody has worked on it in a word processor."""
    document, saved = docx.Document(BytesIO(form)), BytesIO()
    change(document)
    document.save(saved)
    return saved.getvalue()


def part(document: Document, which: Part) -> Any:
    return next(paragraph for paragraph in document.paragraphs if paragraph.text == which)


def written(form: bytes) -> Document:
    return docx.Document(BytesIO(to_docx(plan(), Form.read(form))))


def told(form: bytes) -> str:
    return "\n".join(check_template(form, None, RULES))


def test_what_is_exported_is_right_and_changes_no_word_of_a_draft() -> None:
    assert check_template(FORM, WORDING, RULES) == ()
    plain, formed = docx.Document(BytesIO(to_docx(plan()))), written(FORM)
    assert [p.text for p in plain.paragraphs] == [p.text for p in formed.paragraphs]
    assert with_phrases(RULES, WORDING) == RULES


def test_a_form_of_word_with_headers_comments_and_properties_of_its_own_gives_equal_bytes() -> None:
    def work(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Trường Tiểu học"
        document.add_comment(part(document, Part.BASES).runs, "xem lại", "An", "A")
        document.core_properties.author = "An"

    form = changed(work)
    assert to_docx(plan(), Form.read(form)) == to_docx(plan(), Form.read(form))
    assert "xem lại" not in str([comment.text for comment in written(form).comments])
    assert check_docx(to_docx(plan(), Form.read(form)), "a.docx") == ()


def test_styles_of_the_form_hold() -> None:
    def smaller(document: Document) -> None:
        document.styles["Nội dung"].font.size = Pt(13)

    assert written(changed(smaller)).styles["Nội dung"].font.size == Pt(13)
    assert told(changed(smaller)) == ""


def test_a_missing_style_is_told_and_ours_taken() -> None:
    form = changed(lambda document: document.styles["Căn cứ"].delete())
    assert "thiếu kiểu chữ (style) “Căn cứ”" in told(form)
    assert written(form).styles["Căn cứ"].font.italic


def test_margins_of_the_form_hold_and_the_letterhead_fits_between_them() -> None:
    def narrow(document: Document) -> None:
        document.sections[0].left_margin, document.sections[0].right_margin = Mm(35), Mm(20)

    form = changed(narrow)
    document = written(form)
    assert all(abs(section.left_margin.mm - 35) < 0.1 for section in document.sections)
    widths = [sum(cell.width.mm for cell in table.rows[0].cells) for table in document.tables]
    assert all(width <= 155.5 for width in widths)
    assert told(form) == ""


def test_fixed_lines_stay_where_they_were_put() -> None:
    line = "Kèm theo Kế hoạch này là bảng phân công của nhà trường trong năm học."
    form = changed(lambda document: part(document, Part.CLOSING).insert_paragraph_before(line, "Nội dung"))
    texts = [paragraph.text for paragraph in written(form).paragraphs]
    assert texts[texts.index(line) + 1].startswith("Trên đây là Kế hoạch")
    assert told(form) == ""


def test_a_part_cut_into_runs_or_in_other_case_is_still_that_part() -> None:
    def cut(document: Document) -> None:
        paragraph = part(document, Part.BASES)
        paragraph.runs[0].text = "[Căn"
        paragraph.add_run(" cứ").bold = True
        paragraph.add_run("] ")

    assert told(changed(cut)) == ""
    assert any(paragraph.text.startswith("Thực hiện Kế hoạch") for paragraph in written(changed(cut)).paragraphs)


def delete(which: Part) -> Callable[[Document], object]:
    return lambda document: part(document, which)._p.getparent().remove(part(document, which)._p)


def swap(document: Document) -> None:
    part(document, Part.BASES)._p.addprevious(part(document, Part.SECTIONS)._p)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (delete(Part.CLOSING), "Thiếu dòng [KẾT]"),
        (lambda document: document.add_paragraph("[KẾT]"), "[KẾT] có 2 lần"),
        (lambda document: part(document, Part.BASES).add_run(" gồm có"), "phải đứng riêng một dòng"),
        (lambda document: part(document, Part.BASES).insert_paragraph_before("[CAN CU]"), "tên [CAN CU]"),
        (swap, "sai thứ tự"),
        (lambda document: document.add_paragraph("Ghi chú"), "không được có gì"),
        (lambda document: part(document, Part.BASES)._p.append(mark("w:ins")), "Track Changes"),
    ],
)
def test_what_stops_a_form_is_told_and_refused(change: Callable[[Document], object], says: str) -> None:
    form = changed(change)
    assert says in told(form)
    with pytest.raises(WrongConfiguration, match="vanthu template check"):
        Form.read(form)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda document: setattr(document.styles["Nội dung"].font, "size", Pt(11)), "body"),
        (lambda document: setattr(document.styles["Heading 1"].font, "bold", False), "heading"),
        (lambda document: setattr(document.sections[0], "left_margin", Mm(15)), "margin-left"),
    ],
)
def test_a_form_against_the_official_layout_is_told_with_its_rule(
    change: Callable[[Document], object], rule: str
) -> None:
    assert rule in told(changed(change))


def test_what_is_no_word_file_is_told() -> None:
    assert "không phải tệp Word" in told(b"PK\x03\x04 broken")
    with pytest.raises(WrongConfiguration):
        Form.read(b"not a zip")


def test_the_wording_of_the_school_is_written() -> None:
    own = '[phrases]\nopening = "Căn cứ tình hình nhà trường, {school} xây dựng Kế hoạch {subject}, cụ thể:"\n'
    rules = with_phrases(RULES, own)
    assert any(line.text.startswith("Căn cứ tình hình nhà trường, Trường Tiểu học") for line in plan(rules).body)


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ('[phrases]\nopenning = "x"', "không có câu nào tên “openning”"),
        ('[phrases]\nopening = "{shool} xây dựng"', "{shool} không dùng được; được dùng: {school}, {subject}"),
        ('[phrases]\nopening = "{school xây dựng"', "không đủ cặp"),
        ('[phrases]\nopening = "{school:>99} xây dựng"', "không dùng được"),
        ('[phrases]\ncontent = "NỘI DUNG {subject}"', "không có chỗ nào"),
        ('[phrases]\norigin_rule = "x"', "origin_rule"),
        ('[phrase]\nopening = "x"', "phrase"),
        ("[phrases]\nopening = 5", "opening"),
        ("[phrases\n", "cú pháp"),
    ],
)
def test_broken_wording_is_told_and_refused(own: str, says: str) -> None:
    assert says in "\n".join(check_template(None, own, RULES))
    with pytest.raises(WrongConfiguration):
        with_phrases(RULES, own)
