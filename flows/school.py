"""The school's own files in a home: `school.toml` and `rules.toml`, read for each draft: people edit them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generate.profile import parse_profile, render_profile
from generate.rules import parse_rules
from model.errors import WrongConfiguration
from model.school import SchoolProfile
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


def render_school(profile: SchoolProfile) -> str:
    """The commented `school.toml` of a profile."""
    return render_profile(profile)
