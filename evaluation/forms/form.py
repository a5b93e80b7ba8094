"""A physical form: how a case is set, printed and then treated before the reader gets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.case import Case
from samples.layout import Layout

Rework = Callable[[Case], Case | None]
"""The case as printed, its truth adapted; None where the form says nothing new of it."""

Spelling = Callable[[str], str]
"""The words as they are typed: other code points, the same letters."""

Treatment = Callable[[Path, Path, Case], None]
"""Makes a PDF (second path) of a printed one (first path)."""


@dataclass(frozen=True, slots=True)
class Form:
    """One physical form. `text` and `encoding` are what `source` must say of it (contract.md).

    A case is reworked, set in Word with `layout` and `spelling`, printed, then `paging` (where pages are added) makes
    the plain print and `treatments` one after another make of it what the reader gets.
    """

    name: str
    says: str
    group: str
    text: str = "digital"
    encoding: str = "unicode"
    rework: Rework | None = None
    spelling: Spelling | None = None
    layout: Layout = Layout()  # noqa: RUF009  # frozen
    paging: Treatment | None = None
    treatments: tuple[Treatment, ...] = ()

    def suits(self, case: Case) -> bool:
        """Whether the form changes anything in this case that it is about."""
        return self.rework is None or self.rework(case) is not None

    def reworked(self, case: Case) -> Case:
        """The case as this form prints it, with the truth that then holds. Raises ValueError where it does not suit."""
        if self.rework is None:
            return case
        reworked = self.rework(case)
        if reworked is None:
            raise ValueError(f"{self.name} does not suit {case.name}")
        return reworked


@dataclass(frozen=True, slots=True)
class Printed:
    """A case in a form: `path` is what the reader gets; `plain` has good Unicode text laid out the same."""

    case: Case
    form: Form
    path: Path
    plain: Path


def one_after_another(reworks: Sequence[Rework]) -> Rework:
    """A rework of several; None as soon as one of them is."""

    def rework(case: Case) -> Case | None:
        for step in reworks:
            changed = step(case)
            if changed is None:
                return None
            case = changed
        return case

    return rework
