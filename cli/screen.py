"""What a clerk sees on the console: tables, notes and progress; results go to stdout, the rest to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

if TYPE_CHECKING:
    from flows.outcome import Progress

_STEPS = {
    "receive": "nhận",
    "read": "đọc",
    "map": "đối chiếu nhiệm vụ",
    "draft": "soạn dự thảo",
    "keep": "lưu phiên bản",
    "tell": "báo tin",
}
_WORDS = {
    "directive": "văn bản đến", "plan": "kế hoạch", "report": "báo cáo", "attachment": "tệp kèm",
    "received": "đã nhận", "read": "đã đọc", "drafted": "đã soạn dự thảo", "approved": "đã duyệt",
    "rejected": "đã trả lại", "superseded": "đã thay thế", "quarantined": "đang cách ly", "issued": "đã ban hành",
    "generated": "máy soạn", "edited": "người sửa", "merged": "đã trộn",
}  # fmt: skip
_NARROWEST_WHEN_PIPED = 120  # columns; a pipe has no width of its own and 80 break every Vietnamese line


def output() -> Console:
    """The console for results."""
    console = Console()
    return console if console.is_terminal else Console(width=_NARROWEST_WHEN_PIPED)


def messages() -> Console:
    """The console for progress and notes."""
    return Console(stderr=True)


def as_json(value: object) -> None:
    """Prints a value as JSON on stdout, and nothing else there."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def complain(message: str) -> None:
    """One line on stderr that says what is wrong and what to do."""
    print(f"vanthu: {' '.join(message.split())}", file=sys.stderr)


def safe(text: str) -> str:
    """Text from a document, with nothing in it taken for markup."""
    return escape(text)


def note(text: str) -> None:
    """A line that the clerk should read, on stderr."""
    messages().print(f"[yellow]•[/yellow] {safe(text)}", highlight=False, soft_wrap=True)


def warn(text: str) -> None:
    """What a person should look at in a draft before it is signed, on stderr."""
    note(f"Cảnh báo: {text}")


def table(*columns: str, title: str | None = None) -> Table:
    """An empty table with these headings."""
    made = Table(title=title, title_justify="left", show_lines=False, expand=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def facts() -> Table:
    """A grid of labels and what they tell, without lines."""
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True, style="dim")
    made.add_column(overflow="fold")
    return made


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr; gives the function `(done, total)` that moves it. Nothing where no terminal is."""
    with _bar() as bar:
        row = bar.add_task(safe(label), total=None)
        yield lambda done, total: bar.update(row, completed=done, total=total)


@contextmanager
def steps() -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr that shows which file is at which step, page by page while it is read."""
    with _bar() as bar:
        row = bar.add_task("Chuẩn bị", total=None)

        def show(at: Progress) -> None:
            label = f"{safe(at.file_name)}: {_STEPS.get(at.step, at.step)}"
            bar.update(row, description=label, completed=at.done, total=at.total or None)

        yield show


def _bar() -> Bar:
    return Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=messages(),
        transient=True,
        disable=not messages().is_terminal,
    )


def word(value: str) -> str:
    """The Vietnamese word for a kind, state or origin; itself where there is none."""
    return _WORDS.get(str(value), str(value))
