"""The figures as a table: a line a physical form, then a line a group with the goals it misses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evaluation.goals import missed
from evaluation.run import Result
from evaluation.score import MEASURES, WRONG, Score

_HEADER = ("form", "prints", *MEASURES, "ms/page")


def table(results: Sequence[Result]) -> str:
    """A Markdown table of all forms by group, each group with its sum."""
    groups = list(dict.fromkeys(result.form.group for result in results))
    lines = [_line(_HEADER), _line("---" for _ in _HEADER)]
    for group in groups:
        inside = [result for result in results if result.form.group == group]
        names = dict.fromkeys(result.form.name for result in inside)
        lines += [_line(_cells(name, [result for result in inside if result.form.name == name])) for name in names]
        lines.append(_line(_cells(f"**{group}**", inside)))
    return "\n".join(lines)


def by_case(results: Sequence[Result], group: str) -> str:
    """A Markdown table of the directives over all forms of a group."""
    inside = [result for result in results if result.form.group == group]
    lines = [_line(("directive", *_HEADER[1:])), _line("---" for _ in _HEADER)]
    lines += [
        _line(_cells(name, [result for result in inside if result.case == name]))
        for name in sorted({result.case for result in inside})
    ]
    return "\n".join(lines)


def goals(results: Sequence[Result]) -> str:
    """A line for each group: met, or what is missed and by how much."""
    lines = []
    for group in dict.fromkeys(result.form.group for result in results):
        lacking = missed(group, sum_of(result for result in results if result.form.group == group))
        said = "; ".join(f"{name} {share:.4f}, wanted {goal}" for name, (share, goal) in lacking.items())
        lines.append(f"- {group}: {f'misses {said}' if said else 'all goals met'}")
    return "\n".join(lines)


def sum_of(results: Iterable[Result]) -> Score:
    """All counts together."""
    total = Score()
    for result in results:
        total.add(result.score)
    return total


def _cells(name: str, results: Sequence[Result]) -> list[str]:
    total = sum_of(results)
    speed = f"{1000 * total.seconds / total.pages:.0f}" if total.pages else "-"
    return [name, str(len(results)), *(_share(total, measure) for measure in MEASURES), speed]


def _share(score: Score, measure: str) -> str:
    """A percentage: two places for what is wrong, one for what is right; 100 only where nothing is missing."""
    share = score.share(measure)
    if share is None:
        return "-"
    if measure in WRONG:
        return f"{100 * share:.2f}"
    return "100" if share == 1 else f"{min(100 * share, 99.9):.1f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
