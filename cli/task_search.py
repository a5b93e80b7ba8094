"""Which tasks, or requirements without a task, a person means by an id, a part of it, a row number or a ref."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from model.errors import UsageError
from model.kept import KeptDirective
from model.task import Disposition, Mapping, SchoolTask, Trace

Kept = Sequence[tuple[KeptDirective, Mapping]]
LISTS = ("not_ours", "to_decide", "information")
_LISTED = 5  # of many that fit


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant, of one directive: tasks, and dispositions with the list in which each stands."""

    directive: KeptDirective
    tasks: tuple[SchoolTask, ...] = ()
    dispositions: tuple[tuple[str, Disposition], ...] = ()

    def as_mapping(self) -> Mapping:
        not_ours, to_decide, information = (
            tuple(one for kind, one in self.dispositions if kind == name) for name in LISTS
        )
        return Mapping(self.tasks, not_ours=not_ours, to_decide=to_decide, information=information)


def find(kept: Kept, wanted: str, *, by_row: bool) -> Found:
    """The task with this id or the only one whose id begins so; with `by_row` also by its number in the table; else
    all that became of the requirement with this ref. Raises UsageError that says what to do: none, or several."""
    looks = (*((_by_row,) if by_row else ()), _by_id, _by_prefix, _by_ref)
    for look in looks:
        found = [one for directive, mapping in kept if (one := look(directive, mapping, wanted)) is not None]
        if found:
            return _only(found, wanted, look)
    rows = "số thứ tự trong bảng, " if by_row else ""
    raise UsageError(
        f"Không có nhiệm vụ hay yêu cầu nào là “{wanted}”. Hãy ghi {rows}mã của nhiệm vụ (cột Mã của: vanthu tasks) "
        "hoặc số mục trong văn bản (ví dụ II.1.a, PL1/II.3)."
    )


_Look = Callable[[KeptDirective, Mapping, str], Found | None]


def _only(found: list[Found], wanted: str, look: _Look) -> Found:
    if len(found) == 1 and (look is _by_ref or len(found[0].tasks) == 1):
        return found[0]
    listed = list(_listed(found))
    more = f"; và {len(listed) - _LISTED} việc nữa" if len(listed) > _LISTED else ""
    how = "Hãy thêm --directive" if look is _by_ref else "Hãy ghi thêm ký tự của mã"
    raise UsageError(f"Có {len(listed)} việc hợp với “{wanted}”: {'; '.join(listed[:_LISTED])}{more}. {how}.")


def _listed(found: list[Found]) -> Iterator[str]:
    for one in found:
        code = one.directive.code or one.directive.file_name
        yield from (f"{task.id} ({code}: {_short(task.title)})" for task in one.tasks)
        yield from (f"{code}: {_short(entry.text)}" for _, entry in one.dispositions)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def _by_row(directive: KeptDirective, mapping: Mapping, wanted: str) -> Found | None:
    if not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(mapping.tasks)):
        return None
    return Found(directive, (mapping.tasks[int(wanted) - 1],))


def _by_id(directive: KeptDirective, mapping: Mapping, wanted: str) -> Found | None:
    return _with_tasks(directive, tuple(task for task in mapping.tasks if task.id == wanted))


def _by_prefix(directive: KeptDirective, mapping: Mapping, wanted: str) -> Found | None:
    return _with_tasks(directive, tuple(task for task in mapping.tasks if wanted and task.id.startswith(wanted)))


def _by_ref(directive: KeptDirective, mapping: Mapping, wanted: str) -> Found | None:
    def named(trace: Trace) -> bool:
        return trace.ref is not None and trace.ref.casefold() == wanted.casefold()

    tasks = tuple(task for task in mapping.tasks if any(named(trace) for trace in task.sources))
    others = tuple((name, one) for name in LISTS for one in getattr(mapping, name) if named(one.trace))
    found = replace(Found(directive, tasks), dispositions=others)
    return found if tasks or others else None


def _with_tasks(directive: KeptDirective, tasks: tuple[SchoolTask, ...]) -> Found | None:
    return Found(directive, tasks) if tasks else None
