"""The titles of the school's tasks: a requirement's work in the school's words, beginning with its verb."""

from __future__ import annotations

import re

from generate.concern.applicability import Decision, Situation
from generate.concern.outline import Outline, is_bullet, parent_path, without_number
from generate.rules import Where
from generate.tasks.wording import Worded, adapt, upper_first
from model.directive import Requirement
from model.timing import Timing

_FEWEST_WORDS = 2  # of a title that a deadline is cut from


def title_of(requirement: Requirement, decision: Decision, situation: Situation) -> Worded:
    """The work in the school's words: of the product, where the text has others advise and the product is a unit's."""
    profile, rules = situation.bodies.profile, situation.rules
    product = requirement.product
    is_advice = decision.where is Where.OWN and rules.says("advice", requirement.text)
    if product and is_advice and rules.says("mention", product):
        own = adapt(product.rstrip(" ;."), Where.OWN, profile, rules)
        asked = adapt(own.text, Where.PRODUCT, profile, rules)
        return Worded(asked.text, own.rules + asked.rules)
    worded = adapt(requirement.text.rstrip(" ;."), decision.where, profile, rules)
    if decision.where is not Where.OWN:
        return worded
    title = adapt(_without_time(worded.text, requirement.timing), Where.TITLE, profile, rules)
    return Worded(title.text, worded.rules + title.rules)


def _without_time(text: str, timing: Timing | None) -> str:
    """The text without the deadline at its end, which has a column of its own. A rhythm stays unless a mark sets it
    off: `ít nhất 02 lần mỗi học kỳ` is part of the work."""
    if timing is None or (timing.due is None and timing.recurs is None):
        return text
    done = r"(?:[\s,;:(]*(?:và )?(?:phải )?(?:hoàn thành|thực hiện xong|xong|thời (?:gian|hạn)))?"
    mark = r"\s*[,;:(]\s*" if timing.recurs else rf"{done}[\s,;:(]*"
    shorter = re.sub(rf"{mark}{re.escape(timing.text)}\)?$", "", text, flags=re.IGNORECASE)
    return shorter if len(shorter.split()) >= _FEWEST_WORDS else text


def lead_in_of(requirement: Requirement, outline: Outline, situation: Situation) -> str:
    """The sentence above a list's line, in the school's words; so is a heading that announces a list of papers."""
    profile, rules = situation.bodies.profile, situation.rules
    block = outline.lead_ins.get(parent_path(requirement.ref))
    heading = without_number(requirement.heading or "")
    if block is not None:
        above = block.text
    elif is_bullet(requirement.ref) and rules.says("papers", f"{heading}:"):
        above = heading
    else:
        return ""
    own = adapt(without_number(above.strip().lstrip("-+•* ")), Where.OWN, profile, rules)
    return upper_first(adapt(own.text, Where.TITLE, profile, rules).text)
