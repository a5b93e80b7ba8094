"""Print marked sources as PDF files: `python -m samples.build [SOURCE.txt ...]`, by default all of the checkout's.

Needs python-docx (a dependency of the project) and LibreOffice, for developers only: the PDF files are committed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from samples.source import parse
from samples.typeset import typeset

_ROOT = Path(__file__).resolve().parent.parent
_TIMEOUT_SECONDS = 180


def sources() -> list[Path]:
    """Every marked source of the checkout: the sample's and the test corpus's."""
    return sorted([*_ROOT.glob("samples/*.txt"), *_ROOT.glob("tests/corpus/*.txt")])


def print_pdf(source: Path, folder: Path) -> Path:
    """Typeset one source and print it into `folder` under its own name. Raises RuntimeError when no PDF comes out."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise RuntimeError("LibreOffice (soffice) is not on the PATH")
    with tempfile.TemporaryDirectory() as scratch:
        word_file = Path(scratch) / f"{source.stem}.docx"
        typeset(parse(source.read_text(encoding="utf-8"))).save(str(word_file))
        printed = subprocess.run(
            [
                office,
                f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}",  # never the person's own settings
                "--headless",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                str(folder),
                str(word_file),
            ],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    pdf = folder / f"{source.stem}.pdf"
    if printed.returncode != 0 or not pdf.is_file():
        raise RuntimeError(f"{source.name}: LibreOffice made no PDF: {printed.stderr.strip()}")
    return pdf


def main(arguments: Sequence[str]) -> int:
    """Print the named sources, or all, each beside its source or into `--into`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", type=Path)
    parser.add_argument("--into", type=Path, help="another folder than the source's own")
    options = parser.parse_args(arguments)
    for source in options.sources or sources():
        sys.stdout.write(f"{print_pdf(source, options.into or source.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
