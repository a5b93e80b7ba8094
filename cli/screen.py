"""What a clerk sees on the console: tables, notes and progress; results go to stdout, the rest to stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

_NARROWEST_WHEN_PIPED = 120  # columns; a pipe has no width of its own and 80 break every Vietnamese line


def output() -> Console:
    """The console for results."""
    console = Console()
    return console if console.is_terminal else Console(width=_NARROWEST_WHEN_PIPED)


def messages() -> Console:
    """The console for progress and notes."""
    return Console(stderr=True)


def safe(text: str) -> str:
    """Text from a document, with nothing in it taken for markup."""
    return escape(text)


def note(text: str) -> None:
    """A line that the clerk should read, on stderr."""
    messages().print(f"[yellow]•[/yellow] {safe(text)}", highlight=False)


def table(*columns: str, title: str | None = None) -> Table:
    """An empty table with these headings."""
    made = Table(title=title, title_justify="left", show_lines=False, expand=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr; gives the function `(done, total)` that moves it. Nothing where no terminal is."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=messages(),
        transient=True,
        disable=not messages().is_terminal,
    )
    with bar:
        step = bar.add_task(safe(label), total=None)

        def move(done: int, total: int) -> None:
            bar.update(step, completed=done, total=total)

        yield move
