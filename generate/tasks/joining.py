"""Requirements that ask the same as one task: a row and its sentence, a deadline told twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generate.concern.likeness import WordSet
from generate.rules import Rules
from generate.tasks.lists import pointing_back, sent_with_papers, spelt_out
from generate.tasks.pieces import Piece, due_of, is_timed, joined, meeting_words, numbers_of, rhythm_of
from model.task import SchoolTask

_SAME_DATED = 0.8  # share of a row's words that a sentence with the same deadline must hold to speak of it
_SAME_UNDATED = 0.9  # ... that it must hold where only one of them is dated, or their deadlines differ
_SAME_SENTENCE = 0.8  # share of common words of two sentences of the body
_SAME_MEETING = 0.6  # share of a meeting's words, without what it is called, that another of the same day must hold
_APART_DAYS = 62  # deadlines further apart are two deadlines
_WORK_AS_NOUN = re.compile(r"việc (\S+ \S+ \S+) ")  # `Việc kiểm tra chéo ... thực hiện từ ngày ...`


def join(rows: Sequence[Piece], body: Sequence[Piece], rules: Rules) -> tuple[SchoolTask, ...]:
    """Rows first, then what the body adds to them, both in the directive's order. No source is lost."""
    pieces = list(rows)
    alone: list[Piece] = []
    for piece in sent_with_papers(spelt_out(pointing_back(body, rules), rules), rules):
        n = next(
            (n for n, row in enumerate(pieces) if _is_row_of(row, piece) or _is_called_otherwise(row, piece, rules)),
            None,
        )
        if n is not None:
            pieces[n] = joined(_with_receiver(pieces[n], piece, rules), piece)
            continue
        twin = next((n for n, other in enumerate(alone) if _is_twin(other, piece)), None)
        if twin is None:
            alone.append(piece)
        else:
            alone[twin] = joined(alone[twin], piece)
    return tuple(piece.task for piece in (*pieces, *alone))


def _is_row_of(row: Piece, piece: Piece) -> bool:
    held = row.words.held_in(piece.words)
    if held < _SAME_DATED:
        return False
    one, other = row.task, piece.task
    if due_of(one) is not None and due_of(one) == due_of(other):
        return True
    if row.where is not piece.where:
        return False
    return held >= _SAME_UNDATED and numbers_of(one) <= numbers_of(other) and _can_be_one(one, other)


def _is_called_otherwise(row: Piece, piece: Piece, rules: Rules) -> bool:
    """`Ban hành kế hoạch của đơn vị`, `Xây dựng kế hoạch của trường`; `Hội nghị ký kết`, `Lễ ký kết` of one day."""
    one, other = row.task, piece.task
    if row.where is piece.where and all(rules.says("own plan", task.title) for task in (one, other)):
        return _can_be_one(one, other)
    if due_of(one) is None or due_of(one) != due_of(other):
        return False
    noun = _WORK_AS_NOUN.match(other.title.casefold())
    if noun is not None and noun.group(1) in one.title.casefold():
        return True
    if not all(rules.says("meeting", task.title) for task in (one, other)):
        return False
    return WordSet(row.words.words - meeting_words()).held_in(piece.words) >= _SAME_MEETING


def _with_receiver(row: Piece, piece: Piece, rules: Rules) -> Piece:
    """The school's own plan in the words of the sentence that also says whom it is sent to."""
    one, other = row.task, piece.task
    if len(other.title) <= len(one.title) or not all(rules.says("own plan", task.title) for task in (one, other)):
        return row
    return replace(row, task=replace(one, title=other.title))


def _is_twin(other: Piece, piece: Piece) -> bool:
    """Two sentences of the body: as alike, with the same numbers."""
    if other.where is not piece.where:
        return False
    if numbers_of(other.task) != numbers_of(piece.task) or other.words.shared(piece.words) < _SAME_SENTENCE:
        return False
    return _can_be_one(other.task, piece.task)


def _can_be_one(one: SchoolTask, other: SchoolTask) -> bool:
    """Whether one is undated, or both have deadlines so near that it is one deadline told in two ways."""
    if rhythm_of(one) or rhythm_of(other):
        return rhythm_of(one) == rhythm_of(other) or not (is_timed(one) and is_timed(other))
    first, second = due_of(one), due_of(other)
    return first is None or second is None or abs((first - second).days) <= _APART_DAYS
