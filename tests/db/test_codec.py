from __future__ import annotations

import subprocess
import sys

import pytest

from db import codec
from model.directive import Directive
from model.errors import StoreUnavailable
from model.timing import Timing


def test_a_directive_survives_json(directive: Directive) -> None:
    assert codec.from_text(Directive, codec.to_text(directive)) == directive


@pytest.mark.parametrize("text", ["", "[]", '{"text": 1}', '{"text": "Quý I", "due": "soon"}'])
def test_what_does_not_fit_is_an_error_of_the_store(text: str) -> None:
    with pytest.raises(StoreUnavailable):
        codec.from_text(Timing, text)


def test_it_starts_without_the_database_library() -> None:
    code = "import sys, db.codec; sys.exit(any(name.split('.')[0] == 'sqlalchemy' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
