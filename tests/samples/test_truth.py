"""The hand-made truth speaks the contract's language and quotes the PDF."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.directive import Encoding, RequirementKind, TextOrigin
from model.timing import Recurrence, Timing
from tests.samples.truth import SAMPLE, SOURCES, column_texts, expected, page_texts, squeezed

_TOP = ["schema", "source", "directive", "requirements", "warnings"]
_DIRECTIVE = ["kind", "number", "symbol", "code", "issuer", "parent_issuer", "place", "issued_on", "subject"]
_DIRECTIVE += ["legal_bases", "signer", "recipients"]
_REQUIREMENT = ["ref", "kind", "text", "page", "addressees", "lead", "support", "group", "timing"]
_TIMING = ["text", "start", "due", "recurs", "quarters"]
_REF = re.compile(r"(?:PL\d+/(?:[IVX]+\.|[A-Z]\.)?\d+|(?:Điều \d+|[IVX]+|\d+)(?:\.(?:\d+|[a-zđ]|-\d+|\+\d+))*)")

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)


@each_source
def test_the_keys_are_the_contracts(source: Path) -> None:
    truth = expected(source)
    assert list(truth) == _TOP
    assert list(truth["directive"]) == _DIRECTIVE
    assert {key for base in truth["directive"]["legal_bases"] for key in base} <= {"text", "code", "issued_on"}
    assert list(truth["directive"]["signer"]) == ["capacity", "title", "name"]
    assert all(list(requirement) == _REQUIREMENT for requirement in truth["requirements"])
    assert all(list(timing) == _TIMING for timing in _timings(truth))


@each_source
def test_the_values_are_of_the_contracts_sets(source: Path) -> None:
    truth = expected(source)
    assert truth["schema"] == 1
    assert truth["source"]["text"] in set(TextOrigin)
    assert truth["source"]["encoding"] in set(Encoding)
    for requirement in truth["requirements"]:
        assert requirement["kind"] in set(RequirementKind)
        assert requirement["ref"] is None or _REF.fullmatch(requirement["ref"])
        assert 1 <= requirement["page"] <= truth["source"]["pages"] == len(page_texts(source))
        assert (requirement["kind"] == RequirementKind.ROW) or requirement["lead"] is None


@each_source
def test_all_text_is_composed_and_folded(source: Path) -> None:
    for text in _strings(expected(source)):
        assert text == " ".join(unicodedata.normalize("NFC", text).split())


@each_source
def test_every_timing_agrees_with_its_own_quarters(source: Path) -> None:
    for timing in _timings(expected(source)):
        told = Timing(
            text=timing["text"],
            start=timing["start"] and date.fromisoformat(timing["start"]),
            due=timing["due"] and date.fromisoformat(timing["due"]),
            recurs=timing["recurs"] and Recurrence(timing["recurs"]),
        )
        assert [str(quarter) for quarter in told.quarters] == timing["quarters"]
        assert told.start is None or (told.due is not None and told.start <= told.due)


@each_source
def test_every_requirement_quotes_the_pdf_and_names_its_page(source: Path) -> None:
    pages, columns = page_texts(source), column_texts(source)
    for requirement in expected(source)["requirements"]:
        text, at = squeezed(requirement["text"]), requirement["page"] - 1
        if requirement["kind"] == RequirementKind.ROW:
            assert any(text in column for column in columns), requirement["text"]
            continue
        start = "".join(pages[at : at + 2]).find(text)
        assert 0 <= start < len(pages[at]), requirement["text"]


def test_no_row_of_the_samples_table_is_left_out() -> None:
    requirements = expected(SAMPLE)["requirements"]
    rows = squeezed("".join(r["text"] for r in requirements if r["kind"] == RequirementKind.ROW))
    groups = "".join(f"Quý{number}" for number in ("I", "II", "III", "IV"))
    assert len(rows) + len(groups) == len(column_texts(SAMPLE)[1])


def _timings(truth: dict[str, Any]) -> list[dict[str, Any]]:
    return [requirement["timing"] for requirement in truth["requirements"] if requirement["timing"]]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _strings(part)]
