"""The tasks that every plan has, by `rules/added.toml`: added where none of the school's is one, and marked so."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generate.citation import own_subject, plan_year, short_name
from generate.rules import AddedRule, Place, Rules
from generate.school.defaults import body_name, school_defaults
from model.directive import Directive
from model.school import SchoolProfile
from model.task import SchoolTask, TaskOrigin
from model.timing import Timing

_SCHOOL_YEAR = re.compile(r"năm học\s+(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_SUMMER = re.compile(r"\bhè\b(?: năm)?\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!giai đoạn )\bnăm\s+(\d{4})(?!\s*[-–])", re.IGNORECASE)
_MAY, _AUGUST, _DECEMBER = 5, 8, 12


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds to the tasks of one directive for one school."""

    directive: Directive
    profile: SchoolProfile
    rules: Rules

    def add(self, tasks: Sequence[SchoolTask]) -> tuple[SchoolTask, ...]:
        """The tasks with those that are missing at both ends; none where nothing is asked of the school."""
        if not tasks:
            return ()
        own = [task.title for task in tasks if task.lead in self._own_names()]
        missing = [rule for rule in self.rules.added if not any(rule.unless.search(title) for title in own)]
        first = (self._task(rule, tasks) for rule in missing if rule.place is Place.FIRST)
        last = (self._task(rule, tasks) for rule in missing if rule.place is Place.LAST)
        return (*first, *tasks, *last)

    def _own_names(self) -> frozenset[str]:
        return frozenset(body_name(self.profile, role) for role in school_defaults().roles)

    def _task(self, rule: AddedRule, tasks: Sequence[SchoolTask]) -> SchoolTask:
        subject = own_subject(self.directive, self.profile, self.rules)
        key = f"{self.directive.source_file.sha256}\n{rule.id}"
        return SchoolTask(
            id=sha256(key.encode()).hexdigest()[:16],
            title=rule.title.format(subject=subject),
            lead=body_name(self.profile, rule.lead),
            support=tuple(body_name(self.profile, role) for role in rule.support),
            timing=self._end_of_period(tasks) if rule.place is Place.LAST else self._after_the_directive(),
            group=None,
            origin=TaskOrigin.RULE,
            sources=(),
            why=self.rules.phrases["added"].format(reason=rule.reason),
        )

    def _after_the_directive(self) -> Timing:
        """From the day of issue on, due on none: how fast a school answers is its own matter."""
        text = self.rules.phrases["after_directive"].format(directive=short_name(self.directive))
        return Timing(text, start=self.directive.issued_on)

    def _end_of_period(self, tasks: Sequence[SchoolTask]) -> Timing | None:
        """The last month of the time that the subject names, else of the latest deadline, else of the year of issue."""
        end = next(self._ends(tasks), None)
        if end is None:
            return None
        year, month = end
        last = date(year, month, monthrange(year, month)[1])
        return Timing(f"Tháng {month}/{year}", start=last.replace(day=1), due=last)

    def _ends(self, tasks: Sequence[SchoolTask]) -> Iterator[tuple[int, int]]:
        subject = self.directive.subject or ""
        if named := _SCHOOL_YEAR.search(subject):
            yield int(named[2]), _MAY
        if named := _SUMMER.search(subject):
            yield int(named[1]), _AUGUST
        if named := _YEAR.search(subject):
            yield int(named[1]), _DECEMBER
        dues = [task.timing.due for task in tasks if task.timing and task.timing.due]
        if dues:
            yield max(dues).year, max(dues).month
        if year := plan_year(self.directive):
            yield year, _DECEMBER
