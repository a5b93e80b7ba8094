"""The text of a Word file as a reader of its print sees it: deletions gone, insertions in, fields by their results.

Source: ECMA-376 Part 1, 17.3 (paragraphs and runs), 17.13.5 (revisions), 17.16.18 (fields), 17.5.2 (content controls);
Part 3, 10.2 (alternate content).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from extract.files.word_file.blocks import (
    LINE_END,
    PAGE_END,
    PAGE_NUMBER,
    PAGE_TURN,
    TAB,
    Block,
    Box,
    Piece,
    WordParagraph,
)
from extract.files.word_file.formatting import Styles, is_on, value
from extract.files.word_file.list_labels import Label, ListLabels
from extract.files.word_file.tables import read_table
from extract.files.word_file.text_boxes import text_boxes

_GONE = ("del", "moveFrom")
_COME = ("ins", "moveTo")
_AROUND = ("hyperlink", "smartTag", "sdtContent", "customXml", "dir", "bdo", "m-oMath", "m-oMathPara", "m-r")
_TEXTS = ("t", "m-t")
_SIGNS = {
    "tab": TAB,
    "ptab": TAB,
    "cr": LINE_END,
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",  # TCVN3's `ư` has its code, and converters write it so
    "lastRenderedPageBreak": PAGE_TURN,
}
_DRAWN = ("drawing", "pict", "object")


@dataclass(slots=True)
class Story:
    """Reads the body, or a header, note or text box, into blocks.

    `notes` are the footnotes' elements by id. `changes` counts tracked changes, `pictures` embedded images.
    """

    styles: Styles
    labels: ListLabels
    notes: dict[str, Element] = field(default_factory=dict)
    changes: int = 0
    pictures: int = 0
    _fields: list[str | bool] = field(default_factory=list)  # instruction of an open field; then: is it a page number
    _in_page_field: bool = False

    def blocks(self, parent: Element) -> tuple[Block, ...]:
        """The paragraphs and tables directly in an element."""
        found: list[Block] = []
        waiting: WordParagraph | None = None  # its end was deleted: the next paragraph goes on with it
        for element in self._block_elements(parent):
            if element.tag == "tbl":
                found += [*([waiting] if waiting else []), read_table(element, self)]
                waiting = None
                continue
            goes_on = element.find("pPr/rPr/del") is not None
            paragraph = self._paragraph(element, is_counted=not goes_on)
            if waiting:
                paragraph = _joined(waiting, paragraph)
            waiting = paragraph if goes_on else None
            if not waiting:
                found.append(paragraph)
        return (*found, *([waiting] if waiting else []))

    def _block_elements(self, parent: Element) -> Iterator[Element]:
        for child in parent:
            if child.tag in ("p", "tbl"):
                yield child
            elif child.tag in (*_COME, "sdtContent", "customXml"):
                yield from self._block_elements(child)
            elif child.tag in _GONE:
                self.changes += 1
            elif child.tag == "sdt" and not _is_placeholder(child):
                yield from self._block_elements(child)
            elif child.tag == "mc-AlternateContent":
                yield from self._block_elements(_chosen(child))

    def _paragraph(self, element: Element, *, is_counted: bool) -> WordParagraph:
        properties = element.find("pPr")
        style = self.styles.style_of(properties)
        if properties is not None and any(properties.find(f"rPr/{tag}") is not None for tag in ("del", "ins")):
            self.changes += 1
        label = self.labels.next(properties, style, self.styles) if is_counted else None
        boxes: list[Box] = []
        notes: list[tuple[Block, ...]] = []
        pieces = tuple(_merged(self._pieces(element, style, boxes, notes)))
        self._fields = [code for code in self._fields if not isinstance(code, str)]  # one that never began to print
        return WordParagraph(
            pieces=pieces,
            format=self.styles.format(properties, style, label.paragraph if label else None),
            label=self._label(label, properties, style) if label else None,
            boxes=tuple(boxes),
            notes=tuple(notes),
        )

    def _label(self, label: Label, properties: Element | None, style: str | None) -> Piece | None:
        """In the look of the paragraph's mark, changed by what the level says itself."""
        mark = None if properties is None else properties.find("rPr")
        look = self.styles.look(mark, style)
        own = label.run if label.run is not None else Element("rPr")
        bold = look.bold if own.find("b") is None else is_on(value(own, "b"))
        italic = look.italic if own.find("i") is None else is_on(value(own, "i"))
        return Piece(label.text, replace(look, bold=bold, italic=italic, hidden=False)) if label.text else None

    def _pieces(
        self, parent: Element, style: str | None, boxes: list[Box], notes: list[tuple[Block, ...]]
    ) -> Iterator[Piece]:
        for child in parent:
            if child.tag == "r":
                yield from self._run(child, style, boxes, notes)
            elif child.tag in _GONE:
                self.changes += 1
            elif child.tag in (*_COME, *_AROUND, "fldSimple") or (child.tag == "sdt" and not _is_placeholder(child)):
                self.changes += child.tag in _COME
                before = self._in_page_field
                self._in_page_field = before or (child.tag == "fldSimple" and _is_page(child.get("instr")))
                yield from self._pieces(child, style, boxes, notes)
                self._in_page_field = before
            elif child.tag in _TEXTS and child.text:  # a formula's
                yield Piece(child.text, self.styles.look(None, style))
            elif child.tag == "mc-AlternateContent":
                yield from self._pieces(_chosen(child), style, boxes, notes)

    def _run(
        self, run: Element, style: str | None, boxes: list[Box], notes: list[tuple[Block, ...]]
    ) -> Iterator[Piece]:
        look = self.styles.look(run.find("rPr"), style)
        for child in _unfolded(run):
            tag = child.tag
            if tag in ("fldChar", "instrText"):
                self._field(child)
            elif tag in _DRAWN:
                self.pictures += sum(1 for each in child.iter() if each.tag in ("a-blip", "v-imagedata"))
                boxes += [Box(self.blocks(box.content), box.left_pt, box.width_pt) for box in text_boxes(child)]
            elif tag == "footnoteReference" and (note := self.notes.get(child.get("id", ""))) is not None:
                notes.append(self.blocks(note))
            elif not (look.hidden or self._in_instruction) and (text := self._text(child)):
                yield Piece(text, look)

    @property
    def _in_instruction(self) -> bool:
        return any(isinstance(code, str) for code in self._fields)

    def _text(self, child: Element) -> str:
        """What an element of a run prints."""
        if child.tag in _TEXTS:
            text = (child.text or "").replace("\n", " ").replace("\r", " ")
            is_page = self._in_page_field or any(code is True for code in self._fields)
            return PAGE_NUMBER if text.strip() and is_page else text
        if child.tag == "br":
            return PAGE_END if child.get("type") == "page" else LINE_END
        if child.tag == "sym":
            return _symbol(child.get("char"))
        return _SIGNS.get(child.tag, "")

    def _field(self, element: Element) -> None:
        """A field's instruction is no text; its result is, and that of PAGE is the page's number."""
        kind, last = element.get("fldCharType"), self._fields[-1] if self._fields else None
        if element.tag == "instrText":
            if isinstance(last, str):
                self._fields[-1] = last + (element.text or "")
        elif kind == "begin":
            self._fields.append("")
        elif kind == "separate" and isinstance(last, str):
            self._fields[-1] = _is_page(last)
        elif kind == "end" and self._fields:
            self._fields.pop()


