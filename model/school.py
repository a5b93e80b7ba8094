"""The school that answers: its names, people, bodies and place in the administration."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from model.task import AnswerKind


class SchoolLevel(StrEnum):
    """What kind of school it is; decides which directives reach it."""

    KINDERGARTEN = "mầm non"
    PRIMARY = "tiểu học"
    LOWER_SECONDARY = "trung học cơ sở"
    UPPER_SECONDARY = "trung học phổ thông"


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A legal base that the school's own plans cite besides the directive's, such as the school charter."""

    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class SchoolProfile:
    """Hồ sơ trường (`school.toml`): everything the drafts need to know of the school.

    `id` is the school's key in every table. `symbol` is the abbreviation in document numbers (NGT in `05/KH-NGT`).
    `parent` is the line above the school in the letterhead. `areas` are the administrative areas the school lies in,
    from the smallest ("xã Đắk Song", "huyện Đắk Song", "tỉnh Đắk Nông"); nothing assumes that a district exists.
    `cluster` is the emulation cluster's short name ("Cụm thi đua số 4"). `bodies` maps a role of the rules
    ("council", "office", "union", "organisations", ...) to the school's own name for that body. `margins` says how many
    working days before the issuer's deadline the school wants each kind of answer ready; kinds without one: none.
    """

    id: str
    name: str
    symbol: str
    place: str
    principal: str
    level: SchoolLevel = SchoolLevel.PRIMARY
    parent: str | None = None
    areas: tuple[str, ...] = ()
    principal_title: str = "HIỆU TRƯỞNG"
    cluster: str | None = None
    bodies: dict[str, str] = field(default_factory=dict)
    recipients: tuple[str, ...] = ()
    legal_bases: tuple[LegalDocument, ...] = ()
    margins: dict[AnswerKind, int] = field(default_factory=dict)
