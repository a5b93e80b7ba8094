"""PDFium's characters against pdfplumber's own: the quick way must read what the slow way reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.page import Grid, Page, Word
from extract.pdf import pdfium_page, plumber_page
from extract.pdf.characters import Frame, Parsed
from extract.pdf.pdf_file import open_pdf
from extract.pdf.pdfium_page import PDFIUM
from extract.pdf.words import words_of
from extract.tables.ruled_table import grids_of

_ROOT = Path(__file__).parents[3]
_SAMPLES = sorted([*_ROOT.glob("samples/*.pdf"), *_ROOT.glob("tests/corpus/*.pdf")])
_BOX_PT = 1.5
_SLANTED_BOX_PT = 2.0  # PDFium's boxes take in the ink that leans out of a slanted letter's advance


def _both_ways(pdf: Path) -> Iterator[tuple[Any, Frame, Parsed | None, Parsed]]:
    """Of each page: pdfplumber's page, its frame, what PDFium gives, what pdfplumber gives."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        with pdfplumber.open(pdf) as plumber:
            for raw, page in zip(plumber.pages, document, strict=True):
                frame = plumber_page.frame_of(raw)
                quick = pdfium_page.parse_page(page, frame, plumber_page.descents(raw))
                yield raw, frame, quick, plumber_page.parse_page(raw, frame)
                page.close()
        document.close()


def _read(parsed: Parsed, frame: Frame) -> tuple[tuple[Word, ...], tuple[Grid, ...]]:
    words = tuple(words_of(parsed.characters, 1))
    return words, grids_of(parsed.edges, words, 1, frame.width_pt)


def _sides(word: Word) -> tuple[float, ...]:
    box = word.bbox_pt
    return box.x0, box.top, box.x1, box.bottom, word.size_pt


@pytest.mark.parametrize("pdf", _SAMPLES, ids=lambda path: path.stem)
def test_words_faces_and_boxes_are_those_of_pdfplumber(pdf: Path) -> None:
    for raw, frame, quick, slow in _both_ways(pdf):
        assert quick is not None
        words, _ = _read(quick, frame)
        others, _ = _read(slow, frame)
        assert [(w.text, w.bold, w.italic) for w in words] == [(w.text, w.bold, w.italic) for w in others]
        upright = raw.filter(lambda item: item["object_type"] != "char" or item["upright"])
        assert len(words) == len(upright.extract_words())
        for word, other in zip(words, others, strict=True):
            assert _sides(word) == pytest.approx(_sides(other), abs=_SLANTED_BOX_PT if word.italic else _BOX_PT)


@pytest.mark.parametrize("pdf", _SAMPLES, ids=lambda path: path.stem)
def test_ruled_tables_are_those_of_pdfplumber(pdf: Path) -> None:
    for _, frame, quick, slow in _both_ways(pdf):
        assert quick is not None
        _, grids = _read(quick, frame)
        _, others = _read(slow, frame)
        shapes = [[(cell.rows, cell.columns, cell.text) for cell in grid.cells] for grid in grids]
        assert shapes == [[(cell.rows, cell.columns, cell.text) for cell in grid.cells] for grid in others]


def _only_page(pdf: Path) -> Page:
    with open_pdf(pdf) as file:
        (page,) = file.pages()
    return page


def _drawn(pdf: Path, rotation: int = 0) -> Path:
    canvas = Canvas(str(pdf), pagesize=(400, 300))
    if rotation:
        canvas.setPageRotation(rotation)
    canvas.drawString(50, 200, "Left of the page")
    for x in (50, 150, 250):
        canvas.line(x, 100, x, 140)
    for y in (100, 120, 140):
        canvas.line(50, y, 250, y)
    for column, text in enumerate(("one", "two")):
        canvas.drawString(60 + 100 * column, 125, text)
        canvas.drawString(60 + 100 * column, 105, text)
    canvas.save()
    return pdf


