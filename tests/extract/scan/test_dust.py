"""Specks, stamps and signatures give no words; words, bullets and numbers stay, however unsure."""

from __future__ import annotations

import pytest

from extract.scan.dust import without_dust
from extract.scan.tesseract import SeenWord


def _line(*words: tuple[str, float], height: int = 40) -> list[SeenWord]:
    return [SeenWord(text, (100 * i, 0, 100 * i + 80, height), (1, 1, 1), sure) for i, (text, sure) in enumerate(words)]


def _kept(line: list[SeenWord]) -> list[str]:
    body = _line(("Căn", 96), ("cứ", 96), ("Luật", 96), ("Thi", 96), ("đua", 96), ("khen", 96), ("thưởng", 96))
    return [word.text for word in list(without_dust([body, line]))[1]]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (_line(("TỊCH", 96), ("DU", 0), ("Z7", 9), ("VÀ", 57), ("$", 2)), ["TỊCH"]),  # a stamp's ring
        (_line(("PHÓ", 92), ("ẤPz", 6)), ["PHÓ"]),
        (_line(("-", 40), ("Như", 96), ("|", 90), ("trên", 50)), ["-", "Như", "trên"]),
        (_line(("Trước", 96), ("15/3", 12)), ["Trước", "15/3"]),  # unsure, but a date
        (_line(("thôn", 20), ("buôn", 25), ("và", 96)), ["thôn", "buôn", "và"]),
        (_line(("`", 75), ("Tổng", 96)), ["Tổng"]),
    ],
)
def test_guesses_in_a_row_and_marks_are_no_words(line: list[SeenWord], kept: list[str]) -> None:
    assert _kept(line) == kept


def test_what_is_far_lower_than_the_words_of_the_page_and_unsure_is_dust() -> None:
    assert _kept(_line(("vu", 15), ("Ộ", 31), height=11)) == []
    assert _kept(_line(("ca", 95), height=14)) == ["ca"]
