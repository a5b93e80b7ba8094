"""Same inputs, same bytes: in every process, place, language and day, under every user's name."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import generate
from generate.rules import parse_rules
from generate.word.docx_file import to_docx
from tests.generate.odd_lengths import odd_case

_SEEDS = (5, 6, 25)  # tables upright and wide, people's own rows, texts of every section
_MADE = """
import datetime, sys
DAYS = datetime.timedelta(int(sys.argv[1]))

class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + DAYS

    today = utcnow = now

class MovedDay(datetime.date):
    @classmethod
    def today(cls):
        return super().today() + DAYS

datetime.datetime, datetime.date = Moved, MovedDay
sys.path.insert(0, sys.argv[2])
from tests.generate.word.test_same_bytes import hashes
print(*hashes())
"""
_CLOCKS = frozenset({"now", "today", "utcnow", "localtime", "gmtime", "monotonic", "perf_counter", "time_ns"})
_CHANCE = frozenset({"time", "random", "secrets", "uuid", "getpass", "socket", "platform", "locale", "tempfile", "os"})


@cache
def hashes() -> list[str]:
    """Of drafts made from the directive on."""
    rules = parse_rules()
    return [hashlib.sha256(to_docx(odd_case(seed).draft(rules))).hexdigest() for seed in _SEEDS]


@pytest.mark.parametrize(
    ("days", "surroundings"),
    [
        (0, {"PYTHONHASHSEED": "0", "TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "USER": "vanthu"}),
        (1, {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LANG": "C", "USER": "root", "HOME": "/"}),
        (400, {"PYTHONHASHSEED": "99", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LOGNAME": "Hiệu trưởng"}),
    ],
)
def test_drafts_are_the_same_in_every_process_zone_language_and_day(
    days: int, surroundings: dict[str, str], request: pytest.FixtureRequest
) -> None:
    command = [sys.executable, "-c", _MADE, str(days), str(request.config.rootpath)]
    environment = {**os.environ, **surroundings}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == hashes()


def _sources() -> list[Path]:
    return sorted(Path(generate.__path__[0]).rglob("*.py"))


@pytest.mark.parametrize("source", _sources(), ids=lambda path: path.stem)
def test_no_module_asks_for_the_clock_chance_or_the_machine(source: Path) -> None:
    assert asked(ast.parse(source.read_text("utf-8"))) == []


def asked(tree: ast.AST) -> list[str]:
    """What a module takes that is not the same tomorrow or elsewhere."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in _CHANCE]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in _CHANCE:
            found.append(str(node.module))
        elif isinstance(node, ast.Attribute) and node.attr in _CLOCKS:
            found.append(node.attr)
    return found


@pytest.mark.parametrize(
    "line", ["import time", "from uuid import uuid4", "import os.path", "date.today()", "x = datetime.datetime.now"]
)
def test_such_lines_would_be_found(line: str) -> None:
    assert asked(ast.parse(line))
