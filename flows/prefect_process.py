"""The embedded Prefect server: `python -m flows.prefect_process PORT`. Ends when its stdin closes, so with its parent.

Its settings come in the environment from `flows.prefect_server`.
"""

from __future__ import annotations

import os
import sys
import threading

import uvicorn
from prefect.server.api.server import create_app

STOP_SECONDS = 2


def main(port: int) -> None:
    """Serves on loopback until stdin closes."""
    config = uvicorn.Config(
        create_app(), host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=STOP_SECONDS
    )
    server = uvicorn.Server(config)

    def watch() -> None:
        while os.read(0, 1):
            pass
        server.should_exit = True
        threading.Timer(STOP_SECONDS + 3, os._exit, (0,)).start()

    threading.Thread(target=watch, daemon=True).start()
    server.run()
    os._exit(0)  # the watcher may still sleep in read(), and interpreter shutdown would trip over it


if __name__ == "__main__":
    main(int(sys.argv[1]))
