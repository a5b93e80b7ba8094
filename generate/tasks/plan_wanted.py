"""Whether a directive wants a plan of the school: asked in words, or the custom for directives of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from generate.concern.applicability import Situation
from model.directive import Directive
from model.task import AnswerKind, SchoolTask

_FEWEST_FROM_AFAR = 2  # tasks that make a plan the custom, where the issuer is not the school's own commune or district
_NOTHING = "Văn bản không giao việc cho trường"
_UNCLEAR = "Chưa rõ văn bản có giao việc cho trường hay không"


def plan_wanted(
    directive: Directive, tasks: Sequence[SchoolTask], situation: Situation, *, undecided: int
) -> tuple[bool, str]:
    """Whether, and the Vietnamese reason. In doubt it is: a plan too many is thrown away, a missing one is missed.

    Without a task there is nothing to plan; `undecided` requirements may still be the school's, and the reason says so.
    """
    if not tasks:
        return False, _UNCLEAR if undecided else _NOTHING
    asks = next((task for task in tasks if task.answer and task.answer.kind is AnswerKind.PLAN), None)
    if asks is not None:
        place = f" ({ref})" if (ref := asks.sources[0].ref) else ""
        return True, f"Văn bản yêu cầu trường có kế hoạch{place}"
    custom = situation.rules.first("plan custom", f"{directive.kind}: {directive.subject or ''}")
    if custom is None:
        return False, f"{directive.kind} này không yêu cầu trường có kế hoạch"
    if situation.audience.is_peer:
        return False, f"{directive.issuer} không phải cấp trên trực tiếp; trường làm các việc được nêu"
    if len(tasks) < _FEWEST_FROM_AFAR and not situation.audience.binds_all:
        return False, f"{directive.kind} chỉ giao cho trường một việc"
    return True, custom.reason[:1].upper() + custom.reason[1:]
