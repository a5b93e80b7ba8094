"""Scans: slanted, noisy, stamped, lying on their side, empty, with the garbage of another OCR under the picture."""

from __future__ import annotations

import difflib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from cli.contract import extraction
from extract.reader import read_directive
from extract.scan import tesseract
from extract.scan.image import without_colour
from extract.scan.placement import Placement
from model.directive import RequirementKind, TextOrigin
from model.errors import NotADirective, NoText, NotInstalled, UnreadableFile
from model.source import BBox
from tests.press import Print, print_pdf
from tests.scanner import Scanner

_ROOT = Path(__file__).parents[3]
_PRINTS = sorted([*_ROOT.glob("samples/*.pdf"), *_ROOT.glob("tests/corpus/*.pdf")])
_TABLE = (
    ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện"),
    ("1", "Xây dựng kế hoạch thi đua năm 2024", "Phòng Nội vụ", "", "Trước 15/3/2024"),
    ("2", "Kiểm tra việc dạy bơi tại các trường", "Các trường học", "Hội Cha mẹ học sinh", "Tháng 4/2024"),
)
_BODY = (
    "<b>I. NỘI DUNG</b>",
    "1. Các trường học tổ chức phát động phong trào thi đua trước ngày 20/3/2024.",
    "2. Phòng Nội vụ theo dõi, đôn đốc và báo cáo kết quả thực hiện hằng quý.",
)

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or "vie" not in tesseract.languages(),
    reason="Tesseract with Vietnamese is not installed",
)


def _alike(one: str, other: str) -> float:
    folded = (re.sub(r"\W", "", text.casefold()) for text in (one, other))
    return difflib.SequenceMatcher(None, *folded, autojunk=False).ratio()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return print_pdf(tmp_path_factory.mktemp("print") / "a.pdf", Print(body=_BODY, appendix=_TABLE))


