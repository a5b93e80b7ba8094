"""What the level above sent, as it was read: metadata, requirements, and every word's place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.source import BBox, Source
from model.timing import Timing


class TextOrigin(StrEnum):
    """Where the words of a file came from."""

    DIGITAL = "digital"
    OCR = "ocr"
    MIXED = "mixed"


class Encoding(StrEnum):
    """What the text layer was written in before it became Unicode."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    VISCII = "viscii"


class RequirementKind(StrEnum):
    """Which part of the directive a requirement stands in.

    PURPOSE: Mục đích · PRINCIPLE: Yêu cầu · TASK: Nội dung, nhiệm vụ, giải pháp, chỉ tiêu · DUTY: Tổ chức thực hiện
    (what one named body must do) · ROW: a row of an appendix table.
    """

    PURPOSE = "purpose"
    PRINCIPLE = "principle"
    TASK = "task"
    DUTY = "duty"
    ROW = "row"


class BlockKind(StrEnum):
    """What a stretch of the text layer is. Every word stands in exactly one block."""

    LETTERHEAD = "letterhead"
    LEGAL_BASE = "legal base"
    HEADING = "heading"
    REQUIREMENT = "requirement"
    PROSE = "prose"  # opening and lead-in sentences that ask for nothing themselves
    CLOSING = "closing"  # courtesy, recipients, signature
    FURNITURE = "furniture"  # page numbers, strips of the e-office, signature boxes
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read. `text` and `encoding` say where its words came from."""

    sha256: str
    size_bytes: int
    pages: int
    text: TextOrigin
    encoding: Encoding


@dataclass(frozen=True, slots=True)
class LegalBase:
    """One `Căn cứ ...;`: the text without its final mark, the code and date where it names them."""

    text: str
    code: str | None
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`, the name. What is not printed is None."""

    capacity: str | None
    title: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is not sure of: a stable `code`, a Vietnamese `message`, the page where it is one page's."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one page's words with one meaning. `ref` names the requirement it belongs to, where there is one."""

    kind: BlockKind
    page: int
    bbox_pt: BBox
    words: int
    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One sentence, clause or table row that asks for, sets or limits something.

    `ref` is the printed numbering path (`II.1.a`, `III.2.-1`, `PL1/II.3`), None where the row prints no number.
    `addressees` are the bodies named by the text; () means all whom the directive binds. `lead` and `support` are
    a row's chủ trì and phối hợp. `heading` is the text of the nearest heading above, `group` a row's heading row.
    """

    ref: str | None
    kind: RequirementKind
    text: str
    source: Source
    addressees: tuple[str, ...] = ()
    lead: str | None = None
    support: tuple[str, ...] = ()
    group: str | None = None
    timing: Timing | None = None
    heading: str | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """A văn bản đến as read. What the text does not say is None and has a doubt beside it."""

    source_file: SourceFile
    kind: str
    number: str | None
    symbol: str | None
    issuer: str | None
    parent_issuer: str | None
    place: str | None
    issued_on: date | None
    subject: str | None
    legal_bases: tuple[LegalBase, ...]
    signer: Signer
    recipients: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]

    @property
    def code(self) -> str | None:
        """`50/KH-UBND`, `05-KH/ĐU`, or None while the number or the symbol is unknown."""
        return code_of(self.number, self.symbol)


def code_of(number: str | None, symbol: str | None) -> str | None:
    """Number and symbol as one: a party body's symbol (`KH/ĐU`: its slash behind the kind) is joined by a hyphen."""
    if not number or not symbol:
        return None
    kind, slash, _ = symbol.partition("/")
    return f"{number}{'-' if slash and kind.isalpha() else '/'}{symbol}"
