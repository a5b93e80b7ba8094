from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.desk import Desk, make_folders, open_desk
from model.settings import Settings
from tests.flows import fakes


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home with a profile, as `vanthu init` leaves it."""
    settings = Settings(home=tmp_path / "nhà của văn thư")
    make_folders(settings)
    settings.profile_file.write_text(fakes.PROFILE, encoding="utf-8")
    return settings


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with open_desk(settings, toolbox=fakes.toolbox()) as opened:
        yield opened
