"""Plans of a given length, printed for measuring: two parts of prose under headings to three of task tables."""

from __future__ import annotations

from pathlib import Path

from tests.press import Print, print_pdf

_HEADER = ("TT", "Nội dung thực hiện", "Chủ trì", "Phối hợp thực hiện", "Thời gian thực hiện")
_TEXT = (
    "tổ chức rà soát, bổ sung hồ sơ đề nghị khen thưởng của các tập thể, cá nhân trên địa bàn huyện; báo cáo kết quả"
)
_TIMES = ("Tháng 4/2024", "Trước ngày 15/3/2024", "Quý II/2024", "Hằng quý", "Từ tháng 3 đến tháng 5 năm 2024")
_SENTENCES = (
    "Phòng Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị tham mưu Ủy ban nhân dân huyện phát động các phong trào thi"
    " đua năm 2024; hoàn thành trước ngày 30/4/2024.",
    "Các cơ quan, đơn vị, địa phương đăng ký danh hiệu thi đua và hình thức khen thưởng, gửi về Phòng Nội vụ trước ngày"
    " 15 tháng 3 năm 2024 để tổng hợp.",
    "Nâng cao chất lượng công tác tuyên truyền về thi đua, khen thưởng; kịp thời phát hiện, biểu dương gương người tốt,"
    " việc tốt, điển hình tiên tiến trong các phong trào thi đua.",
)
_ROWS_A_PAGE = 6.0  # of the whole plan: a page of table holds ten
_PARAGRAPHS_A_PAGE = 5.6


def print_plan(path: Path, pages: int) -> Path:
    """A plan of about so many pages, its numbers going through it so that no two sentences are the same."""
    body = ["<b>I. MỤC ĐÍCH, YÊU CẦU</b>"]
    for number in range(1, round(pages * _PARAGRAPHS_A_PAGE) + 1):
        heading = number % 20 == 0
        body.append(
            f"<b>{number // 20}. Nội dung trọng tâm thứ {number // 20}</b>"
            if heading
            else f"- Nhiệm vụ {number}: {_SENTENCES[number % len(_SENTENCES)]}"
        )
    return print_pdf(path, Print(body=body, appendix=(_HEADER, *_rows(round(pages * _ROWS_A_PAGE)))))


def print_table(path: Path, rows: int) -> Path:
    """A letterhead and one task table of so many rows."""
    return print_pdf(path, Print(appendix=(_HEADER, *_rows(rows))))


def _rows(count: int) -> list[tuple[str, ...]]:
    return [
        (str(n), f"Nhiệm vụ {n}: {_TEXT}", "Phòng Nội vụ", "Các đoàn thể", _TIMES[n % len(_TIMES)])
        for n in range(1, count + 1)
    ]
