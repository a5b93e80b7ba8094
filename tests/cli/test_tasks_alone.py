"""A letter that wants a report and a list, no plan: its tasks stand alone until the clerk asks for a plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import _INIT, vanthu
from tests.press import Print, print_pdf

_LETTER = Print(
    left=("ỦY BAN NHÂN DÂN", "<b>HUYỆN ĐẮK SONG</b>", "Số: 212/UBND-NV", "V/v rà soát đồ dùng dạy học"),
    title=("Kính gửi: Các trường mầm non, tiểu học, trung học cơ sở trên địa bàn huyện.",),
    body=(
        "Để chuẩn bị năm học mới, Ủy ban nhân dân huyện đề nghị các trường thực hiện những việc sau:",
        "1. Các trường lập danh sách đồ dùng dạy học hư hỏng, gửi Phòng Nội vụ trước ngày 15/3/2024.",
        "2. Các trường cử 01 viên chức dự lớp tập huấn kiểm kê trong tháng 4/2024.",
        "3. Các trường báo cáo kết quả thực hiện về Ủy ban nhân dân huyện chậm nhất ngày 31/5/2024./.",
    ),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    assert vanthu(*_INIT, home=folder).returncode == 0
    return folder


@pytest.mark.slow
def test_a_letter_without_a_plan_ends_with_its_tasks_and_a_plan_comes_when_asked_for(
    home: Path, tmp_path: Path
) -> None:
    letter = print_pdf(tmp_path / "cong-van.pdf", _LETTER)
    told = vanthu("ingest", letter, home=home)
    assert told.returncode == 0, told.stderr
    said = " ".join((told.stdout + told.stderr).split())
    assert "không yêu cầu trường có kế hoạch" in said
    assert "vanthu draft 212/UBND-NV" in said
    assert list((home / "out").iterdir()) == []

    shown = " ".join(vanthu("tasks", home=home).stdout.split())
    assert "nộp: danh sách" in shown
    tasks = json.loads(vanthu("tasks", "--json", home=home).stdout)["tasks"]
    assert [(task["timing"] or {}).get("due") for task in tasks] == ["2024-03-14", "2024-04-30", "2024-05-31"]
    assert "answer" not in tasks[0]

    assert vanthu("ingest", letter, home=home).returncode == 0
    assert list((home / "out").iterdir()) == []
    drafted = vanthu("draft", "212/UBND-NV", home=home)
    assert drafted.returncode == 0, drafted.stderr
    (out,) = (home / "out").glob("*.docx")
    assert str(out) in drafted.stdout
