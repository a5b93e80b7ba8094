"""The head of the first page: issuing body, number and symbol, place and date, kind and subject.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 to II.5: two columns, then kind and subject centred below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from extract.head.gazette import read_gazette_title
from extract.head.head_columns import ABOUT, BODY_STARTS, RIGHT_TITLE, head_columns
from extract.head.issuer import is_issuer_line, split_issuers, usual_name
from extract.head.kind import OFFICIAL_LETTER, read_kind, read_leading_kind
from extract.page import Line, Page, Word, join_lines, lines_of
from model.directive import Doubt

_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(r"^Số\s*:?\s*(?P<number>[\w.\s-]*?)\s*/\s*(?P<symbol>(?:\d{4}/)?[A-ZĐƯ][\wĐƯđ&/. -]*?)\s*$")
_PARTY_NUMBER = re.compile(r"^Số\s*:?\s*(?P<number>\d*)\s*-\s*(?P<symbol>[A-ZĐ]{2,}\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*)\s*$")
_OFF_CENTRE_PT = 45
_SHORT_TITLE = 0.66  # of the page's width; a line of the body takes 0.7 or more
_MOST_LINES_ABOVE_RECEIVER = 6
_DATE = re.compile(
    r"(?P<place>.+?)\s*,?\s*ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_UNIT_WORDS = frozenset(
    (
        *("TP.", "TX.", "TT.", "P.", "-", "–", "tỉnh", "thành", "phố"),
        *("thị", "xã", "trấn", "huyện", "phường", "đặc", "khu"),
    )
)
# "(Ban hành kèm theo Quyết định số 356/QĐ-UBND ngày 15/11/2023 của UBND huyện)"
ISSUED_WITH = re.compile(r"\(\s*(?P<together>Ban hành )?kèm theo\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of a document says; None is what it leaves blank. `words` are all words it is made of.

    `attached` is the line in brackets that names what the document was issued with.
    """

    kind: str
    number: str | None
    symbol: str | None
    issuer: str | None
    parent_issuer: str | None
    place: str | None
    issued_on: date | None
    year: int | None
    subject: str | None
    attached: str | None
    words: tuple[Word, ...]
    doubts: tuple[Doubt, ...]

    @property
    def evidence(self) -> int:
        """How many of the marks of an administrative document were found, 0 to 4."""
        dated = self.year is not None or self.issued_on is not None
        return sum((self.issuer is not None, self.symbol is not None, dated, bool(self.kind)))


def read_letterhead(page: Page, body_text: str, furniture: Set[int] = frozenset()) -> Letterhead:
    """The letterhead of a document's first page.

    `body_text` is the rest of the document, from which the usual spelling of names printed in capitals is taken;
    words with ids in `furniture` are not looked at.
    """
    lines = lines_of(word for word in page.free_words if id(word) not in furniture)
    columns = head_columns(lines, page.width_pt)
    below = [line for line in lines if line.bbox_pt.top > columns.bottom_pt]
    about, symbol_line, bodies = _left_column(columns.left)
    number, symbol = _number(symbol_line)
    dated = _dated(columns.right)
    kind_lines, kind, subject_lines = _kind_and_subject(below, page.width_pt)
    addressed = any(line.text.startswith("Kính gửi") for line in below[:_MOST_LINES_ABOVE_RECEIVER])
    kind = kind or (OFFICIAL_LETTER if about or (addressed and symbol) else "")
    subject = _subject(about, subject_lines)
    if subject and not about and not kind_lines:
        subject = subject[len(kind) :].strip()  # `KẾ HOẠCH CÔNG TÁC NĂM 2026` on one line
    attached_lines = _attached(below, [*kind_lines, *subject_lines])
    attached = join_lines(line.text for line in attached_lines) or None
    parent, issuer = split_issuers(bodies, body_text)
    place, issued_on, year = _place_and_date(dated)
    printed = None if columns.left else read_gazette_title(subject or "", body_text)
    if printed:
        number, symbol, subject = printed.number, printed.symbol, printed.subject
        issued_on, year = printed.issued_on, printed.issued_on.year
        issuer = usual_name(printed.issuer, body_text)
    taken = [*columns.left, *columns.right, *kind_lines, *subject_lines, *attached_lines]
    return Letterhead(
        kind=kind,
        number=number,
        symbol=symbol,
        issuer=issuer,
        parent_issuer=parent,
        place=place,
        issued_on=issued_on,
        year=year or _year(attached),
        subject=subject,
        attached=attached,
        words=tuple(word for line in taken for word in line.words),
        doubts=tuple(_doubts(number, symbol, issuer, issued_on, subject)),
    )


