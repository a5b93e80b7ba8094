"""Requirements that ask the same as one task: a row and its sentence, a deadline told twice, a list's lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generate.concern.likeness import WordSet
from generate.concern.outline import parent_path
from generate.rules import Rules, Where
from generate.tasks.wording import lower_first
from model.directive import Requirement
from model.task import SchoolTask
from model.timing import Recurrence, Timing

_SAME_DATED = 0.8  # share of a row's words that a sentence with the same deadline must hold to speak of it
_SAME_UNDATED = 0.9  # ... that it must hold where only one of them is dated, or their deadlines differ
_SAME_SENTENCE = 0.8  # share of common words of two sentences of the body
_SAME_MEETING = 0.6  # share of a meeting's words, without what it is called, that another of the same day must hold
_APART_DAYS = 62  # deadlines further apart are two deadlines
_LONGEST_LIST = 600  # characters of a title that takes in a list
_JOINING = frozenset(
    {
        "và",
        "với",
        "của",
        "cho",
        "các",
        "những",
        "giữa",
        "về",
        "tại",
        "trong",
        "đến",
        "từ",
        "theo",
        "để",
        "là",
        "việc",
        "có",
        "nhà",
        "trường",
    }
)
_MEETING = frozenset({"hội", "nghị", "thảo", "lễ", "buổi", "tổ", "chức", "dự", "tham", "gia"})
_WORK_AS_NOUN = re.compile(r"việc (\S+ \S+ \S+) ")  # `Việc kiểm tra chéo ... thực hiện từ ngày ...`
_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")
_DAY = re.compile(r"\d+(?:[/.]\d+)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A task on its way: in whose voice, the words of its requirement, and the list that it is a line of (its path and
    the lead-in above it in the school's words, both empty for none)."""

    task: SchoolTask
    where: Where
    words: WordSet
    path: str = ""
    lead_in: str = ""


def piece_of(task: SchoolTask, where: Where, requirement: Requirement, lead_in: str = "") -> Piece:
    """A task of one requirement; `lead_in` is empty where that is no line of a list."""
    return Piece(task, where, _content(requirement.text), parent_path(requirement.ref) if lead_in else "", lead_in)


def join(rows: Sequence[Piece], body: Sequence[Piece], rules: Rules) -> tuple[SchoolTask, ...]:
    """Rows first, then what the body adds to them, both in the directive's order. No source is lost."""
    pieces = list(rows)
    alone: list[Piece] = []
    for piece in _sent_with_papers(_spelt_out(_pointing_back(body, rules), rules), rules):
        n = next(
            (n for n, row in enumerate(pieces) if _is_row_of(row, piece) or _is_called_otherwise(row, piece, rules)),
            None,
        )
        if n is not None:
            pieces[n] = _joined(_with_receiver(pieces[n], piece, rules), piece)
            continue
        twin = next((n for n, other in enumerate(alone) if _is_twin(other, piece)), None)
        if twin is None:
            alone.append(piece)
        else:
            alone[twin] = _joined(alone[twin], piece)
    return tuple(piece.task for piece in (*pieces, *alone))


# --- the same work said twice ---


def _is_row_of(row: Piece, piece: Piece) -> bool:
    held = row.words.held_in(piece.words)
    if held < _SAME_DATED:
        return False
    one, other = row.task, piece.task
    if _due(one) is not None and _due(one) == _due(other):
        return True
    if row.where is not piece.where:
        return False
    return held >= _SAME_UNDATED and _numbers(one) <= _numbers(other) and _can_be_one(one, other)


def _is_called_otherwise(row: Piece, piece: Piece, rules: Rules) -> bool:
    """`Ban hành kế hoạch của đơn vị`, `Xây dựng kế hoạch của trường`; `Hội nghị ký kết`, `Lễ ký kết` of one day."""
    one, other = row.task, piece.task
    if row.where is piece.where and all(rules.says("own plan", task.title) for task in (one, other)):
        return _can_be_one(one, other)
    if _due(one) is None or _due(one) != _due(other):
        return False
    noun = _WORK_AS_NOUN.match(other.title.casefold())
    if noun is not None and noun.group(1) in one.title.casefold():
        return True
    if not all(rules.says("meeting", task.title) for task in (one, other)):
        return False
    return WordSet(row.words.words - _MEETING).held_in(piece.words) >= _SAME_MEETING


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
    if _numbers(other.task) != _numbers(piece.task) or other.words.shared(piece.words) < _SAME_SENTENCE:
        return False
    return _can_be_one(other.task, piece.task)


def _can_be_one(one: SchoolTask, other: SchoolTask) -> bool:
    """Whether one is undated, or both have deadlines so near that it is one deadline told in two ways."""
    if _rhythm(one) or _rhythm(other):
        return _rhythm(one) == _rhythm(other) or not (_is_timed(one) and _is_timed(other))
    first, second = _due(one), _due(other)
    return first is None or second is None or abs((first - second).days) <= _APART_DAYS


