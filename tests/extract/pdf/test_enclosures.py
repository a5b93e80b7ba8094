"""What a PDF carries besides its pages, and PDFs under a password."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from extract.reader import read_directive
from model.errors import EncryptedFile, NotADirective, UnreadableFile
from tests.press import Print, print_pdf

_CONTENT = Print(body=["Phòng Nội vụ tổng hợp, báo cáo kết quả trước ngày 15 tháng 3 năm 2024."] * 2)


def _with_files(source: Path, *names: str, portfolio: bool = False) -> Path:
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        for name in names:
            pdf.attachments[name] = AttachedFileSpec(pdf, b"%PDF-1.4", filename=name)
        if portfolio:
            pdf.Root.Collection = Dictionary(View=Name.D)
        pdf.save(source)
    return source


def test_attached_files_are_named(tmp_path: Path) -> None:
    pdf = _with_files(print_pdf(tmp_path / "a.pdf", _CONTENT), "Phụ lục 1.xlsx", "Biểu mẫu.docx")
    (doubt,) = (doubt for doubt in read_directive(pdf).doubts if doubt.code == "attachments")
    assert "2 tệp" in doubt.message
    assert "Phụ lục 1.xlsx" in doubt.message
    assert "Biểu mẫu.docx" in doubt.message


def test_a_portfolio_s_cover_is_no_directive_and_its_files_are_named(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(60, 700, "For the best experience, open this PDF portfolio in Acrobat X or Adobe Reader X.")
    canvas.save()
    pdf = _with_files(tmp_path / "a.pdf", "50-KH-UBND.pdf", portfolio=True)
    with pytest.raises(NotADirective, match=r"portfolio.*50-KH-UBND\.pdf"):
        read_directive(pdf)


def test_a_form_that_only_adobe_shows_says_how_to_print_it(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", _CONTENT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        packet = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=packet)
        pdf.Root.NeedsRendering = True
        pdf.save(path)
    with pytest.raises(UnreadableFile, match=r"a\.pdf: là biểu mẫu XFA.*Adobe Reader"):
        read_directive(path)


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_a_file_that_opens_without_a_password_is_read_whatever_it_forbids(tmp_path: Path, revision: int) -> None:
    path = print_pdf(tmp_path / "a.pdf", _CONTENT)
    nothing = pikepdf.Permissions(extract=False, print_lowres=False, print_highres=False)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        locked = pikepdf.Encryption(
            owner="chu", user="", R=revision, aes=revision >= 4, metadata=revision >= 4, allow=nothing
        )
        pdf.save(path, encryption=locked)
    assert read_directive(path).code == "50/KH-UBND"


@pytest.mark.parametrize("revision", [2, 4, 6])
def test_a_password_is_asked_of_the_sender(tmp_path: Path, revision: int) -> None:
    path = print_pdf(tmp_path / "a.pdf", _CONTENT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        locked = pikepdf.Encryption(owner="chu", user="mo", R=revision, aes=revision >= 4, metadata=revision >= 4)
        pdf.save(path, encryption=locked)
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_directive(path)