def test_a_cropped_page_is_measured_from_what_is_visible(tmp_path: Path) -> None:
    whole = _only_page(_drawn(tmp_path / "a.pdf"))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pdf.pages[0].CropBox = [20, 10, 380, 280]
        pdf.save(tmp_path / "b.pdf")
    page = _only_page(tmp_path / "b.pdf")
    assert (page.width_pt, page.height_pt) == (360, 270)
    for word, other in zip(page.words, whole.words, strict=True):
        assert word.text == other.text
        assert word.bbox_pt.x0 == pytest.approx(other.bbox_pt.x0 - 20)
        assert word.bbox_pt.top == pytest.approx(other.bbox_pt.top - 20)
    assert [cell.text for cell in page.grids[0].cells] == ["one", "two", "one", "two"]


def test_a_page_whose_box_does_not_begin_at_zero_has_the_same_words(tmp_path: Path) -> None:
    whole = _only_page(_drawn(tmp_path / "a.pdf"))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        page = pdf.pages[0]
        page.contents_add(b"q 1 0 0 1 500 700 cm", prepend=True)
        page.contents_add(b"Q")
        page.MediaBox = [500, 700, 900, 1000]
        pdf.save(tmp_path / "b.pdf")
    moved = _only_page(tmp_path / "b.pdf")
    assert [word.text for word in moved.words] == [word.text for word in whole.words]
    for word, other in zip(moved.words, whole.words, strict=True):
        assert _sides(word) == pytest.approx(_sides(other), abs=0.1)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_text_that_stands_upright_on_a_turned_page_is_read(tmp_path: Path, rotation: int) -> None:
    with pikepdf.open(_drawn(tmp_path / "a.pdf")) as pdf:
        page = pdf.pages[0]
        turn = {90: "0 1 -1 0 300 0", 180: "-1 0 0 -1 400 300", 270: "0 -1 1 0 0 400"}[rotation]
        page.contents_add(f"q {turn} cm".encode(), prepend=True)
        page.contents_add(b"Q")
        page.MediaBox = [0, 0, 400, 300] if rotation == 180 else [0, 0, 300, 400]
        page.Rotate = rotation
        pdf.save(tmp_path / "b.pdf")
    whole, turned = _only_page(tmp_path / "a.pdf"), _only_page(tmp_path / "b.pdf")
    assert (turned.width_pt, turned.height_pt) == (400, 300)
    assert [word.text for word in turned.words] == [word.text for word in whole.words]
    for word, other in zip(turned.words, whole.words, strict=True):
        assert _sides(word)[:2] == pytest.approx(_sides(other)[:2], abs=_BOX_PT)
    assert [cell.text for cell in turned.grids[0].cells] == ["one", "two", "one", "two"]


def test_rules_and_words_inside_nested_forms_are_seen(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "form.pdf"), pagesize=(400, 300))
    canvas.beginForm("inner")
    for x in (0, 100, 200):
        canvas.line(x, 0, x, 40)
    for y in (0, 20, 40):
        canvas.line(0, y, 200, y)
    canvas.drawString(10, 5, "one")
    canvas.drawString(110, 5, "two")
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(20, 30)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.translate(40, 50)
    canvas.doForm("outer")
    canvas.save()
    (grid,) = _only_page(tmp_path / "form.pdf").grids
    assert (grid.bbox_pt.x0, grid.bbox_pt.x1) == pytest.approx((60, 260), abs=1)
    assert (grid.bbox_pt.top, grid.bbox_pt.bottom) == pytest.approx((180, 220), abs=1)
    assert [cell.text for cell in grid.cells if cell.words] == ["one", "two"]


def test_forms_that_hold_themselves_come_to_an_end(tmp_path: Path) -> None:
    with pikepdf.open(_drawn(tmp_path / "a.pdf")) as pdf:
        form = pdf.make_stream(b"0 0 m 10 0 l S /Fm Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.BBox = [0, 0, 400, 300]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Fm=form)
        pdf.pages[0].contents_add(b"/Fm Do")
        pdf.save(tmp_path / "b.pdf")
    assert [word.text for word in _only_page(tmp_path / "b.pdf").words][:2] == ["Left", "of"]


def test_two_threads_read_the_same_at_the_same_time() -> None:
    pdf = _SAMPLES[0]
    with open_pdf(pdf) as file:
        wanted = [page.words for page in file.pages()]
    found: list[list[tuple[Word, ...]]] = []

    def read() -> None:
        with open_pdf(pdf) as own:
            found.append([page.words for page in own.pages()])

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted, wanted]
