"""Marks that Vietnamese does not have are read as those it has; words run together are parted."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.page import Word
from extract.scan.marks import parted, readable
from model.source import BBox


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("05⁄4/2016", "05/4/2016"),
        ("(b/€);", "(b/c);"),
        ("(b/C)", "(b/c)"),
        ("1688/QĐÐ-SGDĐT", "1688/QĐ-SGDĐT"),
        ("THPT'", "THPT"),
        ("H”Linh", "H’Linh"),
        ("M'Nông", "M’Nông"),
        ("noivu(@xa.example.vn", "noivu@xa.example.vn"),
        ("“Xuân", "“Xuân"),
        ("thương”,", "thương”,"),
        ("NỘI", "NỘI"),
        ("ĐIỆN", "ĐIỆN"),
        ("MIô", "Mlô"),
        ("(b/)", "(b/c)"),
        ("(bíc);", "(b/c);"),
        ("202G;", "2026;"),
        ("'trung", "trung"),
        ("07/2026NQ-HĐND", "07/2026/NQ-HĐND"),
        ("1530/SGDĐT-GDTrTH", "1530/SGDĐT-GDTrH"),
        ("1377/SGDĐT-GDTH", "1377/SGDĐT-GDTH"),
    ],
)
def test_marks_that_vietnamese_does_not_have_are_those_they_look_like(read: str, says: str) -> None:
    assert readable(read) == says


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("Thờigian", ["Thời", "gian"]),
        ("ytếxã,", ["y", "tế", "xã,"]),
        ("I.MỤC", ["I.", "MỤC"]),
        ("nghiêng", ["nghiêng"]),
        ("STEM", ["STEM"]),
        ("Kbang", ["Kbang"]),
        ("Krông", ["Krông"]),
    ],
)
def test_words_run_together_are_parted_where_that_gives_a_known_pair(read: str, says: list[str]) -> None:
    words = parted(Word(read, 1, BBox(10, 20, 50, 30), 12))
    assert [word.text for word in words] == says
    assert (words[0].bbox_pt.x0, words[-1].bbox_pt.x1) == (10, 50)
    assert all(one.bbox_pt.x1 == other.bbox_pt.x0 for one, other in pairwise(words))
