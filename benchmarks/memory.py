"""How long a directive of 60 requirements looks in the memory of ten years: 6,000 approved tasks, nothing cached."""

from __future__ import annotations

import time
from datetime import date
from itertools import product

from generate.memory.recall import remembered
from generate.memory.same_work import work_of
from model.memory import RememberedTask
from model.source import BBox, Source
from model.task import Mapping, SchoolTask, TaskOrigin, Trace
from tests.generate.directives import a_directive

_ACTS = ("Báo cáo kết quả", "Xây dựng kế hoạch", "Tổ chức tuyên truyền", "Lập danh sách", "Kiểm tra", "Đăng ký")
_FIELDS = (
    "thi đua, khen thưởng", "cải cách hành chính", "chuyển đổi số", "an toàn giao thông", "phòng chống đuối nước",
    "vệ sinh an toàn thực phẩm", "phổ cập giáo dục", "y tế trường học", "thư viện, văn hóa đọc", "bán trú",
)  # fmt: skip
_WHO = (
    "của giáo viên", "của học sinh", "của các tổ chuyên môn", "của Công đoàn", "của Đội", "của cha mẹ học sinh",
    "của học sinh dân tộc thiểu số", "của lớp 1", "của lớp 5", "của bộ phận văn phòng",
)  # fmt: skip
_YEARS = range(2015, 2025)
_REQUIREMENTS = 60
_MOST_SECONDS = 1.0


def measure_memory() -> str:
    """One line; fails where it takes a second or more."""
    wordings = [" ".join(words) for words in product(_ACTS, _FIELDS, _WHO)]
    memory = [_remembered(words, year) for year in _YEARS for words in wordings]
    tasks = tuple(_task(words) for words in wordings[:: len(wordings) // _REQUIREMENTS])
    work_of.cache_clear()
    start = time.perf_counter()
    mapping = remembered(Mapping(tasks, (), (), ()), a_directive(issued_on=date(2025, 2, 17)), memory, {})
    seconds = time.perf_counter() - start
    assert all(task.lead == "Tổ văn phòng" for task in mapping.tasks)
    assert seconds < _MOST_SECONDS, f"the memory took {seconds:.2f} s"
    return f"memory: {len(tasks)} requirements against {len(memory)} approved tasks in {seconds:.2f} s"


def _remembered(words: str, year: int) -> RememberedTask:
    requirement = f"{words} năm {year}, gửi về Phòng Nội vụ trước ngày 15/3/{year}"
    return RememberedTask(
        task_id=words, directive_id=str(year), requirement=requirement, title=f"{words} năm {year}",
        lead="Tổ văn phòng", support=("Các đoàn thể",), timing=None, asked=None, directive="50/KH-UBND", plan="05/KH",
        issued_on=date(year, 2, 19),
    )  # fmt: skip


def _task(words: str) -> SchoolTask:
    quote = f"{words} năm 2025, gửi về Phòng Văn hóa - Xã hội trước ngày 14/3/2025"
    trace = Trace("II.1", Source("ab", 1, BBox(0, 0, 1, 1), quote))
    return SchoolTask(words, quote, "Nhà trường", (), None, None, TaskOrigin.REQUIREMENT, (trace,), "")
