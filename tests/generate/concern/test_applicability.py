"""Sentences of directives as a careful clerk of a commune's school takes them: ours, information, other, ask."""

from __future__ import annotations

from datetime import date

import pytest

from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from model.directive import Requirement, RequirementKind
from model.school import SchoolLevel, SchoolProfile
from model.task import Mapping
from model.timing import Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
COMMUNE = {"issuer": "UBND xã Nâm N'Jang"}
PROVINCE = {"issuer": "UBND tỉnh Đắk Nông"}
EDUCATION = {"issuer": "Sở Giáo dục và Đào tạo"}
HEALTH = {"issuer": "Trung tâm Y tế khu vực Đắk Song"}
KINDERGARTEN = {"level": SchoolLevel.KINDERGARTEN, "name": "Trường Mầm non Hoa Sen"}
LOWER = {"level": SchoolLevel.LOWER_SECONDARY, "name": "Trường THCS Trần Phú"}
BOTH = {"level": SchoolLevel.LOWER_SECONDARY, "name": "Trường TH&THCS Kim Đồng"}
OURS, INFO, OTHER, ASK = "ours", "info", "other", "ask"


def concern(
    requirement: Requirement, issuer: dict[str, object] = COMMUNE, school: dict[str, object] | None = None
) -> str:
    """Where a directive's only requirement ends."""
    profile: SchoolProfile = a_profile(**{"areas": ("xã Nâm N'Jang", "tỉnh Đắk Nông"), **(school or {})})
    mapping: Mapping = map_directive(a_directive(requirement, **issuer), profile, RULES)
    asked = [task for task in mapping.tasks if task.sources]
    parts = {OURS: asked, INFO: mapping.information, OTHER: mapping.not_ours, ASK: mapping.to_decide}
    (found,) = (name for name, entries in parts.items() if entries)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Phấn đấu 98% trẻ ra lớp chuyên cần.",
        "Trên 70% giáo viên dùng thành thạo phần mềm trình chiếu.",
        "Hằng năm, có ít nhất 05% học sinh được khen cấp xã.",
        "Tỷ lệ học sinh đi học đúng độ tuổi đạt 99,5%.",
        "Tối thiểu 02 tiết dạy mẫu được ghi hình.",
        "Mỗi liên đội có ít nhất 01 mô hình măng non.",
        "Mỗi tổ tối đa 05 thành viên dự thi.",
        "Tổng số bài dự thi của một trường không quá 10 bài.",
        "Không tổ chức liên hoan linh đình trong dịp lễ.",
        "Tuyệt đối không nhận quà biếu của phụ huynh.",
        "Nghiêm cấm đốt pháo trong khuôn viên trường.",
        "Trong giờ học, giáo viên không sử dụng điện thoại vào việc riêng.",
        "Học sinh là con liệt sĩ được giảm một nửa tiền học.",
        "Nhà trường không phải nộp bản giấy.",
        "Đơn vị để xảy ra mất an toàn sẽ bị hạ bậc thi đua.",
        "Kinh phí tổ chức lấy từ nguồn xã hội hóa.",
        "Việc sử dụng kinh phí phải công khai.",
        "Đợt 3: từ ngày 01/3/2024 đến ngày 31/3/2024.",
        "Địa điểm: sân vận động xã.",
        "Giải Nhất: 01 giải, kèm cờ lưu niệm.",
        "Bài dự thi chép lại của người khác sẽ bị loại.",
        "Bằng khen của Bộ trưởng xét tặng cho cá nhân có 05 năm công tác.",
        "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND.",
        "Phòng Kinh tế bố trí kinh phí; các trường tự cân đối phần còn lại.",
        "Mức đóng góp do cha mẹ học sinh quyết định.",
        "Lớp học thân thiện được hiểu là lớp có góc đọc sách.",
        "Nếu có vướng mắc, đề nghị các trường liên hệ Phòng Văn hóa - Xã hội.",
    ],
)
def test_what_asks_no_act_is_information(sentence: str) -> None:
    assert concern(a_requirement(sentence, RequirementKind.TASK)) == INFO


