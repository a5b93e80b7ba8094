"""The README's picture, from the draft that `vanthu demo` really makes: `python tools/pictures.py [DRAFT.docx]`.

For developers: needs LibreOffice, pdftoppm and Pillow (a development package).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "draft.png"
DOTS_PER_INCH = 64
GAP_PX = 16
TIMEOUT_SECONDS = 300


def main(arguments: list[str]) -> None:
    """Draw the draft named, or that of a demo run now, into `docs/pictures/draft.png`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        draft = Path(arguments[0]) if arguments else draft_of_the_demo(folder / "home")
        sheet = side_by_side(pages_of(draft, folder))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(64).save(PICTURE, optimize=True)
    print(PICTURE)


def draft_of_the_demo(home: Path) -> Path:
    """Run the demo in a home of its own; the draft is the newest Word file in its `out/`."""
    environment = {**os.environ, "VANTHU_HOME": str(home)}
    program = Path(sys.executable).with_name("vanthu")
    subprocess.run([program, "demo"], env=environment, check=True, timeout=TIMEOUT_SECONDS)
    drafts = sorted((home / "out").glob("*.docx"), key=lambda path: path.stat().st_mtime)
    if not drafts:
        raise SystemExit(f"vanthu demo left no .docx in {home / 'out'}")
    return drafts[-1]


def pages_of(draft: Path, folder: Path) -> list[Image.Image]:
    """Each page of a Word file as a picture, in order."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_pdf = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(draft)]
    subprocess.run(to_pdf, check=True, capture_output=True, timeout=TIMEOUT_SECONDS)
    pdf = folder / f"{draft.stem}.pdf"
    to_png = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(pdf), str(folder / "page")]
    subprocess.run(to_png, check=True, timeout=TIMEOUT_SECONDS)
    return [Image.open(page).convert("L").copy() for page in sorted(folder.glob("page-*.png"))]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """The first page and the last one, the appendix with its tasks, each with a thin edge."""
    shown = [ImageOps.expand(page, border=1, fill=160) for page in (pages[0], pages[-1])]
    width = sum(page.width for page in shown) + GAP_PX * (len(shown) + 1)
    sheet = Image.new("L", (width, max(page.height for page in shown) + 2 * GAP_PX), 235)
    left = GAP_PX
    for page in shown:
        sheet.paste(page, (left, GAP_PX))
        left += page.width + GAP_PX
    return sheet


if __name__ == "__main__":
    main(sys.argv[1:])
