from evaluation.plans.pairing import Made, paired
from evaluation.plans.truth import WantedTask
from model.task import SchoolTask, TaskOrigin


def _wanted(title: str, *sources: int, parts: bool = False) -> WantedTask:
    return WantedTask(title, frozenset(sources), added=not sources, parts=parts)


def _made(title: str, *sources: int) -> Made:
    origin = TaskOrigin.REQUIREMENT if sources else TaskOrigin.RULE
    return Made(SchoolTask(title, title, None, (), None, None, origin, (), ""), frozenset(sources))


def _titles(wanted: list[WantedTask], made: list[Made]) -> tuple[dict[int, str], list[str]]:
    pairing = paired(wanted, made)
    return {i: one.task.title for i, one in pairing.found.items()}, [one.task.title for one in pairing.unwanted]


def test_a_task_is_found_by_a_shared_requirement_and_its_words() -> None:
    wanted = [_wanted("Đăng ký danh hiệu thi đua", 1, 2)]
    assert _titles(wanted, [_made("Nhà trường đăng ký danh hiệu thi đua năm 2026", 2)])[0]
    assert not _titles(wanted, [_made("Nhà trường đăng ký danh hiệu thi đua năm 2026", 3)])[0]
    assert not _titles(wanted, [_made("Báo cáo kết quả", 2)])[0]


def test_a_sentence_that_asks_two_acts_is_found_once_where_ours_is_one() -> None:
    wanted = [_wanted("Tổ chức hội thi", 1), _wanted("Báo cáo kết quả hội thi", 1)]
    found, unwanted = _titles(wanted, [_made("Tổ chức hội thi, báo cáo kết quả hội thi", 1)])
    assert len(found) == 1
    assert not unwanted


def test_tasks_joined_into_one_of_ours_are_all_found() -> None:
    wanted = [_wanted("Treo băng rôn ở cổng trường", 1), _wanted("Phát tờ rơi cho cha mẹ học sinh", 2)]
    found, unwanted = _titles(wanted, [_made("Treo băng rôn ở cổng trường", 1, 2)])
    assert found == {0: "Treo băng rôn ở cổng trường", 1: "Treo băng rôn ở cổng trường"}
    assert not unwanted


def test_a_task_said_twice_by_us_is_wanted_once() -> None:
    found, unwanted = _titles(
        [_wanted("Nộp báo cáo năm", 1, 2)], [_made("Nộp báo cáo năm", 1), _made("Báo cáo năm", 2)]
    )
    assert found == {0: "Nộp báo cáo năm"}
    assert unwanted == ["Báo cáo năm"]


def test_parts_may_stand_apart_where_the_truth_says_so() -> None:
    made = [_made("Treo băng rôn", 1), _made("Phát tờ rơi", 2)]
    found, unwanted = _titles([_wanted("Tuyên truyền bằng nhiều hình thức", 1, 2, parts=True)], made)
    assert found == {0: "Treo băng rôn"}
    assert not unwanted
    found, unwanted = _titles([_wanted("Tuyên truyền bằng nhiều hình thức", 1, 2, 3, parts=True)], made)
    assert not found
    assert len(unwanted) == 2


def test_what_every_plan_has_is_found_among_tasks_of_rules_alone() -> None:
    wanted = [_wanted("Tổng kết, đánh giá việc thực hiện kế hoạch")]
    assert _titles(wanted, [_made("Tổng kết việc thực hiện kế hoạch")])[0]
    assert not _titles(wanted, [_made("Tổng kết việc thực hiện kế hoạch", 4)])[0]
