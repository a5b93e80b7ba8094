"""Who a requirement concerns, and that none disappears."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generate.concern.applicability import is_dated
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive, trace_of
from model.directive import Directive, Requirement, RequirementKind
from model.school import SchoolLevel, SchoolProfile
from model.task import Mapping, SchoolTask
from model.timing import Recurrence, Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
DUTY, PURPOSE, PRINCIPLE, TASK = (
    RequirementKind.DUTY,
    RequirementKind.PURPOSE,
    RequirementKind.PRINCIPLE,
    RequirementKind.TASK,
)
PROVINCE = {"issuer": "UBND tỉnh Đắk Nông", "place": "Gia Nghĩa"}


def mapped(*requirements: Requirement, profile: SchoolProfile | None = None, **fields: object) -> Mapping:
    return map_directive(a_directive(*requirements, **fields), profile or a_profile(), RULES)


def only_task(mapping: Mapping) -> SchoolTask:
    assert not (mapping.not_ours or mapping.to_decide or mapping.information), mapping
    (task,) = asked(mapping)
    return task


def asked(mapping: Mapping) -> list[SchoolTask]:
    """The tasks that the directive asks for, without those that every plan has."""
    return [task for task in mapping.tasks if task.sources]


bodies = st.sampled_from(
    [
        "Các cơ quan, đơn vị",
        "Phòng Nội vụ",
        "Các trường thuộc huyện",
        "Công đoàn",
        "Cụm thi đua số 4",
        "Cụm thi đua số 2",
        "Hội đồng Thi đua - Khen thưởng huyện",
        "Các cơ quan, đơn vị liên quan",
        "Nhân dân",
        "",
        "; ",
    ]
)
sentences = st.one_of(
    st.text(max_size=60),
    st.builds("{} {}".format, bodies, st.sampled_from(["xây dựng kế hoạch gửi về UBND huyện", "đẩy mạnh thi đua", ""])),
)
timings = st.none() | st.builds(
    Timing,
    text=st.just("x"),
    start=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    due=st.none() | st.dates(date(2025, 1, 1), date(2025, 12, 31)),
    recurs=st.none() | st.sampled_from(Recurrence),
)
requirements = st.builds(
    a_requirement,
    sentences,
    st.sampled_from(RequirementKind),
    ref=st.none() | st.sampled_from(["I.1", "II.1.-2", "PL1/I.1"]),
    addressees=st.lists(bodies, max_size=2).map(tuple),
    lead=st.none() | bodies,
    support=st.lists(bodies, max_size=2).map(tuple),
    timing=timings,
    heading=st.none() | bodies,
)


@given(
    st.lists(requirements, max_size=6),
    st.sampled_from(["UBND huyện Đắk Song", "UBND tỉnh Đắk Nông", "UBND huyện Cư Jút", "Chi cục X", None]),
    st.sampled_from(SchoolLevel),
    st.sampled_from(["Cụm thi đua số 4", None]),
)
@settings(deadline=None)
def test_every_requirement_ends_in_exactly_one_place(found, issuer, level, cluster) -> None:  # type: ignore[no-untyped-def]
    mapping = mapped(*found, profile=a_profile(level=level, cluster=cluster), issuer=issuer)
    left = Counter(item.trace for part in (mapping.not_ours, mapping.to_decide, mapping.information) for item in part)
    given = Counter(trace for task in mapping.tasks for trace in task.sources)
    wanted = Counter(trace_of(requirement) for requirement in found)
    assert set(left) | set(given) == set(wanted)
    assert left <= wanted <= left + given  # a sentence of two dated acts gives two tasks
    assert len({task.id for task in mapping.tasks}) == len(mapping.tasks)
    assert all(item.reason for part in (mapping.not_ours, mapping.to_decide, mapping.information) for item in part)


@pytest.mark.parametrize(
    ("lead", "own_name"),
    [
        ("Thủ trưởng các cơ quan, đơn vị", "Hiệu trưởng"),
        ("Các cơ quan, đơn vị", "Nhà trường"),
        ("Các cơ quan, đơn vị, địa phương", "Nhà trường"),
        ("Các trường thuộc huyện", "Nhà trường"),
        ("Thủ trưởng các đơn vị sự nghiệp công lập", "Hiệu trưởng"),
        ("Cán bộ, công chức, viên chức", "Cán bộ, giáo viên, nhân viên"),
        ("Sở Tư pháp; các cơ quan, đơn vị, địa phương", "Nhà trường"),
    ],
)
def test_a_row_led_by_bodies_like_ours_is_ours(lead: str, own_name: str) -> None:
    task = only_task(mapped(a_row("Sơ kết phong trào", lead, "Các tổ chức đoàn thể")))
    assert (task.lead, task.support) == (own_name, ("Các đoàn thể",))


@pytest.mark.parametrize(
    "lead", ["Phòng Nội vụ", "UBND huyện", "Các sở, ban, ngành", "UBND các xã, phường", "Công an xã"]
)
def test_a_row_led_by_a_named_office_is_not_ours_and_the_reason_names_it(lead: str) -> None:
    mapping = mapped(a_row("Phân bổ quỹ", lead, "Phòng Tài chính"))
    assert lead in mapping.not_ours[0].reason
    assert not mapping.tasks


@pytest.mark.parametrize(
    ("support", "ours"),
    [
        ("Các trường thuộc huyện", "Các trường thuộc huyện"),
        ("Các cơ quan, đơn vị có liên quan", "Các cơ quan, đơn vị có liên quan"),
        ("Các cơ quan, đơn vị", "Nhà trường"),
        ("Các trường học; Trạm Y tế xã", "Nhà trường"),
    ],
)
def test_our_own_district_counts_on_us_as_support(support: str, ours: str) -> None:
    task = only_task(mapped(a_row("Tổ chức kiểm tra", "Phòng Nội vụ", support)))
    assert (task.lead, task.support) == ("Phòng Nội vụ", (ours,))


@pytest.mark.parametrize("support", ["Các cơ quan, đơn vị liên quan", "Các cơ quan, đơn vị, địa phương"])
def test_a_provinces_wide_support_is_only_information(support: str) -> None:
    mapping = mapped(a_row("Đào tạo cán bộ", "Sở Nội vụ", support), **PROVINCE)
    assert "Sở Nội vụ" in mapping.information[0].reason
    assert not mapping.tasks


def test_a_provinces_wide_lead_is_decided_by_a_person_unless_the_province_speaks_to_schools() -> None:
    row = a_row("Quản lý tài sản công", "Các cơ quan, đơn vị, địa phương", "Sở Tài chính")
    assert "ngầm hiểu" in mapped(row, **PROVINCE).to_decide[0].reason
    task = only_task(mapped(row, **PROVINCE, recipients=("Các trường tiểu học",)))
    assert task.support == ("Sở Tài chính",)


def test_upper_secondary_schools_are_not_a_primary_school() -> None:
    row = a_row("Thi tốt nghiệp", "Các trường THPT, THCS-THPT")
    assert mapped(row).not_ours
    assert mapped(row, profile=a_profile(level=SchoolLevel.UPPER_SECONDARY)).tasks


def test_a_lead_that_no_rule_knows_is_decided_by_a_person() -> None:
    for row in (a_row("Việc gì đó", "Nhóm bạn đọc"), a_row("Việc gì đó", None), a_row("Thăm hỏi", "Công đoàn")):
        assert mapped(row).to_decide[0].reason


def test_a_row_of_all_clusters_becomes_ours() -> None:
    row = a_row("Tổ chức hội nghị tổng kết các cụm thi đua", "Các cụm thi đua", "Các đơn vị thành viên")
    task = only_task(mapped(row))
    assert task.title == "Tham dự hội nghị tổng kết cụm thi đua số 4"
    assert (task.lead, task.support) == ("Cụm số 4", ("Nhà trường",))
    assert mapped(a_row("Hội nghị tổng kết", "Cụm thi đua số 5")).not_ours


def test_without_a_cluster_in_the_profile_a_person_decides() -> None:
    assert mapped(a_row("Hội nghị", "Cụm thi đua số 4"), profile=a_profile(cluster=None)).to_decide


def test_an_event_of_the_level_above_is_attended() -> None:
    row = a_row("Tổ chức tổng kết năm học 2023-2024 cấp huyện", "Phòng Giáo dục và Đào tạo", "Các trường học")
    assert only_task(mapped(row)).title == "Dự tổng kết năm học 2023-2024 cấp huyện"


def test_what_only_advises_above_becomes_the_units_product() -> None:
    row = a_row(
        "Tham mưu ban hành Kế hoạch kiểm tra trên địa bàn tỉnh",
        "Các cơ quan, đơn vị, địa phương",
        product="Kế hoạch tự kiểm tra năm 2026 của cơ quan, đơn vị, địa phương",
    )
    assert only_task(mapped(row)).title == "Xây dựng kế hoạch tự kiểm tra năm 2026 của đơn vị"


DUE = Timing("trước ngày 15/3/2024", due=date(2024, 3, 14))


def test_a_dated_duty_is_a_task_an_undated_one_a_standing_task_and_an_aim_information() -> None:
    mapping = mapped(
        a_requirement("Đẩy mạnh thi đua.", PURPOSE, "I.1"),
        a_requirement("Các cơ quan, đơn vị tự kiểm tra trước ngày 15/3/2024.", DUTY, "III.1", timing=DUE),
        a_requirement("Xây dựng kế hoạch và gửi về UBND huyện.", DUTY, "III.2", addressees=("Các cơ quan, đơn vị",)),
        a_requirement("Tiếp tục nâng cao chất lượng.", TASK, "II.1"),
    )
    assert [(task.sources[0].ref, task.is_standing) for task in asked(mapping)] == [
        ("III.1", False),
        ("III.2", False),
        ("II.1", True),
    ]
    assert [item.trace.ref for item in mapping.information] == ["I.1"]


def test_content_that_names_nobody_is_information_where_the_table_assigns_the_work() -> None:
    content = a_requirement("Tiếp tục nâng cao chất lượng.", TASK, "II.1")
    named = a_requirement("Tuyên truyền tới phụ huynh.", TASK, "II.2", addressees=("Các trường học",))
    mapping = mapped(a_row("Sơ kết", "Các cơ quan, đơn vị"), content, named)
    assert [task.is_standing for task in asked(mapping)] == [False, True]
    assert [item.trace.ref for item in mapping.information] == ["II.1"]


def test_a_sentence_that_repeats_a_row_joins_it() -> None:
    row = a_row("Xây dựng kế hoạch thi đua năm 2024", "Thủ trưởng các cơ quan, đơn vị", timing=DUE)
    duty = a_requirement(
        "Căn cứ Kế hoạch này xây dựng kế hoạch thi đua năm 2024, gửi về UBND huyện trước ngày 15/3/2024.",
        DUTY,
        "III.6",
        addressees=("Các cơ quan, đơn vị",),
        timing=DUE,
    )
    task = only_task(mapped(row, duty))
    assert [trace.ref for trace in task.sources] == ["PL1/I.1", "III.6"]


def test_a_duty_of_the_council_above_is_mirrored_but_its_tasks_are_not() -> None:
    council = ("Thành viên Hội đồng Thi đua - Khen thưởng huyện",)
    mapping = mapped(
        a_requirement("Kiểm tra, đôn đốc các cơ quan, đơn vị.", DUTY, "III.2", addressees=council),
        a_requirement("Kiểm tra ít nhất 03 xã trong năm.", TASK, "II.4", addressees=council),
    )
    assert [item.trace.ref for item in mapping.information] == ["III.2"]
    assert [item.trace.ref for item in mapping.not_ours] == ["II.4"]


def test_a_sentence_about_somebody_is_limited_to_them() -> None:
    clause = a_requirement(
        "Đối với các cơ quan Trung ương đóng trên địa bàn, thủ trưởng cơ quan chỉ đạo thực hiện.",
        addressees=("thủ trưởng cơ quan, đơn vị",),
    )
    assert mapped(clause, **PROVINCE).not_ours


def test_a_provinces_sentence_follows_the_row_of_the_same_wording() -> None:
    text = "Tổ chức thực hiện nghiêm quy chế quản lý và sử dụng tài sản công"
    ours = mapped(a_requirement(text), a_row(text, "Các cơ sở giáo dục"), **PROVINCE)
    theirs = mapped(a_requirement(text), a_row(text, "Sở Tài chính"), **PROVINCE)
    assert "PL1/I.1" in ours.information[0].reason
    assert "Sở Tài chính" in theirs.not_ours[0].reason and len(theirs.not_ours) == 2


def test_a_provinces_targets_are_information_but_work_for_units_is_asked() -> None:
    mapping = mapped(
        a_requirement("Tỷ lệ giải ngân đạt trên 90%."),
        a_requirement("Bố trí kinh phí tại cơ quan, đơn vị."),
        a_requirement("100% đơn vị sự nghiệp công lập công khai tài chính."),
        **PROVINCE,
    )
    assert (len(mapping.information), len(mapping.to_decide), len(mapping.tasks)) == (2, 1, 0)


def test_recipients_that_name_schools_bind_the_school() -> None:
    clause = a_requirement("Rà soát cơ sở vật chất trước ngày 15/3/2024.", timing=DUE)
    assert mapped(clause, issuer="Sở Giáo dục và Đào tạo", recipients=("Các trường tiểu học",)).tasks
    assert not mapped(clause, issuer="Sở Giáo dục và Đào tạo", recipients=("Các trường THPT",)).tasks


def test_a_directive_of_another_district_is_decided_by_a_person() -> None:
    mapping = mapped(a_row("Sơ kết", "Các cơ quan, đơn vị"), issuer="UBND huyện Cư Jút")
    assert "Cư Jút" in mapping.to_decide[0].reason


@pytest.mark.parametrize(
    ("timing", "dated"),
    [
        (None, False),
        (Timing("Thường xuyên", recurs=Recurrence.CONTINUOUS), False),
        (Timing("Hằng quý", recurs=Recurrence.QUARTERLY), True),
        (Timing("Năm 2024", date(2024, 1, 1), date(2024, 12, 31)), False),
        (Timing("Quý I", date(2024, 1, 1), date(2024, 3, 31)), True),
        (Timing("Trước 15/3", None, date(2024, 3, 14)), True),
        (Timing("Theo quy định"), False),
    ],
)
def test_only_a_near_deadline_or_a_rhythm_dates_a_sentence(timing: Timing | None, dated: bool) -> None:
    assert is_dated(timing) is dated


def test_ids_do_not_change_and_differ_for_equal_rows() -> None:
    rows = (a_row("Sơ kết", "Nhà trường", ref=None), a_row("Sơ kết", "Nhà trường", ref=None))
    first, second = mapped(*rows), mapped(*rows)
    assert [task.id for task in first.tasks] == [task.id for task in second.tasks]
    assert len({task.id for task in asked(first)}) == 2


def test_a_directive_without_requirements_gives_an_empty_mapping() -> None:
    empty: Directive = a_directive()
    mapping = map_directive(empty, a_profile(), RULES)
    assert mapping == Mapping((), (), (), (), wants_plan=False, plan_reason="Văn bản không giao việc cho trường")
