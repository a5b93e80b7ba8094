"""The outline of a directive: headings, lead-ins and the sentences that ask, each under its printed path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.bodies.addressees import find_addressees, heading_bodies, names_everybody
from extract.bodies.name_start import starts_verb
from extract.bodies.served import is_done_for_all, is_served, labels_served
from extract.head.issuer import is_issuer
from extract.outline.headings import (
    OPEN_END,
    is_legal_base,
    is_nothing_else,
    is_numbered_heading,
    kind_of,
    kind_of_article,
    lists_things,
    named_kind,
)
from extract.outline.numbering import Level, Path
from extract.outline.paragraphs import Paragraph
from extract.outline.sentences import asks, is_lead_in, located_sentences
from extract.page import Word
from extract.times.timing import find_time
from model.directive import BlockKind, RequirementKind

_CLOSING = re.compile(
    r"^(?:Trên đây (?:là|một số|là một số)|Nhận được (?:văn bản|Kế hoạch|Công văn) này)", re.IGNORECASE
)
_SALUTATION = re.compile(r"^Kính (?:gửi|mời)\b|\b(?i:điện):$")
# `Thực hiện Công văn số 12/SGDĐT, Sở ...` says why the directive is written, and orders nothing
_RESTS_ON = re.compile(
    r"(?:Tiếp tục )?(?:thực hiện|triển khai|thi hành)\s(?:các\s)?(?:công văn|kế hoạch|quyết định|nghị quyết|chỉ thị|"
    r"văn bản|thông báo|hướng dẫn|công điện|thông tư|nghị định|chương trình|luật)\b",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"([^.:;]{3,120}):\s+(?=\S)")
_MOST_HEADING_LETTERS = 250


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that asks: its place in the numbering, its words, whom it asks and what it stands under."""

    ref: str | None
    kind: RequirementKind
    text: str
    words: tuple[Word, ...]
    addressees: tuple[str, ...]
    heading: str | None


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A paragraph, what it is, and the clauses that it holds (only where it is a requirement)."""

    paragraph: Paragraph
    kind: BlockKind
    ref: str | None
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    level: float
    text: str
    kind: RequirementKind | None
    bodies: tuple[str, ...]
    lists_things: bool = False  # its items are spoken of, and name nobody who does something


@dataclass(slots=True)
class Outline:
    """Reads paragraphs one after the other and remembers where in the document it stands.

    A letter (`is_letter`) asks for tasks under any heading, also under `6. Trách nhiệm của Phòng ...`.
    `issuer` never is the addressee of its own opening ("UBND huyện ban hành Kế hoạch như sau:"); `prefix` is put
    before refs inside an appendix (`PL1/`).
    """

    issuer: str | None
    prefix: str = ""
    is_letter: bool = False
    is_scan: bool = False
    _path: Path = field(default_factory=Path)
    _headings: list[_Heading] = field(default_factory=list)
    _opened: bool = False  # the first number has been seen
    _asking: bool = False  # the first sentence that asks has been read
    _in_bases: bool = False
    _saluting: bool = False
    _finished: bool = False  # the last numbered paragraph asked for something itself, so that nothing need follow it
    _item: tuple[str | None, tuple[str, ...]] = (None, ())  # the last paragraph's ref and whom its last sentence asks
    _closing: bool = False  # `Trên đây là ...` has been read: what still follows are contacts and courtesy
    _ended: bool = False  # no number follows any more

    def read(self, paragraphs: Sequence[Paragraph]) -> Iterator[OutlineItem]:
        """An item for each paragraph, in order."""
        last_number = max((i for i, paragraph in enumerate(paragraphs) if paragraph.marker), default=-1)
        for index, paragraph in enumerate(paragraphs):
            self._ended = index > last_number
            yield self._read_one(paragraph, paragraphs[index + 1] if index + 1 < len(paragraphs) else None)

    def restart(self, prefix: str) -> None:
        """Begins a part with a numbering of its own: an appendix, a plan carried by a decision."""
        self.prefix = prefix
        self._path, self._headings, self._opened, self._closing = Path(self.is_scan), [], False, False

    @property
    def ref(self) -> str | None:
        return f"{self.prefix}{self._path.ref}" if self._path.ref else None

    def _read_one(self, paragraph: Paragraph, following: Paragraph | None) -> OutlineItem:
        if not self._opened and (kind := self._opening_kind(paragraph)):
            return OutlineItem(paragraph, kind, None)
        numbered = paragraph.marker is not None and paragraph.marker.level < Level.STAR
        self._closing = (self._closing and not numbered) or _CLOSING.match(paragraph.text) is not None
        if self._closing:
            return self._read_closing(paragraph)
        self._opened = self._opened or paragraph.marker is not None
        self._step(paragraph)
        if self._is_heading(paragraph, following):
            self._enter_heading(paragraph)
            self._finished = False
            return OutlineItem(paragraph, BlockKind.HEADING, self.ref)
        clauses = tuple(self._clauses(paragraph))
        if paragraph.marker:
            self._finished = bool(clauses) and not is_lead_in(paragraph.text)
        kind = BlockKind.REQUIREMENT if clauses else BlockKind.PROSE
        return OutlineItem(paragraph, kind, self.ref, clauses)

    def _read_closing(self, paragraph: Paragraph) -> OutlineItem:
        """`Trên đây là ...`: courtesy, but for a sentence that sets a time (`báo cáo trước ngày 20/12`)."""
        self._leave_items()
        clauses = tuple(
            clause for clause in self._clauses(paragraph) if find_time(clause.text, year=None, issued_on=None)
        )
        if not clauses:
            return OutlineItem(paragraph, BlockKind.CLOSING, None)
        return OutlineItem(paragraph, BlockKind.REQUIREMENT, self.ref, clauses)

    def _opening_kind(self, paragraph: Paragraph) -> BlockKind | None:
        """Salutation and legal bases before the first heading; None for what may already ask."""
        text = paragraph.text
        if _SALUTATION.search(text) or (self._saluting and paragraph.marker and paragraph.marker.level >= Level.STAR):
            self._saluting = True
            return BlockKind.LETTERHEAD
        self._saluting = False
        if paragraph.marker:
            return None
        self._in_bases = is_legal_base(text, follows_base=self._in_bases)
        return BlockKind.LEGAL_BASE if self._in_bases else None

    def _step(self, paragraph: Paragraph) -> None:
        if paragraph.marker:
            self._close(self._path.enter(paragraph.marker))
        else:
            self._path.leave(Level.STAR)
            self._close(Level.STAR)
            if self._ended and self._finished and find_addressees(paragraph.text, None):
                self._leave_items()

    def _leave_items(self) -> None:
        """Behind the last item what names whom it asks is the section's (`III`), or the whole document's, not its."""
        self._path.leave(Level.ARABIC)
        self._close(Level.ARABIC)

    def _close(self, level: float) -> None:
        while self._headings and self._headings[-1].level >= level:
            self._headings.pop()

    def _is_heading(self, paragraph: Paragraph, following: Paragraph | None) -> bool:
        text, marker = paragraph.content, paragraph.marker
        if not text or (marker and marker.level < Level.CAPITAL):
            return True
        if len(text) > _MOST_HEADING_LETTERS or text[0] == "(" or (marker and marker.level >= Level.STAR):
            return False
        if text == text.upper() and re.search(r"[A-ZĐÀ-Ỹ]{2}", text):
            return True
        if not marker:
            return paragraph.bold and bool(OPEN_END.search(text)) and following is not None
        return is_numbered_heading(paragraph, marker, following)

    def _enter_heading(self, paragraph: Paragraph) -> None:
        named = heading_bodies(paragraph.content)  # `CHỦ TỊCH UBND XÃ` without a number only says who decides
        bodies = tuple(body for body in named if paragraph.marker or not self._is_issuer(body))
        level = self._path.depth if paragraph.marker else self._level_of_plain_heading(bodies)
        self._close(level)
        bodies = self._without_served(bodies, paragraph.content)
        is_article = paragraph.marker is not None and paragraph.marker.level == Level.ARTICLE
        kind = kind_of_article(paragraph.content) if is_article else kind_of(paragraph.content)
        self._headings.append(_Heading(level, paragraph.content, kind, bodies))

    def _level_of_plain_heading(self, bodies: tuple[str, ...]) -> float:
        """An unnumbered heading stands just below the last numbered one, a body's below a section's.

        `Tổ chức thực hiện`, then `Đoàn Thanh niên xã` and `Các trường học`, all three in bold without a number.
        """
        level = max(self._path.depth, 0) + 0.5
        below = any(heading.level == level and heading.kind for heading in self._headings)
        return level + 0.1 if bodies and below else level

    def _clauses(self, paragraph: Paragraph) -> Iterator[Clause]:
        start = self._enter_run_in(paragraph)
        goes_on = not paragraph.marker and self._finished and self._item[0] == self.ref
        bodies = self._item[1] if goes_on else self._bodies_above()
        kind = self._kind()
        for sentence, words in located_sentences(paragraph, start):
            bodies = self._named(sentence) or bodies  # a sentence without a subject goes on with the last one
            if is_lead_in(sentence):
                self._enter_lead_in(paragraph, sentence)
            elif asks(sentence, kind=kind) and (self._opened or self._is_order(sentence)):
                self._asking = True
                yield Clause(
                    ref=self.ref,
                    kind=kind,
                    text=sentence.removesuffix("./.").strip(),
                    words=words,
                    addressees=() if is_done_for_all(bodies, sentence) else bodies,
                    heading=self._headings[-1].text if self._headings else None,
                )
        self._item = self.ref, bodies

    def _enter_run_in(self, paragraph: Paragraph) -> int:
        """`1. Mục đích: Nâng cao ...`, `2. Phòng Nội vụ: Theo dõi ...`: a heading in front of its own text.

        Returns how many letters of the content are a section's name and no part of what is asked.
        """
        found = _RUN_IN.match(paragraph.content) if paragraph.marker else None
        if not found:
            return 0
        name = found[1]
        if kind := named_kind(name):
            self._headings.append(_Heading(self._path.depth, name, kind, ()))
            return found.end()
        bodies = heading_bodies(name + ":")
        bodies = self._without_served(bodies, paragraph.content) if bodies else ()
        is_own = any(self._is_issuer(body) for body in bodies)
        if bodies and not is_own and is_nothing_else(name, bodies) and find_addressees(paragraph.content, None):
            self._headings.append(_Heading(self._path.depth, name, None, bodies))
        return 0

    def _enter_lead_in(self, paragraph: Paragraph, sentence: str) -> None:
        """`Phòng Nội vụ chủ trì các việc sau:` hands its body down to the bullets behind it."""
        named = find_addressees(sentence, None) or heading_bodies(sentence)
        bodies = tuple(body for body in named if not (self._is_issuer(body) or re.search(r"[“”\"]", body)))
        bodies = self._without_served(bodies, sentence)
        if not self._opened:  # `UBND xã ban hành Kế hoạch như sau:` names the issuer, `yêu cầu các trường:` others
            ordered = any(_is_ordered(body, sentence) for body in bodies)
            bodies = tuple(body for body in bodies if ordered and not names_everybody(body))
        if bodies or lists_things(sentence):
            level = self._path.depth if paragraph.marker else max(self._path.depth, -1) + 0.7
            self._headings.append(_Heading(level, sentence, None, bodies, lists_things(sentence)))

    def _without_served(self, bodies: tuple[str, ...], text: str) -> tuple[str, ...]:
        """`Đối với học sinh tiểu học: ...` says for whom the body above does it; without one they do it themselves."""
        served = labels_served(text) and all(is_served(body) for body in bodies)
        return () if served and self._bodies_above() else bodies

    def _named(self, sentence: str) -> tuple[str, ...]:
        """Whom the sentence names as its doers; nobody where it is an item of a list of things."""
        in_list = bool(self._headings) and self._headings[-1].lists_things
        if in_list and not is_lead_in(sentence):
            return ()
        return self._without_served(find_addressees(sentence, None), sentence)

    def _is_issuer(self, body: str) -> bool:
        """The issuer itself, short or whole, or its head: `Chủ tịch UBND tỉnh` of `UBND tỉnh Lâm Đồng`."""
        return self.issuer is not None and is_issuer(body, self.issuer)

    def _is_order(self, sentence: str) -> bool:
        """Before the first number a sentence counts only when it names others or begins with a verb of asking."""
        named = find_addressees(sentence, None)
        verb = self._asking and starts_verb(sentence[:1].lower() + sentence[1:])  # `Gửi báo cáo ...` behind an order
        commands = verb and not _RESTS_ON.match(sentence)
        return any(not self._is_issuer(body) for body in named) or commands

    def _bodies_above(self) -> tuple[str, ...]:
        """The bodies of the nearest heading or lead-in that names some."""
        return next((entry.bodies for entry in reversed(self._headings) if entry.bodies), ())

    def _kind(self) -> RequirementKind:
        """The innermost section's; below `Tổ chức thực hiện` all are duties, also under `1. Nhiệm vụ của ...`."""
        kinds = [entry.kind for entry in self._headings if entry.kind]
        if RequirementKind.DUTY in kinds:
            return RequirementKind.TASK if self.is_letter else RequirementKind.DUTY
        return kinds[-1] if kinds else RequirementKind.TASK


def _is_ordered(body: str, sentence: str) -> bool:
    order = rf"(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo|chỉ thị)\s+(?:cho\s+)?{re.escape(body)}"
    return re.search(order, sentence, re.IGNORECASE) is not None
