"""Values of `model` as JSON and back, strictly: what does not fit the frozen dataclasses is an error, not a guess.

This module imports neither SQLAlchemy nor anything slow: the reading process uses it too.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from model.errors import StoreUnavailable

Value = TypeVar("Value")


_adapters: dict[Any, TypeAdapter[Any]] = {}  # making one costs far more than using it


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_json(value: Any) -> Any:
    """A frozen dataclass as plain dicts, lists, strings and numbers; dates are ISO 8601."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(kind: type[Value], plain: Any) -> Value:
    """The value that `to_json` wrote. Raises StoreUnavailable when what was kept does not fit any more."""
    try:
        value: Value = _adapter(kind).validate_python(plain)
    except ValidationError as err:
        raise StoreUnavailable(
            f"Dữ liệu đã lưu ({kind.__name__}) không còn đúng dạng. Hãy khôi phục từ bản sao lưu."
        ) from err
    return value


def to_text(value: Any) -> str:
    """A frozen dataclass as one line of JSON."""
    return json.dumps(to_json(value), ensure_ascii=False)


def from_text(kind: type[Value], text: str) -> Value:
    """The value that `to_text` wrote; StoreUnavailable when it does not fit."""
    try:
        plain = json.loads(text)
    except ValueError as err:
        raise StoreUnavailable(f"Dữ liệu ({kind.__name__}) không phải JSON.") from err
    return from_json(kind, plain)
