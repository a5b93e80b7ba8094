"""Drafts as LibreOffice prints them: of odd lengths, and of the evaluation's directives for schools that they reach."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from evaluation import plans
from evaluation.forms import form_named, print_cases
from evaluation.forms.office import print_word_files
from evaluation.plans.run import all_truths
from extract.reader import read_directive
from generate.check.linter import check_docx
from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive
from generate.word.docx_file import to_docx
from model.draft import Draft
from tests.generate.odd_lengths import odd_case
from tests.generate.word.printed_layout import faults

pytestmark = [pytest.mark.slow, pytest.mark.office]

_RULES = parse_rules()
# Long names and one-letter ones, a place as long as its line, KT. and phụ trách, 25 recipients, 27 bases, no task and
# 54 rows in 22 groups, rows higher than a page and just as high as one, upright and wide.
_SEEDS = (0, 1, 2, 4, 5, 6, 8, 13, 16, 24, 29, 79, 163)
_TRUTHS = tuple(sorted(path.stem for path in (Path(plans.__file__).parent / "truths").glob("*.toml")))


@dataclass(frozen=True, slots=True)
class Job:
    """A draft and the Word file that is printed."""

    draft: Draft
    content: bytes


def _odd_jobs() -> dict[str, Job]:
    drafts = {f"odd-{seed}": odd_case(seed).draft(_RULES) for seed in _SEEDS}
    return {name: Job(draft, to_docx(draft)) for name, draft in drafts.items()}


def _evaluation_jobs(folder: Path) -> dict[str, Job]:
    """Read from prints as the office sends them."""
    truths = all_truths()  # those held out too: nothing of them is looked at but the layout
    clean = form_named("clean")
    cases = {truth.case.name: truth.case for truth in truths}
    printed = print_cases([(case, clean) for case in cases.values()], folder)
    directives = {one.case.name: read_directive(one.path) for one in printed}
    jobs = {}
    for truth in truths:
        directive = directives[truth.case.name]
        draft = compose_plan(directive, map_directive(directive, truth.school, _RULES), truth.school, _RULES)
        jobs[truth.name] = Job(draft, to_docx(draft))
    return jobs


def _header_once(document: Document) -> None:
    _without(document, "w:tblHeader")


def _rows_cut(document: Document) -> None:
    _without(document, "w:cantSplit")


def _without(document: Document, tag: str) -> None:
    """In the tables of tasks, behind those of letterhead and sign-off."""
    for table in document.tables[2:]:
        for mark in list(table._tbl.iter(qn(tag))):
            mark.getparent().remove(mark)


def _groups_let_go(document: Document) -> None:
    for style in ("Nhóm trong bảng", "Dòng tiêu đề bảng"):  # its heading and its number
        document.styles[style].paragraph_format.keep_with_next = False


def _title_wrapped(document: Document) -> None:
    document.tables[0].rows[0].cells[1].paragraphs[0].runs[0].font.size = Pt(16)


def _signature_let_go(document: Document) -> None:
    document.styles["Kết"].paragraph_format.keep_with_next = False
    document.tables[1].rows[0].cells[1].paragraphs[0].paragraph_format.page_break_before = True
    document.tables[1].rows[0].cells[0].paragraphs[0].paragraph_format.page_break_before = True


def _name_let_go(document: Document) -> None:
    document.tables[1].rows[0].cells[1].paragraphs[-1].paragraph_format.space_before = Mm(400)


def _text_moved_out(document: Document) -> None:
    document.styles["Nội dung"].paragraph_format.right_indent = Mm(-10)


def _numbered_throughout(document: Document) -> None:
    for section in document.sections:
        section.different_first_page_header_footer = False


def _lines_over_one_another(document: Document) -> None:
    document.styles["Nội dung"].paragraph_format.line_spacing = Pt(6)


_BROKEN: dict[str, tuple[Callable[[Document], None], str]] = {
    "header once": (_header_once, "no header row"),
    "rows cut": (_rows_cut, "a row that fits a page is cut"),
    "groups let go": (_groups_let_go, "ends in a group row"),
    "title wrapped": (_title_wrapped, "national title and motto are"),
    "signature let go": (_signature_let_go, "without any line of the text"),
    "name let go": (_name_let_go, "title"),
    "text moved out": (_text_moved_out, "over the side margin"),
    "numbered throughout": (_numbered_throughout, "its number is"),
    "lines over one another": (_lines_over_one_another, "one over the other"),
}


def _broken_jobs() -> dict[str, Job]:
    jobs = {}
    draft = odd_case(0).draft(_RULES)
    for name, (change, _) in _BROKEN.items():
        document = docx.Document(io.BytesIO(to_docx(draft)))
        change(document)
        content = io.BytesIO()
        document.save(content)
        jobs[name] = Job(draft, content.getvalue())
    return jobs


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Job, Path]]:
    """Every job with its print, all printed in one call."""
    folder = tmp_path_factory.mktemp("drafts")
    jobs = {**_odd_jobs(), **_evaluation_jobs(folder / "directives"), **_broken_jobs()}
    files = {name: folder / f"{name}.docx" for name in jobs}
    for name, file in files.items():
        file.write_bytes(jobs[name].content)
    print_word_files(list(files.values()), folder)
    return {name: (job, files[name].with_suffix(".pdf")) for name, job in jobs.items()}


@pytest.mark.parametrize("seed", _SEEDS)
def test_odd_lengths_are_printed_as_the_decree_wants(printed: dict[str, tuple[Job, Path]], seed: int) -> None:
    job, path = printed[f"odd-{seed}"]
    assert faults(path, job.draft) == []


@pytest.mark.parametrize("truth", _TRUTHS)
def test_answers_to_the_evaluations_directives_are_too(printed: dict[str, tuple[Job, Path]], truth: str) -> None:
    job, path = printed[truth]
    assert check_docx(job.content, truth) == ()
    assert faults(path, job.draft) == []


@pytest.mark.parametrize("name", _BROKEN)
def test_what_is_broken_is_seen(printed: dict[str, tuple[Job, Path]], name: str) -> None:
    job, path = printed[name]
    assert any(_BROKEN[name][1] in fault for fault in faults(path, job.draft))
