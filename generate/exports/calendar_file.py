"""The deadlines as a calendar (RFC 5545): an all-day event for each due date, a recurring one for what comes back.

Events and no to-dos: phones and the calendars of Google and Outlook show no to-do of an imported file. Equal lists give
equal bytes; a task keeps its UID, so that importing again changes events and makes none twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from generate.exports.task_list import STATUS_WORDS, DirectiveTasks, TaskList, source_said
from generate.tasks.workdays import working_days_before
from generate.word.text import legible
from model.task import SchoolTask, TaskStatus
from model.timing import Recurrence, Timing

MEDIA_TYPE = "text/calendar"
ZONE = "Asia/Ho_Chi_Minh"
ALARM_DAYS = 3
_ALARM_HOUR = timedelta(hours=7, minutes=30)
_DAY = timedelta(days=1)
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
_FRIDAY, _SATURDAY = 4, 5
_MONTHS = {
    Recurrence.MONTHLY: tuple(range(1, 13)),
    Recurrence.QUARTERLY: (3, 6, 9, 12),
    Recurrence.HALF_YEARLY: (6, 12),
    Recurrence.YEARLY: (12,),
}
_PRINTED_DAY = re.compile(
    r"(?P<before>trước )?(?:ngày )(?P<day>\d{1,2})(?: (?:hằng|hàng|mỗi) tháng| (?:của )?tháng cuối (?:mỗi )?quý)", re.I
)
_LATEST_MONTH_DAY = 28  # a later one is missing in some months: then the last working day stands


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a recurring duty falls due: Fridays, or one day in each of `months`: `month_day`, else its last working day
    (Monday to Friday: a recurrence rule knows no holidays)."""

    months: tuple[int, ...] = ()
    month_day: int | None = None

    @classmethod
    def of(cls, timing: Timing) -> Rhythm | None:
        """Of a timing that recurs; None where it is due once, or all the time and so never."""
        if timing.recurs is Recurrence.WEEKLY:
            return cls()
        if timing.recurs is None or timing.recurs not in _MONTHS:
            return None
        printed = _PRINTED_DAY.search(timing.text)
        day = int(printed["day"]) - bool(printed["before"]) if printed else 0
        return cls(_MONTHS[timing.recurs], day if 0 < day <= _LATEST_MONTH_DAY else None)

    def falls_on(self, day: date) -> bool:
        if not self.months:
            return day.weekday() == _FRIDAY
        if day.month not in self.months:
            return False
        if self.month_day is not None:
            return day.day == self.month_day
        later = (day + n * _DAY for n in range(1, 4))
        return day.weekday() < _SATURDAY and all(
            other.month != day.month or other.weekday() >= _SATURDAY for other in later
        )

    def rule(self, until: date) -> dict[str, object]:
        """As RRULE says it."""
        if not self.months:
            return {"FREQ": "WEEKLY", "BYDAY": "FR", "UNTIL": until}
        days = {"BYMONTHDAY": self.month_day} if self.month_day else {"BYDAY": list(_WORKDAYS), "BYSETPOS": -1}
        return {"FREQ": "MONTHLY", "BYMONTH": list(self.months), **days, "UNTIL": until}


def to_ics(tasks: TaskList, *, alarm_days: int = ALARM_DAYS) -> bytes:
    """The list as the bytes of an .ics file; alarms ring `alarm_days` working days before, none for 0."""
    calendar = Calendar()
    calendar.add("prodid", "-//vanthu//nhiem vu cua truong//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", legible(f"Nhiệm vụ - {tasks.school}"))
    calendar.add("x-wr-timezone", ZONE)
    for part in tasks.parts:
        for task in part.tasks:
            occasion = _occasion(task, part)
            if occasion is not None:
                calendar.add_component(_event(task, part, occasion, alarm_days))
    written: bytes = calendar.to_ical()
    return written


@dataclass(frozen=True, slots=True)
class _Occasion:
    """The first day on which a task is due, and how it comes back until when."""

    day: date
    rhythm: Rhythm | None = None
    until: date | None = None


def _occasion(task: SchoolTask, part: DirectiveTasks) -> _Occasion | None:
    """None for what is never due, or not done at all."""
    timing = task.timing
    if timing is None or task.status is TaskStatus.DROPPED:
        return None
    if timing.due is not None:
        return _Occasion(timing.due)
    rhythm = Rhythm.of(timing)
    if rhythm is None:
        return None
    starts = timing.start or part.directive.issued_on or part.directive.received_at.date()
    until = date(_last_year(part), 12, 31)
    day = next((day for day in _days(starts, until) if rhythm.falls_on(day)), None)
    return _Occasion(day, rhythm, until) if day else None


def _event(task: SchoolTask, part: DirectiveTasks, occasion: _Occasion, alarm_days: int) -> Event:
    event = Event()
    event.add("uid", f"{task.id}-{part.directive.sha256[:16]}@vanthu")
    event.add("dtstamp", part.directive.received_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", occasion.day)
    event.add("dtend", occasion.day + _DAY)
    event.add("summary", legible(f"{'[Xong] ' if task.status is TaskStatus.DONE else ''}{task.title}"))
    event.add("description", legible("\n".join(_description(task, part))))
    event.add("categories", [legible(part.code)])
    event.add("status", "TENTATIVE" if task.status is TaskStatus.PROPOSED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a deadline leaves the day free
    if occasion.rhythm and occasion.until:
        event.add("rrule", occasion.rhythm.rule(occasion.until))
    if alarm_days and task.status in (TaskStatus.PROPOSED, TaskStatus.ACTIVE):
        event.add_component(_alarm(occasion.day, task.title, alarm_days))
    return event


def _description(task: SchoolTask, part: DirectiveTasks) -> Iterator[str]:
    yield f"Chủ trì: {task.lead or 'chưa rõ'}"
    if task.support:
        yield f"Phối hợp: {'; '.join(task.support)}"
    if task.timing:
        yield f"Thời gian: {task.timing.text}"
    if task.asked:
        yield f"Hạn của văn bản: {task.asked.text}"
    yield f"Trạng thái: {STATUS_WORDS[task.status]}"
    yield f"Nguồn: {source_said(task, part.code)}"


def _alarm(day: date, title: str, working_days: int) -> Alarm:
    """Before `day`, the first of a recurrence; later ones ring as many calendar days before."""
    rings = working_days_before(day, working_days)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", legible(title))
    alarm.add("trigger", datetime.combine(rings, time()) - datetime.combine(day, time()) + _ALARM_HOUR)
    return alarm


def _last_year(part: DirectiveTasks) -> int:
    """The year of the plan: of its latest deadline, of the directive where it has none."""
    dues = [task.timing.due.year for task in part.tasks if task.timing and task.timing.due]
    return max([*dues, (part.directive.issued_on or part.directive.received_at.date()).year])


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))
