"""`python -m benchmarks [--long] [FILE.pdf ...]`: reading beside a peer, the way through the house, Prefect's share."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.drafting import ROWS, measure_drafting
from benchmarks.long_file import measure_long_file
from benchmarks.memory import measure_memory
from benchmarks.plans import print_plan, print_table
from benchmarks.prefect_cost import measure_prefect
from benchmarks.reading import measure_reading
from benchmarks.recognition import measure_recognition
from benchmarks.way import measure_way
from tests.scanner import Scanner

_ROOT = Path(__file__).parents[1]
_SAMPLE = _ROOT / "samples" / "50-KH-UBND.pdf"


def main(arguments: list[str]) -> None:
    """Prints one line a measure."""
    given = [Path(argument) for argument in arguments if argument != "--long"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = [print_plan(folder / "100-pages.pdf", 100), print_table(folder / "700-rows.pdf", 700)]
        for path in [_SAMPLE, *made, *given]:
            print(measure_reading(path), flush=True)
        for rows in ROWS:
            print(measure_drafting(rows, folder), flush=True)
        print(measure_recognition(Scanner().scan(_SAMPLE, folder / "50-KH-UBND-scan.pdf")), flush=True)
        if "--long" in arguments:
            print(measure_long_file(made[0]), flush=True)
            print(measure_long_file(print_plan(folder / "1000-pages.pdf", 1000)), flush=True)
    print(measure_memory(), flush=True)
    measure_way([_SAMPLE, *given])
    measure_prefect()


if __name__ == "__main__":
    main(sys.argv[1:])
