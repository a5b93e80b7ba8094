"""What is left of the level above's voice in a text made into the school's own: told, not mended by guess."""

from __future__ import annotations

from collections.abc import Iterable

from generate.rules import Rules
from generate.tasks.wording import protected_spans
from model.draft import DraftWarning

RESIDUE = "words of the level above"
_SHOWN = 6


def residue_in(text: str, rules: Rules) -> tuple[str, ...]:
    """The words that still speak for the level above, outside passages that stay verbatim, in order, once each."""
    found = [m for rule in rules.of_kind("residue") for m in rule.pattern.finditer(text)]
    if not found:
        return ()
    kept = protected_spans(text, rules)
    free = [m for m in found if not any(m.start() < end and start < m.end() for start, end in kept)]
    return tuple(dict.fromkeys(m.group() for m in sorted(free, key=lambda m: m.start())))


def residue_note(text: str, rules: Rules) -> str:
    """The words as a comment tells them; "" without any."""
    left = residue_in(text, rules)
    shown = ", ".join(f"“{words}”" for words in left)
    return rules.phrases["residue"].format(words=shown) if left else ""


def residue_warning(texts: Iterable[str], rules: Rules) -> tuple[DraftWarning, ...]:
    """One warning for a whole draft: in how many of its own lines, and some of the words."""
    left = [words for text in texts if (words := residue_in(text, rules))]
    if not left:
        return ()
    shown = list(dict.fromkeys(words for line in left for words in line))
    some = ", ".join(f"“{words}”" for words in shown[:_SHOWN]) + (", ..." if len(shown) > _SHOWN else "")
    return (DraftWarning(RESIDUE, rules.phrases["residue_warning"].format(lines=len(left), words=some)),)
