"""Sentences that belong to another: a list's lines, the papers of a dossier, `việc này hoàn thành trước ...`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generate.rules import Rules
from generate.tasks.pieces import Piece, content_of, due_of, is_timed, joined
from generate.tasks.wording import lower_first

_LONGEST_LIST = 600  # characters of a title that takes in a list


def pointing_back(body: Sequence[Piece], rules: Rules) -> list[Piece]:
    """`Việc này hoàn thành trước ...` is about the sentence before it, under the same number."""
    found: list[Piece] = []
    for piece in body:
        ref = piece.task.sources[0].ref
        if found and found[-1].task.sources[-1].ref == ref and rules.says("points back", piece.task.title):
            found[-1] = joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def spelt_out(body: Sequence[Piece], rules: Rules) -> Iterator[Piece]:
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
    return bool(piece.path) and not is_timed(piece.task) and not rules.says("act", piece.task.title)


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
    return Piece(task, first.where, content_of(title))


def sent_with_papers(pieces: Iterable[Piece], rules: Rules) -> Iterator[Piece]:
    """A list of the papers of a dossier joins the dated sentence that has the dossier sent."""
    found = list(pieces)
    senders = [piece for piece in found if due_of(piece.task) and rules.says("sends papers", piece.task.title)]
    lists = [piece for piece in found if len(piece.task.sources) > 1 and rules.says("papers", piece.task.title)]
    if len(senders) != 1 or len(lists) != 1:
        yield from found
        return
    sender, papers = senders[0], lists[0]
    title = f"{sender.task.title}, gồm: {papers.task.title.partition(': ')[2]}"
    whole = joined(sender, papers)
    if len(title) <= _LONGEST_LIST:
        whole = replace(whole, task=replace(whole.task, title=title))
    for piece in found:
        if piece is not papers:
            yield whole if piece is sender else piece
