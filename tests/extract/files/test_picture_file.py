"""Pictures of documents: read as scans, whatever their format; their boxes lie on a page that the picture fills."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.files.picture_file import MAX_PIXELS, open_picture
from extract.reader import read_directive
from model.directive import TextOrigin
from model.errors import LimitExceeded, NoText, UnreadableFile
from tests.press import Print, print_pdf

_SAVERS: dict[str, Callable[[Image.Image, Path], None]] = {
    "jpg": lambda picture, path: picture.save(path, "JPEG", dpi=(150, 150), quality=85),
    "png": lambda picture, path: picture.save(path, "PNG"),
    "bmp": lambda picture, path: picture.save(path, "BMP", dpi=(72, 72)),
    "tif": lambda picture, path: picture.convert("1").save(path, "TIFF", compression="group4", dpi=(150, 150)),
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """A printed page at 150 dpi."""
    content = Print(body=["Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."] * 2)
    pdf = pypdfium2.PdfDocument(print_pdf(tmp_path_factory.mktemp("print") / "a.pdf", content))
    try:
        return pdf[0].render(scale=150 / 72).to_pil().convert("RGB")
    finally:
        pdf.close()


@pytest.mark.slow
@pytest.mark.parametrize("ending", _SAVERS)
def test_a_picture_is_read_as_a_scan_that_fills_its_page(tmp_path: Path, shown: Image.Image, ending: str) -> None:
    path = tmp_path / f"no-ending-{ending}"  # the bytes say what it is
    _SAVERS[ending](shown, path)
    directive = read_directive(path)
    assert (directive.code, str(directive.issued_on)) == ("50/KH-UBND", "2024-02-19")
    assert directive.source_file.text is TextOrigin.OCR
    assert directive.requirements
    with open_picture(path) as file:
        page = next(file.pages())
    assert (page.width_pt, page.height_pt) == pytest.approx((595.4, 841.9), abs=1.5)
    for block in directive.blocks:
        assert 0 <= block.bbox_pt.x0 < block.bbox_pt.x1 <= page.width_pt
        assert 0 <= block.bbox_pt.top < block.bbox_pt.bottom <= page.height_pt


def test_each_frame_of_a_tiff_is_a_page_of_its_own_size(tmp_path: Path) -> None:
    tall, wide = Image.new("L", (826, 1169), 255), Image.new("1", (2339, 1654), 1)
    tall.save(tmp_path / "a.tif", save_all=True, append_images=[wide], dpi=(100, 100))
    with open_picture(tmp_path / "a.tif") as file:
        pages = list(file.pages())
    assert [page.number for page in pages] == [1, 2]
    assert pages[0].height_pt == pytest.approx(841.7, abs=1)
    assert pages[1].width_pt > pages[1].height_pt


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (-1, -1)), (6, (0, -1)), (8, (-1, 0))])
def test_the_camera_s_rotation_is_followed(tmp_path: Path, orientation: int, corner: tuple[int, int]) -> None:
    picture = Image.new("RGB", (400, 300), "white")
    picture.paste("black", (0, 0, 60, 60))
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture.save(tmp_path / "a.jpg", exif=exif, quality=95)
    with open_picture(tmp_path / "a.jpg") as file:
        page = next(file.pages())
        pixels, scale = file.picture(1)
    assert (page.width_pt > page.height_pt) == (orientation in (1, 3))
    assert pixels.shape[:2] == (round(page.height_pt * scale), round(page.width_pt * scale))
    dark = {(y, x) for y in (0, -1) for x in (0, -1) if pixels[y, x].max() < 60}
    assert dark == {corner}


def _modes() -> dict[str, Image.Image]:
    ramp = np.tile(np.linspace(0, 255, 64, dtype=np.uint8), (64, 1))
    grey = Image.fromarray(ramp)
    see_through = Image.merge("LA", (Image.new("L", (64, 64), 0), Image.fromarray(255 - ramp)))
    palette = grey.convert("P")
    return {
        "L": grey,
        "sixteen": Image.fromarray(ramp.astype(np.uint16) * 257),
        "cmyk": grey.convert("RGB").convert("CMYK"),
        "alpha": see_through,
        "palette": palette,
    }


@pytest.mark.parametrize("mode", _modes())
def test_whatever_the_colours_white_paper_stays_white_and_ink_black(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a"
    _modes()[mode].save(path, "JPEG" if mode == "cmyk" else "PNG")
    with open_picture(path) as file:
        pixels, _ = file.picture(1)
    middle = pixels.shape[0] // 2
    assert pixels.shape[2] == 3
    assert pixels[middle, 0].max() < 12
    assert pixels[middle, -1].min() > 243


def test_too_many_pixels_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    side = int((MAX_PIXELS * 1.05) ** 0.5)
    Image.new("1", (side, side), 1).save(tmp_path / "bomb.png")
    assert (tmp_path / "bomb.png").stat().st_size < 100_000
    with pytest.raises(LimitExceeded, match=r"bomb\.png"):
        read_directive(tmp_path / "bomb.png")


def test_a_moving_picture_is_no_document(tmp_path: Path) -> None:
    frames = [Image.new("L", (80, 80), shade) for shade in (0, 120, 255)]
    frames[0].save(tmp_path / "a.png", save_all=True, append_images=frames[1:])
    with pytest.raises(UnreadableFile, match="ảnh động"):
        read_directive(tmp_path / "a.png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP"])
def test_damaged_pictures_say_so(tmp_path: Path, shown: Image.Image, kind: str) -> None:
    buffer = io.BytesIO()
    shown.save(buffer, kind)
    (tmp_path / "a").write_bytes(buffer.getvalue()[: 40 if kind == "BMP" else len(buffer.getvalue()) // 3])
    with pytest.raises(UnreadableFile):
        read_directive(tmp_path / "a")


def test_an_empty_sheet_of_paper_says_nothing(tmp_path: Path) -> None:
    Image.new("L", (620, 877), 250).save(tmp_path / "a.png")
    with pytest.raises(NoText, match="bản quét"):
        read_directive(tmp_path / "a.png")
