"""Marked text: what a source may say and how it is read."""

import pytest

from samples.source import Marked, parse, text_of
from tests.samples.truth import SOURCES


def test_indented_lines_go_on_with_the_paragraph_above() -> None:
    assert parse("text| Một\n  hai\n\n# ghi chú\ntext| ba") == (Marked("text", "Một hai"), Marked("text", "ba"))


def test_decomposed_letters_are_composed() -> None:
    assert parse("text| Ke\u0302\u0301 hoa\u0323ch") == (Marked("text", "Kế hoạch"),)


def test_empty_cells_are_kept() -> None:
    assert parse("row| 1 | Việc | | Tháng 4 |")[0].parts("|") == ("1", "Việc", "", "Tháng 4", "")


def test_italic_marks_are_not_words() -> None:
    assert text_of(Marked("text", "Phong trào *“Dạy tốt, học tốt”*;")) == "Phong trào “Dạy tốt, học tốt”;"


@pytest.mark.parametrize("wrong", ["nonsense| x", "no mark at all", "  goes on from nothing"])
def test_a_slip_of_the_writer_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"no mark|nothing to go on"):
        parse(wrong)


def test_every_source_of_the_checkout_has_its_pdf_and_its_truth() -> None:
    assert len(SOURCES) >= 5
    for source in SOURCES:
        assert source.with_suffix(".pdf").is_file()
        assert source.with_suffix(".expected.json").is_file()
