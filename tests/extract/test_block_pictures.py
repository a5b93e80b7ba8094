"""Pictures of what was understood: every page, the blocks in their colours where the words stand."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from extract.block_pictures import draw_blocks
from extract.reader import read_directive
from model.directive import Block, BlockKind, Directive
from model.errors import UsageError
from tests.press import Print, print_pdf
from tests.word_press import directive as word_directive
from tests.word_press import paragraph, write_docx

_TASK = "Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."
_SCALE = 110 / 72
_GREEN, _BLUE = (20, 150, 60), (33, 102, 200)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return print_pdf(
        tmp_path / "50-KH-UBND.pdf", Print(body=["<b>I. NHIỆM VỤ</b>", *(f"{n}. {_TASK}" for n in range(1, 30))])
    )


def _first(read: Directive, kind: BlockKind) -> Block:
    return next(block for block in read.blocks if block.kind is kind)


def _drawn(path: Path, folder: Path) -> tuple[Directive, list[Path]]:
    read = read_directive(path)
    return read, list(draw_blocks(path, read, folder))


def _edge_colour(picture: Path, block: Block) -> tuple[int, ...]:
    """The colour in the middle of the block's upper edge."""
    box = block.bbox_pt
    with Image.open(picture) as image:
        pixel = image.getpixel((round((box.x0 + box.x1) / 2 * _SCALE), round(box.top * _SCALE) - 2))
    assert isinstance(pixel, tuple)
    return pixel


def _is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 90 and max(one) - min(one) > 50


def test_each_page_has_a_picture_with_its_number(pdf: Path, tmp_path: Path) -> None:
    read, pictures = _drawn(pdf, tmp_path / "new" / "folder")
    assert read.source_file.pages > 1
    assert [path.name for path in pictures] == [
        f"50-KH-UBND-trang-{number:02}.png" for number in range(1, read.source_file.pages + 1)
    ]
    with Image.open(pictures[0]) as image:
        assert image.width == pytest.approx(595.3 * _SCALE, abs=2)
        assert image.height > round(841.9 * _SCALE)  # the legend stands below the page


def test_blocks_are_drawn_where_they_stand_also_on_a_turned_page(pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        file.pages[0].Rotate = 90
        file.save(pdf)
    read, pictures = _drawn(pdf, tmp_path)
    assert _is_near(_edge_colour(pictures[0], _first(read, BlockKind.LETTERHEAD)), _BLUE)
    assert _is_near(_edge_colour(pictures[0], _first(read, BlockKind.REQUIREMENT)), _GREEN)


def test_a_word_file_s_virtual_pages_are_drawn_plainly(tmp_path: Path) -> None:
    body = word_directive(paragraph("I. NHIỆM VỤ", bold=True), paragraph(f"1. {_TASK}"))
    read, (picture,) = _drawn(write_docx(tmp_path / "a.docx", body), tmp_path)
    block = _first(read, BlockKind.REQUIREMENT)
    assert _is_near(_edge_colour(picture, block), _GREEN)
    box = block.bbox_pt
    with Image.open(picture) as image:
        inside = image.crop(tuple(round(side * _SCALE) for side in (box.x0, box.top, box.x1, box.bottom)))
        assert inside.convert("L").getextrema()[0] < 80  # there are letters


def test_a_folder_that_cannot_be_made_is_said(pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="Không ghi được"):
        _drawn(pdf, tmp_path / "file")
