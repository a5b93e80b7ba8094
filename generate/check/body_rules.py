"""The text of a document: legal bases, paragraphs, headings, its end (II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from generate import decree
from generate.check import repair
from generate.check.catalogue import Breach
from generate.check.heading_rules import check_heading, is_heading
from generate.check.lettering_rule import lettered, sizes
from generate.check.line import Line, Part, Piece, inked, is_capitals
from generate.check.reading import Reading
from generate.check.vocabulary import opens

_INDENT_SLACK_MM, _GAP_SLACK_PT, _LINE_SLACK = 0.6, 0.3, 0.03
_FIXED_LINE_PT = (1.0, 1.8)  # of the letters' size: what single to 1.5 lines come to
_LAST_SIGN = re.compile(r"([^\s])\s*$")
_SENTENCE_END = (".", ";", "…")
_ALIGNED = {"left": "canh trái", "right": "canh phải", "center": "canh giữa"}


def check_body(reading: Reading) -> Iterator[Breach]:
    """Bases, then each paragraph of the text, then its end."""
    content = reading.content
    yield from _bases(content.bases)
    body = _text_lines(content.body)
    for line in body:
        if is_heading(line):
            yield from check_heading(line)
        else:
            yield from _paragraph(reading, line)
    based = [part.line for part in content.bases]
    for line in (*based, *(line for line in content.body if line.text and line in body)):
        yield from _line_spacing(line)
    yield from _gaps([*based, *content.body], [*based, *body])
    yield from _end(content.last)


def _bases(bases: Sequence[Part]) -> Iterator[Breach]:
    for n, base in enumerate(bases):
        yield from lettered("legal-base", base, decree.LEGAL_BASE)
        wanted = "." if n + 1 == len(bases) else ";"
        there = base.text[-1]
        if there != wanted:
            new = wanted if there in ";.,:" else there + wanted
            mend = partial(repair.put, base.pieces, _LAST_SIGN, new)
            why = "căn cứ cuối cùng kết thúc bằng dấu chấm (.)" if wanted == "." else "cuối dòng có dấu chấm phẩy (;)"
            yield Breach("legal-base-end", base.place, f"kết thúc bằng “{there}”", why, mend)


def _text_lines(lines: Sequence[Line]) -> list[Line]:
    """What is running text: no titles in the middle of a line of their own, no address of a letter."""
    found: list[Line] = []
    addressing = False
    for line in lines:
        if opens("addressee", line.text):
            addressing = True
        elif addressing and line.text.startswith(("-", "–", "•", "+")):
            continue
        elif line.text and not (_is_aside(line) or _is_title(line)):
            addressing = False
            found.append(line)
    return found


def _is_title(line: Line) -> bool:
    """`QUYẾT ĐỊNH:`, `NỘI DUNG`: capitals in the middle; and what stands under `Phần I` with its face."""
    return is_capitals(line.text) and line.form.align == "center"


def _is_aside(line: Line) -> bool:
    """`(Có Phụ lục kèm theo)`."""
    return line.text.startswith("(") and line.text.rstrip(".;").endswith(")")


def _paragraph(reading: Reading, line: Line) -> Iterator[Breach]:
    yield from _face(line)
    align = line.form.align
    if align != "both" and (align != "left" or _fills_a_line(reading, line)):
        mend = partial(repair.justify, line.element)
        yield Breach("body-align", line.place, _ALIGNED.get(align, align), "canh đều cả hai lề", mend)
    at = _first_line_mm(reading, line)
    if not any(abs(at - wanted) <= _INDENT_SLACK_MM for wanted in decree.FIRST_LINE_MM):
        move = partial(repair.indent_first_line, line.element) if "\t" not in line.raw else None
        yield Breach(
            "body-indent", line.place, f"dòng đầu lùi {at / 10:.2f} cm", "dòng đầu lùi 1 cm hoặc 1,27 cm", move
        )


def _face(line: Line) -> Iterator[Breach]:
    wrong = [piece for piece in inked(line.pieces) if not decree.BODY.size.holds(piece.look.size_pt)]
    part = Part(line, line.pieces, label=line.label)
    found = [f"cỡ {size:g}" for size in sorted(sizes(wrong))]
    slanted = _all(line.pieces, "italic") and line.text.endswith(_SENTENCE_END) and not line.text.startswith(("“", '"'))
    thick = _all(line.pieces, "bold") and line.text.endswith(_SENTENCE_END)
    found += ["nghiêng"] * slanted + ["đậm"] * thick
    if found:
        mend = partial(_mend_face, line, upright=slanted or thick)
        yield Breach("body-face", part.place, "; ".join(found), str(decree.BODY), mend)


def _mend_face(line: Line, *, upright: bool) -> None:
    for piece in line.pieces:
        if not piece.look.raised:
            size_pt = decree.BODY.size.nearest(piece.look.size_pt)
            if size_pt != piece.look.size_pt:
                repair.resize(piece, size_pt)
        if upright:
            repair.upright(piece)


def _all(pieces: Sequence[Piece], face: str) -> bool:
    shown = [getattr(piece.look, face) for piece in inked(pieces) if any(sign.isalnum() for sign in piece.text)]
    return bool(shown) and all(shown)


def _fills_a_line(reading: Reading, line: Line) -> bool:
    """A shorter one looks the same on the left as justified."""
    room = reading.sheet_of(line).text_width_mm - line.form.left_mm - line.form.right_mm
    return Part(line, line.pieces).width_mm + max(line.form.first_mm, 0) > room


def _first_line_mm(reading: Reading, line: Line) -> float:
    """Where the first word begins, from the margin: people indent with a tab too."""
    at = line.form.left_mm + line.form.first_mm
    for sign in line.raw:
        if sign != "\t" or line.label:
            break
        stops = sorted({place for place, _ in line.form.tabs} | {line.form.left_mm})
        own = next((stop for stop in stops if stop > at + 0.1), None)
        at = own if own is not None else (at // reading.default_tab_mm + 1) * reading.default_tab_mm
    return at


def _line_spacing(line: Line) -> Iterator[Breach]:
    form = line.form
    if form.line is not None:
        if not decree.LINE_SPACING.holds(form.line, _LINE_SLACK):
            mend = partial(repair.set_line_spacing, line.element, decree.LINE_SPACING.nearest(form.line))
            yield Breach("body-line-spacing", line.place, f"{form.line:.2f} dòng", "từ dòng đơn đến 1,5 dòng", mend)
        return
    largest = max((piece.look.size_pt for piece in inked(line.pieces)), default=14.0)
    fixed = form.fixed_pt or 0.0
    if not _FIXED_LINE_PT[0] * largest <= fixed <= _FIXED_LINE_PT[1] * largest:
        mend = partial(repair.set_line_spacing, line.element, decree.LINE_SPACING.least)
        yield Breach("body-line-spacing", line.place, f"cố định {fixed:g} pt", "từ dòng đơn đến 1,5 dòng", mend)


def _gaps(lines: Sequence[Line], texts: Sequence[Line]) -> Iterator[Breach]:
    """Between neighbours; an empty paragraph is room enough."""
    counted = {line.number for line in texts}
    for above, below in pairwise(lines):
        if below.number != above.number + 1 or not {above.number, below.number} <= counted:
            continue
        gap = above.form.after_pt + below.form.before_pt
        if above.form.style == below.form.style:
            gap = above.form.after_pt * (not above.form.joins_own_style)
            gap += below.form.before_pt * (not below.form.joins_own_style)
        if gap < decree.BETWEEN_PARAGRAPHS_LEAST_PT - _GAP_SLACK_PT:
            mend = partial(repair.space_after, above.element)
            least = f"ít nhất {decree.BETWEEN_PARAGRAPHS_LEAST_PT:g} pt giữa các đoạn"
            yield Breach("body-spacing", above.place, f"cách đoạn sau {gap:g} pt", least, mend)


def _end(last: Line | None) -> Iterator[Breach]:
    if last is not None and not last.text.replace(" ", "").endswith(decree.END_MARK):
        expected = f"kết thúc bằng “{decree.END_MARK}”"
        sentence = last.text.endswith((".", ";")) and "\n" not in last.raw
        mend = partial(repair.put, last.pieces, _LAST_SIGN, decree.END_MARK) if sentence else None
        yield Breach("end-mark", last.place, f"kết thúc bằng “{last.text[-3:].strip()}”", expected, mend)
