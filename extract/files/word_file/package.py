"""The parts of a Word file, opened with care: capped in number, size and ratio, and without XML entities.

Source: ECMA-376 Part 2 (packages) and Part 1, 11.3 (parts). Element names lose the WordprocessingML namespace, be it
the transitional or the strict one (`p`, `tbl`); others get a short prefix (`mc-Choice`, `r-id`, `wp-anchor`).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from model.errors import EncryptedFile, LimitExceeded, UnreadableFile, VanthuError

MAX_MEMBERS = 5000
MAX_PART_BYTES = 64 * 1024 * 1024  # of XML, unpacked; a plan of 100 pages with tables has 5
MAX_RATIO = 250  # unpacked to packed; Word's own tables of equal rows reach 60
MAX_ELEMENTS = 2_000_000
_FREE_BYTES = 4 * 1024 * 1024  # below it no ratio hurts
_END_MARK, _END_BYTES = b"PK\x05\x06", 22 + 65_535  # end of the central directory with the longest comment
_MOST_DIRECTORY_BYTES = 4 * 1024 * 1024

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r-",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r-",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc-",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp-",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp-",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a-",
    "http://purl.oclc.org/ooxml/drawingml/main": "a-",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m-",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "urn:schemas-microsoft-com:vml": "v-",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: the last word of its type (`header`, `image`), and the part's name."""

    kind: str
    part: str


@dataclass(slots=True)
class Package:
    """An opened package. `name` is the file's, for messages."""

    name: str
    _zip: zipfile.ZipFile
    _members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    @classmethod
    def open(cls, content: bytes, name: str) -> Package:
        """Raises UnreadableFile for what is no package, LimitExceeded for too many members, EncryptedFile."""
        _require_small_directory(content, name)
        try:
            opened = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError) as err:
            raise _damaged(name) from err
        package = cls(name, opened)
        package._members = {info.filename.lstrip("/"): info for info in opened.infolist()}
        return package

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self._members)

    def xml(self, part: str) -> Element | None:
        """A part's root element; None where there is no such part. Raises UnreadableFile, LimitExceeded."""
        info = self._members.get(part)
        if info is None:
            return None
        builder = _Builder(self.name)
        parser = XMLParser(target=builder)  # noqa: S314 (the builder refuses document types, so all entities)
        try:
            parser.feed(self._unpacked(info))
            root = parser.close()
        except (ParseError, ValueError, LookupError) as err:
            raise _damaged(self.name) from err
        return root if isinstance(root, Element) else None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part (`""`: the package) is linked to inside the package, by the link's id."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        found = {}
        for link in root if root is not None else ():
            target = link.get("Target", "")
            if link.get("TargetMode") != "External" and target:
                path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
                found[link.get("Id", "")] = Relation(link.get("Type", "").rpartition("/")[2], path)
        return found

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise EncryptedFile(f"{self.name}: tệp Word có mật khẩu; hãy xin bản không khóa từ nơi gửi.")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_PART_BYTES or (info.file_size > _FREE_BYTES and ratio > MAX_RATIO):
            raise _too_large(self.name)
        try:
            with self._zip.open(info) as stream:
                content = stream.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as err:
            raise _damaged(self.name) from err
        if len(content) > MAX_PART_BYTES:
            raise _too_large(self.name)
        return content


class _Builder(TreeBuilder):
    """Builds elements under short names; refuses document types, and with them every entity of a file's own."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._left = MAX_ELEMENTS
        self._short: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._left -= 1
        if self._left < 0:
            raise _too_large(self._name)
        return super().start(self._named(tag), {self._named(name): value for name, value in attrs.items()})

    def end(self, tag: str) -> Element:
        return super().end(self._named(tag))

    def doctype(self, *_: object) -> None:
        raise _damaged(self._name)

    def _named(self, name: str) -> str:
        short = self._short.get(name)
        if short is None:
            namespace, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
            short = _PREFIXES.get(namespace, "other-" if namespace else "") + local
            self._short[name] = short
        return short


def elements(root: Element | None, path: str) -> Iterator[Element]:
    """The elements at a path below `root`; none where `root` is None."""
    return iter(()) if root is None else root.iterfind(path)


def _require_small_directory(content: bytes, name: str) -> None:
    """Before anything is parsed: how many members and how many bytes the central directory promises."""
    at = content.rfind(_END_MARK, max(0, len(content) - _END_BYTES))
    if at < 0 or len(content) < at + 22:
        raise _damaged(name)
    members = int.from_bytes(content[at + 10 : at + 12], "little")
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    if members > MAX_MEMBERS or size > _MOST_DIRECTORY_BYTES:
        raise _too_large(name)


def _damaged(name: str) -> VanthuError:
    return UnreadableFile(f"{name}: tệp Word bị hỏng, không đọc được; hãy xin lại tệp hoặc bản PDF từ nơi gửi.")


def _too_large(name: str) -> VanthuError:
    return LimitExceeded(f"{name}: tệp Word giải nén ra quá lớn; hãy lưu lại thành PDF rồi gửi.")
