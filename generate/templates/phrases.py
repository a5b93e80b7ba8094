"""The wording of a school's plans as a small text file beside the Word form: `plan.toml`."""

from __future__ import annotations

import json
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from generate.checked_toml import CheckedTable
from generate.rules import Rules
from model.errors import WrongConfiguration

TOML_NAME = "plan.toml"
_HIDDEN = ("origin_", "residue")  # what comments say, not the plan
_ABOUT = {
    "kind_name": "Tên loại và ký hiệu văn bản.",
    "carrying_out": "Căn cứ cuối cùng: văn bản đến mà kế hoạch trả lời.",
    "opening": "Câu mở đầu.",
    "purpose_only": "Tên các mục khi văn bản đến không có đề mục.",
    "appendix_note": "Câu nhắc đến phụ lục và câu giao thực hiện.",
    "assignment": "Phân công trong mục tổ chức thực hiện.",
    "closing_heading": "Câu kết.",
    "appendix_label": "Phụ lục: tên, dòng kèm theo, tên các cột, tên các nhóm.",
}


def render_phrases(rules: Rules) -> str:
    """The commented `plan.toml` of the wording in use; `with_phrases` reads it back to the same."""
    return "\n".join(_lines(rules)) + "\n"


def with_phrases(rules: Rules, toml_text: str | None) -> Rules:
    """The rules with the wording of a `plan.toml` on top. Raises WrongConfiguration, which names key and mistake."""
    if toml_text is None:
        return rules
    wrong = next(phrase_mistakes(rules, toml_text), None)
    if wrong:
        raise WrongConfiguration(f"{wrong} Hãy chạy: vanthu template check")
    return replace(rules, phrases={**rules.phrases, **_phrases(toml_text)})


def phrase_mistakes(rules: Rules, toml_text: str) -> Iterator[str]:
    """What is wrong with a `plan.toml`, in Vietnamese, each a sentence."""
    try:
        phrases = _phrases(toml_text)
    except WrongConfiguration as err:
        yield err.message
        return
    for key, value in phrases.items():
        if key not in rules.phrases or key.startswith(_HIDDEN):
            yield f"{TOML_NAME}: không có câu nào tên “{key}”; hãy xóa dòng đó hoặc sửa tên."
            continue
        yield from _wrong_places(key, value, rules.phrases[key])


def _wrong_places(key: str, value: str, usual: str) -> Iterator[str]:
    allowed = _places(usual)
    try:
        used = _places(value)
    except ValueError:
        yield f"{TOML_NAME}: câu “{key}” có dấu ngoặc nhọn {{ }} không đủ cặp."
        return
    for place in sorted(used - allowed):
        shown = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "không có chỗ nào"
        yield f"{TOML_NAME}: câu “{key}” có chỗ điền {{{place}}} không dùng được; được dùng: {shown}."


def _places(phrase: str) -> set[str]:
    """Names in braces; one with a format (`{year:>9}`) counts as another. Raises ValueError for a lone brace."""
    parsed = string.Formatter().parse(phrase)
    return {f"{name}{conversion or ''}{form}" for _, name, form, conversion in parsed if name is not None}


def _phrases(toml_text: str) -> dict[str, str]:
    whole = CheckedTable.parse(unicodedata.normalize("NFC", toml_text).lstrip("\ufeff"), TOML_NAME)
    phrases = whole.named_texts("phrases")
    whole.finish()
    return phrases


def _lines(rules: Rules) -> Iterator[str]:
    yield "# Lời văn cố định trong kế hoạch của trường. Sửa bằng Notepad rồi lưu lại (UTF-8)."
    yield "# Xóa dòng nào thì phần mềm dùng câu có sẵn."
    yield "# Chữ trong {ngoặc nhọn} được thay bằng nội dung: giữ nguyên tên trong ngoặc, có thể bỏ cả ngoặc."
    yield "# Kiểm tra lại sau khi sửa: vanthu template check"
    yield ""
    yield "[phrases]"
    for key, phrase in rules.phrases.items():
        if key.startswith(_HIDDEN):
            continue
        if key in _ABOUT:
            yield f"\n# {_ABOUT[key]}"
        yield f"{key} = {json.dumps(phrase, ensure_ascii=False)}"
