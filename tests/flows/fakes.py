"""Tools for the steps that are real functions, only small: a "PDF" of theirs is a few lines of text."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from db.files import hash_of
from flows.outcome import Stopped
from flows.school import School
from flows.toolbox import Toolbox
from model.directive import Directive, Encoding, Requirement, RequirementKind, Signer, SourceFile, TextOrigin
from model.draft import DocumentKind, Draft, DraftWarning, Letterhead, Paragraph, Role, Run, Signature
from model.errors import NotADirective, UnreadableFile
from model.memory import RememberedTask
from model.source import BBox, Source
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin, Trace

PROFILE = """
id = "ngt"
name = "Trường Tiểu học Ngô Gia Tự"
symbol = "NGT"
place = "Đắk Song"
principal = "Trần Đăng Quân"
"""


def pdf(
    number: int | None = 50, *, seconds: float = 0.0, salt: str = "", kind: str = "Kế hoạch", scan: str = ""
) -> bytes:
    """A file that `read` takes: it asks for one thing, and reading it lasts `seconds`; `scan` is what a scan says."""
    lines = [
        "%PDF-1.7",
        f"number={number or ''}",
        f"seconds={seconds}",
        f"salt={salt}",
        f"kind={kind}",
        f"scan={scan}",
        "%%EOF",
    ]
    return "\n".join(lines).encode()


def read(path: Path, on_page: Callable[[int, int], None], stopping: threading.Event, searchable: Path) -> Directive:
    content = path.read_bytes()
    if not content.startswith(b"%PDF"):
        raise UnreadableFile(f"{path.name}: không phải tệp PDF.")
    said = dict(re.findall(r"(?m)^(\w+)=(.*)$", content.decode()))
    if stopping.wait(float(said["seconds"])):
        raise Stopped
    if said["kind"] != "Kế hoạch":
        raise NotADirective(f"{path.name}: không phải văn bản chỉ đạo.")
    on_page(1, 1)
    if said["scan"]:
        searchable.write_text(said["scan"])
    return _directive(hash_of(path), len(content), said["number"] or None)


def _directive(sha256: str, size_bytes: int, number: str | None) -> Directive:
    source = Source(sha256, 1, BBox(70, 100, 520, 120), "Các trường báo cáo quý I")
    return Directive(
        source_file=SourceFile(sha256, size_bytes, 1, TextOrigin.DIGITAL, Encoding.UNICODE),
        kind="Kế hoạch",
        number=number,
        symbol="KH-UBND",
        issuer="UBND huyện Đắk Song",
        parent_issuer=None,
        place="Đắk Song",
        issued_on=date(2024, 2, 19),
        subject="công tác thi đua",
        legal_bases=(),
        signer=Signer(None, None, None),
        recipients=(),
        requirements=(Requirement("II.1", RequirementKind.TASK, source.quote, source),),
        blocks=(),
        doubts=(),
    )


def map_requirements(directive: Directive, school: School, memory: Sequence[RememberedTask]) -> Mapping:
    task = directive.requirements[0]
    trace = Trace(task.ref, task.source)
    lead = school.profile.principal
    return Mapping(
        (SchoolTask("t1", task.text, lead, (), None, None, TaskOrigin.REQUIREMENT, (trace,), ""),), (), (), ()
    )


def map_without_a_plan(directive: Directive, school: School, memory: Sequence[RememberedTask]) -> Mapping:
    reason = "Công văn này không yêu cầu trường có kế hoạch"
    return replace(map_requirements(directive, school, memory), wants_plan=False, plan_reason=reason)


def map_undecided(directive: Directive, school: School, memory: Sequence[RememberedTask]) -> Mapping:
    asked = directive.requirements[0]
    undecided = Disposition(Trace(asked.ref, asked.source), asked.text, "Chưa rõ giao cho ai")
    return Mapping((), (), (undecided,), (), wants_plan=False, plan_reason="Chưa rõ")


def map_all_but_number_1(directive: Directive, school: School, memory: Sequence[RememberedTask]) -> Mapping:
    if directive.number == "1":
        raise RuntimeError("a mistake of ours")
    return map_requirements(directive, school, memory)


def compose(directive: Directive, mapping: Mapping, school: School) -> Draft:
    return Draft(
        kind=DocumentKind.PLAN,
        title="Kế hoạch công tác thi đua năm 2024",
        letterhead=Letterhead(None, school.profile.name, "KH-NGT", "Đắk Song", 2024),
        kind_name="KẾ HOẠCH",
        subject=directive.subject or "",
        body=tuple(Paragraph(Role.BODY, (Run(f"{task.title}: {task.lead}"),)) for task in mapping.tasks),
        recipients=(),
        signature=Signature(None, "HIỆU TRƯỞNG", school.profile.principal),
    )


def compose_with_warning(directive: Directive, mapping: Mapping, school: School) -> Draft:
    warning = DraftWarning("base out of force", "Nghị định này đã hết hiệu lực.")
    return replace(compose(directive, mapping, school), warnings=(warning,))


def serialise(draft: Draft, school: School) -> bytes:
    return f"DOCX {draft!r}".encode()


def toolbox() -> Toolbox:
    return Toolbox(read, map_requirements, compose, serialise, "application/x-docx")


def a_directive() -> Directive:
    return _directive("5" * 64, 1000, "50")