@pytest.mark.parametrize(
    "sentence",
    [
        "Phát động quyên góp, mỗi lớp có ít nhất 01 gói quà.",
        "Quản lý chặt chẽ việc ra vào cổng, không cho người lạ vào trường.",
        "Bố trí kinh phí mua sách trong dự toán được giao.",
        "Tuyên truyền học sinh không điều khiển xe máy khi chưa đủ tuổi.",
        "Niêm phong tủ thuốc khi không sử dụng.",
        "Tổng phụ trách Đội tổ chức ngày hội đọc sách.",
        "Đoàn trường phân công trực cổng trường.",
        "Ban giám hiệu phân công người trực tết.",
        "Giáo viên chủ nhiệm ghi sổ theo dõi học sinh nghỉ học.",
        "Nhân viên y tế trường học cân đo trẻ đầu năm.",
        "Kế toán lập dự toán mua sắm.",
        "Thủ trưởng các cơ quan, đơn vị quán triệt Kế hoạch này.",
        "Người đứng đầu cơ sở giáo dục phân công người phụ trách.",
        "Các nhà trường treo pa nô.",
        "Các đơn vị trường học dọn vệ sinh.",
        "Toàn thể cán bộ, giáo viên, nhân viên tham gia hiến máu.",
        "Mỗi lớp trang trí góc thư viện.",
        "Đội thi của trường có mặt trước giờ khai mạc 30 phút.",
        "Hội thi vẽ tranh cấp huyện tổ chức tại Nhà văn hóa.",
        "Hội khỏe Phù Đổng cấp xã tổ chức trong tháng 3.",
        "Đội mũ bảo hiểm khi ngồi trên xe máy.",
        "Đội cờ đỏ chấm điểm nền nếp.",
        "Tổ Toán - Tin ra đề kiểm tra.",
        "Tổ chức ngày hội đọc sách.",
        "Phòng, chống dịch bệnh mùa hè.",
        "Hội đồng trường thông qua dự toán.",
        "Công đoàn Trường Tiểu học Ngô Gia Tự thăm đoàn viên ốm đau.",
        "Thi nhảy dây (chỉ dành cho học sinh tiểu học).",
        "Không để học sinh đói; em nào thiếu ăn phải được hỗ trợ.",
    ],
)
def test_work_of_the_school_and_of_its_people_is_ours(sentence: str) -> None:
    assert concern(a_requirement(sentence, RequirementKind.DUTY)) == OURS


@pytest.mark.parametrize(
    "sentence",
    [
        "Các trung tâm y tế khu vực cấp thuốc.",
        "Huyện đoàn cử cán bộ chấm thi.",
        "Tỉnh đoàn phát động cuộc thi ảnh.",
        "Trưởng các thôn, buôn vận động bà con.",
        "Tổ trưởng các tổ dân phố lập danh sách hộ nghèo.",
        "Ban Tổ chức công bố kết quả.",
        "Tổ Thư ký tổng hợp điểm.",
        "Nhóm trẻ, lớp mẫu giáo độc lập tư thục lắp camera.",
        "Ba trường đăng cai chuẩn bị phòng thi.",
        "Trường Tiểu học Phan Bội Châu trang trí hội trường.",
        "Các trường THPT tổ chức thi thử.",
        "Các trường phổ thông dân tộc bán trú mua gạo.",
        "Trung tâm Giáo dục thường xuyên huyện mở lớp.",
        "Khoa Kiểm soát bệnh tật phun thuốc.",
        "Trưởng cụm thi đua tổng hợp điểm.",
        "Thành viên Ban Chỉ đạo đi kiểm tra.",
        "Đối với các trường vùng xa, Phòng Kinh tế cấp xe.",
        "Công đoàn cấp trên trực tiếp thăm hỏi.",
        "Gia đình ký cam kết với tổ dân phố.",
        "Nhân viên y tế thôn bản đưa trẻ đi tiêm.",
        "Đội đáp ứng nhanh phun thuốc.",
        "Phòng khám đa khoa khu vực Ia Grai trực cấp cứu.",
        "Các hộ kinh doanh ký cam kết.",
        "Tổ hòa giải họp hằng tháng.",
        "Công đoàn Trường Tiểu học Lê Lợi tổ chức giải cầu lông.",
        "Thi bắn nỏ (chỉ dành cho học sinh trung học phổ thông).",
    ],
)
def test_work_of_others_is_not_ours(sentence: str) -> None:
    addressees = ("Phòng Kinh tế",) if sentence.startswith("Đối với") else ()
    assert concern(a_requirement(sentence, RequirementKind.DUTY, addressees=addressees)) == OTHER


