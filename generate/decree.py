"""What the decree demands, each number once: writer (`layout`, `word_styles`) and linter (`check`) import it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I (quy định chung), II (thành phần chính), III (thành phần
khác).
Sizes in pt, lengths in mm, as their names say.
"""

from __future__ import annotations

from dataclasses import dataclass

NATIONAL_TITLE_TEXT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_TEXT = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS_TITLE_TEXT = "Nơi nhận:"
FILE_COPY_TEXT = "Lưu: VT"  # the last of the recipients: the archive of the office itself
END_MARK = "./."

FONT = "Times New Roman"
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297


@dataclass(frozen=True, slots=True)
class Span:
    """A range with both ends allowed."""

    least: float
    most: float

    def holds(self, value: float, tolerance: float = 0.0) -> bool:
        return self.least - tolerance <= value <= self.most + tolerance

    def nearest(self, value: float) -> float:
        return min(max(value, self.least), self.most)

    def __str__(self) -> str:
        return f"{self.least:g}" if self.least == self.most else f"{self.least:g}-{self.most:g}"


@dataclass(frozen=True, slots=True)
class Lettering:
    """How an element is lettered. `capitals` is None where the decree leaves it to the words themselves."""

    size: Span
    bold: bool = False
    italic: bool = False
    capitals: bool | None = False
    centred: bool = False

    def __str__(self) -> str:
        """In the decree's words: "chữ in hoa, cỡ 12-13, đứng, đậm, canh giữa"."""
        case = {True: "chữ in hoa, ", False: "chữ in thường, ", None: ""}[self.capitals]
        face = ", ".join(["nghiêng" if self.italic else "đứng", *(["đậm"] if self.bold else [])])
        return f"{case}cỡ {self.size}, {face}{', canh giữa' if self.centred else ''}"


TOP, BOTTOM, LEFT, RIGHT = Span(20, 25), Span(20, 25), Span(30, 35), Span(15, 20)  # I.3
_SMALL, _USUAL = Span(12, 13), Span(13, 14)

PAGE_NUMBER = Lettering(_USUAL, capitals=None, centred=True)  # I.7
NATIONAL_TITLE = Lettering(_SMALL, bold=True, capitals=True, centred=True)  # II.1.a
MOTTO = Lettering(_USUAL, bold=True, centred=True)  # II.1.b
PARENT = Lettering(_SMALL, capitals=True, centred=True)  # II.2.b
ISSUER = Lettering(_SMALL, bold=True, capitals=True, centred=True)  # II.2.b
NUMBER = Lettering(Span(13, 13), capitals=None, centred=True)  # II.3.c
PLACE_DATE = Lettering(_USUAL, italic=True, centred=True)  # II.4.c
KIND = Lettering(_USUAL, bold=True, capitals=True, centred=True)  # II.5.c
SUBJECT = Lettering(_USUAL, bold=True, centred=True)  # II.5.c
LETTER_SUBJECT = Lettering(_SMALL, centred=True)  # II.5.c: after "V/v", under the number
ADDRESSEE = Lettering(_USUAL)  # II.9.c: "Kính gửi"
LEGAL_BASE = Lettering(_USUAL, italic=True)  # II.6.b
BODY = Lettering(_USUAL, capitals=None)  # II.6
PART = Lettering(_USUAL, bold=True, centred=True)  # II.6.e: "Phần", "Chương" and their number
ARTICLE = Lettering(_USUAL, bold=True)  # II.6.e: "Điều 1."
ROMAN_HEADING = Lettering(_USUAL, bold=True, capitals=True)  # II.6.g
NUMBER_HEADING = Lettering(_USUAL, bold=True)  # II.6.g: a numbered line that is a heading
LETTER_HEADING = Lettering(_USUAL)  # II.6.g
AUTHORITY = Lettering(_USUAL, bold=True, capitals=True, centred=True)  # II.7.e
SIGNER = Lettering(_USUAL, bold=True, centred=True)  # II.7.e
RECIPIENTS_TITLE = Lettering(Span(12, 12), bold=True, italic=True)  # II.9.d
RECIPIENTS_LINE = Lettering(Span(11, 11), capitals=None)  # II.9.d
APPENDIX_LABEL = Lettering(Span(14, 14), bold=True, centred=True)  # III.1.c
APPENDIX_TITLE = Lettering(_USUAL, bold=True, capitals=True, centred=True)  # III.1.c
ATTACHED = Lettering(_USUAL, italic=True, centred=True)  # III.1.d

RULE_SHARE = Span(1 / 3, 1 / 2)  # II.2.b, II.5.c: a line under a name or a subject, of its length
FIRST_LINE_MM = (10.0, 12.7)  # II.6: one or the other
BETWEEN_PARAGRAPHS_LEAST_PT = 6.0  # II.6
LINE_SPACING = Span(1.0, 1.5)  # II.6
ZERO_BELOW_DAY, ZERO_TO_MONTH, ZERO_BELOW_NUMBER = 10, 2, 10  # II.3.a, II.4.b
