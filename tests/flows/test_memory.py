"""Two years of one school: what was approved in 2024 is proposed in the plan of 2025, with the real mapping."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.files import hash_of
from flows import steps
from flows.desk import Desk, open_desk
from flows.toolbox import default_toolbox
from model.directive import Directive, RequirementKind
from model.kept import KeptDirective
from model.settings import Settings
from model.task import SchoolTask, TaskOrigin
from model.timing import Timing
from tests.flows import fakes

_ROWS = {
    2024: ("Báo cáo kết quả thi đua năm 2024", Timing("Trước 15/3/2024", due=date(2024, 3, 14))),
    2025: ("Báo cáo kết quả thi đua năm 2025", Timing("Trước 14/3/2025", due=date(2025, 3, 13))),
}


def _read(path: Path, *_: Any) -> Directive:
    """A directive of the year that the file's number says, with a row like every year's and one of its own."""
    year = int(path.read_bytes().decode().split("number=")[1][:4])
    template = fakes._directive(hash_of(path), 10, str(year))
    (form,) = template.requirements
    rows = [_ROWS[year], (f"Tham gia hội thi riêng của năm {year}" if year == 2024 else "Trồng cây đầu xuân", None)]
    requirements = tuple(
        replace(
            form, ref=f"PL1/{n}", kind=RequirementKind.ROW, text=words, lead="Các trường", timing=timing,
            source=replace(form.source, quote=words),
        )
        for n, (words, timing) in enumerate(rows, 1)
    )  # fmt: skip
    return replace(template, issued_on=date(year, 2, 19), requirements=requirements)


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with open_desk(settings, toolbox=replace(default_toolbox(), read=_read)) as opened:
        yield opened


def _draft(desk: Desk, year: int) -> KeptDirective:
    path = desk.settings.inbox / f"{year}.pdf"
    path.write_bytes(fakes.pdf(year))
    arrival = steps.receive(desk, str(path))
    assert arrival is not None
    directive = steps.read(desk, arrival.directive_id)
    steps.map_requirements(desk, directive.id)
    steps.keep(desk, directive.id, steps.draft(desk, directive.id))
    return directive


def _approve(desk: Desk, directive: KeptDirective) -> SchoolTask:
    task = _asked(desk, directive)[0]
    wanted = replace(task, title="Nộp báo cáo thi đua năm 2024", lead="Tổ văn phòng", support=("Công đoàn",))
    desk.store.tasks.change(directive.id, task, wanted, by="cô Hoa")
    with desk.store.database.engine.begin() as connection:
        connection.execute(text("UPDATE tasks SET status = 'active'"))
    return wanted


def _asked(desk: Desk, directive: KeptDirective) -> list[SchoolTask]:
    """The tasks of the directive's rows, without those that every plan has."""
    return [task for task in desk.store.tasks.of(directive.id).tasks if task.sources]


def _inputs(desk: Desk, directive: KeptDirective) -> list[bytes]:
    plan = desk.store.documents.plan_of(directive.id)
    assert plan is not None
    return [desk.store.archive.read(sha256) for sha256 in plan.versions[-1].derived_from]


def test_what_was_approved_in_one_year_is_proposed_in_the_next(desk: Desk) -> None:
    _approve(desk, _draft(desk, 2024))
    report, other = _asked(desk, _draft(desk, 2025))
    assert (report.title, report.lead, report.support) == (
        "Nộp báo cáo thi đua năm 2025",
        "Tổ văn phòng",
        ("Công đoàn",),
    )
    assert report.origin is TaskOrigin.MEMORY
    assert "kế hoạch đã duyệt trả lời 2024/KH-UBND" in report.why
    assert other.origin is TaskOrigin.REQUIREMENT
    assert "đã duyệt" not in other.why


def test_what_nobody_has_approved_is_not_proposed(desk: Desk) -> None:
    _draft(desk, 2024)
    assert {task.origin for task in _asked(desk, _draft(desk, 2025))} == {TaskOrigin.REQUIREMENT}


def test_what_was_proposed_is_among_the_inputs_of_the_version(desk: Desk) -> None:
    first = _draft(desk, 2024)
    assert len(_inputs(desk, first)) == 2  # the directive and the profile: there was nothing to remember
    _approve(desk, first)
    proposed = json.loads(_inputs(desk, _draft(desk, 2025))[-1])
    assert [task["title"] for task in proposed["memory"]] == ["Nộp báo cáo thi đua năm 2025"]
    assert proposed["people"] == []


def test_drafting_again_does_not_learn_from_itself_and_keeps_a_persons_change(desk: Desk) -> None:
    first = _draft(desk, 2024)
    wanted = _approve(desk, first)
    for _ in range(2):
        steps.draft_again(desk, first.id)
        task = _asked(desk, first)[0]
        assert (task.title, task.lead, task.origin) == (wanted.title, wanted.lead, TaskOrigin.REQUIREMENT)
    proposed = json.loads(_inputs(desk, first)[-1])
    assert [task["lead"] for task in proposed["people"]] == ["Tổ văn phòng"]
    plan = desk.store.documents.plan_of(first.id)
    assert plan is not None
    assert len(plan.versions) == 2  # the second time the same inputs gave the same bytes
