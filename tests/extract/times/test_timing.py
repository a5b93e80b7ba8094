"""Times: every example of the vocabulary, the rules of the contract, and properties over all dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.times.moments import Moment
from extract.times.timing import find_time, find_timing, heading_year, read_cell, read_timing, read_timing_cell
from extract.times.tokens import read_tokens
from extract.times.workdays import add_period
from extract.vocabulary import load_vocabulary
from model.quarter import Quarter
from model.timing import Recurrence, Timing

ISSUED_ON = date(2024, 2, 19)
TOKENS = [(entry, example) for entry in load_vocabulary("timing")["token"] for example in entry["examples"]]
DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def read(text: str, *, year: int | None = 2024, issued_on: date | None = ISSUED_ON) -> Timing:
    timing = read_timing_cell(text, year=year, issued_on=issued_on)
    assert timing is not None
    return timing


def expected_doubt(example: dict[str, Any]) -> str | None:
    return load_vocabulary("timing")["doubts"][example["doubt"]].split("{text}")[0] if "doubt" in example else None


@pytest.mark.parametrize(("entry", "example"), TOKENS, ids=[example for _, example in TOKENS])
def test_each_pattern_reads_its_example_as_one_token(entry: dict[str, Any], example: str) -> None:
    assert [(token.letter, token.kind) for token in read_tokens(example)] == [(entry["letter"], entry["kind"])]


@pytest.mark.parametrize("example", load_vocabulary("timing_examples")["cell"], ids=lambda example: example["text"])
def test_each_cell_of_the_examples_is_read_as_it_says(example: dict[str, Any]) -> None:
    reading = read_cell(example["text"], year=2024, issued_on=ISSUED_ON)
    assert reading is not None
    assert reading.timing.text == " ".join(example["text"].split())
    assert (reading.timing.start, reading.timing.due) == (example.get("start"), example.get("due"))
    assert reading.timing.recurs == example.get("recurs")
    assert (reading.doubt or "").startswith(expected_doubt(example) or "")
    assert (reading.doubt is None) == ("doubt" not in example)


@pytest.mark.parametrize("example", load_vocabulary("timing_examples")["sentence"], ids=lambda example: example["text"])
def test_each_sentence_of_the_examples_sets_the_time_it_says(example: dict[str, Any]) -> None:
    reading = find_time(example["text"], year=2024, issued_on=ISSUED_ON)
    assert (reading.timing.text if reading else None) == example.get("found")
    if reading:
        assert (reading.timing.start, reading.timing.due) == (example.get("start"), example.get("due"))
        assert reading.timing.recurs == example.get("recurs")
        assert (reading.doubt is None) == ("doubt" not in example)


def test_an_empty_cell_has_no_timing() -> None:
    assert read_timing_cell("  \n", year=2024, issued_on=None) is None
    assert read_timing_cell("-", year=2024, issued_on=None) is None


def test_a_cell_that_is_not_understood_keeps_its_text_with_nulls() -> None:
    assert read("Do cơ quan  thường trực\nấn định") == Timing("Do cơ quan thường trực ấn định")


def test_a_text_without_any_time_is_no_timing() -> None:
    for text in ("Phòng Nội vụ", "Kế hoạch của UBND tỉnh", "Văn bản hướng dẫn", "12", ""):
        assert read_timing(text, year=2024, issued_on=ISSUED_ON) is None


def test_a_time_without_a_date_is_a_timing_with_nulls() -> None:
    for text in ("Thời gian theo quy định", "Khi có yêu cầu", "Sau khi có hướng dẫn", "Theo kế hoạch của tỉnh"):
        assert read_timing(text, year=2024, issued_on=ISSUED_ON) == Timing(text)


def test_the_year_of_the_heading_serves_the_cells_below() -> None:
    assert heading_year("Thời gian (Năm 2026)") == 2026
    assert heading_year("Thời gian thực hiện") is None
    assert heading_year("Năm 2023-2024") is None


def test_quarters_are_those_that_the_span_touches() -> None:
    assert read("Tháng 3, 4/2024").quarters == (Quarter(2024, 1), Quarter(2024, 2))
    assert read("Trước 15/3/2024").quarters == (Quarter(2024, 1),)
    assert read("Hàng quý").quarters == ()
    assert read("Từ tháng 3/2024").quarters == ()


def test_an_explicit_year_is_never_replaced_by_the_directives() -> None:
    assert read("Quý I/2027", year=2026).due == date(2027, 3, 31)


def test_without_any_year_dates_stay_unknown_and_doubtful() -> None:
    reading = read_cell("trước ngày 15/3", year=None, issued_on=None)
    assert reading is not None
    assert (reading.timing.due, reading.timing.start) == (None, None)
    assert reading.doubt is not None


def test_working_days_leave_out_weekends_and_tet() -> None:
    assert add_period(date(2024, 3, 1), 1, "ngày làm việc") == date(2024, 3, 4)
    assert add_period(date(2024, 2, 7), 1, "ngày làm việc") == date(2024, 2, 15)
    assert add_period(date(2024, 4, 29), 1, "Ngày làm việc") > date(2024, 5, 1)
    assert add_period(date(2024, 1, 31), 1, "tháng") == date(2024, 2, 29)


def test_a_period_counted_from_an_unknown_issue_date_stays_open() -> None:
    reading = read_cell("trong vòng 10 ngày kể từ ngày ký", year=2024, issued_on=None)
    assert reading is not None
    assert reading.timing.due is None
    assert reading.doubt is not None


def test_a_month_before_the_directive_is_doubtful_but_kept() -> None:
    reading = read_cell("Tháng 1/2024", year=2024, issued_on=ISSUED_ON)
    assert reading is not None
    assert reading.timing.due == date(2024, 1, 31)
    assert "sớm hơn ngày ban hành" in (reading.doubt or "")


def test_the_dates_of_other_documents_are_no_times() -> None:
    for sentence in (
        "Tiếp tục thực hiện Quyết định số 1441/QĐ-UBND ngày 25/9/2025 của Chủ tịch UBND tỉnh.",
        "Thực hiện Chỉ thị số 23/CT-TTg ngày 02 tháng 9 năm 2021 giai đoạn 2021 - 2030.",
        "Tuyên truyền Luật Thi đua, khen thưởng ngày 15/6/2022.",
        "Kèm theo Kế hoạch số /KH-UBND ngày /12/2025 của UBND tỉnh.",
    ):
        assert find_timing(sentence, year=2025, issued_on=date(2025, 1, 2)) is None


PRINTED = (
    "{d.day}/{d.month}/{d.year}",
    "{d:%d/%m/%Y}",
    "{d:%d.%m.%Y}",
    "{d.day}-{d.month}-{d.year}",
    "ngày {d:%d/%m/%Y}",
    "ngày {d.day} tháng {d.month} năm {d.year}",
    "Ngày {d:%d} tháng {d:%m} năm {d.year}",
    "{d.day} tháng {d.month} năm {d.year}",
    "{d.day}/ {d.month}/ {d.year}",
)


@given(DATES, st.sampled_from(PRINTED))
def test_a_date_is_read_from_every_printed_form(day: date, form: str) -> None:
    printed = form.format(d=day)
    assert (read(printed).start, read(printed).due) == (day, day)


@given(DATES, st.sampled_from(PRINTED))
def test_before_excludes_the_day_and_by_includes_it(day: date, form: str) -> None:
    printed = form.format(d=day)
    assert read(f"Trước {printed}").due == day - timedelta(days=1)
    assert read(f"chậm nhất {printed}").due == day
    assert read(f"đến hết {printed}").due == day
    assert read(f"trước hoặc trong {printed}").due == day
    assert read(f"trước 16h30 {printed}").due == day


@given(DATES, st.sampled_from(PRINTED))
def test_a_deadline_in_a_sentence_is_found_as_printed(day: date, form: str) -> None:
    printed = f"trước {form.format(d=day)}"
    timing = find_timing(f"Gửi kế hoạch về Phòng Nội vụ {printed} để tổng hợp.", year=day.year, issued_on=None)
    assert timing == Timing(printed, None, day - timedelta(days=1))


@given(DATES, DATES)
def test_a_range_runs_from_its_first_to_its_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for form in ("từ ngày {:%d/%m/%Y} đến hết ngày {:%d/%m/%Y}", "{:%d/%m/%Y} - {:%d/%m/%Y}"):
        timing = read(form.format(first, last))
        assert (timing.start, timing.due) == (first, last)


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_a_month_runs_from_its_first_to_its_last_day(year: int, month: int) -> None:
    for form in ("Tháng {m}/{y}", "trong tháng {m:02} năm {y}", "T{m}/{y}", "THÁNG {m} / {y}"):
        timing = read(form.format(m=month, y=year))
        assert timing.start == date(year, month, 1)
        assert timing.due is not None
        assert (timing.due + timedelta(days=1)).day == 1
        assert (timing.due.year, timing.due.month) == (year, month)


@given(st.integers(2000, 2099), st.integers(1, 4))
def test_a_quarter_runs_from_its_first_to_its_last_day(year: int, number: int) -> None:
    quarter, roman = Quarter(year, number), ("I", "II", "III", "IV")[number - 1]
    for form in (
        f"Quý {roman}/{year}",
        f"quý {number} năm {year}",
        f"Trong quý {roman} năm {year}",
        f"Quí {roman}-{year}",
    ):
        assert (read(form).start, read(form).due) == (quarter.first_day, quarter.last_day)


@given(st.lists(st.integers(1, 12), min_size=2, max_size=4, unique=True), st.integers(2000, 2099))
def test_several_months_run_from_the_first_to_the_last(months: list[int], year: int) -> None:
    months.sort()
    for form in ("; ".join(f"tháng {m}/{year}" for m in months), f"Tháng {', '.join(map(str, months))}/{year}"):
        timing = read(form)
        assert timing.start == date(year, months[0], 1)
        assert timing.due is not None
        assert timing.due.month == months[-1]


@given(st.sampled_from(["hàng", "hằng", "HÀNG", "Hằng"]), st.sampled_from(["tuần", "tháng", "quý", "năm"]))
def test_recurrences_do_not_care_about_spelling(every: str, period: str) -> None:
    recurrence = dict(zip(("tuần", "tháng", "quý", "năm"), [*list(Recurrence)[:3], Recurrence.YEARLY], strict=True))
    assert read(f"{every} {period}") == Timing(f"{every} {period}", recurs=recurrence[period])


TIME_WORDS = """
    trước ngày tháng quý năm I III 15 3 2024 15/3 31/2 / - – ; , ( ) từ đến hết trong chậm nhất hằng thường xuyên 6 9
    đầu cuối học kỳ 16h00 kể ban hành làm việc vòng số 12/KH-UBND 0 99 tuần
"""
WORDS = st.sampled_from(TIME_WORDS.split())


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_is_read_without_an_error_and_never_due_before_its_start(text: str) -> None:
    for timing in (
        read_timing_cell(text, year=2024, issued_on=ISSUED_ON),
        find_timing(text, year=2024, issued_on=ISSUED_ON),
    ):
        if timing is not None:
            assert not (timing.start and timing.due) or timing.start <= timing.due
            assert timing.recurs is None or timing.due is None


@given(
    st.lists(WORDS.filter(lambda word: word.isalpha() and word not in {"I", "III", "năm"}), max_size=14).map(" ".join)
)
def test_words_without_numbers_give_no_dates(text: str) -> None:
    timing = read_timing_cell(text, year=2024, issued_on=ISSUED_ON)
    assert timing is None or (timing.start, timing.due) == (None, None)


def test_a_moment_without_a_year_has_no_dates() -> None:
    tokens = read_tokens("tháng 2")
    assert isinstance(tokens[0].moment, Moment)
    assert tokens[0].moment.dates() is None
    assert tokens[0].moment.in_year(2024).dates() == (date(2024, 2, 1), date(2024, 2, 29))
