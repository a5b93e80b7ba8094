from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cli.task_search import Kept, find
from model.errors import UsageError
from model.kept import DirectiveState, KeptDirective
from model.source import BBox, Source
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin, Trace


def _trace(ref: str | None) -> Trace:
    return Trace(ref, Source("ab", 1, BBox(0, 0, 1, 1), "Câu"))


def _task(task_id: str, ref: str | None = None) -> SchoolTask:
    return SchoolTask(task_id, f"Việc {task_id}", None, (), None, None, TaskOrigin.REQUIREMENT, (_trace(ref),), "")


def _directive(code: str) -> KeptDirective:
    return KeptDirective(code, code, f"{code}.pdf", DirectiveState.DRAFTED, datetime(2024, 1, 1, tzinfo=UTC), code=code)


@pytest.fixture
def kept() -> Kept:
    other = Disposition(_trace("II.1"), "Sở tổng hợp", "Giao cho Sở")
    first = Mapping((_task("a1b", "II.1"), _task("a1c", "II.2"), _task("2ff")), (other,), (), ())
    second = Mapping((_task("b77", "II.2"),), (), (Disposition(_trace("III.1"), "Gì đó", "Chưa rõ"),), ())
    return ((_directive("50/KH"), first), (_directive("51/KH"), second))


def test_an_id_or_a_part_that_only_one_has_is_enough(kept: Kept) -> None:
    assert [task.id for task in find(kept, "a1c", by_row=False).tasks] == ["a1c"]
    assert [task.id for task in find(kept, "b", by_row=False).tasks] == ["b77"]


def test_a_row_number_counts_within_one_directive_only(kept: Kept) -> None:
    assert find(kept[:1], "2", by_row=True).tasks[0].id == "a1c"
    assert find(kept, "2", by_row=False).tasks[0].id == "2ff"
    for beyond in ("0", "4", "-1", "²"):
        with pytest.raises(UsageError):
            find(kept[1:], beyond, by_row=True)


def test_a_ref_gives_all_that_became_of_its_requirements(kept: Kept) -> None:
    found = find(kept, "ii.1", by_row=False)
    assert [task.id for task in found.tasks] == ["a1b"]
    assert [(name, entry.reason) for name, entry in found.dispositions] == [("not_ours", "Giao cho Sở")]
    assert find(kept, "III.1", by_row=False).as_mapping().to_decide[0].reason == "Chưa rõ"


def test_several_are_listed_with_their_titles(kept: Kept) -> None:
    with pytest.raises(UsageError, match=r"Có 2 việc hợp với “a1”: a1b .*Việc a1b.*; a1c .*thêm ký tự"):
        find(kept, "a1", by_row=False)


def test_a_ref_of_two_directives_asks_for_the_directive(kept: Kept) -> None:
    with pytest.raises(UsageError, match=r"a1c.*b77.*--directive"):
        find(kept, "II.2", by_row=False)


@pytest.mark.parametrize("nothing", ["zz", "", "9"])
def test_what_fits_nothing_says_what_could_be_written(kept: Kept, nothing: str) -> None:
    with pytest.raises(UsageError, match="Không có nhiệm vụ"):
        find(kept, nothing, by_row=True)
