"""`vanthu check FILE.docx`: whether a Word file keeps to the official layout, and `--fix` for what is safe."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import contract, screen
from cli.commands.options import AsJson
from model.errors import NeedsDecision, StoreUnavailable, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.finding import Finding

_SHOWN_PLACES = 4  # of one rule; the rest are counted
_FOUND = NeedsDecision.exit_status


def register(app: typer.Typer) -> None:
    app.command("check")(check)


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="Tệp Word cần kiểm tra, của ai soạn cũng được.")],
    as_json: AsJson = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Sửa lề, phông, cỡ chữ, số trang... trong một bản sao (.sua.docx).")
    ] = False,
) -> None:
    """Kiểm tra thể thức một tệp Word theo Nghị định 30/2020/NĐ-CP.

    Mã kết thúc: 0 không còn gì sai, 9 còn chỗ phải sửa, 3 không đọc được tệp.
    """
    from generate.check.linter import check_docx, repair_docx

    content = _content(file)
    if fix:
        repaired = repair_docx(content, file.name)
        findings, checked = repaired.left, file
        if repaired.mended:
            checked = _keep_copy(file, repaired.content)
            screen.note(f"Đã sửa {len(repaired.mended)} chỗ trong bản sao {checked}; tệp gốc giữ nguyên.")
    else:
        findings, checked = check_docx(content, file.name), file
    if as_json:
        screen.as_json(contract.layout_check(checked, findings))
    else:
        _show(checked, findings)
    if findings:
        raise typer.Exit(_FOUND)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as err:
        raise UnreadableFile(f"{file}: không mở được tệp ({err.strerror}); hãy xem lại đường dẫn.") from err


def _keep_copy(file: Path, content: bytes) -> Path:
    """Beside the file, under the first free name: no copy that somebody may have worked on is written over."""
    names = (f"{file.stem}.sua{'' if n == 1 else f'-{n}'}.docx" for n in range(1, 1000))
    try:
        for name in names:
            path = file.with_name(name)
            try:
                with path.open("xb") as target:
                    target.write(content)
            except FileExistsError:
                continue
            return path
    except OSError as err:
        raise StoreUnavailable(f"{file.parent}: không ghi được bản sửa ({err.strerror}).") from err
    raise StoreUnavailable(f"{file.parent}: đã có quá nhiều bản sửa của {file.name}; hãy xóa bớt.")


def _show(file: Path, findings: Sequence[Finding]) -> None:
    """Breaches of one kind together, with the first places."""
    out = screen.output()
    if not findings:
        out.print(f"{screen.safe(file.name)}: đúng thể thức.", highlight=False)
        return
    table = screen.table(
        "Quy tắc", "Ở đâu", "Đang là", "Phải là", title=screen.safe(f"{file.name}: {_counted(findings)}")
    )
    ordered = sorted(findings, key=lambda finding: _kind_of(finding, findings))
    for _, group in groupby(ordered, key=lambda finding: _kind_of(finding, findings)):
        alike = list(group)
        first = alike[0]
        places = [finding.place for finding in alike[:_SHOWN_PLACES]]
        if len(alike) > _SHOWN_PLACES:
            places.append(f"và {len(alike) - _SHOWN_PLACES} chỗ nữa")
        rule = f"{first.rule}\n{first.clause.removeprefix('Nghị định 30/2020/NĐ-CP, ')}"
        table.add_row(*map(screen.safe, (rule, "\n".join(places), first.found, first.expected)))
    out.print(table)
    if any(finding.repairable for finding in findings):
        screen.note(f"Phần lớn chỗ sai về định dạng tự sửa được: vanthu check {file.name} --fix")


def _kind_of(finding: Finding, findings: Sequence[Finding]) -> tuple[int, str, str]:
    """Rules in the order in which they came."""
    rules = list(dict.fromkeys(each.rule for each in findings))
    return (rules.index(finding.rule), finding.found, finding.expected)


def _counted(findings: Sequence[Finding]) -> str:
    mendable = sum(finding.repairable for finding in findings)
    return f"{len(findings)} chỗ chưa đúng thể thức, {mendable} chỗ tự sửa được"
