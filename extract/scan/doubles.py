"""What Tesseract says twice: a line read once more, whole or in pieces, over the one it has read: `Nhuân` and `uan`."""

from __future__ import annotations

from collections.abc import Sequence

from extract.scan.tesseract import SeenWord

_GUESSED = 30.0  # confidence below which a word is one by chance
_SHARED = 0.5  # of the narrower word and of the lower one

_LineKey = tuple[int, int, int]


def without_doubles(seen: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words without those that stand on a word of another line of which more was read more surely.

    Words of one line are no doubles: their boxes may be wrong, `Luật` with that of `Luật An`.
    """
    worth: dict[_LineKey, float] = {}
    for word in seen:
        worth[word.line] = worth.get(word.line, 0.0) + word.confidence * sum(map(str.isalnum, word.text))
    dropped: set[int] = set()
    ordered = sorted(seen, key=lambda word: word.box[1])
    for index, word in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.box[1] >= word.box[3]:
                break
            if word.line != other.line and _share_a_place(word, other):
                dropped.add(id(min(word, other, key=lambda one: (one.confidence >= _GUESSED, worth[one.line]))))
    return tuple(word for word in seen if id(word) not in dropped)


def _share_a_place(one: SeenWord, other: SeenWord) -> bool:
    left, top, right, bottom = one.box
    x0, y0, x1, y1 = other.box
    width, height = min(right, x1) - max(left, x0), min(bottom, y1) - max(top, y0)
    return width > _SHARED * min(right - left, x1 - x0) and height > _SHARED * min(bottom - top, y1 - y0)
