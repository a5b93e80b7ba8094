"""Lines become paragraphs, over page breaks too: by indents, markers, open line ends and centring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.outline.numbering import Level, Marker, read_marker
from extract.page import Line, Word, join_lines, lines_without

_INDENT_PT = 10.0
_SHORT_PT = 45.0  # a justified line that ends so far before the margin ends its paragraph
_TERMINAL = (".", ";", ":", "!", "?", "”", "…")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, the number they begin with (None for plain text), and whether they are centred."""

    lines: tuple[Line, ...]
    marker: Marker | None
    centred: bool

    @property
    def text(self) -> str:
        return join_lines(line.text for line in self.lines)

    @property
    def content(self) -> str:
        """The text behind the marker."""
        return self.text[self.marker.length :].strip() if self.marker else self.text

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def bold(self) -> bool:
        """All words behind the marker are bold, or the marker's too where nothing follows it."""
        behind = self.words[1:] if self.marker and len(self.words) > 1 else self.words
        return all(word.bold for word in behind)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Margins:
    left_pt: float
    right_pt: float


def paragraphs_of(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs of body lines in reading order (page, then top)."""
    if not lines:
        return ()
    margins = _margins_by_page(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, margins):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(part for group in groups for part in _parted(_paragraph(group, margins)))


def _parted(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """`I. MỤC ĐÍCH, YÊU CẦU: 1. Mục đích:` are two headings on one line: the second begins with the first number."""
    if not paragraph.marker or paragraph.marker.level not in (Level.CAPITAL, Level.ROMAN):
        return (paragraph,)
    words = paragraph.words
    for at in range(2, len(words)):
        head = " ".join(word.text for word in words[1:at])
        if head != head.upper():
            break
        inner = read_marker(" ".join(word.text for word in words[at:])) if head.endswith((":", ".")) else None
        if inner and inner.label in ("1", "a", "1.1") and inner.level > paragraph.marker.level:
            behind = {id(word) for word in words[at:]}
            first = Paragraph(tuple(lines_without(paragraph.lines, behind)), paragraph.marker, paragraph.centred)
            before = {id(word) for word in words[:at]}
            return first, Paragraph(tuple(lines_without(paragraph.lines, before)), inner, centred=False)
    return (paragraph,)


def _paragraph(group: list[Line], margins: dict[int, _Margins]) -> Paragraph:
    centred = all(_is_centred(line, margins[line.page]) for line in group)
    return Paragraph(tuple(group), read_marker(join_lines(line.text for line in group)), centred)


def _margins_by_page(lines: Sequence[Line]) -> dict[int, _Margins]:
    """Per page the most frequent left edge among its leftmost lines and the right edge that full lines reach.

    A page with few lines takes the margins of the whole document where they agree with what it holds.
    """
    common = _margins(lines)
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return {page: (_margins(group) if len(group) >= 8 else _fitted(common, group)) for page, group in pages.items()}


def _margins(lines: Sequence[Line]) -> _Margins:
    lefts = Counter(round(line.bbox_pt.x0 / 3) for line in lines)
    frequent = [left for left, count in lefts.items() if count >= max(2, len(lines) // 10)] or list(lefts)
    rights = sorted(line.bbox_pt.x1 for line in lines)
    return _Margins(min(frequent) * 3.0, rights[int(0.85 * (len(rights) - 1))])


def _fitted(common: _Margins, lines: Sequence[Line]) -> _Margins:
    return _Margins(
        min(common.left_pt, *(line.bbox_pt.x0 for line in lines)),
        max(common.right_pt, *(line.bbox_pt.x1 for line in lines)),
    )


def _begins(group: list[Line], line: Line, margins: dict[int, _Margins]) -> bool:
    """Whether `line` begins a new paragraph behind the lines of `group`."""
    last = group[-1]
    here, there = margins[line.page], margins[last.page]
    closed = last.text.endswith(_TERMINAL)
    marker = read_marker(line.text)
    if line.text[0].islower() and not closed and marker is None:
        return False
    if _is_centred(line, here) != _is_centred(last, there) or _is_below_heading(group, line):
        return True
    short = last.bbox_pt.x1 < there.right_pt - _SHORT_PT
    stands_out = closed or short or _is_indented(line, here)
    if marker and ((stands_out and not _is_hanging(group, line)) or _begins_section(marker, line)):
        return True
    return (_is_far_below(last, line) and (closed or short)) or _begins_plain(group, line, here, short=short)


def _begins_plain(group: list[Line], line: Line, margins: _Margins, *, short: bool) -> bool:
    """Whether a line that no number and no blank line sets off begins a paragraph; `short` tells of the one above."""
    last = group[-1]
    closed = last.text.endswith(_TERMINAL)
    if _is_centred(line, margins):
        return line.bold != last.bold or closed or line.text.startswith("(")
    if closed and line.bold and not last.bold:
        return True  # a heading in bold, without a number, behind a finished sentence
    if short or group[0].text.startswith("Kính gửi"):
        return closed or line.text[:1].isupper() or line.bold != last.bold
    return _steps_in(group, line, margins, closed)


def _begins_section(marker: Marker, line: Line) -> bool:
    """A Roman number or letter in front of capitals, `Phần thứ hai` or `Chương II` alone on its line."""
    rest = line.text[marker.length :]
    if marker.level in (Level.PART, Level.CHAPTER):
        return not rest
    return marker.level in (Level.CAPITAL, Level.ROMAN) and rest == rest.upper() and len(rest) > 3


def _steps_in(group: list[Line], line: Line, margins: _Margins, closed: bool) -> bool:
    """After a full line: an indented line begins a paragraph unless it hangs under the paragraph's own text."""
    if not _is_indented(line, margins) or _is_hanging(group, line):
        return False
    first = group[0]
    same_start = abs(line.bbox_pt.x0 - first.bbox_pt.x0) < 4
    return closed or (same_start and len(group) > 1)


def _is_hanging(group: list[Line], line: Line) -> bool:
    """Lines two and on of the group stand where this line does, right of its first."""
    second = group[1] if len(group) > 1 else None
    return (
        second is not None
        and second.page == line.page
        and abs(second.bbox_pt.x0 - line.bbox_pt.x0) < 3
        and second.bbox_pt.x0 > group[0].bbox_pt.x0 + 3
        and read_marker(line.text) is None
    )


def _is_indented(line: Line, margins: _Margins) -> bool:
    return line.bbox_pt.x0 > margins.left_pt + _INDENT_PT


def _is_centred(line: Line, margins: _Margins) -> bool:
    left = line.bbox_pt.x0 - margins.left_pt
    right = margins.right_pt - line.bbox_pt.x1
    return left > 60 and right > 40 and abs(left - right) < 30


def _is_below_heading(group: list[Line], line: Line) -> bool:
    """A heading, bold or in capitals, may fill its line; what begins light or small behind it is its text."""
    turns_light = all(part.bold for part in group) and not line.words[0].bold
    turns_small = all(part.text == part.text.upper() for part in group) and line.text != line.text.upper()
    opens = line.text[0].isupper() or line.text[0] == "(" or read_marker(line.text) is not None
    return opens and (turns_light or turns_small)


def _is_far_below(last: Line, line: Line) -> bool:
    height = last.bbox_pt.bottom - last.bbox_pt.top
    return last.page == line.page and line.bbox_pt.top - last.bbox_pt.bottom > 1.2 * height
