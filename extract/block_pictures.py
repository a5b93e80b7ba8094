"""Pictures of a directive's pages with its blocks drawn over them in colours: anyone sees what was understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from extract.files.page_canvas import SANS, font, page_canvases
from model.directive import Block, BlockKind, Directive
from model.errors import UsageError
from model.source import BBox

_Colour = tuple[int, int, int]
_LOOKS: dict[BlockKind, tuple[str, _Colour]] = {
    BlockKind.LETTERHEAD: ("Phần đầu", (33, 102, 200)),
    BlockKind.LEGAL_BASE: ("Căn cứ", (128, 70, 180)),
    BlockKind.HEADING: ("Đề mục", (225, 140, 0)),
    BlockKind.REQUIREMENT: ("Yêu cầu", (20, 150, 60)),
    BlockKind.PROSE: ("Lời dẫn", (0, 150, 170)),
    BlockKind.CLOSING: ("Phần cuối", (150, 90, 40)),
    BlockKind.FURNITURE: ("Ngoài lề", (130, 130, 130)),
    BlockKind.UNPLACED: ("Chưa xếp", (220, 20, 40)),
}
_FILL, _EDGE = 45, 200  # opacity of 255
_TAG, _LEGEND = 13, 15  # size of letters in pixels
_LEGEND_HEIGHT = 30


def draw_blocks(path: Path, directive: Directive, folder: Path) -> Iterator[Path]:
    """Writes `NAME-trang-01.png`, ... of the pages of the file at `path`; their paths as each is done.

    Raises UsageError where the folder cannot be written.
    """
    pages = max(directive.source_file.pages, 1)
    digits = max(2, len(str(pages)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (canvas, scale) in enumerate(page_canvases(path), start=1):
            blocks = [block for block in directive.blocks if block.page == number]
            target = folder / f"{path.stem}-trang-{number:0{digits}}.png"
            _with_legend(_marked(canvas, blocks, scale), number, pages).save(target)
            yield target
    except OSError as err:
        raise UsageError(f"Không ghi được hình vào {folder}: {err.strerror or err}. Hãy chọn thư mục khác.") from err


def _marked(canvas: Image.Image, blocks: Sequence[Block], scale: float) -> Image.Image:
    """The page with its blocks: larger ones below, so that each stays to be seen."""
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for block in sorted(blocks, key=lambda block: -_area(block.bbox_pt)):
        _, colour = _LOOKS[block.kind]
        box = block.bbox_pt
        sides = (box.x0 * scale - 2, box.top * scale - 2, box.x1 * scale + 2, box.bottom * scale + 2)
        pen.rectangle(sides, fill=(*colour, _FILL), outline=(*colour, _EDGE), width=2)
    for block in blocks:
        if block.kind is BlockKind.REQUIREMENT and block.ref:
            _tag(pen, block, scale)
    return Image.alpha_composite(canvas.convert("RGBA"), layer).convert("RGB")


def _tag(pen: ImageDraw.ImageDraw, block: Block, scale: float) -> None:
    """The requirement's number left of it, or inside where the page ends."""
    _, colour = _LOOKS[block.kind]
    face = font(SANS, _TAG)
    text = block.ref or ""
    width = face.getlength(text) + 6
    left = max(block.bbox_pt.x0 * scale - 4 - width, 0)
    top = block.bbox_pt.top * scale - 2
    pen.rectangle((left, top, left + width, top + _TAG + 5), fill=(*colour, 235))
    pen.text((left + 3, top + 1), text, (255, 255, 255, 255), face)


def _with_legend(picture: Image.Image, number: int, pages: int) -> Image.Image:
    """The picture with a strip below it that says what the colours mean; over two lines on a narrow page."""
    face = font(SANS, _LEGEND)
    entries = [(f"{name}", colour) for name, colour in _LOOKS.values()]
    entries.append((f"Trang {number}/{pages}", (0, 0, 0)))
    places, x, row = [], 10.0, 0
    for name, _ in entries:
        width = face.getlength(name) + 44
        if x + width > picture.width and x > 10:
            x, row = 10.0, row + 1
        places.append((x, row))
        x += width
    whole = Image.new("RGB", (picture.width, picture.height + (row + 1) * _LEGEND_HEIGHT), "white")
    whole.paste(picture)
    pen = ImageDraw.Draw(whole)
    pen.line((0, picture.height, picture.width, picture.height), fill=(90, 90, 90))
    for (name, colour), (left, line) in zip(entries, places, strict=True):
        top = picture.height + line * _LEGEND_HEIGHT + 7
        pen.rectangle((left, top, left + 16, top + 16), fill=colour)
        pen.text((left + 22, top - 1), name, "black", face)
    return whole


def _area(box: BBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
