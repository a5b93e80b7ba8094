from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from extract.files import office_file
from flows.desk import Desk
from flows.exporting import ExportFormat, exported, save
from model.errors import NotInstalled, StoreUnavailable, UsageError
from model.kept import CopyDecision
from tests.flows import fakes, way


def test_a_workbook_of_the_tasks_is_named_for_its_directive(desk: Desk, tmp_path: Path) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    name, content = exported(desk.settings, ExportFormat.XLSX, "50/KH-UBND", 3)
    assert name == "Nhiệm vụ (50-KH-UBND).xlsx"
    save(tmp_path / name, content, overwrite=False)
    assert load_workbook(tmp_path / name).worksheets[0]["B5"].value == "Các trường báo cáo quý I"
    assert exported(desk.settings, ExportFormat.XLSX, None, 3)[1] == content


def test_nothing_to_export_and_an_unknown_directive_are_told(desk: Desk) -> None:
    for made in ExportFormat:
        with pytest.raises(UsageError, match="Chưa có"):
            exported(desk.settings, made, None, 3)
    with pytest.raises(UsageError, match="99/KH"):
        exported(desk.settings, ExportFormat.ICS, "99/KH", 3)


def test_a_pdf_without_the_office_says_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    way.drop(desk, "a.pdf", fakes.pdf())
    monkeypatch.setattr(office_file, "office_program", lambda: None)
    with pytest.raises(NotInstalled, match="LibreOffice") as told:
        exported(desk.settings, ExportFormat.PDF, None, 3)
    assert told.value.exit_status == 6


def test_a_file_that_stands_there_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save(path, b"first", overwrite=False)
    with pytest.raises(UsageError, match="--force"):
        save(path, b"second", overwrite=False)
    assert path.read_bytes() == b"first"
    save(path, b"second", overwrite=True)
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="Không ghi được"):
        save(tmp_path / "no" / "a.ics", b"x", overwrite=False)


def test_a_second_copy_of_the_same_paper_is_not_meant(desk: Desk) -> None:
    way.drop(desk, "in.pdf", fakes.pdf(salt="print"))
    first = exported(desk.settings, ExportFormat.XLSX, "50/KH-UBND", 3)
    way.drop(desk, "quét.pdf", fakes.pdf(salt="scan"))
    assert exported(desk.settings, ExportFormat.XLSX, "50/KH-UBND", 3) == first
    desk.store.directives.decide_copy(desk.store.directives.all()[-1].id, CopyDecision.SAME, by="văn thư")
    assert exported(desk.settings, ExportFormat.XLSX, "50/KH-UBND", 3) == first