def _chosen(alternate: Element) -> Element:
    """One of the branches: the first choice, or the fallback where there is none. Both say the same."""
    choice = alternate.find("mc-Choice")
    fallback = alternate.find("mc-Fallback")
    return next((branch for branch in (choice, fallback) if branch is not None), alternate)


def _unfolded(run: Element) -> Iterator[Element]:
    for child in run:
        if child.tag == "mc-AlternateContent":
            yield from _chosen(child)
        else:
            yield child


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours in one look made one: Word cuts text at every edit and every spelling mark."""
    last: Piece | None = None
    for piece in pieces:
        if last and last.look == piece.look:
            last = Piece(last.text + piece.text, last.look)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _joined(before: WordParagraph, after: WordParagraph) -> WordParagraph:
    """The mark between them was deleted: what is left is a paragraph like the second (17.13.5.15)."""
    return replace(
        after,
        pieces=(*before.pieces, *after.pieces),
        boxes=(*before.boxes, *after.boxes),
        notes=(*before.notes, *after.notes),
    )


def _is_placeholder(control: Element) -> bool:
    """A content control that still asks to be filled in."""
    shown = control.find("sdtPr/showingPlcHdr")
    return shown is not None and is_on(shown.get("val"))


def _is_page(instruction: str | None) -> bool:
    """The field prints the number of the page that it stands on."""
    return (instruction or "").split()[:1] == ["PAGE"]


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
