from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from generate.tasks.explanation import explain_disposition, explain_task
from model.kept import DirectiveState, KeptDirective
from model.memory import Correction, TaskField
from model.source import BBox, Source
from model.task import Answer, AnswerKind, Disposition, SchoolTask, TaskOrigin, TaskStatus, Trace
from model.timing import Recurrence, Timing

_DIRECTIVE = KeptDirective(
    "d1", "ab", "50.pdf", DirectiveState.DRAFTED, datetime(2024, 2, 20, tzinfo=UTC),
    kind="Kế hoạch", code="50/KH-UBND", issuer="UBND huyện Đắk Song", issued_on=date(2024, 2, 19),
)  # fmt: skip
_TRACE = Trace("PL1/I.3", Source("ab", 6, BBox(70, 144, 500, 160), "Báo cáo trước ngày 15/3/2024"))
_TASK = SchoolTask(
    id="t1", title="Báo cáo", lead="Hiệu trưởng", support=("Tổ văn phòng", "Công đoàn"),
    timing=Timing("Trước 12/3/2024", due=date(2024, 3, 11)), group="Quý I", origin=TaskOrigin.REQUIREMENT,
    sources=(_TRACE, Trace(None, Source("ab", 4, BBox(70, 72, 500, 90), "Gửi báo cáo quý I"))),
    why="Trường được nêu tên",
)  # fmt: skip
_DAY = date(2024, 3, 1)


def _facts(task: SchoolTask, today: date = _DAY) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for fact in explain_task(task, _DIRECTIVE, today).facts:
        told.setdefault(fact.label, []).append(fact.text)
    return told


def test_every_requirement_is_quoted_with_page_and_place() -> None:
    assert _facts(_TASK)["Căn cứ"] == [
        "“Báo cáo trước ngày 15/3/2024” (mục PL1/I.3, trang 6, cách mép trên 51 mm)",
        "“Gửi báo cáo quý I” (trang 4, cách mép trên 25 mm)",
    ]


def test_the_directives_own_deadline_is_told_only_where_the_schools_is_another() -> None:
    asked = replace(_TASK, asked=Timing("Trước 15/3/2024", due=date(2024, 3, 14)))
    assert _facts(asked)["Văn bản yêu cầu"] == ["Trước 15/3/2024 (hạn 14/03/2024); trường tự đặt thời gian khác"]
    assert "Văn bản yêu cầu" not in _facts(_TASK)


def test_the_answer_names_its_receiver_or_says_that_none_is_known() -> None:
    sent = replace(_TASK, answer=Answer(AnswerKind.REPORT, "Phòng Nội vụ"))
    assert _facts(sent)["Phải nộp"] == ["báo cáo, gửi Phòng Nội vụ"]
    assert _facts(replace(_TASK, answer=Answer(AnswerKind.LIST)))["Phải nộp"] == ["danh sách, chưa rõ nơi nhận"]
    assert "Phải nộp" not in _facts(_TASK)


def test_what_is_unknown_is_said_to_be_unknown() -> None:
    told = _facts(replace(_TASK, lead=None, support=(), timing=None, why=""))
    assert (told["Chủ trì"], told["Phối hợp"], told["Thời gian"]) == (["chưa rõ"], ["không"], ["không nêu"])


def test_recurrences_and_states_are_said_in_words() -> None:
    told = _facts(replace(_TASK, timing=Timing("Hàng quý", recurs=Recurrence.QUARTERLY), status=TaskStatus.ACTIVE))
    assert told["Thời gian"] == ["Hàng quý (lặp lại hằng quý)"]
    assert told["Tình trạng"] == ["đã duyệt, đang thực hiện"]


def test_late_depends_on_the_day_and_not_on_what_is_done() -> None:
    assert "QUÁ HẠN" not in _facts(_TASK)["Tình trạng"][0]
    assert "QUÁ HẠN" in _facts(_TASK, date(2024, 3, 12))["Tình trạng"][0]
    assert "QUÁ HẠN" not in _facts(replace(_TASK, status=TaskStatus.DONE), date(2024, 3, 12))["Tình trạng"][0]


def test_a_requirement_without_a_task_tells_its_list_and_reason() -> None:
    entry = Disposition(_TRACE, "Phòng Nội vụ tổng hợp", "Giao cho Phòng Nội vụ")
    explained = explain_disposition("not_ours", entry, _DIRECTIVE)
    assert explained.title == "Phòng Nội vụ tổng hợp"
    assert [fact.text for fact in explained.facts] == [
        "Kế hoạch 50/KH-UBND của UBND huyện Đắk Song ngày 19/02/2024",
        "“Báo cáo trước ngày 15/3/2024” (mục PL1/I.3, trang 6, cách mép trên 51 mm)",
        "Không phải của trường",
        "Giao cho Phòng Nội vụ",
    ]


def test_what_people_have_changed_is_told_with_who_and_when() -> None:
    def changed(task_id: str, field: TaskField, before: object, after: object) -> Correction:
        at = datetime(2024, 3, 2, tzinfo=UTC)
        return Correction("d1", task_id, field, before, after, "cô Hoa", at, "", "")  # type: ignore[arg-type]

    corrections = [
        changed("t1", TaskField.LEAD, None, "Hiệu trưởng"),
        changed("t1", TaskField.SUPPORT, ("a", "b"), ()),
        changed("t2", TaskField.TITLE, "x", "y"),
    ]
    told = [fact.text for fact in explain_task(_TASK, _DIRECTIVE, _DAY, corrections).facts if fact.label == "Đã sửa"]
    assert told == [
        "chủ trì: “để trống” thành “Hiệu trưởng” (cô Hoa, 02/03/2024)",
        "phối hợp: “a; b” thành “để trống” (cô Hoa, 02/03/2024)",
    ]
