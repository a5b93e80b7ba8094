"""Like and unlike requirements: the measured pairs, and every entry of the data with its example."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from generate.memory.same_work import alike, is_outside, work_of

_PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))
_DATA = tomllib.loads((files("generate") / "rules" / "same_work.toml").read_text("utf-8"))


def _same(one: str, other: str) -> bool:
    return list(alike(work_of(one), [work_of(other)])) != []


def _found(name: str) -> int:
    return sum(_same(*pair) for pair in _PAIRS[name])


@pytest.mark.parametrize(("suffix", "recall", "precision"), [("", 0.97, 0.97), ("_aside", 0.95, 0.95)])
def test_the_threshold_tells_like_from_unlike_on_the_pairs(suffix: str, recall: float, precision: float) -> None:
    right, wrong = _found(f"like{suffix}"), _found(f"unlike{suffix}")
    assert right / len(_PAIRS[f"like{suffix}"]) >= recall
    assert right / (right + wrong) >= precision


@pytest.mark.parametrize("kind", ["like", "unlike", "like_aside", "unlike_aside"])
def test_which_of_two_is_the_earlier_makes_no_difference(kind: str) -> None:
    assert [_same(*pair) for pair in _PAIRS[kind]] == [_same(*reversed(pair)) for pair in _PAIRS[kind]]


@pytest.mark.parametrize("entry", _DATA["drop"] + _DATA["alias"], ids=lambda entry: entry.get("id") or entry["to"])
def test_what_is_dropped_or_called_alike_makes_no_difference(entry: dict[str, list[str]]) -> None:
    with_it, without = entry["example"]
    assert work_of(with_it).letters == work_of(without).letters


@pytest.mark.parametrize("entry", _DATA["apart"], ids=lambda entry: entry["id"])
def test_words_of_one_group_tell_two_works_apart(entry: dict[str, list[str]]) -> None:
    one, other = map(work_of, entry["example"])
    assert one.is_apart_from(other)
    assert not one.is_apart_from(one)


@pytest.mark.parametrize("body", ["Phòng Nội vụ", "UBND xã Đắk Song", "Cụm thi đua số 4", "Sở GD&ĐT", "Công an xã"])
def test_bodies_above_and_beside_the_school_are_outside(body: str) -> None:
    assert is_outside(body)


@pytest.mark.parametrize("body", ["Tổ văn phòng", "Hiệu trưởng", "Các đoàn thể", "Công đoàn", "Bộ phận văn thư"])
def test_the_schools_own_bodies_are_not_outside(body: str) -> None:
    assert not is_outside(body)


@pytest.mark.parametrize("empty", ["", " - ", "năm 2024", "của các"])
def test_a_text_without_work_is_like_nothing(empty: str) -> None:
    assert not _same(empty, empty)


def test_the_most_alike_comes_first() -> None:
    others = [work_of("Lập danh sách học sinh chưa biết bơi lội"), work_of("Lập danh sách học sinh chưa biết bơi")]
    assert [n for n, _ in alike(work_of("Lập danh sách học sinh chưa biết bơi năm 2026"), others)] == [1, 0]
