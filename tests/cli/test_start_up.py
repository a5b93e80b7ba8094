"""Commands that need no flow start without Prefect (docs/decisions/0003-imports.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_HEAVY = ("prefect", "fastapi", "sqlalchemy", "alembic", "docx")


@pytest.mark.parametrize("arguments", [["--help"], ["extract", str(_ROOT / "samples" / "50-KH-UBND.pdf"), "--json"]])
def test_a_command_without_a_flow_loads_neither_prefect_nor_the_store(arguments: list[str]) -> None:
    script = (
        "import sys; from cli.main import main; sys.argv = ['vanthu', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {_HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, *arguments]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=_ROOT, timeout=120, check=True)
    assert result.stderr.strip().splitlines()[-1] == "[]"
