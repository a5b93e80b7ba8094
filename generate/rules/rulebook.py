"""What a rule is. Each has an id, a Vietnamese reason and the example that made it necessary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.school import SchoolLevel
from model.task import AnswerKind


class Scope(StrEnum):
    """How high the issuer of a directive stands. Districts ended on 30/6/2025 but their papers are still read."""

    CENTRAL = "trung ương"
    PROVINCE = "tỉnh"
    DISTRICT = "huyện"
    COMMUNE = "xã"


class Reach(StrEnum):
    """Whether a body named by a directive means the school."""

    OURS = "của trường"
    IMPLIED = "ngầm hiểu"  # a wide phrase of a high issuer that takes the school in without naming it
    BY_NAME = "đích danh"  # a school called by its name: ours when it is the profile's
    BY_TYPE = "loại hình"  # boarding schools and their like: ours when the profile's name says that it is one
    CLUSTER = "cụm"  # ours when it is the profile's emulation cluster
    MIRROR = "làm theo"  # a council of the level above: the school's own council does the same at home
    RELATED = "có liên quan"  # "các cơ quan có liên quan": nobody knows who
    DECIDE = "hỏi"
    OTHER = "nơi khác"


class Where(StrEnum):
    """Which texts a wording rule may change."""

    SUBJECT = "trích yếu"  # the plan's own subject
    HEADING = "đề mục"
    OWN = "việc của trường"  # sections I to III and rows that the school leads
    ATTENDED = "việc tham gia"  # rows led by others in which the school takes part
    CLUSTER = "việc của cụm"  # rows led by the school's cluster
    PRODUCT = "sản phẩm"  # the product of a row that has the level above advise its own head
    TITLE = "tên việc"  # a task's own title, after the rules for OWN: its lead stands in a column beside it
    LEAD = "tên cụm"  # the cluster's own name in the column of who leads


@dataclass(frozen=True, slots=True)
class Example:
    """`text` in, `result` out; for body rules `issuer` is the scope and `level` the school's."""

    text: str
    result: str
    scope: Scope = Scope.DISTRICT
    level: SchoolLevel = SchoolLevel.PRIMARY


