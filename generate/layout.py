"""Our choice within what the decree allows (`decree`), and the measures that it leaves open: each number once.

Sizes in pt, lengths in mm, as their names say.
"""

from __future__ import annotations

from dataclasses import dataclass

from generate import decree

FONT = decree.FONT
LANGUAGE = "vi-VN"

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = decree.PAGE_WIDTH_MM, decree.PAGE_HEIGHT_MM
# the narrowest margins: most room for tables
TOP_MM, BOTTOM_MM = decree.TOP.least, decree.BOTTOM.least
LEFT_MM, RIGHT_MM = decree.LEFT.least, decree.RIGHT.least
TEXT_WIDTH_MM = PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM


def text_width_mm(*, landscape: bool) -> float:
    """Between the margins, which are the same on upright and on landscape pages."""
    return (PAGE_HEIGHT_MM if landscape else PAGE_WIDTH_MM) - LEFT_MM - RIGHT_MM


def text_height_pt(*, landscape: bool) -> float:
    """Between the upper and the lower margin."""
    return ((PAGE_WIDTH_MM if landscape else PAGE_HEIGHT_MM) - TOP_MM - BOTTOM_MM) / 25.4 * 72


@dataclass(frozen=True, slots=True)
class Sheet:
    """The margins of an A4 page, the same on upright and on lying ones."""

    top_mm: float = TOP_MM
    bottom_mm: float = BOTTOM_MM
    left_mm: float = LEFT_MM
    right_mm: float = RIGHT_MM

    def text_width_mm(self, *, landscape: bool = False) -> float:
        return (PAGE_HEIGHT_MM if landscape else PAGE_WIDTH_MM) - self.left_mm - self.right_mm


USUAL_SHEET = Sheet()


HEADER_MM = 10  # the page number stands in the top margin

# The right cell takes the national title on one line; the left has the rest.
NATIONAL_TITLE, MOTTO = decree.NATIONAL_TITLE_TEXT, decree.MOTTO_TEXT
RIGHT_CELL_MM = 97
LEFT_CELL_MM = TEXT_WIDTH_MM - RIGHT_CELL_MM
MOST_SEAM_MM = 16  # what a date on a long line may take of the number's room beside it
MOTTO_PT = decree.MOTTO.size.most
NAME_SIZES_PT = (decree.ISSUER.size.most, decree.ISSUER.size.least)  # the first size that breaks well
RULE_SHARE = 0.4  # within decree.RULE_SHARE
RULE_PT = 0.75

SUBJECT_PT = decree.SUBJECT.size.most
BODY_PT = decree.BODY.size.most
FIRST_LINE_MM = decree.FIRST_LINE_MM[1]
AFTER_PARAGRAPH_PT = decree.BETWEEN_PARAGRAPHS_LEAST_PT
LINE_SPACING = 1.05  # within decree.LINE_SPACING

SIGNATURE_ROOM_PT = 72  # the seal and the hand
SIGNATURE_CELL_MM = 85
RECIPIENTS_CELL_MM = TEXT_WIDTH_MM - SIGNATURE_CELL_MM  # on a sheet of the usual margins
TALL_SIGN_OFF_PT = 330  # from here on recipients may go over to the next page; less moves there as a whole
LINE_OF_SIZE = 1.15  # how high a line of Times New Roman is for its size

TABLE_PT = 13
CELL_SPACE_PT = 2 * 2  # above and below a cell's text
TABLE_PADDING_MM, TABLE_LINE_PT = 1.5, 0.5
NUMBER_COLUMN_MM = 11.0
COLUMN_LEAST_MM = 22.0
COLUMN_SHARES = (66.0, 26.0, 29.0, 33.0)  # content, lead, support, time, before their words are looked at

COMMENT_PT = 10  # where a line comes from; not printed
