"""How high the issuer of a directive stands, and whether it stands above this school."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate.concern.cluster import cluster_includes
from generate.rules import Rules, Scope
from model.directive import Directive
from model.school import SchoolProfile


@dataclass(frozen=True, slots=True)
class Issuer:
    """`scope` is None when no rule knows it. `above_us` is False when it names an area that is not the school's."""

    name: str | None
    scope: Scope | None
    above_us: bool = True

    @property
    def is_near(self) -> bool:
        """The district or commune that the school belongs to: its `cơ quan, đơn vị` are the school too."""
        return self.above_us and self.scope in (Scope.DISTRICT, Scope.COMMUNE)


def issuer_of(directive: Directive, profile: SchoolProfile, rules: Rules) -> Issuer:
    """Read from the issuer's name, then from the line above it in the letterhead."""
    for name in (directive.issuer, directive.parent_issuer):
        for rule in rules.issuers if name else ():
            match = rule.pattern.search(name or "")
            if match:
                named = match.groupdict()
                ours = _is_our_cluster(named.get("cluster"), profile.cluster)
                return Issuer(directive.issuer, rule.scope, ours and _is_above(named.get("area"), profile.areas))
    return Issuer(directive.issuer, None)


def _is_our_cluster(cluster: str | None, own: str | None) -> bool:
    return cluster is None or (own is not None and cluster_includes(cluster, own))


def _is_above(area: str | None, own_areas: tuple[str, ...]) -> bool:
    """False only when the profile names an area of that kind (xã, huyện, ...) and it is another one."""
    if area is None:
        return True
    folded = _folded(area)
    kind = folded.split(" ")[0]
    same_kind = [own for own in map(_folded, own_areas) if own.split(" ")[0] == kind]
    return not same_kind or any(folded.startswith(own) for own in same_kind)


def _folded(area: str) -> str:
    return re.sub(r"\s+", " ", area.casefold()).replace("thị trấn", "thị-trấn").strip()
