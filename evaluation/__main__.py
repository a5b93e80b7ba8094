"""`python -m evaluation`: how well the reader reads our own directives in all their physical forms.

`python -m evaluation plans`: how well they become a school's tasks (`evaluation.plans.command`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.corpus import corpus_lines
from evaluation.forms import FORMS
from evaluation.long_tables import long_table_lines
from evaluation.marks import write_between
from evaluation.plans import command as plans
from evaluation.report import by_case, goals, table
from evaluation.run import Result, all_cases, jobs, results


def main(arguments: Sequence[str]) -> int:
    """Prints the figures; `--write FILE` puts them between the marks of a Markdown file."""
    if arguments[:1] == ["plans"]:
        return plans.main(arguments[1:])
    options = _options(arguments)
    cases = [case for case in all_cases() if not options.case or case.name in options.case]
    forms = [form for form in FORMS if not options.form or form.name in options.form or form.group in options.form]
    found: list[Result] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        wanted = jobs(cases, forms=forms, one_in=options.one_in, everything=options.all)
        for result in results(wanted, folder):
            found.append(result)
            _tell(result, len(found), len(wanted), misses=options.misses)
        tables = "\n".join(long_table_lines(folder))
    figures = f"{table(found)}\n\n{goals(found)}\n\n{by_case(found, 'born digital')}\n\n{tables}\n"
    if options.corpus and options.corpus.is_dir():
        figures += "\n" + "\n".join(corpus_lines(options.corpus)) + "\n"
    sys.stdout.write(figures)
    if options.write:
        write_between(options.write, "figures", figures)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--case", action="append", help="only this directive (again for more)")
    parser.add_argument("--form", action="append", help="only this physical form or group (again for more)")
    parser.add_argument("--all", action="store_true", help="every scan of every directive, not a share of them")
    parser.add_argument("--one-in", type=int, default=1, help="only one in so many directives for each form, in turn")
    parser.add_argument("--misses", action="store_true", help="name everything that was read otherwise")
    parser.add_argument("--keep", type=Path, help="keep the prints in this folder")
    parser.add_argument("--corpus", type=Path, help="a folder of real PDF files, with texts beside them where known")
    parser.add_argument("--write", type=Path, help="put the figures into this Markdown file")
    return parser.parse_args(arguments)


def _tell(result: Result, done: int, of: int, *, misses: bool) -> None:
    lacking = len(result.score.misses)
    sys.stderr.write(f"{done}/{of} {result.form.name} {result.case}: {lacking or 'no'} misses\n")
    if misses:
        sys.stderr.writelines(f"    {miss}\n" for miss in result.score.misses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
