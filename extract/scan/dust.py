"""What Tesseract makes of specks, of remains of rules, of a stamp or a signature: words that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extract.scan.syllables import is_syllable
from extract.scan.tesseract import SeenWord

UNSURE = 60.0  # below it every second word is wrong; above it one in a hundred (measured on rendered plans)
_GUESSED = 30.0  # a stamp's ring and a signature give words surer than this only by chance
_LOW, _LOWER = 0.6, 0.4  # heights of the page's words: letters without stroke or tail have 0.55
_LEAST_RUN = 3  # guessed words in a row
_BULLETS = frozenset("-–+•*")
_STROKES = "|_¦—"
_NO_WORDS = _STROKES + "`'´\\~^ˆ‹›¬"


def without_dust(lines: Sequence[Sequence[SeenWord]]) -> Iterator[list[SeenWord]]:
    """The lines of a page without marks that are no words; words of a line from left to right."""
    heights = [word.box[3] - word.box[1] for line in lines for word in line if any(map(str.isalnum, word.text))]
    usual = median(heights) if heights else 0.0
    for line in lines:
        guessed = _guessed_runs(line)
        kept = [
            word
            for index, word in enumerate(line)
            if index not in guessed and not _is_small(word, usual) and not _is_mark(word, is_first=index == 0)
        ]
        yield kept


def _guessed_runs(line: Sequence[SeenWord]) -> set[int]:
    """Places of words in a row that were all guessed, and of a lone one that cannot be a word."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(line) + 1):
        if index < len(line) and line[index].confidence < UNSURE:
            run.append(index)
            continue
        sure = sum(line[i].confidence for i in run) / max(len(run), 1)
        if sure < _GUESSED and (len(run) >= _LEAST_RUN or (run and not any(_can_be_word(line[i].text) for i in run))):
            found.update(run)
        run = []
    return found


def _can_be_word(text: str) -> bool:
    letters = text.strip("()[]“”\"'.,;:!?/-–")
    return any(char.isdigit() for char in letters) or "/" in letters or (len(letters) > 1 and is_syllable(letters))


def _is_small(word: SeenWord, usual: float) -> bool:
    """Far lower than the page's words, and read unsurely."""
    if not any(map(str.isalnum, word.text)):
        return False
    height = word.box[3] - word.box[1]
    return (word.confidence < UNSURE and height < _LOWER * usual) or (
        word.confidence < _GUESSED and height < _LOW * usual
    )


def _is_mark(word: SeenWord, *, is_first: bool) -> bool:
    """No letter, no digit, and no certainty. A dash that opens a line is a bullet."""
    if any(char.isalnum() for char in word.text):
        return False
    if word.text.strip(_STROKES) == "":
        return not is_first
    if word.text.strip(_NO_WORDS) == "":
        return True
    return word.confidence < UNSURE and not (is_first and word.text in _BULLETS)
