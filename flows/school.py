"""The school's own files in a home: `school.toml` and `rules.toml`, read for each draft: people edit them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generate.profile import parse_profile, render_profile, school_id
from generate.rules import parse_rules
from generate.school_defaults import level_from_name, with_defaults
from model.errors import WrongConfiguration
from model.school import SchoolLevel, SchoolProfile
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class School:
    """The profile, the text it was read from, and the text of the school's own rules (None without `rules.toml`)."""

    profile: SchoolProfile
    profile_toml: str
    rules_toml: str | None

    @property
    def texts(self) -> tuple[str, ...]:
        """What a draft is made of besides the directive, for the archive."""
        return (self.profile_toml,) if self.rules_toml is None else (self.profile_toml, self.rules_toml)


def load_school(settings: Settings) -> School:
    """Reads both files. Raises WrongConfiguration: no `vanthu init` yet, or a mistake in one of them."""
    profile_toml = _text(settings.profile_file)
    if profile_toml is None:
        raise WrongConfiguration(
            f"Chưa có hồ sơ trường ({settings.profile_file}). Hãy chạy `vanthu init` trước rồi làm lại."
        )
    rules_toml = _text(settings.rules_file)
    parse_rules(rules_toml)  # a mistake is told before anything is read
    return School(parse_profile(profile_toml), profile_toml, rules_toml)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as err:
        raise WrongConfiguration(f"Không đọc được {path}: {err}. Hãy lưu lại tệp ở bảng mã UTF-8.") from err


def school_level(written: str | None, name: str) -> SchoolLevel | None:
    """The level as written ("tiểu học"), else as the school's name tells; None where neither does."""
    if written is not None:
        return next((level for level in SchoolLevel if level.value == written.strip().casefold()), None)
    return level_from_name(name)


def new_profile(profile: SchoolProfile) -> SchoolProfile:
    """A new school's profile with its key made from its name and all that it leaves empty filled in."""
    return with_defaults(replace(profile, id=school_id(profile.name)))


def read_profile(written: str) -> SchoolProfile:
    """The profile of a `school.toml` that stands elsewhere, such as the sample's. Raises WrongConfiguration."""
    return parse_profile(written)


def render_school(profile: SchoolProfile) -> str:
    """The commented `school.toml` of a profile."""
    return render_profile(profile)
