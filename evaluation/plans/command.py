"""`python -m evaluation plans`: how well directives become a school's tasks."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.case import read_case
from evaluation.marks import write_between
from evaluation.plans.report import plan_tables
from evaluation.plans.run import CASES, PlanResult, all_truths, plan_results
from evaluation.plans.truth import blank_requirements


def main(arguments: Sequence[str]) -> int:
    """Prints the figures; `--write FILE` puts them between the plans' marks of a Markdown file."""
    options = _options(arguments)
    if options.blank:
        sys.stdout.write(blank_requirements(read_case(CASES / f"{options.blank}.txt")) + "\n")
        return 0
    truths = all_truths(options.truth or ())
    if options.check:
        sys.stdout.writelines(f"{truth.name}: {len(truth.tasks)} tasks\n" for truth in truths)
        return 0
    results: list[PlanResult] = []
    with tempfile.TemporaryDirectory() as scratch:
        for result in plan_results(truths, options.keep or Path(scratch)):
            results.append(result)
            _tell(result, misses=options.misses and (options.held_out or not result.truth.held_out))
    figures = plan_tables(results)
    sys.stdout.write(figures)
    if options.write:
        write_between(options.write, "plan figures", figures)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation plans", description=__doc__)
    parser.add_argument("--truth", action="append", help="only this truth (again for more)")
    parser.add_argument(
        "--misses", action="store_true", help="name what differs, with our reason; not of held-out truths"
    )
    parser.add_argument("--held-out", action="store_true", help="name the differences of held-out truths, too")
    parser.add_argument("--check", action="store_true", help="only say what is wrong in the truths; nothing is mapped")
    parser.add_argument("--blank", metavar="DIRECTIVE", help="requirement lines of a directive for a new truth")
    parser.add_argument("--keep", type=Path, help="keep the prints in this folder")
    parser.add_argument("--write", type=Path, help="put the figures into this Markdown file")
    return parser.parse_args(arguments)


def _tell(result: PlanResult, *, misses: bool) -> None:
    sys.stderr.write(f"{result.truth.name}: {len(result.score.misses) or 'no'} misses\n")
    if misses:
        sys.stderr.writelines(f"    {miss}\n" for miss in result.score.misses)
