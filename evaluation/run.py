"""Prints cases in physical forms, reads each print as `vanthu extract --json` does, and scores what was read."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.contract import extraction, failure
from evaluation.case import Case, read_case
from evaluation.forms import FORMS, Form, Printed, print_cases
from evaluation.locate import pages_of
from evaluation.score import Asked, Score, score
from extract.reader import read_directive
from model.directive import BlockKind, Directive
from model.errors import VanthuError

_CASES = Path(__file__).parent / "directives"
_SLOW_GROUPS = frozenset({"scans", "garbage layers"})  # two seconds a page
_SLOW_SHARE = 4  # of the slow forms each prints one case in so many, another for each form


@dataclass(frozen=True, slots=True)
class Result:
    """One print's score."""

    case: str
    form: Form
    score: Score


def all_cases() -> tuple[Case, ...]:
    """Every case of the evaluation by name."""
    return tuple(read_case(path) for path in sorted(_CASES.glob("*.txt")))


def jobs(
    cases: Sequence[Case], *, forms: Sequence[Form] = FORMS, one_in: int = 1, everything: bool = False
) -> list[tuple[Case, Form]]:
    """Which case is printed in which forms: of those that suit, one in `one_in`, of slow ones one in four times that.

    The cases take turns from form to form. Clean prints are made of all; `everything` makes all prints.
    """
    return [
        (case, form)
        for f, form in enumerate(forms)
        for c, case in enumerate(cases)
        if form.suits(case) and (everything or (c + f) % _share(form, one_in) == 0)
    ]


def _share(form: Form, one_in: int) -> int:
    if form.name == "clean":
        return 1
    return one_in * (_SLOW_SHARE if form.group in _SLOW_GROUPS else 1)


def results(wanted: Sequence[tuple[Case, Form]], folder: Path) -> Iterator[Result]:
    """Prints into `folder`, reads and scores, one print after the other."""
    for printed in print_cases(wanted, folder):
        yield Result(printed.case.name, printed.form, measure(printed))


def measure(printed: Printed) -> Score:
    """What the reader got of one print, the share of words without a place and the time it took."""
    form, case = printed.form, printed.case
    pages = pages_of([wanted.text for wanted in case.wanted], printed.plain)
    start = time.perf_counter()
    directive, read = _read(printed.path)
    seconds = time.perf_counter() - start
    found = score(Asked(case, pages, form.text, form.encoding), read)
    if directive:
        found.pages, found.seconds = directive.source_file.pages, seconds
        unplaced = [block for block in directive.blocks if block.kind is BlockKind.UNPLACED]
        found.count("unplaced", sum(b.words for b in unplaced), sum(b.words for b in directive.blocks))
        found.misses.extend(f"unplaced on page {block.page}: {block.text[:90]}" for block in unplaced)
    return found


def _read(path: Path) -> tuple[Directive | None, dict[str, Any]]:
    try:
        directive = read_directive(path)
    except VanthuError as error:
        return None, failure(error)
    return directive, extraction(directive)
