"""What a rule's table holds, checked: patterns, examples, roles of the school, words of a fixed list.

Every function raises WrongConfiguration with a Vietnamese message that names file and key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from generate.checked_toml import CheckedTable
from generate.rules.rulebook import Example, Scope
from generate.school.defaults import school_defaults
from model.errors import WrongConfiguration
from model.school import SchoolLevel

_GREEK = range(0x250, 0x1E00)  # IPA, Greek, Cyrillic and on: no Vietnamese letters between
# Vietnamese capitals too, which no range of code points tells from small letters.
_CAPITALS = "".join(c for c in map(chr, range(0x41, 0x1EF9)) if c.isalpha() and c.isupper() and ord(c) not in _GREEK)

WordT = TypeVar("WordT", bound=StrEnum)


def role_of(table: CheckedTable, role: str) -> str:
    """A role that the school has a body for."""
    roles = school_defaults().roles
    if role not in roles:
        raise WrongConfiguration(f"{table.where}: không có vai “{role}”. Các vai được dùng: {', '.join(roles)}.")
    return role


def example_of(table: CheckedTable) -> Example:
    """The example that made the rule necessary."""
    example = table.table("example")
    read = Example(
        text=example.text("text"),
        result=example.any_text("result"),
        scope=word_of(example, "scope", Scope) if "scope" in example.values else Scope.DISTRICT,
        level=word_of(example, "level", SchoolLevel) if "level" in example.values else SchoolLevel.PRIMARY,
    )
    example.finish()
    return read


def pattern_of(table: CheckedTable, key: str = "pattern") -> re.Pattern[str]:
    """A pattern that minds no capitals; `<HOA>` and `<LÀM>` stand for a capital letter and a verb that opens a task."""
    written = table.text(key)
    whole = written.replace("<HOA>", f"(?-i:[{_CAPITALS}])").replace("<LÀM>", _verbs())
    try:
        return re.compile(whole, re.IGNORECASE)
    except re.error as err:
        raise WrongConfiguration(f"{table.where}: mục “{key}” không phải biểu thức mẫu đúng ({err}).") from err


@cache
def _verbs() -> str:
    whole = CheckedTable.parse((files("generate") / "rules" / "verbs.toml").read_text("utf-8"), "verbs.toml")
    names = whole.texts("names")
    longest_first = sorted(whole.texts("verbs"), key=len, reverse=True)
    return rf"(?:{'|'.join(_outside(verb, names) for verb in longest_first)})\b"


def _outside(verb: str, names: Iterable[str]) -> str:
    """A verb but at the end of a name: `lập`, not in `công lập`."""
    before = (name.removesuffix(verb) for name in names if name.endswith(f" {verb}"))
    return "".join(rf"(?<!\b{re.escape(words)})" for words in before) + re.escape(verb)


def word_of(table: CheckedTable, key: str, words: type[WordT]) -> WordT:
    """One word of a fixed list."""
    written = table.text(key)
    if written not in set(words):
        raise WrongConfiguration(f"{table.where}: mục “{key}” phải là một trong: {', '.join(words)}.")
    return words(written)


def words_of(table: CheckedTable, key: str, words: type[WordT]) -> tuple[WordT, ...]:
    """Words of a fixed list; () when the key is absent."""
    written = table.texts(key)
    for word in written:
        if word not in set(words):
            raise WrongConfiguration(f"{table.where}: “{word}” ở mục “{key}” phải là một trong: {', '.join(words)}.")
    return tuple(words(word) for word in written)
