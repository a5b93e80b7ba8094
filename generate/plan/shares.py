"""Who in the school leads which row of the appendix: the `Phân công` that a school's plan has when several do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generate.plan.appendix import labelled
from generate.school.defaults import body_name, own_names
from model.school import SchoolProfile
from model.task import SchoolTask, Trace

_FEWEST = 2  # of the school's own bodies that lead: one alone needs no list
_WHOLE_SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Share:
    """One body's part, as a line of the plan, and what the tasks in it come from."""

    text: str
    traces: tuple[Trace, ...]


def shares(tasks: Sequence[SchoolTask], profile: SchoolProfile, phrases: dict[str, str]) -> tuple[Share, ...]:
    """A share for each of the school's own bodies that leads a row, in the rows' order; () when fewer than two do.

    `tasks` are those of the appendix; "Nhà trường" is everybody and so no body of its own here.
    """
    own = own_names(profile) - {body_name(profile, _WHOLE_SCHOOL)}
    leads: dict[str, list[tuple[str, SchoolTask]]] = {}
    helps: dict[str, list[str]] = {}
    for label, task in labelled(tasks, phrases):
        if task.lead in own:
            leads.setdefault(task.lead or "", []).append((label, task))
        for helper in task.support:
            helps.setdefault(helper, []).append(label)
    if len(leads) < _FEWEST:
        return ()
    return tuple(_share(body, led, helps.get(body, []), phrases) for body, led in leads.items())


def _share(body: str, led: Sequence[tuple[str, SchoolTask]], helped: Sequence[str], phrases: dict[str, str]) -> Share:
    text = phrases["assignment_leads"].format(body=body, rows=", ".join(label for label, _ in led))
    if helped:
        text += phrases["assignment_helps"].format(rows=", ".join(helped))
    return Share(text, tuple(dict.fromkeys(trace for _, task in led for trace in task.sources)))