@pytest.mark.parametrize(
    "sentence",
    [
        "Các trường gần sông, hồ rào chắn lối xuống nước.",
        "Các trường có trên 30 lớp bố trí hai cổng.",
        "Phân luồng giờ tan học ở những trường nằm sát quốc lộ.",
        "Các trường được chọn đặt điểm thi chuẩn bị phòng thi.",
        "Các trường còn thiếu nước sạch khoan giếng.",
        "Các chi bộ trực thuộc học chuyên đề.",
        "Cụm chuyên môn họp bàn đề cương.",
    ],
)
def test_what_the_profile_cannot_tell_is_asked(sentence: str) -> None:
    assert concern(a_requirement(sentence, RequirementKind.DUTY)) == ASK


@pytest.mark.parametrize(
    ("sentence", "school", "expected"),
    [
        ("Trường Tiểu học Ngô Gia Tự chuẩn bị sân khấu.", {}, OURS),
        ("Các trường có tổ chức bán trú ký hợp đồng mua sữa.", KINDERGARTEN, OURS),
        ("Các trường có tổ chức bán trú ký hợp đồng mua sữa.", {}, ASK),
        ("Bậc học mầm non mở cửa đón trẻ từ 6 giờ 30.", KINDERGARTEN, OURS),
        ("Bậc học mầm non mở cửa đón trẻ từ 6 giờ 30.", {}, OTHER),
        ("Các trường tiểu học giao lưu tiếng Việt.", BOTH, OURS),
        ("Các trường trung học cơ sở thi hùng biện.", BOTH, OURS),
        ("Các trường mầm non thi bé khỏe.", BOTH, OTHER),
        ("Các trường phổ thông dân tộc bán trú mua gạo.", {"name": "Trường PTDTBT Tiểu học, bán trú Quảng Trực"}, OURS),
    ],
)
def test_levels_types_and_names_of_schools(sentence: str, school: dict[str, object], expected: str) -> None:
    assert concern(a_requirement(sentence, RequirementKind.DUTY), school=school) == expected


@pytest.mark.parametrize(
    ("issuer", "sentence", "expected"),
    [
        (EDUCATION, "Cập nhật điểm lên sổ điện tử hằng tuần.", OURS),
        (PROVINCE, "Gắn kết quả với bình xét thi đua.", INFO),
        (PROVINCE, "Các cơ quan, đơn vị tiết kiệm điện.", ASK),
        (PROVINCE, "Các cơ sở giáo dục mầm non, phổ thông dạy kỹ năng bơi.", OURS),
        (HEALTH, "Giám sát ổ dịch tại cộng đồng.", INFO),
        (HEALTH, "Các trường học lau chùi đồ chơi bằng xà phòng.", OURS),
        (HEALTH, "Trạm Y tế xã phối hợp với nhà trường tẩy giun.", OURS),
        (COMMUNE, "Phòng Kinh tế phối hợp với Công an xã kiểm tra tại các trường.", OTHER),
        ({"issuer": "Đảng ủy xã Nâm N'Jang"}, "Xây dựng nông thôn mới.", INFO),
        ({"issuer": "Cụm thi đua số 4"}, "Các đơn vị thành viên nộp bản tự chấm điểm.", OURS),
        ({"issuer": "Cụm thi đua số 9"}, "Các đơn vị thành viên nộp bản tự chấm điểm.", ASK),
    ],
)
def test_who_issues_it_decides_whom_it_binds(issuer: dict[str, object], sentence: str, expected: str) -> None:
    assert concern(a_requirement(sentence, RequirementKind.TASK), issuer) == expected


GUIDANCE = {"issuer": "Phòng Giáo dục và Đào tạo", "subject": "hướng dẫn nhiệm vụ giáo dục tiểu học năm học 2024-2025"}


