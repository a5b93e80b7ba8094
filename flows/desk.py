"""The desk at which a step works: the home's settings, the store, the tools, whom to tell, whether to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from db.files import make_private_folder
from db.store import Store, open_store
from flows.logs import logged
from flows.outcome import Outcome, Progress, Stopped
from flows.school import load_school
from flows.toolbox import Toolbox, default_toolbox
from model.errors import StoreUnavailable
from model.settings import Settings


def nobody(_: object) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`on_step` hears of progress and `on_outcome` of each file's fate, from whichever thread works."""

    settings: Settings
    store: Store
    toolbox: Toolbox
    on_step: Callable[[Progress], None] = nobody
    on_outcome: Callable[[Outcome], None] = nobody
    stopping: threading.Event = field(default_factory=threading.Event)

    def check_stop(self) -> None:
        """Raises Stopped once `stopping` is set: between steps nothing is half done."""
        if self.stopping.is_set():
            raise Stopped


@contextmanager
def open_desk(
    settings: Settings,
    *,
    toolbox: Toolbox | None = None,
    on_step: Callable[[Progress], None] = nobody,
    on_outcome: Callable[[Outcome], None] = nobody,
    stopping: threading.Event | None = None,
) -> Iterator[Desk]:
    """A desk in a home with its folders made and its store open. Raises WrongConfiguration, StoreUnavailable."""
    school = load_school(settings)
    make_folders(settings)
    store = open_store(settings, school.profile.id, school.profile.name)
    tools, stop = toolbox or default_toolbox(), stopping or threading.Event()
    with logged("vanthu", settings.logs / "vanthu.log"), closing(store):
        yield Desk(settings, store, tools, on_step, on_outcome, stop)


def make_folders(settings: Settings) -> None:
    """The folders of a home. Raises StoreUnavailable."""
    try:
        for folder in (settings.inbox, settings.quarantine, settings.out, settings.archive, settings.logs):
            make_private_folder(folder)
    except OSError as err:
        raise StoreUnavailable(f"Không tạo được thư mục trong {settings.home}: {err}. Kiểm tra quyền ghi.") from err


_current: ContextVar[Desk] = ContextVar("desk")


@contextmanager
def seated(desk: Desk) -> Iterator[None]:
    """Within, `current_desk()` is this desk: Prefect's steps take plain ids, since it records their parameters."""
    token = _current.set(desk)
    try:
        yield
    finally:
        _current.reset(token)


def current_desk() -> Desk | None:
    """The desk of this thread; None in a run that a Prefect worker has started on its own."""
    return _current.get(None)
