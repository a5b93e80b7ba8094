"""What became of a file that came in, and how far a step has come: what people are told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Stopped(Exception):
    """The program was asked to stop; what is on the disk goes on at the next start."""


class Step(StrEnum):
    """The steps of the way, in order."""

    RECEIVE = "receive"
    READ = "read"
    MAP = "map"
    DRAFT = "draft"
    KEEP = "keep"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class Progress:
    """`file_name` is at `step`; `done` of `total` pages where pages are counted, else 0 of 0."""

    file_name: str
    step: Step
    done: int = 0
    total: int = 0


class Fate(StrEnum):
    """What became of a file."""

    DRAFTED = "drafted"
    TASKS_ALONE = "tasks alone"
    ALREADY_HERE = "already here"
    PROBABLE_COPY = "probable copy"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's fate, with the Vietnamese sentence for the clerk.

    `warnings` are what a person should look at in the draft, each a Vietnamese sentence.
    `draft` is the Word file in `out/` where there is one; `code` and `exit_status` are the error's for QUARANTINED
    and PROBABLE_COPY, None and 0 otherwise.
    """

    file_name: str
    fate: Fate
    message: str
    directive_id: str
    draft: Path | None = None
    code: str | None = None
    exit_status: int = 0
    warnings: tuple[str, ...] = ()
