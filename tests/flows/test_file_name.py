from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.file_name import LIMIT_BYTES, draft_name, free_path, numbered, safe_name


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("50/KH-UBND.pdf", "50-KH-UBND.pdf"),
        ('a<b>:"c"?.pdf', "a-b-c-.pdf"),
        ("CON.pdf", "tep-CON.pdf"),
        ("nul", "tep-nul"),
        ("  kế   hoạch . ", "kế hoạch"),
        ("", "tep"),
        ("..", "tep"),
        (unicodedata.normalize("NFD", "Kế hoạch.pdf"), "Kế hoạch.pdf"),
    ],
)
def test_names_that_every_system_takes(wanted: str, name: str) -> None:
    assert safe_name(wanted) == name


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_that_stays_itself(wanted: str) -> None:
    name = safe_name(wanted.encode("utf-8", "ignore").decode())
    assert 0 < len(name.encode()) <= LIMIT_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert safe_name(name) == name


def test_a_draft_is_named_for_its_title_and_the_directive_it_answers() -> None:
    assert draft_name("Kế hoạch thi đua", "50/KH-UBND") == "Dự thảo - Kế hoạch thi đua (50-KH-UBND).docx"
    assert draft_name("Kế hoạch thi đua", None) == "Dự thảo - Kế hoạch thi đua.docx"


def test_a_long_title_leaves_room_for_the_code() -> None:
    name = draft_name("Kế hoạch " * 50, "50/KH-UBND")
    assert name.endswith(" (50-KH-UBND).docx")
    assert len(name.encode()) <= LIMIT_BYTES


def test_a_taken_name_gets_a_number(tmp_path) -> None:
    assert list(itertools.islice(numbered("a.pdf"), 3)) == ["a.pdf", "a (2).pdf", "a (3).pdf"]
    (tmp_path / "a.pdf").touch()
    assert free_path(tmp_path, "a.pdf").name == "a (2).pdf"
