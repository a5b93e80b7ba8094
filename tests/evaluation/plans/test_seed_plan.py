"""A directive that says what 50/KH-UBND would have said, in other words and layouts: its Word draft is the seed's plan.

The sample's source is put into other words and another table, printed, read, mapped, composed and written; what is
checked is the Word file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import docx
import pytest
from docx.document import Document

from evaluation.case import parse_case
from evaluation.forms import form_named, print_cases
from extract.reader import read_directive
from generate.plan.composition import compose_plan
from generate.rules import parse_rules
from generate.school.profile import parse_profile
from generate.tasks.mapping import map_directive
from generate.word.docx_file import to_docx
from model.school import SchoolProfile
from tests.generate.seed_plan import ROWS

_METADATA = """
= kind Kế hoạch
= issuer UBND huyện Đắk Song
= parent_issuer null
= issued_on 2024-02-19
"""
_OTHER_BODIES = {
    "Các trường thuộc huyện": "Các trường học trên địa bàn huyện",
    "Thủ trưởng các cơ quan, đơn vị": "Người đứng đầu các cơ quan, đơn vị",
    "Các tổ chức đoàn thể": "Các đoàn thể",
    "Cụm thi đua số 1, 2, 3, 4 |": "Các cụm thi đua số 1, 2, 3 và 4 |",
}
_COMMUNE = {
    "UBND các xã, thị trấn": "Ban tự quản các thôn, bon",
    "các xã, thị trấn": "các thôn, bon",
    "HUYỆN": "XÃ",
    "Huyện": "Xã",
    "huyện": "xã",
    "Phòng Nội vụ": "Phòng Văn hóa - Xã hội",
    "Phòng Tài chính - Kế hoạch": "Phòng Kinh tế",
}
_SECTIONS = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "2. Yêu cầu",
    "II. NỘI DUNG",
    "1. Phát động và thực hiện tốt các phong trào thi đua",
    "2. Nâng cao chất lượng công tác khen thưởng",
    "3. Kiện toàn, nâng cao hiệu quả hoạt động của bộ máy",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Thành viên Hội đồng Thi đua, khen thưởng nhà trường",
)


def _as_it_is(written: str) -> str:
    return written


def _replaced(written: str, words: dict[str, str]) -> str:
    for here, there in words.items():
        written = written.replace(here, there)
    return written


def _other_bodies(written: str) -> str:
    return _replaced(written, _OTHER_BODIES)


def _of_a_commune(written: str) -> str:
    return _replaced(_on_lines(written), _COMMUNE)


def _on_lines(written: str) -> str:
    """Each mark on one line."""
    return re.sub(r"\n[ \t]+", " ", written)


def _rows(written: str, change: Callable[[list[str]], list[str]]) -> str:
    """The table's rows with their cells changed."""
    return re.sub(
        r"^row\| (.*)$",
        lambda row: f"row| {' | '.join(change(_cells(row[1])))}",
        _on_lines(written),
        flags=re.MULTILINE,
    )


def _cells(row: str) -> list[str]:
    cells = [cell.strip() for cell in f" {row} ".split(" |")]
    return [*cells, *[""] * (5 - len(cells))]


def _time_first(written: str) -> str:
    header = {
        "TT": "STT",
        "Nội dung thực hiện": "Nhiệm vụ",
        "Chủ trì": "Cơ quan chủ trì",
        "Phối hợp thực hiện": "Cơ quan phối hợp",
        "Thời gian thực hiện": "Thời hạn hoàn thành",
    }

    def change(cells: list[str]) -> list[str]:
        number, what, lead, support, time = (header.get(cell, cell) for cell in cells)
        return [number, time, what, lead, support]

    return _rows(written, change).replace("table| 11 63 30 33 30", "table| 11 30 63 30 33")


