"""Whether a file's text layer is Vietnamese that can be read, or a scan, an OCR's garbage, a legacy encoding, English.

The share of letters that only Vietnamese has is 0.17-0.25 in good text and below 0.03 in garbage (measured on real
files), so 0.06 divides them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extract.page import Page
from model.errors import NotADirective, NoText

_VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TCVN3 = re.compile(r"[®¸µ¶·¹¨©ª«¬»¼½¾ÆÇËÎÏÑÖ×ØÜÞßñö÷øûüþ]")
_LEAST_SHARE = 0.06
_LEGACY_SHARE = 0.08  # of characters that TCVN3 uses for Vietnamese letters and Unicode Vietnamese never holds
_LEAST_WORDS_A_PAGE = 15


def vietnamese_share(text: str) -> float:
    """Specifically Vietnamese letters among all letters, 0 to 1; 0 for a text without letters."""
    letters = len(_LETTER.findall(text))
    return len(_VIETNAMESE.findall(text)) / letters if letters else 0.0


def require_text(pages: Sequence[Page], name: str) -> None:
    """Raises NoText for a scan, garbage or a legacy encoding, NotADirective for text in another language."""
    if median(len(page.words) for page in pages) < _LEAST_WORDS_A_PAGE and _is_pictures(pages):
        raise NoText(
            f"{name}: là bản quét, không có lớp chữ; hãy xin bản PDF in từ Word hoặc nhận dạng chữ (OCR) rồi gửi lại."
        )
    text = " ".join(word.text for page in pages for word in page.words)
    if not text.strip():
        raise NotADirective(f"{name}: các trang đều trống, không có chữ; hãy kiểm tra lại tệp.")
    if len(_TCVN3.findall(text)) > _LEGACY_SHARE * len(text.replace(" ", "")):
        raise NoText(f"{name}: chữ theo bảng mã cũ (TCVN3/VNI), chưa đọc được; hãy xin bản Unicode từ nơi gửi.")
    if vietnamese_share(text) >= _LEAST_SHARE:
        return
    if _is_pictures(pages):
        raise NoText(
            f"{name}: lớp chữ dưới ảnh quét bị sai (OCR không có tiếng Việt); hãy xin bản PDF in từ Word hoặc OCR lại."
        )
    raise NotADirective(f"{name}: không phải văn bản tiếng Việt; nếu đúng là văn bản đến, hãy xin lại bản gốc.")


def _is_pictures(pages: Sequence[Page]) -> bool:
    return median(page.image_share for page in pages) > 0.5
