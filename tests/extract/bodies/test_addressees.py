"""Addressees: the subject, the order, the heading; and what names nobody."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.bodies.addressees import find_addressees, heading_bodies, names_everybody
from extract.vocabulary import load_vocabulary

_SENTENCES = tomllib.loads((Path(__file__).parent / "addressee_sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", load_vocabulary("addressee_examples")["example"], ids=lambda it: it["sentence"])
def test_the_bodies_that_must_do_it(example: dict[str, Any]) -> None:
    assert find_addressees(example["sentence"], example.get("heading")) == tuple(example["bodies"])


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["triggers_examples"])
def test_each_order_of_the_vocabulary_names_somebody(example: str) -> None:
    assert len(find_addressees(example, None)) == 1


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["openers_examples"])
def test_the_subject_is_found_behind_each_opener_of_the_vocabulary(example: str) -> None:
    assert find_addressees(example, "1. Phòng Nội vụ") == ("các cơ quan, đơn vị",)


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["labels_examples"])
def test_a_label_names_whom_it_stands_in_front_of(example: str) -> None:
    assert len(find_addressees(example, None)) == 1


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["agents_examples"])
def test_a_body_behind_do_does_it(example: str) -> None:
    assert len(find_addressees(example, None)) == 1
    assert find_addressees("Thực hiện Kế hoạch do các trường quyết định.", None) == ()


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["consequences_examples"])
def test_a_consequence_asks_nothing_of_whom_it_meets(example: str) -> None:
    assert find_addressees(example, None) == ()


@pytest.mark.parametrize("example", load_vocabulary("bodies")["everybody"]["examples"])
def test_everybody_is_nobody_in_particular(example: str) -> None:
    assert names_everybody(example)
    assert not names_everybody("các trường học")


def test_a_category_that_something_is_about_does_nothing() -> None:
    assert heading_bodies(load_vocabulary("bodies")["categories"]["example"].removesuffix(" ...")) == ()
    assert heading_bodies("Đối với các trường học:") == ("các trường học",)


def test_a_sentence_that_names_somebody_does_not_take_the_headings_body() -> None:
    assert find_addressees("UBND các xã báo cáo.", "1. Phòng Nội vụ") == ("UBND các xã",)


def test_a_body_that_only_receives_or_helps_is_no_addressee() -> None:
    assert find_addressees("Gửi báo cáo về Phòng Nội vụ để tổng hợp.", None) == ()
    assert find_addressees("Phối hợp với Công an huyện tổ chức tuyên truyền.", None) == ()


def test_after_an_opener_a_verb_means_that_nobody_is_named() -> None:
    sentence = (
        "Định kỳ hằng tháng, công khai trên Trang thông tin điện tử của cơ quan, đơn vị, địa phương kết quả đánh giá."
    )
    assert find_addressees(sentence, None) == ()


def test_a_heading_that_goes_on_with_its_verb_still_names_its_body() -> None:
    assert heading_bodies("1. Phòng Nội vụ chủ trì, phối hợp với các đơn vị:") == ("Phòng Nội vụ",)
    assert heading_bodies("") == ()


@given(st.text(max_size=120), st.none() | st.text(max_size=40))
def test_any_text_is_read_without_an_error(sentence: str, heading: str | None) -> None:
    assert all(body.strip() for body in find_addressees(sentence, heading))


@pytest.mark.parametrize(
    "part", ["seen", "aside", "later", "last", "wide", "wider", "usual", "offices", "fresh", "afresh", "ordinary"]
)
def test_of_sentences_written_by_hand_nearly_all_bodies_are_found(part: str) -> None:
    good = of = 0
    for sentence, *wanted in _SENTENCES[part]:
        here, there = Counter(wanted), Counter(find_addressees(sentence, None))
        good, of = good + 2 * (here & there).total(), of + here.total() + there.total()
    assert good / of >= 0.92


@pytest.mark.parametrize(("heading", "bodies"), [(heading, tuple(rest)) for heading, *rest in _SENTENCES["headings"]])
def test_a_heading_hands_down_its_bodies(heading: str, bodies: tuple[str, ...]) -> None:
    assert heading_bodies(heading) == bodies


def test_a_heading_that_goes_on_with_a_duty_names_its_body() -> None:
    example = load_vocabulary("bodies")["asking"]["heading_verbs_example"]
    assert heading_bodies(example) == ("Hiệu trưởng các trường",)
    assert heading_bodies(load_vocabulary("bodies")["awarded"]["example"]) == ()


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["limits_examples"])
def test_what_each_is_to_have_or_not_to_pass_is_no_deed(example: str) -> None:
    assert find_addressees(example, None) == ()


def test_a_duty_behind_each_is_a_deed() -> None:
    assert find_addressees("Mỗi giáo viên có trách nhiệm giữ gìn thiết bị.", None) == ("Mỗi giáo viên",)


def test_who_only_speaks_is_no_addressee() -> None:
    assert find_addressees(load_vocabulary("bodies")["asking"]["speaks_example"], None) == ()


def test_what_is_handed_over_does_nothing() -> None:
    assert find_addressees("Giao từng học sinh về tận tay gia đình.", None) == ()
    assert find_addressees("Giao giáo viên chủ nhiệm tổng hợp.", None) == ("giáo viên chủ nhiệm",)


@pytest.mark.parametrize("example", load_vocabulary("bodies")["asking"]["levels_examples"])
def test_a_level_as_a_heading_hands_nobody_down(example: str) -> None:
    assert heading_bodies(example) == ()
    assert find_addressees("Cấp huyện tổ chức trong tháng 12.", None) == ("Cấp huyện",)


@pytest.mark.parametrize("kind", ["undergoes_examples", "benefits_examples"])
def test_who_only_undergoes_is_no_addressee(kind: str) -> None:
    for example in load_vocabulary("bodies")["asking"][kind]:
        assert find_addressees(example, None) == ()
    assert find_addressees("Học sinh được cấp thẻ phải xuất trình khi vào thư viện.", None) != ()


def test_who_does_it_in_the_passive_voice_is_the_addressee() -> None:
    assert find_addressees("Sách vở ủng hộ được các trường phân phát trong tháng 11.", None) == ("các trường",)
    assert find_addressees("Đơn vị được UBND xã giao chủ trì tổng hợp báo cáo.", None) != ("UBND xã",)
    assert find_addressees("Tuyên truyền để chính sách được các trường thực hiện nghiêm.", None) == ()
    assert find_addressees("Việc nâng cấp do Viễn thông tỉnh thực hiện trong quý II/2026.", None) == (
        "Viễn thông tỉnh",
    )


def test_what_the_issuer_itself_will_do_for_some_asks_nothing_of_them() -> None:
    assert find_addressees("Đối với các trường chưa có phòng máy, Sở sẽ bố trí thi ghép.", None) == ()
    assert find_addressees("Đối với các trường chưa có phòng máy, đăng ký thi ghép.", None) != ()


def test_what_must_be_done_shows_that_a_verb_before_it_only_describes() -> None:
    sentence = "Phụ huynh giao xe cho con chưa đủ tuổi phải viết cam kết."
    assert find_addressees(sentence, None) == ("Phụ huynh giao xe cho con chưa đủ tuổi",)
    assert find_addressees("Các trường nhắc nhở học sinh phải đội mũ bảo hiểm.", None) == ("Các trường",)
    assert find_addressees("Hiệu trưởng quán triệt việc thu, chi phải công khai.", None) == ("Hiệu trưởng",)


def test_behind_a_condition_with_nao_stands_who_acts() -> None:
    assert find_addressees("Thôn nào còn trẻ chưa ra lớp thì trưởng thôn báo cáo UBND xã.", None) == ("trưởng thôn",)
    assert find_addressees("Lớp nào đạt giải, nhà trường trao cờ.", None) == ("nhà trường",)


def test_whom_an_authority_gives_something_does_nothing() -> None:
    assert find_addressees("Cá nhân có thành tích xuất sắc được Giám đốc Sở tặng Giấy khen.", None) == ()


def test_who_is_forbidden_to_do_something_is_asked() -> None:
    assert find_addressees("Nghiêm cấm giáo viên ép buộc học sinh học thêm.", None) == ("giáo viên",)
    assert find_addressees("Nghiêm cấm sử dụng pháo nổ trong trường học.", None) == ()


def test_an_order_behind_a_run_in_heading_names_its_body() -> None:
    assert find_addressees("Công tác tuyên truyền: giao Tổ truyền thông xã viết bài.", None) == ("Tổ truyền thông xã",)


def test_courtesy_in_front_of_a_title_does_not_belong_to_it() -> None:
    assert find_addressees("Các đồng chí Ủy viên Ban Chấp hành dự sinh hoạt.", None) == ("Ủy viên Ban Chấp hành",)
    assert find_addressees("Anh, chị Tổng phụ trách Đội nộp sổ.", None) == ("Tổng phụ trách Đội",)
