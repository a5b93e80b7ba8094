"""Searchable copies: the recognised words lie, invisible, where they are seen; pictures and originals stay."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.page import Word
from extract.pdf.searchable import write_searchable
from extract.pdf.text_overlay import TextOverlay
from extract.reader import read_directive
from extract.scan.placement import Placement
from model.source import BBox
from tests.extract.scan.test_ocr import needs_tesseract
from tests.press import Print, print_pdf
from tests.scanner import Scanner


def _blank(path: Path, quarters: int) -> Path:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.mediabox = pikepdf.Array([0, 0, 595, 842])
    page.obj["/Rotate"] = 90 * quarters
    pdf.save(path)
    return path


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_words_stand_where_they_are_seen_whatever_way_the_page_is_turned(tmp_path: Path, quarters: int) -> None:
    source = _blank(tmp_path / "a.pdf", quarters)
    width, height = (842.0, 595.0) if quarters % 2 else (595.0, 842.0)
    word = Word("Thưởng", 1, BBox(100, 200, 160, 214), 14)
    write_searchable(source, [TextOverlay(1, (word,), Placement(width, height))], tmp_path / "b.pdf")
    with pdfplumber.open(tmp_path / "b.pdf") as pdf:
        found = [char for char in pdf.pages[0].chars if char["text"].strip()]
    assert "".join(char["text"] for char in found) == "Thưởng"
    assert min(char["x0"] for char in found) == pytest.approx(100, abs=1)
    assert max(char["x1"] for char in found) == pytest.approx(160, abs=1)
    assert min(char["top"] for char in found) == pytest.approx(200, abs=3)
    assert max(char["bottom"] for char in found) == pytest.approx(214, abs=3)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@needs_tesseract
def test_the_copy_of_a_scan_is_found_by_its_words_and_looks_the_same(tmp_path: Path) -> None:
    body = ("Các trường học tổ chức phát động phong trào thi đua trước ngày 20/3/2024.",)
    scan = Scanner(stamp=False).scan(print_pdf(tmp_path / "a.pdf", Print(body=body)), tmp_path / "scan.pdf")
    before = scan.read_bytes()
    for name in ("one.pdf", "two.pdf"):
        read_directive(scan, searchable=tmp_path / name)
    assert scan.read_bytes() == before
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "one.pdf", "-"], capture_output=True, check=True)
    text = " ".join(said.stdout.decode("utf-8").split())
    assert "phát động phong trào thi đua trước ngày" in text
    assert text.index("KẾ HOẠCH") < text.index("phong trào") < text.index("Nơi nhận")
    pictures = [_picture(path) for path in (scan, tmp_path / "one.pdf")]
    assert pictures[0] == pictures[1]


def _picture(path: Path) -> bytes:
    document = pypdfium2.PdfDocument(path)
    try:
        return bytes(document[0].render().to_pil().tobytes())
    finally:
        document.close()


def test_a_print_has_no_searchable_copy(tmp_path: Path) -> None:
    body = ("Các trường học tổ chức phát động phong trào thi đua trước ngày 20/3/2024.",)
    read_directive(print_pdf(tmp_path / "a.pdf", Print(body=body)), searchable=tmp_path / "copy.pdf")
    assert not (tmp_path / "copy.pdf").exists()


@needs_tesseract
@pytest.mark.parametrize("over", [True, False])
def test_the_copy_has_our_words_in_the_place_of_garbage_and_looks_the_same(tmp_path: Path, *, over: bool) -> None:
    body = ("Các trường học tổ chức phát động phong trào thi đua trước ngày 20/3/2024.",)
    scan = Scanner(stamp=False).scan(print_pdf(tmp_path / "a.pdf", Print(body=body)), tmp_path / "scan.pdf")
    garbage = Canvas(str(tmp_path / "layer.pdf"))
    text = garbage.beginText(60, 780)
    text.setTextRenderMode(3 if over else 0)
    for _ in range(30):
        text.textLine("uY BAN NgAN nAN CoNG HoA xA HoI cHU NGHiA")
    garbage.drawText(text)
    garbage.save()
    with pikepdf.open(scan, allow_overwriting_input=True) as pdf, pikepdf.open(tmp_path / "layer.pdf") as layer:
        (pdf.pages[0].add_overlay if over else pdf.pages[0].add_underlay)(layer.pages[0])
        pdf.save(scan)
    before = _picture(scan)
    read_directive(scan, searchable=tmp_path / "copy.pdf")
    with pdfplumber.open(tmp_path / "copy.pdf") as pdf:
        said = pdf.pages[0].extract_text()
    assert "NgAN" not in said
    assert "phong trào" in said
    assert _picture(tmp_path / "copy.pdf") == before


def test_writing_that_is_seen_stays_where_hidden_text_goes(tmp_path: Path) -> None:
    page = Canvas(str(tmp_path / "a.pdf"))
    page.drawString(60, 700, "seen")
    text = page.beginText(60, 600)
    text.setTextRenderMode(3)
    text.textLine("hidden")
    page.drawText(text)
    page.save()
    overlay = TextOverlay(1, (), Placement(595, 842), replaces=True)
    write_searchable(tmp_path / "a.pdf", [overlay], tmp_path / "b.pdf")
    with pdfplumber.open(tmp_path / "b.pdf") as pdf:
        assert pdf.pages[0].extract_text() == "seen"
