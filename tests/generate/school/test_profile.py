from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate.school.defaults import body_name, school_defaults, with_defaults
from generate.school.profile import level_from_name, parse_profile, render_profile, school_id
from model.errors import WrongConfiguration
from model.school import LegalDocument, SchoolLevel, SchoolProfile
from model.task import AnswerKind

MINIMAL = """
name = "Trường Tiểu học Ngô Gia Tự"
symbol = "NGT"
place = "Đắk Song"
principal = "Trần Đăng Quân"
"""
nfc_words = (
    st.text(st.characters(codec="utf-8") | st.sampled_from("\"\\'\t\n#[]ắệ"), min_size=1)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: bool(text.strip()))
)


def test_four_keys_are_enough() -> None:
    profile = parse_profile(MINIMAL)
    assert profile.id == "truong-tieu-hoc-ngo-gia-tu"
    assert profile.level is SchoolLevel.PRIMARY
    assert profile.principal_title == "HIỆU TRƯỞNG"
    assert profile.cluster is None


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        (MINIMAL.replace("place", "plase"), "place"),
        (MINIMAL + 'colour = "đỏ"', "colour"),
        (MINIMAL + "areas = 3", "areas"),
        (MINIMAL + "areas = [1]", "areas"),
        (MINIMAL + 'level = "đại học"', "level"),
        (MINIMAL + 'cluster = ""', "cluster"),
        (MINIMAL + '[bodies]\nheadmaster = "x"', "headmaster"),
        (MINIMAL + "[bodies]\nschool = 3", "school"),
        (MINIMAL + "[margins]\nreport = -1", "report"),
        (MINIMAL + '[margins]\nreport = "3"', "report"),
        (MINIMAL + "[margins]\nreports = 3", "reports"),
        (MINIMAL + '[[legal_bases]]\ntext = "a"\nkode = "b"', "kode"),
        (MINIMAL + "legal_bases = 1", "legal_bases"),
        (MINIMAL.replace("Tiểu học ", ""), "level"),
        ("name = ", "TOML"),
    ],
)
def test_what_is_wrong_is_named(toml: str, named: str) -> None:
    with pytest.raises(WrongConfiguration, match=named) as caught:
        parse_profile(toml)
    assert caught.value.exit_status == 8


profiles = st.builds(
    SchoolProfile,
    id=nfc_words,
    name=nfc_words,
    symbol=nfc_words,
    place=nfc_words,
    principal=nfc_words,
    level=st.sampled_from(SchoolLevel),
    parent=st.none() | nfc_words,
    areas=st.lists(nfc_words, max_size=3).map(tuple),
    principal_title=nfc_words,
    cluster=st.none() | nfc_words,
    bodies=st.dictionaries(st.sampled_from(sorted(school_defaults().roles)), nfc_words),
    recipients=st.lists(nfc_words, max_size=3).map(tuple),
    margins=st.dictionaries(st.sampled_from(AnswerKind), st.integers(1, 30)),
    legal_bases=st.lists(st.builds(LegalDocument, nfc_words, st.none() | nfc_words), max_size=2).map(tuple),
)


def test_margins_are_offered_as_comments_and_none_is_set() -> None:
    written = render_profile(parse_profile(MINIMAL))
    assert "# report = 3   # báo cáo" in written
    assert parse_profile(written).margins == {}
    assert parse_profile(written.replace("# report = 3", "report = 5")).margins == {AnswerKind.REPORT: 5}


@given(profiles)
def test_a_rendered_profile_parses_back_to_itself(profile: SchoolProfile) -> None:
    assert parse_profile(render_profile(profile)) == profile


def test_the_rendered_profile_explains_each_key_in_vietnamese() -> None:
    lines = render_profile(with_defaults(parse_profile(MINIMAL))).splitlines()
    keys = [n for n, line in enumerate(lines) if line.startswith(("name", "symbol", "parent", "cluster", "areas"))]
    assert keys and all(lines[n - 1].startswith("# ") for n in keys)


def test_level_names_are_read_as_their_examples_say() -> None:
    for row in school_defaults().level_names:
        assert level_from_name(row.example) is row.level
    assert level_from_name("Trường Thực hành Sư phạm") is None


def test_defaults_fill_only_what_is_empty() -> None:
    profile = parse_profile(MINIMAL + 'parent = "UBND huyện Đắk Song"\n[bodies]\ncouncil = "Hội đồng TĐKT"')
    filled = with_defaults(profile)
    assert filled.bodies["council"] == "Hội đồng TĐKT"
    assert filled.bodies["organisations"] == "Các đoàn thể"
    assert "28/2020/TT-BGDĐT" in filled.legal_bases[0].text
    assert filled.recipients == ("UBND huyện Đắk Song (để báo cáo)", "Lưu: VT")
    assert body_name(profile, "principal") == "Hiệu trưởng"


def test_every_level_has_a_charter() -> None:
    assert set(school_defaults().charters) == set(SchoolLevel)


def test_ids_are_plain() -> None:
    assert school_id("Trường TH&THCS Đắk N'Drung") == "truong-th-thcs-dak-n-drung"
    assert school_id("!") == "truong"
