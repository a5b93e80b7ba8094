"""Our side of Prefect: its settings within a block, its logs in a file, the runs that a kill has left behind."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.logs import log_file
from flows.prefect_server import Address
from model.settings import Settings

DRAIN_SECONDS = 3


def import_prefect(settings: Settings) -> None:
    """Imports Prefect with its files in the home and its logs in `logs/prefect.log` instead of on the console."""
    folder = settings.home / "prefect"
    os.environ.setdefault("PREFECT_HOME", str(folder))
    os.environ.setdefault("PREFECT_PROFILES_PATH", str(folder / "profiles.toml"))
    os.environ.setdefault("DO_NOT_TRACK", "1")
    root_handlers = list(logging.getLogger().handlers)
    import prefect.main  # noqa: F401 (its logging is set up by this import)

    logging.getLogger().handlers[:] = root_handlers
    _log_to(settings.logs / "prefect.log")


def _log_to(path: Path) -> None:
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "prefect"]:
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
    top = logging.getLogger("prefect")
    top.addHandler(log_file(path))
    top.propagate = False


@contextmanager
def connected(address: Address) -> Iterator[None]:
    """Within, flows of this thread run against the server. Each thread connects for itself."""
    from prefect import settings as prefect_settings
    from prefect.settings import temporary_settings

    with temporary_settings(
        updates={
            prefect_settings.PREFECT_API_URL: address.api_url,
            prefect_settings.PREFECT_API_AUTH_STRING: address.credentials,
            # Waiting for the heartbeat's thread was the whole "fixed second" of a flow run.
            prefect_settings.PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
            prefect_settings.PREFECT_LOGGING_TO_API_ENABLED: False,
        }
    ):
        yield


def say_goodbye() -> None:
    """Sends what Prefect still holds back: after the server is gone it would try for a minute at exit."""
    from prefect.events.worker import EventsWorker

    EventsWorker.drain_all(timeout=DRAIN_SECONDS)


def crash_leftovers() -> int:
    """Marks runs of an earlier process, which a kill has left Running for ever, as Crashed; how many.

    Only for the one service on its own server: with several workers a Running run may be alive.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    alive = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
    wanted = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=alive)))
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=wanted)
        for run in runs:
            client.set_flow_run_state(run.id, Crashed(message="Chương trình đã bị tắt giữa chừng"), force=True)
    return len(runs)
