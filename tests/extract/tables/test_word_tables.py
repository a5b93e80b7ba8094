"""Tables as LibreOffice prints them from Word files: no outer lines, shaded rows, lines of every kind or none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell

from extract.reader import read_directive

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_STYLES = {
    "double": dict.fromkeys(_SIDES, "double"),
    "dashed": dict.fromkeys(_SIDES, "dashed"),
    "inner": {"insideH": "single", "insideV": "single"},
    "level": {"top": "single", "bottom": "single", "insideH": "single"},
    "upright": dict.fromkeys(("top", "left", "bottom", "right", "insideV"), "single"),
    "none": {},
    "shaded": {},
}
_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp", "Thời gian")
_TASK = "Rà soát, bổ sung hồ sơ đề nghị khen thưởng của các tập thể, cá nhân có thành tích; báo cáo kết quả thực hiện"
_ROWS = tuple((str(n), f"Nhiệm vụ số {n}: {_TASK}", "Phòng Nội vụ", "Các trường", "Quý II") for n in range(1, 21))

pytestmark = [pytest.mark.office, pytest.mark.slow]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one PDF for each style."""
    folder = tmp_path_factory.mktemp("word")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    files = [_word_file(folder / f"{style}.docx", style) for style in _STYLES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("style", _STYLES)
def test_rows_are_exact_whatever_lines_are_drawn(prints: Path, style: str) -> None:
    directive = read_directive(prints / f"{style}.pdf")
    found = [
        (row.ref, row.text, row.lead, row.support, row.timing.text if row.timing else None)
        for row in directive.requirements
    ]
    assert found == [(f"PL1/{number}", task, lead, (support,), time) for number, task, lead, support, time in _ROWS]


def _word_file(path: Path, style: str) -> Path:
    word = docx.Document()
    word.styles["Normal"].font.size = Pt(13)
    _two_columns(
        word,
        ("ỦY BAN NHÂN DÂN", "HUYỆN ĐẮK SONG", "Số: 50/KH-UBND"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Đắk Song, ngày 19 tháng 02 năm 2024"),
    )
    for line in ("KẾ HOẠCH", "Công tác thi đua, khen thưởng năm 2024"):
        word.add_paragraph().add_run(line).bold = True
    table = word.add_table(0, len(_HEADER))
    _draw(table, _STYLES[style])
    for index, texts in enumerate((_HEADER, *_ROWS)):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
            if style == "shaded" and index % 2 == 0:
                _shade(cell)
    word.add_paragraph()  # two tables without a paragraph between them are one
    _two_columns(word, ("Nơi nhận:", "- Lưu: VT."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Hữu Thành"))
    word.save(str(path))
    return path


def _two_columns(word: Document, *sides: Sequence[str]) -> None:
    for cell, lines in zip(word.add_table(1, 2).rows[0].cells, sides, strict=True):
        cell.text = "\n".join(lines)


def _draw(table: Table, lines: dict[str, str]) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in _SIDES:
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), lines.get(side, "nil"))
        line.set(qn("w:sz"), "4")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "D9E2F3")
    cell._tc.get_or_add_tcPr().append(shade)