def _joined(one: Piece, other: Piece) -> Piece:
    """`one` with the sources of both and the earlier deadline; the reason tells both."""
    first, second = one.task, other.task
    timing, told = _earlier(first.timing, second.timing)
    place = ", ".join(trace.ref or f"trang {trace.source.page}" for trace in second.sources)
    task = replace(
        first,
        timing=timing,
        sources=first.sources + second.sources,
        support=first.support or second.support,
        is_standing=first.is_standing and second.is_standing,
        answer=first.answer or second.answer,
        why=f"{first.why}. Cùng việc với mục {place}{told}",
    )
    return replace(one, task=task)


def _earlier(first: Timing | None, second: Timing | None) -> tuple[Timing | None, str]:
    if second is None or (second.due is None and second.recurs is None):
        return first or second, ""
    if first is None or (first.due is None and first.recurs in (None, Recurrence.CONTINUOUS)):
        return second, ""
    if first.due is None or second.due is None or first.due == second.due:
        return first, ""
    return min(first, second, key=lambda one: str(one.due)), (
        f"; hạn nêu ở hai chỗ (“{first.text}” và “{second.text}”): lấy hạn sớm hơn"
    )


def _pointing_back(body: Sequence[Piece], rules: Rules) -> list[Piece]:
    """`Việc này hoàn thành trước ...` is about the sentence before it, under the same number."""
    found: list[Piece] = []
    for piece in body:
        ref = piece.task.sources[0].ref
        if found and found[-1].task.sources[-1].ref == ref and rules.says("points back", piece.task.title):
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return found


# --- lists ---


def _spelt_out(body: Sequence[Piece], rules: Rules) -> Iterator[Piece]:
    """Lines of a list that name things and ask for no act of their own, as one task with their lead-in."""
    n = 0
    while n < len(body):
        end = n
        while end < len(body) and body[end].path == body[n].path and _is_thing(body[end], rules):
            end += 1
        is_alone = end - n == 1 and rules.says("act", body[n].lead_in)
        if end - n > 1 or is_alone:
            yield _as_list(body[n:end])
            n = end
        else:
            yield body[n]
            n += 1


def _is_thing(piece: Piece, rules: Rules) -> bool:
    return bool(piece.path) and not _is_timed(piece.task) and not rules.says("act", piece.task.title)


def _as_list(pieces: Sequence[Piece]) -> Piece:
    first = pieces[0]
    opening = first.lead_in.rstrip(" :,")
    tasks = [piece.task for piece in pieces]
    title = f"{opening}: {'; '.join(lower_first(task.title) for task in tasks)}"
    task = replace(
        tasks[0],
        title=title if len(title) <= _LONGEST_LIST else opening,
        sources=tuple(trace for task in tasks for trace in task.sources),
        is_standing=all(task.is_standing for task in tasks),
        answer=next((task.answer for task in tasks if task.answer), None),
        why=f"{tasks[0].why}. {'Các dòng của một danh sách là một việc' if len(tasks) > 1 else 'Câu dẫn nêu việc'}",
    )
    return Piece(task, first.where, _content(title))


def _sent_with_papers(pieces: Iterable[Piece], rules: Rules) -> Iterator[Piece]:
    """A list of the papers of a dossier joins the dated sentence that has the dossier sent."""
    found = list(pieces)
    senders = [piece for piece in found if _due(piece.task) and rules.says("sends papers", piece.task.title)]
    lists = [piece for piece in found if len(piece.task.sources) > 1 and rules.says("papers", piece.task.title)]
    if len(senders) != 1 or len(lists) != 1:
        yield from found
        return
    sender, papers = senders[0], lists[0]
    title = f"{sender.task.title}, gồm: {papers.task.title.partition(': ')[2]}"
    whole = _joined(sender, papers)
    if len(title) <= _LONGEST_LIST:
        whole = replace(whole, task=replace(whole.task, title=title))
    for piece in found:
        if piece is not papers:
            yield whole if piece is sender else piece


# --- words ---


def _content(text: str) -> WordSet:
    """A text's words without those that only join others, and without the school, which every task is of."""
    return WordSet(WordSet.of(text).words - _JOINING)


# --- times ---


def _due(task: SchoolTask) -> date | None:
    return task.timing.due if task.timing and task.timing.recurs is None else None


def _rhythm(task: SchoolTask) -> Recurrence | None:
    recurs = task.timing.recurs if task.timing else None
    return None if recurs is Recurrence.CONTINUOUS else recurs


def _is_timed(task: SchoolTask) -> bool:
    return _due(task) is not None or _rhythm(task) is not None


def _numbers(task: SchoolTask) -> set[str]:
    """Numbers that tell one work from another (`quý II`, `lớp 5`), without days."""
    text = task.title.casefold()
    if task.timing:
        text = text.replace(task.timing.text.casefold(), " ")
    return set(_NUMBER.findall(_DAY.sub(" ", text)))