def unknown_letterhead() -> Letterhead:
    """Of a document whose first page could not be read."""
    doubts = tuple(_doubts(None, None, None, None, None))
    return Letterhead("", None, None, None, None, None, None, None, None, None, words=(), doubts=doubts)


def _left_column(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], str, tuple[Line, ...]]:
    """The left column's parts: lines of `V/v ...`, the text of the number, lines of the issuing bodies."""
    bodies: list[Line] = []
    about: list[Line] = []
    symbol = ""
    for line in lines:
        if ABOUT.search(line.text) or about:
            about.append(line)
        elif line.text.startswith("Số") or (symbol and not _is_rule(line)):
            symbol = f"{symbol} {line.text}".strip()
        elif is_issuer_line(line.text) and not symbol:
            bodies.append(line)
        elif not symbol and not _is_rule(line) and re.fullmatch(r"\d{1,5}", line.text):
            symbol = line.text  # a number stamped above an empty "Số:   /..."
    return tuple(about), symbol, tuple(bodies)


def _is_rule(line: Line) -> bool:
    return not re.search(r"\w", line.text.replace("_", ""))


def _number(text: str) -> tuple[str | None, str | None]:
    stamped = re.match(r"^(\d{1,5}) (Số.*)$", text)
    printed = stamped[2] if stamped else text
    match = _PARTY_NUMBER.match(printed) or _NUMBER.match(printed)
    if not match:
        return None, None
    number = re.sub(r"[\s.…_-]+", "", match["number"]) or (stamped[1] if stamped else "")
    symbol = re.sub(r"\s*([-/&.])\s*", r"\1", match["symbol"]).strip()
    return number or None, symbol


def _dated(lines: tuple[Line, ...]) -> str:
    """The place and date, over two lines where a long place wraps."""
    rest = [line.text for line in lines if not RIGHT_TITLE.search(line.text) and not _MOTTO.search(line.text)]
    return join_lines(text for text in rest if re.search(r"\w", text.replace("_", "")))


def _place_and_date(text: str) -> tuple[str | None, date | None, int | None]:
    match = _DATE.search(text)
    if not match:
        return None, None, None
    place = _place_name(match["place"])
    year = int(match["year"]) if match["year"] else None
    day, month = match["day"], match["month"]
    try:
        issued_on = date(year, int(month), int(day)) if year and month and day else None
    except ValueError:
        issued_on = None
    return place or None, issued_on, year


def _place_name(text: str) -> str:
    """The words of a name that end `text`: a title that wrapped (`NAM`) or specks of a scan stand before them."""
    words = text.strip(" ,.").split()
    start = len(words)
    while start and (words[start - 1].isdigit() or _is_name_word(words[start - 1])):
        start -= 1
    return " ".join(words[start:]).lstrip(" -–0123456789") or " ".join(words)


def _is_name_word(word: str) -> bool:
    """`Đắk`, `M’gar`, `A` (Lưới), `TP.`; a word of capitals is none."""
    return word in _UNIT_WORDS or (word[0].isupper() and (len(word) == 1 or not word.isupper()))


def _kind_and_subject(below: list[Line], page_width_pt: float) -> tuple[list[Line], str | None, list[Line]]:
    """The line that names the kind, the kind, and the centred lines under it up to the body."""
    for index, line in enumerate(below[:8]):
        kind = read_kind(line.text)
        if kind:
            return [line], kind, _centred_run(below[index + 1 :], page_width_pt)
    for index, line in enumerate(below[:4]):
        if (kind := read_leading_kind(line.text)) and abs(_middle(line) - page_width_pt / 2 - 14) < _OFF_CENTRE_PT:
            return [], kind, [line, *_centred_run(below[index + 1 :], page_width_pt)]
    return [], None, []


