"""A school's template: the Word form and the wording of its plans, as files that a clerk can change and check."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check.linter import check_docx
from generate.layout import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from generate.rules import Rules
from generate.templates.phrases import TOML_NAME, phrase_mistakes, render_phrases
from generate.word.blank_document import blank_document
from generate.word.docx_file import to_docx
from generate.word.form import DOCX_NAME, Form, Part, mistakes, opened
from generate.word.package import packed
from generate.word.page_setup import set_first_section
from generate.word.styles import STYLES
from generate.word.text import add_paragraph
from model.draft import Appendix, DocumentKind, Draft, Letterhead, Paragraph, Role, Run, Signature, Table, TableRow
from model.errors import WrongConfiguration

_STYLE_OF = {
    Part.HEAD: "Tên loại",
    Part.BASES: "Căn cứ",
    Part.OPENING: "Nội dung",
    Part.SECTIONS: "Nội dung",
    Part.CLOSING: "Kết",
    Part.SIGN_OFF: "Nội dung",
    Part.APPENDIX: "Phụ lục",
}
_PAPER_SLACK_MM = 2.0


def export_template(rules: Rules) -> dict[str, bytes]:
    """The template in use as files by name: the form with a line for each part, and the wording."""
    document = blank_document("Mẫu kế hoạch", "vanthu")
    set_first_section(document)
    for part in Part:
        add_paragraph(document, _STYLE_OF[part], part.value)
    return {DOCX_NAME: packed(document), TOML_NAME: render_phrases(rules).encode()}


def check_template(form: bytes | None, phrases: str | None, rules: Rules) -> tuple[str, ...]:
    """What is missing or broken in a template, in Vietnamese, each a sentence; () for one that can be used as it is.

    `form` and `phrases` are the two files, None where there is none.
    """
    found = list(phrase_mistakes(rules, phrases)) if phrases is not None else []
    return (*found, *(_form_mistakes(form) if form is not None else ()))


def _form_mistakes(content: bytes) -> Iterator[str]:
    try:
        document = opened(content)
    except WrongConfiguration as err:
        yield err.message
        return
    wrong = list(mistakes(document))
    yield from (f"{DOCX_NAME}: {one}" for one in wrong)
    missing = [style.name for style in STYLES if style.name not in document.styles]
    if missing:
        names = ", ".join(f"“{name}”" for name in missing)
        yield f"{DOCX_NAME}: thiếu kiểu chữ (style) {names}; khi soạn, phần mềm dùng kiểu có sẵn thay vào."
    section = document.sections[-1]
    width, height = (side.mm if side else 0 for side in (section.page_width, section.page_height))
    if abs(width - PAGE_WIDTH_MM) > _PAPER_SLACK_MM or abs(height - PAGE_HEIGHT_MM) > _PAPER_SLACK_MM:
        yield f"{DOCX_NAME}: khổ giấy {width:.0f} x {height:.0f} mm không phải A4 đứng; dự thảo luôn dùng A4."
    if not wrong:
        yield from _layout_mistakes(content)


def _layout_mistakes(content: bytes) -> Iterator[str]:
    """What the linter finds in a small plan made with the form."""
    for finding in check_docx(to_docx(_SAMPLE, Form.read(content)), DOCX_NAME):
        yield (
            f"{DOCX_NAME}: {finding.place}: đang là {finding.found}, phải là {finding.expected} "
            f"({finding.rule}, {finding.clause})."
        )


def _line(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Run(text),))


_SAMPLE = Draft(
    kind=DocumentKind.PLAN,
    title="Kế hoạch thử mẫu",
    letterhead=Letterhead("UBND xã Đắk Song", "Trường Tiểu học Ngô Gia Tự", "KH-NGT", "Đắk Song", 2026),
    kind_name="KẾ HOẠCH",
    subject="Công tác thi đua, khen thưởng năm 2026",
    body=(
        _line(Role.LEGAL_BASE, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
        _line(Role.LEGAL_BASE, "Thực hiện Kế hoạch số 50/KH-UBND ngày 19 tháng 02 năm 2026 của UBND xã Đắk Song."),
        _line(Role.BODY, "Trường Tiểu học Ngô Gia Tự xây dựng Kế hoạch công tác thi đua năm 2026 như sau:"),
        _line(Role.HEADING_1, "I. NỘI DUNG"),
        _line(Role.HEADING_2, "1. Phong trào thi đua"),
        _line(Role.HEADING_3, "a) Các phong trào trọng tâm"),
        _line(Role.BODY, "Triển khai đến toàn thể cán bộ, giáo viên, nhân viên các phong trào thi đua sau đây:"),
        _line(Role.BULLET, "Phong trào thi đua “Dạy tốt, học tốt”;"),
        _line(Role.BULLET, "Phong trào thi đua “Đổi mới, sáng tạo trong dạy và học”."),
        _line(Role.CLOSING, "Trên đây là Kế hoạch của Trường Tiểu học Ngô Gia Tự, đề nghị các tổ thực hiện./."),
    ),
    recipients=("UBND xã Đắk Song (để báo cáo)", "Lưu: VT"),
    signature=Signature(None, "HIỆU TRƯỞNG", "Trần Đăng Quân"),
    appendices=(
        Appendix(
            "Phụ lục",
            "NHIỆM VỤ THI ĐUA, KHEN THƯỞNG NĂM 2026",
            "(Kèm theo Kế hoạch số        /KH-NGT ngày        tháng        năm 2026 của Trường Tiểu học Ngô Gia Tự)",
            Table(
                ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện"),
                (11, 66, 26, 29, 33),
                (
                    TableRow(("I", "Quý I", "", "", ""), is_group=True),
                    TableRow(("1", "Phát động phong trào thi đua", "Nhà trường", "Các đoàn thể", "Tháng 02/2026")),
                ),
            ),
        ),
    ),
)  # fmt: skip
