"""Making a home: its folders, the commented `school.toml`, the store. What `vanthu init` does after it has asked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from db import files
from db.database import border
from db.store import Store, open_store
from flows.desk import make_folders
from flows.school import load_school, render_school
from model.errors import UsageError
from model.school import SchoolProfile
from model.settings import Settings


def make_home(settings: Settings, profile: SchoolProfile, *, overwrite: bool = False) -> None:
    """Makes folders, `school.toml` and an empty store. An earlier `school.toml` stays unless `overwrite`.

    Raises UsageError when a profile is there already, StoreUnavailable when the disk fails.
    """
    if settings.profile_file.exists() and not overwrite:
        raise UsageError(f"Đã có hồ sơ trường {settings.profile_file}. Hãy sửa tệp đó, hoặc chọn --home khác.")
    make_folders(settings)
    with border("ghi hồ sơ trường"):
        temporary, _, _ = files.write_temporary(settings.home, io.BytesIO(render_school(profile).encode()))
        files.replace(temporary, settings.profile_file)
    open_store(settings, profile.id, profile.name).close()


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store of a home, to look into it (`tasks`, `archive list|show`). Raises WrongConfiguration before `init`."""
    profile = load_school(settings).profile
    store = open_store(settings, profile.id, profile.name)
    try:
        yield store
    finally:
        store.close()
