"""Accents that a scan has changed come back where one known pair differs by them, and nowhere else."""

from __future__ import annotations

import pytest

from extract.scan.accents import is_pair, reaccented
from extract.vocabulary import load_vocabulary


def _read(text: str, unsure: str = "") -> str:
    words = text.split()
    return " ".join(reaccented(words, [word in unsure.split() for word in words]))


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("người điều khiến xe máy", "người điều khiển xe máy"),  # the hook read as an acute accent
        ("cố động trực quan,", "cổ động trực quan,"),
        ("(bố sung nếu thiếu)", "(bổ sung nếu thiếu)"),
        ("bộ phận chuyên mồn", "bộ phận chuyên môn"),
        ("được phần công", "được phân công"),
        ("20% chỉ bộ trực thuộc", "20% chi bộ trực thuộc"),
        ("Tống hợp, báo cáo", "Tổng hợp, báo cáo"),  # a capital opens a sentence
        ("treo tại cống trường trong tuần", "treo tại cổng trường trong tuần"),
        ("người học thuộc hộ nghẻo.", "người học thuộc hộ nghèo."),  # no word is called so
        ("trường cao đăng trên địa bàn", "trường cao đẳng trên địa bàn"),
        ("ĐIỀU KHIẾN GIAO THÔNG", "ĐIỀU KHIỂN GIAO THÔNG"),
    ],
)
def test_a_misread_accent_comes_back_where_one_known_pair_differs_by_it(read: str, says: str) -> None:
    assert _read(read) == says


@pytest.mark.parametrize(
    "says",
    [
        "ông Lê Tố Chức",  # names
        "bà Trần Thị Thi Đua",
        "Trường THPT Đinh Lạc",
        "quỹ định kỳ",  # `định` belongs to `định kỳ`: no `quy định`
        "mỗi trường một cờ",  # `môi trường` differs, and `mỗi trường` is known
        "các trường thành viên",  # no `trưởng thành`
        "hố nước tưới cà phê",
        "bố, sung sức",  # a comma parts them
        "buổi chào cờ đầu tuần",
    ],
)
def test_names_known_pairs_and_what_is_likely_said_stay(says: str) -> None:
    assert _read(says) == says


def test_a_word_read_unsurely_may_have_lost_more_marks_than_a_sure_one() -> None:
    assert _read("giam sat", unsure="giam") == "giam sat"
    assert _read("giam sát", unsure="giam") == "giám sát"
    assert _read("quyét định") == "quyét định"
    assert _read("quyét định", unsure="quyét") == "quyết định"


def test_the_vocabulary_holds_pairs_in_small_letters_once() -> None:
    pairs = [tuple(pair.split()) for pair in load_vocabulary("word_pairs")["pairs"].split(",")]
    assert all(len(pair) == 2 and all(word.islower() for word in pair) for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    assert is_pair("Bổ", "SUNG")
    assert not is_pair("bố", "sung")
