"""What a PDF carries besides its pages: attached files, a form that only Adobe can show, signatures."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from model.directive import Doubt
from model.errors import UnreadableFile

_MOST_NAMES = 10
_SIGNED = b"/ByteRange"  # what every signature covers (PDF 1.7, 12.8.1), in the file as it is
_PORTFOLIO = b"/Collection"


def enclosed(document: Any, content: bytes) -> tuple[Doubt, ...]:
    """Doubts on the files attached to an opened pypdfium2 `document`; none where it is None."""
    if document is None:
        return ()
    try:
        count = document.count_attachments()
        names = [document.get_attachment(index).get_name() for index in range(min(count, _MOST_NAMES))]
    except pypdfium2.PdfiumError:
        return ()
    if not count:
        return ()
    more = ", …" if count > _MOST_NAMES else ""
    kind = "Tệp PDF gộp (portfolio)" if _PORTFOLIO in content else "Tệp PDF"
    listed = ", ".join(" ".join(name.split()) or "không tên" for name in names)
    message = f"{kind} có {count} tệp đính kèm, chưa đọc: {listed}{more}. Hãy lưu riêng tệp cần đọc rồi gửi."
    return (Doubt("attachments", message),)


def is_signed(document: Any, content: bytes) -> bool:
    """Whether there is a signature; without looking at it."""
    return _SIGNED in content or (document is not None and pdfium.FPDF_GetSignatureCount(document.raw) > 0)


def require_shown(document: Any, name: str) -> None:
    """Raises UnreadableFile for a dynamic XFA form: its pages say nothing but "Please wait"."""
    if document is not None and document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
        raise UnreadableFile(
            f"{name}: là biểu mẫu XFA, nội dung chỉ hiện trong Adobe Reader; "
            "hãy mở bằng Adobe Reader, in ra PDF (Microsoft Print to PDF) rồi gửi lại."
        )
