"""`vanthu archive list|show|verify`: every document with all its versions, and whether they are whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cli import contract, screen
from cli.commands.options import AsJson, Home, settings_of
from model.errors import UsageError

if TYPE_CHECKING:
    from model.kept import KeptDocument


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="Kho lưu: mọi văn bản và mọi phiên bản.", no_args_is_help=True)
    group.command("list")(list_documents)
    group.command("show")(show)
    group.command("verify")(verify)
    app.add_typer(group, name="archive")


def list_documents(as_json: AsJson = False, home: Home = None) -> None:
    """Liệt kê văn bản, phiên bản và các tệp đang cách ly."""
    from flows.home import opened

    with opened(settings_of(home)) as store:
        documents, quarantine = store.documents.all(), store.quarantine.all()
        undecided = [one for one in store.directives.all() if one.awaits_decision]
    if as_json:
        screen.as_json(contract.archive(documents, quarantine))
        return
    table = screen.table("Mã", "Loại", "Tên", "Số, ký hiệu", "Tình trạng", "Phiên bản")
    for one in documents:
        table.add_row(
            one.id[:8], screen.word(one.kind), screen.safe(one.title), one.code or "", screen.word(one.state),
            str(len(one.versions)),
        )  # fmt: skip
    screen.output().print(table)
    for held in quarantine:
        screen.note(f"Cách ly {held.file_name}: {held.reason.removeprefix(held.file_name).lstrip(': ')}")
    for waiting in undecided:
        screen.note(f"Chờ quyết định: {waiting.file_name} ({waiting.code}); xem: vanthu decide {waiting.id} --help")


def show(
    document: Annotated[str, typer.Argument(metavar="MÃ", help="Mã (hoặc phần đầu của mã) hay số, ký hiệu.")],
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Cho xem một văn bản: các phiên bản, ai làm, khi nào, từ đâu, và nhật ký."""
    from flows.home import opened

    with opened(settings_of(home)) as store:
        one = _find(store.documents.all(), document)
        events = [event for event in store.events.all() if event.subject in (one.id, one.directive_id)]
        paths = {version.sha256: store.archive.path(version.sha256) for version in one.versions}
    if as_json:
        screen.as_json(contract.document(one))
        return
    out = screen.output()
    out.print(f"[bold]{screen.safe(one.title)}[/bold] ({screen.word(one.kind)}, {screen.word(one.state)})")
    for version in one.versions:
        made = f"{version.created_at.astimezone():%d/%m/%Y %H:%M}"
        out.print(
            f"  bản {version.n}: {screen.word(version.origin)}, {made}, {screen.safe(version.by)}", highlight=False
        )
        out.print(f"    {screen.safe(str(paths[version.sha256]))}", highlight=False, soft_wrap=True)
        for source in version.derived_from:
            out.print(f"    từ {source}", highlight=False)
    for event in events:
        out.print(f"  {event.at.astimezone():%d/%m/%Y %H:%M} {event.kind} ({screen.safe(event.by)})", highlight=False)


def verify(home: Home = None) -> None:
    """Kiểm tra toàn bộ: mã băm của từng tệp và chuỗi nhật ký."""
    from flows.home import opened

    with opened(settings_of(home)) as store:
        versions = [version for one in store.documents.all() for version in one.versions]
        damaged = sorted({version.sha256 for version in versions if not store.archive.is_whole(version.sha256)})
        broken = store.events.first_broken()
    for sha256 in damaged:
        screen.complain(f"tệp {sha256} trong kho lưu bị mất hoặc đã thay đổi.")
    if broken is not None:
        screen.complain(f"nhật ký bị đứt từ dòng {broken}.")
    if damaged or broken is not None:
        sys.exit(7)
    screen.output().print(f"Nguyên vẹn: {len(versions)} phiên bản.")


def _find(documents: tuple[KeptDocument, ...], wanted: str) -> KeptDocument:
    found = [one for one in documents if one.id.startswith(wanted) or one.code == wanted]
    if not found:
        raise UsageError(f"Không có văn bản nào là {wanted}; hãy xem: vanthu archive list")
    if len(found) > 1:
        raise UsageError(f"Có {len(found)} văn bản bắt đầu bằng {wanted}; hãy ghi thêm ký tự của mã.")
    return found[0]