def _middle(line: Line) -> float:
    return (line.bbox_pt.x0 + line.bbox_pt.x1) / 2


def _centred_run(lines: list[Line], page_width_pt: float) -> list[Line]:
    """The subject: lines centred on the text area, bold as their first one, no body line among them."""
    run: list[Line] = []
    for index, line in enumerate(lines[:12]):
        if _is_rule(line):
            run.append(line)
            continue
        words = [part for part in run if not _is_rule(part)]
        same_face = not words or (line.words[0].bold == words[0].words[0].bold and not _turns_capital(words, line))
        gap = line.bbox_pt.top - (words[-1].bbox_pt.bottom if words else line.bbox_pt.top)
        middle = _middle(line)
        anchor = _middle(words[0]) if words else page_width_pt / 2 + 14
        tolerance = 12 if words else _OFF_CENTRE_PT
        if (
            (BODY_STARTS.search(line.text) and not _is_title(line, lines[index + 1 : 12], page_width_pt))
            or not same_face
            or gap > 25
            or abs(middle - anchor) > tolerance
        ):
            break
        run.append(line)
    return run


def _is_title(line: Line, below: list[Line], page_width_pt: float) -> bool:
    """`Thực hiện Nghị quyết số 71-NQ/TW` as a subject: bold, or so short that a body's line would not end there, or
    over the legal bases, which a base of that word follows."""
    over_bases = any(other.text.startswith("Căn cứ") for other in below)
    short = line.bbox_pt.x1 - line.bbox_pt.x0 < _SHORT_TITLE * page_width_pt and not line.text.endswith((";", ".", ","))
    return line.text.startswith("Thực hiện") and (line.bold or short or over_bases)


def _attached(below: list[Line], title: list[Line]) -> list[Line]:
    """The lines in brackets under kind and subject that name what the document was issued with, up to the bracket."""
    behind = below[below.index(title[-1]) + 1 :][:4] if title else []
    if not behind or not ISSUED_WITH.match(behind[0].text):
        return []
    end = next((index for index, line in enumerate(behind) if line.text.endswith(")")), 0)
    return behind[: end + 1]


def _year(attached: str | None) -> int | None:
    """The year in which what it was issued with is dated."""
    named = re.search(r"ngày\b.{2,24}?\b(20\d\d)\b", attached or "")
    return int(named[1]) if named else None


def _turns_capital(run: Sequence[Line], line: Line) -> bool:
    """`CHỦ TỊCH ỦY BAN NHÂN DÂN ...` under a decision's subject is whoever decides and no part of it."""
    capital = line.text == line.text.upper() and line.text != line.text.lower()  # `2026-2027` is neither
    return capital and run[0].text != run[0].text.upper()


def _subject(about: tuple[Line, ...], centred: list[Line]) -> str | None:
    lines = about or tuple(line for line in centred if not _is_rule(line))
    text = ABOUT.sub("", join_lines(line.text for line in lines)).strip()
    return text or None


def _doubts(
    number: str | None, symbol: str | None, issuer: str | None, issued_on: date | None, subject: str | None
) -> list[Doubt]:
    found = []
    if number is None:
        found.append(Doubt("number-missing", "Không đọc được số văn bản (để trống); đề nghị văn thư nhập số.", 1))
    if symbol is None:
        found.append(Doubt("symbol-missing", "Không đọc được ký hiệu văn bản; đề nghị văn thư nhập ký hiệu.", 1))
    if issued_on is None:
        found.append(Doubt("date-missing", "Không đọc được ngày ban hành (để trống); đề nghị văn thư nhập ngày.", 1))
    if issuer is None:
        found.append(Doubt("issuer-missing", "Không đọc được cơ quan ban hành; đề nghị văn thư nhập.", 1))
    if subject is None:
        found.append(Doubt("subject-missing", "Không đọc được trích yếu; đề nghị văn thư nhập.", 1))
    return found
