"""The drawn lines under the motto, the issuer and the subject (II.1.b, II.2.b, II.5.c).

A line is drawn as a border of a paragraph, as a shape, by underlining, or of signs; where its length cannot be known
(an anchored group, a cell of unknown width) it is taken to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from generate import decree, layout
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.head import is_drawn
from generate.check.line import Line, Part, inked
from generate.check.reading import Reading
from generate.decree import Span
from generate.text_width import broken, width_mm

_AS_LONG = Span(0.85, 1.2)  # of the motto, measured with an eye's tolerance
_SHARE_SLACK = 0.06
_NEAR = 3  # paragraphs below an element in which its line may hang


@dataclass(frozen=True)
class _Under:
    """The lines drawn under an element, and how wide its printed lines are."""

    reading: Reading
    parts: Sequence[Part]

    @cached_property
    def lengths_mm(self) -> tuple[float | None, ...]:
        """Of each line drawn there; () when there is none."""
        return tuple(self._borders()) or tuple(self._underlined()) or tuple(self._signs()) or tuple(self._shapes())

    @cached_property
    def widths_mm(self) -> tuple[float, ...]:
        """Of the printed lines, a long part broken where its cell ends."""
        found: list[float] = []
        for part in self.parts:
            look = next(inked(part.pieces)).look
            room = self.room_mm(part.line)
            indents = part.line.form.left_mm + part.line.form.right_mm
            if room is None or part.tabbed:
                found.append(part.width_mm)
                continue
            lines = broken(part.text, room - indents, look.size_pt, bold=look.bold)
            found += [min(width_mm(line, look.size_pt, bold=look.bold), room) for line in lines]
        return tuple(found)

    @property
    def _last(self) -> Part:
        return self.parts[-1]

    def room_mm(self, line: Line) -> float | None:
        if line.spot:
            return line.spot.width_mm
        return None if line.box else self.reading.sheet_of(line).text_width_mm

    def _below(self) -> Iterator[Line]:
        """The next paragraphs in the same cell or in the body, up to one that says something."""
        last = self._last.line
        later = [line for line in self.reading.lines if line.number > last.number and line.container == last.container]
        for line in later[:_NEAR]:
            yield line
            if line.text and not is_drawn(line.text):
                return

    def _borders(self) -> Iterator[float | None]:
        if self._last.line.form.border_below:
            yield self._border_mm(self._last.line)
        for line in self._below():
            if not line.text and (line.form.border_above or line.form.border_below):
                yield self._border_mm(line)

    def _border_mm(self, line: Line) -> float | None:
        room = self.room_mm(line)
        return None if room is None else room - line.form.left_mm - line.form.right_mm

    def _underlined(self) -> Iterator[float]:
        drawn = [piece for piece in self._last.pieces if piece.look.underlined and piece.text]
        if drawn:
            yield sum(width_mm(piece.text, piece.look.size_pt, bold=piece.look.bold) for piece in drawn)

    def _signs(self) -> Iterator[float]:
        siblings = self._last.line.parts
        same = [part for part in siblings if part is not self._last and not part.tabbed]
        for part in [*same, *(part for line in self._below() for part in line.parts)]:
            if is_drawn(part.text):
                yield part.width_mm

    def _shapes(self) -> Iterator[float | None]:
        """Hung anywhere in the element's cell or box; in the body, near it."""
        home = self._last.line.container
        near = {line.number for line in self._below()} | {part.line.number for part in self.parts}
        for line in self.reading.lines:
            if line.container == home and (home[0] != "body" or line.number in near):
                yield from line.shapes_mm


def check_rule_lines(reading: Reading) -> Iterator[Breach]:
    """The three lines."""
    head = reading.head
    if head.motto:
        yield from _as_long_as(reading, "motto-line", [head.motto])
    if head.issuer:
        yield from _a_share_of(reading, "issuer-line", head.issuer.parts)
    if head.subject:
        yield from _a_share_of(reading, "subject-line", head.subject)


def _drawn(under: _Under, share: float) -> Callable[[], None] | None:
    """Draws the line where an element ends its paragraph in a column of known width."""
    last = under.parts[-1]
    room = under.room_mm(last.line)
    if room is None or last.tabbed or last is not last.line.parts[-1]:
        return None
    return partial(repair.draw_line_below, last.line.element, share * max(under.widths_mm), room)


def _as_long_as(reading: Reading, rule: str, parts: Sequence[Part]) -> Iterator[Breach]:
    under = _Under(reading, parts)
    mend = _drawn(under, 1.0)
    yield from _compared(
        rule, under, "dài bằng dòng chữ", lambda length: _AS_LONG.holds(length / max(under.widths_mm)), mend
    )


def _a_share_of(reading: Reading, rule: str, parts: Sequence[Part]) -> Iterator[Breach]:
    """Of the widest printed line or of the last, under which it stands."""
    under = _Under(reading, parts)
    widths = (max(under.widths_mm), under.widths_mm[-1])
    yield from _compared(
        rule,
        under,
        "dài từ 1/3 đến 1/2 dòng chữ",
        lambda length: any(decree.RULE_SHARE.holds(length / width, _SHARE_SLACK) for width in widths),
        _drawn(under, layout.RULE_SHARE),
    )


def _compared(
    rule: str,
    under: _Under,
    wanted: str,
    is_right: Callable[[float], bool],
    mend: Callable[[], None] | None,
) -> Iterator[Breach]:
    place = under.parts[-1].place
    expected = f"đường kẻ ngang, nét liền ở dưới, {wanted}"
    if not under.lengths_mm:
        yield Breach(rule, place, "không có đường kẻ", expected, mend)
        return
    if len(under.lengths_mm) == 1 and under.lengths_mm[0] is not None and not is_right(under.lengths_mm[0]):
        long = f"đường kẻ dài {under.lengths_mm[0]:.0f} mm, dòng chữ dài {max(under.widths_mm):.0f} mm"
        yield Breach(rule, place, long, expected)
