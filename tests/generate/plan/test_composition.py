"""What the plan says, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generate.plan.composition import YEAR_UNKNOWN, compose_plan
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from model.directive import Block, BlockKind, Directive, LegalBase, Requirement, RequirementKind
from model.draft import Draft, Role
from model.school import LegalDocument
from model.source import BBox
from model.timing import Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = replace(parse_rules(), added=())  # what every plan has is tested apart, in test_added.py
BOX = BBox(85, 100, 540, 120)


def plan(directive: Directive, **profile: Any) -> Draft:
    school = a_profile(**profile)
    return compose_plan(directive, map_directive(directive, school, RULES), school, RULES)


def lines(draft: Draft, *roles: Role) -> list[str]:
    return [paragraph.text for paragraph in draft.body if not roles or paragraph.role in roles]


def heading(ref: str, text: str) -> Block:
    return Block(BlockKind.HEADING, 1, BOX, 5, text, ref)


def block(ref: str, text: str, kind: BlockKind = BlockKind.REQUIREMENT) -> Block:
    return Block(kind, 2, BOX, 9, text, ref)


def emulation() -> Directive:
    kinds = RequirementKind
    requirements = (
        a_requirement("Đẩy mạnh phong trào của huyện.", kinds.PURPOSE, "I.1"),
        a_requirement("UBND các xã giữ vững an ninh.", kinds.PRINCIPLE, "I.2"),
        a_requirement("Phong trào thi đua “Cả nước chung sức vì người nghèo” giai đoạn 2021-2025;", ref="II.1.-1"),
        a_requirement("Phong trào thi đua “Đổi mới, sáng tạo trong dạy và học”.", ref="II.1.-2"),
        a_requirement("Quan tâm người lao động.", ref="II.2"),
        a_requirement("Chủ động đề nghị khen thưởng.", ref="II.2"),
        a_requirement("Phòng Nội vụ tổ chức kiểm tra.", ref="II.3"),
        a_requirement("Kiểm tra các đơn vị.", kinds.DUTY, "III.1", addressees=("Thành viên Hội đồng Thi đua huyện",)),
        a_row("Sơ kết", "Các cơ quan, đơn vị", "Các đoàn thể", group="Quý II", ref="PL1/II.1"),
        a_row("Báo cáo", "Các cơ quan, đơn vị", group="Quý IV", ref="PL1/IV.1"),
    )
    blocks = (
        heading("I", "I. MỤC ĐÍCH, YÊU CẦU"),
        heading("I.1", "1. Mục đích"),
        heading("I.2", "2. Yêu cầu"),
        heading("II", "II. NỘI DUNG"),
        heading("II.1", "1. Các phong trào trên địa bàn huyện"),
        block("II.1", "Thực hiện các phong trào sau:", BlockKind.PROSE),
        heading("II.2", "2. Khen thưởng"),
        block("II.2", "Quan tâm người lao động. Chủ động đề nghị khen thưởng."),
        heading("II.3", "3. Kiểm tra"),
        heading("III", "III. TỔ CHỨC THỰC HIỆN"),
    )
    return a_directive(*requirements, blocks=blocks)


def test_sections_stand_under_the_directives_headings_and_empty_ones_are_left_out() -> None:
    headings = lines(plan(emulation()), Role.HEADING_1, Role.HEADING_2)
    assert headings == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Mục đích",
        "II. NỘI DUNG",
        "1. Các phong trào trong đơn vị",
        "2. Khen thưởng",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_sentences_of_one_printed_paragraph_stay_together() -> None:
    assert "Quan tâm người lao động. Chủ động đề nghị khen thưởng." in lines(plan(emulation()), Role.BODY)


def test_a_list_follows_its_lead_in_and_ends_in_a_stop() -> None:
    found = lines(plan(emulation()))
    at = found.index("Thực hiện các phong trào sau:")
    assert [line[-1] for line in found[at + 1 : at + 3]] == [";", "."]


def test_movements_are_in_italics_with_their_years() -> None:
    italics = [run.text for paragraph in plan(emulation()).body for run in paragraph.runs if run.italic]
    assert "“Cả nước chung sức vì người nghèo” giai đoạn 2021-2025" in italics
    assert "“Đổi mới, sáng tạo trong dạy và học”" in italics


def test_every_line_and_row_has_an_origin_that_says_where_it_is_from() -> None:
    draft = plan(emulation())
    assert all(paragraph.origin and paragraph.origin.note for paragraph in draft.body)
    rows = [row for row in draft.appendices[0].table.rows if not row.is_group]
    assert all(row.origin and row.task_id for row in rows)
    note = rows[0].origin.note if rows[0].origin else ""
    assert note.startswith("50/KH-UBND, mục PL1/II.1, trang 6: «Sơ kết»")


def test_rows_are_numbered_anew_in_each_group_of_the_directive() -> None:
    rows = plan(emulation()).appendices[0].table.rows
    assert [row.cells[:2] for row in rows] == [
        ("I", "Quý II"),
        ("1", "Sơ kết"),
        ("II", "Quý IV"),
        ("1", "Báo cáo"),
    ]


def test_without_groups_tasks_stand_by_the_quarter_of_their_due_date() -> None:
    tasks = [
        a_row("Sau", "Các trường", timing=Timing("Tháng 9", date(2024, 9, 1), date(2024, 9, 30))),
        a_row("Trước", "Các trường", timing=Timing("15/3", None, date(2024, 3, 14))),
        a_row("Không rõ", "Các trường"),
    ]
    rows = plan(a_directive(*tasks)).appendices[0].table.rows
    assert [row.cells[1] for row in rows] == [
        "Quý I/2024",
        "Trước",
        "Quý III/2024",
        "Sau",
        "Theo yêu cầu, thời gian khác",
        "Không rõ",
    ]


def test_a_directive_without_tasks_has_no_appendix_and_does_not_speak_of_one() -> None:
    draft = plan(a_directive(a_requirement("Đẩy mạnh thi đua.")))
    assert draft.appendices == ()
    assert not any("Phụ lục" in line for line in lines(draft))
    assert "II. TỔ CHỨC THỰC HIỆN" in lines(draft, Role.HEADING_1)


def test_without_headings_sections_are_named_by_kind() -> None:
    draft = plan(
        a_directive(
            a_requirement("Tạo khí thế.", RequirementKind.PURPOSE, None),
            a_requirement("Đẩy mạnh thi đua.", RequirementKind.TASK, None),
        )
    )
    assert lines(draft, Role.HEADING_1) == ["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN"]


BASES = (
    LegalBase("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015", None, date(2015, 6, 19)),
    LegalBase("Căn cứ Nghị quyết số 28/NQ-HĐND ngày 26/12/2023 của HĐND huyện", "28/NQ-HĐND", date(2023, 12, 26)),
    LegalBase("Căn cứ Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020", "28/2020/TT-BGDĐT", None),
    LegalBase("Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "98/2023/NĐ-CP", None),
    LegalBase("Căn cứ Nghị định số 73/2015/NĐ-CP ngày 08/9/2015", "73/2015/NĐ-CP", None),
    LegalBase("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022", None, None),
)


def test_bases_are_those_that_bind_a_school_by_rank_and_date_once_each() -> None:
    draft = plan(a_directive(legal_bases=BASES))  # the profile's charter is circular 28/2020 too
    starts = [line.removeprefix("Căn cứ ")[:27] for line in lines(draft, Role.LEGAL_BASE)]
    assert starts == [
        "Luật Thi đua, khen thưởng n",
        "Nghị định số 73/2015/NĐ-CP ",
        "Nghị định số 98/2023/NĐ-CP ",
        "Thông tư số 28/2020/TT-BGDĐ",
        "Nghị quyết số 28/NQ-HĐND ng",
        "Thực hiện Kế hoạch số 50/KH",
    ]
    ends = [line[-1] for line in lines(draft, Role.LEGAL_BASE)]
    assert ends == [";"] * 5 + ["."]


def test_the_profiles_own_bases_are_ranked_among_the_others() -> None:
    own = (LegalDocument("Luật Giáo dục ngày 14/6/2019"),)
    assert lines(plan(a_directive(), legal_bases=own))[0] == "Căn cứ Luật Giáo dục ngày 14/6/2019;"


def test_the_direct_reason_names_the_directive_in_full() -> None:
    base = lines(plan(a_directive()), Role.LEGAL_BASE)[-1]
    assert base == (
        "Thực hiện Kế hoạch số 50/KH-UBND ngày 19 tháng 02 năm 2024 của UBND huyện Đắk Song "
        "về công tác thi đua, khen thưởng năm 2024."
    )


def test_what_the_directive_does_not_say_stays_blank() -> None:
    draft = plan(a_directive(number=None, issued_on=None, subject="Cải cách hành chính năm 2026 tỉnh Đắk Nông"))
    assert "Kế hoạch số         /KH-UBND ngày        tháng" in lines(draft, Role.LEGAL_BASE)[-1]
    assert draft.letterhead.year == 2026
    assert draft.subject == "Cải cách hành chính năm 2026"
    unknown = plan(a_directive(number=None, issued_on=None, subject=None))
    assert unknown.letterhead.year == YEAR_UNKNOWN


def test_a_subjects_full_stop_is_not_carried_into_sentences() -> None:
    draft = plan(a_directive(subject="V/v triển khai công tác y tế trường học."))
    assert draft.subject == "Triển khai công tác y tế trường học"
    assert "Kế hoạch triển khai công tác y tế trường học của Trường" in lines(draft, Role.CLOSING)[-1]


def test_the_letterhead_waits_for_number_and_day() -> None:
    head = plan(a_directive()).letterhead
    assert (head.symbol, head.number, head.issued_on, head.year) == ("KH-NGT", None, None, 2024)


def test_the_closing_names_the_plan_and_where_to_turn() -> None:
    closing = lines(plan(a_directive()), Role.CLOSING)[-1]
    assert closing.endswith("./.") and "Hội đồng Thi đua, khen thưởng" in closing
    other = lines(plan(a_directive(subject="Công tác y tế trường học")), Role.CLOSING)[-1]
    assert "Ban Giám hiệu" in other


def test_equal_inputs_give_equal_drafts() -> None:
    assert plan(emulation()) == plan(emulation())


def test_every_task_stands_in_the_table_and_nothing_else_does() -> None:
    directive = emulation()
    mapping = map_directive(directive, a_profile(), RULES)
    fewer = replace(mapping, tasks=mapping.tasks[:1])
    rows = compose_plan(directive, fewer, a_profile(), RULES).appendices[0].table.rows
    assert [row.task_id for row in rows if not row.is_group] == [mapping.tasks[0].id]


def test_what_a_person_took_from_the_information_is_not_quoted() -> None:
    directive = emulation()
    mapping = map_directive(directive, a_profile(), RULES)
    without = replace(mapping, information=mapping.information[1:])
    texts = lines(compose_plan(directive, without, a_profile(), RULES))
    gone: Requirement = directive.requirements[0]
    assert not any(gone.text[:20] in text for text in texts)


def test_a_subject_that_only_names_the_area_is_kept() -> None:
    assert plan(replace(emulation(), subject="Toàn xã")).subject == "Toàn xã"
