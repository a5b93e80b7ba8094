"""Words that could end a body's name and are part of it: các tổ chức, Ban chỉ đạo, cơ quan quản lý, báo chí."""

from __future__ import annotations

import re
from functools import cache

from extract.bodies.body_words import compounds
from extract.vocabulary import load_vocabulary

_NOUN_FOLLOWS = re.compile(r"(?:^|\s)(?:các|những|mọi|một số|cuộc|sự)$")  # `các hoạt động`, `những cam kết`
_UNION = re.compile(r"(?:công|liên|tỉnh|huyện|thành|thị|xã|chi) đoàn$")  # `Công đoàn | giám sát` is no `đoàn giám sát`
_WORD = re.compile(r"\S+")


def is_inside_name(text: str, found: re.Match[str]) -> bool:
    """Whether the word that could end a name is part of it: các tổ chức, Ban chỉ đạo, cơ quan quản lý."""
    before, word = text[: found.start()].rstrip().lower(), found[0].lower()
    names = load_vocabulary("bodies")["inside"]
    inside = _ends_pair(f" {before} {word}", len(word)) and not _UNION.search(before)
    if inside or _NOUN_FOLLOWS.search(before) or _is_compound(before, word, text[found.end() :]):
        return True
    after = {"tổ chức": names["organisation_after"], "quản lý": names["managing_after"]}.get(word, [])
    return any(f" {before}".endswith(f" {last}" if last.isalpha() or " " in last else last) for last in after)


def _ends_pair(text: str, letters: int) -> bool:
    """A pair of which the word (of so many letters) is the last part: `thường trực cấp cứu` holds `cấp cứu` itself."""
    return text.endswith(_pairs()) and any(len(pair) > letters and text.endswith(pair) for pair in _pairs())


@cache
def _pairs() -> tuple[str, ...]:
    return tuple(f" {pair}" for pair in load_vocabulary("bodies")["inside"]["pairs"])


def _is_compound(before: str, word: str, after: str) -> bool:
    """A verb of one syllable that is half of another word: `khen thưởng`, `báo chí`."""
    following = _WORD.match(after.lstrip())
    pairs = {f"{before.rpartition(' ')[2]} {word}", f"{word} {following[0].strip(' ,;.:') if following else ''}"}
    return " " not in word and not pairs.isdisjoint(compounds())