@pytest.mark.parametrize(
    ("sentence", "school", "expected"),
    [
        ("Tổ chức dạy học 2 buổi/ngày.", {}, OURS),
        ("Tổ chức dạy học 2 buổi/ngày.", LOWER, OTHER),
        ("Các trường báo cáo kết quả.", LOWER, OTHER),
        ("Không giao bài tập về nhà.", LOWER, OTHER),
        ("Bàn giao học sinh lớp 5 cho các trường trung học cơ sở.", LOWER, OURS),
        ("Tổ chức dạy học 2 buổi/ngày.", BOTH, OURS),
    ],
)
def test_a_directive_for_another_level_leaves_what_names_ours(
    sentence: str, school: dict[str, object], expected: str
) -> None:
    assert concern(a_requirement(sentence, RequirementKind.TASK), GUIDANCE, school) == expected


@pytest.mark.parametrize(
    ("lead", "support", "expected"),
    [
        ("Nhóm bạn đọc", ("Các trường học",), OURS),
        ("Nhóm bạn đọc", ("Công an xã",), ASK),
        ("Trưởng cụm chuyên môn", ("Các trường học",), OURS),
        ("Công an xã", ("Trường Tiểu học Võ Thị Sáu",), OTHER),
        ("Công an xã", ("Trường Tiểu học Ngô Gia Tự",), OURS),
        ("Trường Tiểu học Võ Thị Sáu", (), OTHER),
        ("Trường Tiểu học Võ Thị Sáu", ("Đoàn Thanh niên các trường",), OURS),
        ("Công đoàn Trường Tiểu học Võ Thị Sáu", ("Công đoàn các trường",), OURS),
        ("Trạm Y tế xã", ("Hội Chữ thập đỏ các trường",), OURS),
        ("Công đoàn Trường Tiểu học Võ Thị Sáu", (), OTHER),
        ("Liên đội Trường Tiểu học Ngô Gia Tự", (), OURS),
        ("Phòng Văn hóa - Xã hội", ("Các trường có tiết mục được chọn",), ASK),
        ("Tiểu ban Chuyên môn", (), OTHER),
        ("Đội ứng phó nhanh", ("Công an xã",), OTHER),
        ("Tổ kiểm tra", (), OTHER),
        ("Ban điều hành quỹ", (), OTHER),
        ("Đội bóng đá của các nhà trường", (), ASK),
        ("Tổ kiểm tra nội bộ", (), OURS),
        ("Ban chăm sóc sức khỏe học sinh", (), OURS),
        ("Ban chăm sóc sức khỏe học sinh xã", (), OTHER),
        ("Đội quản lý thị trường", (), OTHER),
        ("Hội Nông dân", (), OTHER),
        ("Câu lạc bộ Khuyến học thôn 3", ("Công an xã",), ASK),
        ("Ban Chấp hành Công đoàn xã", (), OTHER),
        ("Bí thư Chi đoàn", (), ASK),
        ("Khoa Dược", (), OTHER),
        ("Các khoa, phòng", (), OTHER),
    ],
)
def test_rows_of_others_in_which_the_school_helps(lead: str, support: tuple[str, ...], expected: str) -> None:
    assert concern(a_row("Thăm hỏi", lead, *support)) == expected


@pytest.mark.parametrize(("last", "expected"), [(date(2024, 3, 6), OURS), (date(2024, 5, 31), INFO)])
def test_the_day_of_an_event_is_work_and_a_long_phase_is_information(last: date, expected: str) -> None:
    timing = Timing("từ ngày 05/3/2024", date(2024, 3, 5), last)
    assert concern(a_requirement("Thời gian thi: từ ngày 05/3/2024.", RequirementKind.TASK, timing=timing)) == expected


@pytest.mark.parametrize(("heading", "expected"), [("1. Cấp trường", OURS), ("2. Cấp huyện", INFO)])
def test_a_span_of_days_for_what_each_school_holds_is_work(heading: str, expected: str) -> None:
    timing = Timing("từ ngày 05/3/2024", date(2024, 3, 5), date(2024, 4, 30))
    said = "Thời gian: từ ngày 05/3/2024 đến ngày 30/4/2024."
    assert concern(a_requirement(said, RequirementKind.TASK, heading=heading, timing=timing)) == expected


def test_work_of_nobody_names_who_it_is_common_to() -> None:
    said = a_requirement("Gắn kết quả với bình xét thi đua.", RequirementKind.TASK)
    (entry,) = map_directive(a_directive(said, **PROVINCE), a_profile(), RULES).information
    assert "Nhiệm vụ chung của UBND tỉnh Đắk Nông" in entry.reason
