"""Sentences: where they end, and which of them ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.outline.sentences import asks, is_lead_in, split_sentences, strip_end
from extract.vocabulary import load_vocabulary
from model.directive import RequirementKind

TELLING = [(entry, text) for entry in load_vocabulary("sentences")["telling"] for text in entry["examples"]]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        (
            "UBND TP. Gia Nghĩa phối hợp. Phòng Nội vụ báo cáo./.",
            ("UBND TP. Gia Nghĩa phối hợp.", "Phòng Nội vụ báo cáo./."),
        ),
        ("Xong trước 15.3.2024. Báo cáo.", ("Xong trước 15.3.2024.", "Báo cáo.")),
        (
            "Tổ chức hội thi, hội diễn v.v. Các đơn vị tham gia.",
            ("Tổ chức hội thi, hội diễn v.v. Các đơn vị tham gia.",),
        ),
        ("1. Phòng Nội vụ chủ trì. Gửi báo cáo.", ("1. Phòng Nội vụ chủ trì.", "Gửi báo cáo.")),
        ("Thực hiện Điều 5. Phạm vi của Quy chế.", ("Thực hiện Điều 5. Phạm vi của Quy chế.",)),
        ("Tham dự cụm số 4. Báo cáo.", ("Tham dự cụm số 4.", "Báo cáo.")),
        ("Đạt chuẩn (trừ hồ sơ mật). 100% hồ sơ số hóa.", ("Đạt chuẩn (trừ hồ sơ mật).", "100% hồ sơ số hóa.")),
        ("Lập kế hoạch. (hoàn thành trước 15/3/2026). Gửi.", ("Lập kế hoạch. (hoàn thành trước 15/3/2026).", "Gửi.")),
        ("Th.S. Nguyễn Văn A chủ trì; các đơn vị phối hợp.", ("Th.S. Nguyễn Văn A chủ trì; các đơn vị phối hợp.",)),
        (
            "Phong trào “Vì người nghèo.” Các đơn vị hưởng ứng.",
            ("Phong trào “Vì người nghèo.”", "Các đơn vị hưởng ứng."),
        ),
        ("Theo quy định.Các cơ quan thực hiện", ("Theo quy định.", "Các cơ quan thực hiện")),
        ("Cán bộ, công chức... Các đơn vị", ("Cán bộ, công chức... Các đơn vị",)),
        (" \n ", ()),
    ],
)
def test_a_sentence_ends_at_its_full_stop_only(paragraph: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(paragraph) == sentences


def test_the_examples_of_the_vocabulary_stay_whole() -> None:
    data = load_vocabulary("sentences")
    for example in (data["abbreviations_example"], data["places_example"]):
        assert split_sentences(example) == (example,)


@given(st.text(alphabet=st.sampled_from("Aaáb .;:!…?()“”15/-"), max_size=60))
def test_splitting_loses_no_word(paragraph: str) -> None:
    assert "".join("".join(split_sentences(paragraph)).split()) == "".join(paragraph.split())


def test_the_final_mark_is_stripped_and_an_ellipsis_stays() -> None:
    assert [strip_end(text) for text in ("a;", "a./.", "a.", "a ;", "a...", "a.;")] == ["a", "a", "a", "a", "a...", "a"]


@pytest.mark.parametrize(("entry", "text"), TELLING, ids=[text for _, text in TELLING])
def test_telling_sentences_of_the_vocabulary_ask_nothing(entry: dict[str, object], text: str) -> None:
    assert not asks(text, kind=RequirementKind.TASK)
    assert asks(text, kind=RequirementKind.PURPOSE) == bool(entry.get("reports"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiếp tục đổi mới và đẩy mạnh phong trào thi đua yêu nước.",
        "100% văn bản quy phạm pháp luật được kiểm tra theo quy định.",
        "Không có thủ tục hành chính ban hành trái quy định.",
        "Đề nghị các cơ quan, đơn vị phản ánh kết quả về Phòng Nội vụ hằng quý.",
        "Kinh phí thực hiện Kế hoạch được bố trí từ nguồn ngân sách nhà nước.",
        "Thực hiện Kế hoạch số 71/KH-UBND, các trường xây dựng kế hoạch.",
        "Hội đồng thi đua có trách nhiệm thẩm định hồ sơ./.",
        "Mọi thông tin phản ánh phải được xử lý trong 24 giờ.",
        "Năm 2026, các trường ban hành quy chế chi tiêu nội bộ.",
        "Biểu mẫu phải được lãnh đạo đơn vị ký, đóng dấu.",
        "Tài liệu được đăng tải trên trang của trường trước ngày 05/9/2026.",
        "Bãi bỏ các khoản thu ngoài quy định.",
        "Các đơn vị xây dựng nhiệm vụ căn cứ Kế hoạch này.",
        "Sau khi nhận được đề nghị của thí sinh, hội đồng phúc khảo trả lời trong 03 ngày.",
    ],
)
def test_sentences_that_ask_set_or_limit_count(sentence: str) -> None:
    assert asks(sentence, kind=RequirementKind.TASK)


def test_a_lead_in_asks_nothing_itself() -> None:
    assert is_lead_in("Tập trung thực hiện các nhiệm vụ trọng tâm là:")
    assert is_lead_in("Các đơn vị thực hiện như sau.")
    assert not is_lead_in("Triển khai các mục tiêu: đẩy mạnh cải cách hành chính.")
    assert not asks("Triển khai thực hiện các phong trào thi đua sau:", kind=RequirementKind.TASK)


def test_marks_without_words_ask_nothing() -> None:
    assert not asks(" ./. ", kind=RequirementKind.TASK)
    assert not asks("2024", kind=RequirementKind.DUTY)
