"""Prints each directive once as it comes from the office, reads it, and maps it for each school that has a truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.case import read_case
from evaluation.forms import form_named, print_cases
from evaluation.plans.score import PlanScore, score
from evaluation.plans.truth import Truth, directive_of, read_truth
from extract.reader import read_directive
from generate.rules import parse_rules
from generate.tasks.mapping import map_directive

_TRUTHS = Path(__file__).parent / "truths"
CASES = Path(__file__).parent.parent / "directives"


@dataclass(frozen=True, slots=True)
class PlanResult:
    """One truth's score."""

    truth: Truth
    score: PlanScore


def all_truths(names: Sequence[str] = ()) -> tuple[Truth, ...]:
    """Every truth by name, or those named. Raises ValueError for what is wrong in one."""
    paths = [path for path in sorted(_TRUTHS.glob("*.toml")) if not names or path.stem in names]
    return tuple(read_truth(path, read_case(CASES / f"{directive_of(path)}.txt")) for path in paths)


def plan_results(truths: Sequence[Truth], folder: Path) -> Iterator[PlanResult]:
    """Prints into `folder`, reads with the real reader, maps with the built-in rules and scores."""
    cases = {truth.case.name: truth.case for truth in truths}
    clean = form_named("clean")
    rules = parse_rules("")
    read = {
        printed.case.name: read_directive(printed.path)
        for printed in print_cases([(case, clean) for case in cases.values()], folder)
    }
    for truth in truths:
        directive = read[truth.case.name]
        yield PlanResult(truth, score(truth, directive, map_directive(directive, truth.school, rules)))
