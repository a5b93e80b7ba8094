"""Why a task is as it is, or why a requirement gave none: facts with Vietnamese labels, for terminal and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from model.kept import KeptDirective
from model.memory import Correction, FieldValue, TaskField
from model.source import Source
from model.task import Answer, Disposition, SchoolTask, TaskOrigin, TaskStatus, Trace
from model.timing import Recurrence, Timing

_MM_PER_PT = 25.4 / 72
_STATES = {
    TaskStatus.PROPOSED: "đề xuất, chưa duyệt",
    TaskStatus.ACTIVE: "đã duyệt, đang thực hiện",
    TaskStatus.DONE: "đã hoàn thành",
    TaskStatus.DROPPED: "không thực hiện",
}
_ORIGINS = {
    TaskOrigin.REQUIREMENT: "yêu cầu của văn bản đến",
    TaskOrigin.RULE: "quy tắc, văn bản đến không nêu",
    TaskOrigin.MEMORY: "kế hoạch đã duyệt trước đây",
    TaskOrigin.PERSON: "người dùng",
}
_RECURS = {
    Recurrence.WEEKLY: "lặp lại hằng tuần",
    Recurrence.MONTHLY: "lặp lại hằng tháng",
    Recurrence.QUARTERLY: "lặp lại hằng quý",
    Recurrence.HALF_YEARLY: "lặp lại nửa năm một lần",
    Recurrence.YEARLY: "lặp lại hằng năm",
    Recurrence.CONTINUOUS: "thường xuyên, không có hạn",
}
_FIELDS = {
    TaskField.TITLE: "lời văn",
    TaskField.LEAD: "chủ trì",
    TaskField.SUPPORT: "phối hợp",
    TaskField.TIMING: "thời gian",
}
_KINDS = {"not_ours": "Không phải của trường", "to_decide": "Cần người quyết định", "information": "Thông tin"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an explanation: `label` says what it tells."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`title` is the task or the requirement itself."""

    title: str
    facts: tuple[Fact, ...]


def explain_task(
    task: SchoolTask, directive: KeptDirective, today: date, corrections: Iterable[Correction] = ()
) -> Explanation:
    """What a task is, where it was read, what made it so, what is handed in, and how far it has come.

    `corrections` are those of people in the directive's tasks; the task's own are told.
    """
    changes = tuple(_change(one) for one in corrections if one.task_id == task.id)
    return Explanation(task.title, (*_task_facts(task, directive, today), *changes))


def explain_disposition(kind: str, entry: Disposition, directive: KeptDirective) -> Explanation:
    """Why a requirement gave no task. `kind` is the list of Mapping in which it stands."""
    facts = (
        Fact("Văn bản đến", _named(directive)),
        _place(entry.trace),
        Fact("Kết luận", _KINDS[kind]),
        Fact("Vì sao", entry.reason or "câu này không giao việc"),
    )
    return Explanation(entry.text, facts)


def time_said(timing: Timing | None) -> str:
    """The time in words, its days, and how it comes back: `Trước 15/3/2024 (hạn 14/3/2024)`."""
    if timing is None:
        return "không nêu"
    details = [
        f"từ {day_said(timing.start)}" if timing.start else "",
        f"hạn {day_said(timing.due)}" if timing.due else "",
    ]
    details.append(_RECURS[timing.recurs] if timing.recurs else "")
    inside = ", ".join(filter(None, details))
    return f"{timing.text} ({inside})" if inside else timing.text


def day_said(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def state_said(status: TaskStatus) -> str:
    return _STATES[status]


def place_said(source: Source) -> str:
    """The page and how far down on it: what a person needs to find the words on paper."""
    return f"trang {source.page}, cách mép trên {round(source.bbox_pt.top * _MM_PER_PT)} mm"


def _task_facts(task: SchoolTask, directive: KeptDirective, today: date) -> Iterator[Fact]:
    yield Fact("Mã", task.id)
    yield Fact("Văn bản đến", _named(directive))
    yield Fact("Từ đâu mà có", _ORIGINS[task.origin])
    for trace in task.sources:
        yield _place(trace)
    yield Fact("Vì sao như vậy", task.why or "giữ nguyên theo văn bản đến")
    yield Fact("Chủ trì", task.lead or "chưa rõ")
    yield Fact("Phối hợp", "; ".join(task.support) or "không")
    yield Fact("Thời gian", time_said(task.timing))
    if task.asked is not None:
        yield Fact("Văn bản yêu cầu", f"{time_said(task.asked)}; trường tự đặt thời gian khác")
    if task.answer is not None:
        yield Fact("Phải nộp", _answer_said(task.answer))
    if task.is_standing:
        yield Fact("Vị trí", "việc thường xuyên: nằm trong các mục của kế hoạch, không ở bảng nhiệm vụ")
    yield Fact("Tình trạng", state_said(task.status) + (", ĐÃ QUÁ HẠN" if task.is_late(today) else ""))


def _change(one: Correction) -> Fact:
    before, after = (_value_said(value) for value in (one.before, one.after))
    return Fact("Đã sửa", f"{_FIELDS[one.field]}: “{before}” thành “{after}” ({one.by}, {day_said(one.at.date())})")


def _value_said(value: FieldValue) -> str:
    said = "; ".join(value) if isinstance(value, tuple) else value.text if isinstance(value, Timing) else value
    return said or "để trống"


def _answer_said(answer: Answer) -> str:
    return (
        f"{answer.kind.value}, gửi {answer.receiver}" if answer.receiver else f"{answer.kind.value}, chưa rõ nơi nhận"
    )


def _place(trace: Trace) -> Fact:
    where = f"mục {trace.ref}, " if trace.ref else ""
    return Fact("Căn cứ", f"“{trace.source.quote}” ({where}{place_said(trace.source)})")


def _named(directive: KeptDirective) -> str:
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    issued = f" ngày {day_said(directive.issued_on)}" if directive.issued_on else ""
    return f"{directive.kind or 'Văn bản'} {directive.code or directive.file_name}{issuer}{issued}"
