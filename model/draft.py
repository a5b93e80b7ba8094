"""A document before it is a file: what each paragraph and table says, its role in the official layout, its traces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.task import TaskOrigin, Trace


class DocumentKind(StrEnum):
    """What a kept document is, as `vanthu archive list` names it."""

    DIRECTIVE = "directive"
    PLAN = "plan"
    REPORT = "report"
    ATTACHMENT = "attachment"


class Role(StrEnum):
    """The role of a paragraph in the official layout (Nghị định 30/2020/NĐ-CP, Phụ lục I); decides its format."""

    LEGAL_BASE = "legal base"
    HEADING_1 = "heading 1"  # I. MỤC ĐÍCH, YÊU CẦU
    HEADING_2 = "heading 2"  # 1. Mục đích
    HEADING_3 = "heading 3"  # a) ...
    BODY = "body"
    BULLET = "bullet"  # - ...
    SUBBULLET = "subbullet"  # + ...
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a line is there: requirements (traces), the profile, a rule, memory or a person.

    `note` says it in Vietnamese, for the Word comment and the review page.
    """

    kind: TaskOrigin
    note: str
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one format; `italic` for quoted movements."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: Role
    runs: tuple[Run, ...]
    origin: Origin | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells in column order; a group row has its number and heading and bridges the remaining columns."""

    cells: tuple[str, ...]
    is_group: bool = False
    task_id: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`widths_mm` has one positive number for each of `columns`."""

    columns: tuple[str, ...]
    widths_mm: tuple[float, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an outgoing document. `number` and `issued_on` stay None until the clerk assigns them and then
    leave room for it; `year` fills the blank date where the day is not yet known."""

    parent: str | None
    issuer: str
    symbol: str
    place: str
    year: int
    number: str | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """`PHỤ LỤC`, its title, the line `(Kèm theo ...)` and a table, on pages of its own."""

    label: str
    title: str
    attached_to: str
    table: Table
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` is `TM. ...` or `KT. ...` where there is one; `title` and `name` stand below it."""

    authority: str | None
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """Something that a person should look at before signing: a stable `code`, and in Vietnamese what and what to do."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole outgoing document. Equal drafts serialise to equal bytes."""

    kind: DocumentKind
    title: str  # how lists name it: "Kế hoạch công tác thi đua, khen thưởng năm 2024"
    letterhead: Letterhead
    kind_name: str  # "KẾ HOẠCH"
    subject: str
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    signature: Signature
    appendices: tuple[Appendix, ...] = ()
    warnings: tuple[DraftWarning, ...] = ()
