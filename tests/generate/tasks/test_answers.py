"""What a task hands in and to whom, and whether the directive wants a plan."""

from __future__ import annotations

import pytest

from generate.rules import parse_rules
from generate.tasks.answers import kind_of, receiver_of
from generate.tasks.mapping import map_directive
from model.directive import RequirementKind
from model.task import AnswerKind, Mapping
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
PLAN, REPORT, LIST, REGISTRATION, ATTENDANCE, FORM = (
    AnswerKind.PLAN,
    AnswerKind.REPORT,
    AnswerKind.LIST,
    AnswerKind.REGISTRATION,
    AnswerKind.ATTENDANCE,
    AnswerKind.FORM,
)


def mapped(*texts: str, **fields: object) -> Mapping:
    asked = [
        a_requirement(text, RequirementKind.DUTY, f"III.{n}", page=n, addressees=("Các trường học",))
        for n, text in enumerate(texts, start=1)
    ]
    return map_directive(a_directive(*asked, **fields), a_profile(), RULES)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xây dựng, ban hành kế hoạch phòng cháy của đơn vị.", PLAN),
        ("Lập phương án sơ tán học sinh, gửi UBND xã.", PLAN),
        ("Cụ thể hóa chỉ thị bằng chương trình của trường.", PLAN),
        ("Tổng hợp kết quả, báo cáo về Phòng Văn hóa - Xã hội.", REPORT),
        ("Báo cáo sơ kết học kỳ trước ngày 10/01.", REPORT),
        ("Thực hiện chế độ báo cáo hằng tháng.", REPORT),
        ("Gửi báo cáo theo mẫu số 02.", REPORT),
        ("Lập danh sách học sinh chưa có thẻ bảo hiểm.", LIST),
        ("Danh sách trẻ 5 tuổi nộp về phường.", LIST),
        ("Đăng ký tham gia giải bóng đá nhi đồng.", REGISTRATION),
        ("Gửi phiếu đăng ký trước 16 giờ.", REGISTRATION),
        ("Hồ sơ đăng ký dự thi nộp tại văn phòng.", REGISTRATION),
        ("Cử 03 giáo viên đi tập huấn bơi.", ATTENDANCE),
        ("Cử học sinh tham gia ngày hội.", ATTENDANCE),
        ("Dự đầy đủ hội nghị triển khai.", ATTENDANCE),
        ("Các trường đăng ký tiết mục qua hòm thư của Ban Giám khảo.", REGISTRATION),
        ("Cử 01 viên chức làm đầu mối, gửi số điện thoại về UBND xã.", LIST),
        ("Cử giáo viên đưa đón học sinh từ bến xe.", None),
        ("Hoàn thành hồ sơ xét tặng, gửi về Phòng Nội vụ.", FORM),
        ("Kê khai phiếu khảo sát trực tuyến.", FORM),
        ("Tổ chức chào cờ đầu tuần.", None),
        ("Thực hiện theo kế hoạch của UBND xã.", None),
        ("Giáo viên soạn kế hoạch bài dạy.", None),
        ("Cử tri phản ánh về đường đến trường.", None),
        ("Niêm yết danh sách đăng ký tại bảng tin.", None),
        ("Mời báo cáo viên nói chuyện với học sinh.", None),
        ("Giáo viên báo cáo ngay ban giám hiệu khi có sự cố.", None),
    ],
)
def test_the_words_tell_the_kind(text: str, kind: AnswerKind | None) -> None:
    assert kind_of((text,), None, RULES) is kind


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Báo cáo kết quả về UBND xã Nâm N'Jang chậm nhất ngày 5/6.", "UBND xã Nâm N'Jang"),
        (
            "Gửi kế hoạch về UBND phường (qua Phòng Văn hóa - Xã hội) trước ngày 3/5",
            "UBND phường (qua Phòng Văn hóa - Xã hội)",
        ),
        ("Nộp hồ sơ tại Bộ phận Tiếp nhận và Trả kết quả huyện.", "Bộ phận Tiếp nhận và Trả kết quả huyện"),
        ("Đăng ký với Phòng Giáo dục và Đào tạo trước 20/9.", "Phòng Giáo dục và Đào tạo"),
        ("Gửi danh sách (theo mẫu) về Sở Y tế qua thư điện tử.", "Sở Y tế"),
        ("Lập danh sách, bàn giao cho Đoàn Thanh niên xã.", "Đoàn Thanh niên xã"),
        ("Đăng ký đội thi qua thư điện tử của Ban Tổ chức trước 05/11.", "Ban Tổ chức"),
        ("Báo cáo Đảng ủy xã kết quả học tập.", "Đảng ủy xã"),
        ("Báo cáo kết quả thực hiện của đơn vị.", None),
        ("Gửi thư cảm ơn cha mẹ học sinh.", None),
    ],
)
def test_the_receiver_is_as_printed(text: str, receiver: str | None) -> None:
    assert receiver_of(text, RULES) == receiver


