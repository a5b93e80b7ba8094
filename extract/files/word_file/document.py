"""A Word file's sections, with what stands at the head and foot of their pages, and what is doubtful about the file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from extract.files.word_file.blocks import Block, Margins, Section, Sheet
from extract.files.word_file.formatting import Styles, is_on, points, value
from extract.files.word_file.list_labels import ListLabels
from extract.files.word_file.package import Package, Relation, elements
from extract.files.word_file.story import Story
from model.directive import Doubt
from model.errors import UnreadableFile

_MAIN = "officeDocument"
_USUAL_MAIN = "word/document.xml"
_LEAST_SIDE_PT, _MOST_SIDE_PT = 200.0, 1500.0


@dataclass(frozen=True, slots=True)
class WordDocument:
    """`pictures` counts the images in it, which nobody reads."""

    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]
    pictures: int


def read_document(package: Package) -> WordDocument:
    """The main document of a package; raises UnreadableFile where it has none, and what Package raises."""
    main = next((link.part for link in package.relations("").values() if link.kind == _MAIN), _USUAL_MAIN)
    root = package.xml(main)
    body = None if root is None else root.find("body")
    if body is None:
        raise UnreadableFile(f"{package.name}: tệp Word không có nội dung; hãy xin lại tệp từ nơi gửi.")
    links = package.relations(main)
    story = Story(
        Styles.read(_part(package, links, "styles")),
        ListLabels.read(_part(package, links, "numbering")),
        {
            note.get("id", ""): note
            for kind in ("footnotes", "endnotes")
            for note in elements(_part(package, links, kind), "*")
            if note.get("type") in (None, "normal")
        },
    )
    sections = tuple(_Sections(package, links, story).read(body))
    return WordDocument(sections, tuple(_doubts(story, package, links)), story.pictures)


def _part(package: Package, links: dict[str, Relation], kind: str) -> Element | None:
    part = next((link.part for link in links.values() if link.kind == kind), None)
    return package.xml(part) if part else None


@dataclass(slots=True)
class _Sections:
    """Cuts the body at its section marks; heads and feet that a section does not name are the last one's (17.10.2)."""

    package: Package
    links: dict[str, Relation]
    story: Story

    def read(self, body: Element) -> Iterator[Section]:
        previous = Section((), Sheet())
        for elements_of, properties in _cut(body):
            holder = Element("body")
            holder.extend(elements_of)
            blocks = self.story.blocks(holder)
            previous = self._section(blocks, properties, previous)
            yield previous

    def _section(self, blocks: tuple[Block, ...], properties: Element | None, previous: Section) -> Section:
        if properties is None:
            return replace(previous, blocks=blocks)
        has_first = (page := properties.find("titlePg")) is not None and is_on(page.get("val"))
        return Section(
            blocks=blocks,
            sheet=_sheet(properties),
            begins_page=value(properties, "type") != "continuous",
            head=self._margins(properties, "header", previous.head, has_first=has_first),
            foot=self._margins(properties, "footer", previous.foot, has_first=has_first),
        )

    def _margins(self, properties: Element, kind: str, previous: Margins, *, has_first: bool) -> Margins:
        named = {link.get("type", "default"): link.get("r-id", "") for link in properties.iterfind(f"{kind}Reference")}
        usual = self._blocks(named["default"]) if "default" in named else previous.usual
        first = self._blocks(named["first"]) if "first" in named else (previous.first or ())
        return Margins(usual, first if has_first else None)

    def _blocks(self, link: str) -> tuple[Block, ...]:
        relation = self.links.get(link)
        root = self.package.xml(relation.part) if relation else None
        return () if root is None else self.story.blocks(root)


def _cut(body: Element) -> Iterator[tuple[list[Element], Element | None]]:
    """The elements of each section with its properties, which stand in its last paragraph or at the body's end."""
    found: list[Element] = []
    for child in body:
        if child.tag == "sectPr":
            yield found, child
            return
        found.append(child)
        if child.tag == "p" and (mark := child.find("pPr/sectPr")) is not None:
            yield found, mark
            found = []
    if found:
        yield found, None


def _sheet(properties: Element) -> Sheet:
    size, margins = properties.find("pgSz"), properties.find("pgMar")
    sheet = Sheet()
    if size is not None:
        width, height = (points(size.get(side)) for side in ("w", "h"))
        if min(width, height) >= _LEAST_SIDE_PT and max(width, height) <= _MOST_SIDE_PT:
            sheet = replace(sheet, width_pt=width, height_pt=height)
    if margins is not None:
        most_x, most_y = sheet.width_pt / 3, sheet.height_pt / 3
        sheet = replace(
            sheet,
            left_pt=min(abs(points(margins.get("left"))), most_x),
            right_pt=min(abs(points(margins.get("right"))), most_x),
            top_pt=min(abs(points(margins.get("top"))), most_y),
            bottom_pt=min(abs(points(margins.get("bottom"))), most_y),
            header_pt=min(abs(points(margins.get("header"))), most_y),
            footer_pt=min(abs(points(margins.get("footer"))), most_y),
        )
    return sheet


def _doubts(story: Story, package: Package, links: dict[str, Relation]) -> Iterator[Doubt]:
    if story.changes:
        yield Doubt(
            "tracked-changes",
            f"Tệp Word còn {story.changes} chỗ sửa đổi chưa được chấp nhận; đã đọc như khi chấp nhận tất cả. "
            "Đề nghị đối chiếu với bản đã ký.",
        )
    inside = sorted(posixpath.basename(link.part) for link in links.values() if link.kind in ("package", "oleObject"))
    if inside:
        yield Doubt("attachments", f"Trong tệp có {len(inside)} tệp nhúng, chưa đọc: {', '.join(inside[:10])}.")
    if any(link.kind == "aFChunk" for link in links.values()):
        yield Doubt("attachments", "Tệp Word nhúng một văn bản khác, chưa đọc; hãy mở bằng Word và lưu lại.")
    if any(part.startswith("_xmlsignatures/") for part in package.parts):
        yield Doubt("signature-unknown", "Tệp Word có chữ ký số, chưa kiểm tra; đề nghị mở bằng Word để xem.")
    if any(part.rpartition("/")[2] == "comments.xml" for part in package.parts):
        yield Doubt("comments", "Tệp Word có ghi chú bên lề, không đọc; đề nghị xem lại trong tệp gốc.")
