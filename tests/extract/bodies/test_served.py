"""Who is spoken of and does nothing: those served, labels that define, contests."""

from __future__ import annotations

from extract.bodies.addressees import find_addressees
from extract.bodies.served import is_award, is_category, is_done_for_all, is_served, labels_served, only_defines
from extract.vocabulary import load_vocabulary

_SERVED = load_vocabulary("bodies")["served"]


def test_pupils_and_classes_are_served_and_schools_are_not() -> None:
    assert is_served("học sinh tiểu học")
    assert is_served("các lớp còn lại")
    assert not is_served("các trường")
    assert not is_served("UBND xã")


def test_a_label_of_those_served_names_for_whom_it_is_done() -> None:
    assert labels_served(_SERVED["example"])
    assert labels_served("Học sinh trung học:")
    assert not labels_served("Đối với các trường: tổ chức ôn tập.")
    assert not labels_served("Học sinh nộp hồ sơ trước ngày 20/5.")


def test_those_served_do_what_is_their_own_duty() -> None:
    assert not labels_served(_SERVED["own_example"])


def test_without_a_doing_body_above_those_served_are_asked_themselves() -> None:
    assert find_addressees("Đối với học sinh ở lại trưa: mang theo chăn, gối cá nhân.", None) == (
        "học sinh ở lại trưa",
    )


def test_what_is_done_for_them_is_asked_of_nobody_named() -> None:
    assert find_addressees(_SERVED["done_for_example"], None) == ()
    assert is_done_for_all(("học sinh lớp 9",), "Tổ chức ôn tập theo nhóm năng lực.")
    assert not is_done_for_all(("các trường",), "Tổ chức ôn tập theo nhóm năng lực.")


def test_a_share_behind_a_label_asks_nobody() -> None:
    assert find_addressees("Đối với các lớp còn lại: mỗi lớp có góc thư viện.", None) == ()


def test_labels_define_and_ask_nobody() -> None:
    assert find_addressees(_SERVED["defining_example"], None) == ()
    assert find_addressees(_SERVED["contest_example"], None) == ()
    assert not only_defines("Nội dung 1", "Các trường thi trưng bày sản phẩm.")


def test_categories_and_holders_of_titles() -> None:
    assert is_category("tập thể")
    assert not is_category("các trường")
    assert is_award("Cá nhân đạt danh hiệu")
    assert not is_award("Tập thể lãnh đạo đơn vị")
