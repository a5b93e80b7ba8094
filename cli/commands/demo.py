"""`vanthu demo`: the main job on the sample directive, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli import screen
from cli.commands import tasks
from cli.commands.options import Home, settings_of

if TYPE_CHECKING:
    from model.settings import Settings

_RENDER_SECONDS = 120


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(home: Home = None) -> None:
    """Chạy thử trên văn bản mẫu: từ tệp PDF đến dự thảo kế hoạch và danh sách nhiệm vụ."""
    from flows.home import make_home
    from flows.school import read_profile
    from flows.service import ingest_files

    settings = settings_of(home or (None if "VANTHU_HOME" in os.environ else Path("demo-home")))
    if not settings.profile_file.exists():
        make_home(settings, read_profile(files("samples").joinpath("school.toml").read_text("utf-8")))
    with as_file(files("samples").joinpath("50-KH-UBND.pdf")) as directive, screen.steps() as on_step:
        outcomes = ingest_files(settings, [directive], on_step=on_step)
    tasks.tasks(home=settings.home)
    for outcome in outcomes:
        screen.output().print(screen.safe(outcome.message), highlight=False, soft_wrap=True)
    for path in sorted(settings.out.glob("*.docx")):
        _show_paths(settings, path)


def _show_paths(settings: Settings, draft: Path) -> None:
    """The draft, and where LibreOffice is there its pages as PDF and pictures."""
    made = [draft, *_rendered(draft, settings.home / "pictures")]
    for path in made:
        screen.output().print(screen.safe(str(path)), highlight=False, soft_wrap=True)


def _rendered(draft: Path, folder: Path) -> list[Path]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        screen.note("Không có LibreOffice trên máy: không xuất được PDF và hình của dự thảo (vẫn mở được bằng Word).")
        return []
    folder.mkdir(parents=True, exist_ok=True)
    profile = (folder / "office-profile").absolute().as_uri()
    command = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(draft),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_RENDER_SECONDS)
    except (OSError, subprocess.SubprocessError) as err:
        screen.note(f"LibreOffice không xuất được PDF ({err}); dự thảo Word vẫn dùng được.")
        return []
    pdf = folder / f"{draft.stem}.pdf"
    return [pdf, *_pictures(pdf)]


def _pictures(pdf: Path) -> list[Path]:
    from extract.pdf.pictures import page_pictures

    return page_pictures(pdf, pdf.parent)
