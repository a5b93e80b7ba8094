"""Who is spoken of and does nothing: categories, holders of titles, those whom a body serves (vocabulary/bodies.toml).

`Đối với tập thể:` says what is judged. `Đối với học sinh tiểu học: kể chuyện, đóng vai` below `Các cơ sở giáo dục ...:`
says for whom the schools do it; where no heading names a doing body the pupils are asked themselves.
"""

from __future__ import annotations

import re
from functools import cache

from extract.bodies.body_name import name_end
from extract.vocabulary import load_vocabulary


def is_category(text: str) -> bool:
    """`tập thể`, `viên chức giữ chức vụ quản lý`: whom something is about, not who does it."""
    return _categories().match(text) is not None


def is_award(text: str) -> bool:
    """`Cá nhân đạt danh hiệu`, `Tập thể Lao động xuất sắc`: what is said of titles and of their holders."""
    return _awards().match(text) is not None


def is_served(body: str) -> bool:
    """`học sinh tiểu học`, `các lớp còn lại`: whom schools work for."""
    return _words("words", r"các|những|mỗi|từng|toàn\s+thể").match(body) is not None


def labels_served(text: str) -> bool:
    """A label of those served, in front of what is done for them: `Đối với sinh viên: đưa vào tuần sinh hoạt`.

    `Học sinh: chấp hành nội quy` says what they do themselves.
    """
    found = _about().match(text)
    rest = text[found.end() :] if found else text
    if not is_served(rest):
        return False
    said = rest[name_end(rest) :].lstrip()
    labelled = said[:1] == ":" if said else True
    return labelled and _words("own").match(said.lstrip(" :")) is None


def acts_itself(said: str) -> bool:
    """What those served do themselves, whatever stands above (`phải có mặt`, `tự giác giữ vệ sinh`)."""
    return _words("own").match(said) is not None


def is_done_for(said: str) -> bool:
    """What schools do for those served, and these never themselves (`tổ chức ôn thi`, `không giao bài tập`)."""
    return _words("done_for", r"không|tiếp\s+tục|tăng\s+cường").match(said) is not None


def is_done_for_all(bodies: tuple[str, ...], said: str) -> bool:
    """Whether a heading of those served has below it what others do for them: `Tổ chức ôn tập cho học sinh yếu.`"""
    return bool(bodies) and all(is_served(body) for body in bodies) and is_done_for(said)


def only_defines(title: str, named: str) -> bool:
    """A label that sets whom or what something is about, and asks nothing of the persons behind it.

    `Đối tượng: hộ gia đình có con ...` of anybody, `Vòng chung khảo: gia đình thuyết trình` of who takes part.
    """
    takes_part = _words("contestants", "các|những|mỗi|từng").match(named) is not None
    defines = _words("defining_labels").match(title) is not None
    return defines or (takes_part and _words("contest_labels").match(title) is not None)


@cache
def _categories() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load_vocabulary('bodies')['categories']['words'])})(?!\w)", re.IGNORECASE)


@cache
def _awards() -> re.Pattern[str]:
    awarded = load_vocabulary("bodies")["awarded"]
    words, others = ("|".join(awarded[name]) for name in ("words", "not_before"))
    return re.compile(rf"(?:(?:các|những)\s+)?(?:{words})(?!\w)(?!\s+(?:{others}))", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"(?:riêng\s+)?(?:đối\s+với|riêng|với)\s+", re.IGNORECASE)


@cache
def _words(name: str, opening: str = "") -> re.Pattern[str]:
    """The words of that list of `served`, behind an opening that may be missing."""
    words = "|".join(map(re.escape, load_vocabulary("bodies")["served"][name]))
    return re.compile(rf"(?:(?:{opening})\s+)?(?:{words})(?!\w)", re.IGNORECASE)
