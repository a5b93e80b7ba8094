"""Where an installation lives, read once at the entry point and handed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` is `VANTHU_HOME`; `database_url` and `archive_url` are None for the embedded defaults inside it."""

    home: Path
    database_url: str | None = None
    archive_url: str | None = None

    @classmethod
    def read(cls, environ: Mapping[str, str], home: Path | None = None) -> Settings:
        """From the environment; an explicit `home` (the option `--home`) wins over `VANTHU_HOME`, then `~/vanthu`."""
        chosen = home or Path(environ.get("VANTHU_HOME") or Path.home() / "vanthu")
        return cls(
            home=chosen.expanduser().absolute(),
            database_url=environ.get("VANTHU_DATABASE_URL") or None,
            archive_url=environ.get("VANTHU_ARCHIVE_URL") or None,
        )

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def quarantine(self) -> Path:
        return self.home / "quarantine"

    @property
    def out(self) -> Path:
        return self.home / "out"

    @property
    def archive(self) -> Path:
        return self.home / "archive"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def profile_file(self) -> Path:
        return self.home / "school.toml"

    @property
    def rules_file(self) -> Path:
        return self.home / "rules.toml"

    @property
    def templates(self) -> Path:
        return self.home / "templates"

    @property
    def database_file(self) -> Path:
        return self.home / "vanthu.db"
