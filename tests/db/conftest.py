"""Stores on SQLite and on a real PostgreSQL that the tests start themselves, and small values to keep in them."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.store import Store, open_store
from model.directive import Directive, Encoding, Requirement, RequirementKind, Signer, SourceFile, TextOrigin
from model.settings import Settings
from model.source import BBox, Source
from model.task import Disposition, Mapping, SchoolTask, TaskOrigin, Trace
from model.timing import Timing

START = datetime(2024, 2, 20, 8, 0, tzinfo=UTC)


def find_program(name: str) -> str | None:
    """A program of PostgreSQL: on the PATH, or where Debian keeps its servers."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL on a socket in its own folder."""

    folder: Path

    def run(self, *command: str) -> None:
        program = find_program(command[0])
        assert program is not None
        user = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
        subprocess.run([program, *command[1:]], check=True, capture_output=True, user=user, cwd=self.folder, timeout=60)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://vanthu@/{database}?host={self.folder}"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not (find_program("initdb") and find_program("pg_ctl") and find_program("createdb")):
        pytest.skip("PostgreSQL server programs (initdb, pg_ctl, createdb) are not installed")
    import tempfile

    with tempfile.TemporaryDirectory(prefix="vanthu-pg-") as name:  # short: a socket's path has at most 107 bytes
        folder = Path(name)
        if os.getuid() == 0:
            shutil.chown(folder, "nobody")
        server = Server(folder)
        data = str(folder / "data")
        server.run("initdb", "-D", data, "-U", "vanthu", "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        server.run("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


_databases = itertools.count(1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A new home, with its tables in SQLite and then in PostgreSQL."""
    if request.param == "sqlite":
        return Settings(home=tmp_path / "home")
    server: Server = request.getfixturevalue("postgres")
    name = f"vanthu{next(_databases)}"
    server.run("createdb", "-h", str(server.folder), "-U", "vanthu", name)
    return Settings(home=tmp_path / "home", database_url=server.url(name))


class Clock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.seconds = itertools.count()

    def __call__(self) -> datetime:
        return START + timedelta(seconds=next(self.seconds))


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings, "ngt", "Trường Tiểu học Ngô Gia Tự", clock=Clock())
    yield opened
    opened.close()


@pytest.fixture
def directive() -> Directive:
    """A directive as the reader gives it, with one row that asks for something."""
    sha256 = "ab" * 32
    source = Source(sha256, 3, BBox(72.0, 100.5, 523.25, 140.0), "Báo cáo sơ kết quý I trước ngày 15/3/2024")
    row = Requirement(
        ref="PL1/I.2",
        kind=RequirementKind.ROW,
        text=source.quote,
        source=source,
        lead="Các trường học",
        support=("Phòng Nội vụ",),
        group="Quý I",
        timing=Timing("Trước 15/3/2024", due=date(2024, 3, 14)),
    )
    return Directive(
        source_file=SourceFile(sha256, 1234, 7, TextOrigin.DIGITAL, Encoding.UNICODE),
        kind="Kế hoạch",
        number="50",
        symbol="KH-UBND",
        issuer="UBND huyện Đắk Song",
        parent_issuer=None,
        place="Đắk Song",
        issued_on=date(2024, 2, 19),
        subject="công tác thi đua, khen thưởng năm 2024",
        legal_bases=(),
        signer=Signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
        recipients=("Như trên",),
        requirements=(row,),
        blocks=(),
        doubts=(),
    )


@pytest.fixture
def mapping(directive: Directive) -> Mapping:
    requirement = directive.requirements[0]
    trace = Trace(requirement.ref, requirement.source)
    task = SchoolTask(
        id="t-1",
        title="Báo cáo sơ kết quý I",
        lead="Hiệu trưởng",
        support=("Văn phòng",),
        timing=requirement.timing,
        group="Quý I",
        origin=TaskOrigin.REQUIREMENT,
        sources=(trace, replace(trace, ref="II.1")),
        why="Dòng của phụ lục giao cho các trường",
    )
    other = Disposition(trace, "Phòng Nội vụ tổng hợp", "Giao cho Phòng Nội vụ")
    return Mapping(tasks=(task,), not_ours=(other, other), to_decide=(), information=(other,))


@pytest.fixture
def receive(store: Store) -> Callable[[bytes, str], str]:
    """Receives bytes as a file comes in; gives the directive's id."""

    def do(content: bytes, file_name: str = "50-KH-UBND.pdf") -> str:
        kept, _ = store.directives.receive(store.archive.put(content), file_name, "application/pdf")
        return kept.id

    return do
