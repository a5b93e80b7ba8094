import pytest

from evaluation.case import parse_case

_HEAD = """
= kind Kế hoạch
= issuer UBND xã Đắk Song
= parent_issuer UBND tỉnh Lâm Đồng
= issued_on 2026-02-19
parent| ỦY BAN NHÂN DÂN / TỈNH LÂM ĐỒNG
issuer| ỦY BAN NHÂN DÂN / XÃ ĐẮK SONG
number| 50/KH-UBND
place| Đắk Song
date| ngày 19 tháng 02 năm 2026
kind| KẾ HOẠCH
subject| Công tác thi đua / năm 2026
"""
_FOOT = """
recipient| - Các trường;
recipient| - Lưu: VT.
sign| TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Lê Văn An
"""


def _case(body: str):
    return parse_case("x", _HEAD + body + _FOOT)


def test_the_marks_say_what_the_contract_asks_of_the_letterhead_and_the_foot():
    case = _case("text| 1. Các trường đăng ký.\n")
    assert case.metadata["number"] == "50"
    assert case.metadata["symbol"] == "KH-UBND"
    assert case.metadata["subject"] == "Công tác thi đua năm 2026"
    assert case.metadata["signer.capacity"] == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert case.metadata["signer.title"] == "PHÓ CHỦ TỊCH"
    assert case.recipients == ("Các trường", "Lưu: VT")


def test_a_requirement_is_its_paragraph_without_number_or_bullet():
    case = _case(
        "text| a) Rà soát danh sách;\n> I.a task\ntext| - Báo cáo.\n> I.a.-1 task\n"
        "text| 1.2. Gửi\n  tiếp.\n> 1.2 task\n"
    )
    assert [wanted.text for wanted in case.wanted] == ["Rà soát danh sách;", "Báo cáo.", "Gửi tiếp."]


@pytest.mark.parametrize(
    ("printed", "number", "symbol"),
    [("50/KH-UBND", "50", "KH-UBND"), ("12-KH/ĐU", "12", "KH/ĐU"), ("/KH-UBND", None, "KH-UBND")],
)
def test_a_number_and_a_symbol_are_parted_as_their_body_does(printed: str, number: str | None, symbol: str):
    case = parse_case("x", _HEAD.replace("50/KH-UBND", printed) + "text| 1. Làm.\n" + _FOOT)
    assert (case.metadata["number"], case.metadata["symbol"]) == (number, symbol)


def test_a_paragraph_that_opens_with_the_word_for_a_section_keeps_it():
    case = _case("text| Mục tiêu đến năm 2026 là 100% trường có thư viện.\n> null task\n")
    assert case.wanted[0].text.startswith("Mục tiêu")


def test_two_sentences_of_a_paragraph_are_named_by_their_words():
    case = _case('text| 1. Các trường đăng ký. Phòng Nội vụ tổng hợp.\n> 1 task says="Phòng Nội vụ tổng hợp."\n')
    assert case.wanted[0].text == "Phòng Nội vụ tổng hợp."


def test_words_that_do_not_stand_in_the_paragraph_are_no_truth():
    with pytest.raises(ValueError, match="do not stand there"):
        _case('text| 1. Các trường đăng ký.\n> 1 task says="Các xã đăng ký."\n')


@pytest.mark.parametrize(
    "line", ["> 1 job", "> 1 task who=A", "> 1 task time=x recurs=never", "> 1 task due=2026-01-01"]
)
def test_a_slip_in_a_truth_is_named(line: str):
    with pytest.raises(ValueError, match=r"x: |time without"):
        _case(f"text| 1. Các trường đăng ký.\n{line}\n")


def test_a_row_is_its_second_cell_and_a_span_touches_its_quarters():
    case = _case(
        "table| 10 60 30\nrow| TT | Nội dung | Thời gian\nrow| 1 | Ký giao ước | Tháng 3 - 4/2026\n"
        '> PL1/1 row lead="Phòng Nội vụ" support="A; B" time="Tháng 3 - 4/2026" start=2026-03-01 due=2026-04-30\n'
    )
    (row,) = case.wanted
    assert (row.text, row.lead, row.support) == ("Ký giao ước", "Phòng Nội vụ", ("A", "B"))
    assert row.timing and row.timing.quarters == ("2026Q1", "2026Q2")


def test_a_further_document_keeps_its_bases_and_recipients_to_itself():
    case = _case("base| Căn cứ Luật A;\n> on=2022-06-15\ntext| 1. Thực hiện.\n" + _FOOT + "document\nbase| Căn cứ B;\n")
    assert case.legal_bases == ({"text": "Căn cứ Luật A", "code": None, "issued_on": "2022-06-15"},)
    assert len(case.documents) == 2
