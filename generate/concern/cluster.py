"""Emulation clusters by name: whether a name takes in the school's own."""

from __future__ import annotations

import re

_ALL_CLUSTERS = re.compile(
    r"((phó )?trưởng |cụm trưởng, khối trưởng |cụm trưởng |khối trưởng )?(các )?(cụm|khối)(, (cụm|khối))* thi đua"
    r"( (cấp )?(huyện|xã|phường|tỉnh|trường học|của \w+))?"
)


def cluster_includes(body: str, own: str) -> bool:
    """Whether "Cụm thi đua số 1, 2, 3, 4" or "Các cụm, khối thi đua" takes in the school's "Cụm thi đua số 4"."""
    ours, theirs = own.casefold(), body.casefold()
    if ours in theirs:
        return True
    word = ours.split(" ")[0]
    if word not in theirs.split("thi đua")[0]:
        return False
    numbers = re.findall(r"\d+", theirs)
    if numbers:
        return bool(set(re.findall(r"\d+", ours)) & set(numbers))
    return _ALL_CLUSTERS.fullmatch(theirs) is not None
