"""Properties of the timing grammar: one value in many printed forms, and no text that breaks it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from extract.times.timing import TimingReading, find_time, read_cell
from extract.times.tokens import _rules, read_tokens
from extract.vocabulary import load_vocabulary
from model.timing import Timing

YEAR, ISSUED_ON = 2024, date(2024, 1, 1)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
MONTHS = st.integers(1, 12)
ROMAN = ("I", "II", "III", "IV")
MONTH_NAMES = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")
WORDS = [
    "từ",
    "đến hết",
    "trước",
    "ngày",
    "15/3",
    "tháng 4",
    "quý I",
    "(",
    ")",
    ",",
    "năm 2024",
    "hằng tháng",
    "16h00",
    "và",
    "-",
    "thường xuyên",
    "trong",
    "cuối",
    "31/6/2024",
    "kể từ ngày ban hành",
    "10 ngày",
    "6 tháng",
    "tuần 2",
    "sau",
    "các quý tiếp theo",
]
NO_DAYS = [
    (year, month, day)
    for year in range(2023, 2027)
    for month in range(1, 13)
    for day in range(monthrange(year, month)[1] + 1, 32)
]
REMARKS = st.sampled_from(
    ("", " (thứ Hai)", " (mùng 6 tháng Giêng)", " (ngày phát động)", " (22 tháng Chạp năm Ất Tỵ)")
)


def read(text: str, *, year: int | None = YEAR) -> TimingReading:
    reading = read_cell(text, year=year, issued_on=ISSUED_ON)
    assert reading is not None
    return reading


def printed(day: date) -> st.SearchStrategy[str]:
    """A day as directives print it."""
    d, m, y = day.day, day.month, day.year
    return st.sampled_from(
        (
            f"{d}/{m}/{y}",
            f"{d:02}/{m:02}/{y}",
            f"ngày {d}/{m}/{y}",
            f"ngày {d:02}/{m}/{y}",
            f"ngày {d} tháng {m} năm {y}",
            f"ngày {d:02} tháng {m:02} năm {y}",
            f"{d} tháng {m} năm {y}",
            f"ngày {d}/{m} năm {y}",
            f"{d}.{m}.{y}",
            f"ngày {d:02}-{m:02}-{y}",
            f"Ngày {d} / {m} / {y}",
        )
    )


def month_printed(month: int, year: int) -> st.SearchStrategy[str]:
    """A month with its year."""
    name = MONTH_NAMES[month - 1]
    return st.sampled_from(
        (
            f"Tháng {month}/{year}",
            f"tháng {month:02}/{year}",
            f"tháng {month} năm {year}",
            f"{month}/{year}",
            f"T{month}/{year}",
            f"tháng {name}/{year}",
            f"tháng {name.lower()} năm {year}",
            f"trong tháng {month} năm {year}",
        )
    )


def month_span(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    last = last or first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


@given(st.data(), DAYS)
def test_a_deadline_before_a_day_leaves_that_day_out(data: st.DataObject, day: date) -> None:
    word = data.draw(st.sampled_from(("trước ", "Trước ", "Hoàn thành trước ", "Xong trước ")))
    assert read(word + data.draw(printed(day))).timing.due == day - timedelta(days=1)


@given(st.data(), DAYS)
def test_a_deadline_that_reaches_a_day_holds_it(data: st.DataObject, day: date) -> None:
    words = ("chậm nhất ", "chậm nhất là ", "đến hết ", "Muộn nhất ", "không muộn hơn ", "trước hoặc trong ")
    assert read(data.draw(st.sampled_from(words)) + data.draw(printed(day))).timing.due == day


@given(st.data(), DAYS, st.integers(0, 23), st.integers(0, 59))
def test_an_hour_keeps_the_day_of_a_deadline(data: st.DataObject, day: date, hour: int, minute: int) -> None:
    hours = (f"{hour} giờ {minute:02} phút ", f"{hour}h{minute:02} ", f"{hour:02}:{minute:02} ", f"{hour}h ")
    text = f"trước {data.draw(st.sampled_from(hours))}{data.draw(printed(day))}"
    assert read(text).timing.due == day


@given(st.data(), DAYS, st.integers(1, 300))
def test_a_span_has_both_its_ends_with_remarks_or_without(data: st.DataObject, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    begin, end = data.draw(printed(first)) + data.draw(REMARKS), data.draw(printed(last)) + data.draw(REMARKS)
    middle = data.draw(st.sampled_from((" đến ", " đến hết ", " tới ")))
    reading = read(f"Từ {begin}{middle}{end}")
    assert (reading.timing.start, reading.timing.due, reading.doubt) == (first, last, None)
    sentence = find_time(f"Tổ chức phát động từ {begin}{middle}{end}.", year=YEAR, issued_on=ISSUED_ON)
    assert sentence is not None
    assert (sentence.timing.start, sentence.timing.due) == (first, last)


@given(st.data(), DAYS, st.integers(1, 300))
def test_a_span_that_ends_before_it_begins_is_doubtful_and_empty(data: st.DataObject, last: date, days: int) -> None:
    begin, end = data.draw(printed(last + timedelta(days=days))), data.draw(printed(last))
    reading = read(f"từ {begin} đến {end}")
    assert (reading.timing.start, reading.timing.due) == (None, None)
    assert reading.doubt is not None


@given(st.data(), MONTHS, st.integers(2024, 2026))
def test_a_month_runs_from_its_first_day_to_its_last(data: st.DataObject, month: int, year: int) -> None:
    timing = read(data.draw(month_printed(month, year))).timing
    assert (timing.start, timing.due) == month_span(year, month)


@given(st.data(), MONTHS, MONTHS, st.integers(2024, 2026))
def test_months_in_a_row_run_from_the_first_to_the_last(data: st.DataObject, one: int, other: int, year: int) -> None:
    first, last = sorted((one, other))
    assume(first < last)
    forms = (
        f"Tháng {first} - {last}/{year}",
        f"Tháng {first}-tháng {last}/{year}",
        f"Từ tháng {first} đến tháng {last}/{year}",
        f"từ tháng {first:02} đến hết tháng {last:02} năm {year}",
        f"Tháng {first}/{year} đến tháng {last}/{year}",
        f"T{first}-T{last}/{year}",
        f"Tháng {', '.join(map(str, range(first, last + 1)))}/{year}",
        "; ".join(f"tháng {month}/{year}" for month in range(first, last + 1)),
    )
    timing = read(data.draw(st.sampled_from(forms))).timing
    assert (timing.start, timing.due) == month_span(year, first, last)


@given(st.data(), st.integers(1, 4), st.integers(1, 4), st.sampled_from((None, 2025)))
def test_quarters_in_a_row_run_from_the_first_day_to_the_last(
    data: st.DataObject, one: int, other: int, year: int | None
) -> None:
    first, last = sorted((one, other))
    slash, word = (f"/{year}", f" năm {year}") if year else ("", "")
    forms = [f"Quý {ROMAN[first - 1]}{slash}", f"quý {first}{word}", f"Trong quý {ROMAN[first - 1]}{word}"]
    if first < last:
        forms = [
            f"Quý {ROMAN[first - 1]}-{ROMAN[last - 1]}{slash}",
            f"Từ quý {ROMAN[first - 1]} đến quý {ROMAN[last - 1]}{word}",
            ", ".join(f"quý {ROMAN[number - 1]}" for number in range(first, last + 1)) + slash,
        ]
    timing = read(data.draw(st.sampled_from(forms))).timing
    assert (timing.start, timing.due) == month_span(year or YEAR, 3 * first - 2, 3 * last)
    assert len(timing.quarters) == last - first + 1


@given(st.sampled_from(NO_DAYS), st.sampled_from(("", "trước ", "Trước ngày ", "đến hết ")))
def test_a_day_that_no_calendar_has_is_kept_with_nulls_and_a_doubt(no_day: tuple[int, int, int], word: str) -> None:
    year, month, day = no_day
    reading = read(f"{word}{day}/{month}/{year}")
    assert reading.timing == Timing(f"{word}{day}/{month}/{year}".strip())
    assert reading.doubt is not None


@given(DAYS, st.integers(1, 60))
def test_days_counted_from_a_day_end_so_many_days_later(day: date, count: int) -> None:
    reading = read(f"trong vòng {count:02} ngày kể từ ngày {day.day}/{day.month}/{day.year}")
    assert reading.timing.due == day + timedelta(days=count)


@given(DAYS, st.sampled_from(("766/QĐ-TTg", "52/2015/NĐ-CP", "29-NQ/TW", "05/KH-UBND")))
def test_the_date_of_another_document_is_no_time(day: date, code: str) -> None:
    text = f"Triển khai Quyết định số {code} ngày {day.day:02}/{day.month}/{day.year} của cấp trên."
    assert find_time(text, year=YEAR, issued_on=ISSUED_ON) is None


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_words_of_time_in_any_order_are_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    reading = read_cell(text, year=YEAR, issued_on=ISSUED_ON)
    if reading is not None and reading.timing.start and reading.timing.due:
        assert reading.timing.start <= reading.timing.due
    find_time(text, year=None, issued_on=None)


def test_every_word_that_a_pattern_may_begin_with_is_a_first_word() -> None:
    """The reader passes over words that no token begins with; the examples must not be among them."""
    first_words = set(load_vocabulary("timing")["first_words"])
    for entry in load_vocabulary("timing")["token"]:
        for example in entry["examples"]:
            letters = re.match(r"[^\W\d_]*", example)
            assert letters is not None
            assert not letters[0] or letters[0].lower() in first_words


@given(st.text(alphabet="ngàythágquýIVXnămtrướcđến 0123456789/.,;()-–…", max_size=60))
def test_tokens_cover_every_word_once_and_in_order(text: str) -> None:
    text = " ".join(text.split())
    tokens = read_tokens(text)
    at = 0
    for token in tokens:
        assert not text[at : token.begin].strip()
        assert token.begin < token.end
        at = token.end
    assert not text[at:].strip()
    assert {token.letter for token in tokens} <= {rule.letter for rule in _rules()} | {"x"}
