"""TOML of people, checked key by key into typed values once: nothing later sees a raw table.

Every problem is a `WrongConfiguration` whose Vietnamese message names the file, the place and the key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from model.errors import WrongConfiguration


@dataclass(slots=True)
class CheckedTable:
    """One TOML table while it is read: each key is taken once, and `finish` refuses the keys nobody asked for.

    `where` names the table in messages ("school.toml", "rules.toml, [[body]] thứ 3").
    """

    values: Mapping[str, object]
    where: str
    taken: set[str] = field(default_factory=set)

    @classmethod
    def parse(cls, toml_text: str, where: str) -> CheckedTable:
        """The whole file as a table; WrongConfiguration when it is no TOML."""
        try:
            return cls(tomllib.loads(toml_text), where)
        except tomllib.TOMLDecodeError as err:
            raise WrongConfiguration(f"{where}: viết sai cú pháp TOML ({err}). Hãy sửa dòng đó.") from err

    def text(self, key: str) -> str:
        """A required, non-empty string."""
        value = self.optional_text(key)
        if value is None:
            raise WrongConfiguration(f"{self.where}: thiếu mục “{key}”. Hãy điền mục này.")
        return value

    def optional_text(self, key: str) -> str | None:
        """A string that may be left out, but not left empty."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "một chuỗi chữ trong dấu ngoặc kép, không để trống")
        return value

    def any_text(self, key: str) -> str:
        """A required string that may be empty: what a phrase is replaced by may be nothing."""
        value = self._take(key)
        if not isinstance(value, str):
            raise self._wrong(key, "một chuỗi chữ trong dấu ngoặc kép")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; () when it is left out."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self._wrong(key, "một danh sách chuỗi chữ, ví dụ [“a”, “b”]")
        found = tuple(item for item in value if isinstance(item, str))
        if len(found) != len(value):
            raise self._wrong(key, "một danh sách chuỗi chữ, ví dụ [“a”, “b”]")
        return found

    def day(self, key: str) -> date:
        """A required date."""
        value = self.optional_day(key)
        if value is None:
            raise WrongConfiguration(f"{self.where}: thiếu mục “{key}”. Hãy điền mục này.")
        return value

    def optional_day(self, key: str) -> date | None:
        """A date (`2025-06-30`, without quotes) that may be left out."""
        value = self._take(key)
        if value is not None and not _is_day(value):
            raise self._wrong(key, "một ngày viết dạng năm-tháng-ngày không có ngoặc kép, ví dụ 2025-06-30")
        return value if isinstance(value, date) else None

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates; () when it is left out."""
        value = self._take(key)
        if not isinstance(value, list | None) or not all(_is_day(item) for item in value or ()):
            raise self._wrong(key, "một danh sách ngày, ví dụ [2013-11-16]")
        return tuple(value or ())

    def flag(self, key: str) -> bool:
        """true or false; false when it is left out."""
        value = self._take(key)
        if not isinstance(value, bool | None):
            raise self._wrong(key, "true hoặc false")
        return bool(value)

    def count(self, key: str) -> int:
        """A whole number, 0 or more; 0 when it is left out."""
        value = self._take(key)
        if value is None:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._wrong(key, "một số nguyên không âm, không có ngoặc kép, ví dụ 3")
        return value

    def named_texts(self, key: str) -> dict[str, str]:
        """A table of strings; {} when it is left out."""
        table = self.table(key)
        return {name: table.text(name) for name in table.values}

    def table(self, key: str) -> CheckedTable:
        """A table inside this one; an empty one when it is left out."""
        value = self._take(key)
        if not isinstance(value, dict | None):
            raise self._wrong(key, f"một bảng [{key}]")
        return CheckedTable(value or {}, f"{self.where}, [{key}]")

    def tables(self, key: str) -> tuple[CheckedTable, ...]:
        """A list of tables `[[key]]`; () when it is left out."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(key, f"các bảng [[{key}]]")
        return tuple(CheckedTable(item, f"{self.where}, [[{key}]] thứ {n}") for n, item in enumerate(value, 1))

    def finish(self) -> None:
        """Refuse what was not asked for: a misspelt key must not be passed over in silence."""
        unknown = sorted(set(self.values) - self.taken)
        if unknown:
            raise WrongConfiguration(
                f"{self.where}: không có mục “{unknown[0]}”. Hãy xóa hoặc sửa tên; các mục được dùng: "
                + ", ".join(sorted(self.taken))
                + "."
            )

    def _take(self, key: str) -> object:
        self.taken.add(key)
        return self.values.get(key)

    def _wrong(self, key: str, expected: str) -> WrongConfiguration:
        return WrongConfiguration(f"{self.where}: mục “{key}” phải là {expected}.")


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
