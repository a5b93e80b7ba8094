"""The steps of a directive's way as plain functions of a desk. Each can be done again after a kill.

Between the steps the truth is in the store: a step takes an id, looks how far the directive has come, and goes on.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.archive import StoredObject
from db.database import border
from db.directives import Receipt
from db.documents import NewVersion
from extract.files.media import Media, media_in
from flows import inbox, out_folder, quarantine_folder
from flows.desk import Desk, nobody
from flows.file_name import draft_name
from flows.outcome import Progress, Step
from flows.proposals import proposals
from flows.school import load_school
from model.errors import LimitExceeded, NotADirective, StoreUnavailable, UnreadableFile, VanthuError
from model.kept import DirectiveState, KeptDirective
from model.version import VersionOrigin

OLD_CLAIM_SECONDS = 1800.0  # a claim lasts as long as one copy into the archive
# What is the file's fault: it waits in quarantine. Everything else is ours, and the directive waits where it is.
FILE_TROUBLE = (UnreadableFile, NotADirective, LimitExceeded)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is in the archive and has its row."""

    directive_id: str
    file_name: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ComposedPlan:
    """A draft whose bytes are in the archive and which no row knows yet."""

    title: str
    file_name: str
    stored: StoredObject
    derived_from: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def sweep(desk: Desk) -> list[Arrival]:
    """All that waits in the home: directives that a kill or our own mistake has left behind, and the inbox."""
    with border("dọn thư mục inbox"):
        inbox.release_claims(desk.settings.inbox, now=time.time(), older_than_seconds=OLD_CLAIM_SECONDS)
    left = [Arrival(one.id, one.file_name, Receipt.NEW) for one in desk.store.directives.unfinished()]
    settled = inbox.settled_now(desk.settings.inbox, desk.stopping)
    return left + [arrival for path in settled if (arrival := receive(desk, str(path))) is not None]


def receive(desk: Desk, file: str) -> Arrival | None:
    """Bytes into the archive, then the row; only then a file of the inbox leaves it. Files elsewhere stay.

    None when another process was faster or the file is still being written. Raises StoreUnavailable.
    """
    desk.check_stop()
    path = Path(file)
    desk.on_step(Progress(path.name, Step.RECEIVE))
    if not path.is_relative_to(desk.settings.inbox):
        return _take(desk, path, path.name)
    try:
        with inbox.claimed(path, desk.settings.inbox) as claim:
            return _take(desk, claim, path.name) if claim else None
    except OSError as err:
        raise StoreUnavailable(f"Không nhận được {path.name} từ inbox: {err}. Tệp vẫn còn nguyên.") from err


def _take(desk: Desk, path: Path, file_name: str) -> Arrival:
    try:
        stream = path.open("rb")
    except OSError as err:
        raise UnreadableFile(f"Không mở được {path}: {err.strerror}. Kiểm tra tên tệp và quyền đọc.") from err
    with stream:
        stored = desk.store.archive.put_stream(stream)
    media_type = media_in(desk.store.archive.path(stored.sha256))
    directive, receipt = desk.store.directives.receive(stored, file_name, media_type.value)
    return Arrival(directive.id, file_name, receipt)


