"""Paragraphs set into lines of words, in points from the top left of the column that they stand in.

The lines are set so that what a print shows can be told from them again: a paragraph of the body steps in at its first
line, its full lines reach both margins, and its last one ends well before the right margin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.files.word_file.blocks import LINE_END, PAGE_END, PAGE_NUMBER, PAGE_TURN, TAB, WordParagraph
from extract.files.word_file.formatting import Format, Look
from extract.files.word_file.letter_widths import width_pt
from extract.files.word_file.shown_text import Decode, parts_of, shown

_LEADING = 1.15  # a line's height by its font size
_STEP_PT = 36.0  # first line of a paragraph of the body, and default tab stops
_BODY_PT = 300.0  # a column at least so wide holds running text
_COLUMN_START_PT = 100.0  # an indent from which on a paragraph stands in a column of its own
_OPEN_PT = 50.0  # how far before the right margin the last line of a paragraph ends
_CENTRED_ROOM_PT = 130.0  # what centred text leaves free at both sides together
_BASE_LINE = 0.8  # of the font size, below a word's top
_LEAST_WIDTH_PT = 20.0
_MOST_BLANKS = 120


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word in its column; `x0` and `top` from the column's top left."""

    text: str
    x0: float
    top: float
    x1: float
    size_pt: float
    bold: bool
    italic: bool

    def moved(self, right_pt: float, down_pt: float) -> SetWord:
        return replace(self, x0=self.x0 + right_pt, x1=self.x1 + right_pt, top=self.top + down_pt)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line's words, its top and height in the column; `break_before` is PAGE_END, PAGE_TURN or nothing."""

    words: tuple[SetWord, ...]
    top: float
    height: float
    break_before: str = ""


@dataclass(slots=True)
class _Token:
    """A word of one or more stretches, the gap in front of it, and where it comes to stand."""

    parts: list[tuple[str, Look]]
    gap: str  # "", blanks or TAB
    x0: float = 0.0

    @property
    def width(self) -> float:
        return sum(width_pt(text, look.size_pt, bold=look.bold) for text, look in self.parts)

    @property
    def look(self) -> Look:
        """Of most of its letters."""
        return max(self.parts, key=lambda part: len(part[0]))[1]

    @property
    def space(self) -> float:
        """Of the blanks in front; some authors lay out columns with them."""
        return self.look.size_pt * 0.25 * len(self.gap)


@dataclass(slots=True)
class _Row:
    tokens: list[_Token] = field(default_factory=list)
    break_before: str = ""
    is_last: bool = False  # of its paragraph, or before a line break that the author set


def set_paragraph(paragraph: WordParagraph, width: float, decode: Decode, page: str = "") -> list[SetLine]:
    """The lines of a paragraph in a column of `width` points; `page` is printed where its number stands.

    A paragraph without text is one empty line. Spacing before and after is in the lines' tops and left to the caller
    at the end.
    """
    shape = _shape(paragraph, width)
    rows = list(_rows(paragraph, decode, page, shape, max(width - shape.right_pt, _LEAST_WIDTH_PT)))
    top = shape.before_pt
    lines = []
    for row in rows:
        size = max((token.look.size_pt for token in row.tokens), default=_size(paragraph))
        height = shape.exact_pt or size * _LEADING * shape.spacing
        base = top + (height - size) / 2 + size * _BASE_LINE
        lines.append(SetLine(tuple(_words(row.tokens, base)), top, height, row.break_before))
        top += height
    return lines


def _shape(paragraph: WordParagraph, width: float) -> Format:
    """The paragraph's format, with the indents of running text made alike."""
    shape = paragraph.format
    room = width - max(shape.left_pt, 0) - max(shape.right_pt, 0)
    if room < _LEAST_WIDTH_PT:
        shape = replace(shape, left_pt=0.0, right_pt=0.0, first_pt=0.0)
    if not _is_body(paragraph, shape, width):
        return replace(shape, left_pt=max(shape.left_pt, 0.0), right_pt=max(shape.right_pt, 0.0))
    steps_in = paragraph.label is not None or shape.left_pt + shape.first_pt > 4
    return replace(shape, left_pt=0.0, right_pt=0.0, first_pt=_STEP_PT if steps_in else 0.0)


def _is_body(paragraph: WordParagraph, shape: Format, width: float) -> bool:
    has_tabs = any(TAB in piece.text.strip(" \t") for piece in paragraph.pieces)
    in_column = shape.left_pt + max(shape.first_pt, 0) >= _COLUMN_START_PT
    return width >= _BODY_PT and shape.align in ("left", "start", "both", "distribute") and not (has_tabs or in_column)


def _rows(paragraph: WordParagraph, decode: Decode, page: str, shape: Format, right: float) -> Iterator[_Row]:
    is_body = _is_body(paragraph, paragraph.format, right + shape.right_pt)
    centred = shape.align == "center"
    room = right
    if centred:  # narrow columns are letterheads: no line of theirs may wrap because our widths are not quite Word's
        room = right - _CENTRED_ROOM_PT if right >= _BODY_PT else right * 1.04
    for stretch, breaks in _stretches(paragraph, decode, page):
        rows = _filled(stretch, shape, room)
        rows[0].break_before, rows[-1].is_last = breaks, True
        if is_body:
            _open_end(rows, right)
        for number, row in enumerate(rows):
            start = shape.left_pt + (shape.first_pt if number == 0 else 0.0)
            if is_body and not row.is_last:
                _justify(row.tokens, right)
            elif shape.align in ("center", "right", "end"):
                _shift(row.tokens, start, right, 0.5 if centred else 1.0)
            yield row


