"""`GET /healthz`: 200 when the service takes files, 503 before and while it stops."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from model.errors import UsageError


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, ready: threading.Event) -> None:
        self.ready = ready
        super().__init__(("127.0.0.1", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path != "/healthz":
            self._answer(HTTPStatus.NOT_FOUND, {"status": "not found"})
        elif self.server.ready.is_set():
            self._answer(HTTPStatus.OK, {"status": "ready"})
        else:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "starting"})

    def _answer(self, status: HTTPStatus, body: dict[str, str]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Says nothing: a health probe every few seconds is no news."""


@contextmanager
def served(port: int, ready: threading.Event) -> Iterator[int]:
    """Answers on 127.0.0.1 at `port` (0: a free one) until the block ends; the port. UsageError when it is taken."""
    try:
        server = _Server(port, ready)
    except OSError as err:
        raise UsageError(f"Cổng {port} đang bị chương trình khác dùng. Hãy chọn cổng khác bằng --port.") from err
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
