"""The school's own files in a home, read for each draft, since people edit them: profile, rules, templates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generate.rules import Rules, parse_rules
from generate.school.defaults import level_from_name, with_defaults
from generate.school.profile import parse_profile, render_profile, school_id
from generate.templates.phrases import TOML_NAME, with_phrases
from generate.word.form import DOCX_NAME
from model.errors import WrongConfiguration
from model.school import SchoolLevel, SchoolProfile
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class School:
    """The profile, the text it was read from, and where they are there the texts of the school's own rules and wording
    and the Word form of its plans."""

    profile: SchoolProfile
    profile_toml: str
    rules_toml: str | None = None
    phrases_toml: str | None = None
    form: bytes | None = None

    @property
    def inputs(self) -> tuple[bytes, ...]:
        """What a draft is made of besides the directive, for the archive."""
        texts = (self.profile_toml, self.rules_toml, self.phrases_toml)
        return (*(text.encode() for text in texts if text is not None), *((self.form,) if self.form else ()))

    @property
    def rules(self) -> Rules:
        """The built-in rules with the school's own on top, then its wording."""
        return with_phrases(parse_rules(self.rules_toml), self.phrases_toml)


def load_school(settings: Settings) -> School:
    """Reads all files. Raises WrongConfiguration: no `vanthu init` yet, or a mistake in one of them."""
    profile_toml = _text(settings.profile_file)
    if profile_toml is None:
        raise WrongConfiguration(
            f"Chưa có hồ sơ trường ({settings.profile_file}). Hãy chạy `vanthu init` trước rồi làm lại."
        )
    school = School(
        parse_profile(profile_toml),
        profile_toml,
        _text(settings.rules_file),
        _text(settings.templates / TOML_NAME),
        _bytes(settings.templates / DOCX_NAME),
    )
    _ = school.rules  # a mistake is told before anything is read
    if school.form is not None:
        from generate.word.form import Form  # python-docx takes its time

        Form.read(school.form)
    return school


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as err:
        raise WrongConfiguration(f"Không đọc được {path}: {err}. Hãy lưu lại tệp ở bảng mã UTF-8.") from err


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as err:
        raise WrongConfiguration(f"Không đọc được {path}: {err}. Đóng tệp trong Word rồi làm lại.") from err


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
