"""What a body named by a directive means to this school."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate.concern.cluster import cluster_includes
from generate.concern.issuer import Issuer
from generate.rules import BodyRule, Reach, Rules, Scope
from generate.school.defaults import school_levels
from model.school import SchoolLevel, SchoolProfile


@dataclass(frozen=True, slots=True)
class Named:
    """A body as named, and the rule that knows it; `reach` is None when no rule does."""

    body: str
    rule: BodyRule | None
    reach: Reach | None

    @property
    def reason(self) -> str:
        """The rule's Vietnamese reason about this body."""
        if self.rule and self.rule.reach is Reach.CLUSTER and self.reach is Reach.OTHER:
            return f"“{self.body}” không phải cụm, khối thi đua của trường"
        if self.rule and self.rule.reach is Reach.BY_NAME and self.reach is Reach.OTHER:
            return f"Giao cho {self.body}, là trường khác"
        return self.rule.reason.replace("{body}", self.body) if self.rule else f"Chưa có quy tắc cho “{self.body}”"


@dataclass(frozen=True, slots=True)
class Bodies:
    """The body rules as they hold for one directive and one school."""

    issuer: Issuer
    profile: SchoolProfile
    rules: Rules

    def named(self, body: str) -> Named:
        """What one name means. `body` is one body: lists are cut before."""
        clean = self._without_opener(body)
        rule = self._rule(clean)
        if rule is None:
            return Named(body.strip(), None, None)
        return Named(clean, rule, self._reach(clean, rule))

    def all_named(self, bodies: tuple[str, ...]) -> tuple[Named, ...]:
        """Each body of a list, cut at semicolons too ("Sở Tư pháp; các cơ quan, đơn vị")."""
        return tuple(self.named(part) for body in bodies for part in re.split(r";", body) if part.strip())

    def subject_of(self, sentence: str) -> Named | None:
        """The body that a sentence begins with ("UBND các xã, thị trấn gắn phong trào ..."), if it begins with one."""
        clean = self._without_opener(sentence)
        rule = self._rule(clean)
        if rule is None:
            return None
        match = rule.pattern.match(clean)
        shown = _short_subject(clean, match.end() if match else 0, self.rules)
        return Named(shown, rule, self._reach(clean if rule.reach is Reach.BY_NAME else shown, rule))

    def names_our_level(self, text: str) -> bool:
        """Whether a text speaks of schools, classes or pupils of this school's level ("các trường tiểu học")."""
        return any(rule.level in self.levels and rule.pattern.search(text) for rule in self.rules.level_words)

    @property
    def levels(self) -> frozenset[SchoolLevel]:
        return school_levels(self.profile)

    def _reach(self, shown: str, rule: BodyRule) -> Reach:
        if rule.reach is Reach.CLUSTER:
            return self._cluster_reach(shown)
        if rule.reach is Reach.BY_NAME:
            return Reach.OURS if is_same_school(shown, self.profile.name) else Reach.OTHER
        if rule.reach is Reach.BY_TYPE:
            own = self.profile.name.casefold()
            is_ours = any(kind in own and kind in shown.casefold() for kind in _TYPES)
            return Reach.OURS if is_ours else Reach.OTHER
        return rule.reach

    def _rule(self, clean: str) -> BodyRule | None:
        scope = self.issuer.scope or Scope.PROVINCE
        levels = self.levels
        holding = (rule for rule in self.rules.bodies if rule.holds_for(scope, levels))
        return next((rule for rule in holding if rule.pattern.match(clean)), None)

    def _without_opener(self, text: str) -> str:
        text = text.strip().removeprefix("-").strip()
        for rule in self.rules.of_kind("opener"):
            text = rule.pattern.sub("", text, count=1)
        return text

    def _cluster_reach(self, body: str) -> Reach:
        own = self.profile.cluster
        if own is None:
            return Reach.DECIDE
        return Reach.CLUSTER if cluster_includes(body, own) else Reach.OTHER


def is_same_school(body: str, own: str) -> bool:
    """Whether "Hiệu trưởng Trường THCS Phan Chu Trinh" is "Trường Trung học cơ sở Phan Chu Trinh"."""
    return _plain_name(own) in _plain_name(body)


def _plain_name(school: str) -> str:
    name = school.casefold()
    for long, short in (("trung học cơ sở", "thcs"), ("trung học phổ thông", "thpt"), (" và ", "&"), (" & ", "&")):
        name = name.replace(long, short)
    name = name.replace("tiểu học&", "th&").replace("phổ thông dân tộc", "ptdt").replace("mẫu giáo", "mầm non")
    return " ".join(name.split()).removeprefix("trường ")


_TYPES = ("nội trú", "bán trú", "chuyên biệt", "năng khiếu")
_LONGEST_SUBJECT = 90


def _short_subject(sentence: str, matched: int, rules: Rules) -> str:
    """The sentence up to its verb, roughly: what a reason can show as the body's name."""
    found = (m.start() for rule in rules.of_kind("verb") if (m := rule.pattern.search(sentence, matched)))
    end = min(found, default=len(sentence))
    return sentence[: end if end <= _LONGEST_SUBJECT else matched].strip(" ,;:.")
