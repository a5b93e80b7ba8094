from evaluation.align import folded, pairs


def test_marks_at_the_end_and_small_letters_are_the_same_words():
    assert folded("Tổ chức  sơ kết;") == folded("tổ chức sơ kết.")


def test_equal_texts_are_paired_in_order_and_each_once():
    assert pairs(["Báo cáo.", "Báo cáo."], ["Báo cáo;", "Báo cáo."]) == [(0, 0), (1, 1)]
    assert pairs(["Báo cáo."], ["Báo cáo;", "Báo cáo."]) == [(0, 0)]


def test_the_likest_text_is_taken_and_an_unlike_one_is_not():
    wanted = ["Các trường đăng ký danh hiệu thi đua", "Phòng Nội vụ tổng hợp kết quả"]
    read = ["Phòng Nội vu tổng hợp kêt quả", "Các trường đăng ký danh hiệu thi dua", "Mua sắm thiết bị"]
    assert pairs(wanted, read) == [(0, 1), (1, 0)]
    assert pairs(["Mua sắm thiết bị"], ["Hội nghị tổng kết"]) == []
