"""What a school's profile holds before anybody fills it in: names of its bodies, its charter, its level by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from generate.checked_toml import CheckedTable
from model.school import LegalDocument, SchoolLevel, SchoolProfile


@dataclass(frozen=True, slots=True)
class LevelName:
    """How a school's name tells its level; `example` is a name that it was made for."""

    level: SchoolLevel
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class SchoolDefaults:
    """`roles` names the bodies that rules speak of, `level_roles` those that schools of a level call otherwise;
    `charters` the legal base of each level; first level name wins; `first_line` matches what a letterhead keeps on the
    first line of a long name (group 1), `kept_together` the words within which no line breaks."""

    roles: dict[str, str]
    level_roles: dict[tuple[SchoolLevel, str], str]
    charters: dict[SchoolLevel, LegalDocument]
    level_names: tuple[LevelName, ...]
    first_line: str
    kept_together: re.Pattern[str]


@cache
def school_defaults() -> SchoolDefaults:
    """The built-in `rules/school.toml`, read once."""
    whole = CheckedTable.parse((files("generate") / "rules" / "school.toml").read_text("utf-8"), "school.toml")
    charters = {
        SchoolLevel(charter.text("level")): LegalDocument(charter.text("text"), charter.text("code"))
        for charter in whole.tables("charter")
    }
    level_names = tuple(
        LevelName(SchoolLevel(row.text("level")), re.compile(row.text("pattern"), re.IGNORECASE), row.text("example"))
        for row in whole.tables("level_name")
    )
    level_roles = {
        (SchoolLevel(row.text("level")), row.text("role")): row.text("name") for row in whole.tables("level_role")
    }
    kept = re.compile("|".join(map(re.escape, whole.texts("kept_together"))), re.IGNORECASE)
    return SchoolDefaults(
        whole.named_texts("roles"), level_roles, charters, level_names, whole.text("first_line"), kept
    )


def level_from_name(name: str) -> SchoolLevel | None:
    """The level that a school's name tells ("Trường Tiểu học ..."), or None: unknown is asked, never guessed."""
    return next((row.level for row in school_defaults().level_names if row.pattern.search(name)), None)


def school_levels(profile: SchoolProfile) -> frozenset[SchoolLevel]:
    """All levels of a school: those in its name ("Trường TH&THCS Lê Lợi" has two), if the profile's is one of them."""
    named = {row.level for row in school_defaults().level_names if row.pattern.search(profile.name)}
    return frozenset(named) if profile.level in named else frozenset((profile.level,))


def with_defaults(profile: SchoolProfile) -> SchoolProfile:
    """The profile with what it leaves empty filled in: all roles' names, the charter, two lines of recipients."""
    defaults = school_defaults()
    above = (f"{profile.parent} (để báo cáo)",) if profile.parent else ()
    cluster = (profile.cluster,) if profile.cluster else ()
    return replace(
        profile,
        bodies={**{role: _usual_name(profile.level, role) for role in defaults.roles}, **profile.bodies},
        legal_bases=profile.legal_bases or (defaults.charters[profile.level],),
        recipients=profile.recipients or (*above, *cluster, "Lưu: VT"),
    )


def own_names(profile: SchoolProfile) -> frozenset[str]:
    """What the school calls each of its own bodies and itself: whoever has another name is not of the school."""
    return frozenset(body_name(profile, role) for role in school_defaults().roles)


def body_name(profile: SchoolProfile, role: str) -> str:
    """The school's own name for a role of the rules, the usual one where the profile names none.

    Raises KeyError for a role that no rule may use.
    """
    return profile.bodies.get(role) or _usual_name(profile.level, role)


def _usual_name(level: SchoolLevel, role: str) -> str:
    defaults = school_defaults()
    return defaults.level_roles.get((level, role)) or defaults.roles[role]
