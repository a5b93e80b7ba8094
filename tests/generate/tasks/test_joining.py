"""Requirements that ask the same become one task; those that only sound alike do not."""

from __future__ import annotations

from datetime import date

import pytest

from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from model.directive import Block, BlockKind, Requirement, RequirementKind
from model.source import BBox
from model.task import SchoolTask
from model.timing import Recurrence, Timing
from tests.generate.directives import a_directive, a_profile, a_requirement, a_row

RULES = parse_rules()
SCHOOLS = ("Các trường học",)


def tasks_of(*requirements: Requirement, blocks: tuple[Block, ...] = ()) -> list[SchoolTask]:
    directive = a_directive(*requirements, blocks=blocks, subject="Nhiệm vụ năm 2024")
    return [task for task in map_directive(directive, a_profile(), RULES).tasks if task.sources]


def by(day: date, text: str) -> Timing:
    return Timing(text, due=day)


def a_duty(text: str, ref: str = "III.1", timing: Timing | None = None) -> Requirement:
    return a_requirement(text, RequirementKind.DUTY, ref, addressees=SCHOOLS, timing=timing)


MARCH, APRIL = by(date(2024, 3, 14), "trước ngày 15/3/2024"), by(date(2024, 4, 30), "đến hết tháng 4/2024")


def test_a_deadline_told_twice_is_the_earlier_and_both_are_shown() -> None:
    row = a_row("Xây dựng kế hoạch thi đua năm 2024", "Các trường học", timing=APRIL)
    sentence = a_duty("Các trường xây dựng kế hoạch thi đua năm 2024, gửi về UBND huyện trước ngày 15/3/2024.")
    (task,) = tasks_of(row, a_duty(sentence.text, timing=MARCH))
    assert task.timing == MARCH
    assert MARCH.text in task.why and APRIL.text in task.why
    assert [trace.ref for trace in task.sources] == ["PL1/I.1", "III.1"]


def test_an_undated_sentence_joins_the_row_that_dates_it() -> None:
    row = a_row("Tổng vệ sinh trường lớp đầu năm", "Các trường học", timing=MARCH)
    (task,) = tasks_of(row, a_duty("Các trường tổ chức tổng vệ sinh trường lớp đầu năm học."))
    assert task.timing == MARCH and not task.is_standing


@pytest.mark.parametrize(
    ("row", "sentence", "times"),
    [
        ("Báo cáo công tác thi đua quý I", "Báo cáo công tác thi đua quý II.", (MARCH, APRIL)),
        ("Họp phụ huynh khối lớp 5 đầu năm", "Họp phụ huynh khối lớp 1 đầu năm.", (MARCH, None)),
        (
            "Báo cáo công tác thi đua khen thưởng",
            "Báo cáo công tác thi đua khen thưởng hằng quý.",
            (MARCH, "quarterly"),
        ),
        (
            "Sơ kết phong trào thi đua năm",
            "Sơ kết phong trào thi đua năm.",
            (MARCH, by(date(2024, 12, 31), "Tháng 12/2024")),
        ),
    ],
)
def test_other_numbers_rhythms_and_far_deadlines_stay_apart(
    row: str, sentence: str, times: tuple[Timing, Timing | str | None]
) -> None:
    second = Timing("hằng quý", recurs=Recurrence.QUARTERLY) if isinstance(times[1], str) else times[1]
    assert len(tasks_of(a_row(row, "Các trường học", timing=times[0]), a_duty(sentence, timing=second))) == 2


def test_a_sentence_about_this_work_gives_it_its_deadline() -> None:
    (task,) = tasks_of(
        a_duty("Các trường chằng chống phòng học, nhà để xe."),
        a_duty("Việc này hoàn thành trước ngày 15/3/2024.", timing=MARCH),
    )
    assert task.title == "Chằng chống phòng học, nhà để xe"
    assert task.timing == MARCH


def a_list(lead_in: str, *lines: str) -> tuple[tuple[Requirement, ...], tuple[Block, ...]]:
    block = Block(BlockKind.PROSE, 1, BBox(85, 100, 540, 120), len(lead_in.split()), lead_in, "II.1")
    return tuple(a_duty(line, f"II.1.-{n}") for n, line in enumerate(lines, 1)), (block,)


def test_lines_that_only_name_things_are_one_task_with_their_lead_in() -> None:
    lines, blocks = a_list("- Sinh hoạt lớp, hướng dẫn học sinh:", "Nhận biết hố sâu;", "Cách gọi người lớn.")
    (task,) = tasks_of(*lines, blocks=blocks)
    assert task.title == "Sinh hoạt lớp, hướng dẫn học sinh: nhận biết hố sâu; cách gọi người lớn"
    assert len(task.sources) == 2


def test_a_line_that_only_names_the_school_has_the_work_of_its_lead_in() -> None:
    lines, blocks = a_list("- Công khai thủ tục hành chính tại:", "Cơ sở giáo dục công lập.")
    (task,) = tasks_of(*lines, blocks=blocks)
    assert task.title == "Công khai thủ tục hành chính tại: cơ sở giáo dục công lập"


def test_lines_that_ask_for_acts_are_tasks_of_their_own() -> None:
    lines, blocks = a_list("Các trường thực hiện:", "Rà soát hố nước;", "Cắm biển cảnh báo.")
    assert [task.title for task in tasks_of(lines[0], blocks=blocks)] == ["Rà soát hố nước"]
    lines, blocks = a_list("Các trường thực hiện:", "Rà soát hố nước;", "Treo biển cảnh báo.")
    assert len(tasks_of(*lines, blocks=blocks)) == 2


