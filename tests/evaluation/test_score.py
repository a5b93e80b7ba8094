from typing import Any

import pytest

from evaluation.case import Case, parse_case
from evaluation.score import Asked, score

_WRITTEN = """
= kind Kế hoạch
= issuer UBND xã Đắk Song
= parent_issuer null
= issued_on 2026-02-19
issuer| ỦY BAN NHÂN DÂN / XÃ ĐẮK SONG
number| 50/KH-UBND
place| Đắk Song
kind| KẾ HOẠCH
subject| Công tác thi đua
base| Căn cứ Luật Trẻ em ngày 05/4/2016;
> on=2016-04-05
text| 1. Các trường và Công đoàn đăng ký trước ngày 15/3/2026.
> 1 task for="Các trường; Công đoàn" time="trước ngày 15/3/2026" due=2026-03-14
table| 10 60 30
row| TT | Nội dung | Chủ trì
row| 1 | Ký giao ước thi đua | Phòng Nội vụ
> PL1/1 row lead="Phòng Nội vụ"
recipient| - Lưu: VT.
sign| CHỦ TỊCH / Lê Văn An
"""


@pytest.fixture
def case() -> Case:
    return parse_case("x", _WRITTEN)


def _read() -> dict[str, Any]:
    no_time = {"addressees": [], "lead": None, "support": [], "group": None, "timing": None}
    due = {"text": "...", "start": None, "due": "2026-03-14", "recurs": None, "quarters": ["2026Q1"]}
    first = {"ref": "1", "kind": "task", "text": "Các trường và Công đoàn đăng ký trước ngày 15/3/2026", "page": 1}
    row = {"ref": "PL1/1", "kind": "row", "text": "Ký giao ước thi đua", "page": 2}
    return {
        "source": {"text": "digital", "encoding": "unicode"},
        "directive": {
            "kind": "Kế hoạch",
            "number": "50",
            "symbol": "KH-UBND",
            "issuer": "UBND xã Đắk Song",
            "parent_issuer": None,
            "place": "Đắk Song",
            "issued_on": "2026-02-19",
            "subject": "Công tác thi đua",
            "legal_bases": [{"text": "Căn cứ Luật Trẻ em ngày 05/4/2016", "code": None, "issued_on": "2016-04-05"}],
            "signer": {"capacity": None, "title": "CHỦ TỊCH", "name": "Lê Văn An"},
            "recipients": ["Lưu: VT"],
        },
        "requirements": [
            {**no_time, **first, "addressees": ["Công đoàn", "Các trường"], "timing": due},
            {**no_time, **row, "lead": "Phòng Nội vụ"},
        ],
    }


def _share(case: Case, read: dict[str, Any], measure: str) -> float | None:
    return score(Asked(case, (1, 2)), read).share(measure)


def test_a_perfect_reading_has_every_share_whole_and_no_miss(case: Case):
    found = score(Asked(case, (1, 2)), _read())
    assert found.misses == []
    for measure in ("metadata", "recall", "precision", "kind", "page", "addressees", "lead", "timing", "rows"):
        assert found.share(measure) == 1, measure
    assert found.share("characters") == 0


def test_what_is_left_out_costs_recall_and_what_is_invented_precision(case: Case):
    read = _read()
    read["requirements"][0]["text"] = "Một câu không có trong văn bản này, do máy đặt ra"
    assert _share(case, read, "recall") == 0.5
    assert _share(case, read, "precision") == 0.5


def test_addressees_are_f1_over_names(case: Case):
    read = _read()
    read["requirements"][0]["addressees"] = ["Các trường", "Các xã", "Đoàn xã"]
    assert _share(case, read, "addressees") == pytest.approx(2 / 5)


def test_a_wrong_date_costs_timing_and_a_time_from_nowhere_too(case: Case):
    read = _read()
    read["requirements"][0]["timing"]["due"] = "2026-03-15"
    assert _share(case, read, "timing") == 0
    read = _read()
    read["requirements"][1]["timing"] = read["requirements"][0]["timing"]
    assert _share(case, read, "timing") == 0.5


def test_a_row_counts_only_whole(case: Case):
    read = _read()
    read["requirements"][1]["lead"] = "Phòng Tài chính"
    assert _share(case, read, "rows") == 0
    assert _share(case, read, "lead") == 0
    del read["requirements"][1]
    assert _share(case, read, "rows") == 0


def test_letters_read_wrongly_are_counted(case: Case):
    read = _read()
    read["requirements"][1]["text"] = "Ký giao uớc thi dua"
    letters = len("ký giao ước thi đua") + len("các trường và công đoàn đăng ký trước ngày 15/3/2026")
    assert _share(case, read, "characters") == pytest.approx(2 / letters)


def test_a_file_that_is_not_read_has_nothing_right(case: Case):
    found = score(Asked(case, (1, 2)), {"error": {"code": "no-text", "message": "không đọc được"}})
    assert found.share("recall") == 0
    assert found.share("rows") == 0
    assert found.share("metadata") == 0
    assert "không đọc được" in found.misses[0]
