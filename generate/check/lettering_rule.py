"""Whether an element is lettered as the decree wants it: size, face, capitals, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.line import Part, Piece, inked, is_capitals
from generate.decree import Lettering

_ALIGNED = {"left": "canh trái", "right": "canh phải", "both": "canh đều hai lề", "center": "canh giữa"}


def lettered(rule: str, part: Part, lettering: Lettering) -> Iterator[Breach]:
    """A breach when a part is lettered otherwise."""
    found = faults(part, lettering)
    if found:
        mend = partial(repair.letter, part, lettering) if _is_mendable(part, lettering) else None
        yield Breach(rule, part.place, "; ".join(found), str(lettering), mend)


def faults(part: Part, lettering: Lettering) -> list[str]:
    """What is otherwise, in Vietnamese; [] when nothing is."""
    wrong = [f"cỡ {size:g}" for size in sorted(sizes(part.pieces)) if not lettering.size.holds(size)]
    wrong += _face(part.pieces, "bold", lettering.bold, "đậm")
    wrong += _face(part.pieces, "italic", lettering.italic, "nghiêng")
    if lettering.capitals and any(letter.islower() for letter in part.text):
        wrong.append("chữ in thường")
    if lettering.capitals is False and is_capitals(part.text):
        wrong.append("chữ in hoa")
    if lettering.centred and part.align not in (None, "center"):
        wrong.append(_ALIGNED.get(part.align or "", "không canh giữa"))
    return wrong


def sizes(pieces: Sequence[Piece]) -> set[float]:
    return {piece.look.size_pt for piece in inked(pieces)}


def _face(pieces: Sequence[Piece], face: str, wanted: bool, word: str) -> list[str]:
    """Signs alone (a colon, a dash) tell nothing."""
    shown = [getattr(piece.look, face) for piece in inked(pieces) if any(sign.isalnum() for sign in piece.text)]
    if all(each == wanted for each in shown):
        return []
    if wanted:
        return [f"không {word}" if not any(shown) else f"có chữ không {word}"]
    return [word if all(shown) else f"có chữ {word}"]


def _is_mendable(part: Part, lettering: Lettering) -> bool:
    """Not where a run prints other elements too, nor where capitals would have to become small letters."""
    if lettering.capitals is False and is_capitals(part.text):
        return False
    own = {id(piece.element) for piece in part.pieces}
    printed = [piece for piece in part.line.pieces if id(piece.element) in own]
    return len("".join(piece.text for piece in printed).split()) == len("".join(p.text for p in part.pieces).split())