def _stretches(paragraph: WordParagraph, decode: Decode, page: str) -> Iterator[tuple[list[_Token], str]]:
    """The paragraph's tokens between breaks of lines and pages, each with the kind of break before it."""
    tokens: list[_Token] = []
    gap, breaks, glued = "", "", False
    if paragraph.label:
        label = paragraph.label
        printed = decode(label.look.font, label.text)
        tokens = [_Token([(word, label.look)], " " if number else "") for number, word in enumerate(printed.split())]
        gap = " "
    for piece in paragraph.pieces:
        text = shown(piece, decode).replace(PAGE_NUMBER, page)
        for part in parts_of(text):
            if part in (LINE_END, PAGE_END, PAGE_TURN):
                if tokens or part == LINE_END:
                    yield tokens, breaks
                    tokens, breaks = [], ""
                breaks = breaks or (part if part != LINE_END else "")
                gap, glued = "", False
            elif part == TAB or part.isspace():
                gap, glued = (TAB if TAB in (part, gap) else gap[:_MOST_BLANKS] + " "), False
            elif glued and tokens:
                tokens[-1].parts.append((part, piece.look))
            else:
                tokens.append(_Token([(part, piece.look)], gap))
                gap, glued = "", True
    yield tokens, breaks


def _filled(tokens: Sequence[_Token], shape: Format, room: float) -> list[_Row]:
    """Tokens on as many lines as they need; tabs lead to the stops."""
    rows = [_Row()]
    x = shape.left_pt + shape.first_pt
    aligned: tuple[int, float, str] | None = None  # index of the first token behind a stop, the stop, its kind
    for token in tokens:
        row = rows[-1].tokens
        if token.gap == TAB:
            _align(row, aligned)
            x = row[-1].x0 + row[-1].width if row else x
            stop, kind = _stop(x, shape)
            aligned = (len(row), stop, kind)
            x = stop
        elif row or len(token.gap) > 2:
            x += token.space
        width = token.width
        if row and _end(x + width, aligned) > room + 0.5 and token.gap:
            _align(row, aligned)
            aligned = None
            rows.append(_Row())
            x = shape.left_pt
        token.x0 = max(x, 0.0)
        rows[-1].tokens.append(token)
        x = token.x0 + width
    _align(rows[-1].tokens, aligned)
    return rows


def _end(end: float, aligned: tuple[int, float, str] | None) -> float:
    """Where text ends that is still to be moved back to its stop."""
    if aligned is None or aligned[2] not in ("right", "center"):
        return end
    return (end + aligned[1]) / 2 if aligned[2] == "center" else aligned[1]


def _stop(x: float, shape: Format) -> tuple[float, str]:
    """The next tab stop behind `x`: of the paragraph, its hanging indent, else the next default one (17.3.1.37)."""
    own = [(place, kind) for place, kind in shape.tabs if place > x + 1 and kind != "bar"]
    if shape.first_pt < 0 and x + 1 < shape.left_pt:
        own.append((shape.left_pt, "left"))
    return min(own, default=((x // _STEP_PT + 1) * _STEP_PT, "left"))


def _align(row: list[_Token], aligned: tuple[int, float, str] | None) -> None:
    """Moves the tokens behind a right or centred stop back, but not over those before."""
    if aligned is None or aligned[2] not in ("right", "center", "decimal") or aligned[0] >= len(row):
        return
    first, stop, kind = aligned
    end = row[-1].x0 + row[-1].width
    back = (end - stop) * (0.5 if kind == "center" else 1.0)
    least = row[first - 1].x0 + row[first - 1].width + 2 if first else 0.0
    back = min(back, row[first].x0 - least)
    for token in row[first:]:
        token.x0 -= max(back, 0.0)


def _open_end(rows: list[_Row], right: float) -> None:
    """Takes words off a last line that reaches the margin, so that its end shows."""
    last = rows[-1]
    moved: list[_Token] = []
    while len(last.tokens) > 1 and last.tokens[-1].x0 + last.tokens[-1].width > right - _OPEN_PT:
        moved.insert(0, last.tokens.pop())
    if not moved:
        return
    x = 0.0
    for number, token in enumerate(moved):
        token.x0 = x + (token.space if number and token.gap else 0.0)
        x = token.x0 + token.width
    last.is_last = False
    rows.append(_Row(moved, is_last=True))


def _justify(tokens: list[_Token], right: float) -> None:
    gaps = sum(1 for token in tokens[1:] if token.gap)
    if not gaps:
        return
    extra = (right - tokens[-1].x0 - tokens[-1].width) / gaps
    shift = 0.0
    for token in tokens[1:]:
        shift += extra if token.gap else 0.0
        token.x0 += shift


def _shift(tokens: list[_Token], start: float, right: float, share: float) -> None:
    """Moves a line to the middle (0.5) or the right (1.0) of its column."""
    if tokens:
        free = right - tokens[-1].x0 - tokens[-1].width - (start - tokens[0].x0 if share == 1.0 else 0.0)
        middle = (start + right) / 2 - (tokens[0].x0 + tokens[-1].x0 + tokens[-1].width) / 2
        move = middle if share == 0.5 else free
        for token in tokens:
            token.x0 += move


def _words(tokens: Sequence[_Token], base: float) -> Iterator[SetWord]:
    for token in tokens:
        look = token.look
        text = "".join(text for text, _ in token.parts)
        top = base - look.size_pt * _BASE_LINE
        yield SetWord(text, token.x0, top, token.x0 + token.width, look.size_pt, look.bold, look.italic)


def _size(paragraph: WordParagraph) -> float:
    return paragraph.pieces[0].look.size_pt if paragraph.pieces else 12.0
