"""The figures as a table: a line a truth, then the sums of the directives mended on and of the held-out ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.plans.goals import missed
from evaluation.plans.run import PlanResult
from evaluation.plans.score import MEASURES, PlanScore
from evaluation.plans.truth import Concern

_HEADER = ("truth", "requirements", "tasks", *MEASURES)


def plan_tables(results: Sequence[PlanResult]) -> str:
    """A Markdown table with a line a truth and a sum for each of the two sets, what they miss, what was confused."""
    lines = [_line(_HEADER), _line("---" for _ in _HEADER)]
    for name, inside in by_set(results).items():
        lines += [_line(_cells(result.truth.name, [result])) for result in inside]
        lines.append(_line(_cells(f"**{name}**", inside)))
    lines.append("")
    for name, inside in by_set(results).items():
        total = plan_sum(inside)
        said = "; ".join(f"{measure} {share:.3f}, wanted {goal}" for measure, (share, goal) in missed(total).items())
        lines.append(f"- {name}: {f'misses {said}' if said else 'all goals met'}")
        lines.append(f"- {name}, concerns taken for others: {'; '.join(_confusions(total)) or 'none'}")
    return "\n".join(lines) + "\n"


def by_set(results: Sequence[PlanResult]) -> dict[str, list[PlanResult]]:
    """The results of the directives that rules were mended on, and of the held-out ones; sets with any."""
    sets = {
        "mended on": [result for result in results if not result.truth.held_out],
        "held out": [result for result in results if result.truth.held_out],
    }
    return {name: inside for name, inside in sets.items() if inside}


def plan_sum(results: Iterable[PlanResult]) -> PlanScore:
    """All counts together."""
    total = PlanScore()
    for result in results:
        total.add(result.score)
    return total


def _confusions(total: PlanScore) -> Iterator[str]:
    for (wanted, ours), count in total.confusions.most_common():
        if wanted != ours:
            yield f"{wanted} as {ours} {count} of {sum(total.confusions[wanted, one] for one in (*Concern, 'lost'))}"


def _cells(name: str, results: Sequence[PlanResult]) -> list[str]:
    total = plan_sum(results)
    requirements = sum(len(result.truth.concerns) for result in results)
    tasks = sum(len(result.truth.tasks) for result in results)
    return [name, str(requirements), str(tasks), *(_share(total.share(measure)) for measure in MEASURES)]


def _share(share: float | None) -> str:
    """A percentage; 100 only where nothing is missing."""
    if share is None:
        return "-"
    return "100" if share == 1 else f"{min(100 * share, 99.9):.1f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
