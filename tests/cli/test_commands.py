"""The command as a user or another program calls it: real processes, exit statuses, what goes where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[2]
_SAMPLE = _ROOT / "samples" / "50-KH-UBND.pdf"
_INIT = (
    "init",
    "--yes",
    "--name",
    "Trường Tiểu học Ngô Gia Tự",
    "--symbol",
    "NGT",
    "--place",
    "Đắk Song",
    "--principal",
    "Trần Đăng Quân",
)


def vanthu(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Runs `vanthu` in a process of its own with this home."""
    environment = {**os.environ, "VANTHU_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "cli.main", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, cwd=_ROOT, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the sample directive has been drafted."""
    home = tmp_path_factory.mktemp("home")
    assert vanthu(*_INIT, "--cluster", "Cụm thi đua số 4", home=home).returncode == 0
    ingested = vanthu("ingest", _SAMPLE, home=home)
    assert ingested.returncode == 0, ingested.stderr
    return home


def _json(result: subprocess.CompletedProcess[str]) -> Any:
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_extract_prints_only_the_contracts_json_on_stdout(tmp_path: Path) -> None:
    result = vanthu("extract", _SAMPLE, "--json", home=tmp_path)
    printed = _json(result)
    assert result.stderr == ""
    assert printed["schema"] == 1
    assert list(printed) == ["schema", "source", "directive", "requirements", "warnings"]
    assert printed["directive"]["code"] == "50/KH-UBND"
    assert printed["source"]["bytes"] == _SAMPLE.stat().st_size


def test_extract_draws_the_pages_and_tells_where_they_are(tmp_path: Path) -> None:
    result = vanthu("extract", _SAMPLE, "--json", "--picture", tmp_path / "hình", home=tmp_path)
    assert _json(result)["schema"] == 1
    pictures = sorted((tmp_path / "hình").iterdir())
    assert [path.name for path in pictures] == [f"50-KH-UBND-trang-{number:02}.png" for number in range(1, 9)]
    assert result.stderr.split("\n")[:-1] == [str(path) for path in pictures]


def test_extract_shows_a_person_the_requirements(tmp_path: Path) -> None:
    result = vanthu("extract", _SAMPLE, home=tmp_path)
    assert result.returncode == 0
    assert "Kế hoạch 50/KH-UBND" in result.stdout
    assert "PL1/I.1" in result.stdout


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [(b"no pdf at all", 3, "unreadable"), (b"%PDF-1.4\nbroken", 3, "unreadable")],
)
def test_a_failure_is_one_line_a_status_and_an_object(tmp_path: Path, content: bytes, status: int, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    result = vanthu("extract", tmp_path / "a.pdf", "--json", home=tmp_path)
    assert result.returncode == status
    assert json.loads(result.stdout) == {
        "schema": 1,
        "error": {"code": code, "message": json.loads(result.stdout)["error"]["message"]},
    }
    assert len(result.stderr.strip().splitlines()) == 1
    assert "a.pdf" in result.stderr


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    assert vanthu("extract", home=tmp_path).returncode == 2
    assert vanthu("nothing", home=tmp_path).returncode == 2
    missing = vanthu("init", "--yes", "--name", "Trường Tiểu học A", home=tmp_path)
    assert (missing.returncode, "--symbol" in missing.stderr) == (2, True)


def test_a_home_without_a_profile_is_a_wrong_configuration(tmp_path: Path) -> None:
    result = vanthu("tasks", home=tmp_path / "new")
    assert (result.returncode, "vanthu init" in result.stderr) == (8, True)


def test_init_makes_a_home_once_and_keeps_what_is_there(tmp_path: Path) -> None:
    assert vanthu(*_INIT, home=tmp_path).returncode == 0
    written = (tmp_path / "school.toml").read_text(encoding="utf-8")
    assert 'symbol = "NGT"' in written
    assert (tmp_path / "inbox").is_dir()
    again = vanthu(*_INIT, home=tmp_path)
    assert again.returncode == 2
    assert (tmp_path / "school.toml").read_text(encoding="utf-8") == written


def test_init_asks_for_the_level_that_a_name_does_not_tell(tmp_path: Path) -> None:
    nameless = [*_INIT[:3], "Trường Ngô Gia Tự", *_INIT[4:]]
    assert vanthu(*nameless, home=tmp_path).returncode == 2
    assert vanthu(*nameless, "--level", "tiểu học", home=tmp_path).returncode == 0


def test_the_seeds_eleven_tasks_come_out_of_the_sample(drafted: Path) -> None:
    printed = _json(vanthu("tasks", "--json", home=drafted))
    rows = [(task["lead"], task["support"], task["timing"] and task["timing"]["text"]) for task in printed["tasks"]]
    assert rows[:11] == [
        ("Nhà trường", ["Các đoàn thể"], "Tháng 1/2024; tháng 2/2024"),
        ("Hiệu trưởng", [], "Trước 15/3/2024"),
        ("Nhà trường", ["Các đoàn thể"], "Tháng 4/2024"),
        ("Nhà trường", ["Các đoàn thể"], "Tháng 5/2024"),
        ("Nhà trường", ["Các đoàn thể"], "Tháng 6/2024"),
        ("Phòng Nội vụ", ["Các trường thuộc huyện"], "Thời gian theo quy định"),
        ("Cụm số 4", ["Nhà trường"], None),
        ("Nhà trường", ["Các đoàn thể"], "Trước tháng 9/2024"),
        ("Nhà trường", ["Các đoàn thể"], "Tháng 12/2024"),
        ("Phòng Nội vụ", ["Các cơ quan, đơn vị có liên quan"], "Hàng quý"),
        ("Phòng Nội vụ", ["Các cơ quan, đơn vị có liên quan"], "Hàng tháng"),
    ]
    assert [timing for _, _, timing in rows[11:]] == [None, None]  # standing duties of the head, in the sections
    assert {task["directive"] for task in printed["tasks"]} == {"50/KH-UBND"}
    assert all(task["sources"] and task["why"] and task["status"] == "proposed" for task in printed["tasks"])
    assert all(entry["reason"] for entry in printed["not_ours"])


def test_why_tells_a_tasks_requirements_pages_rule_and_state(drafted: Path) -> None:
    task = _json(vanthu("tasks", "--json", home=drafted))["tasks"][1]
    told = vanthu("tasks", "--why", task["id"][:8], home=drafted)
    assert told.returncode == 0, told.stderr
    flat = " ".join(told.stdout.split())
    assert flat.startswith(f"{task['title']} Mã {task['id']}")
    for source in task["sources"]:
        assert f"“{source['quote']}” (mục {source['ref']}, trang {source['page']}," in flat
    assert task["why"] in flat
    assert "50/KH-UBND của UBND huyện Đắk Song ngày 19/02/2024" in flat
    assert "hạn 14/03/2024" in flat
    assert "đề xuất, chưa duyệt" in flat


def test_why_takes_a_row_number_and_a_ref_and_keeps_the_contracts_json(drafted: Path) -> None:
    everything = _json(vanthu("tasks", "--json", home=drafted))
    row = _json(vanthu("tasks", "--directive", "50/KH-UBND", "--why", "2", "--json", home=drafted))
    assert list(row) == list(everything)
    assert row["tasks"] == [everything["tasks"][1]]
    ref = everything["tasks"][1]["sources"][1]["ref"]
    by_ref = _json(vanthu("tasks", "--why", ref, "--json", home=drafted))
    assert everything["tasks"][1] in by_ref["tasks"]


def test_why_tells_of_a_requirement_that_gave_no_task(drafted: Path) -> None:
    entry = next(one for one in _json(vanthu("tasks", "--json", home=drafted))["not_ours"] if one["ref"])
    told = " ".join(vanthu("tasks", "--why", entry["ref"], home=drafted).stdout.split())
    assert entry["reason"] in told
    assert "Không phải của trường" in told


def test_why_of_nothing_says_what_to_do(drafted: Path) -> None:
    nothing = vanthu("tasks", "--why", "không có", home=drafted)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "Không có nhiệm vụ hay yêu cầu nào" in nothing.stderr


def test_every_requirement_of_the_directive_ended_somewhere(drafted: Path) -> None:
    printed = _json(vanthu("tasks", "--json", home=drafted))
    read = _json(vanthu("extract", _SAMPLE, "--json", home=drafted))
    quoted = {source["quote"] for task in printed["tasks"] for source in task["sources"]}
    listed = {entry["text"] for name in ("not_ours", "to_decide", "information") for entry in printed[name]}
    assert {found["text"] for found in read["requirements"]} <= quoted | listed


def test_the_archive_lists_directive_and_plan_with_their_lineage(drafted: Path) -> None:
    printed = _json(vanthu("archive", "list", "--json", home=drafted))
    directive, plan = sorted(printed["documents"], key=lambda one: one["kind"])
    assert (directive["kind"], plan["kind"]) == ("directive", "plan")
    assert directive["code"] == "50/KH-UBND"
    assert directive["versions"][0]["origin"] == "received"
    assert plan["versions"][0]["origin"] == "generated"
    assert directive["versions"][0]["sha256"] in plan["versions"][0]["from"]
    assert printed["quarantine"] == []
    assert vanthu("archive", "show", plan["id"][:8], home=drafted).returncode == 0
    assert vanthu("archive", "show", "nothing", home=drafted).returncode == 2
    assert vanthu("archive", "verify", home=drafted).returncode == 0


def test_a_damaged_object_is_named_by_verify(drafted: Path, tmp_path: Path) -> None:
    printed = _json(vanthu("archive", "list", "--json", home=drafted))
    sha256 = printed["documents"][0]["versions"][0]["sha256"]
    stored = next(path for path in (drafted / "archive").rglob("*") if path.is_file() and sha256[2:] in path.name)
    content = stored.read_bytes()
    stored.chmod(0o600)
    stored.write_bytes(content[:-1] + b"?")
    try:
        damaged = vanthu("archive", "verify", home=drafted)
        assert (damaged.returncode, sha256 in damaged.stderr) == (7, True)
    finally:
        stored.write_bytes(content)


def test_drafting_again_finds_the_directive_by_its_code(drafted: Path) -> None:
    again = vanthu("draft", "50/KH-UBND", home=drafted)
    assert again.returncode == 0, again.stderr
    assert Path(again.stdout.strip()).suffix == ".docx"
    assert vanthu("draft", "999/KH-UBND", home=drafted).returncode == 2


def test_doctor_tells_what_is_there(drafted: Path) -> None:
    result = vanthu("doctor", home=drafted)
    assert result.returncode == 0, result.stdout
    assert "Trường Tiểu học Ngô Gia Tự" in result.stdout


def test_a_second_copy_waits_for_the_clerks_word(drafted: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bản khác.pdf"
    copy.write_bytes(_SAMPLE.read_bytes() + b"\n% another print of the same directive\n")
    told = vanthu("ingest", copy, home=drafted)
    assert told.returncode == 9, told.stderr
    assert len(_json(vanthu("tasks", "--json", home=drafted))["tasks"]) == 13
    assert vanthu("decide", copy.name, home=drafted).returncode == 2
    decided = vanthu("decide", copy.name, "--same", home=drafted)
    assert decided.returncode == 0, decided.stderr
    assert vanthu("decide", copy.name, "--same", home=drafted).returncode == 2
    states = {one["state"] for one in _json(vanthu("archive", "list", "--json", home=drafted))["documents"]}
    assert "superseded" in states


@pytest.mark.parametrize(("made", "magic"), [("xlsx", b"PK"), ("ics", b"BEGIN:VCALENDAR")])
def test_export_writes_where_it_is_told_and_never_over_a_file(
    drafted: Path, tmp_path: Path, made: str, magic: bytes
) -> None:
    done = vanthu("export", made, "--directive", "50/KH-UBND", "-o", tmp_path, home=drafted)
    assert done.returncode == 0, done.stderr
    path = Path(done.stdout.strip())
    assert path.parent == tmp_path
    content = path.read_bytes()
    assert content.startswith(magic)
    assert vanthu("export", made, "-o", path, home=drafted).returncode == 2
    assert path.read_bytes() == content
    assert vanthu("export", made, "--directive", "50/KH-UBND", "-o", path, "--force", home=drafted).returncode == 0
    assert path.read_bytes() == content


@pytest.mark.office
@pytest.mark.slow
def test_export_prints_the_draft_as_pdf(drafted: Path, tmp_path: Path) -> None:
    done = vanthu("export", "pdf", "-o", tmp_path / "kế hoạch.pdf", home=drafted)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kế hoạch.pdf").read_bytes().startswith(b"%PDF")
