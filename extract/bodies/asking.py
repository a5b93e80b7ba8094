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
def set_for() -> re.Pattern[str]:
    """`Đối với trường có dưới 10 lớp, số lượng dự thi tối đa là 02 học sinh`: a limit that they do not act upon."""
    return re.compile(r",\s+(?:số\s+lượng|mức|tỷ\s+lệ|thời\s+lượng|quy\s+mô|định\s+mức|sĩ\s+số)\s[^;]*\s\d")


@cache
def forbids() -> re.Pattern[str]:
    """`Nghiêm cấm cán bộ, giáo viên ép buộc học sinh`: whoever must not do it."""
    return re.compile(r"nghiêm\s+cấm\s+(?!người|phương\s+tiện)", re.IGNORECASE)


@cache
def whichever() -> re.Pattern[str]:
    """`Tổ công đoàn nào có đoàn viên ốm thì tổ trưởng báo cáo`: who acts stands behind the condition."""
    return re.compile(r"(?:[^\W\d_]+\s+){1,4}nào\s")


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
