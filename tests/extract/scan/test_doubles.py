"""A line that Tesseract gives twice stands once; neighbours with wrong boxes stay."""

from __future__ import annotations

from extract.scan.doubles import without_doubles
from extract.scan.tesseract import SeenWord

_LINE, _OTHER = (6, 1, 1), (6, 1, 2)


def _word(text: str, left: int, right: int, line: tuple[int, int, int], sure: float = 90.0) -> SeenWord:
    return SeenWord(text, (left, 10, right, 40), line, sure)


def _texts(*words: SeenWord) -> list[str]:
    return [word.text for word in without_doubles(words)]


def test_pieces_of_a_line_that_stand_over_it_go() -> None:
    line = (_word("Y", 10, 20, _LINE), _word("Nhuân", 30, 100, _LINE), _word("Mlô", 120, 170, _LINE, 59))
    pieces = (_word("uan", 55, 100, _OTHER), _word("0", 155, 169, _OTHER, 94))
    assert _texts(*line, *pieces) == ["Y", "Nhuân", "Mlô"]


def test_of_a_line_read_twice_the_better_one_stays() -> None:
    poor = (_word("Chủ", 10, 50, _LINE), _word("PCT", 60, 90, _LINE), _word("U", 100, 120, _LINE))
    good = (_word("Chủ", 12, 52, _OTHER), _word("PCT", 58, 92, _OTHER), _word("UBND", 100, 160, _OTHER))
    assert _texts(*poor, *good) == ["Chủ", "PCT", "UBND"]


def test_a_guess_goes_however_good_its_line_is() -> None:
    long_line = [_word("phường", 200 + 100 * at, 280 + 100 * at, _LINE) for at in range(5)]
    assert _texts(_word("Cu", 10, 60, _LINE, 12), *long_line, _word("tế", 12, 58, _OTHER)) == ["phường"] * 5 + ["tế"]


def test_words_of_one_line_are_no_doubles_whatever_their_boxes() -> None:
    assert _texts(_word("Luật", 10, 120, _LINE), _word("An", 80, 118, _LINE)) == ["Luật", "An"]


def test_a_tail_that_reaches_into_the_next_line_is_no_double() -> None:
    below = SeenWord("quy", (10, 36, 60, 70), _OTHER, 90.0)
    assert _texts(_word("đẹp", 12, 58, _LINE), below) == ["đẹp", "quy"]
