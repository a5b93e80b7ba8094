"""What memory and people have put into a draft, as an input of its version: the archive can tell why it came out so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from db import codec
from model.memory import Correction
from model.task import Mapping, SchoolTask, TaskOrigin


def proposals(mapping: Mapping, corrections: Iterable[Correction]) -> tuple[str, ...]:
    """One JSON text with the tasks that the memory has proposed and the tasks that people have changed; () without any.

    Equal mappings and corrections give equal bytes: who changed something, and when, is in the audit trail.
    """
    changed = {one.task_id for one in corrections}
    by_memory = [_plain(task) for task in mapping.tasks if task.origin is TaskOrigin.MEMORY]
    by_people = [_plain(task) for task in mapping.tasks if task.id in changed]
    if not by_memory and not by_people:
        return ()
    return (json.dumps({"memory": by_memory, "people": by_people}, ensure_ascii=False, sort_keys=True, indent=1),)


def _plain(task: SchoolTask) -> dict[str, Any]:
    plain: dict[str, Any] = codec.to_json(task)
    return {key: value for key, value in plain.items() if key != "status"}  # what is done later changes no draft