def test_the_papers_of_a_dossier_go_with_the_sentence_that_has_it_sent() -> None:
    lines, blocks = a_list("Hồ sơ đăng ký gồm:", "Bản đăng ký;", "Biên bản họp.")
    sender = a_duty("Các trường nộp hồ sơ tại Bộ phận Một cửa trước ngày 15/3/2024.", "II.2", MARCH)
    (task,) = tasks_of(*lines, sender, blocks=blocks)
    assert task.title == "Nộp hồ sơ tại Bộ phận Một cửa, gồm: bản đăng ký; biên bản họp"
    assert task.timing == MARCH and len(task.sources) == 3


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Yêu cầu các trường chủ động rà soát hồ sơ.", "Chủ động rà soát hồ sơ"),
        ("Đề nghị Hiệu trưởng các trường tiểu học có trách nhiệm phân công giáo viên.", "Phân công giáo viên"),
        ("Chỉ đạo các trường tổ chức tập huấn nhằm nâng cao kỹ năng.", "Tổ chức tập huấn"),
        ("Các cơ quan, đơn vị đăng ký công trình chào mừng.", "Đăng ký công trình chào mừng"),
        ("Các trường vận động học sinh trên địa bàn tuyển sinh.", "Vận động học sinh trên địa bàn tuyển sinh"),
        ("Các trường và cơ sở giáo dục công lập tổ chức ngày hội.", "Tổ chức ngày hội"),
        ("Các cơ sở giáo dục rà soát, cập nhật hồ sơ.", "Rà soát, cập nhật hồ sơ"),
        ("Căn cứ Kế hoạch này, các trường xây dựng nội quy.", "Xây dựng nội quy"),
        ("Treo băng rôn tại các trường học (theo Phụ lục 2).", "Treo băng rôn tại nhà trường (theo Phụ lục 2)"),
        (
            "Các trường hưởng ứng phong trào “Các trường học trên địa bàn huyện thi đua”.",
            "Hưởng ứng phong trào “Các trường học trên địa bàn huyện thi đua”",
        ),
    ],
)
def test_a_title_begins_with_its_verb(sentence: str, title: str) -> None:
    (task,) = tasks_of(a_duty(sentence))
    assert task.title == title


def test_the_deadline_at_a_titles_end_stands_in_its_own_column() -> None:
    (task,) = tasks_of(a_duty("Các trường kiểm tra cầu thang, hoàn thành trước ngày 15/3/2024.", timing=MARCH))
    assert task.title == "Kiểm tra cầu thang"


@pytest.mark.parametrize(
    ("sentence", "rhythm", "title"),
    [
        (
            "Thông báo cho cha mẹ ít nhất 02 lần mỗi học kỳ.",
            "mỗi học kỳ",
            "Thông báo cho cha mẹ ít nhất 02 lần mỗi học kỳ",
        ),
        ("Báo cáo tháng: trước ngày 25 hằng tháng.", "trước ngày 25 hằng tháng", "Báo cáo tháng"),
    ],
)
def test_a_rhythm_stays_in_the_title_unless_a_mark_sets_it_off(sentence: str, rhythm: str, title: str) -> None:
    (task,) = tasks_of(a_duty(sentence, timing=Timing(rhythm, recurs=Recurrence.MONTHLY)))
    assert task.title == title


def test_what_still_sounds_like_the_level_above_is_told() -> None:
    (task,) = tasks_of(a_duty("Các trường thực hiện quy chế của ngành về chuyên môn."))
    assert "“của ngành”" in task.why


def test_the_schools_own_plan_is_one_task_however_it_is_called() -> None:
    row = a_row("Ban hành kế hoạch của từng cơ quan, đơn vị", "Các trường học", timing=APRIL)
    (task,) = tasks_of(row, a_duty("Xây dựng kế hoạch của đơn vị, trình Ủy ban nhân dân xã.", timing=MARCH))
    assert task.timing == MARCH and "trình Ủy ban nhân dân xã" in task.title
    about = a_duty("Xây dựng kế hoạch phòng, chống đuối nước.", timing=MARCH)
    assert len(tasks_of(row, about)) == 2


@pytest.mark.parametrize(("day", "count"), [(MARCH, 1), (APRIL, 2)])
def test_a_ceremony_and_its_row_are_one_task_on_the_same_day(day: Timing, count: int) -> None:
    row = a_row("Hội nghị ký kết giao ước thi đua", "Các trường học", timing=MARCH)
    assert len(tasks_of(row, a_duty("Lễ ký kết giao ước tổ chức tại hội trường huyện.", timing=day))) == count


def test_another_meeting_of_the_same_day_stays_another_task() -> None:
    row = a_row("Hội nghị ký kết giao ước thi đua", "Các trường học", timing=MARCH)
    assert len(tasks_of(row, a_duty("Hội thảo ôn thi tốt nghiệp.", timing=MARCH))) == 2


def test_things_called_by_nouns_are_one_task_with_their_lead_in() -> None:
    lines, blocks = a_list("Các trường chuẩn bị cho học sinh:", "Cặp, vở, bút;", "Quần áo ấm, giày dép.")
    assert len(tasks_of(*lines, blocks=blocks)) == 1


@pytest.mark.parametrize(("day", "count"), [(MARCH, 1), (APRIL, 2)])
def test_a_work_called_by_a_noun_joins_its_row_of_the_same_day(day: Timing, count: int) -> None:
    row = a_row("Kiểm tra chéo, lập biên bản chấm điểm", "Các trường học", timing=MARCH)
    assert len(tasks_of(row, a_duty("Việc kiểm tra chéo thực hiện theo thang 100 điểm.", timing=day))) == count