def _both_bodies_in_one_column(written: str) -> str:
    def change(cells: list[str]) -> list[str]:
        number, what, lead, support, time = cells
        if number == "TT":
            return [number, "Nội dung công việc", "Đơn vị chủ trì/phối hợp", "Thời gian"]
        return [number, what, f"{lead}; {support}" if support else lead, time]

    return _rows(written, change).replace("table| 11 63 30 33 30", "table| 11 74 52 30")


def _movements_after_plus_signs(written: str) -> str:
    assert written.count("text| - Phong trào thi đua *“") == 7
    return written.replace("text| - Phong trào thi đua *“", "text| + Phong trào *“")


def _movements_in_one_paragraph(written: str) -> str:
    joined = _on_lines(written).replace("thi đua sau:\ntext| - Phong", "thi đua: Phong")
    return joined.replace(";\ntext| - Phong trào thi đua *“", "; phong trào thi đua *“")


_VARIANTS = (
    *(_as_it_is, _other_bodies, _of_a_commune, _time_first, _both_bodies_in_one_column),
    *(_movements_after_plus_signs, _movements_in_one_paragraph),
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """The Word file of a variant and the words that it has in place of the sample's."""

    word: Document
    words: dict[str, str]


@pytest.fixture(scope="module", params=_VARIANTS, ids=lambda variant: variant.__name__.strip("_"))
def drafted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    sample = (files("samples") / "50-KH-UBND.txt").read_text("utf-8")
    written = request.param(sample)
    assert request.param is _as_it_is or _on_lines(written) != _on_lines(sample)
    case = parse_case("50-KH-UBND", _METADATA + written)
    (printed,) = print_cases([(case, form_named("clean"))], tmp_path_factory.mktemp("seed"))
    words = {_of_a_commune: _COMMUNE, _other_bodies: _OTHER_BODIES}.get(request.param, {})
    profile = (files("samples") / "school.toml").read_text("utf-8")
    if request.param is _of_a_commune:
        profile = _replaced(profile, {"xã Nâm N'Jang": "xã Đắk Song", '    "huyện Đắk Song",\n': ""})
    school = parse_profile(profile)
    return Drafted(docx.Document(io.BytesIO(_draft_of(printed.path, school))), words)


def _draft_of(path: Path, school: SchoolProfile) -> bytes:
    directive = read_directive(path)
    rules = parse_rules()
    return to_docx(compose_plan(directive, map_directive(directive, school, rules), school, rules))


def _table(word: Document) -> Iterator[tuple[str, ...]]:
    """The rows of tasks, without header and headings of quarters."""
    for row in word.tables[-1].rows[1:]:
        cells = tuple(cell.text for cell in row.cells)
        if not re.fullmatch(r"[IVX]+", cells[0]):
            yield cells


@pytest.mark.slow
@pytest.mark.office
def test_the_table_has_the_seeds_eleven_rows(drafted: Drafted) -> None:
    rows = list(_table(drafted.word))
    assert len(rows) == len(ROWS)
    for (_, text, *cells), (begin, *wanted) in zip(rows, ROWS, strict=True):
        assert text.startswith(_replaced(begin, drafted.words))
        assert cells == [_replaced(cell, drafted.words) for cell in wanted]


@pytest.mark.slow
@pytest.mark.office
def test_the_seven_movements_stand_there_as_quoted(drafted: Drafted) -> None:
    quoted = [
        run.text
        for paragraph in drafted.word.paragraphs
        for run in paragraph.runs
        if "hong trào" in paragraph.text and run.italic and run.text.startswith("“")
    ]
    assert len(quoted) == 7
    assert quoted[2] == "“Vì người nghèo - Không để ai bị bỏ lại phía sau” giai đoạn 2021-2025"


@pytest.mark.slow
@pytest.mark.office
def test_the_sections_stand_there_in_their_order(drafted: Drafted) -> None:
    texts = [paragraph.text for paragraph in drafted.word.paragraphs]
    places = [next(i for i, text in enumerate(texts) if text.startswith(section)) for section in _SECTIONS]
    assert places == sorted(places)
