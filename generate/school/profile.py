"""The school's profile as a file that a clerk can read and correct: `school.toml`, both ways."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from generate.checked_toml import CheckedTable
from generate.school.defaults import level_from_name, school_defaults
from model.errors import WrongConfiguration
from model.school import LegalDocument, SchoolLevel, SchoolProfile
from model.task import AnswerKind

_WHERE = "school.toml"
_USUAL_MARGIN = 3  # working days, shown as an example in a line that is only a comment


def parse_profile(toml_text: str) -> SchoolProfile:
    """The profile in a `school.toml`.

    `id` may be left out (then made of the name), so may `level` when the name tells it. Raises WrongConfiguration
    for a missing, unknown or wrongly typed key, with a Vietnamese message that names it.
    """
    table = CheckedTable.parse(unicodedata.normalize("NFC", toml_text), _WHERE)
    name = table.text("name")
    profile = SchoolProfile(
        id=table.optional_text("id") or school_id(name),
        name=name,
        symbol=table.text("symbol"),
        place=table.text("place"),
        principal=table.text("principal"),
        level=_level(table.optional_text("level"), name),
        parent=table.optional_text("parent"),
        areas=table.texts("areas"),
        principal_title=table.optional_text("principal_title") or "HIỆU TRƯỞNG",
        cluster=table.optional_text("cluster"),
        bodies=_bodies(table),
        recipients=table.texts("recipients"),
        legal_bases=tuple(_legal_base(base) for base in table.tables("legal_bases")),
        margins=_margins(table.table("margins")),
    )
    table.finish()
    return profile


def render_profile(profile: SchoolProfile) -> str:
    """A commented Vietnamese `school.toml` that `parse_profile` reads back to an equal profile."""
    return "\n".join(_lines(profile)) + "\n"


def school_id(name: str) -> str:
    """A key of plain letters for a school's name: "Trường Tiểu học Ngô Gia Tự" -> "truong-tieu-hoc-ngo-gia-tu"."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "truong"


def _level(written: str | None, name: str) -> SchoolLevel:
    if written is not None:
        if written not in set(SchoolLevel):
            raise WrongConfiguration(
                f"{_WHERE}: mục “level” phải là một trong: {', '.join(SchoolLevel)}; không phải “{written}”."
            )
        return SchoolLevel(written)
    level = level_from_name(name)
    if level is None:
        raise WrongConfiguration(
            f"{_WHERE}: không đoán được cấp học từ tên “{name}”. Hãy thêm mục “level”: {', '.join(SchoolLevel)}."
        )
    return level


def _bodies(table: CheckedTable) -> dict[str, str]:
    bodies = table.named_texts("bodies")
    roles = school_defaults().roles
    unknown = [role for role in bodies if role not in roles]
    if unknown:
        raise WrongConfiguration(
            f"{_WHERE}, [bodies]: không có vai “{unknown[0]}”. Các vai được dùng: {', '.join(roles)}."
        )
    return bodies


def _margins(table: CheckedTable) -> dict[AnswerKind, int]:
    days = {kind: table.count(kind.name.lower()) for kind in AnswerKind}
    table.finish()
    return {kind: count for kind, count in days.items() if count}


def _legal_base(table: CheckedTable) -> LegalDocument:
    base = LegalDocument(table.text("text"), table.optional_text("code"))
    table.finish()
    return base


def _lines(profile: SchoolProfile) -> Iterator[str]:
    yield "# Hồ sơ trường: những gì phần mềm cần biết để soạn văn bản. Sửa bằng Notepad rồi lưu lại (UTF-8)."
    yield "# Dòng bắt đầu bằng # là ghi chú. Chữ đặt trong dấu ngoặc kép thẳng."
    yield ""
    yield from _entry("Khóa của trường trong cơ sở dữ liệu; không đổi sau khi đã dùng.", "id", profile.id)
    yield from _entry("Tên trường như trên văn bản.", "name", profile.name)
    yield from _entry("Chữ viết tắt trong số ký hiệu: NGT trong 05/KH-NGT.", "symbol", profile.symbol)
    yield from _entry(f"Cấp học: {', '.join(SchoolLevel)}.", "level", profile.level.value)
    yield from _entry("Địa danh đứng trước ngày tháng.", "place", profile.place)
    yield from _entry("Họ tên người ký.", "principal", profile.principal)
    yield from _entry("Chức danh trên chữ ký, viết hoa.", "principal_title", profile.principal_title)
    yield from _entry("Cơ quan cấp trên, dòng đầu bên trái: ví dụ UBND huyện Đắk Song.", "parent", profile.parent)
    yield from _entry(
        "Địa bàn của trường, từ nhỏ đến lớn: xã hoặc phường, huyện (nếu có), tỉnh.", "areas", profile.areas
    )
    yield from _entry("Cụm hoặc khối thi đua: ví dụ Cụm thi đua số 4.", "cluster", profile.cluster)
    yield from _entry("Nơi nhận, mỗi nơi một dòng, không ghi dấu gạch và dấu chấm.", "recipients", profile.recipients)
    yield "# Trường gọi các tổ chức, bộ phận của mình thế nào. Bỏ dòng nào thì dùng tên thường gọi."
    yield "[bodies]"
    yield from (f"{_string(role)} = {_string(name)}" for role, name in profile.bodies.items())
    yield ""
    yield "# Trường tự đặt hạn sớm hơn hạn của cấp trên mấy ngày làm việc (trừ thứ bảy, chủ nhật, ngày lễ, Tết), theo"
    yield "# loại việc phải nộp. Bỏ dòng nào hoặc ghi 0 thì theo đúng hạn của cấp trên."
    yield "[margins]"
    for kind in AnswerKind:
        days = profile.margins.get(kind, 0)
        yield f"{'' if days else '# '}{kind.name.lower()} = {days or _USUAL_MARGIN}   # {kind.value}"
    yield ""
    yield "# Căn cứ riêng của trường (Điều lệ, ...), thêm vào căn cứ của văn bản cấp trên. Kiểm tra hiệu lực mỗi năm:"
    yield "# văn bản mới (chẳng hạn Điều lệ ban hành sau) thì thay vào đây."
    for base in profile.legal_bases:
        yield "[[legal_bases]]"
        yield f"text = {_string(base.text)}"
        if base.code is not None:
            yield f"code = {_string(base.code)}"
        yield ""


def _entry(comment: str, key: str, value: str | Iterable[str] | None) -> Iterator[str]:
    yield f"# {comment}"
    if value is None:
        yield f'# {key} = ""   (bỏ dấu # ở đầu dòng và điền vào)'
    elif isinstance(value, str):
        yield f"{key} = {_string(value)}"
    else:
        items = [f"    {_string(item)}," for item in value]
        yield f"{key} = [" + ("]" if not items else "")
        if items:
            yield from items
            yield "]"
    yield ""


def _string(value: str) -> str:
    """A TOML basic string. JSON's escapes are TOML's, but for DEL, which TOML wants escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
