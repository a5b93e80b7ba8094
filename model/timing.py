"""When something must be done: a span, a due date or a recurrence, with the words that said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.quarter import Quarter, quarters_between


class Recurrence(StrEnum):
    """How often a thing comes back; `CONTINUOUS` is `thường xuyên`: all the time, never due."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Timing:
    """What the text says of time. `text` is as printed; what it does not say is None.

    `start` and `due` are both inclusive: "Trước 15/3/2024" is due on 14 March. A recurrence has no due date of its own.
    """

    text: str
    start: date | None = None
    due: date | None = None
    recurs: Recurrence | None = None

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters from `start` (or the due date alone) to `due`; () for recurrences and open spans."""
        if self.recurs is not None or self.due is None:
            return ()
        return quarters_between(self.start or self.due, self.due)