def read(desk: Desk, directive_id: str) -> KeptDirective:
    """Reads a received file and keeps what was read. Raises FILE_TROUBLE, Stopped."""
    desk.check_stop()
    directive = _directive(desk, directive_id)
    if directive.state != DirectiveState.RECEIVED:
        return directive
    desk.on_step(Progress(directive.file_name, Step.READ))

    def on_page(page: int, pages: int) -> None:
        desk.on_step(Progress(directive.file_name, Step.READ, page, pages))

    with tempfile.TemporaryDirectory(prefix="vanthu-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "searchable.pdf"
        try:
            reading = desk.toolbox.read(desk.store.archive.path(directive.sha256), on_page, desk.stopping, copy)
        except VanthuError as error:  # the reader knows the file by its hash, people by its name
            raise type(error)(error.message.replace(directive.sha256, directive.file_name)) from error
        searchable = _searchable(desk, directive, copy) if copy.exists() else None
    directive = desk.store.directives.save_reading(directive_id, reading, searchable)
    quarantine_folder.clear_released(desk)
    return directive


def _searchable(desk: Desk, directive: KeptDirective, copy: Path) -> NewVersion:
    """The scan's copy with its recognised words, in the archive; no row knows it yet."""
    with copy.open("rb") as stream:
        stored = desk.store.archive.put_stream(stream)
    return NewVersion(
        stored=stored,
        media_type=Media.PDF.value,
        file_name=f"{Path(directive.file_name).stem} (tìm kiếm được).pdf",
        origin=VersionOrigin.GENERATED,
        why="Bản quét kèm chữ đã nhận dạng để tìm kiếm; ảnh các trang giữ nguyên",
        derived_from=(directive.sha256,),
    )


def map_requirements(desk: Desk, directive_id: str) -> bool:
    """What the school makes of each requirement, kept as tasks and dispositions; whether a plan is wanted."""
    desk.check_stop()
    directive = _directive(desk, directive_id)
    desk.on_step(Progress(directive.file_name, Step.MAP))
    memory = desk.store.memory.tasks(other_than=directive_id)
    mapping = desk.toolbox.map(desk.store.directives.reading(directive_id), load_school(desk.settings), memory)
    desk.store.tasks.save(directive_id, mapping)
    return mapping.wants_plan


def draft(desk: Desk, directive_id: str) -> ComposedPlan:
    """Composes the plan and puts its bytes into the archive; equal inputs give equal bytes, so a kill costs nothing."""
    desk.check_stop()
    directive = _directive(desk, directive_id)
    desk.on_step(Progress(directive.file_name, Step.DRAFT))
    school = load_school(desk.settings)
    mapping = desk.store.tasks.of(directive_id)
    composed = desk.toolbox.compose(desk.store.directives.reading(directive_id), mapping, school)
    proposed = proposals(mapping, desk.store.memory.corrections(directive_id))
    given = (*school.inputs, *(text.encode() for text in proposed))
    inputs = [desk.store.archive.put(content).sha256 for content in given]
    return ComposedPlan(
        title=composed.title,
        file_name=draft_name(composed.title, directive.code),
        stored=desk.store.archive.put(desk.toolbox.serialise(composed, school)),
        derived_from=(directive.sha256, *inputs),
        warnings=tuple(warning.message for warning in composed.warnings),
    )


def keep(desk: Desk, directive_id: str, plan: ComposedPlan) -> Path:
    """One transaction for the version and the directive's state, then the file in `out/`; its path."""
    desk.check_stop()
    desk.on_step(Progress(_directive(desk, directive_id).file_name, Step.KEEP))
    version = _generated(desk, plan, "Dự thảo đầu tiên từ văn bản đến")
    return out_folder.place(desk, desk.store.documents.keep_plan(directive_id, plan.title, version))


def _generated(desk: Desk, plan: ComposedPlan, why: str) -> NewVersion:
    return NewVersion(
        stored=plan.stored,
        media_type=desk.toolbox.media_type,
        file_name=plan.file_name,
        origin=VersionOrigin.GENERATED,
        why=why,
        derived_from=plan.derived_from,
    )


def draft_again(desk: Desk, directive_id: str, on_warning: Callable[[str], None] = nobody) -> Path:
    """A further version for a directive that has a draft, after profile or rules have changed; its path in `out/`.

    What a person has edited in `out/` is kept first and stays as it is. Without a draft yet, this makes the first.
    """
    map_requirements(desk, directive_id)
    plan = draft(desk, directive_id)
    for warning in plan.warnings:
        on_warning(warning)
    document = desk.store.documents.plan_of(directive_id)
    if document is None:
        return keep(desk, directive_id, plan)
    document = out_folder.keep_edit(desk, document)
    document = desk.store.documents.add(document.id, _generated(desk, plan, "Soạn lại theo yêu cầu"))
    return out_folder.place(desk, document)


def put_aside(desk: Desk, directive_id: str, error: VanthuError) -> None:
    """Into quarantine, with its reason beside it."""
    quarantine_folder.place(desk, desk.store.quarantine.put(directive_id, error))


def _directive(desk: Desk, directive_id: str) -> KeptDirective:
    directive = desk.store.directives.get(directive_id)
    if directive is None:
        raise StoreUnavailable(f"Không có văn bản đến với mã {directive_id} trong cơ sở dữ liệu.")
    return directive
