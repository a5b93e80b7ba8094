"""The flow that carries a PDF from the inbox to a draft: receive, read, map, draft, keep, tell."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from prefect import flow, task

from flows import steps, telling
from flows.desk import Desk, current_desk, open_desk, seated
from flows.outcome import Outcome, Stopped
from flows.steps import FILE_TROUBLE, Arrival, ComposedPlan
from model.errors import VanthuError
from model.kept import KeptDirective
from model.settings import Settings

T = TypeVar("T")
R = TypeVar("R")


@flow(name="ingest", persist_result=False, validate_parameters=False)
def ingest(files: list[str] | None = None) -> int:
    """Takes `files` (paths; those in the inbox leave it) all the way; how many came. None: all that waits in the home.

    One file's trouble never holds up the others: what is the file's fault puts it into quarantine; what is ours is
    raised after the others had their turn, and the directive waits for the next sweep.
    """
    if current_desk() is None:  # a run of a Prefect worker: its environment says where the home is
        with open_desk(Settings.read(os.environ)) as own, seated(own):
            return ingest.fn(files)
    crashes: list[Exception] = []
    arrivals = sweep() if files is None else []
    arrivals += [arrival for file in files or () if (arrival := attempt(receive, file, crashes)) is not None]
    for arrival in arrivals:
        attempt(carry, arrival, crashes)
    if crashes:
        raise crashes[0]
    return len(arrivals)


def attempt(step: Callable[[T], R], given: T, crashes: list[Exception]) -> R | None:
    """The step's result; None when it failed twice, what went wrong on our side then being among `crashes`.

    Twice, since another run may carry a copy of the same file at the same moment: the second time its work is there,
    and nobody stays untold.
    """
    for last in (False, True):
        try:
            return step(given)
        except Stopped:
            raise
        except Exception as crash:  # noqa: BLE001 (raised by `ingest` once the other files had their turn)
            if last:
                crashes.append(crash)
    return None


def carry(arrival: Arrival) -> None:
    """The way of one directive, from its receipt to what the clerk is told."""
    directive_id = arrival.directive_id
    warnings: tuple[str, ...] = ()
    try:
        if read(directive_id).is_open and map_requirements(directive_id):
            plan = draft(directive_id)
            keep(directive_id, plan)
            warnings = plan.warnings
    except FILE_TROUBLE as error:
        put_aside(directive_id, error)
    tell(arrival, warnings)


@task
def sweep() -> list[Arrival]:
    return steps.sweep(_desk())


@task
def receive(file: str) -> Arrival | None:
    return steps.receive(_desk(), file)


@task
def read(directive_id: str) -> KeptDirective:
    return steps.read(_desk(), directive_id)


@task(name="map")
def map_requirements(directive_id: str) -> bool:
    return steps.map_requirements(_desk(), directive_id)


@task
def draft(directive_id: str) -> ComposedPlan:
    return steps.draft(_desk(), directive_id)


@task
def keep(directive_id: str, plan: ComposedPlan) -> Path:
    return steps.keep(_desk(), directive_id, plan)


@task
def put_aside(directive_id: str, error: VanthuError) -> None:
    steps.put_aside(_desk(), directive_id, error)


@task
def tell(arrival: Arrival, warnings: tuple[str, ...]) -> Outcome:
    return telling.tell(_desk(), arrival, warnings)


def _desk() -> Desk:
    desk = current_desk()
    if desk is None:
        raise RuntimeError("a step runs within `ingest`")
    return desk
