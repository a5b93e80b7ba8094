import pytest

from evaluation.case import Case, parse_case
from evaluation.plans.truth import Concern, blank_requirements, parse_truth

_CASE = """
= kind Kế hoạch
= issuer UBND xã Đắk Song
= parent_issuer null
= issued_on 2026-02-19
issuer| ỦY BAN NHÂN DÂN / XÃ ĐẮK SONG
number| 50/KH-UBND
place| Đắk Song
kind| KẾ HOẠCH
subject| Công tác thi đua
text| 1. Các trường đăng ký trước ngày 15/3/2026. Các trường ký giao ước. Công an xã tuần tra.
> 1 task for="Các trường" says="Các trường đăng ký trước ngày 15/3/2026." time="trước ngày 15/3/2026" due=2026-03-14
> 1 task for="Các trường" says="Các trường ký giao ước."
> 1 task for="Công an xã" says="Công an xã tuần tra."
recipient| - Lưu: VT.
sign| CHỦ TỊCH / Lê Văn An
"""

_SCHOOL = """
[school]
name = "Trường Tiểu học Đắk Song"
symbol = "ĐS"
place = "Đắk Song"
principal = "Lê Thị Bình"
areas = ["xã Đắk Song"]
"""

_TASKS = """
[[task]]
title = "Đăng ký thi đua"
from = ["1 ~ Các trường đăng ký"]
lead = ["Nhà trường"]
due = 2026-03-14
answer = "registration"
receiver = "UBND xã Đắk Song / Phòng Văn hóa - Xã hội"
[[task]]
title = "Ký giao ước thi đua"
from = ["1 ~ Các trường ký"]
[[task]]
title = "Ban hành kế hoạch của nhà trường"
added = true
"""

_LINES = (
    "ours  | 1 | Các trường đăng ký",
    "ours  | 1 | Các trường ký giao ước",
    "other | 1 | Công an xã",
)


@pytest.fixture
def case() -> Case:
    return parse_case("x", _CASE)


def _written(*lines: str, tasks: str = _TASKS) -> str:
    requirements = "\n".join(lines or _LINES)
    return f'directive = "x"\nanswer = "plan"\nrequirements = """\n{requirements}\n"""\n{_SCHOOL}\n{tasks}'


def test_a_truth_says_whom_each_requirement_concerns_and_what_the_school_does(case: Case) -> None:
    truth = parse_truth("x", _written(), case)
    assert truth.concerns == (Concern.OURS, Concern.OURS, Concern.OTHER)
    assert [sorted(task.sources) for task in truth.tasks] == [[0], [1], []]
    assert truth.tasks[0].receiver == ("UBND xã Đắk Song", "Phòng Văn hóa - Xã hội")
    assert truth.school.name == "Trường Tiểu học Đắk Song"
    assert truth.wants_plan
    assert not truth.held_out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (_written(*_LINES[:2]), "2 requirements of 3"),
        (_written(_LINES[1], _LINES[0], _LINES[2]), r"requirement 1: .* is 1 \| Các trường đăng ký"),
        (_written("mine  | 1 | Các trường đăng ký", *_LINES[1:]), "no concern"),
        (_written(*_LINES[:2], "ours  | 1 | Công an xã"), "no task comes from it"),
        (_written(_LINES[0], "info  | 1 | Các trường ký", _LINES[2]), "it is info, but a task comes from it"),
        (_written(tasks=_TASKS.replace("1 ~ Các trường ký", "1 ~ Các trường")), "2 requirements are"),
        (_written(tasks=_TASKS.replace("2026-03-14", '"14/3/2026"')), "no date"),
        (_written(tasks=_TASKS.replace("added = true", "from = []")), "has sources or is added"),
    ],
)
def test_what_is_wrong_in_a_truth_is_said(case: Case, written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_truth("x", written, case)


def test_a_new_truth_begins_with_every_requirement_of_the_directive(case: Case) -> None:
    assert blank_requirements(case).splitlines() == [
        "????? | 1 | Các trường đăng ký trước ngày 15/3/2026.",
        "????? | 1 | Các trường ký giao ước.",
        "????? | 1 | Công an xã tuần tra.",
    ]
