"""Log files in `logs/`, for developers: people are told through the desk."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_BYTES = 2_000_000


def log_file(path: Path) -> RotatingFileHandler:
    """A handler that makes its file with the first line and keeps one older file."""
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


@contextmanager
def logged(name: str, path: Path) -> Iterator[None]:
    """Within, the logger `name` writes to `path`, and not to the console."""
    logger, handler = logging.getLogger(name), log_file(path)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(handler)
        handler.close()