@dataclass(frozen=True, slots=True)
class IssuerRule:
    """How an issuer's name tells its scope; group `area`, where it matches, is the name of its area."""

    id: str
    pattern: re.Pattern[str]
    scope: Scope
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class BodyRule:
    """What a named body means to the school.

    `pattern` matches at the start of a name or sentence. The rule holds for issuers of `scopes` and schools of
    `levels` (empty: all). `role` names the school's body that takes the place. `reason` may speak of `{body}`.
    """

    id: str
    pattern: re.Pattern[str]
    reach: Reach
    role: str | None
    scopes: tuple[Scope, ...]
    levels: tuple[SchoolLevel, ...]
    reason: str
    example: Example

    def holds_for(self, scope: Scope, levels: frozenset[SchoolLevel]) -> bool:
        return (not self.scopes or scope in self.scopes) and (not self.levels or not levels.isdisjoint(self.levels))


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A replacement in texts of `where`: `replace` holds `\\1` for groups and `{role}` for the school's bodies."""

    id: str
    where: tuple[Where, ...]
    pattern: re.Pattern[str]
    replace: str
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class PatternRule:
    """Words that make something so: a protected passage, a named answer, a quoted movement; what it is, is `kind`."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class LevelRule:
    """Words that speak of schools, classes or pupils of one level."""

    id: str
    level: SchoolLevel
    pattern: re.Pattern[str]
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """Words by which a task hands something in, and what that is; `kind` None: words that look like it and are not.

    Rules are tried in order, the first that is found decides.
    """

    id: str
    kind: AnswerKind | None
    pattern: re.Pattern[str]
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class LegalBaseRule:
    """The rank of a kind of legal base (1 highest), or None when it binds administrative bodies alone."""

    id: str
    pattern: re.Pattern[str]
    rank: int | None
    reason: str
    example: Example


class Force(StrEnum):
    """Whether a legal base holds on a day."""

    HOLDS = "còn hiệu lực"
    ENDED = "hết hiệu lực"
    NOT_YET = "chưa có hiệu lực"


@dataclass(frozen=True, slots=True)
class KnownBase:
    """A legal base whose time is known: in force from `starts` to `ends`, both included, None where nobody knows.

    It is cited by `code`, or (a law without its number) by `name` with one of the days in `dated`. `text` cites it in
    full; `successors` are ids of other known bases; `source` says where this is known from, `sure` how well.
    """

    id: str
    code: str | None
    name: str | None
    dated: tuple[date, ...]
    text: str
    starts: date | None
    ends: date | None
    successors: tuple[str, ...]
    source: str
    sure: str
    example: DatedExample

    def force_on(self, day: date) -> Force:
        if self.ends is not None and day > self.ends:
            return Force.ENDED
        return Force.NOT_YET if self.starts is not None and day < self.starts else Force.HOLDS


@dataclass(frozen=True, slots=True)
class DatedExample:
    """`text` cited on `day` gives `result`."""

    text: str
    day: date
    result: Force


@dataclass(frozen=True, slots=True)
class DutyExample:
    """Work (`text`) of a plan about `subject` in a school of `level`; `result` is `lead | helper; helper`."""

    text: str
    result: str
    subject: str = ""
    level: SchoolLevel = SchoolLevel.PRIMARY


@dataclass(frozen=True, slots=True)
class DutyRule:
    """Who in the school leads and helps with a kind of work: roles of the profile's bodies.

    `pattern` is found in the work's words, `subject`, where there is one, in the plan's subject. `levels` empty: all.
    """

    id: str
    pattern: re.Pattern[str]
    subject: re.Pattern[str] | None
    levels: tuple[SchoolLevel, ...]
    lead: str
    support: tuple[str, ...]
    reason: str
    example: DutyExample

    def holds_for(self, text: str, subject: str, level: SchoolLevel) -> bool:
        if self.levels and level not in self.levels:
            return False
        if self.subject is not None and not self.subject.search(subject):
            return False
        return self.pattern.search(text) is not None


class Place(StrEnum):
    """Where an added task stands in the table."""

    FIRST = "đầu"
    LAST = "cuối"


@dataclass(frozen=True, slots=True)
class AddedRule:
    """A task that every plan has, unless `unless` is found in the title of one that the school leads.

    `title` speaks of `{subject}`; the example's result is "đã có" where its text is such a task, "thêm" where not.
    """

    id: str
    place: Place
    unless: re.Pattern[str]
    title: str
    lead: str
    support: tuple[str, ...]
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class ContactRule:
    """To whom (a role) people turn with difficulties, by the plan's subject."""

    id: str
    pattern: re.Pattern[str]
    role: str
    reason: str
    example: Example


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in order: the first that matches wins, the school's own before the built-in ones."""

    issuers: tuple[IssuerRule, ...]
    bodies: tuple[BodyRule, ...]
    wording: tuple[WordingRule, ...]
    patterns: tuple[PatternRule, ...]
    legal_bases: tuple[LegalBaseRule, ...]
    contacts: tuple[ContactRule, ...]
    phrases: dict[str, str]
    known_bases: tuple[KnownBase, ...] = ()
    level_words: tuple[LevelRule, ...] = ()
    answers: tuple[AnswerRule, ...] = ()
    duties: tuple[DutyRule, ...] = ()
    added: tuple[AddedRule, ...] = ()

    def of_kind(self, kind: str) -> tuple[PatternRule, ...]:
        """The pattern rules of one kind."""
        return tuple(rule for rule in self.patterns if rule.kind == kind)

    def says(self, kind: str, text: str) -> bool:
        """Whether a pattern rule of that kind is found in the text."""
        return self.first(kind, text) is not None

    def first(self, kind: str, text: str) -> PatternRule | None:
        """The first pattern rule of that kind that is found in the text."""
        return next((rule for rule in self.patterns if rule.kind == kind and rule.pattern.search(text)), None)
