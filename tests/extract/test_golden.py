"""The reader against truth written by hand: real PDFs beside the JSON that the contract wants of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.contract import extraction
from extract.reader import read_directive

_ROOT = Path(__file__).parents[2]
_TRUTHS = sorted([*_ROOT.glob("samples/*.expected.json"), *_ROOT.glob("tests/corpus/*.expected.json")])


@pytest.fixture(scope="module", params=_TRUTHS, ids=lambda path: path.name.split(".")[0])
def pair(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """The truth, and what the reader says of the PDF beside it."""
    truth = json.loads(request.param.read_text(encoding="utf-8"))
    pdf = request.param.with_name(request.param.name.replace(".expected.json", ".pdf"))
    return truth, extraction(read_directive(pdf))


def test_there_are_truths_of_five_kinds() -> None:
    kinds = {json.loads(path.read_text(encoding="utf-8"))["directive"]["kind"] for path in _TRUTHS}
    assert kinds >= {"Kế hoạch", "Công văn", "Quyết định", "Chỉ thị"}
    assert len(_TRUTHS) >= 5


def test_metadata_is_exact(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    truth, read = pair
    assert read["directive"] == truth["directive"]


def test_requirements_are_exact_but_for_their_boxes(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    truth, read = pair
    without_boxes = [{key: value for key, value in found.items() if key != "bbox"} for found in read["requirements"]]
    wanted = [{key: value for key, value in found.items() if key != "bbox"} for found in truth["requirements"]]
    assert without_boxes == wanted


def test_boxes_lie_on_the_page(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    _, read = pair
    for found in read["requirements"]:
        x0, top, x1, bottom = found["bbox"]
        assert 0 <= x0 < x1 <= 1200
        assert 0 <= top < bottom <= 1200
        assert 1 <= found["page"] <= read["source"]["pages"]
