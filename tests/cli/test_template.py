"""`vanthu template` as a clerk runs it: export, change in Notepad, check."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from cli.main import app


def run(*arguments: str, home: Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["template", *arguments, "--home", str(home)])
    return done.exit_code, done.output


def test_a_template_is_exported_found_right_and_found_broken_once_it_is(tmp_path: Path) -> None:
    assert run("export", home=tmp_path)[0] == 0
    assert run("check", home=tmp_path) == (0, "Mẫu dùng được.\n")
    wording = tmp_path / "templates" / "plan.toml"
    wording.write_text(wording.read_text("utf-8").replace("opening =", "openning ="), encoding="utf-8")
    status, printed = run("check", home=tmp_path)
    assert status == 9
    assert "openning" in printed
