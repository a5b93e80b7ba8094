"""Page by page: whether a text layer can be read, or a picture must be; file by file: whether it is Vietnamese.

The share of letters that only Vietnamese has is 0.17-0.33 in good text and below 0.03 in garbage (measured on real
files), so 0.06 divides them; garbage that is full of wrong accents is known by syllables that do not exist.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from extract.margins.signature_box import boxed_words
from extract.page import Page
from extract.scan.syllables import syllable_share
from model.errors import NotADirective, NoText

_VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TCVN3 = re.compile(r"[®¸µ¶·¹¨©ª«¬»¼½¾ÆÇËÎÏÑÖ×ØÜÞßñö÷øûüþ]")
_LEAST_SHARE = 0.06
_LEGACY_SHARE = 0.08  # of characters that TCVN3 uses for Vietnamese letters and Unicode Vietnamese never holds
_CODE = re.compile(r"\(cid:\d+\)")  # pdfminer's word for a glyph without Unicode
# such, control characters, private ones but for Word's bullets, letters of other scripts, signs that stand in no word
_UNCODED = re.compile(
    r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff\u0370-\u1cff\u2c00-\uabff]|[!#$&'*<=>@\\^`{|}~]"
)
_UNCODED_SHARE = 0.12  # of all signs; below 0.02 in texts that can be read
_LEAST_VALID = 0.75  # of syllables: 0.96-1 in good text, 0.40-0.52 in garbage, also where it is full of accents
_LEAST_VALID_OF_FEW = 0.5
_LEAST_COUNTED = 4
_NUMBER = re.compile(r"[\d.,;:/%()+-]+")
_LEAST_WORDS_A_PAGE = 15
_PICTURE_SHARE = 0.5  # of a page's area; a scan covers it, a signature or an emblem does not


def vietnamese_share(text: str) -> float:
    """Specifically Vietnamese letters among all letters, 0 to 1; 0 for a text without letters."""
    seen = Counter(text)
    letters = sum(count for sign, count in seen.items() if _LETTER.match(sign))
    vietnamese = sum(count for sign, count in seen.items() if _VIETNAMESE.match(sign))
    return vietnamese / letters if letters else 0.0


class TextLayer(StrEnum):
    """What a page's text layer is worth."""

    GOOD = "good"
    NONE = "none"  # no words at all: a picture, letters drawn as curves, or an empty page
    OVERLAY = "overlay"  # a scan with a few true words on it: a stamped number, a signature box
    GARBAGE = "garbage"  # what a scanner without Vietnamese made of the picture, or an undecoded legacy encoding


def judge(page: Page) -> TextLayer:
    """What the page's words are, by the evidence of the page alone.

    Writing without a picture behind it is good as it stands, in whatever language: only a picture hides other words.
    But fonts that do not say what their codes mean give signs that no language writes.
    """
    marks = {id(word) for word in page.margin_words}
    text = " ".join(word.text for word in page.words if id(word) not in marks)
    if not text.strip():
        return TextLayer.NONE
    if _is_legacy(text) or _is_uncoded(text):
        return TextLayer.GARBAGE
    if page.image_share <= _PICTURE_SHARE:
        return TextLayer.GOOD
    boxed = {id(word) for word in boxed_words(page)} | marks  # a signature's box alone may have twenty words
    words = [word.text for word in page.words if id(word) not in boxed]
    valid, counted = syllable_share(words)
    if len(words) < _LEAST_WORDS_A_PAGE:
        is_garbage = counted >= _LEAST_COUNTED and valid < _LEAST_VALID_OF_FEW
        return TextLayer.GARBAGE if is_garbage else TextLayer.OVERLAY
    if counted < _LEAST_WORDS_A_PAGE and sum(map(_is_number, words)) * 2 > len(words):
        is_good = valid >= _LEAST_VALID_OF_FEW or counted < _LEAST_COUNTED
    else:
        is_good = valid >= _LEAST_VALID and vietnamese_share(" ".join(words)) >= _LEAST_SHARE
    return TextLayer.GOOD if is_good else TextLayer.GARBAGE


def lies_on_picture(page: Page) -> bool:
    """Whether the page's lines may stand in its picture alone: a scan, and no table that is drawn."""
    return page.image_share > _PICTURE_SHARE and bool(page.words) and not page.grids


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word))


def require_vietnamese(pages: Sequence[Page], name: str) -> None:
    """Raises NotADirective for empty pages and other languages, NoText for pictures on which nothing can be read."""
    text = " ".join(word.text for page in pages for word in page.words)
    if not text.strip() and any(page.image_share > _PICTURE_SHARE for page in pages):
        raise NoText(f"{name}: là bản quét nhưng không đọc được chữ nào; hãy quét lại rõ hơn rồi gửi lại.")
    if not text.strip():
        raise NotADirective(f"{name}: các trang đều trống, không có chữ; hãy kiểm tra lại tệp.")
    if _is_legacy(text):
        raise NoText(f"{name}: chữ theo bảng mã cũ (TCVN3/VNI), chưa đọc được; hãy xin bản Unicode từ nơi gửi.")
    if vietnamese_share(text) < _LEAST_SHARE:
        raise NotADirective(f"{name}: không phải văn bản tiếng Việt; nếu đúng là văn bản đến, hãy xin lại bản gốc.")


def _is_uncoded(text: str) -> bool:
    """Codes in the place of letters: their fonts have no Unicode map (PDF 1.7, 9.10.2)."""
    odd = len(_UNCODED.findall(text))
    return odd > _UNCODED_SHARE * (len(_CODE.sub("?", text)) - text.count(" "))


def _is_legacy(text: str) -> bool:
    return len(_TCVN3.findall(text)) > _LEGACY_SHARE * len(text.replace(" ", ""))
