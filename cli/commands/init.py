"""`vanthu init`: makes the home and the school's profile, asking for what the flags leave out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cli import screen
from cli.commands.options import Home, settings_of
from model.errors import UsageError
from model.school import SchoolLevel, SchoolProfile


def register(app: typer.Typer) -> None:
    app.command("init")(init)


def init(
    name: Annotated[str | None, typer.Option(help="Tên trường, ví dụ: Trường Tiểu học Ngô Gia Tự.")] = None,
    symbol: Annotated[str | None, typer.Option(help="Chữ viết tắt tên trường trong số văn bản, ví dụ: NGT.")] = None,
    place: Annotated[str | None, typer.Option(help="Địa danh ghi trên văn bản, ví dụ: Đắk Song.")] = None,
    principal: Annotated[str | None, typer.Option(help="Họ tên hiệu trưởng, ví dụ: Trần Đăng Quân.")] = None,
    level: Annotated[
        str | None, typer.Option(help="Cấp học: mầm non, tiểu học, trung học cơ sở, trung học phổ thông.")
    ] = None,
    parent: Annotated[
        str | None, typer.Option(help="Cơ quan chủ quản trên đầu văn bản, ví dụ: UBND XÃ ĐẮK SONG.")
    ] = None,
    area: Annotated[
        list[str] | None, typer.Option(help="Địa bàn, từ nhỏ đến lớn; lặp lại được, ví dụ: 'xã Đắk Song'.")
    ] = None,
    cluster: Annotated[str | None, typer.Option(help="Cụm thi đua, ví dụ: Cụm thi đua số 4.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Không hỏi gì thêm.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè hồ sơ trường đã có .")] = False,
    home: Home = None,
) -> None:
    """Tạo thư mục dữ liệu và hồ sơ trường (school.toml)."""
    from flows.home import make_home
    from flows.school import new_profile

    settings = settings_of(home)
    if settings.profile_file.exists() and not force:
        raise UsageError(f"Đã có hồ sơ trường ở {settings.profile_file}; hãy sửa tệp đó, hoặc thêm --force để làm lại.")
    ask = not yes and sys.stdin.isatty()
    name = _answer(name, "--name", "Tên trường", ask=ask)
    profile = SchoolProfile(
        id="",
        name=name,
        symbol=_answer(symbol, "--symbol", "Chữ viết tắt tên trường (ví dụ NGT)", ask=ask),
        place=_answer(place, "--place", "Địa danh ghi trên văn bản", ask=ask),
        principal=_answer(principal, "--principal", "Họ tên hiệu trưởng", ask=ask),
        level=_level(level, name, ask=ask),
        parent=parent or _optional("Cơ quan chủ quản trên đầu văn bản (bỏ trống nếu chưa rõ)", ask=ask),
        areas=tuple(area or _areas(ask=ask)),
        cluster=cluster or _optional("Cụm thi đua (bỏ trống nếu không có)", ask=ask),
    )
    make_home(settings, new_profile(profile), overwrite=force)
    screen.output().print(f"Đã tạo {screen.safe(str(settings.home))}")
    screen.output().print(f"Hồ sơ trường: {screen.safe(str(settings.profile_file))} (sửa được bằng Notepad)")
    screen.output().print(
        f"Thả văn bản đến (PDF, Word hoặc ảnh) vào: {screen.safe(str(settings.inbox))}, rồi chạy: vanthu start"
    )


def _answer(given: str | None, flag: str, question: str, *, ask: bool) -> str:
    if given is None and ask:
        given = str(typer.prompt(question))
    if given is None or not given.strip():
        raise UsageError(f'Thiếu {flag} ({question}); hãy chạy lại: vanthu init {flag} "..."')
    return given.strip()


def _optional(question: str, *, ask: bool) -> str | None:
    return str(typer.prompt(question, default="", show_default=False)).strip() or None if ask else None


def _areas(*, ask: bool) -> list[str]:
    written = _optional("Địa bàn từ nhỏ đến lớn, cách nhau bằng dấu phẩy (ví dụ: xã Đắk Song, tỉnh Lâm Đồng)", ask=ask)
    return [part.strip() for part in (written or "").split(",") if part.strip()]


def _level(written: str | None, name: str, *, ask: bool) -> SchoolLevel:
    from flows.school import school_level

    known = school_level(written, name)
    if known is None and ask:
        known = school_level(str(typer.prompt(f"Cấp học ({', '.join(SchoolLevel)})")), name)
    if known is None:
        raise UsageError(f"Chưa rõ cấp học; hãy thêm --level với một trong: {', '.join(SchoolLevel)}.")
    return known
