"""Whom a directive binds as a whole: whether words that name nobody reach the school, and schools of which level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generate.concern.bodies import Bodies, Named
from generate.rules import Reach
from model.directive import BlockKind, Directive


@dataclass(frozen=True, slots=True)
class Audience:
    """`binds_all` when words that name nobody bind the school: the issuer is its own commune, district or cluster or
    leads all schools in their profession, or the recipients name schools. `is_peer` when the issuer is a body of
    another line (Party, union, health, police): it asks, and binds nobody whom it does not name. `other_level` when
    the directive's subject is the work of schools of another level; `reason` says so."""

    binds_all: bool
    is_peer: bool = False
    other_level: bool = False
    reason: str = ""


def audience_of(directive: Directive, bodies: Bodies) -> Audience:
    """Read from the issuer, the recipients, `Kính gửi` and the subject."""
    rules = bodies.rules
    subject = directive.subject or ""
    is_peer = rules.says("peer", directive.issuer or "")
    binds = _binds_all(directive, bodies, is_peer=is_peer)
    foreign = rules.first("for one level", subject)
    if foreign and not bodies.names_our_level(subject):
        reason = f"Văn bản dành cho trường cấp học khác: “{subject}”"
        return Audience(binds, is_peer, other_level=True, reason=reason)
    return Audience(binds, is_peer)


def _binds_all(directive: Directive, bodies: Bodies, *, is_peer: bool) -> bool:
    rules = bodies.rules
    sent_to = [bodies.named(body) for body in _addressed(directive)]
    if (bodies.issuer.is_near and not is_peer) or any(_is_school_of(Reach.OURS, named) for named in sent_to):
        return True
    leads_schools = rules.says("school authority", directive.issuer or "")
    is_for_others = any(_is_school_of(Reach.OTHER, named) for named in sent_to)
    through_communes = any(rules.says("hands on to schools", named.body) for named in sent_to)
    return leads_schools and (through_communes or not is_for_others)


def _addressed(directive: Directive) -> Iterable[str]:
    """The bodies that recipients and `Kính gửi` name."""
    greetings = (
        part
        for block in directive.blocks
        if block.kind is BlockKind.LETTERHEAD and "kính gửi" in block.text.casefold()
        for part in block.text.split("ính gửi", 1)[1].replace(" - ", ";").strip(" :").split(";")
    )
    return (line.strip(" :-.") for line in (*directive.recipients, *greetings) if line.strip(" :-."))


def _is_school_of(reach: Reach, named: Named) -> bool:
    return named.reach is reach and named.rule is not None and named.rule.role in ("school", "principal")
