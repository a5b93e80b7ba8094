"""Word files that cannot be read, or must not: bombs, damage, locks, pictures without words."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from extract.reader import read_directive
from model.errors import EncryptedFile, LimitExceeded, NoText, UnreadableFile
from tests.word_press import directive, paragraph, write_docx


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "bomb.docx", paragraph(" " * 40_000_000))
    assert path.stat().st_size < 100_000
    with pytest.raises(LimitExceeded, match=r"bomb\.docx"):
        read_directive(path)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", paragraph("x"))
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts["word/document.xml"] = laughs + parts["word/document.xml"].replace(">x<", ">&b;<")
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    with pytest.raises(UnreadableFile, match="hỏng"):
        read_directive(path)


def test_tables_in_tables_without_end_are_refused(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "deep.docx", "<w:tbl><w:tr><w:tc>" * 3000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 3000
    )
    with pytest.raises(LimitExceeded, match=r"deep\.docx"):
        read_directive(path)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_a_cut_off_file_is_damaged(tmp_path: Path, share: float) -> None:
    content = write_docx(
        tmp_path / "a.docx", directive(paragraph("Phòng Nội vụ tổng hợp, báo cáo kết quả."))
    ).read_bytes()
    (tmp_path / "cut.docx").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UnreadableFile, match=r"cut\.docx"):
        read_directive(tmp_path / "cut.docx")


def test_a_file_of_pictures_says_what_to_send(tmp_path: Path) -> None:
    picture = '<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="x"/></a:graphic></wp:inline></w:drawing></w:r>'
    with pytest.raises(NoText, match="ảnh"):
        read_directive(write_docx(tmp_path / "a.docx", paragraph(picture)))


def test_a_locked_package_asks_for_another_copy(tmp_path: Path) -> None:
    content = bytearray(write_docx(tmp_path / "a.docx", paragraph("x")).read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1  # APPNOTE 4.4.4: encrypted
        at = content.find(b"PK\x01\x02", at + 1)
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_directive(tmp_path / "a.docx")


def test_undecodable_text_of_a_word_file_is_no_scan(tmp_path: Path) -> None:
    with pytest.raises(NoText, match="bảng mã cũ"):
        read_directive(write_docx(tmp_path / "a.docx", paragraph("§®¸ µ¶·¹ " * 30 + "Ầ")))
