"""Where the name of a body ends: at its verb, and behind what describes it as long as a verb follows."""

from __future__ import annotations

import pytest

from extract.bodies.body_name import Ending, name_end, read_name
from extract.bodies.name_start import starts_body, starts_verb
from extract.vocabulary import load_vocabulary

VERBS = load_vocabulary("verbs")
CUT = [
    *VERBS["describing_examples"],
    *VERBS["place_examples"],
    *VERBS["undergone_examples"],
    *VERBS["condition_examples"],
    *(example for entry in VERBS["acting"] for example in entry["examples"]),
    "Các trường vùng trũng | chuyển hồ sơ lên tầng cao",
    "Cơ quan thuế, ngân hàng | hướng dẫn trường mở tài khoản",
    "Chủ tịch UBND các xã có hồ, đập | kiểm tra hệ thống cảnh báo",
    "Sở Nội vụ, Sở Tài chính cùng Sở Giáo dục và Đào tạo | giao biên chế",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | vận động doanh nghiệp",
    "Hội đồng Thi đua - Khen thưởng nhà trường | bỏ phiếu kín",
    "Tổ kiểm tra | hồ sơ",
    "Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ | chịu trách nhiệm thi hành",
    "Phòng Quản lý chất lượng - Công nghệ thông tin | theo dõi",
    "Người hướng dẫn | ký xác nhận",
]


@pytest.mark.parametrize("example", CUT)
def test_a_name_ends_at_the_verb_of_its_sentence(example: str) -> None:
    name, rest = example.split(" | ")
    assert f"{name} {rest}"[: name_end(f"{name} {rest}")] == name


def test_a_verb_that_no_vocabulary_knows_ends_a_name_too() -> None:
    assert name_end("nhà trường chắp cánh ước mơ cho học sinh, báo cáo kết quả") == len("nhà trường")


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Các trường rà soát hồ sơ", Ending.VERB),
        ("Các trường phải rà soát hồ sơ", Ending.MANNER),
        ("Học sinh có hoàn cảnh khó khăn được miễn học phí", Ending.PASSIVE),
        ("Cá nhân vi phạm bị xử lý theo quy định", Ending.PASSIVE),
        ("Trường không gửi hồ sơ đúng hạn bị trừ 02 điểm", Ending.PASSIVE),
        ("Chủ tịch UBND xã để xảy ra tái lấn chiếm phải kiểm điểm", Ending.MANNER),
        ("Học sinh vào ngày thứ hai", Ending.OPENER),
        ("Mỗi đơn vị được cử tối đa 03 giáo viên dự thi", Ending.PASSIVE),
        ("Phòng Nội vụ: tổng hợp", Ending.MARK),
        ("Phòng Nội vụ", Ending.NOTHING),
    ],
)
def test_what_ends_a_name_is_told(text: str, ending: Ending) -> None:
    assert read_name(text).by is ending


def test_alone_a_name_may_be_described_without_a_verb_behind_it() -> None:
    name = "Hiệu trưởng trường được chọn đặt điểm thi"
    assert read_name(name, alone=True).at == len(name)
    assert read_name("Hội đồng chấm thi", alone=True).at == len("Hội đồng chấm thi")


@pytest.mark.parametrize("entry", [load_vocabulary("bodies")["areas"], load_vocabulary("bodies")["qualifiers"]])
def test_areas_and_qualifiers_go_on_with_a_name(entry: dict[str, str]) -> None:
    assert starts_body(entry["example"])


def test_a_verb_is_told_from_a_body() -> None:
    assert starts_verb("xây dựng kế hoạch")
    assert not starts_verb("các trường")
