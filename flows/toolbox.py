"""The tools between which the steps carry values: reading, mapping, composing, serialising. Tests hand in their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.reading import OnPage, read_in_child
from flows.school import School
from model.directive import Directive
from model.draft import Draft
from model.memory import RememberedTask
from model.task import Mapping


@dataclass(frozen=True, slots=True)
class Toolbox:
    """`read(path, on_page, stopping, searchable)` may end early with Stopped once `stopping` is set, and writes to
    `searchable` where the file is a scan; the others are pure. `map` gets what was approved before."""

    read: Callable[[Path, OnPage, threading.Event, Path], Directive]
    map: Callable[[Directive, School, Sequence[RememberedTask]], Mapping]
    compose: Callable[[Directive, Mapping, School], Draft]
    serialise: Callable[[Draft, School], bytes]
    media_type: str


def default_toolbox() -> Toolbox:
    """The real ones: the reader in a child process, and `generate`."""
    from generate.memory.recall import remembered
    from generate.plan.composition import compose_plan
    from generate.tasks.mapping import map_directive
    from generate.word.docx_file import MEDIA_TYPE, to_docx
    from generate.word.form import Form

    def map_with_memory(directive: Directive, school: School, memory: Sequence[RememberedTask]) -> Mapping:
        rules = school.rules
        return remembered(map_directive(directive, school.profile, rules), directive, memory, rules.phrases)

    return Toolbox(
        read=read_in_child,
        map=map_with_memory,
        compose=lambda directive, mapping, school: compose_plan(directive, mapping, school.profile, school.rules),
        serialise=lambda draft, school: to_docx(draft, Form.read(school.form)),
        media_type=MEDIA_TYPE,
    )
