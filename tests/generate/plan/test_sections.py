"""The sections of a plan for directives of every make: letters, decisions, arabic numbers, openers, others' duties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from generate.tasks.residue import RESIDUE, residue_in
from model.directive import Block, BlockKind, Directive, RequirementKind
from model.draft import Draft, Role
from model.source import BBox
from model.timing import Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = replace(parse_rules(), added=())  # what every plan has is tested apart, in test_added.py
DUTY, PURPOSE, PRINCIPLE = RequirementKind.DUTY, RequirementKind.PURPOSE, RequirementKind.PRINCIPLE
MARKS = {Role.BULLET: "- ", Role.SUBBULLET: "+ "}


def plan(directive: Directive, **profile: Any) -> Draft:
    school = a_profile(**profile)
    return compose_plan(directive, map_directive(directive, school, RULES), school, RULES)


def body(draft: Draft) -> list[str]:
    """Between the opening and the closing."""
    return [MARKS.get(p.role, "") + p.text for p in draft.body if p.role not in (Role.LEGAL_BASE, Role.CLOSING)][1:]


def block(ref: str, text: str, kind: BlockKind = BlockKind.HEADING) -> Block:
    return Block(kind, 1, BBox(85, 100, 540, 120), 5, text, ref)


def prose(ref: str, text: str) -> Block:
    return block(ref, text, BlockKind.PROSE)


def test_arabic_sections_of_a_plan_become_its_roman_ones() -> None:
    directive = a_directive(
        a_requirement("Giữ an toàn.", PURPOSE, "1.1"),
        a_requirement("Đúng trọng tâm.", PRINCIPLE, "1.2"),
        a_requirement("Kiểm tra bếp ăn.", ref="2.1"),
        blocks=(
            block("1", "1. Mục đích, yêu cầu"),
            block("1.1", "1.1. Mục đích"),
            block("1.2", "1.2. Yêu cầu"),
            block("2", "2. Nội dung"),
        ),
    )
    headings = [line for line in body(plan(directive)) if line[0] in "I1234567890"]
    assert headings == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Yêu cầu", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN"]


def test_a_letters_numbered_parts_stand_under_one_section() -> None:
    directive = a_directive(
        a_requirement("Rà soát phòng học.", ref="1"),
        a_requirement("Trực ban.", ref="2.-1"),
        kind="Công văn",
        blocks=(block("2", "2. Sau bão"),),
    )
    assert body(plan(directive))[:4] == ["I. NỘI DUNG", "1. Rà soát phòng học.", "2. Sau bão", "- Trực ban."]


def test_a_decisions_articles_before_its_plan_are_duties() -> None:
    directive = a_directive(
        a_requirement("Chấp hành nghiêm Quyết định này.", ref="Điều 2.1", addressees=("Các trường",)),
        a_requirement("Giữ an toàn.", PURPOSE, "I"),
        kind="Quyết định",
        symbol="QĐ-UBND",
        blocks=(block("Điều 2", "Điều 2. Nhiệm vụ của các đơn vị"), block("I", "I. MỤC ĐÍCH")),
    )
    found = body(plan(directive))
    assert found[0] == "I. MỤC ĐÍCH"
    assert found[2] == "II. TỔ CHỨC THỰC HIỆN"
    assert "Chấp hành nghiêm Quyết định số 50/QĐ-UBND." in found


def test_a_decision_of_articles_alone_gives_a_section_for_each() -> None:
    directive = a_directive(
        a_requirement("Thi đua dạy tốt.", ref="Điều 1.1"),
        a_requirement("Đạt từ 90%.", ref="Điều 2.1"),
        kind="Quyết định",
        blocks=(block("Điều 1", "Điều 1. Nội dung thi đua"), block("Điều 2", "Điều 2. Chỉ tiêu")),
    )
    headings = [line for line in body(plan(directive)) if line.startswith("I")]
    assert headings == ["I. NỘI DUNG THI ĐUA", "II. CHỈ TIÊU", "III. TỔ CHỨC THỰC HIỆN"]


def test_openers_are_sentences_and_nest_as_printed() -> None:
    directive = a_directive(
        a_requirement("Thịt, cá;", ref="II.1.b.-1.+1"),
        a_requirement("Rau.", ref="II.1.b.-1.+2"),
        a_requirement("Giấy phép.", ref="II.1.b.-2"),
        a_requirement("Lưu mẫu.", ref="II.1.c"),
        blocks=(
            block("II", "II. NỘI DUNG"),
            block("II.1", "1. Bếp ăn"),
            prose("II.1.b", "b) Hợp đồng phải có:"),
            prose("II.1.b.-1", "- Cam kết nguồn gốc đối với:"),
        ),
    )
    assert body(plan(directive))[2:8] == [
        "a) Hợp đồng phải có:",
        "- Cam kết nguồn gốc đối với:",
        "+ Thịt, cá;",
        "+ Rau;",
        "- Giấy phép.",
        "b) Lưu mẫu.",
    ]


def test_how_the_level_above_asks_is_not_quoted() -> None:
    asks = "Phòng Giáo dục và Đào tạo đề nghị Hiệu trưởng các trường thực hiện các nội dung sau:"
    directive = a_directive(
        a_requirement("Rà soát học bạ.", ref="1", heading=asks),
        a_requirement("Nộp hồ sơ.", ref="2", heading=asks),
        kind="Công văn",
    )
    assert body(plan(directive))[:3] == ["I. NỘI DUNG", "1. Rà soát học bạ.", "2. Nộp hồ sơ."]


def test_headings_that_name_who_has_to_do_it_name_the_school_once() -> None:
    directive = a_directive(
        a_requirement("Quán triệt.", DUTY, "III.2", heading="Các trường học"),
        a_requirement("Ký cam kết.", DUTY, "III.4", heading="Các trường mầm non, tiểu học"),
        blocks=(
            block("III", "III. TỔ CHỨC THỰC HIỆN"),
            block("III.2", "2. Các trường học"),
            block("III.4", "4. Các trường mầm non, tiểu học"),
        ),
    )
    assert body(plan(directive))[:4] == ["I. TỔ CHỨC THỰC HIỆN", "Nhà trường", "Quán triệt.", "Ký cam kết."]


def test_no_heading_of_another_bodys_duties_is_kept() -> None:
    directive = a_directive(
        a_requirement("Các trường cung cấp số liệu.", DUTY, "III.1", addressees=("Các trường",)),
        blocks=(block("III", "III. TỔ CHỨC THỰC HIỆN"), block("III.1", "1. Phòng Nội vụ")),
    )
    assert not any("Phòng Nội vụ" in line for line in body(plan(directive)))


def test_capitals_are_left_to_the_sections() -> None:
    directive = a_directive(
        a_requirement("Dạy tiếng Việt và phối hợp với UBND xã ở Đắk Song.", ref="II.1"),
        blocks=(block("II", "II. NỘI DUNG"), block("II.1", "1. DẠY TIẾNG VIỆT Ở ĐẮK SONG")),
    )
    assert body(plan(directive))[1] == "Dạy tiếng Việt ở Đắk Song"


def test_the_note_on_the_appendix_does_not_stand_under_the_money() -> None:
    directive = a_directive(
        a_requirement("Kiểm tra.", ref="II"),
        a_requirement("Kinh phí thực hiện từ dự toán.", ref="III"),
        a_row("Báo cáo", "Các trường"),
        blocks=(block("II", "II. NỘI DUNG"), block("III", "III. KINH PHÍ")),
    )
    found = body(plan(directive))
    assert found[found.index("II. KINH PHÍ") - 1] == "(Có Phụ lục nhiệm vụ kèm theo)"


def test_tasks_alone_have_a_content_that_points_to_them() -> None:
    assert body(plan(a_directive(a_row("Báo cáo", "Các trường"))))[:2] == [
        "I. NỘI DUNG",
        "Nhà trường tổ chức thực hiện các nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.",
    ]


def test_who_leads_what_is_listed_where_several_of_the_schools_bodies_do() -> None:
    due = Timing("15/3", None, None)
    rows = (
        a_row("Lập kế hoạch", "Hiệu trưởng các trường", group="Quý I", timing=due),
        a_row("Thi giáo viên giỏi", "Giáo viên", group="Quý I", timing=due),
        a_row("Báo cáo", "Các trường", group="Quý II", timing=due),
    )
    found = body(plan(a_directive(*rows)))
    at = found.index("Phân công nhiệm vụ")
    assert found[at + 1 :] == [
        "- Hiệu trưởng: chủ trì nhiệm vụ I.1 tại Phụ lục;",
        "- Cán bộ, giáo viên, nhân viên: chủ trì nhiệm vụ I.2 tại Phụ lục.",
    ]
    assert "Phân công nhiệm vụ" not in body(plan(a_directive(rows[0], rows[2])))


def test_words_of_the_level_above_are_told_in_the_comment_and_once_for_all() -> None:
    directive = a_directive(a_requirement("Học sinh từng trường tham gia phong trào của ngành.", ref=None))
    draft = plan(directive)
    line = next(p for p in draft.body if "phong trào" in p.text)
    assert (
        line.origin is not None and "Còn lời của cấp trên, nên xem lại: “từng trường”, “của ngành”" in line.origin.note
    )
    (warning,) = [warning for warning in draft.warnings if warning.code == RESIDUE]
    assert warning.message.startswith("1 dòng")


def test_what_stays_verbatim_is_no_residue() -> None:
    assert residue_in("Phong trào “Các trường trên địa bàn huyện”", RULES) == ()
    assert residue_in("gửi về UBND xã (qua Phòng Văn hóa - Xã hội)", RULES) == ()
    assert residue_in("huy động nguồn lực của xã hội", RULES) == ()


def test_a_provinces_own_target_is_not_quoted_and_the_communes_is() -> None:
    target = a_requirement("Tối thiểu 98% hồ sơ thủ tục hành chính được giải quyết đúng hạn.", ref="II.1")
    ours = a_requirement("100% trường học có camera ở cổng.", ref="II.2", addressees=("Các trường học",))
    province = body(plan(a_directive(target, ours, issuer="UBND tỉnh Đắk Nông")))
    commune = body(plan(a_directive(target, ours)))
    assert [any("thủ tục hành chính" in line for line in lines) for lines in (province, commune)] == [False, True]
    assert any("camera" in line for line in province)
