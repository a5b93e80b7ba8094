"""Why a file is no directive, said so that the clerk knows what was looked for and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from extract.head.kind import other_paper
from extract.head.letterhead import Letterhead
from extract.page import Page
from model.errors import NotADirective

_FIRST_LINES = 15


def not_a_directive(name: str, head: Letterhead, pages: Sequence[Page]) -> NotADirective:
    """The refusal of the file `name`, whose first pages say of a letterhead only what is in `head`."""
    lines = [line.text for line in pages[0].free_lines[:_FIRST_LINES]] if pages else []
    found = other_paper(lines)
    if found:
        title, seems = found
        reason = f"có vẻ là {seems} («{title}»), không phải văn bản chỉ đạo"
    else:
        reason = f"không thấy thể thức văn bản hành chính ({_missing(head)})"
    return NotADirective(f"{name}: {reason}; hãy kiểm tra lại tệp.")


def _missing(head: Letterhead) -> str:
    marks = {
        "cơ quan ban hành": head.issuer,
        "số, ký hiệu": head.symbol,
        "ngày ban hành": head.issued_on or head.year,
        "tên loại": head.kind,
    }
    seen = [mark for mark, value in marks.items() if value]
    missing = ", ".join(mark for mark, value in marks.items() if not value)
    return f"thiếu {missing}; chỉ thấy {', '.join(seen)}" if seen else f"thiếu {missing}"
