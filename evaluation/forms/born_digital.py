"""The forms of prints with a good text layer: tables, offices, stamps, furniture, odd code points and orders."""

from __future__ import annotations

from evaluation.forms import columns, letterhead, page_boxes, press, rows, spelling, stamps
from evaluation.forms.borders import as_word_draws
from evaluation.forms.breaks import open_at_breaks
from evaluation.forms.form import Form, one_after_another
from samples.layout import Layout, Lines

_GROUP = "born digital"


def _form(name: str, says: str, **parts: object) -> Form:
    return Form(name, says, _GROUP, **parts)  # type: ignore[arg-type]  # the fields of Form


PLAIN = (
    _form("clean", "printed from Word"),
    _form(
        "other-office",
        "13 pt, narrow margins, wide lines, `Số: 50 /KH-UBND`",
        layout=Layout(
            body_pt=13,
            table_pt=12,
            margins_mm=(20, 20, 20, 25),
            line_spacing=1.3,
            first_line_mm=10,
            number="Số: {} /{}",
            letterhead_left_mm=66,
        ),
    ),
    _form(
        "large-type",
        "15 pt, wide margins: other page breaks",
        layout=Layout(
            body_pt=15,
            table_pt=14,
            margins_mm=(25, 20, 25, 35),
            letterhead_left_mm=64,
        ),
    ),
)
TABLES = (
    _form("landscape", "appendices on landscape pages", rework=columns.set_landscape),
    _form(
        "portrait", "appendices squeezed into portrait pages", rework=columns.set_portrait, layout=Layout(table_pt=12)
    ),
    _form(
        "time-before-bodies",
        "columns: TT, task, time, lead, support",
        rework=columns.reordered("number", "task", "time", "lead", "support"),
    ),
    _form(
        "time-first",
        "columns: TT, time, task, lead, support",
        rework=columns.reordered("number", "time", "task", "lead", "support"),
    ),
    _form(
        "bodies-first",
        "columns: TT, lead, support, task, time",
        rework=columns.reordered("number", "lead", "support", "task", "time"),
    ),
    *(
        _form(f"headings-{number + 1}", "columns under other headings", rework=columns.headed(number))
        for number in range(6)
    ),
    _form("merged-down", "rows that say the same share cells", rework=columns.merged_down),
    _form("two-line-header", "`Phân công thực hiện` over `Chủ trì | Phối hợp`", rework=columns.headed_twice),
    _form(
        "two-line-header-once",
        "the same, not repeated, rows merged down",
        rework=one_after_another([columns.merged_down, columns.headed_twice]),
        layout=Layout(header_repeats=False),
    ),
    _form("combined-column", "`Đơn vị chủ trì/phối hợp`, lead first", rework=columns.combined(labelled=False)),
    _form("combined-labelled", "`Chủ trì: ... Phối hợp: ...` in one cell", rework=columns.combined(labelled=True)),
    _form("unruled", "tables without lines", rework=columns.any_table, layout=Layout(lines=Lines.NONE)),
    _form(
        "horizontal-lines",
        "tables with horizontal lines only",
        rework=columns.any_table,
        layout=Layout(lines=Lines.HORIZONTAL),
    ),
    _form("dotted-rows", "rows parted by dots", rework=columns.any_table, layout=Layout(lines=Lines.DOTTED_ROWS)),
    _form(
        "shaded",
        "header and heading rows grey, lines as Word draws them",
        rework=columns.any_table,
        layout=Layout(is_shaded=True),
        treatments=(as_word_draws,),
    ),
    _form(
        "word-lines",
        "lines as Word draws them: thin boxes around each cell",
        rework=columns.any_table,
        treatments=(as_word_draws,),
    ),
    _form(
        "header-once",
        "the header is not repeated on further pages",
        rework=columns.any_table,
        layout=Layout(header_repeats=False),
    ),
    _form(
        "open-breaks",
        "no line where a page break cuts a table",
        rework=columns.any_table,
        layout=Layout(header_repeats=False, table_pt=14),
        treatments=(open_at_breaks,),
    ),
    _form("no-heading-rows", "heading rows left out", rework=rows.without_headings),
    _form("bridging-headings", "heading rows as one cell, `II. Quý II`", rework=rows.with_bridging_headings),
    _form("unnumbered-headings", "heading rows as one cell, `Quý II`", rework=rows.with_unnumbered_headings),
    _form("missing-numbers", "every fourth row without its TT", rework=rows.without_some_numbers),
    _form("no-number-column", "a table without TT", rework=rows.without_number_column),
)
STAMPED = (
    _form(
        "stamped-annotation",
        "number and day as FreeText annotations",
        rework=letterhead.with_blanks,
        treatments=(stamps.number_and_day_as("FreeText"),),
    ),
    _form(
        "stamped-field",
        "number and day as signature fields",
        rework=letterhead.with_blanks,
        treatments=(stamps.number_and_day_as("Widget"),),
    ),
    _form(
        "stamped-object",
        "number and day as a page object",
        rework=letterhead.with_blanks,
        treatments=(stamps.number_and_day_as("object"),),
    ),
    _form(
        "draft",
        "number and day blank for good, `DỰ THẢO` across",
        rework=letterhead.as_draft,
        treatments=(stamps.watermark("DỰ THẢO"),),
    ),
    _form("signature-box", "`Ký bởi: ...; Ngày ký: ...` above the signer's name", treatments=(stamps.signature_box,)),
    _form("portal-signature", "`Người ký: ...; Thời gian ký: ...` at the top", treatments=(stamps.portal_signature,)),
    _form("electronic-copy", "`SAO Y; ...` in the corner", treatments=(stamps.electronic_copy,)),
    _form("certified-copy", "a page with a copier's letterhead, `SAO Y`", paging=stamps.certified_copy),
    _form("strip", "the e-office's strip on each page", treatments=(stamps.strips,)),
    _form("side-strip", "who printed it, along the edge", treatments=(stamps.side_strips,)),
    _form("arrival", "`ĐẾN Số: ... Ngày: ...` as text", treatments=(stamps.arrival_stamp,)),
    _form("watermark-copy", "`BẢN SAO` across each page", treatments=(stamps.watermark("BẢN SAO"),)),
    _form(
        "everything-stamped",
        "number, day, strip, box, arrival and copy mark at once",
        rework=letterhead.with_blanks,
        treatments=(
            stamps.number_and_day_as("object"),
            stamps.strips,
            stamps.signature_box,
            stamps.arrival_stamp,
            stamps.electronic_copy,
        ),
    ),
)
TYPED = (
    _form(
        "footnotes",
        "footnotes under two pages",
        layout=Layout(
            footnotes=(
                "Theo Báo cáo số 212/BC-UBND ngày 15/12/2023.",
                "Danh sách cụ thể được gửi kèm qua hệ thống quản lý văn bản và điều hành.",
            )
        ),
    ),
    _form(
        "running-head",
        "a running head, `Trang 2/5` at the foot",
        layout=Layout(
            running_head="Văn phòng HĐND và UBND",
            running_foot="Trang {page}/{pages}",
        ),
    ),
    _form("nfd", "letters and marks apart (NFD)", spelling=spelling.decomposed),
    _form("tones-apart", "tones apart from vowels (Unicode tổ hợp)", spelling=spelling.tones_apart),
    _form("some-tones-apart", "a few words with their tones apart", spelling=spelling.some_tones_apart),
    _form("symbol-bullets", "bullets in the private use area", spelling=spelling.symbol_bullets),
    _form("soft-hyphens", "hyphens that come out as soft hyphens", treatments=(press.with_soft_hyphens,)),
    _form("letter-by-letter", "each letter set by itself, no blank drawn", treatments=(press.letter_by_letter,)),
    _form("struck-twice", "bold words drawn twice a hair apart", treatments=(press.struck_twice,)),
    _form("shuffled", "words drawn in no order", treatments=(press.shuffled,)),
    _form("fallback-letters", "rare letters drawn after each line's others", treatments=(press.with_fallback_letters,)),
)
BOXED = (
    _form(
        "lying",
        "landscape pages drawn on their side, `/Rotate 90`",
        rework=page_boxes.landscape_appendix,
        treatments=(page_boxes.lying,),
    ),
    _form("beginning-elsewhere", "pages whose corner is not at zero", treatments=(page_boxes.beginning_elsewhere,)),
    _form("cut-out", "a CropBox, a printer's marks outside it", treatments=(page_boxes.cut_out,)),
    _form("owner-locked", "encrypted: to be read, not to be changed", treatments=(page_boxes.owner_locked,)),
)
BORN_DIGITAL = (*PLAIN, *TABLES, *STAMPED, *TYPED, *BOXED)
