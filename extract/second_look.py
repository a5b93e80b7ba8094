"""Passages that were not read surely are cut out and read once more, alone: letters of a neighbouring column, a stamp
or a slanted line beside them no longer mislead. The surer of both readings stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.cell_stack import stack_cells
from extract.scan_image import Grey
from extract.tesseract import ONE_BLOCK, SeenWord, recognise
from model.source import BBox

_UNSURE = 80.0
_GAP = 1.5  # heights of a word: wider than any blank, narrower than the gap between columns
_MARGIN_PT = 2.5
_MOST_PASSAGES = 40  # a page with more is unreadable, and reading it twice helps nobody


def read_again(seen: Sequence[SeenWord], grey: Grey, scale: float, dots_per_inch: int) -> tuple[SeenWord, ...]:
    """The words with unsure passages replaced where a second reading is surer."""
    passages = [passage for passage in _passages(seen) if min(word.confidence for word in passage) < _UNSURE]
    if not passages or len(passages) > _MOST_PASSAGES:
        return tuple(seen)
    again: dict[int, list[SeenWord]] = {}
    for stack in stack_cells(grey, [_box(passage, scale) for passage in passages], scale):
        for word in recognise(stack.grey, dots_per_inch=dots_per_inch, mode=ONE_BLOCK):
            again.setdefault(stack.index_of(word), []).append(stack.in_picture(word))
    better: dict[int, tuple[SeenWord, ...]] = {}
    for index, passage in enumerate(passages):
        second = again.get(index, [])
        if certainty(second) > certainty(passage):
            better[id(passage[0])] = tuple(second)
            better.update({id(word): () for word in passage[1:]})
    kept = [word for word in seen if id(word) not in better]
    for word in (found for second in better.values() for found in second):
        beside = [other for other in kept if _is_same_place(word, other)]
        if all(other.confidence < word.confidence for other in beside):
            kept = [other for other in kept if other not in beside]
            kept.append(word)
    return tuple(kept)


def _is_same_place(one: SeenWord, other: SeenWord) -> bool:
    """The boxes share half of the smaller one: a passage cut out may hold words of its neighbour."""
    width = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return width > 0 and height > 0 and width * height * 2 > min(_area(one), _area(other))


def _area(word: SeenWord) -> int:
    return (word.box[2] - word.box[0]) * (word.box[3] - word.box[1])


def certainty(words: Sequence[SeenWord]) -> float:
    """Mean confidence over letters, 0 to 100."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _passages(seen: Sequence[SeenWord]) -> Iterator[list[SeenWord]]:
    """Words of one line that stand together."""
    passage: list[SeenWord] = []
    for word in seen:
        if passage:
            last = passage[-1]
            height = max(last.box[3] - last.box[1], word.box[3] - word.box[1])
            if last.line != word.line or word.box[0] - last.box[2] > _GAP * height:
                yield passage
                passage = []
        passage.append(word)
    if passage:
        yield passage


def _box(passage: Sequence[SeenWord], scale: float) -> BBox:
    return BBox(
        max(min(word.box[0] for word in passage) / scale - _MARGIN_PT, 0.0),
        max(min(word.box[1] for word in passage) / scale - _MARGIN_PT, 0.0),
        max(word.box[2] for word in passage) / scale + _MARGIN_PT,
        max(word.box[3] for word in passage) / scale + _MARGIN_PT,
    )
