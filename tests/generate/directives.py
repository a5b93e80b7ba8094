"""Directives and profiles made by hand for the tests of mapping and drafting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generate.school.defaults import with_defaults
from model.directive import (
    Directive,
    Encoding,
    Requirement,
    RequirementKind,
    Signer,
    SourceFile,
    TextOrigin,
)
from model.school import SchoolProfile
from model.source import BBox, Source

SHA = "5" * 64
EMPTY = Directive(
    source_file=SourceFile(SHA, 1000, 7, TextOrigin.DIGITAL, Encoding.UNICODE),
    kind="Kế hoạch",
    number="50",
    symbol="KH-UBND",
    issuer="UBND huyện Đắk Song",
    parent_issuer=None,
    place="Đắk Song",
    issued_on=date(2024, 2, 19),
    subject="Công tác thi đua, khen thưởng năm 2024",
    legal_bases=(),
    signer=Signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Hữu Thành"),
    recipients=(),
    requirements=(),
    blocks=(),
    doubts=(),
)
PROFILE = SchoolProfile(
    id="ngt",
    name="Trường Tiểu học Ngô Gia Tự",
    symbol="NGT",
    place="Đắk Song",
    principal="Trần Đăng Quân",
    parent="UBND huyện Đắk Song",
    areas=("huyện Đắk Song", "tỉnh Đắk Nông"),
    cluster="Cụm thi đua số 4",
    recipients=("Phòng Nội vụ", "Cụm thi đua số 4", "Lưu: VT"),
)


def a_directive(*requirements: Requirement, **fields: Any) -> Directive:
    """A directive of the district with these requirements."""
    return replace(EMPTY, requirements=requirements, **fields)


def a_profile(**fields: Any) -> SchoolProfile:
    """The profile of a primary school with the usual names of its bodies."""
    return with_defaults(replace(PROFILE, **fields))


def a_requirement(
    text: str, kind: RequirementKind = RequirementKind.TASK, ref: str | None = "II.1", page: int = 1, **fields: Any
) -> Requirement:
    """A requirement whose quote is its text."""
    return Requirement(ref, kind, text, Source(SHA, page, BBox(85, 100, 540, 120), text), **fields)


def a_row(text: str, lead: str | None, *support: str, ref: str | None = "PL1/I.1", **fields: Any) -> Requirement:
    """A row of an appendix."""
    return a_requirement(text, RequirementKind.ROW, ref, 6, lead=lead, support=support, **fields)
