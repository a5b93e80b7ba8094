"""Word files printed by LibreOffice, many in one call: starting it costs more than a print."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_TIMEOUT_SECONDS = 600
_AT_ONCE = 40


def print_word_files(files: Sequence[Path], folder: Path) -> None:
    """Prints each DOCX into `folder` under its own name. Raises RuntimeError when LibreOffice is missing or fails."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise RuntimeError("LibreOffice (soffice) is not on the PATH")
    for start in range(0, len(files), _AT_ONCE):
        _print(office, files[start : start + _AT_ONCE], folder)


def _print(office: str, files: Sequence[Path], folder: Path) -> None:
    profile = (folder / "profile").resolve().as_uri()  # never the person's own settings
    printed = subprocess.run(
        [
            *(office, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), *map(str, files)),
        ],
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_SECONDS,
        check=False,
    )
    missing = [file.name for file in files if not (folder / f"{file.stem}.pdf").is_file()]
    if printed.returncode != 0 or missing:
        raise RuntimeError(f"LibreOffice made no PDF of {', '.join(missing)}: {printed.stderr.strip()}")
