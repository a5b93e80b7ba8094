"""`vanthu check` as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from tests.cli.test_commands import vanthu
from tests.generate.check.official_letters import official_plan, saved


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch.docx"
    path.write_bytes(saved(official_plan()))
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    document = official_plan()
    document.sections[0].left_margin = Mm(20)
    document.paragraphs[0].runs[0].text = "Kế hoạch"
    path = tmp_path / "sai.docx"
    path.write_bytes(saved(document))
    return path


def test_a_right_document_ends_with_0(right: Path, tmp_path: Path) -> None:
    result = vanthu("check", right, home=tmp_path)
    assert (result.returncode, "đúng thể thức" in result.stdout) == (0, True)
    printed = vanthu("check", right, "--json", home=tmp_path)
    assert json.loads(printed.stdout) == {"schema": 1, "file": str(right), "findings": []}


def test_findings_end_with_9_and_name_rule_clause_place(wrong: Path, tmp_path: Path) -> None:
    result = vanthu("check", wrong, "--json", home=tmp_path)
    assert result.returncode == 9
    margin, kind = json.loads(result.stdout)["findings"]
    assert margin == {
        "rule": "margin-left",
        "clause": "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3",
        "place": "trang in của phần 1",
        "found": "lề trái 20 mm",
        "expected": "lề trái 30-35 mm",
    }
    assert (kind["rule"], kind["found"]) == ("kind", "chữ in thường")
    shown = vanthu("check", wrong, home=tmp_path)
    assert shown.returncode == 9
    assert "margin-left" in shown.stdout and "--fix" in shown.stderr


def test_fix_mends_a_copy_and_never_writes_over_another(wrong: Path, tmp_path: Path) -> None:
    before = wrong.read_bytes()
    result = vanthu("check", wrong, "--fix", "--json", home=tmp_path)
    assert result.returncode == 0, result.stderr
    copy = tmp_path / "sai.sua.docx"
    assert json.loads(result.stdout) == {"schema": 1, "file": str(copy), "findings": []}
    assert wrong.read_bytes() == before
    assert docx.Document(str(copy)).sections[0].left_margin == Mm(30).twips * 635
    mended = copy.read_bytes()
    assert vanthu("check", wrong, "--fix", home=tmp_path).returncode == 0
    assert (tmp_path / "sai.sua-2.docx").exists() and copy.read_bytes() == mended


def test_fix_makes_no_copy_of_a_right_document(right: Path, tmp_path: Path) -> None:
    assert vanthu("check", right, "--fix", home=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.glob("*.docx")] == [right.name]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_word_file_ends_with_3(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    result = vanthu("check", path, "--json", home=tmp_path)
    assert result.returncode == 3
    assert json.loads(result.stdout)["error"]["code"] == "unreadable"
    assert "a.docx" in result.stderr and len(result.stderr.strip().splitlines()) == 1


def test_a_missing_file_or_a_folder_ends_with_3(tmp_path: Path) -> None:
    assert vanthu("check", tmp_path / "không có.docx", home=tmp_path).returncode == 3
    assert vanthu("check", tmp_path, home=tmp_path).returncode == 3
