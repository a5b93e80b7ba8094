"""The words with which a sentence asks somebody (vocabulary/bodies.toml, "asking"), as patterns."""

from __future__ import annotations

import re
from functools import cache

from extract.vocabulary import load_vocabulary


@cache
def limits() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{load_vocabulary('bodies')['asking']['limits']})")


@cache
def each() -> re.Pattern[str]:
    return re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)


@cache
def has() -> re.Pattern[str]:
    return re.compile(rf"\s*có\s+(?!(?:{load_vocabulary('bodies')['asking']['has_to']})(?!\w))")


@cache
def only_asks() -> re.Pattern[str]:
    """`Chủ tịch UBND tỉnh yêu cầu:`: who speaks, and not who does it."""
    return re.compile(
        rf"(?:{load_vocabulary('bodies')['asking']['speaks']})(?:\s+(?:như\s+sau|(?:các|một\s+số)\s+nội\s+dung[^:]*))?\s*:"
    )


@cache
def triggers() -> re.Pattern[str]:
    return re.compile(rf"{load_vocabulary('bodies')['asking']['triggers']}\s+", re.IGNORECASE)


@cache
def labels() -> re.Pattern[str]:
    return re.compile(load_vocabulary("bodies")["asking"]["labels"], re.IGNORECASE)


@cache
def everybody() -> re.Pattern[str]:
    return re.compile(load_vocabulary("bodies")["everybody"]["pattern"], re.IGNORECASE)


@cache
def orders() -> re.Pattern[str]:
    return re.compile(r"(?:giao(?:\s+cho)?|yêu\s+cầu|đề\s+nghị|phân\s+công)\s+", re.IGNORECASE)


@cache
def short_order() -> re.Pattern[str]:
    """`Sở yêu cầu ...`: who gives the order is named in a word."""
    return re.compile(rf"(?:Sở|Phòng|Ban|Bộ|Hội|Ngành|Trường|Đoàn|Cụm|Khối)\s+(?P<order>{orders().pattern})")


@cache
def openers() -> re.Pattern[str]:
    return re.compile(rf"{load_vocabulary('bodies')['asking']['openers']}(?!\w)", re.IGNORECASE)


@cache
def heading_verbs() -> re.Pattern[str]:
    return re.compile(load_vocabulary("bodies")["asking"]["heading_verbs"], re.IGNORECASE)


@cache
def levels() -> re.Pattern[str]:
    """`1. Cấp trường`, `2. Cấp xã, cấp tỉnh`: where something is held, and nobody who does it."""
    return re.compile(load_vocabulary("bodies")["asking"]["levels"], re.IGNORECASE)


@cache
def issuer_acts() -> re.Pattern[str]:
    """`Đối với các trường chưa có phòng máy, Sở sẽ bố trí thi ghép`: who has issued the directive does it."""
    return re.compile(
        r",\s+(?:Sở|Phòng|Ban|Bộ|Hội|Ngành|Trường|Đoàn|Cụm|Khối)\s+(?:sẽ|trực\s+tiếp|có\s+hướng\s+dẫn)(?!\w)"
    )
