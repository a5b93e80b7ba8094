"""ms for a plan of so many rows, composed and written, beside docxtpl that fills a template of the same paragraphs.

Milliseconds of CPU, as in `benchmarks.reading`. docxtpl (LGPL-2.1, for this measure alone) gets its texts ready-made:
it composes nothing, lays nothing out by the decree and writes no comments.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TypeVar

from docx import Document
from docxtpl import DocxTemplate

from generate.plan.composition import compose_plan
from generate.rules import Rules, parse_rules
from generate.tasks.mapping import map_directive
from generate.word.docx_file import to_docx
from model.directive import Directive, Requirement, RequirementKind
from model.draft import Draft
from model.school import SchoolProfile
from model.source import BBox, Source
from model.timing import Timing
from tests.generate.directives import a_directive

T = TypeVar("T")

ROWS = (60, 600)
_ROUNDS = 5
_SHA = "0" * 64
_LEADS = ("Các cơ quan, đơn vị", "Các trường học", "Thủ trưởng các cơ quan, đơn vị", "Phòng Nội vụ")
_WORK = (
    "Tổ chức rà soát, bổ sung hồ sơ đề nghị khen thưởng của các tập thể, cá nhân trên địa bàn huyện; báo cáo kết quả",
    "Tuyên truyền kỹ năng phòng, chống đuối nước cho học sinh trong các buổi sinh hoạt dưới cờ, sinh hoạt lớp",
    "Cập nhật biến động học sinh, đội ngũ lên cơ sở dữ liệu ngành, đối chiếu với sổ gốc và lập biên bản sai lệch",
)
_PROFILE = SchoolProfile(
    id="benchmark",
    name="Trường Tiểu học Ngô Gia Tự",
    symbol="NGT",
    place="Đắk Song",
    principal="Trần Đăng Quân",
    parent="UBND huyện Đắk Song",
    areas=("huyện Đắk Song",),
)


@dataclass(frozen=True)
class Drafting:
    """Milliseconds, the middle of rounds that take turns."""

    rows: int
    mapped_ms: float
    composed_ms: float
    written_ms: float
    peer_ms: float

    def __str__(self) -> str:
        whole = self.composed_ms + self.written_ms
        return (
            f"plan of {self.rows:>3} rows   compose {self.composed_ms:6.1f} ms + write {self.written_ms:6.1f} ms = "
            f"{whole:6.1f} ms   docxtpl render {self.peer_ms:6.1f} ms   ratio {self.peer_ms / whole:4.2f}   "
            f"(map {self.mapped_ms:6.1f} ms)"
        )


def measure_drafting(rows: int, folder: Path) -> Drafting:
    """One directive of so many rows and a fifth as many sentences, mapped, composed and written."""
    rules, directive = parse_rules(), _directive(rows)
    draft = compose_plan(directive, map_directive(directive, _PROFILE, rules), _PROFILE, rules)
    to_docx(draft)
    template = _template(folder / f"template-{rows}.docx")
    _fill(template, draft)
    rounds = [_round(directive, rules, template) for _ in range(_ROUNDS)]
    return Drafting(rows, *(median(times) for times in zip(*rounds, strict=True)))


def _round(directive: Directive, rules: Rules, template: Path) -> tuple[float, float, float, float]:
    mapped, mapping = _timed(lambda: map_directive(directive, _PROFILE, rules))
    composed, draft = _timed(lambda: compose_plan(directive, mapping, _PROFILE, rules))
    written, _ = _timed(lambda: to_docx(draft))
    peer, _ = _timed(lambda: _fill(template, draft))
    return mapped, composed, written, peer


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    made = work()
    return 1000 * (time.process_time() - start), made


def _template(path: Path) -> Path:
    """The same paragraphs and the same table, in docxtpl's tags."""
    document = Document()
    for line in ("{{ school }}", "{{ subject }}", "{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(line)
    table = document.add_table(rows=4, cols=5)
    for cell, name in zip(table.rows[0].cells, ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"), strict=True):
        cell.text = name
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for n, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{n}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.save(str(path))
    return path


def _fill(template: Path, draft: Draft) -> bytes:
    filled = DocxTemplate(str(template))
    filled.render(
        {
            "school": draft.letterhead.issuer,
            "subject": draft.subject,
            "lines": [paragraph.text for paragraph in draft.body],
            "rows": [row.cells for appendix in draft.appendices for row in appendix.table.rows],
        },
        autoescape=True,
    )
    file = io.BytesIO()
    filled.save(file)
    return file.getvalue()


def _directive(rows: int) -> Directive:
    requirements = [_row(n) for n in range(rows)] + [_sentence(n) for n in range(rows // 5)]
    return a_directive(*requirements, subject="Nhiệm vụ trọng tâm năm 2024")


def _row(n: int) -> Requirement:
    due = date(2024, 3, 1) + timedelta(days=n % 300)
    return Requirement(
        f"PL1/{n + 1}",
        RequirementKind.ROW,
        f"{_WORK[n % len(_WORK)]}, lần {n}",
        Source(_SHA, 6, BBox(85, 100, 540, 120), _WORK[n % len(_WORK)]),
        lead=_LEADS[n % len(_LEADS)],
        support=("Các trường học", "Các tổ chức đoàn thể"),
        timing=Timing(f"Ngày {due.day}/{due.month}/{due.year}", due=due),
    )


def _sentence(n: int) -> Requirement:
    return Requirement(
        f"II.{n + 1}",
        RequirementKind.TASK,
        f"Đẩy mạnh nội dung thứ {n}: {_WORK[n % len(_WORK)]}.",
        Source(_SHA, 2, BBox(85, 100, 540, 120), _WORK[n % len(_WORK)]),
        addressees=("Các trường học",),
    )