@needs_tesseract
def test_a_slanted_noisy_stamped_scan_says_what_the_print_says(printed: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    scan = Scanner().scan(printed, tmp_path / "scan.pdf")
    read = read_directive(scan, on_page=lambda done, pages: seen.append((done, pages)))
    truth = read_directive(printed)
    assert read.source_file.text is TextOrigin.OCR
    assert seen == [(1, 1)]
    assert (read.kind, read.code, read.issuer, read.issued_on) == (
        truth.kind,
        truth.code,
        truth.issuer,
        truth.issued_on,
    )
    assert read.signer == truth.signer
    assert [(r.ref, r.kind) for r in read.requirements] == [(r.ref, r.kind) for r in truth.requirements]
    rows = [r for r in read.requirements if r.kind is RequirementKind.ROW]
    assert [(row.lead, row.timing.text if row.timing else None) for row in rows] == [
        ("Phòng Nội vụ", "Trước 15/3/2024"),
        ("Các trường học", "Tháng 4/2024"),
    ]
    for here, there in zip(read.requirements, truth.requirements, strict=True):
        assert here.source.bbox_pt.x0 == pytest.approx(there.source.bbox_pt.x0, abs=12)
        assert here.source.bbox_pt.top == pytest.approx(there.source.bbox_pt.top, abs=12)


@needs_tesseract
def test_garbage_under_the_picture_gives_way_to_what_the_picture_shows(printed: Path, tmp_path: Path) -> None:
    scan = Scanner(stamp=False).scan(printed, tmp_path / "scan.pdf")
    garbage = Canvas(str(tmp_path / "layer.pdf"))
    for line in range(30):
        garbage.drawString(60, 780 - 20 * line, "uY BAN NgAN nAN CoNG HoA xA HoI cHU NGHiA")
    garbage.save()
    with pikepdf.open(scan, allow_overwriting_input=True) as pdf, pikepdf.open(tmp_path / "layer.pdf") as layer:
        pdf.pages[0].add_underlay(layer.pages[0])
        pdf.save(scan)
    read = read_directive(scan)
    assert (read.code, read.source_file.text) == ("50/KH-UBND", TextOrigin.OCR)
    assert "NgAN" not in " ".join(block.text for block in read.blocks)


@needs_tesseract
def test_a_scanned_page_behind_printed_ones_makes_the_text_mixed(printed: Path, tmp_path: Path) -> None:
    target = tmp_path / "mixed.pdf"
    story = Print(left=(), right=(), title=(), body=("Danh sách các trường học trên địa bàn huyện.",) * 3)
    scan = Scanner(stamp=False).scan(print_pdf(tmp_path / "s.pdf", story), tmp_path / "scan.pdf")
    with pikepdf.open(printed) as pdf, pikepdf.open(scan) as other:
        pdf.pages.extend(other.pages)
        pdf.add_blank_page()
        pdf.save(target)
    read = read_directive(target)
    assert (read.source_file.text, read.source_file.pages, read.code) == (TextOrigin.MIXED, 3, "50/KH-UBND")


@needs_tesseract
def test_a_page_on_which_tesseract_fails_is_left_out_and_told(
    printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Print(left=(), right=(), title=(), body=_BODY, closing=((), ()))
    second = Scanner(stamp=False).scan(print_pdf(tmp_path / "s.pdf", story), tmp_path / "second.pdf")
    with pikepdf.open(printed) as pdf, pikepdf.open(second) as other:
        pdf.pages.extend(other.pages)
        pdf.save(tmp_path / "two.pdf")
    monkeypatch.setattr("extract.scan.tesseract.PAGE_SECONDS", 0.01)
    seen: list[tuple[int, int]] = []
    read = read_directive(tmp_path / "two.pdf", on_page=lambda done, pages: seen.append((done, pages)))
    assert seen == [(1, 2), (2, 2)]
    assert (read.code, len(read.requirements)) == ("50/KH-UBND", 4)
    assert read.source_file.text is TextOrigin.DIGITAL
    assert [(doubt.code, doubt.page) for doubt in read.doubts] == [("page-unread", 2)]
    assert "Chưa đọc được trang này" in read.doubts[0].message


@needs_tesseract
def test_a_first_page_that_cannot_be_read_leaves_the_letterhead_unknown(printed: Path, tmp_path: Path) -> None:
    story = Print(left=(), right=(), title=(), body=_BODY * 2, closing=((), ()))
    second = Scanner(stamp=False).scan(print_pdf(tmp_path / "s.pdf", story), tmp_path / "second.pdf")
    first = _with_broken_picture(Scanner(stamp=False).scan(printed, tmp_path / "scan.pdf"))
    with pikepdf.open(first, allow_overwriting_input=True) as pdf, pikepdf.open(second) as other:
        pdf.pages.extend(other.pages)
        pdf.save(first)
    read = read_directive(first)
    assert (read.code, read.issuer, read.issued_on, read.kind) == (None, None, None, "")
    assert len(read.requirements) == 4
    assert {"page-unread", "number-missing", "date-missing"} <= {doubt.code for doubt in read.doubts}


def test_a_file_of_which_no_page_can_be_read_fails_and_names_the_page(printed: Path, tmp_path: Path) -> None:
    broken = _with_broken_picture(Scanner(stamp=False).scan(printed, tmp_path / "scan.pdf"))
    with pytest.raises(UnreadableFile, match="Trang 1: ảnh của trang bị hỏng"):
        read_directive(broken)


def _with_broken_picture(scan: Path) -> Path:
    with pikepdf.open(scan, allow_overwriting_input=True) as pdf:
        (picture,) = pdf.pages[0].get_images().values()
        picture.write(b"no picture", filter=pikepdf.Name.DCTDecode)
        pdf.save(scan)
    return scan


@needs_tesseract
def test_a_scan_in_english_is_no_directive(tmp_path: Path) -> None:
    page = Canvas(str(tmp_path / "page.pdf"))
    for line in range(20):
        page.drawString(60, 780 - 24 * line, "This is a page of an English exercise book about birds and trees.")
    page.save()
    with pytest.raises(NotADirective):
        read_directive(Scanner().scan(tmp_path / "page.pdf", tmp_path / "scan.pdf"))


def test_a_scan_without_tesseract_says_what_to_install(
    printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = Scanner(stamp=False).scan(printed, tmp_path / "scan.pdf")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalled, match="tesseract-ocr-vie") as caught:
        read_directive(scan)
    assert (caught.value.exit_status, caught.value.retry_helps) == (6, True)
    assert read_directive(printed).source_file.text is TextOrigin.DIGITAL


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_box_leads_from_the_page_to_the_upright_picture_and_back(quarters: int) -> None:
    place = Placement(595, 842, quarters, 0.7)
    box = BBox(200, 300, 260, 312)
    there_and_back = place.on_page(place.on_upright(box))
    assert there_and_back.x0 == pytest.approx(200, abs=1)
    assert there_and_back.bottom == pytest.approx(312, abs=2)
    assert Placement(595, 842, quarters).on_page(Placement(595, 842, quarters).on_upright(box)) == box


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_that_lies_on_its_side_or_head_is_turned(printed: Path, tmp_path: Path, quarters: int) -> None:
    read = read_directive(Scanner(quarters=quarters).scan(printed, tmp_path / "turned.pdf"))
    assert read.code == "50/KH-UBND"
    assert len(read.requirements) == 4


@needs_tesseract
@pytest.mark.slow
def test_scans_of_the_corpus_keep_metadata_requirements_and_rows(tmp_path: Path) -> None:
    fields = [0, 0]
    found: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    for pdf in _PRINTS:
        truth = json.loads(pdf.with_suffix(".expected.json").read_text(encoding="utf-8"))
        read = extraction(read_directive(Scanner().scan(pdf, tmp_path / pdf.name)))
        _score_fields(truth["directive"], read["directive"], fields)
        _score_requirements(truth["requirements"], read["requirements"], found)
    assert fields[0] / fields[1] >= 0.95
    assert found[False][0] / found[False][1] >= 0.95
    assert found[True][0] / found[True][1] >= 0.95


def _score_fields(truth: dict[str, Any], read: dict[str, Any], score: list[int]) -> None:
    """Adds right and all fields to `score`; each entry of a list counts."""
    for name, wanted in truth.items():
        entries = wanted if isinstance(wanted, list) else [wanted]
        got = read[name] if isinstance(wanted, list) else [read[name]]
        score[0] += sum(one == other for one, other in zip(entries, got, strict=False))
        score[1] += len(entries)


def _score_requirements(truth: list[dict[str, Any]], read: list[dict[str, Any]], found: dict[bool, list[int]]) -> None:
    """Adds to `found`, rows (True) and others, those that one of the read says in nearly the same words."""
    left = list(read)
    for wanted in truth:
        score = found[wanted["kind"] == "row"]
        score[1] += 1
        best = max(left, key=lambda other: _alike(wanted["text"], other["text"]), default=None)
        if best and _alike(wanted["text"], best["text"]) >= 0.9:
            score[0] += 1
            left.remove(best)


def test_an_empty_picture_is_not_read(tmp_path: Path) -> None:
    Image.new("RGB", (1240, 1754), (250, 248, 240)).save(tmp_path / "empty.pdf", "PDF", resolution=150)
    with pytest.raises(NoText, match="không đọc được chữ nào"):
        read_directive(tmp_path / "empty.pdf")


def test_faint_ink_becomes_as_dark_as_good_ink_and_good_ink_stays() -> None:
    faint = np.full((400, 400, 3), 225, dtype=np.uint8)
    faint[100:300, 50:350:20] = faint[100:300, 51:350:20] = faint[100:300, 52:350:20] = 90
    faint[100:300, 53:350:20] = 150  # the edge of a stroke
    grey = without_colour(faint)
    assert grey[150, 91] < 40
    assert grey[150, 93] < 140
    assert grey[50, 50] > 240
    good = np.where(faint < 225, 20, 250).astype(np.uint8)
    assert without_colour(good)[150, 91] == 20
