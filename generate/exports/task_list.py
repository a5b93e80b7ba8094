"""What is exported: the tasks of one or more directives, with what the titles and sources need to name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from model.kept import KeptDirective
from model.task import SchoolTask, TaskStatus


@dataclass(frozen=True, slots=True)
class DirectiveTasks:
    """A directive and what the school does because of it."""

    directive: KeptDirective
    tasks: tuple[SchoolTask, ...]

    @property
    def code(self) -> str:
        return self.directive.code or self.directive.file_name


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of a school, by directive in the order in which they came."""

    school_id: str
    school: str
    parts: Sequence[DirectiveTasks]

    @property
    def made_at(self) -> datetime:
        """The moment of the newest of the inputs: equal lists give equal files, whenever they are written."""
        return max(part.directive.received_at for part in self.parts)


STATUS_WORDS = {
    TaskStatus.PROPOSED: "Đề xuất",
    TaskStatus.ACTIVE: "Đang thực hiện",
    TaskStatus.DONE: "Hoàn thành",
    TaskStatus.DROPPED: "Không thực hiện",
}


def source_said(task: SchoolTask, code: str) -> str:
    """`50/KH-UBND, trang 4, 6 (III.6.a; PL1/I.3)`; an added task has no place in the directive."""
    if not task.sources:
        return f"{code} (trường thêm)"
    pages = ", ".join(map(str, sorted({trace.source.page for trace in task.sources})))
    refs = "; ".join(dict.fromkeys(trace.ref for trace in task.sources if trace.ref))
    return f"{code}, trang {pages}" + (f" ({refs})" if refs else "")
