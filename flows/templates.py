"""The template of a school's plans as files: written out for a clerk to change, and checked."""

from __future__ import annotations

import io
from pathlib import Path

from db import files
from db.database import border
from db.files import make_private_folder
from flows.school import load_school
from generate.rules import Rules, parse_rules
from generate.templates.phrases import TOML_NAME
from generate.templates.template import check_template, export_template
from generate.word.form import DOCX_NAME
from model.errors import UnreadableFile, UsageError
from model.settings import Settings


def write_template(settings: Settings, folder: Path) -> list[Path]:
    """The template's files in `folder`, none of which may be there yet; the wording is the school's where it has one.

    Raises UsageError, StoreUnavailable, WrongConfiguration.
    """
    made = export_template(_rules(settings))
    taken = [name for name in made if (folder / name).exists()]
    if taken:
        raise UsageError(f"{folder} đã có {', '.join(taken)}: hãy chọn thư mục khác, hoặc đổi tên tệp cũ trước.")
    with border("ghi mẫu"):
        make_private_folder(folder)
        for name, content in made.items():
            temporary, _, _ = files.write_temporary(folder, io.BytesIO(content))
            try:
                files.place_new(temporary, folder / name)
            finally:
                temporary.unlink(missing_ok=True)
    return [folder / name for name in made]


def template_mistakes(settings: Settings, path: Path) -> tuple[str, ...]:
    """What is missing or broken in a template's folder, or in one file of it (`.docx` or `.toml`).

    Raises UnreadableFile where there is nothing of a template.
    """
    form = path / DOCX_NAME if path.is_dir() else path if path.suffix.casefold() == ".docx" else None
    phrases = path / TOML_NAME if path.is_dir() else path if path.suffix.casefold() == ".toml" else None
    content, text = _read(form), _read(phrases)
    if content is None and text is None:
        raise UnreadableFile(f"{path}: không có {DOCX_NAME} hay {TOML_NAME}; hãy xuất mẫu: vanthu template export")
    try:
        written = None if text is None else text.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise UnreadableFile(f"{phrases}: không phải bảng mã UTF-8; hãy lưu lại ở UTF-8.") from err
    return check_template(content, written, _rules(settings, own_wording=False))


def _read(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path is not None else None
    except FileNotFoundError:
        return None
    except OSError as err:
        raise UnreadableFile(f"{path}: không mở được ({err.strerror}). Đóng tệp trong Word rồi làm lại.") from err


def _rules(settings: Settings, *, own_wording: bool = True) -> Rules:
    """The school's rules where a home is; the built-in ones before `vanthu init`. A broken template does not matter
    to its own check (`own_wording`)."""
    if not settings.profile_file.exists():
        return parse_rules()
    if own_wording:
        return load_school(settings).rules
    own = _read(settings.rules_file)
    return parse_rules(None if own is None else own.decode("utf-8-sig"))
