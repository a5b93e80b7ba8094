"""Who in the school leads and helps: by the table, by whom a sentence names, by the kind of work."""

from __future__ import annotations

import pytest

from generate.rules import parse_rules
from generate.school.defaults import body_name
from generate.tasks.mapping import map_directive
from model.directive import Requirement, RequirementKind
from model.school import SchoolLevel
from model.task import SchoolTask
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
PRIMARY, KINDERGARTEN, UPPER = SchoolLevel.PRIMARY, SchoolLevel.KINDERGARTEN, SchoolLevel.UPPER_SECONDARY
SCHOOLS = ("Các trường học",)


def assigned(
    requirement: Requirement, level: SchoolLevel = PRIMARY, subject: str = "Nhiệm vụ năm học", **bodies: str
) -> tuple[str | None, tuple[str, ...]]:
    profile = a_profile(level=level, bodies=bodies)
    directive = a_directive(requirement, issuer="UBND xã Nâm N'Jang", subject=subject)
    task: SchoolTask
    (task,) = (one for one in map_directive(directive, profile, RULES).tasks if one.sources)
    return task.lead, task.support


def a_duty(text: str, *named: str) -> Requirement:
    return a_requirement(text, RequirementKind.DUTY, "IV.1", addressees=named or SCHOOLS)


@pytest.mark.parametrize(
    ("level", "lead"),
    [(PRIMARY, "Tổng phụ trách Đội"), (UPPER, "Đoàn Thanh niên"), (KINDERGARTEN, "Tổ chuyên môn")],
)
def test_pupils_movements_are_led_by_the_body_of_the_level(level: SchoolLevel, lead: str) -> None:
    work = a_duty("Tổ chức ngoại khóa về an toàn giao thông cho học sinh.")
    assert assigned(work, level) == (lead, ("Giáo viên chủ nhiệm",))


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("Xây dựng kế hoạch và gửi về UBND xã.", "Nhà trường", ()),
        ("Sinh hoạt chuyên môn theo cụm mỗi tháng một lần.", "Phó Hiệu trưởng", ("Tổ chuyên môn",)),
        ("Cập nhật hồ sơ điện tử trên phần mềm quản lý.", "Tổ văn phòng", ()),
        ("Phun thuốc khử khuẩn lớp học vào thứ bảy.", "Nhân viên y tế", ("Giáo viên chủ nhiệm",)),
        ("Mời phụ huynh dự họp đầu năm.", "Giáo viên chủ nhiệm", ("Ban đại diện cha mẹ học sinh",)),
        ("Chăm lo đời sống nhà giáo, người lao động.", "Công đoàn", ("Ban Giám hiệu",)),
        ("Bình xét danh hiệu thi đua cuối năm.", "Nhà trường", ("Các đoàn thể",)),
    ],
)
def test_a_sentence_is_assigned_by_its_kind_of_work(text: str, lead: str, support: tuple[str, ...]) -> None:
    assert assigned(a_duty(text)) == (lead, support)


def test_whom_the_sentence_names_goes_before_the_kind_of_work() -> None:
    assert assigned(a_duty("Cập nhật phần mềm.", "Hiệu trưởng các trường"))[0] == "Hiệu trưởng"
    assert assigned(a_duty("Học sinh nộp phiếu sức khỏe.", "Học sinh"))[0] == "Tổng phụ trách Đội"


def test_a_row_that_says_the_school_keeps_it_and_gets_its_helpers_where_it_names_none() -> None:
    work = "Ký cam kết với cha mẹ học sinh"
    assert assigned(a_row(work, "Các trường học")) == (
        "Nhà trường",
        ("Ban đại diện cha mẹ học sinh",),
    )
    assert assigned(a_row(work, "Các trường học", "Công an xã")) == ("Nhà trường", ("Công an xã",))


@pytest.mark.parametrize(
    ("printed", "ours"),
    [
        ("Các tổ chức đoàn thể", "Các đoàn thể"),
        ("Các tổ chức chính trị - xã hội", "Các đoàn thể"),
        ("Đoàn Thanh niên xã", "Đoàn Thanh niên xã"),
        ("Công đoàn", "Công đoàn"),
        ("Các cơ quan, đơn vị liên quan", "Các đoàn thể"),
    ],
)
def test_an_organisation_called_by_name_keeps_it(printed: str, ours: str) -> None:
    assert assigned(a_row("Sơ kết phong trào", "Các trường học", printed))[1] == (ours,)


def test_the_subject_tells_where_the_words_do_not() -> None:
    rule = a_duty("Rà soát, cắm biển ở các điểm nguy hiểm quanh trường.")
    assert assigned(rule, subject="Phòng, chống đuối nước hè 2026")[0] == "Tổng phụ trách Đội"
    assert assigned(rule, subject="Phòng, chống dịch sốt xuất huyết")[0] == "Nhân viên y tế"
    assert assigned(rule, subject="Một việc khác")[0] == "Nhà trường"


def test_the_schools_own_names_win() -> None:
    work = a_duty("Tổ chức ngoại khóa cho học sinh.")
    assert assigned(work, UPPER, pupils="Bí thư Đoàn trường")[0] == "Bí thư Đoàn trường"
    assert body_name(a_profile(level=UPPER), "pupils") == "Đoàn Thanh niên"


@pytest.mark.parametrize(
    ("text", "subject", "lead"),
    [
        ("Học sinh mắc tay chân miệng phải nghỉ học ít nhất 10 ngày.", "Nhiệm vụ năm học", "Nhân viên y tế"),
        ("Theo dõi số học sinh nghỉ học hằng ngày.", "Phòng, chống dịch bệnh", "Nhân viên y tế"),
        ("Học sinh nghỉ học phải có đơn xin phép.", "Nhiệm vụ năm học", "Giáo viên chủ nhiệm"),
        ("Chủ động cho học sinh nghỉ học khi mưa lớn.", "Ứng phó mưa lũ", "Nhà trường"),
    ],
)
def test_absence_is_no_movement_of_the_pupils(text: str, subject: str, lead: str) -> None:
    assert assigned(a_duty(text), subject=subject)[0] == lead
    assert assigned(a_duty(text, "Học sinh"), subject=subject)[0] == lead


def test_the_school_council_leads_for_the_whole_school() -> None:
    work = a_duty("Hội đồng trường quyết định môn tự chọn, phù hợp với sân bãi.", "Hội đồng trường")
    assert assigned(work)[0] == "Nhà trường"


def test_the_hamlets_nurse_is_not_the_schools() -> None:
    work = a_duty("Nhân viên y tế thôn bản đến từng nhà trẻ vắng mặt để vận động.", "Nhân viên y tế thôn bản")
    directive = a_directive(work, issuer="UBND xã Nâm N'Jang", subject="Tiêm chủng")
    assert not [one for one in map_directive(directive, a_profile(), RULES).tasks if one.sources]
