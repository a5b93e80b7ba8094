"""What one flow run costs by itself: an empty flow of six steps against the server that `vanthu ingest` would use."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from flows.prefect_client import connected, import_prefect, say_goodbye
from flows.prefect_server import some_server
from model.settings import Settings


def measure_prefect() -> None:
    """Prints the seconds of starting the server and of a run whose steps do nothing, cold and warm."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = Settings(home=Path(folder))
        began = time.perf_counter()
        with some_server(settings, lambda: import_prefect(settings)) as address, connected(address):
            print(f"Prefect server and import: {time.perf_counter() - began:.1f} s (once a command or service)")
            from prefect import flow, task

            @task
            def step(number: int) -> int:
                return number

            @flow
            def nothing() -> None:
                for number in range(6):
                    step(number)

            for label in ("first", "second", "third"):
                began = time.perf_counter()
                nothing()
                print(f"Prefect's fixed cost of a run of six empty steps, {label}: {time.perf_counter() - began:.2f} s")
            say_goodbye()