def test_a_report_that_names_nobody_goes_to_who_asked_and_a_list_to_nobody_known() -> None:
    report, names = mapped("Báo cáo kết quả quý I.", "Lập danh sách học sinh nghèo.", kind="Công văn").tasks
    assert report.answer is not None
    assert (report.answer.kind, report.answer.receiver) == (REPORT, "UBND huyện Đắk Song")
    assert names.answer is not None
    assert (names.answer.kind, names.answer.receiver) == (LIST, None)


def test_a_dossier_in_a_letter_about_registering_registers() -> None:
    sent = "Các trường nộp hồ sơ tại Phòng Nội vụ trước ngày 25/9."
    (task,) = mapped(sent, kind="Công văn", subject="đăng ký danh hiệu thi đua năm học mới").tasks
    assert task.answer is not None
    assert (task.answer.kind, task.answer.receiver) == (REGISTRATION, "Phòng Nội vụ")


def test_who_only_helps_hands_nothing_in() -> None:
    row = a_row("Báo cáo tổng kết năm", "Phòng Nội vụ", "Các trường học")
    (task,) = (task for task in map_directive(a_directive(row, kind="Công văn"), a_profile(), RULES).tasks)
    assert task.answer is None


PROVINCE = {"issuer": "UBND tỉnh Đắk Nông"}


@pytest.mark.parametrize(
    ("texts", "fields", "wanted", "reason"),
    [
        (("Tổ chức ngày hội.", "Trồng cây."), {}, True, "Theo lệ"),
        (("Tổ chức ngày hội.",), {"kind": "Chỉ thị"}, True, "Theo lệ"),
        (("Tổ chức ngày hội.", "Trồng cây."), {"kind": "Công văn"}, False, "Công văn này không yêu cầu"),
        (("Xây dựng kế hoạch, gửi về UBND huyện.",), {"kind": "Công văn"}, True, "(III.1)"),
        (("Cử 02 giáo viên dự họp.",), {"kind": "Giấy mời"}, False, "Giấy mời này không yêu cầu"),
        (("Trồng cây.",), {"kind": "Quyết định", "subject": "phát động phong trào thi đua trồng cây"}, True, "Theo lệ"),
        (("Trồng cây.",), {"kind": "Quyết định", "subject": "tặng Giấy khen"}, False, "Quyết định này"),
        (("Trồng cây.",), PROVINCE, False, "chỉ giao cho trường một việc"),
        (("Trồng cây.", "Tổ chức ngày hội."), PROVINCE, True, "Theo lệ"),
        (("Trồng cây.", "Đo thị lực."), {"issuer": "Trung tâm Y tế huyện Đắk Song"}, False, "không phải cấp trên"),
        ((), {}, False, "không giao việc"),
    ],
)
def test_a_plan_is_wanted_where_it_is_asked_or_the_custom(
    texts: tuple[str, ...], fields: dict[str, object], wanted: bool, reason: str
) -> None:
    mapping = mapped(*texts, **fields)
    assert (mapping.wants_plan, reason in mapping.plan_reason) == (wanted, True), mapping.plan_reason


def test_what_is_to_decide_is_not_said_to_be_nothing() -> None:
    row = a_row("Rà soát thủ tục", "Các cơ quan, đơn vị, địa phương")
    mapping = map_directive(a_directive(row, **PROVINCE), a_profile(), RULES)
    assert (len(mapping.tasks), len(mapping.to_decide), mapping.wants_plan) == (0, 1, False)
    assert mapping.plan_reason.startswith("Chưa rõ")
