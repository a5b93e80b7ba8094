"""Passages that were not read surely are cut out and read once more, alone: letters of a neighbouring column, a stamp
or a slanted line beside them no longer mislead. The surer of both readings stays.

Numbers are read once more at another size even where they were read surely: two readings that differ are no reading.
All that waits on a few pages is read by one process, since starting one costs as much as reading twenty words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.scan.cell_stack import MOST_ROWS, CellStack, row_cells, stack_cells
from extract.scan.doubles import without_doubles
from extract.scan.first_look import FirstLook, certainty
from extract.scan.image import Grey
from extract.scan.numbers import is_disputed, number_runs
from extract.scan.tesseract import ONE_BLOCK, SeenWord, recognise
from extract.scan.unread_ink import black_only
from model.source import BBox

_UNSURE = 80.0
_GAP = 1.5  # heights of a word: wider than any blank, narrower than the gap between columns
_MARGIN_PT = 2.5
_WHOLE = 12  # words of a passage that is read as one; of a longer one, an unsure word and its neighbours
_NEIGHBOURS = 3
_MOST_PASSAGES = 40  # a page with more is unreadable, and reading it twice helps nobody
_MOST_SILENT = 64  # cells of a page; a grid of boxes to tick has hundreds with nothing to read in them
_OTHER_SIZE = 0.8
_SURE_LINE, _GUESSED = 60.0, 30.0  # confidence of all words of a found line, and of each
_LEAST_LETTERS = 3
_DISPUTED = 50.0  # confidence of a number that two readings read differently
_LINES_APART = 100_000
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class _Question:
    """What is to be read once more on a page: passages, runs of numbers, cells and other ink that gave nothing."""

    look: FirstLook
    passages: tuple[list[SeenWord], ...]
    runs: tuple[list[SeenWord], ...]

    def stacks(self) -> Iterator[tuple[str, CellStack]]:
        grey, scale = self.look.image.grey, self.look.image.scale
        for kind, words, zoom in (("passages", self.passages, 1.0), ("runs", self.runs, _OTHER_SIZE)):
            boxes = [_box(passage, scale) for passage in words]
            yield from ((kind, stack) for stack in stack_cells(grey, boxes, scale, zoom))
        yield from (("silent", stack) for stack in row_cells(grey, self.look.silent[:_MOST_SILENT], scale))
        if self.look.unread:
            yield from (("unread", stack) for stack in stack_cells(black_only(grey), self.look.unread, scale))


def look_again(looks: Sequence[FirstLook]) -> list[tuple[SeenWord, ...]]:
    """The words of each page: unsure passages replaced where a second reading is surer, words of silent cells added.

    A number that the second reading gives otherwise keeps its text and loses its confidence.
    """
    questions = [_question(look) for look in looks]
    stacks = [(index, *found) for index, question in enumerate(questions) for found in question.stacks()]
    dots = round(max(look.image.scale for look in looks) * _POINTS_PER_INCH)
    answers = _read_together([stack for _, _, stack in stacks], dots)
    heard: list[dict[str, list[tuple[int, SeenWord]]]] = [{} for _ in looks]
    for (index, kind, stack), words in zip(stacks, answers, strict=True):
        found = heard[index].setdefault(kind, [])
        found += ((stack.index_of(word), stack.in_picture(word)) for word in words)
    return [_answered(question, found) for question, found in zip(questions, heard, strict=True)]


def _question(look: FirstLook) -> _Question:
    passages = [part for passage in _passages(look.seen) for part in _unsure_parts(passage)]
    if len(passages) > _MOST_PASSAGES:
        passages = []
    asked = {id(word) for passage in passages for word in passage}
    sure = (word for word in look.seen if id(word) not in asked)
    runs = [run for passage in _passages(sure) for run in number_runs(passage)]
    return _Question(look, tuple(passages), tuple(runs))


def _read_together(stacks: Sequence[CellStack], dots_per_inch: int) -> list[list[SeenWord]]:
    """What is written in each stack; as many of them as a picture may hold are one picture."""
    answers: list[list[SeenWord]] = [[] for _ in stacks]
    waiting = list(range(len(stacks)))
    while waiting:
        tops: dict[int, int] = {}
        high = 0
        while waiting and (not tops or high + stacks[waiting[0]].grey.shape[0] <= MOST_ROWS):
            index = waiting.pop(0)
            tops[index] = high
            high += stacks[index].grey.shape[0]
        sheet = _sheet([(top, stacks[index].grey) for index, top in tops.items()])
        for word in recognise(sheet, dots_per_inch=dots_per_inch, mode=ONE_BLOCK):
            middle = (word.box[1] + word.box[3]) / 2
            index = max((index for index, top in tops.items() if top <= middle), default=next(iter(tops)))
            answers[index].append(word.moved(0, -tops[index]))
    return answers


def _sheet(parts: Sequence[tuple[int, Grey]]) -> Grey:
    top, last = parts[-1]
    sheet = np.full((top + last.shape[0], max(grey.shape[1] for _, grey in parts)), 255, dtype=np.uint8)
    for top, grey in parts:
        sheet[top : top + grey.shape[0], : grey.shape[1]] = grey
    return sheet


def _answered(question: _Question, heard: dict[str, list[tuple[int, SeenWord]]]) -> tuple[SeenWord, ...]:
    by_passage = _by_index(heard.get("passages", []))
    better: dict[int, list[SeenWord]] = {}
    for index, passage in enumerate(question.passages):
        second = [_in_own_line(word) for word in by_passage.get(index, [])]
        if certainty(second) > certainty(passage):
            better.update({id(word): [] for word in passage})
            better[id(passage[0])] = second
    words = _with_found(_merged(question.look.seen, better), heard.get("unread", []))
    by_run = _by_index(heard.get("runs", []))
    disputed = {
        id(word) for index, run in enumerate(question.runs) for word in run if is_disputed(word, by_run.get(index, []))
    }
    words = [
        replace(word, confidence=min(word.confidence, _DISPUTED)) if id(word) in disputed else word for word in words
    ]
    silent = (_in_own_line(_in_own_line(word)) for _, word in heard.get("silent", []))
    return without_doubles((*words, *silent))  # not before: a guess that lies over words shows ink to read again


def _in_own_line(word: SeenWord) -> SeenWord:
    """A line's number that none of the first reading has, table cells' neither."""
    return replace(word, line=(word.line[0] - _LINES_APART, *word.line[1:]))


def _by_index(found: Sequence[tuple[int, SeenWord]]) -> dict[int, list[SeenWord]]:
    words: dict[int, list[SeenWord]] = {}
    for index, word in found:
        words.setdefault(index, []).append(word)
    return words


def _merged(seen: Sequence[SeenWord], better: dict[int, list[SeenWord]]) -> list[SeenWord]:
    """The words that stay, and of the better ones those that are surer than whatever stands in their place."""
    kept = [word for word in seen if id(word) not in better]
    for word in (found for second in better.values() for found in second):
        beside = [other for other in kept if _is_same_place(word, other)]
        if all(other.confidence < word.confidence for other in beside):
            kept = [other for other in kept if other not in beside]
            kept.append(word)
    return kept


def _with_found(seen: list[SeenWord], found: Sequence[tuple[int, SeenWord]]) -> list[SeenWord]:
    """With the lines of ink that gave no sure word, where all of a line could be read: a signature gives guesses."""
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for _, word in found:
        lines.setdefault(word.line, []).append(word)
    for line in filter(_is_line, lines.values()):
        new = [_in_own_line(_in_own_line(_in_own_line(word))) for word in line]
        beside = [other for other in seen if any(_is_same_place(word, other) for word in new)]
        if all(other.confidence < _GUESSED for other in beside) or (len(line) > 1 and _worth(line) > _worth(beside)):
            seen = [other for other in seen if other not in beside] + new
    return seen


def _worth(words: Sequence[SeenWord]) -> float:
    return sum(word.confidence * len(word.text) for word in words)


def _is_line(words: Sequence[SeenWord]) -> bool:
    letters = sum(map(str.isalnum, "".join(word.text for word in words)))
    surely = certainty(words) >= _SURE_LINE and min(word.confidence for word in words) >= _GUESSED
    return letters >= _LEAST_LETTERS and surely


def _is_same_place(one: SeenWord, other: SeenWord) -> bool:
    """The boxes share half of the smaller one: a passage cut out may hold words of its neighbour."""
    width = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return width > 0 and height > 0 and width * height * 2 > min(_area(one), _area(other))


def _area(word: SeenWord) -> int:
    return (word.box[2] - word.box[0]) * (word.box[3] - word.box[1])


def _passages(seen: Iterator[SeenWord] | Sequence[SeenWord]) -> Iterator[list[SeenWord]]:
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


def _unsure_parts(passage: list[SeenWord]) -> Iterator[list[SeenWord]]:
    """A passage with unsure words, or of a long one those with their neighbours."""
    if len(passage) <= _WHOLE:
        if min(word.confidence for word in passage) < _UNSURE:
            yield passage
        return
    near = {
        beside
        for index, word in enumerate(passage)
        if word.confidence < _UNSURE
        for beside in range(index - _NEIGHBOURS, index + _NEIGHBOURS + 1)
    }
    part: list[SeenWord] = []
    for index, word in enumerate(passage):
        if index in near:
            part.append(word)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _box(passage: Sequence[SeenWord], scale: float) -> BBox:
    return BBox(
        max(min(word.box[0] for word in passage) / scale - _MARGIN_PT, 0.0),
        max(min(word.box[1] for word in passage) / scale - _MARGIN_PT, 0.0),
        max(word.box[2] for word in passage) / scale + _MARGIN_PT,
        max(word.box[3] for word in passage) / scale + _MARGIN_PT,
    )
