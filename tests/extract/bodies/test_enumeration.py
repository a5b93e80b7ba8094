"""Bodies: which list marks separate them, where their names end, what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.bodies.body_name import name_end
from extract.bodies.enumeration import looks_like_bodies, split_bodies, split_lead
from extract.bodies.name_start import starts_body
from extract.vocabulary import load_vocabulary

ONE = (
    "Các sở, ban, ngành, địa phương",
    "các cơ quan, đơn vị, địa phương",
    "UBND các xã, phường, đặc khu",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Khoa học và Công nghệ",
    "Phòng Văn hóa - Xã hội",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "các tổ chức đoàn thể",
    "Các sở, ban, ngành và địa phương",
    "Cụm thi đua số 1, 2, 3, 4",
    "Văn phòng HĐND và UBND huyện",
    "Đảng ủy, HĐND, UBND, UBMTTQ các xã, thị trấn",
    "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh",
    "Hội đồng Thi đua - Khen thưởng huyện",
    "Cơ quan quản lý cấp trên của đơn vị sự nghiệp công lập, đơn vị sự nghiệp công lập trực thuộc UBND tỉnh",
    "Các trường thuộc huyện",
    "Hiệu trưởng",
)
SEVERAL = (
    ("Văn phòng UBND tỉnh; UBND các xã, phường, đặc khu", ("Văn phòng UBND tỉnh", "UBND các xã, phường, đặc khu")),
    ("Phòng Nội vụ, Phòng Tài chính - Kế hoạch", ("Phòng Nội vụ", "Phòng Tài chính - Kế hoạch")),
    ("Sở Tư pháp, Văn phòng UBND tỉnh, Công an tỉnh", ("Sở Tư pháp", "Văn phòng UBND tỉnh", "Công an tỉnh")),
    ("Sở Nội vụ; các cơ quan, đơn vị, địa phương.", ("Sở Nội vụ", "các cơ quan, đơn vị, địa phương")),
    (
        "Thủ trưởng các sở, ban, ngành và Chủ tịch UBND các xã, phường, đặc khu",
        ("Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã, phường, đặc khu"),
    ),
    ("Các phòng, ban, UBND các xã", ("Các phòng, ban", "UBND các xã")),
    ("Nhà trường và các đoàn thể", ("Nhà trường", "các đoàn thể")),
    ("- Phòng Nội vụ\n- Công an huyện", ("Phòng Nội vụ", "Công an huyện")),
    ("Sở Tư pháp\nVăn phòng UBND\ntỉnh", ("Sở Tư pháp", "Văn phòng UBND tỉnh")),
    ("Phòng Tài chính -\nKế hoạch", ("Phòng Tài chính - Kế hoạch",)),
)
NONE = (
    "Xây dựng kế hoạch thi đua",
    "Báo cáo tổng kết",
    "Tổ chức kiểm tra",
    "Hội nghị tổng kết",
    "Phòng, chống tham nhũng",
    "Ban hành kế hoạch",
    "Các phong trào thi đua",
    "Trường hợp vi phạm",
    "Theo phân công tại Quyết định số 1441/QĐ-UBND",
    "Kết quả kiểm tra",
    "Trước 15/3/2024",
    "Phòng Nội vụ chủ trì",
    "",
)


@pytest.mark.parametrize("cell", ONE)
def test_a_list_inside_a_name_separates_nothing(cell: str) -> None:
    assert split_bodies(cell) == (cell,)
    assert looks_like_bodies(cell)


@pytest.mark.parametrize(("cell", "bodies"), SEVERAL)
def test_a_mark_between_two_bodies_separates_them(cell: str, bodies: tuple[str, ...]) -> None:
    assert split_bodies(cell) == bodies
    assert looks_like_bodies(cell)


@pytest.mark.parametrize("text", NONE)
def test_verbs_and_other_nouns_are_no_bodies(text: str) -> None:
    assert not looks_like_bodies(text)


@pytest.mark.parametrize("entry", load_vocabulary("bodies")["head"], ids=lambda entry: entry["example"])
def test_each_head_of_the_vocabulary_begins_its_example(entry: dict[str, Any]) -> None:
    assert starts_body(entry["example"])
    assert any(entry["example"].lower().startswith(word) or word in entry["example"].lower() for word in entry["words"])


@pytest.mark.parametrize("example", load_vocabulary("bodies")["inside"]["examples"])
def test_a_name_ends_where_the_vocabulary_says(example: str) -> None:
    name, rest = example.split(" | ")
    assert name_end(f"{name} {rest}") == len(name)


def test_a_title_in_small_letters_begins_another_body() -> None:
    example = load_vocabulary("bodies")["separate"]["example"]
    assert len(split_bodies(example)) == 2


def test_in_a_combined_column_the_first_before_the_semicolon_leads() -> None:
    assert split_lead("Phòng Nội vụ; Công an huyện, các trường") == ("Phòng Nội vụ", ("Công an huyện", "các trường"))
    assert split_lead("Chủ trì: Phòng Nội vụ; Phối hợp: Công an huyện") == ("Phòng Nội vụ", ("Công an huyện",))
    assert split_lead("Phòng Nội vụ, Công an huyện") == ("Phòng Nội vụ", ("Công an huyện",))
    assert split_lead("Các cơ quan, đơn vị") == ("Các cơ quan, đơn vị", ())
    assert split_lead(" ") == (None, ())


@given(st.lists(st.sampled_from(ONE), min_size=1, max_size=4))
def test_names_joined_by_semicolons_come_back_whole(names: list[str]) -> None:
    assert list(split_bodies("; ".join(names))) == names


@given(st.text(max_size=120))
@example(",/A")
def test_any_text_is_split_without_an_error(text: str) -> None:
    assert all(body == body.strip() and body for body in split_bodies(text))
    assert 0 <= name_end(text) <= len(text)
