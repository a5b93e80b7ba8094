"""Reading a file of a thousand pages in a process of its own: CPU milliseconds a page, and the most memory it took."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from extract.reader import read_directive


def measure_long_file(path: Path) -> str:
    """A line to print; the process is fresh, so that nobody else's memory counts."""
    command = [sys.executable, "-m", "benchmarks.long_file", str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.strip()


def _peak_mb() -> int | None:
    """What this process took at its peak; None where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else 2**10)


def _main(path: Path) -> None:
    began = time.process_time()
    directive = read_directive(path)
    seconds, pages = time.process_time() - began, directive.source_file.pages
    print(
        f"{path.name:<28} {pages:>4} pages   extract {1000 * seconds / pages:6.1f} ms/page   "
        f"peak {_peak_mb()} MB   {len(directive.requirements)} requirements"
    )


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
